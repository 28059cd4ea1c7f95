"""The addresses of what is published: students' notebooks in Colab, and the wheel they install."""

from __future__ import annotations

from dataclasses import dataclass

from authoring import wheel

_COLAB = "https://colab.research.google.com"


@dataclass(frozen=True)
class Repository:
    """The students' repository on GitHub; ``published:`` in ``course.yaml`` names it.

    Parameters
    ----------
    name : str
        Organization and name, such as "activation-course/activation-course".
    branch : str
        The branch that is read.
    """

    name: str
    branch: str

    def wheel_url(self) -> str:
        """Return where the published wheel is; Colab installs it from there.

        Examples
        --------
        >>> Repository("us/course", "main").wheel_url().startswith("https://raw.github")
        True
        """
        return f"https://raw.githubusercontent.com/{self.name}/{self.branch}/wheel/{wheel.name()}"

    def colab_url(self, path: str) -> str:
        """Return the address that opens a notebook in Colab.

        Parameters
        ----------
        path : str
            The notebook's path in the repository, with forward slashes.

        Examples
        --------
        >>> Repository("us/course", "main").colab_url("course/lesson.ipynb")
        'https://colab.research.google.com/github/us/course/blob/main/course/lesson.ipynb'
        """
        return f"{_COLAB}/github/{self.name}/blob/{self.branch}/{path}"

    def colab_link(self, path: str, text: str = "Open in Colab") -> str:
        """Return the link that opens a notebook in Colab, as Markdown.

        It is a link in words, since Colab's badge is a picture from elsewhere: who reads offline
        would see a gap.

        Parameters
        ----------
        path : str
            The notebook's path in the repository, with forward slashes.
        text : str
            What the link says.

        Examples
        --------
        >>> Repository("us/course", "main").colab_link("course/lesson.ipynb")[:23]
        '[Open in Colab](https:/'
        """
        return f"[{text}]({self.colab_url(path)})"
