"""What can be done from the report on a restore: nothing of it deletes what is there."""

from __future__ import annotations

from dataclasses import replace

import pytest
from pytestqt.qtbot import QtBot

from influx_backup_gui.domain.job import IfExists, Outcome, RestoreJob, Run, Trigger
from influx_backup_gui.domain.restore_request import request_to_json
from influx_backup_gui.gui.restore_report_view import RestoreReportView
from influx_backup_gui.gui.session import Session

JOB = RestoreJob("b1", "home", (("plant", "plant"),), if_exists=IfExists.REPLACE,
                 policies=(("plant", "meter", IfExists.REPLACE),))  # fmt: skip
TABLE = {"database": "plant", "table": "meter", "action": "replace", "rows": 7, "verified": False, "problem": "x"}
CUT_OFF = Run("r1", "restore", Trigger.MANUAL, Outcome.FAILED, 0, 1, "It ended early.", "home",
              details={"request": request_to_json(JOB), "tables": [TABLE]})  # fmt: skip


@pytest.fixture
def view(session: Session, qtbot: QtBot) -> RestoreReportView:
    made = RestoreReportView(session)
    qtbot.addWidget(made)
    return made


def test_what_is_missing_is_added_whatever_was_asked_before(view: RestoreReportView, qtbot: QtBot) -> None:
    """A table that was to be replaced would be deleted once more, with the rows that are back."""
    view.show_run(CUT_OFF)
    with qtbot.waitSignal(view.again_asked) as asked:
        view.rest_button.click()
    assert asked.args == [replace(JOB, if_exists=IfExists.MISSING, policies=())]
    with qtbot.waitSignal(view.again_asked) as same:
        view.again_button.click()
    assert same.args == [JOB]


@pytest.mark.parametrize(
    ("run", "rest", "undo"),
    [
        (CUT_OFF, True, False),
        (replace(CUT_OFF, outcome=Outcome.SUCCEEDED), False, False),
        (replace(CUT_OFF, outcome=Outcome.INTERRUPTED, details={"request": request_to_json(JOB)}), True, False),
        (replace(CUT_OFF, details={"request": request_to_json(JOB)}), False, False),
        (replace(CUT_OFF, details={**CUT_OFF.details, "safety_backup": {"id": "b0", "name": "before"}}), True, True),
        (replace(CUT_OFF, outcome=None, finished=None), False, False),
    ],
    ids=["cut off", "done", "interrupted", "nothing written", "overwritten", "running"],
)
def test_going_on_and_undo_are_offered_where_there_is_something(
    view: RestoreReportView, run: Run, rest: bool, undo: bool
) -> None:
    view.show_run(run)
    assert (not view.rest_button.isHidden(), not view.undo_button.isHidden()) == (rest, undo)
    assert view.again_button.isEnabled() == view.save_button.isEnabled() == (run.outcome is not None)
    view.show_run(None)
    assert view.rest_button.isHidden()
    assert view.undo_button.isHidden()
    assert not view.again_button.isEnabled()
