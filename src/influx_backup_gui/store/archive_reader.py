"""Reading an archive of format 1: manifest, catalog.json, and parts in one pass, each compared with its hash."""

from __future__ import annotations

import hashlib
import json
import queue
import re
import threading
from collections.abc import Collection, Iterator
from pathlib import Path
from types import TracebackType
from typing import Any, BinaryIO

import py7zr
from py7zr.io import Py7zIO, WriterFactory

from influx_backup_gui.domain.errors import ArchiveDamaged, BackupError
from influx_backup_gui.domain.manifest import Manifest, Part, TableEntry, from_json
from influx_backup_gui.store.archive import CATALOG, MANIFEST
from influx_backup_gui.store.files import disk_errors

_MAX_TEXT = 1 << 30
_AHEAD = 2
_UNSAFE = re.compile(r"(^|[/\\])\.\.([/\\]|$)|^[/\\]|^[A-Za-z]:|\\|\x00")


class _GivenUp(Exception):
    """Nobody wants the rest."""


class _Member(Py7zIO):
    """Collects one member and hands it over when it is complete."""

    def __init__(self, name: str, done: Any) -> None:
        self._name, self._done, self._data = name, done, bytearray()

    def write(self, s: bytes | bytearray) -> int:
        self._data += s
        return len(s)

    def read(self, size: int | None = None) -> bytes:
        return b""

    def seek(self, offset: int, whence: int = 0) -> int:
        return 0

    def flush(self) -> None:
        return None

    def size(self) -> int:
        return len(self._data)

    def close(self) -> None:
        data, self._data = self._data, bytearray()
        self._done(self._name, bytes(data))


class _Factory(WriterFactory):
    def __init__(self, done: Any) -> None:
        self._done = done

    def create(self, filename: str) -> Py7zIO:
        return _Member(filename, self._done)


class ArchiveReader:
    """An open archive. ArchiveDamaged for what is not a whole archive, BackupError for a missing or wrong password."""

    def __init__(self, path: Path, password: str | None = None) -> None:
        self.path, self._password = path, password
        self.encrypted = False
        with disk_errors(path):
            self._file: BinaryIO = path.open("rb")
        try:
            self._archive = self._open()
            self.names = tuple(self._checked_names())
            if MANIFEST not in self.names:
                raise ArchiveDamaged(
                    f"{path.name} has no manifest: it is not a backup, or it was never finished.",
                    "Use another backup; what is inside may still be readable with any archiver.",
                )
            self.manifest: Manifest = from_json(self._json(MANIFEST))
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

    def _open(self) -> py7zr.SevenZipFile:
        try:
            archive = py7zr.SevenZipFile(self._file, "r", password=self._password)
        except py7zr.exceptions.PasswordRequired as error:
            self.encrypted = True
            raise _password_needed(self.path) from error
        except Exception as error:
            raise self._unreadable(error) from error
        self.encrypted = bool(archive.password_protected)
        return archive

    def _unreadable(self, error: BaseException) -> BackupError:
        """What a failure to open means: without its header an encrypted archive looks damaged with a wrong password."""
        if self._password is not None and _looks_encrypted(self.path):
            return BackupError(
                f"{self.path.name} cannot be opened with this password (or it is damaged).",
                "Check INFLUX_BACKUP_PASSWORD or the password in the keyring.",
            )
        return ArchiveDamaged(
            f"{self.path.name} is damaged or is no 7z archive: {type(error).__name__}: {error}",
            "Use another backup, and check the disk.",
        )

    def _checked_names(self) -> list[str]:
        names = [str(n) for n in self._archive.getnames()]
        for name in names:
            if _UNSAFE.search(name):
                raise ArchiveDamaged(
                    f"{self.path.name} holds a member with an unsafe name: {name!r}.",
                    "It was not made by this program. Do not unpack it.",
                )
        if len(set(names)) != len(names):
            raise ArchiveDamaged(f"{self.path.name} holds two members of the same name.", "Use another backup.")
        return names

    def _json(self, name: str) -> Any:
        data = self.member(name)
        try:
            return json.loads(data)
        except ValueError as error:
            raise ArchiveDamaged(f"{name} in {self.path.name} is damaged: {error}", "Use another backup.") from error

    def member(self, name: str) -> bytes:
        """A small member, whole."""
        found = dict(self._members([name]))
        if name not in found:
            raise ArchiveDamaged(f"{name} is missing in {self.path.name}.", "Use another backup.")
        return found[name]

    def catalog(self) -> dict[str, Any]:
        """`catalog.json`."""
        found: dict[str, Any] = self._json(CATALOG)
        return found

    def parts(self, wanted: Collection[str] | None = None) -> Iterator[tuple[TableEntry, Part, bytes]]:
        """The parts (all, or those members) in the order of the archive, each compared with the manifest.

        ArchiveDamaged names the first that is not what the manifest says. One pass, a few parts in memory.
        """
        for table, part, data, reason in self.examined(wanted):
            if reason:
                raise ArchiveDamaged(
                    f"{table.database}.{table.table}, {part.member}: {reason}.",
                    "Restore the other tables, or use another backup.",
                )
            yield table, part, data

    def examined(self, wanted: Collection[str] | None = None) -> Iterator[tuple[TableEntry, Part, bytes, str]]:
        """As `parts`, but with the reason ("" when good) instead of an exception; the data is b"" when it is bad."""
        for table in self.manifest.tables:
            chosen = {p.member: p for p in table.parts if wanted is None or p.member in wanted}
            if not chosen:
                continue
            reason = ""
            try:
                for name, data in self._members(list(chosen)):
                    part = chosen.pop(name)
                    bad = _compared(part, data)
                    yield table, part, b"" if bad else data, bad
            except ArchiveDamaged as error:
                reason = error.message
            for part in chosen.values():
                yield table, part, b"", reason or "the member is missing"

    def _members(self, names: list[str]) -> Iterator[tuple[str, bytes]]:
        """Members in archive order; a thread reads ahead a little, and ends when the iterator is let go."""
        ready: queue.Queue[tuple[str, bytes] | BaseException | None] = queue.Queue(_AHEAD)
        given_up = threading.Event()

        def hand_over(item: tuple[str, bytes] | BaseException | None) -> None:
            while not given_up.is_set():
                try:
                    ready.put(item, timeout=0.1)
                    return
                except queue.Full:
                    continue
            raise _GivenUp

        def read() -> None:
            try:
                self._archive.reset()
                self._archive.extract(targets=names, factory=_Factory(lambda n, d: hand_over((n, d))))
                hand_over(None)
            except _GivenUp:
                return
            except Exception as error:  # noqa: BLE001 - py7zr fails in many ways on damaged input; all are told
                try:
                    hand_over(error)
                except _GivenUp:
                    return

        reader = threading.Thread(target=read, name="archive", daemon=True)
        reader.start()
        try:
            while (item := ready.get()) is not None:
                if isinstance(item, BaseException):
                    raise ArchiveDamaged(
                        f"{self.path.name} is damaged: {type(item).__name__}: {item}",
                        "Use another backup, and check the disk.",
                    ) from item
                yield self._real_name(item[0], names), item[1]
        finally:
            given_up.set()
            reader.join()

    def _real_name(self, given: str, names: list[str]) -> str:
        """py7zr hands out a cleaned path; the member is the one that it ends with."""
        if given in names:
            return given
        return next((n for n in names if given.endswith("/" + n)), given)


def _compared(part: Part, data: bytes) -> str:
    if len(data) != part.bytes:
        return f"it has {len(data)} bytes instead of {part.bytes}"
    if hashlib.sha256(data).hexdigest() != part.sha256:
        return "its content is not what was written (SHA-256)"
    return ""


def _password_needed(path: Path) -> BackupError:
    return BackupError(
        f"{path.name} is encrypted.", "Set INFLUX_BACKUP_PASSWORD, or store the password in the keyring."
    )


def _looks_encrypted(path: Path) -> bool:
    try:
        with py7zr.SevenZipFile(path, "r"):
            return False
    except py7zr.exceptions.PasswordRequired:
        return True
    except Exception:  # noqa: BLE001 - damaged input fails in many ways, and is then not known to be encrypted
        return False
