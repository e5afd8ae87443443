"""Members of a 7z file, one after the other in the order in which they lie in it.

py7zr reads the header and makes the decoders; its own extraction is not used: it resolves member names against the
working directory (where a symbolic link `data` made a good archive unreadable), gives up a whole 7z folder at the first
wrong checksum, and pushes where we want to pull.
"""

from __future__ import annotations

import os
import re
import zlib
from collections.abc import Collection, Iterator, Mapping
from typing import Any, BinaryIO

import py7zr

from influx_backup_gui.store.archive_keys import share_keys

_UNSAFE = re.compile(r"(^|[/\\])\.{0,2}([/\\]|$)|^[A-Za-z]:|\\|\x00")
_BLOCK = 1 << 22
_SIGNATURE, _MAJOR_VERSION = b"7z\xbc\xaf\x27\x1c", 0
_AES = b"\x06\xf1\x07\x01"


class SevenZip:
    """An open 7z file. Any exception of `__init__` but PasswordRequired means that it is damaged or none at all."""

    def __init__(self, file: BinaryIO, password: str | None) -> None:
        self._file = file
        signature = file.read(len(_SIGNATURE) + 1)
        if signature != _SIGNATURE + bytes([_MAJOR_VERSION]):
            raise ValueError("it does not begin like a 7z file")
        file.seek(0)
        share_keys()
        self._archive = py7zr.SevenZipFile(file, "r", password=password)
        streams = self._archive.header.main_streams
        self._folders: list[Any] = streams.unpackinfo.folders if streams else []
        self._places: list[int] = streams.packinfo.packpositions if streams else [0]
        if len(self._places) <= len(self._folders):
            raise ValueError("its header is not complete")
        self._members = [f for f in self._archive.files if not f.is_directory]
        # What every member's name and size are, in the order of the header; names may repeat.
        self.members: tuple[tuple[str, int], ...] = tuple((str(f.filename), int(f.uncompressed)) for f in self._members)
        self.encrypted = any(c["method"] == _AES for f in self._folders for c in f.coders)

    @property
    def unsafe_name(self) -> str | None:
        """The first name that could lead out of a folder it is unpacked to, or that is no plain file."""
        return next((f.filename for f in self._members if _UNSAFE.search(f.filename) or not f.is_file), None)

    @property
    def surplus(self) -> int:
        """Bytes of the file that no header accounts for; 0 in what this program writes."""
        return os.fstat(self._file.fileno()).st_size - int(self._archive.header.size) - self._places[-1]

    def read(self, wanted: Mapping[str, int]) -> Iterator[tuple[str, bytes, str]]:
        """(name, content, reason) of the wanted members, which may be as large as said; reason is "" when it is good.

        Only the 7z folders that hold one of them are read. What cannot be read has a reason and no content; members
        that are not there at all do not appear. PasswordRequired where there is none.
        """
        for member in self._members:
            if member.emptystream and member.filename in wanted:
                yield member.filename, b"", ""
        for number, folder in enumerate(self._folders):
            inside = list(folder.files or ())
            last = max((n for n, f in enumerate(inside) if f.filename in wanted), default=-1)
            if last >= 0:
                yield from self._folder(number, inside[: last + 1], wanted)

    def _folder(
        self, number: int, inside: Collection[Any], wanted: Mapping[str, int]
    ) -> Iterator[tuple[str, bytes, str]]:
        place = int(self._archive.afterheader) + self._places[number]
        self._file.seek(place)
        broken, decoder = "", None
        for member in inside:
            keep = member.filename in wanted and member.uncompressed <= wanted[member.filename]
            data = b""
            try:
                if not broken:
                    size = self._places[number + 1] - self._places[number]
                    decoder = decoder or self._folders[number].get_decompressor(size, reset=True)
                    data = _decoded(decoder, self._file, member.uncompressed, keep)
            except py7zr.exceptions.PasswordRequired:
                raise
            except Exception as error:  # noqa: BLE001 - decoders fail in many ways on damaged input; all are told
                broken = f"it cannot be unpacked ({type(error).__name__}: {error})"
            if member.filename in wanted:
                reason = broken or _reason(member, data, keep)
                yield member.filename, b"" if reason else data, reason


def _decoded(decoder: Any, file: BinaryIO, size: int, keep: bool) -> bytes:
    """The next `size` bytes of a folder, or b"" where they are only to be passed over."""
    pieces, left = [], size
    while left:
        before = file.tell()
        piece = decoder.decompress(file, min(left, _BLOCK))
        if not piece and file.tell() == before:
            raise EOFError("the archive ends too early")
        left -= len(piece)
        if keep:
            pieces.append(piece)
    return b"".join(pieces)


def _reason(member: Any, data: bytes, kept: bool) -> str:
    if not kept:
        return f"it has {member.uncompressed} bytes, more than it should"
    if member.crc32 is not None and zlib.crc32(data) != member.crc32:
        return "its content is not what was written (CRC-32)"
    return ""
