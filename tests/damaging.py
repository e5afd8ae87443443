"""Damage as a tired disk does it."""

from __future__ import annotations

from pathlib import Path


def flip_a_bit(archive: Path, at: int = 30) -> None:
    """One bit in the first part of an archive that is not encrypted, so many bytes behind its beginning."""
    data = bytearray(archive.read_bytes())
    data[data.index(b"PAR1") + at] ^= 1
    archive.write_bytes(data)
