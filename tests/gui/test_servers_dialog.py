"""Servers in the window: added, edited, tested, removed; their tokens where a person said."""

from __future__ import annotations

import threading
from pathlib import Path

import keyring
import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialogButtonBox, QMessageBox
from pytestqt.qtbot import QtBot
from shiboken6 import delete

from influx_backup_gui.demo.server import DemoServer
from influx_backup_gui.domain.errors import UsageError
from influx_backup_gui.domain.job import BackupJob
from influx_backup_gui.domain.schedule import Schedule
from influx_backup_gui.domain.timetable import Daily
from influx_backup_gui.engine.schedules import with_schedule
from influx_backup_gui.gui.app import Program
from influx_backup_gui.gui.servers_dialog import ServerDialog, ServersDialog
from influx_backup_gui.gui.session import Session
from tests.gui.conftest import Expected
from tests.gui.person import answering, pressing
from tests.gui.ring import Ring

LEFT = Qt.MouseButton.LeftButton


@pytest.fixture(autouse=True)
def offscreen_dialogs(expected: Expected) -> None:
    expected.add("does not support propagateSizeHints")


@pytest.fixture
def dialog(session: Session, qtbot: QtBot) -> ServerDialog:
    """For a new server, in a session without a keyring."""
    made = ServerDialog(session, None)
    qtbot.addWidget(made)
    made.show()
    qtbot.waitUntil(lambda: made.edit.place.currentData() == "file")
    return made


def choose(dialog: ServerDialog, place: str) -> None:
    box = dialog.edit.place
    box.setCurrentIndex(box.findData(place))


def save(dialog: ServerDialog, qtbot: QtBot) -> None:
    """Press Save and wait until it is closed or says what is wrong."""
    qtbot.mouseClick(dialog.findChildren(QDialogButtonBox)[0].button(QDialogButtonBox.StandardButton.Save), LEFT)
    qtbot.waitUntil(lambda: not dialog.isVisible() or bool(dialog.said))


@pytest.mark.parametrize("place", ["file", "env", "ask", "none"])
def test_a_server_is_added_with_its_token_where_it_was_said(
    dialog: ServerDialog, session: Session, demo: DemoServer, qtbot: QtBot, tmp_path: Path, place: str
) -> None:
    edit = dialog.edit
    edit.name.setText("plant")
    edit.url.setText(demo.url.removeprefix("http://"))
    choose(dialog, place)
    assert edit.quiet.currentData() is None
    edit.quiet.setCurrentIndex(edit.quiet.findText("After 6 hours"))
    assert edit.where.isVisible() == (place in ("file", "env"))
    assert edit.token.isVisible() == (place in ("file", "ask"))
    if place == "env":
        edit.where.setText("DEMO_TOKEN")
    if edit.token.isVisible():
        edit.token.setText(str(demo.token))
    save(dialog, qtbot)

    assert not dialog.isVisible(), dialog.said
    server = session.settings.server("plant")
    assert (server.url, server.quiet_hours) == (demo.url, 6)
    token_file = tmp_path / "home" / "plant.token"
    sources = {"file": f"file:{token_file}", "env": "env:DEMO_TOKEN", "ask": "ask", "none": "none"}
    assert server.token_source == sources[place]
    assert str(demo.token) not in (tmp_path / "home" / "settings.json").read_text()
    assert token_file.exists() == (place == "file")
    if place == "file":
        assert token_file.stat().st_mode & 0o777 == 0o600
    if place != "none":
        assert session.engine.test_server("plant")["databases"] == ["lab", "plant", "sensors"]


@pytest.mark.parametrize(
    ("field", "text", "said"),
    [
        ("name", "home", "already"),
        ("name", "a/b", "a/b"),
        ("name", "", "name"),
        ("url", "http://", "address"),
        ("url", "ftp://x", "no address of a server"),
        ("token", "", "token is missing"),
        ("where", "", "no name"),
    ],
)
def test_what_is_wrong_is_said_and_nothing_is_kept(
    dialog: ServerDialog, session: Session, qtbot: QtBot, tmp_path: Path, field: str, text: str, said: str
) -> None:
    before = session.settings
    fields = {"name": "plant", "url": "http://localhost:8181", "token": "apiv3_x"}
    for name, value in {**fields, field: text}.items():
        getattr(dialog.edit, name).setText(value)
    save(dialog, qtbot)

    assert dialog.isVisible()
    assert said in dialog.said.lower()
    assert session.settings == before
    assert not list((tmp_path / "home").glob("*.token"))


def test_a_variable_that_is_none_is_said(dialog: ServerDialog) -> None:
    dialog.edit.name.setText("plant")
    dialog.edit.url.setText("localhost")
    choose(dialog, "env")
    dialog.edit.where.setText("apiv3_this is the token itself")
    with pytest.raises(UsageError, match="no name of a variable"):
        dialog.edit.entered()


def test_the_test_says_what_it_found_and_forgets_it_with_the_next_letter(
    dialog: ServerDialog, demo: DemoServer, qtbot: QtBot
) -> None:
    edit = dialog.edit
    edit.name.setText("plant")
    edit.url.setText(demo.url)
    edit.token.setText(str(demo.token))
    qtbot.mouseClick(edit.test, LEFT)
    qtbot.waitUntil(lambda: "It works" in edit.result)
    assert "InfluxDB 3" in edit.result
    assert "lab, plant, sensors" in edit.result

    edit.token.setText("apiv3_wrong")
    assert "Not tested" in edit.result
    qtbot.mouseClick(edit.test, LEFT)
    qtbot.waitUntil(lambda: "did not work" in edit.result)
    assert "complete and not expired" in edit.result
    assert "apiv3_wrong" not in edit.result

    edit.url.setText("http://127.0.0.1:1")
    qtbot.mouseClick(edit.test, LEFT)
    qtbot.waitUntil(lambda: "did not work" in edit.result)


def test_an_answer_to_what_is_no_longer_entered_is_not_shown(
    dialog: ServerDialog, session: Session, demo: DemoServer, qtbot: QtBot
) -> None:
    edit = dialog.edit
    edit.name.setText("plant")
    edit.url.setText(demo.url)
    edit.token.setText(str(demo.token))
    edit.run_test()
    edit.name.setText("other")
    assert edit.test.isEnabled()
    assert session.background._under_way
    qtbot.waitUntil(lambda: not session.background._under_way)

    assert "Not tested" in edit.result
    assert not edit.works


def test_a_known_server_is_edited_and_keeps_its_token(
    session: Session, demo: DemoServer, qtbot: QtBot, tmp_path: Path
) -> None:
    dialog = ServerDialog(session, None, session.settings.server("home"))
    qtbot.addWidget(dialog)
    dialog.show()
    assert not dialog.edit.name.isEnabled()
    assert dialog.edit.where.text() == "DEMO_TOKEN"
    dialog.edit.url.setText("http://127.0.0.1:8181")
    save(dialog, qtbot)
    assert session.settings.server("home").url == "http://127.0.0.1:8181"
    assert session.settings.server("home").token_source == "env:DEMO_TOKEN"

    again = ServerDialog(session, None, session.settings.server("home"))
    qtbot.addWidget(again)
    again.show()
    choose(again, "file")
    save(again, qtbot)
    assert "token is missing" in again.said.lower(), "it lies nowhere in the new place"
    again.edit.token.setText("apiv3_new")
    save(again, qtbot)
    token_file = tmp_path / "home" / "home.token"
    assert token_file.read_text().strip() == "apiv3_new"

    last = ServerDialog(session, None, session.settings.server("home"))
    qtbot.addWidget(last)
    last.show()
    choose(last, "ask")
    last.edit.token.setText("apiv3_typed")
    save(last, qtbot)
    assert not token_file.exists(), "a token that is no longer kept there lies about"
    assert session.engine.resources.token(session.settings.server("home")) == "apiv3_typed"


def test_certificates_are_asked_for_where_they_matter(dialog: ServerDialog) -> None:
    dialog.edit.url.setText("http://localhost")
    assert not dialog.edit.ca_file.isVisible()
    dialog.edit.url.setText("https://localhost")
    assert dialog.edit.ca_file.isVisible()


def test_a_server_is_removed_with_its_token_and_schedules_and_its_backups_stay(
    session: Session, demo: DemoServer, qtbot: QtBot, tmp_path: Path
) -> None:
    dialog = ServerDialog(session, None)
    qtbot.addWidget(dialog)
    dialog.show()
    choose(dialog, "file")
    dialog.edit.name.setText("plant")
    dialog.edit.url.setText(demo.url)
    dialog.edit.token.setText(str(demo.token))
    save(dialog, qtbot)
    engine = session.engine
    run = engine.run(BackupJob("plant"))
    engine.update_settings(
        lambda s: with_schedule(s, Schedule("1", "nightly", BackupJob("plant"), Daily((120,)), "UTC", 0), 0)
    )
    servers = ServersDialog(session, None)
    qtbot.addWidget(servers)
    servers.show()
    servers.list.setCurrentRow(1)

    with pressing(QMessageBox.StandardButton.No) as asked:
        servers.remove()
    assert "nightly" in asked[0]
    assert len(session.settings.servers) == 2

    with pressing(QMessageBox.StandardButton.Yes):
        servers.remove()
    qtbot.waitUntil(lambda: servers.list.count() == 1)  # when all of it is done
    assert len(session.settings.servers) == 1
    assert session.settings.schedules == ()
    assert not (tmp_path / "home" / "plant.token").exists()
    assert [b.id for b in engine.backups()] == [run.details["backup"]["id"]]
    assert Path(engine.backups()[0].path).is_file()


def test_the_list_is_used_by_the_keyboard(program: Program, qtbot: QtBot) -> None:
    servers = ServersDialog(program.session, program.window)
    servers.show()
    servers.list.setFocus()
    seen: list[str] = []

    def close_it(box: ServerDialog) -> None:
        seen.append(box.edit.name.text())
        qtbot.keyClick(box, Qt.Key.Key_Escape)

    with answering(ServerDialog, close_it):
        qtbot.keyClick(servers.list, Qt.Key.Key_Return)
    assert seen == ["home"]
    # A dialog that was closed is not kept for ever.
    qtbot.waitUntil(lambda: not servers.findChildren(ServerDialog))
    servers.close()


def test_a_dialog_may_be_closed_while_its_server_is_asked(
    program: Program, demo: DemoServer, qtbot: QtBot, expected: Expected
) -> None:
    dialog = ServerDialog(program.session, program.window, program.session.settings.server("home"))
    dialog.show()
    qtbot.waitUntil(lambda: not program.background._under_way)
    dialog.edit.run_test()
    assert program.background._under_way
    delete(dialog)
    qtbot.waitUntil(lambda: not program.background._under_way)

    assert program.window.notice.message == ""


def test_when_the_last_server_is_removed_the_window_asks_for_another(program: Program, qtbot: QtBot) -> None:
    views = program.views
    qtbot.waitUntil(views.backup.form.start.isEnabled)
    servers = ServersDialog(program.session, program.window)
    servers.show()
    with pressing(QMessageBox.StandardButton.Yes):
        servers.remove()
    servers.close()

    qtbot.waitUntil(lambda: program.session.server == "")
    assert "No server" in views.backup.form.what.trouble
    assert not views.backup.form.start.isEnabled()
    for number in range(views.tabs.count()):
        views.tabs.setCurrentIndex(number)
        qtbot.waitUntil(lambda: not program.background._under_way)
    assert program.window.notice.message == ""


def test_a_token_goes_into_the_keyring_and_out_of_it_never_in_the_thread_of_the_window(
    program: Program, demo: DemoServer, qtbot: QtBot, tmp_path: Path
) -> None:
    session, ring = program.session, Ring()
    keyring.set_keyring(ring)
    dialog = ServerDialog(session, program.window)
    dialog.show()
    qtbot.waitUntil(lambda: dialog.edit.place.currentData() == "keyring")
    dialog.edit.name.setText("plant")
    dialog.edit.url.setText(demo.url)
    dialog.edit.token.setText(str(demo.token))
    save(dialog, qtbot)
    assert list(ring.kept.values()) == [demo.token]
    assert session.settings.server("plant").token_source == "keyring"
    assert not list((tmp_path / "home").glob("*.token"))
    session.choose_server("plant")
    qtbot.waitUntil(program.views.backup.form.start.isEnabled)

    servers = ServersDialog(session, program.window)
    servers.show()
    servers.list.setCurrentRow(1)
    with pressing(QMessageBox.StandardButton.Yes):
        servers.remove()
    qtbot.waitUntil(lambda: not ring.kept)
    qtbot.waitUntil(lambda: session.server == "home")
    assert threading.get_ident() not in ring.threads
