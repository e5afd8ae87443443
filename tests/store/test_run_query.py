"""Filters of the history, against a catalog with runs of every kind."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from influx_backup_gui.domain.errors import Problem
from influx_backup_gui.domain.job import Outcome, Run, Trigger
from influx_backup_gui.store.catalog import Catalog
from influx_backup_gui.store.run_query import RunFilter

RUNS = (
    Run("a", "backup", Trigger.MANUAL, Outcome.SUCCEEDED, 100, 110, "18 rows", "home"),
    Run("b", "backup", Trigger.SCHEDULE, Outcome.FAILED, 200, 210, "No answer", "home",
        Problem("No answer", "Is it ON?"), schedule="s1", slot=200),
    Run("c", "verify", Trigger.SCHEDULE, Outcome.WARNING, 300, 310, "100 % of a_b differ", ""),
    Run("d", "backup", Trigger.CATCH_UP, Outcome.SKIPPED, 400, 410, "paused", "lab", schedule="s2"),
    Run("e", "restore", Trigger.MANUAL, None, 500, None, "", "lab"),
)  # fmt: skip


@pytest.fixture
def catalog(tmp_path: Path) -> Iterator[Catalog]:
    opened = Catalog(tmp_path / "catalog.sqlite")
    for run in RUNS:
        opened.start_run(run)
    yield opened
    opened.close()


@pytest.mark.parametrize(
    ("wanted", "ids"),
    [
        (RunFilter(), "edcba"),
        (RunFilter(kinds=("backup",)), "dba"),
        (RunFilter(kinds=("verify", "restore")), "ec"),
        (RunFilter(outcomes=(Outcome.FAILED, Outcome.SKIPPED)), "db"),
        (RunFilter(outcomes=(None,)), "e"),
        (RunFilter(outcomes=(None, Outcome.WARNING)), "ec"),
        (RunFilter(server="lab"), "ed"),
        (RunFilter(server=""), "c"),
        (RunFilter(schedule="s1"), "b"),
        (RunFilter(scheduled=True), "db"),
        (RunFilter(trigger=Trigger.MANUAL), "ea"),
        (RunFilter(since=200, until=400), "cb"),
        (RunFilter(text="ANSWER"), "b"),
        (RunFilter(text="is it on"), "b"),
        (RunFilter(text="exit_code"), ""),
        (RunFilter(text="home"), "ba"),
        (RunFilter(text="100 %"), "c"),
        (RunFilter(text="%"), "c"),
        (RunFilter(text="a_b"), "c"),
        (RunFilter(text="_"), "c"),
        (RunFilter(text="' OR 1 --"), ""),
        (RunFilter(kinds=("backup",), server="home", trigger=Trigger.SCHEDULE, text="answer", since=1), "b"),
    ],
    ids=str,
)
def test_filters(catalog: Catalog, wanted: RunFilter, ids: str) -> None:
    assert "".join(run.id for run in catalog.find_runs(wanted, 100)) == ids


def test_the_newest_come_first_and_no_more_than_wanted(catalog: Catalog) -> None:
    assert [run.id for run in catalog.find_runs(RunFilter(kinds=("backup",)), 2)] == ["d", "b"]


def test_counts_of_what_ended(catalog: Catalog) -> None:
    assert catalog.count_runs() == {
        ("", "verify", "warning"): 1,
        ("home", "backup", "failed"): 1,
        ("home", "backup", "succeeded"): 1,
        ("lab", "backup", "skipped"): 1,
    }
