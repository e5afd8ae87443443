"""A restore drill, from the menu of a backup to its line in the history."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from pytestqt.qtbot import QtBot

from influx_backup_gui.demo.server import DemoServer
from influx_backup_gui.domain.instants import DAY, parse_instant
from influx_backup_gui.domain.job import BackupJob, DrillJob, DrillWay, Outcome
from influx_backup_gui.domain.seal import Seal
from influx_backup_gui.engine.engine import Engine
from influx_backup_gui.gui import describe_drill
from influx_backup_gui.gui.backups_view import BackupsView
from influx_backup_gui.gui.drill_dialog import DrillDialog
from influx_backup_gui.gui.session import Session
from tests.gui.conftest import Expected
from tests.gui.person import answering


def test_a_drill_on_the_server_on_the_stand_in_and_nowhere(
    session: Session, engine: Engine, demo: DemoServer, qtbot: QtBot, expected: Expected
) -> None:
    expected.add("propagateSizeHints")  # of the offscreen platform
    engine.run(BackupJob("home"))
    view = BackupsView(session)
    qtbot.addWidget(view)
    qtbot.waitUntil(lambda: view.chosen is not None)
    before = {n for n in demo.catalog.databases if "-" not in n}
    for row, where in ((0, "home"), (1, ""), (2, "")):

        def choose(dialog: DrillDialog, row: int = row) -> None:
            dialog.where.setCurrentIndex(row)
            dialog.accept()

        with answering(DrillDialog, choose), qtbot.waitSignal(session.run_ended) as ended:
            view.drill()
        run = ended.args[0]
        assert (run.kind, run.outcome, run.server) == ("drill", Outcome.SUCCEEDED, where)
    assert {n for n in demo.catalog.databases if "-" not in n} == before


def test_the_server_of_the_backup_is_proposed(session: Session, engine: Engine, qtbot: QtBot) -> None:
    engine.run(BackupJob("home"))
    (backup,) = engine.backups()
    view = BackupsView(session)
    qtbot.addWidget(view)
    dialog = DrillDialog(session, backup, view)
    assert dialog.job == DrillJob(backup.id, "home")


@pytest.mark.parametrize(
    ("changes", "short", "sentence"),
    [
        ({}, "Restored 3 May", "Restored on 3 May 2026: 41 tables, 18.2 M rows, 4 min 10 s."),
        ({"tables": 6}, "In part 3 May", "Restored on 3 May 2026: 6 of 41 tables, 18.2 M rows, 4 min 10 s."),
        ({"way": DrillWay.STAND_IN}, "Stand-in 3 May", "Restored on the stand-in server on 3 May 2026 (proves less): "),
        ({"way": DrillWay.DECODE}, "Decoded 3 May", "Decoded on 3 May 2026, not restored (proves less): "),
        ({"broken": "x"}, "Failed 3 May", "On 3 May 2026 it did not come back as it was saved: x"),
        ({"damaged": True}, "Damaged since", "It was found damaged since."),
    ],
)
def test_the_seal_in_the_words_of_the_window(changes: dict[str, Any], short: str, sentence: str) -> None:
    at = parse_instant("2026-05-03T12:00:00Z")
    seal = replace(Seal("b", at, DrillWay.SERVER, 41, 41, 18_200_000, 250.2, "lab"), **changes)
    assert describe_drill.seal_state(seal, at + DAY).text == short
    assert sentence in describe_drill.seal(seal)
    states = [describe_drill.seal_state(s, at) for s in (None, seal)]
    assert states[0].icon != states[1].icon
