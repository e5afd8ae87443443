"""A token that is kept nowhere is asked for once, also where the tray of a hidden window is what needs it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace

import pytest
from PySide6.QtWidgets import QApplication, QInputDialog, QMessageBox
from pytestqt.qtbot import QtBot

from influx_backup_gui.demo.faults import Fault
from influx_backup_gui.demo.server import DemoServer
from influx_backup_gui.domain.job import BackupJob, Outcome
from influx_backup_gui.gui.app import Program
from tests.gui.conftest import Expected
from tests.gui.person import answering


@pytest.fixture
def hidden(program: Program, expected: Expected, qtbot: QtBot) -> Program:
    """In the tray, with a server whose token is kept nowhere."""
    for part in ("systemTrayWindowChanged", "raise()", "propagateSizeHints()"):
        expected.add(part)
    session = program.session
    session.change_settings(lambda s: replace(s, servers=(replace(s.servers[0], token_source="ask"),)))
    qtbot.waitUntil(lambda: session.needs_token("home"))
    program.outside.presence.changed.emit(True)
    program.window.close()
    assert not program.window.isVisible()
    return program


class Owner:
    """Of a token: answers every question, after what is done meanwhile; `asked` is what was asked."""

    def __init__(self, token: str | None) -> None:
        self.token, self.asked, self.open_then = token, list[str](), True
        self.meanwhile: Callable[[], object] = lambda: None

    def answer(self, dialog: QInputDialog) -> None:
        (_only,) = [w for w in QApplication.topLevelWidgets() if isinstance(w, QInputDialog) and w.isVisible()]
        if dialog.objectName() == "seen":
            return
        dialog.setObjectName("seen")
        self.asked.append(dialog.labelText())
        self.meanwhile()
        self.open_then = dialog.isVisible()
        if self.token is None:
            dialog.reject()
        else:
            dialog.setTextValue(self.token)
            dialog.accept()


@pytest.fixture
def person(demo: DemoServer) -> Iterator[Owner]:
    made = Owner(str(demo.token))
    with answering(QInputDialog, made.answer):
        yield made


def test_back_up_now_of_a_hidden_window_shows_it_asks_once_and_runs_once(
    hidden: Program, person: Owner, qtbot: QtBot
) -> None:
    choose = hidden.outside.tray.menu.backup_chosen.emit

    def meanwhile() -> None:
        choose("home")
        hidden.show_window()

    person.meanwhile = meanwhile
    with qtbot.waitSignal(hidden.session.run_ended) as ended:
        choose("home")
    assert person.asked == ["Token of home (it is forgotten when the program closes)"]
    assert hidden.window.isVisible()
    assert ended.args[0].outcome is Outcome.SUCCEEDED
    assert len(hidden.session.engine.runs(10, "backup")) == 1
    assert not hidden.session.queue.jobs()
    qtbot.waitUntil(hidden.views.backup.form.start.isEnabled)  # what was not read is read then


def test_nothing_runs_where_no_token_is_given(hidden: Program, person: Owner) -> None:
    person.token = None
    hidden.outside.tray.back_up("home")
    assert len(person.asked) == 1
    assert not hidden.session.queue.jobs()


def test_questions_about_several_servers_come_one_after_the_other(hidden: Program, person: Owner, qtbot: QtBot) -> None:
    session, served = hidden.session, list[str]()
    session.change_settings(lambda s: replace(s, servers=(*s.servers, replace(s.servers[0], name="away"))))
    qtbot.waitUntil(lambda: session.needs_token("away"))
    hidden.show_window()
    session.forget_token("home")
    ask = hidden.views.tokens.ask_then

    def meanwhile() -> None:
        if not served:
            ask("away", "test", lambda: served.append("away"))

    person.asked.clear()
    person.meanwhile = meanwhile
    ask("home", "test", lambda: served.append("home"))
    assert served == ["home", "away"]
    assert [text.split()[2] for text in person.asked] == ["home", "away"]


def test_a_token_that_the_server_refused_is_asked_for_again(hidden: Program, person: Owner, qtbot: QtBot) -> None:
    person.token = "apiv3_wrong"
    with qtbot.waitSignal(hidden.session.run_ended) as ended:
        hidden.outside.tray.back_up("home")
    assert ended.args[0].outcome is Outcome.FAILED
    assert hidden.session.needs_token("home")


def test_quit_takes_an_open_question_back(hidden: Program, person: Owner, qtbot: QtBot) -> None:
    person.meanwhile = hidden.outside.tray.menu.quit_chosen.emit
    person.token = None
    with qtbot.waitSignal(hidden.left):
        hidden.outside.tray.back_up("home")
    assert not person.open_then
    assert hidden.views.tokens.dialog is None
    assert not hidden.session.queue.jobs()


def test_quit_of_a_hidden_window_asks_once_where_it_is_seen(
    program: Program, demo: DemoServer, expected: Expected, qtbot: QtBot
) -> None:
    for part in ("systemTrayWindowChanged", "raise()", "propagateSizeHints()"):
        expected.add(part)
    demo.faults.add(Fault("stall", path="query_sql", value=30.0, times=None))
    program.session.start(BackupJob("home"), "Backup of home")
    program.outside.presence.changed.emit(True)
    program.window.close()
    seen: list[int] = []

    def look(box: QMessageBox) -> None:
        if not seen:
            program.outside.tray.menu.quit_chosen.emit()
        seen.append(len([w for w in QApplication.topLevelWidgets() if isinstance(w, QMessageBox) and w.isVisible()]))
        next(b for b in box.buttons() if "Keep" in b.text()).click()

    with answering(QMessageBox, look):
        program.outside.tray.menu.quit_chosen.emit()
    assert seen == [1]
    assert not program.window.isVisible()
    assert len(program.session.queue.running()) == 1
