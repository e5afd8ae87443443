from __future__ import annotations

from pathlib import Path

from influx_backup_gui.domain.job import Outcome, Run, Trigger
from influx_backup_gui.domain.run_figures import RunFigures
from influx_backup_gui.store.catalog import Catalog


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
