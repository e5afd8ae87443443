"""The first start: three questions, each with an answer that works, then the first backup."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QTime
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QApplication, QPushButton
from pytestqt.qtbot import QtBot

from influx_backup_gui.demo.server import DemoServer
from influx_backup_gui.domain.job import BackupJob, Outcome, Run
from influx_backup_gui.domain.timetable import Daily
from influx_backup_gui.engine.servers import forget_server
from influx_backup_gui.gui.app import Program
from tests.gui.window_steps import LEFT, opened


def answer(program: Program, qtbot: QtBot, demo: DemoServer, place: str = "file") -> Any:
    """The first question answered; the page."""
    page = program.views.first_run
    qtbot.waitUntil(lambda: page.server.place.currentData() == "file")
    page.server.name.setText("mine")
    page.server.url.setText(demo.url)
    page.server.place.setCurrentIndex(page.server.place.findData(place))
    page.server.token.setText("" if place == "env" else str(demo.token))
    return page


def test_where_there_is_no_keyring_a_file_is_chosen_and_said(newcomer: Program, qtbot: QtBot) -> None:
    edit = newcomer.views.first_run.server
    qtbot.waitUntil(lambda: edit.place.currentData() == "file")

    assert "no keyring" in edit.advice
    edit.name.setText("plant")
    assert edit.where.text().endswith("plant.token")
    # What has a good answer is not asked of a newcomer.
    assert not edit.quiet.isVisible()


def press(button: QPushButton) -> QAccessible.State:
    """As assistive technology does, which sees what is hidden too; answers the state that it was told."""
    seen = QAccessible.queryAccessibleInterface(button)
    seen.actionInterface().doAction("Press")
    return seen.state()


def test_before_a_server_is_known_no_hidden_button_starts_a_backup_or_leaves(newcomer: Program) -> None:
    page, session = newcomer.views.first_run, newcomer.session
    hidden = [b for b in page.findChildren(QPushButton) if b.accessibleName() in ("Back up now", "Later")]
    assert len(hidden) == 2
    for button in hidden:
        assert press(button).disabled
    assert session.queue.jobs() == ()
    assert session.engine.runs() == ()
    assert newcomer.views.first_run is page
    assert page.first_backup.toolTip() == "First say which server shall be backed up"


def test_where_the_server_was_taken_away_again_no_backup_is_offered(
    newcomer: Program, qtbot: QtBot, demo: DemoServer
) -> None:
    page, session = answer(newcomer, qtbot, demo), newcomer.session
    page.keep()
    qtbot.waitUntil(lambda: bool(page.ready))
    assert page.first_backup.isEnabled()
    assert page.first_backup.toolTip() == ""
    assert press(page.go).disabled, "its page is not shown any more"
    forget_server(session.engine.resources, session.server)
    session.after_settings()
    assert press(page.first_backup).disabled
    assert session.queue.jobs() == ()


def test_all_three_answers_are_kept_and_the_first_backup_is_one_press_away(
    newcomer: Program, qtbot: QtBot, demo: DemoServer, tmp_path: Path
) -> None:
    page = answer(newcomer, qtbot, demo)
    page.store_in(tmp_path / "archives")
    (tmp_path / "archives").mkdir()
    page.when.time.setTime(QTime(3, 30))

    qtbot.mouseClick(page.go, LEFT)
    qtbot.waitUntil(lambda: bool(page.ready))

    settings = newcomer.session.settings
    (schedule,) = settings.schedules
    assert schedule.timetable == Daily((3 * 60 + 30,))
    assert schedule.job == BackupJob("mine")
    assert schedule.enabled
    assert [(r.name, r.path) for r in settings.repositories] == [("archives", str(tmp_path / "archives"))]
    assert "03:30" in page.summary
    assert str(tmp_path / "archives") in page.summary

    ended: list[Run] = []
    newcomer.session.run_ended.connect(ended.append)
    qtbot.mouseClick(page.first_backup, LEFT)
    qtbot.waitUntil(lambda: bool(ended))
    assert newcomer.views.first_run is None
    assert ended[0].outcome is Outcome.SUCCEEDED, ended[0].summary
    qtbot.waitUntil(lambda: newcomer.views.backup.backups.filter.rowCount() == 1)
    assert list((tmp_path / "archives" / "mine").glob("*.7z"))
    assert "03:30" in newcomer.views.header.freshness


def test_the_third_question_may_be_skipped(newcomer: Program, qtbot: QtBot, demo: DemoServer) -> None:
    page = answer(newcomer, qtbot, demo)
    page.when.daily.setChecked(False)
    assert not page.when.time.isEnabled()

    page.keep()
    qtbot.waitUntil(lambda: bool(page.ready))

    assert newcomer.session.settings.schedules == ()
    assert "Nothing is scheduled" in page.summary


def test_all_questions_may_be_skipped(newcomer: Program) -> None:
    newcomer.views.first_run.skipped.emit()

    assert newcomer.views.first_run is None
    assert newcomer.session.settings.servers == ()
    assert "No server" in newcomer.views.backup.form.what.trouble


def test_with_demo_data_it_ends_in_a_proved_backup(qtbot: QtBot, qapp: QApplication, tmp_path: Path) -> None:
    newcomer = opened(qtbot, qapp, tmp_path / "new")
    qtbot.mouseClick(newcomer.views.first_run.demo, LEFT)
    qtbot.waitUntil(lambda: newcomer.views.first_run is None)
    form = newcomer.views.backup.form
    qtbot.waitUntil(form.start.isEnabled)
    ended: list[Run] = []
    newcomer.session.run_ended.connect(ended.append)
    qtbot.mouseClick(form.start, LEFT)
    qtbot.waitUntil(lambda: bool(ended))

    assert ended[0].outcome is Outcome.SUCCEEDED, ended[0].summary
    assert ended[0].server == "demo"
    settings_file = tmp_path / "new" / "settings.json"
    assert '"demo"' in settings_file.read_text()
    assert "apiv3_demo" not in settings_file.read_text()
    newcomer.close()
    assert '"demo"' not in settings_file.read_text().replace('"demo inside"', "")


@pytest.mark.parametrize("place", ["file", "env", "ask"])
def test_a_server_and_its_token_are_kept_where_it_was_said(
    newcomer: Program, qtbot: QtBot, tmp_path: Path, demo: DemoServer, place: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("INFLUXDB3_AUTH_TOKEN", str(demo.token))
    page = answer(newcomer, qtbot, demo, place)
    page.server.run_test()
    qtbot.waitUntil(lambda: "It works" in page.server.result)
    assert "InfluxDB 3.6" in page.server.result

    page.keep()
    qtbot.waitUntil(lambda: bool(page.ready))
    page.finished.emit()
    qtbot.waitUntil(newcomer.views.backup.form.start.isEnabled)

    assert newcomer.session.server == "mine"
    assert str(demo.token) not in (tmp_path / "new" / "settings.json").read_text()
    if place == "file":
        token = tmp_path / "new" / "mine.token"
        assert token.read_text().strip() == str(demo.token)
        assert token.stat().st_mode & 0o777 == 0o600
    else:
        assert not list((tmp_path / "new").glob("*token*"))


def test_a_keyring_that_is_asked_for_and_not_there_is_said(newcomer: Program, qtbot: QtBot, demo: DemoServer) -> None:
    page = answer(newcomer, qtbot, demo, "keyring")
    page.keep()

    qtbot.waitUntil(lambda: "no keyring" in page.said)
    assert "Kept in" in page.said
    assert newcomer.session.settings.servers == ()
    assert not page.ready


def test_a_wrong_token_is_said_before_anything_is_kept(newcomer: Program, qtbot: QtBot, demo: DemoServer) -> None:
    page = answer(newcomer, qtbot, demo)
    page.server.token.setText("apiv3_wrong")
    page.keep()
    qtbot.waitUntil(lambda: bool(page.said))

    assert "token" in page.said
    assert newcomer.session.settings.servers == ()
    assert "anyway" in page.go.text()
    page.server.token.setText(str(demo.token))
    assert "anyway" not in page.go.text()
    page.server.token.setText("apiv3_wrong_again")
    page.keep()
    qtbot.waitUntil(lambda: bool(page.said))
    assert newcomer.session.settings.servers == (), "what was said of another answer counts no more"
    page.server.token.setText(str(demo.token))
    page.keep()
    qtbot.waitUntil(lambda: bool(page.ready))


def test_a_folder_that_cannot_be_used_is_said_and_nothing_is_kept(
    newcomer: Program, qtbot: QtBot, demo: DemoServer, tmp_path: Path
) -> None:
    page = answer(newcomer, qtbot, demo)
    (tmp_path / "file").write_text("")
    page.store_in(tmp_path / "file")
    page.keep()
    qtbot.waitUntil(lambda: bool(page.said))
    assert page.go.isEnabled()
    settings = newcomer.session.settings
    assert (settings.servers, settings.repositories, settings.schedules) == ((), (), ())
    assert not (tmp_path / "new" / "mine.token").exists()


def test_a_server_that_is_down_can_be_kept_all_the_same(newcomer: Program, qtbot: QtBot, demo: DemoServer) -> None:
    page = answer(newcomer, qtbot, demo)
    page.server.url.setText("http://127.0.0.1:1")
    page.keep()
    qtbot.waitUntil(lambda: bool(page.said))
    assert newcomer.session.settings.servers == ()

    page.keep()
    qtbot.waitUntil(lambda: bool(page.ready))
    assert newcomer.session.settings.servers[0].url == "http://127.0.0.1:1"
    assert "did not answer" in page.state


def test_an_address_that_is_none_cannot_be_kept(newcomer: Program, qtbot: QtBot, demo: DemoServer) -> None:
    page = answer(newcomer, qtbot, demo)
    page.server.url.setText("http://")
    page.keep()

    assert page.said
    assert "anyway" not in page.go.text()
    assert newcomer.session.settings.servers == ()
