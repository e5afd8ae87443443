"""Rows that are gone without a reason are said aloud; rows that may be gone are not."""

from __future__ import annotations

from dataclasses import replace

from influx_backup_gui.domain.coverage import losses, tells_loss
from influx_backup_gui.domain.instants import DAY, parse_instant
from influx_backup_gui.domain.job import Selection
from influx_backup_gui.domain.manifest import DatabaseEntry, Manifest, Origin, TableEntry
from influx_backup_gui.domain.server import Column, Role, Type

NOW = parse_instant("2026-11-23")


def manifest(days: dict[str, int] | None, retention: int | None = None, selection: Selection = Selection()) -> Manifest:
    tables = () if days is None else (TableEntry("db", "t", (), (), True, sum(days.values()), None, None, days, ()),)
    return Manifest(
        "id",
        "n",
        "",
        NOW,
        NOW,
        "small",
        Origin("s", "u", "3.6.0", "Core", "", "p", "p"),
        selection,
        (DatabaseEntry("db", retention),),
        tables,
    )


def test_rows_that_vanished_are_named_with_days_and_look_back() -> None:
    said = losses(manifest({"2026-01-01": 5, "2026-01-02": 5}), manifest({"2026-01-02": 5}))
    assert len(said) == 1
    assert "5 rows of db.t" in said[0]
    assert "2026-01-01" in said[0]
    assert "look" in said[0]


def test_a_whole_table_that_vanished_is_named() -> None:
    assert "no longer has the table db.t" in losses(manifest({"2026-01-01": 5}), manifest(None))[0]


def with_columns(rows: int, *columns: Column) -> Manifest:
    made = manifest({"2026-01-01": rows})
    return replace(made, tables=(replace(made.tables[0], columns=columns),))


def test_a_column_that_vanished_or_changed_is_named() -> None:
    temp, note = Column("temp", Role.FIELD, Type.FLOAT), Column("note", Role.FIELD, Type.STRING)
    (said,) = losses(with_columns(1, temp, note), with_columns(1, note))
    assert said == "The server no longer has the column temp (float64) of db.t that the backup before holds."
    assert tells_loss(said)
    (said,) = losses(with_columns(1, temp, note), with_columns(1, replace(temp, type=Type.INTEGER)))
    assert "the column temp (float64) and 1 more of db.t" in said
    assert losses(with_columns(1, note), with_columns(1, note, temp)) == ()
    assert losses(with_columns(0, temp), with_columns(0)) == (), "a table without rows holds nothing"


def test_growth_is_no_loss() -> None:
    assert losses(manifest({"2026-01-01": 5}), manifest({"2026-01-01": 6, "2026-01-02": 1})) == ()


def test_retention_explains_old_days_and_no_others() -> None:
    kept = 10 * DAY
    assert losses(manifest({"2026-01-01": 5}, kept), manifest({}, kept)) == ()
    assert losses(manifest({"2026-11-20": 5}, kept), manifest({}, kept)) != ()


def test_a_table_outside_the_selection_is_no_loss() -> None:
    narrower = replace(manifest(None), selection=Selection(databases=("other",)))
    assert losses(manifest({"2026-01-01": 5}), narrower) == ()
