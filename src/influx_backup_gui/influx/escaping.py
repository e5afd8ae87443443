"""What stands behind a backslash in line protocol (facts.md 3.3, the table of escapes)."""

from __future__ import annotations

import pyarrow as pa
import pyarrow.compute as pc


def escaped_table(name: str) -> str:
    """A table's name. `=` stays as it is: the server would keep a backslash before it."""
    return _one(name, ", ", "\n\t\0")


def escaped_name(name: str) -> str:
    """The name of a tag or field."""
    return _one(name, ",= ", "\n\t")


def escaped_tags(values: pa.Array) -> pa.Array:
    """Values of a tag (strings, null stays null)."""
    return _escaped(values, ",= ", "\n\t")


def escaped_strings(values: pa.Array) -> pa.Array:
    """Values of a string field, without the quotes around them."""
    for mark in '\\"':
        if _mentions(values, mark):
            values = pc.replace_substring(values, pattern=mark, replacement="\\" + mark)
    return values


def _one(text: str, marks: str, raw: str) -> str:
    escaped: str = _escaped(pa.array([text], pa.string()), marks, raw)[0].as_py()
    return escaped


def _escaped(texts: pa.Array, marks: str, raw: str) -> pa.Array:
    """Backslashes before `marks` and backslashes.

    A backslash before one of `raw` stays single: the server keeps both characters, and the second of them can be there
    in no other way.
    """
    if _mentions(texts, "\\"):
        texts = pc.replace_substring(texts, pattern="\\", replacement="\\\\")
        for following in raw:
            texts = pc.replace_substring(texts, pattern="\\\\" + following, replacement="\\" + following)
    for mark in marks:
        if _mentions(texts, mark):
            texts = pc.replace_substring(texts, pattern=mark, replacement="\\" + mark)
    return texts


def _mentions(texts: pa.Array, mark: str) -> bool:
    """Whether the character (ASCII) is anywhere in the texts."""
    _, offsets, data = texts.buffers()
    if data is None or not len(texts):
        return False
    places = memoryview(offsets).cast("i")
    return mark.encode() in bytes(memoryview(data)[places[texts.offset] : places[texts.offset + len(texts)]])
