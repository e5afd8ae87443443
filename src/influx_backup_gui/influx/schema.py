"""Column types and series keys, read from what the server prints (facts.md 3.1, 3.2)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import islice

from influx_backup_gui.domain.errors import QueryFailed
from influx_backup_gui.domain.server import Column, Role, Type

_BETWEEN = ", "
# Tags of a table where a name holds ", ": more are not read, as the reading takes a call for each.
_MOST_READ = 500
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

    None when the text is unknown, does not name exactly the table's tags, or can be read in two ways.
    """
    if text is None:
        return None
    if not tags:
        return () if text == "" else None
    if not any(_BETWEEN in tag for tag in tags):
        names = text.split(_BETWEEN)
        return tuple(names) if sorted(names) == sorted(tags) else None
    if len(tags) > _MOST_READ or len(text) != sum(map(len, tags)) + len(_BETWEEN) * (len(tags) - 1):
        return None
    readings = list(islice(_readings(text, frozenset(tags)), 2))
    return readings[0] if len(readings) == 1 else None


def _readings(text: str, left: frozenset[str]) -> Iterator[tuple[str, ...]]:
    """Every order of all the names that makes up the text."""
    if len(left) == 1:
        if text in left:
            yield (text,)
        return
    for tag in sorted(left, key=len):
        if text.startswith(tag + _BETWEEN):
            for rest in _readings(text[len(tag) + len(_BETWEEN) :], left - {tag}):
                yield (tag, *rest)
