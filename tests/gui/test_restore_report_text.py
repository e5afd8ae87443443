"""The report on a restore as text, from what the history keeps."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import QLocale

from influx_backup_gui.domain.errors import Problem
from influx_backup_gui.domain.instants import SECOND, TimeRange
from influx_backup_gui.domain.job import IfExists, Outcome, RestoreJob, Run, Trigger
from influx_backup_gui.domain.restore_request import request_to_json
from influx_backup_gui.gui.restore_report_text import archive_name, notes, report_text, table_reports, targets

JOB = RestoreJob(
    "id",
    "home",
    (("plant", "plant_restored"),),
    (("plant", "meter", "meter2"), ("plant", "machine", "machine")),
    TimeRange(0, 60 * SECOND),
    policies=(("plant", "meter", IfExists.MERGE),),
)
DETAILS: dict[str, object] = {
    "request": request_to_json(JOB),
    "archive": {"id": "id", "name": "night", "path": "/archives/night.7z"},
    "tables": [
        {"database": "plant_restored", "table": "machine", "action": "create", "rows": 1560, "verified": True,
         "problem": "", "refused": []},
        {"database": "plant_restored", "table": "meter2", "action": "merge", "rows": 7, "verified": False,
         "problem": "The server refused 1 rows: row x", "refused": ["row x: no thirteen"]},
    ],
    "warnings": ["The retention was lifted."],
    "created_databases": ["plant_restored"],
    "safety_backup": {"name": "before"},
}  # fmt: skip
RUN = Run(
    "1", "restore", Trigger.MANUAL, Outcome.FAILED, 0, 2 * SECOND, "1 of 2 tables is not as in the backup.", "home",
    Problem("1 of 2.", "Look, or go on with --if-exists missing."), DETAILS,
)  # fmt: skip


@pytest.fixture(autouse=True)
def english() -> None:
    QLocale.setDefault(QLocale(QLocale.Language.English, QLocale.Country.UnitedStates))


def test_everything_is_in_it() -> None:
    lines = report_text(RUN).splitlines()

    assert lines[0] == "Restore: failed. 1 of 2 tables is not as in the backup."
    for wanted in (
        "Backup: night",
        "Archive: /archives/night.7z",
        "Databases: plant → plant_restored",
        "Only these tables of them: plant.meter → meter2, plant.machine",
        "Tables that exist: stop",
        "  plant.meter: merge",
        "plant_restored.machine  Create  1,560  As saved",
        "plant_restored.meter2   Merge       7  Not as saved",
        "    The server refused 1 rows: row x",
        "    row x: no thirteen",
        "What was overwritten is in the backup before, which is pinned.",
        "New on the server: plant_restored.",
        "The retention was lifted.",
        "What to do: Look, or go on with “Add what is missing” in the tab Restore.",
    ):
        assert wanted in lines


def test_what_the_summary_says_is_said_once() -> None:
    warned = replace(RUN, summary="7 rows restored. The retention was lifted.", details={"warnings": [
        "The retention was lifted.", "Another one."]})  # fmt: skip
    assert report_text(warned).count("The retention was lifted.") == 1
    assert notes(warned)[0] == "Another one."


def test_a_restore_of_which_little_is_known() -> None:
    bare = Run("1", "restore", Trigger.MANUAL, Outcome.INTERRUPTED, 0, None, "It ended early.", "home")

    assert report_text(bare).startswith("Restore: interrupted. It ended early.")
    assert (archive_name(bare), targets(bare), table_reports(bare), notes(bare)) == ("–", "–", [], [])


def test_everything_under_its_own_name() -> None:
    run = Run("1", "restore", Trigger.MANUAL, None, 0, None, "", "home", details={
        "request": request_to_json(RestoreJob("id", "home"))})  # fmt: skip
    assert targets(run) == "everything, under its own names"
    assert archive_name(run) == "id"
