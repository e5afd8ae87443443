"""Two backups side by side, by their manifests: nothing that differs is called equal."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from influx_backup_gui.domain.backup_diff import DayDifference, TableDifference, compare_backups
from influx_backup_gui.domain.server import Type
from tests.domain.planned import entry, manifest, tag, value

DAYS = {"2026-11-01": 5, "2026-11-02": 5}
HOME = replace(entry(), days=DAYS)


def changed(**changes: Any) -> TableDifference:
    (found,) = compare_backups(manifest(HOME), manifest(replace(HOME, **changes)))
    return found


def test_the_same_is_equal() -> None:
    assert changed() == TableDifference("sensors", "home", "equal", 10, 10)
    assert changed(days=dict(reversed(DAYS.items())), columns=HOME.columns[::-1]).change == "equal"


def test_days_are_told_in_order_where_their_rows_differ() -> None:
    found = changed(rows=14, days={"2026-11-03": 4, "2026-11-02": 5, "2026-10-31": 1})
    assert found == TableDifference(
        "sensors",
        "home",
        "changed",
        10,
        14,
        (),
        (DayDifference("2026-10-31", 0, 1), DayDifference("2026-11-01", 5, 0), DayDifference("2026-11-03", 0, 4)),
    )


def test_tables_of_one_of_both_are_told_with_their_days() -> None:
    power = replace(entry("power"), days={"2026-11-01": 10})
    found = compare_backups(manifest(HOME), manifest(power, replace(HOME, table="a")))
    assert [(t.table, t.change) for t in found] == [("a", "added"), ("home", "removed"), ("power", "added")]
    (gone,) = compare_backups(manifest(power), manifest())
    assert gone == TableDifference("sensors", "power", "removed", 10, 0, (), (DayDifference("2026-11-01", 10, 0),))
    (new,) = compare_backups(manifest(), manifest(power))
    assert new == TableDifference("sensors", "power", "added", 0, 10, (), (DayDifference("2026-11-01", 0, 10),))


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"columns": HOME.columns[1:]}, "column room is gone"),
        ({"columns": (*HOME.columns, value("v"))}, "column v is new"),
        (
            {"columns": (HOME.columns[0], value("temp", Type.INTEGER), HOME.columns[2])},
            "column temp was field float64, now field int64",
        ),
        (
            {"columns": (HOME.columns[0], tag("temp"), HOME.columns[2])},
            "column temp was field float64, now tag",
        ),
        ({"series_key": ("a", "b")}, "series key was (room), now (a, b)"),
    ],
)
def test_columns_that_differ_are_a_change(changes: dict[str, Any], said: str) -> None:
    found = changed(**changes)
    assert (found.change, found.columns, found.days) == ("changed", (said,), ())


def test_an_order_of_tags_that_one_of_both_does_not_know_is_no_change() -> None:
    for known in (True, False):
        old, new = replace(HOME, series_key_known=known), replace(HOME, series_key_known=not known, series_key=("b",))
        assert compare_backups(manifest(old), manifest(new))[0].change == "equal"
