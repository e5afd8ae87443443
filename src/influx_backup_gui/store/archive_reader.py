"""Reading an archive of format 1: manifest, catalog.json, and parts in one pass, each compared with its hash."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Collection, Iterator
from pathlib import Path
from types import TracebackType
from typing import Any, BinaryIO

import py7zr

from influx_backup_gui.domain.errors import ArchiveDamaged, BackupError, PasswordNeeded
from influx_backup_gui.domain.humanize import counted
from influx_backup_gui.domain.manifest import Manifest, Part, TableEntry, from_json
from influx_backup_gui.domain.manifest_rules import checked
from influx_backup_gui.store.archive import CATALOG, MANIFEST
from influx_backup_gui.store.files import disk_errors
from influx_backup_gui.store.header_digest import header_digest
from influx_backup_gui.store.seven_zip import SevenZip

# A manifest of a million parts has about 300 MB.
_MAX_TEXT = 1 << 30


class ArchiveReader:
    """An open archive. ArchiveDamaged for what is not a whole archive, PasswordNeeded for a missing or wrong one.

    `header` is what `self.header` was when the file could be opened last, "" where that is not known: it tells damage
    of an encrypted archive from a wrong password.

    One reading at a time: an iterator of `parts` or `examined` must be done before anything else is read.
    """

    def __init__(self, path: Path, password: str | None = None, header: str = "") -> None:
        self.path, self._password, self._known_header = path, password, header
        with disk_errors(path):
            self._file: BinaryIO = path.open("rb")
        try:
            self._archive = self._open()
            self.header = self._header()
            self.encrypted = self._archive.encrypted
            self.names = self._checked_names()
            self.manifest: Manifest = checked(from_json(self._json(MANIFEST)))
        except BaseException:
            self._file.close()
            raise

    def __enter__(self) -> ArchiveReader:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Close the file."""
        self._file.close()

    @property
    def surplus(self) -> int:
        """Bytes of the file that belong to nothing."""
        return self._archive.surplus

    def _open(self) -> SevenZip:
        try:
            with disk_errors(self.path):
                return SevenZip(self._file, self._password)
        except BackupError:
            raise
        except py7zr.exceptions.PasswordRequired as error:
            self._check_header()
            raise _password_needed(self.path) from error
        except Exception as error:
            if self._password is not None and _hidden(self.path):
                self._check_header()
                raise _wrong_password(self.path, sure=bool(self._known_header)) from error
            reason = str(error) if isinstance(error, ValueError) else repr(error)
            raise ArchiveDamaged(
                f"{self.path.name} is damaged or is no 7z archive: {reason}",
                "Use another backup, and check the disk.",
            ) from error

    def _header(self) -> str:
        with disk_errors(self.path):
            return header_digest(self._file)

    def _check_header(self) -> None:
        """A header that cannot be decrypted is damaged where its bytes are not those that could be decrypted once."""
        if self._known_header and self._header() != self._known_header:
            raise ArchiveDamaged(
                f"{self.path.name} is damaged: its header is not what it was when the archive could be opened.",
                "Use another backup, and check the disk.",
            )

    def _checked_names(self) -> tuple[str, ...]:
        names = tuple(name for name, _ in self._archive.members)
        unsafe = self._archive.unsafe_name
        if unsafe is not None:
            raise ArchiveDamaged(
                f"{self.path.name} holds a member with an unsafe name: {unsafe!r}.",
                "It was not made by this program. Do not unpack it.",
            )
        if len({n.lower() for n in names}) != len(names):
            raise ArchiveDamaged(f"{self.path.name} holds two members of the same name.", "Use another backup.")
        if MANIFEST not in names:
            raise ArchiveDamaged(
                f"{self.path.name} has no manifest: it is not a backup, or it was never finished.",
                "Use another backup; what is inside may still be readable with any archiver.",
            )
        return names

    def _json(self, name: str) -> Any:
        data = self.member(name)
        try:
            return json.loads(data)
        except (ValueError, RecursionError) as error:
            raise ArchiveDamaged(f"{name} in {self.path.name} is damaged: {error}", "Use another backup.") from error

    def member(self, name: str) -> bytes:
        """A small member, whole."""
        found = next(self._members({name: _MAX_TEXT}), None)
        if found is None:
            raise ArchiveDamaged(f"{name} is missing in {self.path.name}.", "Use another backup.")
        if found[2]:
            if self.encrypted and not _hidden(self.path):  # encrypted names would have shown a wrong password already
                raise _wrong_password(self.path)
            raise ArchiveDamaged(f"{name} in {self.path.name} is damaged: {found[2]}.", "Use another backup.")
        return found[1]

    def catalog(self) -> dict[str, Any]:
        """`catalog.json`; ArchiveDamaged when it is none."""
        found = self._json(CATALOG)
        if not isinstance(found, dict):
            raise ArchiveDamaged(f"{CATALOG} in {self.path.name} is not what it should be.", "Use another backup.")
        return found

    def parts(self, wanted: Collection[str] | None = None) -> Iterator[tuple[TableEntry, Part, bytes]]:
        """The parts (all, or those members) in the order of the archive, each compared with the manifest.

        ArchiveDamaged names the first that is not what the manifest says. One pass, one part in memory.
        """
        for table, part, data, reason in self.examined(wanted):
            if reason:
                raise ArchiveDamaged(
                    f"{table.database}.{table.table}, {part.member}: {reason}.",
                    "Restore the other tables, or use another backup.",
                )
            yield table, part, data

    def examined(self, wanted: Collection[str] | None = None) -> Iterator[tuple[TableEntry, Part, bytes, str]]:
        """As `parts`, but with the reason ("" when good) instead of an exception; the data is b"" when it is bad.

        Parts that are missing come first. A bad one does not hide the others.
        """
        chosen = {
            p.member: (t, p) for t in self.manifest.tables for p in t.parts if wanted is None or p.member in wanted
        }
        there = frozenset(self.names)
        for member in [m for m in chosen if m not in there]:
            yield *chosen[member], b"", "the member is missing"
        for name, data, reason in self._members({m: p.bytes for m, (_, p) in chosen.items()}):
            table, part = chosen[name]
            bad = reason or _compared(part, data)
            yield table, part, b"" if bad else data, bad

    def _members(self, wanted: dict[str, int]) -> Iterator[tuple[str, bytes, str]]:
        try:
            yield from self._archive.read(wanted)
        except py7zr.exceptions.PasswordRequired as error:
            raise _password_needed(self.path) from error


def _compared(part: Part, data: bytes) -> str:
    if len(data) != part.bytes:
        return f"it has {counted(len(data), 'byte')} instead of {part.bytes}"
    if hashlib.sha256(data).hexdigest() != part.sha256:
        return "its content is not what was written (SHA-256)"
    return ""


def _password_needed(path: Path) -> PasswordNeeded:
    return PasswordNeeded(
        f"{path.name} is encrypted.", "Set INFLUX_BACKUP_PASSWORD, or store the password in the keyring."
    )


def _wrong_password(path: Path, sure: bool = False) -> PasswordNeeded:
    """With a wrong password what comes out looks like damage, and the other way round: `sure` where it is none."""
    return PasswordNeeded(
        f"{path.name} cannot be opened with this password{'' if sure else ' (or it is damaged)'}.",
        "Check INFLUX_BACKUP_PASSWORD or the password in the keyring.",
    )


def _hidden(path: Path) -> bool:
    """Whether even the names are encrypted. False also for what is not known to be so."""
    try:
        with path.open("rb") as file:
            SevenZip(file, None)
    except py7zr.exceptions.PasswordRequired:
        return True
    except Exception:  # noqa: BLE001 - damaged input fails in many ways, and is then not known to be encrypted
        return False
    return False
