"""Notifications: what is told of runs and health, to whom, and when."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtWidgets import QApplication

from influx_backup_gui.domain.alert_of_health import OF_REASONS
from influx_backup_gui.domain.errors import ExitCode, Problem
from influx_backup_gui.domain.health_records import Colour, Facts, Health, Reason, ReasonKind
from influx_backup_gui.domain.instants import DAY, SECOND
from influx_backup_gui.domain.job import Outcome, Run, Trigger
from influx_backup_gui.gui.describe_notes import note_of_reason, note_of_run
from influx_backup_gui.gui.health_watch import Seen
from influx_backup_gui.gui.note import Loudness, Note, Place
from influx_backup_gui.gui.notifications import Notifications

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
