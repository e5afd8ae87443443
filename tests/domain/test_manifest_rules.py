"""A manifest that contradicts itself is refused in words that say what is wrong."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from influx_backup_gui.domain.errors import ArchiveDamaged
from influx_backup_gui.domain.instants import TimeRange
from influx_backup_gui.domain.manifest import DatabaseEntry, Manifest, Part, TableEntry, from_json, to_json
from influx_backup_gui.domain.manifest_rules import checked, contradictions
from influx_backup_gui.domain.server import Column, Role, Type
from tests.domain.test_manifest import example

PARTS = (
    Part("data/sensors/ho%20me/1.parquet", TimeRange(None, 8), 2, 100, "a" * 64),
    Part("data/sensors/ho%20me/2.parquet", TimeRange(8, None), 1, 90, "b" * 64),
)


def table(**changes: Any) -> TableEntry:
    whole = replace(example().tables[0], parts=PARTS, last=9)
    return replace(whole, **changes)


def manifest(*tables: TableEntry) -> Manifest:
    return replace(example(), tables=tables)


EMPTY = table(table="empty", rows=0, first=None, last=None, days={}, parts=())


def test_an_honest_one_passes() -> None:
    value = Column("temp", Role.FIELD, Type.FLOAT)
    between = replace(PARTS[0], member="data/sensors/ho%20me/3.parquet", window=TimeRange(8, 9), rows=1, bytes=1)
    parts = (replace(PARTS[0], rows=1), between, replace(PARTS[1], window=TimeRange(9, None)))
    closed = table(table="closed", columns=(*table().columns, value), parts=parts)
    other = tuple(replace(p, member=p.member.replace("ho%20me", "closed")) for p in parts)
    one = replace(EMPTY, table="one", rows=1, first=5, last=5, days={"1970-01-01": 1}, parts=other[1:2])
    honest = manifest(closed, EMPTY, one)
    assert list(contradictions(honest)) == []
    assert checked(honest) is honest


def part(**changes: Any) -> TableEntry:
    return table(parts=(replace(PARTS[0], **changes), PARTS[1]))


def columns(*given: Column) -> TableEntry:
    return table(columns=given)


RULES: dict[str, tuple[Manifest, str]] = {
    "a table twice": (manifest(EMPTY, EMPTY), "listed twice"),
    "a part twice in one table": (manifest(table(parts=(PARTS[0], PARTS[0]))), "1.parquet is listed twice"),
    "a part twice in two tables": (manifest(table(), table(table="other")), "listed twice"),
    "case twins": (manifest(part(member="data/SENSORS/ho%20me/2.parquet")), "listed twice"),
    "an unknown database": (manifest(table(database="x")), "'x' is not listed"),
    "a column twice": (manifest(columns(*[Column("a", Role.FIELD, Type.FLOAT)] * 2)), "'a' is listed twice"),
    "a tag that is a number": (manifest(columns(Column("a", Role.TAG, Type.FLOAT))), "a tag of type float64"),
    "a field that is a tag": (manifest(columns(Column("a", Role.FIELD, Type.TAG))), "a field of type tag"),
    "a field that is a time": (manifest(columns(Column("a", Role.FIELD, Type.TIME))), "a field of type timestamp"),
    "a time that is text": (manifest(columns(Column("time", Role.TIME, Type.STRING))), "a time of type utf8"),
    "outside data": (manifest(part(member="manifest.json")), "no name of a part"),
    "up and away": (manifest(part(member="data/../../1.parquet")), "no name of a part"),
    "a newline in a name": (manifest(part(member="data/a/b/1.parquet\n")), "no name of a part"),
    "no hash": (manifest(part(sha256="")), "no SHA-256"),
    "a part without rows": (manifest(part(rows=0)), "0 rows"),
    "a part without bytes": (manifest(part(bytes=0)), "0 bytes"),
    "an empty window": (manifest(part(window=TimeRange(8, 8))), "window"),
    "windows that overlap": (manifest(part(window=TimeRange(None, 9))), "overlap"),
    "a window that is open in the middle": (manifest(part(window=TimeRange(None, None))), "overlap"),
    "a window that begins nowhere in the middle": (
        manifest(table(parts=(PARTS[0], replace(PARTS[1], window=TimeRange(None, 9))))), "overlap",
    ),
    "windows in another order": (manifest(table(parts=PARTS[::-1])), "overlap"),
    "rows and parts": (manifest(table(rows=4, days={"1970-01-01": 4})), "its parts have 3"),
    "rows and days": (manifest(table(days={"1970-01-01": 2})), "its days have 2"),
    "days that are none": (manifest(table(days={"yesterday": 3})), "no days"),
    "a day without rows": (manifest(table(days={"1970-01-01": 3, "1970-01-02": 0})), "no days"),
    "rows without a first": (manifest(table(first=None)), "from None"),
    "rows without a last": (manifest(table(last=None)), "to None"),
    "a first without rows": (manifest(replace(EMPTY, first=1)), "0 rows from 1"),
    "an end before the beginning": (manifest(table(first=10)), "before its first row"),
}  # fmt: skip


@pytest.mark.parametrize("rule", RULES)
def test_a_broken_rule_is_said(rule: str) -> None:
    broken, said = RULES[rule]
    assert any(said in c for c in contradictions(broken))
    with pytest.raises(ArchiveDamaged, match="contradicts itself"):
        checked(broken)


def test_rules_survive_json() -> None:
    honest = manifest(table(), EMPTY)
    assert checked(from_json(to_json(honest))) == honest


ABSURD: list[tuple[str, object]] = [
    ("rows", -1),
    ("rows", "3"),
    ("rows", 3.0),
    ("rows", True),
    ("rows", None),
    ("database", 5),
    ("table", None),
    ("complete", "false"),
    ("complete", 1),
    ("series_key", [1]),
    ("first", 5),
    ("first", "yesterday"),
    ("days", {"1970-01-01": -3}),
    ("days", []),
    ("parts", [{}]),
    ("columns", [{"name": "a", "role": "king", "type": "tag"}]),
]


@pytest.mark.parametrize(("key", "value"), ABSURD)
def test_absurd_values_are_damage(key: str, value: object) -> None:
    document = to_json(manifest(table()))
    document["tables"][0][key] = value
    with pytest.raises(ArchiveDamaged, match="cannot be read"):
        from_json(document)


@pytest.mark.parametrize(
    ("key", "value"),
    [("retention_ns", -1), ("retention_ns", "7d"), ("retention_ns", 1.5), ("name", None)],
)
def test_an_absurd_database_is_damage(key: str, value: object) -> None:
    document = to_json(manifest())
    document["databases"][0][key] = value
    with pytest.raises(ArchiveDamaged, match="cannot be read"):
        from_json(document)


def test_a_database_may_keep_for_ever() -> None:
    kept = replace(manifest(), databases=(DatabaseEntry("a", None), DatabaseEntry("b", 0)))
    assert from_json(to_json(kept)) == kept
