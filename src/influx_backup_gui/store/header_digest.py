"""What a 7z file is opened with, as a number: tells a damaged header from a wrong password.

In an encrypted archive both look the same, for whatever comes out of decryption is no header. Its bytes are still those
that could be opened once, or they are not.
"""

from __future__ import annotations

import hashlib
import struct
from io import BytesIO
from typing import BinaryIO

# Signature, version and a checksum; then where the header lies behind these bytes, its size, and its checksum.
FIRST_BYTES = 32
_PLACE = struct.Struct("<12xQQ4x")
_ENCODED = b"\x17"
_MOST = 1 << 30


def header_digest(file: BinaryIO) -> str:
    """SHA-256 of the first bytes, the header, and the stream that it may be packed in. No password is needed.

    Any exception but OSError means that the file is damaged, or no 7z file.
    """
    file.seek(0)
    first = file.read(FIRST_BYTES)
    offset, size = _PLACE.unpack(first)
    header = _read(file, FIRST_BYTES + offset, size)
    found = hashlib.sha256(first)
    found.update(header)
    if header[:1] == _ENCODED:
        for place, length in _packed(header):
            found.update(_read(file, place, length))
    return found.hexdigest()


def header_begins(file: BinaryIO) -> int:
    """Where the header begins, or the stream that it is packed in: right behind the content of all members.

    Errors as `header_digest`.
    """
    file.seek(0)
    offset, size = _PLACE.unpack(file.read(FIRST_BYTES))
    header = _read(file, FIRST_BYTES + offset, size)
    packed = _packed(header) if header[:1] == _ENCODED else []
    return min((place for place, _ in packed), default=FIRST_BYTES + int(offset))


def _packed(header: bytes) -> list[tuple[int, int]]:
    """Where the streams lie that hold the real header, and their sizes."""
    from py7zr.archiveinfo import HeaderStreamsInfo

    places, place = [], FIRST_BYTES
    packed = HeaderStreamsInfo.retrieve(BytesIO(header[1:])).packinfo
    place += packed.packpos
    for length in packed.packsizes:
        places.append((place, length))
        place += length
    return places


def _read(file: BinaryIO, place: int, size: int) -> bytes:
    if size > _MOST:
        raise ValueError(f"a header of {size} bytes")
    file.seek(place)
    data = file.read(size)
    if len(data) != size:
        raise ValueError("the file ends too early")
    return data
