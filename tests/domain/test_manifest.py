"""A manifest survives its JSON, and what is not a manifest is refused in words."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import Any

import pytest

from influx_backup_gui.domain.coverage_records import NO_COVERAGE, Coverage, Loss, LossKind
from influx_backup_gui.domain.errors import ArchiveDamaged
from influx_backup_gui.domain.instants import TimeRange
from influx_backup_gui.domain.job import Selection
from influx_backup_gui.domain.manifest import (
    DatabaseEntry,
    Manifest,
    Origin,
    Part,
    TableEntry,
    from_json,
    to_json,
)
from influx_backup_gui.domain.server import Column, Role, Type


def example() -> Manifest:
    table = TableEntry(
        "sensors",
        "ho me",
        (Column("room", Role.TAG, Type.TAG), Column("time", Role.TIME, Type.TIME)),
        ("room",),
        True,
        3,
        -1,
        7,
        {"1969-12-31": 1, "1970-01-01": 2},
        (Part("data/sensors/ho%20me/1.parquet", TimeRange(None, 8), 3, 100, "ab", "written to while it was read"),),
        read=(2, 3),
    )
    return Manifest(
        "id",
        "name",
        "ünï",
        5,
        4,
        "small",
        Origin("home", "http://h", "3.6.0", "Core", "", "a", "b"),
        Selection(("sensors",), (("x", "y"),), TimeRange(-5, None)),
        (DatabaseEntry("sensors", 10**15),),
        (table,),
        ("careful",),
        {"python": "3.11"},
        sittings=((1, 2),),
        coverage=Coverage(
            "before", (Loss(LossKind.TABLE, "sensors", "gone", 4, "2026-01-01", "2026-01-02", "It is."),)
        ),
    )


def test_it_survives_json() -> None:
    assert from_json(json.loads(json.dumps(to_json(example())))) == example()


def test_trap_22_retention_is_kept_in_nanoseconds() -> None:
    assert to_json(example())["databases"] == [{"name": "sensors", "retention_ns": 10**15}]


def test_a_manifest_from_the_future_says_to_update() -> None:
    with pytest.raises(ArchiveDamaged, match="format 2") as refused:
        from_json({**to_json(example()), "format": 2})
    assert "update" in refused.value.hint


def test_what_older_archives_do_not_say_is_not_known() -> None:
    document = to_json(example())
    del document["sittings"], document["tables"][0]["read"]
    found = from_json(document)
    assert (found.sittings, found.tables[0].read) == ((), None)


@pytest.mark.parametrize("key", sorted(to_json(example()).keys() - {"totals", "sittings", "coverage"}))
def test_a_missing_key_is_damage(key: str) -> None:
    damaged: dict[str, Any] = to_json(example())
    del damaged[key]
    with pytest.raises(ArchiveDamaged):
        from_json(damaged)


def test_the_first_archives_say_nothing_of_coverage() -> None:
    document = to_json(example())
    del document["coverage"]
    assert from_json(document).coverage == NO_COVERAGE
    with pytest.raises(ArchiveDamaged):
        from_json({**document, "coverage": {"losses": [{"kind": "none"}]}})


@pytest.mark.parametrize("document", [[], "x", None, 5, {}, {"format": "1"}, {"format": 0}])
def test_other_documents_are_damage(document: Any) -> None:
    with pytest.raises(ArchiveDamaged):
        from_json(document)


@pytest.mark.parametrize("number", [0, -1, "1", True, 1.5, None])
def test_a_format_that_there_never_was_is_damage(number: object) -> None:
    with pytest.raises(ArchiveDamaged, match="cannot be read"):
        from_json({**to_json(example()), "format": number})


def test_sums_over_tables_and_parts() -> None:
    one = example()
    other = replace(one.tables[0], table="other", days={"1970-01-02": 1, "1970-01-01": 2}, read=None)
    both = replace(one, tables=(*one.tables, other))
    told = to_json(both)
    assert (both.rows, other.bytes, other.name) == (6, 100, "sensors.other")
    assert told["totals"] == {"tables": 2, "rows": 6, "parts": 2, "bytes": 200}
    assert list(told["tables"][1]["days"]) == ["1970-01-01", "1970-01-02"]
    assert told["tables"][1]["read"] is None
    assert from_json(told) == both
