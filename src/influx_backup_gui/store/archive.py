"""Writing an archive of format 1: the 7z layout lives here and in archive_reader, and nowhere else.

Each table, and the manifest, is a 7z folder of its own (one append session each), so that one of them can be read
without touching the rest (desktop-facts.md, py7zr). The compression is inside the Parquet; the 7z method is COPY.
"""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Mapping, Sequence
from pathlib import Path
from types import TracebackType
from typing import Any

import py7zr

from influx_backup_gui.domain.errors import BackupError
from influx_backup_gui.domain.manifest import Manifest, to_json
from influx_backup_gui.store.files import disk_errors, fsync_directory, fsync_file
from influx_backup_gui.store.readme_text import README

MANIFEST, CATALOG, SUMS, README_NAME = "manifest.json", "catalog.json", "SHA256SUMS", "README.txt"
# The first folder must hold two members: py7zr 1.1 loses the sizes of a folder of several members that is appended to
# an archive in which every folder holds one.
FORMAT_NAME, FORMAT_TEXT = "FORMAT", b"influx-backup archive, format 1\n"
_COPY: list[dict[str, int]] = [{"id": py7zr.FILTER_COPY}]
_ENCRYPTED: list[dict[str, int]] = [{"id": py7zr.FILTER_COPY}, {"id": py7zr.FILTER_CRYPTO_AES256_SHA256}]


class ArchiveWriter:
    """Writes `<name>.7z.partial`; leaving the context without `publish` removes it.

    Errors of every method: NoSpace and BackupError for what the disk refuses.
    """

    def __init__(self, path: Path, password: str | None = None) -> None:
        self._path, self._password = path, password
        self.partial = path.with_name(path.name + ".partial")
        self._sums: list[tuple[str, str]] = []
        self._published = False

    def __enter__(self) -> ArchiveWriter:
        with disk_errors(self._path.parent):
            self._path.parent.mkdir(parents=True, exist_ok=True)
            self._add_texts("w", {README_NAME: README.encode(), FORMAT_NAME: FORMAT_TEXT})
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if not self._published:
            self.partial.unlink(missing_ok=True)

    def add_table(self, members: Sequence[tuple[str, Path]]) -> None:
        """Add the parts of one table as one 7z folder."""
        with disk_errors(self._path.parent):
            for name, path in members:
                with path.open("rb") as source:
                    self._sums.append((hashlib.file_digest(source, "sha256").hexdigest(), name))
            with self._session("a") as archive:
                for name, path in members:
                    archive.write(path, name)

    def finish(self, manifest: Manifest, catalog: Mapping[str, Any]) -> None:
        """Add catalog.json and SHA256SUMS, then the manifest as the last folder, and fsync."""
        with disk_errors(self._path.parent):
            described = _json(catalog)
            self._sums.append((hashlib.sha256(described).hexdigest(), CATALOG))
            sums = "".join(f"{digest}  {name}\n" for digest, name in self._sums).encode()
            self._add_texts("a", {CATALOG: described, SUMS: sums})
            self._add_texts("a", {MANIFEST: _json(to_json(manifest))})
            fsync_file(self.partial)

    def publish(self) -> Path:
        """Give the archive its name; BackupError when that name is taken."""
        with disk_errors(self._path.parent):
            try:
                os.link(self.partial, self._path)  # fails when the name is taken, unlike a rename
                self.partial.unlink()
            except FileExistsError as error:
                raise BackupError(f"There is already a file {self._path}.", "Choose another name.") from error
            except OSError:
                self._rename()
            fsync_directory(self._path.parent)
        self._published = True
        return self._path

    def _rename(self) -> None:
        """For file systems without hard links; the repository lock keeps others of us away."""
        if self._path.exists():
            raise BackupError(f"There is already a file {self._path}.", "Choose another name.")
        self.partial.rename(self._path)

    def _add_texts(self, mode: str, texts: Mapping[str, bytes]) -> None:
        if mode == "w":
            self._sums.extend((hashlib.sha256(data).hexdigest(), name) for name, data in texts.items())
        with self._session(mode) as archive:
            for name, data in texts.items():
                archive.writestr(data, name)

    def _session(self, mode: str) -> py7zr.SevenZipFile:
        if self._password is None:
            return py7zr.SevenZipFile(self.partial, mode, filters=_COPY)
        return py7zr.SevenZipFile(
            self.partial, mode, filters=_ENCRYPTED, password=self._password, header_encryption=True
        )


def _json(document: Mapping[str, Any]) -> bytes:
    return (json.dumps(document, indent=1, ensure_ascii=False) + "\n").encode()
