"""Column types and series keys, read from what the server prints (facts.md 3.1, 3.2)."""

from __future__ import annotations

from collections.abc import Sequence

from influx_backup_gui.domain.errors import QueryFailed
from influx_backup_gui.domain.server import Column, Role, Type

_FIELDS = {
    "Utf8": Type.STRING,
    "Int64": Type.INTEGER,
    "UInt64": Type.UNSIGNED,
    "Float64": Type.FLOAT,
    "Boolean": Type.BOOLEAN,
}


def column_of(name: str, data_type: str) -> Column:
    """The column that `information_schema.columns` describes; the time type's text changed in 3.9 (trap 4)."""
    if data_type.startswith("Timestamp("):
        return Column(name, Role.TIME, Type.TIME)
    if data_type.startswith("Dictionary("):
        return Column(name, Role.TAG, Type.TAG)
    if data_type in _FIELDS:
        return Column(name, Role.FIELD, _FIELDS[data_type])
    raise QueryFailed(
        f"Column {name!r} has the type {data_type}, which this program does not know.",
        "Update this program: saving a type that is not understood would not be a backup.",
    )


def series_key_of(text: str | None, tags: Sequence[str]) -> tuple[str, ...] | None:
    """The tags in order from the server's `a, b, c`, which is ambiguous when a name holds ", " (facts.md 3.2).

    None when the text is unknown or does not name exactly the table's tags.
    """
    if text is None:
        return None
    if not tags:
        return () if text == "" else None

    return _match(text, frozenset(tags), ())


def _match(text: str, left: frozenset[str], used: tuple[str, ...]) -> tuple[str, ...] | None:
    if not left:
        return None
    if len(left) == 1:
        (only,) = left
        return (*used, only) if text == only else None
    for tag in sorted(left, key=len):
        if text.startswith(tag + ", "):
            found = _match(text[len(tag) + 2 :], left - {tag}, (*used, tag))
            if found:
                return found
    return None
