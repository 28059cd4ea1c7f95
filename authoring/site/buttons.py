"""The buttons under a title: the ways to open a notebook."""

from __future__ import annotations

import html
from dataclasses import dataclass

from authoring.addresses import Repository

#: Where JupyterLite opens a notebook, from the site's root; `make lite` builds it.
LITE = "lite/lab/index.html"
#: Where notebooks can be fetched; an assignment has the name of the lesson that it closes.
DOWNLOADS, LESSONS, ASSIGNMENTS = "notebooks", "course", "assignments"
SOLUTIONS = "solutions"


@dataclass(frozen=True)
class Ways:
    """The ways to open a notebook.

    Parameters
    ----------
    name : str
        Its file, such as "01-intuition.ipynb".
    folder : {"course", "assignments"}
        Which of the two it is.
    path : str
        Where it is in the students' repository.
    students : Repository
        That repository.
    lite : bool
        Whether the site has a JupyterLite that runs it.
    solutions : bool
        Of an assignment: whether its page holds the solutions.
    """

    name: str
    folder: str
    path: str
    students: Repository
    lite: bool
    solutions: bool = False

    def links(self, up: str) -> list[tuple[str, str, str]]:
        """Return label, address and further attributes of each way, the easiest first.

        Parameters
        ----------
        up : str
            The way from the page to the site's root, such as "../".
        """
        found = [("Open in Colab", self.students.colab_url(self.path), "")]
        if self.lite:
            path = self.name if self.folder == LESSONS else f"{self.folder}/{self.name}"
            found.insert(0, ("Run in this browser", f"{up}{LITE}?path={path}", ""))
        return found

    def bar(self, up: str) -> str:
        """Return the buttons under a title, as HTML.

        Parameters
        ----------
        up : str
            The way from the page to the site's root, such as "../".
        """
        place = f"{up}{DOWNLOADS}"
        downloads = [("Download notebook", f"{place}/{self.folder}/{self.name}", " download")]
        if self.solutions:
            address = f"{place}/{SOLUTIONS}/{self.name}"
            downloads.append(("Download solutions", address, " download"))
        links = row([*self.links(up), *downloads])
        return f'<nav class="ways" aria-label="Open this notebook">{links}</nav>{self._note()}'

    def _note(self) -> str:
        if self.folder == LESSONS:
            text = (
                "You are reading with all results on the page; those that you are asked to predict "
                "fold open. Where the lesson asks you to run or change a cell, open it with a "
                "button above."
            )
        elif self.solutions:
            text = (
                "Work on it first: open or download it. One solution to each exercise folds open "
                "below it; yours may look different and be just as right."
            )
        else:
            text = (
                "This is the assignment to read. To work on it and to hand it in, open or download "
                "it."
            )
        return f'<p class="hint-to-run">{text}</p>'


def row(links: list[tuple[str, str, str]]) -> str:
    """Return buttons beside each other, as HTML; `links` as of `Ways.links`."""
    return "".join(
        f'<a class="button" href="{html.escape(address)}"{more}>{label}</a>'
        for label, address, more in links
    )
