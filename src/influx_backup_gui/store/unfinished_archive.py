"""The members of an archive that was cut off: what was in it when it was last closed is still there.

Whoever appends to a 7z file writes over its header first. A `Mark` keeps the header that was there, so that the file
can be read as it was, whatever came after it, and although the process died in the middle of it. Nothing is written.
"""

from __future__ import annotations

import io
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType

from influx_backup_gui.store.files import disk_errors
from influx_backup_gui.store.header_digest import FIRST_BYTES, header_begins


@dataclass(frozen=True)
class Mark:
    """A closed 7z file: its first bytes, where the content of its members ends, and the header that stood there."""

    head: bytes
    end: int
    tail: bytes


def mark_of(path: Path) -> Mark:
    """The mark of a 7z file that is closed at the moment. Needs no password."""
    with disk_errors(path), path.open("rb") as file:
        end = header_begins(file)
        file.seek(0)
        head = file.read(FIRST_BYTES)
        file.seek(end)
        return Mark(head, end, file.read())


class UnfinishedArchive:
    """Reads the members of a file as it was at a mark. Any exception of `__init__`: it is damaged, or the password.

    One reading at a time.
    """

    def __init__(self, path: Path, mark: Mark, password: str | None) -> None:
        from influx_backup_gui.store.seven_zip import SevenZip

        self._file = io.BufferedReader(_AsItWas(path, mark))
        try:
            self._archive = SevenZip(self._file, password)
        except BaseException:
            self._file.close()
            raise

    def __enter__(self) -> UnfinishedArchive:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._file.close()

    def members(self, wanted: Mapping[str, int]) -> Iterator[tuple[str, bytes, str]]:
        """(name, content, reason) of the wanted members, in the order of the file, as `SevenZip.read`."""
        return self._archive.read(wanted)


class _AsItWas(io.RawIOBase):
    """The bytes of a file, but for its head and what comes behind its content, which are those of a mark."""

    def __init__(self, path: Path, mark: Mark) -> None:
        super().__init__()
        self._mark, self._at = mark, 0
        self._file = path.open("rb")

    def readable(self) -> bool:
        return True

    def seekable(self) -> bool:
        return True

    def close(self) -> None:
        if not self.closed:
            self._file.close()
        super().close()

    def seek(self, offset: int, whence: int = io.SEEK_SET) -> int:
        start = (0, self._at, self._mark.end + len(self._mark.tail))[whence]
        self._at = max(0, start + offset)
        return self._at

    def tell(self) -> int:
        return self._at

    def readinto(self, buffer: memoryview) -> int:  # type: ignore[override]  # a writable buffer, whatever its type
        data = self._piece(len(buffer))
        buffer[: len(data)] = data
        self._at += len(data)
        return len(data)

    def _piece(self, size: int) -> bytes:
        head, end = self._mark.head, self._mark.end
        if self._at < len(head):
            return head[self._at : self._at + size]
        if self._at >= end:
            return self._mark.tail[self._at - end : self._at - end + size]
        self._file.seek(self._at)
        return self._file.read(min(size, end - self._at))
