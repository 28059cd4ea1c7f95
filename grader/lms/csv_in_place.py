"""A CSV file as an LMS exported it, in which single cells change and every other byte stays.

Python's `csv` reads such a file and writes it differently: other quotation marks, other ends of
lines, another encoding. Here every cell remembers where it stands in the file.
"""

from __future__ import annotations

import os
import re
import tempfile
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

_MARKS = {b"\xef\xbb\xbf": "utf-8", b"\xff\xfe": "utf-16-le", b"\xfe\xff": "utf-16-be"}


class Refused(ValueError):
    """An export that would have to guess; its text is the sentence for the instructor."""


@dataclass(frozen=True)
class Cell:
    """One cell.

    Parameters
    ----------
    value : str
        What it says, without quotation marks.
    start, end : int
        Where it stands in the text of the file, with its quotation marks.
    """

    value: str
    start: int
    end: int


@dataclass(frozen=True)
class CsvFile:
    """The rows of a CSV file, and how it is written.

    Parameters
    ----------
    path : Path
        The file.
    text : str
        Its text, without the byte-order mark.
    mark : bytes
        The byte-order mark; empty if there is none.
    encoding, delimiter : str
        How it is written.
    rows : list of list of Cell
        The header, then the rest, in the file's order.
    """

    path: Path
    text: str
    mark: bytes
    encoding: str
    delimiter: str
    rows: list[list[Cell]]

    @property
    def header(self) -> list[str]:
        """The titles of the columns."""
        return [cell.value.strip() for cell in self.rows[0]]

    def value(self, row: int, column: int) -> str:
        """Return what a cell says, without blanks around it; nothing where a short row ends."""
        cells = self.rows[row]
        return cells[column].value.strip() if column < len(cells) else ""


def read(path: Path) -> CsvFile:
    """Read a file whose cells are separated by commas, semicolons or tabs.

    Parameters
    ----------
    path : Path
        UTF-8, with or without a byte-order mark, or UTF-16 with one.

    Returns
    -------
    CsvFile
        The file; `changed` without changes gives the same bytes again.

    Raises
    ------
    Refused
        If the file is written in another way.
    """
    content = path.read_bytes()
    mark = next((mark for mark in _MARKS if content.startswith(mark)), b"")
    encoding = _MARKS.get(mark, "utf-8")
    try:
        text = content[len(mark) :].decode(encoding)
    except UnicodeDecodeError:
        text = "\0"
    if "\0" in text:
        raise Refused(
            f"{path} is not text in UTF-8 or UTF-16: use the file as the LMS exported it, "
            "not as a spreadsheet saved it."
        )
    delimiter = max(",;\t", key=lambda one: len(next(rows_of(text, one), [])))
    rows = list(rows_of(text, delimiter))
    # A quotation mark that is not closed ends the rows before the text ends.
    if not text.strip() or rows[-1][-1].end < len(text.rstrip("\r\n")):
        where = f"in line {text.count(chr(10), 0, rows[-1][-1].end) + 2} " if rows else ""
        raise Refused(
            f"{path} cannot be read as a table {where}(empty, or a quotation mark is not closed): "
            "export it again."
        )
    return CsvFile(path, text, mark, encoding, delimiter, rows)


def rows_of(text: str, delimiter: str) -> Iterator[list[Cell]]:
    r"""Yield the rows of a text, up to its end or to the first row that is no row.

    Parameters
    ----------
    text : str
        The text of a file.
    delimiter : str
        What stands between cells.

    Yields
    ------
    list of Cell
        The cells of a row; a quoted one may hold delimiters and ends of lines.

    Examples
    --------
    >>> for row in rows_of('Student,ID\n"Lovelace, Ada",4711\n', ","):
    ...     print([cell.value for cell in row])
    ['Student', 'ID']
    ['Lovelace, Ada', '4711']
    """
    cell = re.compile(rf'("(?:[^"]|"")*+"|(?!")[^{delimiter}\r\n]*+)({delimiter}|\r\n|\n|\r|\Z)')
    row: list[Cell] = []
    position = 0
    while found := cell.match(text, position):
        raw, after = found.groups()
        value = raw[1:-1].replace('""', '"') if raw.startswith('"') else raw
        row.append(Cell(value, found.start(1), found.end(1)))
        position = found.end()
        if after != delimiter:
            yield row
            row = []
            if position == len(text):
                return


def changed(file: CsvFile, new: Mapping[tuple[int, int], str]) -> bytes:
    """Return the file with other values in some cells, and nothing else changed.

    Parameters
    ----------
    file : CsvFile
        The file as it was read.
    new : mapping of (int, int) to str
        The new values, without quotation marks in them, by row and column.

    Returns
    -------
    bytes
        The content of the new file.
    """
    parts, done = [], 0
    for (row, column), value in sorted(new.items()):
        cell = file.rows[row][column]
        quoted = file.text[cell.start : cell.end].startswith('"') or file.delimiter in value
        parts += [file.text[done : cell.start], f'"{value}"' if quoted else value]
        done = cell.end
    return file.mark + "".join([*parts, file.text[done:]]).encode(file.encoding)


def write(path: Path, content: bytes) -> None:
    """Write a file whole or not at all.

    Parameters
    ----------
    path : Path
        Where.
    content : bytes
        What.
    """
    handle, name = tempfile.mkstemp(dir=path.absolute().parent, prefix=f".{path.name}.")
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        os.replace(name, path)
    except BaseException:
        Path(name).unlink()
        raise
