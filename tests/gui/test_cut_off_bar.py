"""A backup that was cut off is named in the window, with what to do about it in place."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from influx_backup_gui.demo.faults import Fault
from influx_backup_gui.demo.server import DemoServer
from influx_backup_gui.domain.job import BackupJob, Outcome, Run, Selection
from influx_backup_gui.domain.unfinished import Unfinished
from influx_backup_gui.engine import checkpoints
from influx_backup_gui.engine.engine import Engine
from influx_backup_gui.gui import cut_off_bar
from influx_backup_gui.gui.cut_off_bar import CutOffBar
from influx_backup_gui.gui.session import Session
from tests.gui.conftest import Expected
from tests.gui.person import pressing
from tests.gui.window_steps import LEFT

JOB = BackupJob("home", Selection(tables=(("cut", "a"), ("cut", "b"))), in_flight=1)


@pytest.fixture
def left(
    engine: Engine, demo: DemoServer, impatient: None, expected: Expected, monkeypatch: pytest.MonkeyPatch
) -> Unfinished:
    """What is there of a backup that the network cut off in its second table."""
    expected.add("propagateSizeHints")
    monkeypatch.setattr(checkpoints, "EVERY", 0.0)
    for table in ("a", "b"):
        demo.write("cut", f"{table},k=x v=1 1000\n{table},k=y v=2 2000")
    demo.persist()
    fault = demo.faults.add(Fault("reset", sql='SELECT * FROM "b"', times=None))
    run = engine.run(JOB)
    assert (run.outcome, fault.hits > 0) == (Outcome.FAILED, True), run
    demo.faults.clear()
    (found,) = engine.unfinished()
    return found


@pytest.fixture
def bar(session: Session, left: Unfinished, qtbot: QtBot) -> CutOffBar:
    made = CutOffBar(session)
    qtbot.addWidget(made)
    qtbot.waitUntil(lambda: bool(made.text))
    return made


def test_it_says_what_is_there_and_goes_on_in_place(
    bar: CutOffBar, session: Session, engine: Engine, qtbot: QtBot
) -> None:
    assert "A backup of home was cut off" in bar.text
    assert "2 rows of 1 table were read and are kept until" in bar.text
    with qtbot.waitSignal(session.run_ended) as ended:
        qtbot.mouseClick(bar.go_on_button, LEFT)
        assert bar.text == "", "what goes on is not offered once more"
    run: Run = ended.args[0]
    assert run.outcome is Outcome.SUCCEEDED, run
    assert "It went on from where it was cut off" in run.summary
    assert engine.backups()[0].rows == 4
    qtbot.waitUntil(lambda: not engine.unfinished() and bar.text == "")


def test_an_encrypted_one_goes_on_with_a_password_only(
    bar: CutOffBar, session: Session, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    typed: list[str | None] = [None, "secret"]
    monkeypatch.setattr(cut_off_bar, "job_to_go_on", lambda _: replace(JOB, encrypt=True))
    monkeypatch.setattr(cut_off_bar, "ask_new_password", lambda _: typed.pop(0))
    bar.go_on()
    assert (typed, session.queue.jobs()) == (["secret"], ())
    with qtbot.waitSignal(session.run_ended) as ended:
        bar.go_on()
    assert ended.args[0].outcome is Outcome.SUCCEEDED
    assert session.engine.backups()[0].encrypted


def test_a_token_that_is_kept_nowhere_is_asked_before_it_goes_on(
    bar: CutOffBar, session: Session, qtbot: QtBot
) -> None:
    asking = replace(session.settings.servers[0], token_source="ask")
    with qtbot.waitSignal(session.settings_changed):
        session.change_settings(lambda s: replace(s, servers=(asking,)))
    with qtbot.waitSignal(session.token_asked):
        bar.go_on()
    assert session.queue.jobs() == ()


@pytest.mark.parametrize("answer", ["Keep", "Discard"])
def test_it_is_discarded_after_a_question(
    bar: CutOffBar, left: Unfinished, engine: Engine, qtbot: QtBot, answer: str
) -> None:
    with pressing(answer) as asked:
        bar.discard_button.click()
    assert "No finished backup is touched" in asked[0]
    if answer == "Keep":
        assert (engine.unfinished(), Path(left.path).is_file(), bool(bar.text)) == ((left,), True, True)
    else:
        qtbot.waitUntil(lambda: bar.text == "")
        assert (engine.unfinished(), Path(left.path).exists()) == ((), False)


def test_one_of_a_server_that_is_no_more_can_only_be_discarded(
    bar: CutOffBar, session: Session, left: Unfinished, qtbot: QtBot
) -> None:
    session.change_settings(lambda s: replace(s, servers=()))
    qtbot.waitUntil(lambda: not bar.go_on_button.isEnabled())
    assert bar.discard_button.isEnabled()
