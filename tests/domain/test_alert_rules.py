"""What is told of a run's end and of health, under which topic, and what solves it."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from influx_backup_gui.domain.alert import Alert, AlertKind
from influx_backup_gui.domain.alert_of_health import alert_of_reason, coverage_topic, solved, summary, topic_of_reason
from influx_backup_gui.domain.alert_rules import (
    alert_of_run,
    bundled,
    repeated,
    short_time,
    solved_topics,
    works_again,
)
from influx_backup_gui.domain.errors import ExitCode
from influx_backup_gui.domain.health_records import Colour, Reason, ReasonKind
from influx_backup_gui.domain.instants import HOUR
from influx_backup_gui.domain.job import Outcome, Run, Trigger
from tests.domain.test_health import NOW, run

GONE = {"backup": {"name": "n", "warnings": ["a", "b"], "coverage": {"losses": [{"text": "Rows are gone."}]}}}
WARNED = {"backup": {"name": "n", "warnings": ["a", "b"]}}


def told(found: Run, **given: Any) -> Alert:
    alert = alert_of_run(found, **given)
    assert alert is not None
    return alert


@pytest.mark.parametrize(
    ("found", "kind"),
    [
        (run(Outcome.FAILED), AlertKind.FAILURE),
        (run(Outcome.INTERRUPTED), AlertKind.FAILURE),
        (run(Outcome.FAILED, code=ExitCode.DAMAGED, kind="verify"), AlertKind.DAMAGE),
        (run(Outcome.WARNING, details=WARNED), AlertKind.WARNING),
        (run(Outcome.WARNING, details=GONE), AlertKind.COVERAGE),
        (run(Outcome.SUCCEEDED, kind="restore"), AlertKind.RESTORE),
        (run(Outcome.WARNING, kind="restore"), AlertKind.RESTORE),
        (run(Outcome.FAILED, kind="restore"), AlertKind.FAILURE),
        (run(Outcome.SUCCEEDED), None),
        (run(Outcome.CANCELLED), None),
        (run(Outcome.CANCELLED, kind="restore"), None),
        (run(None, kind="restore"), None),
        (run(Outcome.SKIPPED), None),
        (run(None), None),
        (run(Outcome.FAILED, kind="diff"), None),
        *((run(Outcome.FAILED, kind=k), AlertKind.FAILURE) for k in ("drill", "prune", "empty-trash", "move")),
    ],
)
def test_which_runs_are_told_and_as_what(found: Run, kind: AlertKind | None) -> None:
    alert = alert_of_run(found)
    assert (alert and alert.kind) == kind
    if alert is not None:
        assert all((alert.subject, alert.message, alert.meaning)), "what happened and what it means"
        assert bool(alert.hint) is (kind is not AlertKind.RESTORE)
        assert bool(alert.topic) is (kind is not AlertKind.RESTORE)


def test_what_an_alert_of_a_run_says() -> None:
    alert = told(
        run(Outcome.FAILED, NOW, ExitCode.NOT_AUTHORISED, details={"schedule_name": "nightly"}),
        facts=(("Host", "desk"),),
    )
    assert alert.subject == "FAILED: home, 23 Nov 09:00: not authorised"
    assert (alert.message, alert.hint, alert.server) == ("No answer.", "Is it on?", "home")
    assert dict(alert.facts) == {
        "Server": "home",
        "What": "backup",
        "Schedule": "nightly",
        "Started": "2026-11-23 09:00:00 UTC, by schedule",
        "Took": "1:00",
        "Outcome": "failed",
        "Host": "desk",
    }
    assert told(run(Outcome.INTERRUPTED, NOW)).subject.endswith(": interrupted")
    check = told(run(Outcome.FAILED, NOW, kind="verify", server=""))
    assert check.subject == "FAILED: check of the archives, 23 Nov 09:00: server unreachable"
    assert "archives are whole is not known" in check.meaning
    prune = told(replace(run(Outcome.FAILED, NOW, kind="prune"), problem=None))
    assert prune.subject == "FAILED: pruning of home, 23 Nov 09:00: No answer."
    assert (prune.meaning, prune.hint) == (
        "Nothing was lost; the space is not free yet.",
        "Look at the run in the history.",
    )
    warned = told(run(Outcome.WARNING, NOW, details=WARNED))
    assert warned.subject.endswith(": a")
    assert warned.message == "No answer.\n- a\n- b"
    assert told(run(Outcome.WARNING, NOW, details={"warnings": ["only"]})).message == "No answer."
    lost = told(run(Outcome.WARNING, NOW, details=GONE))
    assert lost.subject.endswith(": Rows are gone.")
    assert lost.topic == coverage_topic("home")
    assert ("Backup", "n") in lost.facts


@pytest.mark.parametrize(
    ("found", "meaning"),
    [
        (run(Outcome.FAILED), "What was written since the last proved backup is not saved."),
        (run(Outcome.FAILED, code=ExitCode.DAMAGED), "The archive cannot be restored completely."),
        (run(Outcome.FAILED, kind="drill"), "It is not certain that this backup can be brought back."),
        (run(Outcome.FAILED, kind="move"), "Every archive is still there;"),
        (run(Outcome.WARNING, details=WARNED), "It was done, and something about it needs a look."),
        (run(Outcome.WARNING, details=GONE), "Newer backups do not hold these rows; the ones before do."),
        (run(Outcome.SUCCEEDED, kind="restore"), "What was written was read back and compared."),
    ],
)
def test_what_it_means(found: Run, meaning: str) -> None:
    alert = told(found, log=("a line",))
    assert alert.meaning.startswith(meaning)
    assert (alert.at, alert.log) == (found.finished, ("a line",))
    assert ("Find out where the rows went" in alert.hint) is (alert.kind is AlertKind.COVERAGE)


def test_what_the_end_of_a_run_solves() -> None:
    failed = told(run(Outcome.FAILED)).topic
    by_hand = told(run(Outcome.FAILED, schedule="", trigger=Trigger.MANUAL)).topic
    damaged = told(run(Outcome.FAILED, code=ExitCode.DAMAGED)).topic
    warned = told(run(Outcome.WARNING, details=WARNED)).topic
    assert set(solved_topics(run(Outcome.SUCCEEDED))) >= {failed, by_hand, damaged, warned}
    assert len(solved_topics(run(Outcome.SUCCEEDED))) == 6
    assert set(solved_topics(run(Outcome.WARNING))) & {failed, warned} == {failed}
    assert failed not in solved_topics(run(Outcome.SUCCEEDED, schedule="")), "by hand, something else perhaps"
    assert failed not in solved_topics(run(Outcome.SUCCEEDED, server="lab"))
    assert failed not in solved_topics(run(Outcome.SUCCEEDED, kind="verify"))
    assert coverage_topic("home") not in solved_topics(run(Outcome.SUCCEEDED)), "health says when rows are back"
    for nothing in (run(Outcome.FAILED), run(Outcome.CANCELLED), run(Outcome.SKIPPED), run(None)):
        assert solved_topics(nothing) == ()
    assert solved_topics(run(Outcome.SUCCEEDED, kind="diff")) == ()
    again = works_again(run(Outcome.SUCCEEDED, NOW), ("FAILED: x", "FAILED: y"))
    assert (again.kind, again.subject) == (AlertKind.RECOVERY, "WORKS AGAIN: home, 23 Nov 09:00")
    assert again.message == "No answer.\nSolved: FAILED: x\nSolved: FAILED: y"
    assert (again.server, again.facts) == (
        "home",
        (*told(run(Outcome.WARNING, NOW, details={})).facts[:-1], ("Outcome", "succeeded")),
    )
    assert again.id != told(run(Outcome.FAILED, NOW)).id


def test_alerts_of_one_look_are_one_message() -> None:
    one, two = told(run(Outcome.FAILED)), told(run(Outcome.FAILED, server="lab"))
    assert bundled([one]) == one
    both = bundled([one, two])
    assert (both.id, both.subject) == (one.id, f"{one.subject} (and 1 more)")
    assert f"1. {one.subject}\n{one.meaning} {one.hint}\n\n2. {two.subject}" in both.message
    assert (both.meaning, both.hint, both.facts) == ("", "", ())


@pytest.mark.parametrize(("times", "said"), [(1, "again"), (3, "3 times since the last message")])
def test_what_is_still_so_says_since_when_and_how_often(times: int, said: str) -> None:
    first = told(run(Outcome.FAILED))
    again = repeated(first, times, NOW)
    assert again.subject == f"STILL {first.subject}"
    assert again.facts == (*first.facts, ("First told", "2026-11-23 09:00:00 UTC"), ("Happened", said))


def test_a_time_is_short() -> None:
    assert short_time(NOW - 7 * HOUR) == "23 Nov 02:00"


def reason(kind: ReasonKind, colour: Colour = Colour.RED, subjects: tuple[str, ...] = ("s",)) -> Reason:
    return Reason(kind, colour, "It is so.", "It matters.", "Do something.", "home", subjects)


@pytest.mark.parametrize(
    ("found", "kind"),
    [
        (reason(ReasonKind.OVERDUE), AlertKind.OVERDUE),
        (reason(ReasonKind.OLD_BACKUP), AlertKind.OVERDUE),
        (reason(ReasonKind.OLD_BACKUP, Colour.AMBER), None),
        (reason(ReasonKind.LATE, Colour.AMBER), None),
        (reason(ReasonKind.NO_PROVED_BACKUP), AlertKind.OVERDUE),
        (reason(ReasonKind.NO_PROVED_BACKUP, subjects=()), None),
        (reason(ReasonKind.ARCHIVE_DAMAGED), AlertKind.DAMAGE),
        (reason(ReasonKind.COVERAGE_SHRANK), AlertKind.COVERAGE),
        (reason(ReasonKind.DISK_FILLING, Colour.AMBER), AlertKind.DISK),
        (reason(ReasonKind.REPOSITORY_UNREACHABLE), AlertKind.DISK),
        (reason(ReasonKind.STUCK, Colour.AMBER), AlertKind.STUCK),
        (reason(ReasonKind.RUN_FAILED), None),
        (reason(ReasonKind.BACKUP_WARNING, Colour.AMBER), None),
    ],
)
def test_which_reasons_of_health_are_told(found: Reason, kind: AlertKind | None) -> None:
    alert = alert_of_reason(found, NOW)
    assert (alert and alert.kind) == kind


def test_what_an_alert_of_health_says() -> None:
    alert = alert_of_reason(reason(ReasonKind.OVERDUE), NOW)
    assert alert is not None
    assert (alert.subject, alert.facts) == ("OVERDUE: home: It is so.", (("Server", "home"),))
    assert (alert.message, alert.meaning, alert.hint) == ("It is so.", "It matters.", "Do something.")
    away = alert_of_reason(replace(reason(ReasonKind.REPOSITORY_UNREACHABLE), server=""), NOW)
    assert away is not None
    assert (away.subject, away.facts) == ("FOLDER AWAY: It is so.", ())
    later = alert_of_reason(reason(ReasonKind.OVERDUE), NOW + 1)
    assert later is not None
    assert (later.topic, later.id == alert.id) == (alert.topic, False)
    ended = solved(alert.topic, NOW + 1, "home", alert.subject)
    assert (ended.kind, ended.subject) == (AlertKind.RECOVERY, "SOLVED: OVERDUE: home: It is so.")


def test_what_is_bundled_by_server_and_what_by_its_subject() -> None:
    for kind in ReasonKind:
        one, other = (topic_of_reason(reason(kind, subjects=(s,))) for s in ("a", "b"))
        by_subject = kind in (
            ReasonKind.OVERDUE,
            ReasonKind.DISK_FILLING,
            ReasonKind.REPOSITORY_UNREACHABLE,
            ReasonKind.STUCK,
        )
        assert (one != other) is by_subject, kind
        assert topic_of_reason(replace(reason(kind), server="lab")) != topic_of_reason(reason(kind))
    assert topic_of_reason(reason(ReasonKind.COVERAGE_SHRANK)) == coverage_topic("home"), "as runs tell it"
    assert topic_of_reason(reason(ReasonKind.OVERDUE, subjects=())).endswith(":home:")


@pytest.mark.parametrize(
    ("colour", "said"),
    [
        (Colour.GREEN, "everything is protected"),
        (Colour.AMBER, "something needs a look"),
        (Colour.RED, "not everything is protected"),
    ],
)
def test_the_summary_says_how_it_is(colour: Colour, said: str) -> None:
    found = summary("w1", NOW, colour, ["a line"])
    assert (found.kind, found.subject, found.log) == (AlertKind.SUMMARY, f"WEEKLY SUMMARY: {said}", ("a line",))
