from __future__ import annotations

from dataclasses import replace

from influx_backup_gui.domain.instants import DAY, HOUR
from influx_backup_gui.domain.job import Outcome, Trigger
from influx_backup_gui.domain.report import Rate, Report, report_of
from tests.domain.test_health import NOW, backup, facts, run

WEEK = NOW - 7 * DAY


def report(*, backups: tuple = (), runs: tuple = (), missing: frozenset[str] = frozenset()) -> Report:
    return report_of(facts(*backups, runs=runs, missing=missing), NOW, runs, WEEK, NOW)


def test_what_was_saved_and_proved_in_the_time() -> None:
    backups = (backup(), backup(1), backup(2, proved=None), backup(3, damaged="hash"), backup(8), backup(40))
    (server,) = report(backups=backups, missing=frozenset({"b40"})).servers
    assert (server.backups, server.proved, server.rows, server.bytes) == (4, 2, 40, 4000)
    assert server.oldest is not None
    assert server.oldest.id == "b8", "what is away cannot be restored"
    # A clock that ran ahead: what it dated is no protection, in the report as little as in the health.
    (server,) = report(backups=(backup(-1),)).servers
    assert (server.proved, server.oldest, server.health.last_proved) == (0, None, None)


def test_each_server_has_its_own_and_the_time_ends_before_its_end() -> None:
    mine = (backup(0, created=WEEK), backup(1, created=NOW - 1), backup(2, created=WEEK - 1), backup(3, created=NOW))
    other = backup(4, server="lab", rows=7, bytes=5)
    runs = (
        run(Outcome.FAILED, NOW, id="after"),
        run(Outcome.SUCCEEDED, NOW - 1, id="last"),
        run(Outcome.FAILED, NOW - 2, id="of lab", server="lab"),
        run(Outcome.SUCCEEDED, NOW - 3, id="check", kind="verify"),
        run(Outcome.FAILED, WEEK, id="first"),
    )
    given = facts(*mine, other, runs=runs, servers=("home", "lab"))
    found = report_of(given, NOW, runs, WEEK, NOW)
    home, lab = found.servers
    assert (home.backups, home.proved, home.rows, home.bytes) == (2, 2, 20, 2000)
    assert (lab.backups, lab.proved, lab.rows, lab.bytes) == (1, 1, 7, 5)
    assert (home.oldest, lab.oldest) == (mine[2], other)
    assert (home.scheduled, lab.scheduled) == (Rate(1, 2), Rate(0, 1))
    assert [r.id for r in found.failures] == ["of lab", "first"]
    assert [r.id for r in found.checks] == ["check"]


def test_skipped_and_cancelled_runs_are_no_failures() -> None:
    outcomes = (Outcome.SUCCEEDED, Outcome.WARNING, Outcome.FAILED, Outcome.INTERRUPTED, Outcome.SKIPPED)
    runs = tuple(run(o, NOW - n * HOUR) for n, o in enumerate((*outcomes, Outcome.CANCELLED, None), 1))
    hand = run(Outcome.FAILED, NOW - 9 * HOUR, trigger=Trigger.MANUAL, schedule="")
    late = run(Outcome.SUCCEEDED, NOW - 10 * HOUR, trigger=Trigger.CATCH_UP)
    old = run(Outcome.FAILED, WEEK - 1)
    found = report(backups=(backup(),), runs=(*runs, hand, late, old))
    (server,) = found.servers
    assert (server.scheduled, server.manual) == (Rate(3, 5), Rate(0, 1))
    assert [r.id for r in found.failures] == [runs[2].id, runs[3].id, hand.id]
    assert [r.id for r in found.warnings] == [runs[1].id]


def test_checks_drills_and_restores_have_their_own_lines() -> None:
    runs = tuple(run(Outcome.SUCCEEDED, NOW - HOUR, kind=k, id=k) for k in ("verify", "drill", "restore", "prune"))
    found = report(backups=(backup(),), runs=(*runs, replace(runs[0], outcome=None)))
    assert [[r.id for r in part] for part in (found.checks, found.drills, found.restores)] == [
        ["verify"],
        ["drill"],
        ["restore"],
    ]
