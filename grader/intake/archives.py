"""Unpack what an LMS gave (``nbgrader zip_collect``): within bounds, and nowhere else.

A zip that a student handed in is unpacked, too, into a folder beside it; one inside that is not.
"""

from __future__ import annotations

import os
import shutil
import stat
import tarfile
import time
import zipfile
from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import dataclass
from functools import partial
from pathlib import Path, PurePosixPath
from typing import IO, Any

from nbgrader.plugins import ExtractorPlugin
from traitlets import Integer

from grader.intake import safe_names
from grader.lms.upload_names import UNPACKED
from grader.results import collection
from grader.results.collection import Upload
from grader.results.course_directory import assignments, one_of
from grader.results.printable import PrintableLog

ARCHIVES = (".zip", ".tar", ".gz", ".tgz")
_OTHERS = (".rar", ".7z", ".xz", ".bz2")
_BROKEN = (OSError, ValueError, RuntimeError, EOFError, zipfile.BadZipFile, tarfile.TarError)
_PIECE = 2**20


@dataclass
class _Bounds:
    """What may still be unpacked."""

    files: int
    bytes: int
    bytes_a_file: int


@dataclass(frozen=True)
class _Entry:
    """A file in an archive."""

    name: str
    size: int
    time: float
    is_link: bool
    open: Callable[[], IO[bytes]]


class _TooLarge(ValueError):
    """A file or an archive that is larger than the bounds."""


class ArchiveExtractor(ExtractorPlugin):
    """nbgrader's extractor within bounds; what it leaves packed is kept for the report."""

    file_megabytes = Integer(100, help="the largest file that is unpacked").tag(config=True)
    archive_megabytes = Integer(8192, help="all files of an archive of the LMS").tag(config=True)
    archive_files = Integer(50_000, help="files in an archive of the LMS").tag(config=True)
    zip_megabytes = Integer(100, help="all files of a zip that a student handed in").tag(
        config=True
    )
    zip_files = Integer(200, help="files in a zip that a student handed in").tag(config=True)

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.log.addFilter(PrintableLog())
        self._left: list[Upload] = []
        why = _why_nothing(self.parent) if hasattr(self.parent, "archive_directory") else ""
        if why:
            self.parent.fail(why)

    def extract(self, archive_path: str, extracted_path: str) -> None:
        """Unpack archives, copy other files.

        Parameters
        ----------
        archive_path, extracted_path : str
            The folders ``archive`` and ``extracted``.
        """
        if not os.listdir(archive_path):
            self.log.warning("No files found in directory: %s", archive_path)
            return
        source, target = Path(archive_path), Path(extracted_path)
        for path in sorted(source.rglob("*")):
            relative = path.relative_to(source)
            if safe_names.left_behind(PurePosixPath(relative)) or path.is_dir():
                continue
            if path.is_symlink() or not path.is_file():
                self._leave(relative.as_posix(), "it is a link, not an ordinary file.")
                continue
            folder = target / relative.parent
            folder.mkdir(parents=True, exist_ok=True)
            if path.suffix.lower() in ARCHIVES:
                self._unpack(path, folder / stem(path.name), relative.as_posix())
            else:
                self.log.info("Copying from: %s", path)
                shutil.copy2(path, folder / (safe_names.file_name(path.name) or path.name))
        self._keep()

    def _unpack(self, path: Path, folder: Path, name: str) -> None:
        """Unpack an archive of the LMS, and then the zips that students handed in."""
        self.log.info("Extracting from: %s", path)
        bounds = _Bounds(self.archive_files, self.archive_megabytes * 2**20, self._file_bytes)
        folder.mkdir(parents=True, exist_ok=True)
        for packed in self._files_of(path, folder, bounds, name):
            if packed.suffix.lower() not in ARCHIVES:
                continue
            inner = _Bounds(self.zip_files, self.zip_megabytes * 2**20, self._file_bytes)
            where = f"{name}/{packed.relative_to(folder).as_posix()}"
            beside = packed.with_name(packed.name + UNPACKED)
            for file in self._files_of(packed, beside, inner, where):
                if file.suffix.lower() in (*ARCHIVES, *_OTHERS):
                    inside = f"{where}/{file.relative_to(beside).as_posix()}"
                    self._leave(inside, "an archive inside an archive is not opened.")

    @property
    def _file_bytes(self) -> int:
        return self.file_megabytes * 2**20

    def _files_of(self, path: Path, folder: Path, bounds: _Bounds, name: str) -> list[Path]:
        """Unpack an archive within bounds; return the files, and keep why others are missing."""
        written = []
        try:
            with closing(_opened(path)) as archive:
                for entry in _entries(archive):
                    try:
                        target = _place(entry, folder, bounds)
                        if target is not None:
                            _write(entry, target, bounds)
                            written.append(target)
                    except _TooLarge as reason:
                        self._leave(f"{name}/{entry.name}", str(reason))
                        if bounds.files <= 0 or bounds.bytes <= 0:
                            self._leave(
                                name, "it is too large; only some of its files were unpacked."
                            )
                            break
                    except _BROKEN as error:
                        self._leave(f"{name}/{entry.name}", f"it cannot be unpacked ({error}).")
        except _BROKEN as error:
            self._leave(name, f"it is not an archive that can be opened ({error}).")
        return written

    def _leave(self, name: str, why: str) -> None:
        self.log.warning("Left out, because %s %s", why.rstrip("."), f"({name})")
        self._left.append(Upload(name, why=why))

    def _keep(self) -> None:
        """Keep what was left out; what was collected before stays until all is looked at."""
        course = getattr(self.parent, "coursedir", None)
        if course is not None:
            kept = collection.load(Path(course.root), course.assignment_id)
            kept.uploads = [*self._left, *(one for one in kept.uploads if one.student)]
            kept.save()


def _why_nothing(app: Any) -> str:
    """Say why there is nothing to collect, "" where there is something or nobody can tell why."""
    archive = Path(app._format_collect_path(app.archive_directory))
    if archive.is_dir() and any(archive.iterdir()):
        return ""
    root, name = Path(app.coursedir.root), app.coursedir.assignment_id
    where = archive.relative_to(root) if archive.is_relative_to(root) else archive
    near = sorted(path.name for path in archive.parent.glob("*") if path.suffix in ARCHIVES)
    if near:
        return f"Nothing to collect: {where} is empty. Move {', '.join(near)} there."
    known = assignments(root)
    if known and name not in known:
        return f"Nothing to collect: there is no assignment {one_of(name, known)}"
    return f"Nothing to collect: put the LMS's zip of submissions into {where}." if known else ""


def stem(name: str) -> str:
    """Return the name of the folder for the files of an archive.

    Examples
    --------
    >>> stem("submissions.zip"), stem("ps1.tar.gz")
    ('submissions', 'ps1')
    """
    first = Path(name).stem
    return first[: -len(".tar")] if first.lower().endswith(".tar") else first


def was_unpacked(path: Path) -> bool:
    """Whether a file is a student's zip whose files lie beside it."""
    folder = path.with_name(path.name + UNPACKED)
    return folder.is_dir() and any(each.is_file() for each in folder.rglob("*"))


def is_inner(path: Path) -> bool:
    """Whether a file is an archive in a student's zip, of which the extractor has said why."""
    return path.suffix.lower() in (*ARCHIVES, *_OTHERS) and handed_in(path) != path


def handed_in(path: Path) -> Path:
    """Return the file that a student handed in: the zip, for a file that was in one."""
    for parent in path.parents:
        if parent.name.endswith(UNPACKED):
            return parent.with_name(parent.name.removesuffix(UNPACKED))
    return path


def _opened(path: Path) -> zipfile.ZipFile | tarfile.TarFile:
    return tarfile.open(path) if tarfile.is_tarfile(path) else zipfile.ZipFile(path)


def _entries(archive: zipfile.ZipFile | tarfile.TarFile) -> Iterator[_Entry]:
    if isinstance(archive, zipfile.ZipFile):
        for info in archive.infolist():
            if not info.is_dir():
                link = stat.S_IFMT(info.external_attr >> 16) not in (0, stat.S_IFREG)
                # The zip's clock has no time zone: it is read as this machine's.
                when = _seconds(info.date_time)
                opened = partial(archive.open, info)
                yield _Entry(_name(info), info.file_size, when, link, opened)
        return
    for member in archive:
        if not member.isdir():
            opened = partial(_open_member, archive, member)
            yield _Entry(member.name, member.size, member.mtime, not member.isreg(), opened)


def _open_member(archive: tarfile.TarFile, member: tarfile.TarInfo) -> IO[bytes]:
    file = archive.extractfile(member)
    if file is None:
        raise ValueError("it is not an ordinary file")
    return file


def _name(info: zipfile.ZipInfo) -> str:
    """Return the name in a zip; some programs write UTF-8 and do not say so."""
    if info.flag_bits & 0x800:
        return info.filename
    try:
        return info.filename.encode("cp437").decode("utf-8")
    except UnicodeError:
        return info.filename


def _seconds(when: tuple[int, int, int, int, int, int]) -> float:
    try:
        return time.mktime((*when, 0, 0, -1))
    except (OverflowError, ValueError):
        return 0.0


def _place(entry: _Entry, folder: Path, bounds: _Bounds) -> Path | None:
    """Return where a file goes, None for what nobody needs."""
    relative = safe_names.inside(entry.name)
    if relative is None:
        raise ValueError("its name leads out of the folder")
    if safe_names.left_behind(relative):
        return None
    if entry.is_link:
        raise ValueError("it is a link, not an ordinary file")
    bounds.files -= 1
    if bounds.files < 0:
        raise _TooLarge("the archive has too many files.")
    if entry.size > bounds.bytes_a_file:
        raise _TooLarge(f"it is too large ({entry.size / 2**20:.0f} MB).")
    target = folder / relative
    number = 1
    while target.exists():  # two names that differ in capitals or accents alone, or not at all
        number += 1
        target = folder / relative.with_name(f"{relative.stem} ({number}){relative.suffix}")
    return target


def _write(entry: _Entry, target: Path, bounds: _Bounds) -> None:
    """Write a file; its real size counts, whatever the archive says."""
    target.parent.mkdir(parents=True, exist_ok=True)
    size = 0
    try:
        with entry.open() as source, target.open("xb") as file:
            while piece := source.read(_PIECE):
                size += len(piece)
                bounds.bytes -= len(piece)
                if size > bounds.bytes_a_file or bounds.bytes < 0:
                    raise _TooLarge("it, or the whole archive, is too large.")
                file.write(piece)
    except BaseException:
        target.unlink(missing_ok=True)
        raise
    if entry.time > 0:
        os.utime(target, (entry.time, entry.time))
