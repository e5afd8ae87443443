from __future__ import annotations

import sqlite3
from pathlib import Path

from influx_backup_gui.domain.errors import Problem
from influx_backup_gui.domain.instants import DAY, SECOND
from influx_backup_gui.domain.job import Outcome, Run, Trigger
from influx_backup_gui.domain.run_figures import RunFigures
from influx_backup_gui.store.catalog import Catalog
from influx_backup_gui.store.catalog_migrations import MIGRATIONS, add_figures
from influx_backup_gui.store.catalog_rows import run_to_row


def test_figures_of_the_runs_of_a_time_oldest_first(tmp_path: Path) -> None:
    catalog = Catalog(tmp_path / "c.sqlite")
    made: dict[str, object] = {"backup": {"id": "b1", "databases": ["home", "plant"], "bytes": 4711, "warnings": []}}
    for run in (
        Run("new", "backup", Trigger.SCHEDULE, Outcome.SUCCEEDED, 30, 35, "", "lab", details=made, schedule="s"),
        Run("failed", "backup", Trigger.MANUAL, Outcome.FAILED, 20, 21, ""),
        Run("delete", "delete", Trigger.MANUAL, Outcome.SUCCEEDED, 25, 26, "", details=made),
        Run("old", "backup", Trigger.MANUAL, Outcome.FAILED, 9, 10, ""),
        Run("open", "restore", Trigger.CATCH_UP, None, 40, None, ""),
    ):
        catalog.end_run(run)
    found = catalog.run_figures(10)
    catalog.close()

    assert [r.id for r in found] == ["failed", "delete", "new", "open"]
    assert found[2] == RunFigures(
        "new", "backup", Trigger.SCHEDULE, Outcome.SUCCEEDED, 30, 35, "lab", "s", "b1", ("home", "plant"), 4711
    )
    assert (found[0].bytes, found[0].backup, found[1].bytes) == (None, "", None), "only backups make archives"
    assert (found[3].outcome, found[3].seconds) == (None, None)


def test_a_catalog_from_before_has_the_same_figures(tmp_path: Path) -> None:
    """Its runs are read once, when it is opened."""
    archive = {"id": "b1", "databases": ["home"], "bytes": 47, "repository": "r", "created": "1970-01-01T00:00:10Z"}
    problem = Problem("No.", "Do.", 5)
    runs = (
        Run("good", "backup", Trigger.SCHEDULE, Outcome.SUCCEEDED, 30, 35, "", "lab", details={"backup": archive}),
        Run("bad", "backup", Trigger.MANUAL, Outcome.FAILED, 40, 45, "", "lab", problem),
        Run("gone", "prune", Trigger.MANUAL, Outcome.SUCCEEDED, 50, 12 * SECOND, "", details={"removed": [archive]}),
        Run("away", "delete", Trigger.MANUAL, Outcome.SUCCEEDED, 60, 13 * SECOND, "", details={"backup": archive}),
        Run("none", "delete", Trigger.MANUAL, Outcome.FAILED, 70, 71, ""),
        Run("open", "backup", Trigger.MANUAL, None, 80, None, ""),
    )
    with sqlite3.connect(tmp_path / "old.sqlite") as db:
        for step in MIGRATIONS[: MIGRATIONS.index(add_figures)]:
            step(db)
        db.execute(f"PRAGMA user_version = {MIGRATIONS.index(add_figures)}")
        for run in runs:
            new = {"exit_code", "backup", "bytes", "sort"}
            row = {k: v for k, v in run_to_row(run).items() if k not in new} | {"pid": 1, "mark": ""}
            db.execute(f"INSERT INTO runs ({', '.join(row)}) VALUES ({', '.join('?' * len(row))})", tuple(row.values()))
    db.close()
    fresh = Catalog(tmp_path / "new.sqlite")
    for run in runs:
        fresh.end_run(run)
    old = Catalog(tmp_path / "old.sqlite")
    assert old.run_figures(0) == fresh.run_figures(0)
    assert old.removed_stays(DAY, 9) == fresh.removed_stays(DAY, 9) != {}
    assert old.newest_runs() == fresh.newest_runs()
    assert [r.id for r in old.newest_runs()] == ["none", "away", "gone", "bad", "good"]
    old.close()
    fresh.close()
