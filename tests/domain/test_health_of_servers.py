"""What is with one server says nothing about another one; and the words of reasons."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from influx_backup_gui.domain.backup import Backup
from influx_backup_gui.domain.coverage import selection_text
from influx_backup_gui.domain.coverage_records import Coverage, LossKind
from influx_backup_gui.domain.health import assess
from influx_backup_gui.domain.health_records import Colour, Facts, Reason, ReasonKind, RepositoryState
from influx_backup_gui.domain.instants import DAY, HOUR
from influx_backup_gui.domain.job import BackupJob, Outcome, Selection
from tests.domain.test_health import (
    CASES,
    LOST,
    MINUTE,
    NIGHTLY,
    NOW,
    SUNDAY,
    TONIGHT,
    backup,
    drill,
    facts,
    run,
)


def of_lab(age: int, **changes: Any) -> Backup:
    made = backup(age, id=f"l{age}", server="lab", repository="of lab", **changes)
    return replace(made, selection=selection_text("lab", Selection()))


GOOD_OF_LAB = of_lab(0)
NIGHTLY_OF_LAB = replace(NIGHTLY, id="l1", name="lab", job=BackupJob("lab", repository="of lab"))
BAD_OF_LAB = (
    of_lab(2, warnings=("w", LOST.text), coverage=Coverage("x", (LOST,))),
    of_lab(1, proved=None),
    of_lab(3, damaged="hash"),
    of_lab(-3),
)
RUNS_OF_LAB = (
    run(None, TONIGHT, id="going", server="lab", schedule="l1"),
    run(Outcome.FAILED, id="failed", server="lab", schedule="l1"),
    run(Outcome.FAILED, id="restore", server="lab", kind="restore"),
    drill(Outcome.FAILED, of="lab", server="lab"),
)


def with_lab(given: Facts, bad: bool) -> Facts:
    """The same, and a server beside it with which nothing, or everything, is wrong."""
    return replace(
        given,
        servers=(*given.servers, "lab"),
        backups=(*given.backups, *(BAD_OF_LAB if bad else (GOOD_OF_LAB,))),
        runs=(*(RUNS_OF_LAB if bad else ()), *given.runs),
        schedules=(*given.schedules, NIGHTLY_OF_LAB),
        idle={**given.idle, **({"going": (9999, "")} if bad else {})},
        stuck_after=given.stuck_after or (3000 if bad and not given.idle else 0),
    )


@pytest.mark.parametrize("bad", [False, True], ids=["well", "bad"])
@pytest.mark.parametrize("name", [n for n, (given, _, _) in CASES.items() if given.servers == ("home",)])
def test_another_server_changes_nothing(name: str, bad: bool) -> None:
    given = CASES[name][0]
    alone, both = assess(given, NOW).of("home"), assess(with_lab(given, bad), NOW).of("home")
    assert alone == both


@pytest.mark.parametrize("name", [n for n, (given, _, _) in CASES.items() if given.servers == ("home",)])
def test_and_is_as_well_as_it_was(name: str) -> None:
    given = CASES[name][0]
    own = [r for r in assess(with_lab(given, bad=False), NOW).reasons if r.server == "lab"]
    assert own == [r for r in own if r.kind is ReasonKind.PAUSED and given.paused_until is not None]


def reason(kind: ReasonKind, given: Facts) -> Reason:
    (found,) = [r for r in assess(given, NOW).reasons if r.kind is kind]
    return found


def test_a_backup_that_is_away_is_told_from_none() -> None:
    away = reason(ReasonKind.NO_PROVED_BACKUP, facts(backup(), missing=frozenset({"b0"})))
    assert "that can be reached" in away.message
    assert away.hint.startswith("Connect the disk")
    assert away.subjects == ("b0",)
    both = reason(ReasonKind.NO_PROVED_BACKUP, facts(backup(), backup(1, proved=None), missing=frozenset({"b0"})))
    assert (both.message, both.subjects) == (away.message, ("b0", "b1"))
    none = reason(ReasonKind.NO_PROVED_BACKUP, facts(backup(proved=None)))
    assert (none.message, none.hint) == ("There is no proved backup.", "Take a backup now.")


def test_archives_of_a_kind_are_told_together() -> None:
    one = reason(ReasonKind.ARCHIVE_DAMAGED, facts(backup(), backup(1, damaged="hash")))
    assert one.message == "Backup home-1 is damaged: hash"
    some = reason(ReasonKind.ARCHIVE_DAMAGED, facts(backup(), *(backup(n, damaged="hash") for n in (1, 2, 3))))
    assert some.message == "Backup home-1 is damaged: hash (and 2 more)"
    assert some.subjects == ("b1", "b2", "b3")


def test_what_was_not_verified_for_long_is_counted_and_the_oldest_proof_comes_first() -> None:
    one = reason(ReasonKind.NOT_VERIFIED, facts(backup(), backup(31)))
    assert one.message == "1 archive was not verified for 30 days."
    some = facts(backup(), backup(31), backup(33), backup(1, proved=None), backup(32))
    found = reason(ReasonKind.NOT_VERIFIED, some)
    assert found.message == "4 archives were not verified for 30 days (1 of them never)."
    assert found.subjects == ("b1", "b33", "b32", "b31")


@pytest.mark.parametrize(
    ("free", "full_at", "message"),
    [
        (
            900,
            None,
            "The disk of repository default has 900 bytes left, less than a backup of the last days takes (1 kB).",
        ),
        (10**9, NOW + 3 * DAY, "The disk of repository default will be full in 3 days (1 GB are left)."),
        (10**9, NOW - DAY, "The disk of repository default will be full in 0 days (1 GB are left)."),
    ],
)
def test_a_disk_that_fills_up_says_how_much_is_left(free: int, full_at: int | None, message: str) -> None:
    disk = RepositoryState("default", "/b", "", free, full_at)
    assert reason(ReasonKind.DISK_FILLING, facts(backup(), repositories=(disk,))).message == message


def test_what_a_schedule_owes_is_said() -> None:
    late = reason(ReasonKind.LATE, facts(backup(1)))
    assert late.message.endswith("or later: the newest was taken 1 day ago.")
    assert "the schedule's promise is broken" in late.meaning
    none = reason(ReasonKind.OVERDUE, facts())
    assert none.message.endswith("or later: there is none.")
    assert none.colour is Colour.RED


@pytest.mark.parametrize(
    ("kinds", "meaning", "message"),
    [
        ((LossKind.ROWS,), "do not hold these rows", "2 days of db.t."),
        ((LossKind.VALUES,), "hold these values", "2 days of db.t."),
        ((LossKind.VALUES, LossKind.ROWS), "do not hold these rows", "2 days of db.t. (1 more)"),
    ],
)
def test_what_is_gone_is_said_by_its_kind(kinds: tuple[LossKind, ...], meaning: str, message: str) -> None:
    losses = tuple(replace(LOST, kind=kind, rows=7 + n) for n, kind in enumerate(kinds))
    found = reason(ReasonKind.COVERAGE_SHRANK, facts(backup(coverage=Coverage("b9", losses))))
    assert meaning in found.meaning
    assert found.message.endswith(message)
    assert ("Compare the backup before" in found.hint) is (meaning == "hold these values")


@pytest.mark.parametrize(("warnings", "end"), [(1, "w0"), (2, "w0 (1 more warning)"), (3, "w0 (2 more warnings)")])
def test_the_first_warning_is_told_and_the_others_are_counted(warnings: int, end: str) -> None:
    given = facts(backup(warnings=tuple(f"w{n}" for n in range(warnings))))
    assert reason(ReasonKind.BACKUP_WARNING, given).message.endswith(f"has a warning: {end}")


def test_a_run_that_failed_says_whose_it_was_and_what_to_do() -> None:
    told = reason(ReasonKind.RUN_FAILED, facts(backup(1), runs=(run(Outcome.FAILED),)))
    assert told.message.startswith("The last backup by schedule nightly failed (")
    assert told.hint == "Is it on?"
    silent = replace(run(Outcome.FAILED, schedule=""), problem=None)
    told = reason(ReasonKind.RUN_FAILED, facts(backup(1), runs=(silent,)))
    assert told.message.startswith("The last backup failed (")
    assert told.hint == "Look at the run, then start it again."
    drilled = (drill(Outcome.FAILED), replace(drill(Outcome.FAILED), problem=None))
    hints = [reason(ReasonKind.DRILL_FAILED, facts(backup(), runs=(r,))).hint for r in drilled]
    assert hints == ["Is it on?", "Look at the run, then start it again."]


@pytest.mark.parametrize(("doing", "end"), [("reading db.t", "30 minutes (reading db.t)."), ("", "30 minutes.")])
def test_what_stands_still_is_said(doing: str, end: str) -> None:
    given = facts(backup(), runs=(run(None, NOW - DAY, id="r"),), idle={"r": (1830, doing)}, stuck_after=1800)
    message = reason(ReasonKind.STUCK, given).message
    assert message.startswith("A backup that began")
    assert message.endswith(f"has made no progress for {end}")


def test_a_drill_has_to_bring_back_only_what_was_wrong() -> None:
    archive = {"id": "b0", "server": "home", "created": "2026-11-23T02:01:00Z"}
    told = [{"database": "db", "table": t, "verified": t == "right"} for t in ("right", "wrong")]
    failed = run(
        Outcome.FAILED, NOW - HOUR, kind="drill", details={"archive": archive, "way": "server", "tables": told}
    )
    given = facts(backup(), schedules=(NIGHTLY, SUNDAY), runs=(drill(started=NOW - MINUTE, tables=("wrong",)), failed))
    assert assess(given, NOW).colour is Colour.GREEN


def test_when_the_last_drill_went_well_is_said() -> None:
    old = facts(backup(), schedules=(NIGHTLY, SUNDAY), runs=(drill(started=NOW - 8 * DAY),))
    assert reason(ReasonKind.DRILL_OVERDUE, old).message.endswith(
        "the last that went well was at 2026-11-15 09:00 UTC."
    )
    never = reason(ReasonKind.DRILL_OVERDUE, replace(old, runs=()))
    assert never.message.endswith("none has gone well yet.")
