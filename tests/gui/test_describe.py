"""Wording: every state has words and a shape of its own; progress never says more than it knows."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import QLocale

from influx_backup_gui.domain.alert import Alert, AlertKind
from influx_backup_gui.domain.alert_lines import alert_line
from influx_backup_gui.domain.backup import Backup
from influx_backup_gui.domain.errors import Problem
from influx_backup_gui.domain.health_records import Colour, Reason, ReasonKind
from influx_backup_gui.domain.instants import DAY, MAX_INSTANT, MIN_INSTANT, SECOND
from influx_backup_gui.domain.job import RUN_KINDS, BackupJob, Outcome, Run, Trigger
from influx_backup_gui.domain.progress import Progress
from influx_backup_gui.domain.schedule import Schedule
from influx_backup_gui.domain.timetable import Daily, EveryHours
from influx_backup_gui.gui import (
    describe,
    describe_alerts,
    describe_health,
    describe_progress,
    describe_scheduled,
    describe_server,
    theme,
)

BACKUP = Backup("id", "night", "/archives/night.7z", "default", "home", 0, 0, ("a", "b", "c"), 3, 5, 7, 0, 1, 9)


@pytest.fixture(autouse=True)
def english() -> None:
    QLocale.setDefault(QLocale(QLocale.Language.English, QLocale.Country.UnitedStates))


@pytest.mark.parametrize(
    "states",
    [
        [describe.backup_state(s) for s in describe.BackupState],
        [describe.outcome(o) for o in (None, *Outcome)],
        [describe.health(h) for h in ("green", "amber", "red", "")],
    ],
    ids=["backups", "outcomes", "health"],
)
def test_every_state_has_words_and_a_shape_of_its_own(states: list[describe.State]) -> None:
    for state in states:
        assert state.text
        assert state.tint in theme.TINTS
        assert not theme.icon(state.icon).isNull()
    assert len({s.text for s in states}) == len(states)
    assert len({s.icon for s in states}) == len(states)


@pytest.mark.parametrize(
    ("backup", "state"),
    [
        (BACKUP, describe.BackupState.PROVED),
        (replace(BACKUP, warnings=("x",)), describe.BackupState.WARNING),
        (replace(BACKUP, proved=None, warnings=("x",)), describe.BackupState.UNPROVED),
        (replace(BACKUP, damaged="part 3"), describe.BackupState.DAMAGED),
    ],
)
def test_unknown_is_not_good(backup: Backup, state: describe.BackupState) -> None:
    assert describe.state_of_backup(backup, missing=False) is state


def test_a_backup_whose_file_nobody_can_see_is_not_good() -> None:
    assert describe.state_of_backup(BACKUP, missing=True) is describe.BackupState.MISSING
    assert "file not there" in describe.about(BACKUP, missing=True)
    assert describe.warnings_of(BACKUP, missing=True)
    assert describe.tint_of(BACKUP, missing=True) == "bad"
    damaged = replace(BACKUP, damaged="part 3")
    assert describe.state_of_backup(damaged, missing=True) is describe.BackupState.DAMAGED
    assert len(describe.warnings_of(damaged, missing=True)) == 2


@pytest.mark.parametrize("kind", list(ReasonKind))
def test_every_reason_has_few_words(kind: ReasonKind) -> None:
    said = describe_health.brief(kind)
    print(said)
    assert len(said) <= 40
    assert bool(said) is (kind is not ReasonKind.NO_PROVED_BACKUP), "what the line says anyway is not said twice"


def test_the_worst_reason_comes_first_and_the_others_keep_their_place() -> None:
    worst = Reason(ReasonKind.ARCHIVE_DAMAGED, Colour.RED, "", "", "")
    other = Reason(ReasonKind.PAUSED, Colour.AMBER, "", "", "")

    said = describe_health.line((worst, other), 0, None, 2 * DAY)

    assert said.split("\N{NO-BREAK SPACE}· ") == [
        "a backup is damaged",
        "last proved backup 2 days ago",
        "nothing is scheduled",
    ]


def test_the_zone_of_a_schedule_is_told_where_it_is_not_the_one_here() -> None:
    nightly = Schedule("a", "nightly", BackupJob("home"), Daily((120,)), "Europe/Berlin", 0)

    assert describe_scheduled.when(nightly, "Europe/Berlin") == "Every day at 02:00"
    assert describe_scheduled.when(nightly, "Etc/UTC") == "Every day at 02:00 (Europe/Berlin)"
    hours = replace(nightly, timetable=EveryHours(6, 0))
    assert describe_scheduled.when(hours, "Etc/UTC") == "Every 6 hours", "hours that pass are the same everywhere"


@pytest.mark.parametrize("value", list(Trigger))
def test_every_trigger_has_words(value: Trigger) -> None:
    assert describe.trigger(value)


@pytest.mark.parametrize("place", ["keyring", "file", "env", "ask", "none"])
def test_every_place_of_a_token_has_words(place: str) -> None:
    assert describe_server.token_place(place)
    assert describe_server.token_source(f"{place}:x")


def test_percent_is_100_only_at_the_end() -> None:
    assert describe_progress.percent(None) == 0
    assert describe_progress.percent(Progress("x", 0.9999)) == 99
    assert describe_progress.percent(Progress("x", 1.0)) == 100


def test_a_line_of_progress_says_what_is_known() -> None:
    start = Progress("reading", 0.0)
    slow = Progress("reading", 0.02, rows=5, elapsed_seconds=4.0)
    later = Progress("reading", 0.38, "t", 7, 41, 3_200_000, 18_200_000, 0, 10.0, 130.0)

    assert describe_progress.line(start) == "Reading · time left: calculating · 0:00 elapsed"
    assert " · 1 row/s · " in describe_progress.line(slow)
    assert describe_progress.line(later) == (
        "Reading · table 7 of 41 · 3.2 M of 18.2 M rows · 320.0 k rows/s · 2:10 left · 0:10 elapsed"
    )
    assert describe_progress.line(later, silent=9.0) == describe_progress.line(later)
    before = Progress("reading", 0.0, tables=41)
    assert describe_progress.line(before) == describe_progress.line(start), "no table was begun"
    assert "no progress for 1:15 · 0:10 elapsed" in describe_progress.line(later, silent=75.9)


def test_what_is_told_each_second_has_whole_seconds() -> None:
    assert [describe_progress.clock(s) for s in (-1.0, 0.9, 59.99, 61.0, 3_723.0)] == [
        "0:00",
        "0:00",
        "0:59",
        "1:01",
        "1:02:03",
    ]


def test_times_that_no_calendar_holds_are_still_told() -> None:
    assert describe.moment(None) == "–"
    for ns in (MIN_INSTANT, MAX_INSTANT, 0):
        assert describe.moment(ns)
        assert describe.exact(ns).endswith("(UTC)")


def test_ages() -> None:
    now = 10 * DAY
    assert describe.ago(None, now) == "never"
    assert describe.ago(now - 3 * 3600 * SECOND, now) == "3 h ago"
    assert describe.ago(now + DAY, now) == "in the future"


def test_a_failed_run_says_what_happened_and_what_to_do() -> None:
    problem = Problem("The disk is full.", "Free some space.")
    run = Run("1", "backup", Trigger.MANUAL, Outcome.FAILED, 0, SECOND, "The disk is full.", "home", problem)

    text = describe.run_details(run)

    assert "What happened: The disk is full." in text
    assert "What to do: Free some space." in text
    assert "1.0 s" in text


def test_an_alert_in_the_history_says_what_it_told_and_what_was_answered() -> None:
    alert = Alert("a", AlertKind.FAILURE, 0, "FAILED: home", "No answer.", "It is not saved.", "Start it.", "home",
                  (("Server", "home"),), ("ERROR no answer",))  # fmt: skip
    line = alert_line("1", alert, "mail", 0, SECOND, "250 queued", None, again=False)

    text = describe_alerts.run_details(line)

    for said in ("Alert: succeeded", "250 queued", "No answer.", "Start it.", "Server: home", "ERROR no answer"):
        assert said in text
    assert describe_alerts.run_details(replace(line, kind="verify")) == describe.run_details(
        replace(line, kind="verify")
    )


def test_about_a_backup_says_where_it_is_and_that_it_is_pinned() -> None:
    text = describe.about(replace(BACKUP, pinned=True, note="before the move"), missing=False)

    assert "/archives/night.7z" in text
    assert "Pinned" in text
    assert "before the move" in text


@pytest.mark.parametrize("kind", ["backup", "restore", "prune", "move"])
def test_details_of_a_run_hold_its_warnings_whatever_kind_it_is(kind: str) -> None:
    """A backup keeps them with itself, other runs on their own."""
    warned: dict[str, object] = {"warnings": ["Rows from 2026-11-23T02:00:00Z on are missing."]}
    details: dict[str, object] = {"backup": warned} if kind == "backup" else warned
    run = Run("r", kind, Trigger.MANUAL, Outcome.WARNING, 0, SECOND, "Done.", "home", details=details)
    assert "  • Rows from " in describe.run_details(run)
    assert "Z on" not in describe.run_details(run), "its instants are by the clock of this machine"


def test_every_kind_of_run_has_words_of_its_own() -> None:
    told = [describe.kind(k) for k in RUN_KINDS]
    assert len(set(told)) == len(RUN_KINDS)
    assert not [text for text in told if "-" in text], "the words of the history itself"
