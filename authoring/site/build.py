"""``make site``: writes the source of the website, searches it for what is private, runs Sphinx."""

from __future__ import annotations

import re
import shutil
from collections.abc import Callable, Collection, Iterator
from dataclasses import replace
from datetime import date
from importlib.metadata import files
from pathlib import Path, PurePosixPath

import nbformat

from authoring import check, course, links, private, worked
from authoring.course import Course, Unit
from authoring.course_file import PATH
from authoring.site import buttons, cards, front, texts
from authoring.site.lessons import Maker
from authoring.site.outputs import PICTURES, Pictures

_HERE = Path(__file__).parent
_MATHJAX = ("mathjax/tex-chtml.js", "mathjax/output/chtml/fonts/")


# The theme loads the icons twice, as a font and as this script, which is half the weight of a page.
_ICONS = "_static/scripts/fontawesome.js"


# What has no source: Sphinx's own pages, and what others made.
_NO_SOURCE = ("_static", "genindex.html", "lite", "search.html")


class SiteError(Exception):
    """Why there is no website, in a sentence or a few."""


def build(
    root: Path,
    folder: Path,
    run: Callable[[str], bool] = lambda name: True,
    say: Callable[[str], None] = print,
    day: date | None = None,
    all_solutions: bool = False,
    with_lite: bool = True,
) -> Path:
    """Build the website.

    Parameters
    ----------
    root : Path
        The checkout, with its notebooks built.
    folder : Path
        Where ``source/``, ``doctrees/`` and ``html/`` are made; what is there of an earlier build
        makes this one faster.
    run : callable
        Whether a lesson of some name is to be run; one whose outputs are kept has them in any case.
    say : callable
        Called with a line for what takes long.
    day : date, optional
        What is open on that day is on the site, and the solutions of assignments that are out by
        then; without one, everything that opens, and no solutions.
    all_solutions : bool
        For those who learn by themselves: every assignment has its solutions.
    with_lite : bool
        Whether the JupyterLite in ``build/lite`` goes along, if there is one.

    Returns
    -------
    Path
        The site: a folder to be put on any web server.

    Raises
    ------
    SiteError
        Where all solutions are asked for while students can hand in one of the assignments; where
        something private would get there (then no page is written), or Sphinx warns.
    """
    source, extra = folder / "source", folder / "extra"
    lite = root / "build" / "lite"
    has_lite = with_lite and (lite / "lab" / "index.html").exists()
    pictures = Pictures(extra / PICTURES)
    order = _open(course.read(root), day)
    solved = _all_solved(order, day) if all_solutions else worked.out(order, day)
    bank = links.read_bank(order)
    maker = Maker(order, bank, pictures, has_lite, run, say, frozenset(map(_name, solved)))
    written = dict(_pages(maker))
    if found := list(leaks(root, written, maker.solved)):
        raise SiteError("No site was built:\n" + "\n".join(found))
    _write(source, written)
    pictures.drop_others()
    _downloads(maker, extra / buttons.DOWNLOADS)
    _images(root, source)
    static = _mathjax(folder / "static")
    _sphinx(source, folder, extra, static)
    _without_icons_script(folder / "html")
    shutil.rmtree(folder / "html" / "lite", ignore_errors=True)
    if has_lite:
        shutil.copytree(lite, folder / "html" / "lite")
    return folder / "html"


def _name(unit: Unit) -> str:
    return unit.name


def _all_solved(order: Course, day: date | None) -> list[Unit]:
    """All assignments, unless a class is working on one."""
    for unit in order.assignments:
        if unit.due and (day is None or day <= unit.due):
            raise SiteError(
                f"No site was built: {unit.built_name} can be handed in until {unit.due}, and its "
                "solutions would be known before. Build it without SOLUTIONS=all; where nobody "
                f"hands in, take 'due:' out of {PATH.as_posix()}."
            )
    return list(order.assignments)


def _open(order: Course, day: date | None) -> Course:
    """The course with what is open on a day."""

    def those(units: tuple[Unit, ...]) -> tuple[Unit, ...]:
        return tuple(unit for unit in units if day is None or unit.is_open(day))

    return replace(
        order,
        lessons=those(order.lessons),
        assignments=those(order.assignments),
        appendices=those(order.appendices),
    )


def _pages(maker: Maker) -> Iterator[tuple[str, str]]:
    """Yield the source of every page, by its file."""
    order = maker.course
    citation = front.read_citation(order.root)
    yield "index.md", front.index(order, citation, maker.lite, maker.solved)
    yield "about.md", front.about(citation)
    yield "function-cards.md", cards.markdown(maker.pictures)
    for unit in (*order.lessons, *order.appendices):
        yield f"course/{unit.built_name}.ipynb", nbformat.writes(maker.lesson(unit))
    for unit in order.assignments:
        yield f"assignments/{unit.built_name}.ipynb", nbformat.writes(maker.assignment(unit))
    for caption in texts.PAGES:
        for page in texts.there(order.root, caption):
            yield f"{page.place}.md", texts.markdown(order.root, page)


def leaks(
    root: Path, pages: dict[str, str], solved: Collection[str] = frozenset()
) -> Iterator[str]:
    """Yield a sentence for each private text in the source of the pages.

    Parameters
    ----------
    root : Path
        The checkout, whose manuscript says what is private.
    pages : dict of str to str
        The source of every page, by its file.
    solved : collection of str
        The names of the assignments whose pages may tell their solutions.
    """
    order = course.read(root)
    named = {}
    for name, text in pages.items():
        tells = course.unnumbered(PurePosixPath(name).stem) in solved
        named[name.replace("assignments/", f"{worked.FOLDER if tells else 'release'}/")] = text
    folded = ((name, private.fold(_readable(name, text))) for name, text in named.items())
    assignments = check.assignments(order)
    for sentence in private.leaks_in(folded, assignments, links.read_bank(order)):
        # Pages for contributors tell what the marks around a solution look like.
        if not (sentence.startswith("contributors/") and "holds '###" in sentence):
            yield sentence


def _readable(name: str, text: str) -> str:
    if not name.endswith(".ipynb"):
        return text
    cells = nbformat.reads(text, as_version=4).cells
    return "\n".join(f"{cell.source}\n{cell.get('outputs', '')}" for cell in cells)


def _write(source: Path, pages: dict[str, str]) -> None:
    """Write what has changed, so that Sphinx reads no other page again."""
    for name, text in pages.items():
        path = source / name
        if not path.exists() or path.read_text(encoding="utf-8") != text:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8")
    for path in [*source.rglob("*.md"), *source.rglob("*.ipynb")]:
        if path.relative_to(source).as_posix() not in pages:
            path.unlink()


def _downloads(maker: Maker, folder: Path) -> None:
    shutil.rmtree(folder, ignore_errors=True)
    order = maker.course
    lessons = [order.root / unit.notebook for unit in (*order.lessons, *order.appendices)]
    for place, paths in {
        buttons.LESSONS: lessons,
        buttons.ASSIGNMENTS: [order.root / unit.for_students for unit in order.assignments],
    }.items():
        (folder / place).mkdir(parents=True)
        for path in paths:
            shutil.copyfile(path, folder / place / path.name)
    solved = [unit for unit in order.assignments if unit.name in maker.solved]
    for unit in solved:
        target = folder / worked.path(unit)
        target.parent.mkdir(exist_ok=True)
        target.write_text(nbformat.writes(worked.notebook(unit, order, maker.bank)) + "\n", "utf-8")


def _images(root: Path, source: Path) -> None:
    (source / "images").mkdir(exist_ok=True)
    for caption in texts.PAGES:
        for page in texts.there(root, caption):
            for name in texts.pictures(root, page):
                shutil.copyfile(root / name, source / "images" / Path(name).name)


def _mathjax(static: Path) -> Path:
    """Copy MathJax and its fonts out of the installed package that carries them."""
    for file in files("sphinx-mathjax-offline") or []:
        name = file.as_posix().partition("/static/")[2]
        if name.startswith(_MATHJAX):
            target = static / name
            target.parent.mkdir(parents=True, exist_ok=True)
            if not target.exists():
                shutil.copyfile(str(file.locate()), target)
    return static


def _sphinx(source: Path, folder: Path, extra: Path, static: Path) -> None:
    from sphinx.cmd.build import main

    _drop_old(source, folder / "html")
    own = ["-c", str(_HERE), "-d", str(folder / "doctrees"), "-b", "html"]
    folders = [
        f"-Dhtml_static_path={_HERE / 'static'},{static}",
        f"-Dhtml_extra_path={extra}",
    ]
    code = main([*own, *folders, "-q", "-W", "--keep-going", str(source), str(folder / "html")])
    if code:
        raise SiteError("Sphinx warns; the lines above say where and of what.")


def _drop_old(source: Path, html: Path) -> None:
    """Remove what an earlier build left and this one does not write, such as solutions."""
    for made in (PICTURES, buttons.DOWNLOADS):
        shutil.rmtree(html / made, ignore_errors=True)
    for path in html.rglob("*.html"):
        page = path.relative_to(html)
        written = any((source / page).with_suffix(end).exists() for end in (".md", ".ipynb"))
        if not written and page.parts[0] not in _NO_SOURCE:
            path.unlink()


def _without_icons_script(html: Path) -> None:
    """Take the theme's script of all icons out of the pages: the font has them, too."""
    for path in html.rglob("*.html"):
        text = path.read_text(encoding="utf-8")
        shorter = re.sub(rf'<script[^>]*src="[^"]*{_ICONS}[^"]*"></script>', "", text)
        if shorter != text:
            path.write_text(shorter, encoding="utf-8")
    for path in html.glob(f"{_ICONS}*"):
        path.unlink()
