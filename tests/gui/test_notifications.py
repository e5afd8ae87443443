"""Notifications: what is told, how it reaches a real bus, and what a click opens."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from influx_backup_gui.demo.faults import Fault
from influx_backup_gui.demo.server import DemoServer
from influx_backup_gui.domain.alert_of_health import OF_REASONS
from influx_backup_gui.domain.errors import ExitCode, Problem
from influx_backup_gui.domain.health_records import Colour, Facts, Health, Reason, ReasonKind
from influx_backup_gui.domain.instants import DAY, SECOND
from influx_backup_gui.domain.job import BackupJob, Outcome, Run, Trigger
from influx_backup_gui.gui.app import Program
from influx_backup_gui.gui.describe_notes import note_of_program, note_of_reason, note_of_run
from influx_backup_gui.gui.desktop_notes import DesktopNotes
from influx_backup_gui.gui.health_watch import Seen
from influx_backup_gui.gui.note import Loudness, Note, Place
from influx_backup_gui.gui.notifications import Notifications
from influx_backup_gui.store.preferences import Preferences
from tests.gui.conftest import Expected
from tests.gui.desktop import NOTES, Desktop, require_desktop

FACTS = Facts(("home",))
NOW = 1_790_000_000 * SECOND
GOOD = Run("r1", "backup", Trigger.SCHEDULE, Outcome.SUCCEEDED, NOW, NOW + SECOND, "13 tables are proved.", "home",
           details={"backup": {"id": "b1"}, "schedule_name": "nightly"})  # fmt: skip
BAD = Run("r2", "backup", Trigger.MANUAL, Outcome.FAILED, NOW, NOW + SECOND, "No answer.", "home",
          Problem("home does not answer", "Check the address.", int(ExitCode.UNREACHABLE)))  # fmt: skip
OLD = Reason(ReasonKind.OLD_BACKUP, Colour.RED, "The last proved backup is 31 days old.", "", "Take one now.", "home",
             ("b0",))  # fmt: skip
FULL = Reason(ReasonKind.DISK_FILLING, Colour.AMBER, "The disk of default will be full in 3 days.", "", "Free some.",
              subjects=("default",))  # fmt: skip


# --- what is told -----------------------------------------------------------------------------------------


def test_a_success_opens_its_backup() -> None:
    assert note_of_run(GOOD) == Note(
        "r1",
        Loudness.QUIET,
        "Backup of home (nightly): succeeded",
        "13 tables are proved.",
        Place.BACKUP,
        "b1",
    )


def test_a_failure_says_what_to_do_and_opens_its_run() -> None:
    note = note_of_run(BAD)

    assert note is not None
    assert (note.loudness, note.place, note.id) == (Loudness.FAILURE, Place.RUN, "r2")
    assert note.title == "Backup of home: failed"
    assert note.text == "home does not answer. Check the address."


def test_a_warning_is_a_warning_and_rows_that_are_gone_are_worse() -> None:
    odd = replace(GOOD, outcome=Outcome.WARNING, details={"backup": {"id": "b1", "warnings": ["written to"]}})
    note = note_of_run(odd)

    assert note is not None
    assert (note.loudness, note.text, note.place) == (Loudness.WARNING, "written to", Place.BACKUP)


@pytest.mark.parametrize(
    "run",
    [
        replace(GOOD, outcome=Outcome.SKIPPED, kind="schedule"),
        replace(BAD, outcome=Outcome.CANCELLED),
        replace(GOOD, kind="verify"),
        replace(GOOD, kind="prune"),
        replace(GOOD, kind="delete"),
        replace(GOOD, outcome=None),
    ],
)
def test_what_nobody_needs_to_be_told(run: Run) -> None:
    assert note_of_run(run) is None


def test_no_secret_is_told() -> None:
    token = "apiv3_" + "x" * 40
    note = note_of_run(replace(BAD, problem=Problem(f"http://u:pw@host refused {token}", f"token={token}")))

    assert note is not None
    assert token not in note.text
    assert "pw" not in note.text


def test_health_that_no_run_tells() -> None:
    old, full = note_of_reason(OLD, NOW), note_of_reason(FULL, NOW)

    assert old is not None
    assert full is not None
    assert (old.loudness, old.title) == (Loudness.FAILURE, "No fresh proved backup of home")
    assert "31 days old. Take one now." in old.text
    assert (full.loudness, full.title, full.place) == (Loudness.WARNING, "The disk is filling up", Place.HEALTH)
    assert note_of_reason(replace(OLD, colour=Colour.AMBER), NOW) is None


@pytest.mark.parametrize("kind", OF_REASONS)
def test_every_reason_that_is_mailed_has_a_note(kind: ReasonKind) -> None:
    reason = Reason(kind, Colour.RED, "It is so.", "That is bad.", "Do this.", "home", ("s1",))
    note = note_of_reason(reason, NOW)
    assert note is not None
    assert note.title
    assert note.text == "It is so. Do this."


# --- who is told, and when --------------------------------------------------------------------------------


class Heard:
    """Notifications of a machine without a bus: they come here instead."""

    def __init__(self, since: int = NOW) -> None:
        self.notes: list[Note] = []
        self.looked_at, self.success = False, True
        self.told = Notifications(self._show, lambda: self.looked_at, lambda: self.success, since)

    def _show(self, note: Note) -> bool:
        self.notes.append(note)
        return True

    @property
    def titles(self) -> list[str]:
        return [note.title for note in self.notes]


@pytest.fixture
def heard(qapp: QApplication) -> Heard:
    return Heard()


def test_each_run_is_told_once_whoever_ran_it(heard: Heard) -> None:
    heard.told.on_run(GOOD)
    heard.told.on_seen(Seen(FACTS, Health(Colour.GREEN, ()), (BAD, GOOD), NOW + 2 * SECOND))
    heard.told.on_seen(Seen(FACTS, Health(Colour.GREEN, ()), (BAD, GOOD), NOW + 3 * SECOND))

    assert heard.titles == ["Backup of home (nightly): succeeded", "Backup of home: failed"]


def test_what_ended_before_the_start_is_not_told_but_what_was_found_interrupted_is(qapp: QApplication) -> None:
    heard = Heard(NOW + 5 * SECOND)
    found = replace(BAD, id="r3", outcome=Outcome.INTERRUPTED, finished=NOW + 6 * SECOND, problem=None)
    running = replace(BAD, id="r4", outcome=None, finished=None)

    heard.told.on_seen(Seen(FACTS, Health(Colour.GREEN, ()), (running, found, BAD, GOOD), NOW + 7 * SECOND))
    assert heard.titles == ["Backup of home: interrupted"]

    # It began before we did, and ends now; the clock was set back meanwhile.
    heard.told.on_seen(
        Seen(FACTS, Health(Colour.GREEN, ()), (replace(running, outcome=Outcome.FAILED, finished=NOW),), NOW)
    )
    assert heard.titles == ["Backup of home: interrupted", "Backup of home: failed"]


def test_success_is_not_told_to_who_looks_or_does_not_want_it_and_failure_always_is(heard: Heard) -> None:
    heard.looked_at = True
    heard.told.on_run(GOOD)
    heard.told.on_run(BAD)
    heard.looked_at, heard.success = False, False
    heard.told.on_run(replace(GOOD, id="r5"))
    heard.told.on_run(replace(BAD, id="r6"))

    assert heard.titles == ["Backup of home: failed"] * 2


def test_health_is_told_once_a_day_and_anew_when_it_comes_back(heard: Heard) -> None:
    def look(reasons: tuple[Reason, ...], now: int) -> int:
        heard.told.on_seen(Seen(FACTS, Health(Colour.RED, reasons), (), now))
        return len(heard.titles)

    assert look((OLD, FULL), NOW) == 2
    assert look((OLD, FULL), NOW + DAY - 1) == 2
    assert look((OLD, FULL), NOW + DAY) == 4
    assert look((), NOW + DAY + 1) == 4
    assert look((OLD,), NOW + DAY + 2) == 5
    # A clock that was set back does not make it silent.
    assert look((OLD,), NOW - 300 * DAY) == 6


def test_health_that_cannot_be_read_is_told_once_and_anew_when_it_was_read_meanwhile(heard: Heard) -> None:
    problem = Problem("The catalog cannot be read", "Look at the disk.")
    for _ in range(3):
        heard.told.on_unreadable(problem)
    assert [n.text for n in heard.notes] == ["The catalog cannot be read. Look at the disk."]

    heard.told.on_seen(Seen(FACTS, Health(Colour.GREEN, ()), (), NOW))
    heard.told.on_unreadable(problem)
    assert heard.titles == ["Not known whether everything is protected"] * 2


# --- on a real bus ----------------------------------------------------------------------------------------


@pytest.fixture
def desktop(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Desktop]:
    require_desktop(screen=False)
    with Desktop(tmp_path / "session", screen=False) as made:
        monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", made.address)
        yield made


@pytest.fixture
def notes(desktop: Desktop, qapp: QApplication) -> Iterator[DesktopNotes]:
    made = DesktopNotes()
    yield made
    made.close()


def note(number: int, loudness: Loudness = Loudness.QUIET) -> Note:
    return Note(f"key {number}", loudness, f"title {number}", "1 < 2 & 3 > 2")


def test_none_replaces_another_and_each_click_finds_its_own(
    desktop: Desktop, notes: DesktopNotes, qtbot: QtBot
) -> None:
    desktop.offer(NOTES)
    for number, loudness in enumerate(Loudness):
        notes.show(note(number, loudness))
    qtbot.waitUntil(lambda: len(desktop.notes) == 3, timeout=5_000)
    seen = desktop.notes

    assert [n.replaces for n in seen] == [0, 0, 0]
    assert [n.title for n in seen] == ["title 0", "title 1", "title 2"]
    assert [n.hints["urgency"] for n in seen] == [0, 1, 2]
    assert seen[0].actions == ("default", "Open")
    assert seen[0].text == "1 < 2 & 3 > 2"
    qtbot.waitUntil(lambda: len(notes._shown) == 3, timeout=5_000)
    for number in (1, 0):
        with qtbot.waitSignal(notes.clicked, timeout=5_000) as clicked:
            desktop.click(seen[number])
        assert clicked.args == [f"key {number}"]


def test_a_click_on_what_another_program_shows_is_not_ours(desktop: Desktop, notes: DesktopNotes, qtbot: QtBot) -> None:
    desktop.offer(NOTES)
    notes.show(note(0))
    qtbot.waitUntil(lambda: len(notes._shown) == 1, timeout=5_000)
    clicked: list[str] = []
    notes.clicked.connect(clicked.append)

    desktop.click(replace(desktop.notes[0], id=77))
    desktop.dismiss(desktop.notes[0])
    qtbot.waitUntil(lambda: not notes._shown, timeout=5_000)
    desktop.click(desktop.notes[0])
    notes.show(note(1))
    qtbot.waitUntil(lambda: len(notes._shown) == 1, timeout=5_000)

    assert clicked == []


def test_text_is_escaped_only_for_who_reads_markup(desktop: Desktop, notes: DesktopNotes, qtbot: QtBot) -> None:
    desktop.markup = True
    desktop.offer(NOTES)
    notes.show(note(0))
    qtbot.waitUntil(lambda: bool(desktop.notes), timeout=5_000)

    assert desktop.notes[0].text == "1 &lt; 2 &amp; 3 &gt; 2"


def test_without_a_service_a_note_is_refused_and_later_ones_reach_a_service_that_came(
    desktop: Desktop, notes: DesktopNotes, qtbot: QtBot
) -> None:
    with qtbot.waitSignal(notes.refused, timeout=5_000) as refused:
        notes.show(note(0))
    assert refused.args == [note(0)]

    desktop.offer(NOTES)
    notes.show(note(1))
    qtbot.waitUntil(lambda: bool(desktop.notes), timeout=5_000)
    assert desktop.notes[0].title == "title 1"


@pytest.mark.slow
def test_a_service_that_never_answers_is_not_waited_for(desktop: Desktop, notes: DesktopNotes, qtbot: QtBot) -> None:
    desktop.offer(NOTES)
    desktop.silent = True
    with qtbot.waitSignal(notes.refused, timeout=15_000) as refused:
        notes.show(note(0))

    assert refused.args == [note(0)]


def test_a_bus_that_ends_refuses_what_was_under_way(
    desktop: Desktop, notes: DesktopNotes, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    desktop.offer(NOTES)
    notes.show(note(0))
    qtbot.waitUntil(lambda: len(notes._shown) == 1, timeout=5_000)

    desktop.end_bus()
    qtbot.waitUntil(lambda: notes._bus is None, timeout=5_000)
    with qtbot.waitSignal(notes.refused, timeout=5_000):
        notes.show(note(1))


def test_no_bus_at_all(qapp: QApplication, qtbot: QtBot) -> None:
    alone = DesktopNotes()
    with qtbot.waitSignal(alone.refused, timeout=1_000):
        alone.show(note(0))


# --- the whole program ------------------------------------------------------------------------------------


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
    qtbot.waitUntil(lambda: len(desktop.notes) == 2, timeout=30_000)
    first, second = desktop.notes
    assert first.title == second.title == "Backup of home: succeeded"
    qtbot.waitUntil(lambda: len(away.outside.notifications._desktop._shown) == 2, timeout=5_000)

    desktop.click(first)

    qtbot.waitUntil(away.window.isVisible, timeout=5_000)
    assert away.views.tabs.view is away.views.backup
    made = sorted(away.session.engine.backups(), key=lambda b: b.created)
    qtbot.waitUntil(lambda: away.views.backup.backups.chosen == made[0], timeout=5_000)


def test_a_run_of_another_process_is_told_too(desktop: Desktop, away: Program, qtbot: QtBot) -> None:
    desktop.offer(NOTES)
    home = str(away.session.engine.resources.places.config)
    words = [sys.executable, "-m", "influx_backup_gui.cli.main", "--home", home, "backup", "home"]
    other = subprocess.Popen(words, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    qtbot.waitUntil(lambda: other.poll() is not None, timeout=60_000)
    assert other.returncode == 0

    # What the clock does every half minute.
    away.session.watch._timer.timeout.emit()

    qtbot.waitUntil(lambda: bool(desktop.notes), timeout=10_000)
    assert desktop.notes[0].title == "Backup of home: succeeded"


def test_a_click_on_a_failure_opens_its_run(desktop: Desktop, away: Program, demo: DemoServer, qtbot: QtBot) -> None:
    desktop.offer(NOTES)
    away.views.monitor.history.filters.text.setText("nothing like this")
    demo.faults.add(Fault("status", value=(401, '{"error": "the request was not authenticated"}'), times=None))
    away.session.start(BackupJob("home"), "Backup of home")
    qtbot.waitUntil(lambda: bool(desktop.notes), timeout=30_000)
    assert desktop.notes[0].title == "Backup of home: failed"
    assert desktop.notes[0].hints["urgency"] == 2
    assert str(demo.token) not in desktop.notes[0].text
    qtbot.waitUntil(lambda: bool(away.outside.notifications._desktop._shown), timeout=5_000)

    desktop.click(desktop.notes[0])

    qtbot.waitUntil(away.window.isVisible, timeout=5_000)
    assert away.views.tabs.view is away.views.monitor
    details = away.views.monitor.history.details
    qtbot.waitUntil(lambda: "What happened" in details.toPlainText(), timeout=5_000)


def test_a_click_on_a_reason_of_health_opens_the_reasons(desktop: Desktop, away: Program, qtbot: QtBot) -> None:
    desktop.offer(NOTES)
    away.views.monitor.pages.setCurrentWidget(away.views.monitor.history)
    away.outside.notifications.on_seen(Seen(FACTS, Health(Colour.RED, (OLD,)), (), away.session.now()))
    qtbot.waitUntil(lambda: bool(away.outside.notifications._desktop._shown), timeout=5_000)
    assert desktop.notes[0].title == "No fresh proved backup of home"

    desktop.click(desktop.notes[0])

    qtbot.waitUntil(away.window.isVisible, timeout=5_000)
    assert away.views.tabs.view is away.views.monitor
    assert away.views.monitor.pages.currentWidget() is away.views.monitor.overview


def test_news_of_the_program_opens_the_window(desktop: Desktop, away: Program, qtbot: QtBot) -> None:
    desktop.offer(NOTES)
    away.outside.tell("It keeps running", "In the tray.")
    qtbot.waitUntil(lambda: bool(away.outside.notifications._desktop._shown), timeout=5_000)

    desktop.click(desktop.notes[0])

    qtbot.waitUntil(away.window.isVisible, timeout=5_000)
    assert note_of_program("k", "a", "b").place is Place.WINDOW
