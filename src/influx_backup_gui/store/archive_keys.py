"""The key of an encrypted archive is derived once, not once for each of its folders and each reading of its header.

7z derives it by 2^19 rounds of SHA-256, made to be slow for who guesses passwords; py7zr writes every folder with an
empty salt, so one password has one key, and derives it anew each time. Archives of another program may have salts: a
key is known by its salt, too. Loads py7zr.
"""

from __future__ import annotations

from functools import lru_cache

from py7zr import compressor
from py7zr.helpers import calculate_key

# A process has few archives open at a time; what is not in use any more shall not be kept.
_KEPT = 4

key_of = lru_cache(maxsize=_KEPT)(calculate_key)


def share_keys() -> None:
    """Let py7zr derive each key once."""
    compressor.calculate_key = key_of  # type: ignore[attr-defined]  # imported there for its own use, by that name
