"""A click on a notification opens what it is about, in a window that lay in the tray."""

from __future__ import annotations

import subprocess
import sys

import pytest
from pytestqt.qtbot import QtBot

from influx_backup_gui.demo.faults import Fault
from influx_backup_gui.demo.server import DemoServer
from influx_backup_gui.domain.health_records import Colour, Facts, Health, Reason, ReasonKind
from influx_backup_gui.domain.job import BackupJob
from influx_backup_gui.gui.app import Program
from influx_backup_gui.gui.describe_notes import note_of_program
from influx_backup_gui.gui.health_watch import Seen
from influx_backup_gui.gui.note import Place
from influx_backup_gui.store.preferences import Preferences
from tests.gui.conftest import Expected
from tests.gui.desktop import NOTES, Desktop

FACTS = Facts(("home",))
OLD = Reason(ReasonKind.OLD_BACKUP, Colour.RED, "The last proved backup is 31 days old.", "", "Take one now.", "home",
             ("b0",))  # fmt: skip


@pytest.fixture
def away(expected: Expected, program: Program, qtbot: QtBot) -> Program:
    """The program in the tray."""
    for part in ("systemTrayWindowChanged", "raise()"):
        expected.add(part)
    program.outside.preferences = Preferences(tray_told=True)
    program.outside.presence.changed.emit(True)
    program.window.close()
    assert not program.window.isVisible()
    return program


def test_a_click_on_a_success_opens_the_backup(desktop: Desktop, away: Program, qtbot: QtBot) -> None:
    desktop.offer(NOTES)
    away.views.tabs.show_view(away.views.schedule)
    for _ in range(2):
        away.session.start(BackupJob("home"), "Backup of home")
    qtbot.waitUntil(lambda: len(desktop.notes) == 2)
    first, second = desktop.notes
    assert first.title == second.title == "Backup of home: succeeded"
    qtbot.waitUntil(lambda: len(away.outside.notifications._desktop._shown) == 2)

    desktop.click(first)

    qtbot.waitUntil(away.window.isVisible)
    assert away.views.tabs.view is away.views.backup
    made = sorted(away.session.engine.backups(), key=lambda b: b.created)
    qtbot.waitUntil(lambda: away.views.backup.backups.chosen == made[0])


def test_a_run_of_another_process_is_told_too(desktop: Desktop, away: Program, qtbot: QtBot) -> None:
    desktop.offer(NOTES)
    home = str(away.session.engine.resources.places.config)
    words = [sys.executable, "-m", "influx_backup_gui.cli.main", "--home", home, "backup", "home"]
    other = subprocess.Popen(words, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    qtbot.waitUntil(lambda: other.poll() is not None)
    assert other.returncode == 0

    # What the clock does every half minute.
    away.session.watch._timer.timeout.emit()

    qtbot.waitUntil(lambda: bool(desktop.notes))
    assert desktop.notes[0].title == "Backup of home: succeeded"


def test_a_click_on_a_failure_opens_its_run(desktop: Desktop, away: Program, demo: DemoServer, qtbot: QtBot) -> None:
    desktop.offer(NOTES)
    away.views.monitor.history.filters.text.setText("nothing like this")
    demo.faults.add(Fault("status", value=(401, '{"error": "the request was not authenticated"}'), times=None))
    away.session.start(BackupJob("home"), "Backup of home")
    qtbot.waitUntil(lambda: bool(desktop.notes))
    assert desktop.notes[0].title == "Backup of home: failed"
    assert desktop.notes[0].hints["urgency"] == 2
    assert str(demo.token) not in desktop.notes[0].text
    qtbot.waitUntil(lambda: bool(away.outside.notifications._desktop._shown))

    desktop.click(desktop.notes[0])

    qtbot.waitUntil(away.window.isVisible)
    assert away.views.tabs.view is away.views.monitor
    details = away.views.monitor.history.details
    qtbot.waitUntil(lambda: "What happened" in details.toPlainText())


def test_a_click_on_a_reason_of_health_opens_the_reasons(desktop: Desktop, away: Program, qtbot: QtBot) -> None:
    desktop.offer(NOTES)
    away.views.monitor.pages.setCurrentWidget(away.views.monitor.history)
    away.outside.notifications.on_seen(Seen(FACTS, Health(Colour.RED, (OLD,)), (), away.session.now()))
    qtbot.waitUntil(lambda: bool(away.outside.notifications._desktop._shown))
    assert desktop.notes[0].title == "No fresh proved backup of home"

    desktop.click(desktop.notes[0])

    qtbot.waitUntil(away.window.isVisible)
    assert away.views.tabs.view is away.views.monitor
    assert away.views.monitor.pages.currentWidget() is away.views.monitor.overview


def test_news_of_the_program_opens_the_window(desktop: Desktop, away: Program, qtbot: QtBot) -> None:
    desktop.offer(NOTES)
    away.outside.tell("It keeps running", "In the tray.")
    qtbot.waitUntil(lambda: bool(away.outside.notifications._desktop._shown))

    desktop.click(desktop.notes[0])

    qtbot.waitUntil(away.window.isVisible)
    assert note_of_program("k", "a", "b").place is Place.WINDOW
