"""Writing an archive of format 1: the 7z layout lives here and in archive_reader, and nowhere else.

Each table, or several small ones, and the manifest, is a 7z folder of its own (one append session each), so that one of
them can be read without touching the rest (desktop-facts.md, py7zr). The compression is inside the Parquet; the 7z
method is COPY.
"""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from types import TracebackType
from typing import Any

import py7zr

from influx_backup_gui.domain.errors import ArchiveDamaged, BackupError, UsageError
from influx_backup_gui.domain.manifest import Manifest, to_json
from influx_backup_gui.store.files import disk_errors, forget_cached, fsync_directory, fsync_file
from influx_backup_gui.store.readme_text import README

MANIFEST, CATALOG, SUMS, README_NAME = "manifest.json", "catalog.json", "SHA256SUMS", "README.txt"
# The first folder must hold two members: py7zr 1.1 loses the sizes of a folder of several members that is appended to
# an archive in which every folder holds one.
FORMAT_NAME, FORMAT_TEXT = "FORMAT", b"influx-backup archive, format 1\n"
_COPY: list[dict[str, int]] = [{"id": py7zr.FILTER_COPY}]
_ENCRYPTED: list[dict[str, int]] = [{"id": py7zr.FILTER_COPY}, {"id": py7zr.FILTER_CRYPTO_AES256_SHA256}]
# A session costs 20 ms, encrypted 220 ms (measured, growing with the number of members), so small tables share one.
_SHARED_FOLDER = 8 << 20


class ArchiveWriter:
    """Writes `<name>.7z.partial`, for its owner only; leaving the context without `publish` removes it.

    Errors of every method: NoSpace and BackupError for what the disk refuses; UsageError for a password that cannot be.
    """

    def __init__(self, path: Path, password: str | None = None) -> None:
        self._path, self._password = path, _checked(password)
        self.partial = path.with_name(path.name + ".partial")
        self._sums: list[tuple[str, str]] = []
        self._waiting: list[tuple[str, Path]] = []
        self._waiting_bytes = 0
        self._published = False

    def __enter__(self) -> ArchiveWriter:
        with disk_errors(self._path.parent):
            self._path.parent.mkdir(parents=True, exist_ok=True)
            os.close(os.open(self.partial, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600))
            try:
                self._add_texts("w", {README_NAME: README.encode(), FORMAT_NAME: FORMAT_TEXT})
            except BaseException:
                self._remove()
                raise
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if not self._published:
            self._remove()

    def _remove(self) -> None:
        with suppress(OSError):  # what went wrong before is the news; a sweep removes the rest
            self.partial.unlink(missing_ok=True)

    def add_table(self, members: Sequence[tuple[str, Path]]) -> None:
        """Add the parts of one table. The files are taken over: they are removed when they are in the archive."""
        with disk_errors(self._path.parent):
            for name, path in members:
                with path.open("rb") as source:
                    self._sums.append((hashlib.file_digest(source, "sha256").hexdigest(), name))
                self._waiting.append((name, path))
                self._waiting_bytes += path.stat().st_size
            if self._waiting_bytes >= _SHARED_FOLDER:
                self._write_waiting()

    def finish(self, manifest: Manifest, catalog: Mapping[str, Any]) -> None:
        """Add catalog.json and SHA256SUMS, then the manifest as the last folder, and fsync."""
        with disk_errors(self._path.parent):
            self._write_waiting()
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

    def _write_waiting(self) -> None:
        """One 7z folder for all that waits."""
        if not self._waiting:
            return
        with self._session("a") as archive:
            for name, path in self._waiting:
                archive.write(path, name)
        for _, path in self._waiting:
            path.unlink()
        self._waiting, self._waiting_bytes = [], 0

    def _add_texts(self, mode: str, texts: Mapping[str, bytes]) -> None:
        if mode == "w":
            self._sums.extend((hashlib.sha256(data).hexdigest(), name) for name, data in texts.items())
        with self._session(mode) as archive:
            for name, data in texts.items():
                archive.writestr(data, name)

    @contextmanager
    def _session(self, mode: str) -> Iterator[py7zr.SevenZipFile]:
        """py7zr writes its header in `close`: never after an error, and the file is closed in any case."""
        secret = self._password is not None
        with self.partial.open("r+b") as file:
            archive = py7zr.SevenZipFile(
                file, mode, filters=_ENCRYPTED if secret else _COPY, password=self._password, header_encryption=secret
            )
            if mode == "a" and not archive.getnames():  # py7zr begins anew when it cannot read what is there
                raise ArchiveDamaged(
                    f"What was written to {self.partial} a moment ago cannot be read back.",
                    "The disk or its cable may be failing. Choose another repository.",
                )
            if not secret:  # the end of a compressed header may change without a trace; a plain one has a checksum
                archive.set_encoded_header_mode(False)
            yield archive
            archive.close()


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
