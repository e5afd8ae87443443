"""Writing an archive of format 1: the 7z layout lives here and in archive_reader, and nowhere else.

Each table, or several small ones, and the manifest, is a 7z folder of its own (one append session each), so that one of
them can be read without touching the rest (desktop-facts.md, py7zr). The compression is inside the Parquet; the 7z
method is COPY.
"""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path
from types import TracebackType
from typing import Any, BinaryIO

from influx_backup_gui.domain.errors import ArchiveDamaged, BackupError, UsageError
from influx_backup_gui.domain.manifest import Manifest, to_json
from influx_backup_gui.store.files import (
    begin_writing,
    disk_errors,
    forget_cached,
    fsync_directory,
    fsync_file,
    new_for_owner,
)
from influx_backup_gui.store.readme_text import README
from influx_backup_gui.store.unfinished_archive import Mark, mark_of

SevenZipFile = Any  # py7zr's; it is slow to load, and is loaded when the first session begins.
MANIFEST, CATALOG, SUMS, README_NAME = "manifest.json", "catalog.json", "SHA256SUMS", "README.txt"
# The first folder must hold two members: py7zr 1.1 loses the sizes of a folder of several members that is appended to
# an archive in which every folder holds one.
FORMAT_NAME, FORMAT_TEXT = "FORMAT", b"influx-backup archive, format 1\n"
# A session costs 4 ms, encrypted 5 (measured over 60; it grows with the number of members), so small tables share one.
_SHARED_FOLDER = 8 << 20
# So that the fsync at the end has little left to do: 2 ms instead of 37 for 44 MB (measured).
_WRITE_BEHIND = 2 << 20


class _Folder:
    """An append session: one 7z folder. py7zr writes its header in `close`, so never after an error."""

    def __init__(self, file: BinaryIO, archive: SevenZipFile) -> None:
        self._file, self.archive = file, archive
        self.bytes = self._begun = 0

    def add(self, name: str, path: Path) -> None:
        self.bytes += path.stat().st_size
        self.archive.write(path, name)
        if self.bytes - self._begun >= _WRITE_BEHIND:
            self._begun = self.bytes
            self._file.flush()
            begin_writing(self._file)

    def end(self) -> None:
        with self._file:
            self.archive.close()

    def abandon(self) -> None:
        with suppress(OSError):  # a full disk refuses what is still in the buffer; nobody wants it any more
            self._file.close()


class ArchiveWriter:
    """Writes a file that ends in `.7z.partial`, for its owner only; leaving the context without `publish` removes it.

    It is `<name>.7z.partial`, or `partial` where that is given. Errors of every method: NoSpace and BackupError for
    what the disk refuses; UsageError for a password that cannot be.
    """

    def __init__(self, path: Path, password: str | None = None, partial: Path | None = None) -> None:
        self._path, self._password = path, _checked(password)
        self.partial = partial or path.with_name(path.name + ".partial")
        self._sums: list[tuple[str, str]] = []
        self._folder: _Folder | None = None
        self._introduced = self._published = self._kept = False

    def __enter__(self) -> ArchiveWriter:
        with disk_errors(self._path.parent):
            self._path.parent.mkdir(parents=True, exist_ok=True)
            new_for_owner(self.partial).close()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._folder is not None:
            self._folder.abandon()
        if not self._published and not self._kept:
            self._remove()

    def _remove(self) -> None:
        with suppress(OSError):  # what went wrong before is the news; a sweep removes the rest
            self.partial.unlink(missing_ok=True)

    def add_part(self, name: str, path: Path) -> None:
        """Add one part of a table. The file is taken over: it is removed when it is in the archive."""
        with disk_errors(self._path.parent):
            with path.open("rb") as source:
                self._sums.append((hashlib.file_digest(source, "sha256").hexdigest(), name))
            if self._folder is None:
                self._introduce()
                self._folder = self._begin("a")
            self._folder.add(name, path)
            path.unlink()

    def _introduce(self) -> None:
        """What is the same in every archive comes first; once."""
        if not self._introduced:
            self._introduced = True
            self._add_texts("w", {README_NAME: README.encode(), FORMAT_NAME: FORMAT_TEXT})

    def end_table(self) -> None:
        """All parts of a table are there: what comes next may begin a 7z folder of its own."""
        if self._folder is not None and self._folder.bytes >= _SHARED_FOLDER:
            self._end_folder()

    def mark(self) -> Mark | None:
        """Close the file, and say how it can be read as it is now, whatever comes after it. None: nothing is in it.

        What comes next begins a 7z folder of its own.
        """
        self._end_folder()
        return mark_of(self.partial) if self._introduced else None

    def keep(self) -> None:
        """Leave the half-written file where it is: a mark of it is remembered."""
        self._kept = True

    def _end_folder(self) -> None:
        folder, self._folder = self._folder, None
        if folder is not None:
            with disk_errors(self._path.parent):
                folder.end()

    def finish(self, manifest: Manifest, catalog: Mapping[str, Any]) -> None:
        """Add catalog.json and SHA256SUMS, then the manifest as the last folder, and fsync."""
        with disk_errors(self._path.parent):
            self._introduce()
            self._end_folder()
            described = _json(catalog)
            self._sums.append((hashlib.sha256(described).hexdigest(), CATALOG))
            sums = "".join(f"{digest}  {name}\n" for digest, name in self._sums).encode()
            self._add_texts("a", {CATALOG: described, SUMS: sums})
            self._add_texts("a", {MANIFEST: _json(to_json(manifest))})
            fsync_file(self.partial)
            forget_cached(self.partial)  # so that the proof reads what the disk has, not what memory still holds

    def publish(self) -> Path:
        """Give the archive its name; BackupError when that name is taken."""
        with disk_errors(self._path.parent):
            try:
                os.link(self.partial, self._path)  # fails when the name is taken, unlike a rename
            except FileExistsError as error:
                raise _taken(self._path) from error
            except OSError:
                self._rename()
            self._published = True
            self._remove()
            fsync_directory(self._path.parent)
        return self._path

    def _rename(self) -> None:
        """For file systems without hard links; the repository lock keeps others of us away."""
        if self._path.exists():
            raise _taken(self._path)
        self.partial.rename(self._path)

    def _add_texts(self, mode: str, texts: Mapping[str, bytes]) -> None:
        if mode == "w":
            self._sums.extend((hashlib.sha256(data).hexdigest(), name) for name, data in texts.items())
        folder = self._begin(mode)
        try:
            for name, data in texts.items():
                folder.archive.writestr(data, name)
        except BaseException:
            folder.abandon()
            raise
        folder.end()

    def _begin(self, mode: str) -> _Folder:
        file = self.partial.open("r+b")
        try:
            return _Folder(file, self._session(file, mode))
        except BaseException:
            file.close()
            raise

    def _session(self, file: BinaryIO, mode: str) -> SevenZipFile:
        import py7zr

        from influx_backup_gui.store.archive_keys import share_keys

        share_keys()
        secret = self._password is not None
        filters = [{"id": py7zr.FILTER_COPY}]
        if secret:
            filters.append({"id": py7zr.FILTER_CRYPTO_AES256_SHA256})
        archive = py7zr.SevenZipFile(file, mode, filters=filters, password=self._password, header_encryption=secret)
        if mode == "a" and not archive.getnames():  # py7zr begins anew when it cannot read what is there
            raise ArchiveDamaged(
                f"What was written to {self.partial} a moment ago cannot be read back.",
                "The disk or its cable may be failing. Choose another repository.",
            )
        if not secret:  # the end of a compressed header may change without a trace; a plain one has a checksum
            archive.set_encoded_header_mode(False)
        return archive


def _checked(password: str | None) -> str | None:
    if password is not None:
        try:
            possible = bool(password.encode("utf-16LE")) and "\x00" not in password
        except UnicodeEncodeError:
            possible = False
        if not possible:
            raise UsageError(
                "This password cannot encrypt an archive: it is empty or holds bytes that are no text.",
                "Choose another one; letters, digits and signs of any language are fine.",
            )
    return password


def _taken(path: Path) -> BackupError:
    return BackupError(f"There is already a file {path}.", "Choose another name.")


def _json(document: Mapping[str, Any]) -> bytes:
    return (json.dumps(document, indent=1, ensure_ascii=False) + "\n").encode()
