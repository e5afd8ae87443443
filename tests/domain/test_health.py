"""Health by table: what is so, the colour, and the kinds of its reasons."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from influx_backup_gui.domain.backup import Backup
from influx_backup_gui.domain.coverage import selection_text
from influx_backup_gui.domain.coverage_records import Acknowledgement, Coverage, Loss, LossKind
from influx_backup_gui.domain.errors import ExitCode, Problem
from influx_backup_gui.domain.health import assess
from influx_backup_gui.domain.health_records import Colour, Facts, Health, ReasonKind, RepositoryState
from influx_backup_gui.domain.instants import DAY, HOUR, SECOND, format_instant
from influx_backup_gui.domain.job import BackupJob, DrillJob, Outcome, Run, Selection, Trigger
from influx_backup_gui.domain.schedule import Schedule
from influx_backup_gui.domain.timetable import Daily, EveryHours
from tests.domain.clock import at

MINUTE = 60 * SECOND
NOW = at("2026-11-23 09:00")
TONIGHT = at("2026-11-23 02:00")
LOST = Loss(LossKind.ROWS, "db", "t", 7, "2026-01-01", "2026-01-02", "The server no longer shows 2 days of db.t.")
SEEN = Acknowledgement("home", 0, "anna on desk", "deleted", 2**62, (LOST,))
SHRUNK: dict[str, Any] = {"warnings": (LOST.text,), "coverage": Coverage("b9", (LOST,))}
WHOLE, PART = Selection(), Selection(databases=("db",))
NIGHTLY = Schedule("s1", "nightly", BackupJob("home"), Daily((120,)), "UTC", NOW - 400 * DAY)
SUNDAY = Schedule("s2", "sunday", DrillJob(newest_of="home"), Daily((240,), (6,)), "UTC", NOW - 400 * DAY)
GREEN, AMBER, RED = Colour


def backup(age: int = 0, selection: Selection = WHOLE, **changes: Any) -> Backup:
    """Taken at 02:01 so many days ago, proved a minute later."""
    taken = TONIGHT + MINUTE - age * DAY
    known: dict[str, Any] = {
        "id": f"b{age}",
        "name": f"home-{age}",
        "path": f"/b/{age}.7z",
        "repository": "default",
        "server": "home",
        "created": taken,
        "cutoff": taken,
        "databases": ("db",),
        "tables": 1,
        "rows": 10,
        "bytes": 1000,
        "first": 0,
        "last": 1,
        "proved": taken + MINUTE,
        "selection": selection_text("home", selection),
    }
    return Backup(**{**known, **changes})


def run(outcome: Outcome | None, started: int = TONIGHT, code: int = ExitCode.UNREACHABLE, **changes: Any) -> Run:
    bad = outcome in (Outcome.FAILED, Outcome.INTERRUPTED)
    known: dict[str, Any] = {
        "id": f"r{started}",
        "kind": "backup",
        "trigger": Trigger.SCHEDULE,
        "outcome": outcome,
        "started": started,
        "finished": None if outcome is None else started + MINUTE,
        "summary": "No answer.",
        "server": "home",
        "problem": Problem("No answer.", "Is it on?", int(code)) if bad else None,
        "schedule": "s1",
    }
    return Run(**{**known, **changes})


def drill(
    outcome: Outcome = Outcome.SUCCEEDED,
    started: int = NOW - HOUR,
    way: str = "server",
    age: int = 0,
    of: str = "home",
    tables: tuple[str, ...] = (),
    **changes: Any,
) -> Run:
    """A drill of the backup of that age; its `tables` came back right where it went well."""
    archive = {"id": f"b{age}", "server": of, "created": format_instant(TONIGHT + MINUTE - age * DAY)}
    told = [{"database": "db", "table": t, "verified": outcome is not Outcome.FAILED} for t in tables]
    details = {"archive": archive, "way": way, "tables": told}
    return run(outcome, started, kind="drill", details=details, **{"schedule": "", **changes})


REFUSED = Problem("The server allows 5 databases.", "One must go.", int(ExitCode.REFUSED))


def facts(*backups: Backup, **changes: Any) -> Facts:
    known: dict[str, Any] = {
        "servers": ("home",),
        "backups": backups,
        "schedules": (NIGHTLY,),
        "repositories": (RepositoryState("default", "/b", free=10**12),),
    }
    return Facts(**{**known, **changes})


def told(health: Health) -> tuple[Colour, set[str]]:
    return health.colour, {r.kind.value for r in health.reasons}


FAILED = run(Outcome.FAILED)
MANUAL: dict[str, Any] = {"trigger": Trigger.MANUAL, "schedule": ""}
CASES: dict[str, tuple[Facts, Colour, set[str]]] = {
    "fresh": (facts(backup()), GREEN, set()),
    "nothing configured": (facts(servers=(), schedules=()), AMBER, {"no-server"}),
    "no backup": (facts(), RED, {"no-proved-backup", "overdue"}),
    "no backup yet": (facts(schedules=(replace(NIGHTLY, since=NOW),)), RED, {"no-proved-backup"}),
    "no backup, and the first time was this night": (
        facts(schedules=(replace(NIGHTLY, since=NOW - 9 * HOUR),)), RED, {"no-proved-backup"},
    ),
    "never proved": (facts(backup(proved=None)), RED, {"no-proved-backup", "not-verified", "overdue"}),
    "its file is away": (
        facts(backup(), missing=frozenset({"b0"})), RED, {"no-proved-backup", "archive-missing", "overdue"},
    ),
    "its folder is away": (
        facts(
            backup(), missing=frozenset({"b0"}), repositories=(RepositoryState("default", "/b", "It is not there."),)
        ),
        RED, {"no-proved-backup", "overdue", "repository-unreachable"},
    ),
    "a file that was not verified for long is away": (
        facts(backup(), backup(31), missing=frozenset({"b31"})), AMBER, {"archive-missing"},
    ),
    "damaged long ago": (facts(backup(), backup(31, damaged="hash")), RED, {"archive-damaged"}),
    "an older file is away": (facts(backup(), backup(1), missing=frozenset({"b1"})), AMBER, {"archive-missing"}),
    "damaged": (facts(backup(), backup(1, damaged="part 1: hash")), RED, {"archive-damaged"}),
    "the only one damaged": (facts(backup(damaged="hash")), RED, {"archive-damaged", "no-proved-backup", "overdue"}),
    "damaged, of a server that is gone": (
        facts(backup(), backup(1, server="old", damaged="hash")), RED, {"archive-damaged"},
    ),
    "late": (facts(backup(1)), AMBER, {"late"}),
    "late, but running": (facts(backup(1), runs=(run(None, TONIGHT + MINUTE),)), GREEN, set()),
    "late, and only a check is running": (
        facts(backup(1), runs=(run(None, TONIGHT + MINUTE, kind="verify"),)), AMBER, {"late"},
    ),
    "late, and what runs began before": (facts(backup(1), runs=(run(None, TONIGHT - 1),)), AMBER, {"late"}),
    "late, but running since its time": (facts(backup(1), runs=(run(None, TONIGHT),)), GREEN, set()),
    "last night missed as well": (facts(backup(2)), RED, {"overdue"}),
    "running, and still broken": (facts(backup(2), runs=(run(None, TONIGHT),)), RED, {"overdue"}),
    "last week's archive verified just now": (facts(backup(7, proved=NOW)), RED, {"overdue"}),
    "only the date of the file is new": (
        facts(backup(3), backup(0, proved=None)), RED, {"overdue", "not-verified"},
    ),
    "from the future": (facts(backup(), backup(-3)), AMBER, {"future-dated"}),
    "only from the future": (facts(backup(-3)), RED, {"future-dated", "no-proved-backup", "overdue"}),
    "another selection serves nothing": (facts(backup(0, PART), backup(3)), RED, {"overdue"}),
    "the whole serves a part": (
        facts(backup(), schedules=(replace(NIGHTLY, job=BackupJob("home", PART)),)), GREEN, set(),
    ),
    "a new schedule of something else": (
        facts(backup(0, PART), schedules=(replace(NIGHTLY, since=NOW - MINUTE),)), GREEN, set(),
    ),
    "a new schedule, its first time missed": (
        facts(backup(0, PART), schedules=(replace(NIGHTLY, since=NOW - 3 * DAY),)), RED, {"overdue"},
    ),
    "by hand, 6 days old": (facts(backup(6), schedules=()), GREEN, set()),
    "by hand, 8 days old": (facts(backup(8), schedules=()), AMBER, {"old-backup"}),
    "by hand, 7 days old": (facts(backup(7, created=NOW - 7 * DAY), schedules=()), AMBER, {"old-backup"}),
    "by hand, 8 days old, and an older one": (
        facts(backup(8), backup(31), schedules=()), AMBER, {"old-backup", "not-verified"},
    ),
    "by hand, 30 days and verified": (
        facts(backup(30, created=NOW - 30 * DAY, proved=NOW), schedules=()), RED, {"old-backup"},
    ),
    "by hand, 29 days and verified": (facts(backup(29, proved=NOW), schedules=()), AMBER, {"old-backup"}),
    "by hand, 31 days and verified": (facts(backup(31, proved=NOW), schedules=()), RED, {"old-backup"}),
    "schedule switched off": (
        facts(backup(8), schedules=(replace(NIGHTLY, enabled=False),)), AMBER, {"old-backup"},
    ),
    "paused over its next time": (
        facts(backup(), schedules=(replace(NIGHTLY, paused_until=NOW + 2 * DAY),)), AMBER, {"paused"},
    ),
    "a pause that ends before": (facts(backup(), paused_until=NOW + HOUR), GREEN, set()),
    "paused until its next time": (
        facts(backup(), schedules=(replace(NIGHTLY, paused_until=TONIGHT + DAY),)), GREEN, set(),
    ),
    "paused for an hour, and all for days": (
        facts(backup(), schedules=(replace(NIGHTLY, paused_until=NOW + HOUR),), paused_until=NOW + 2 * DAY),
        AMBER, {"paused"},
    ),
    "all paused": (facts(backup(), paused_until=NOW + 2 * DAY), AMBER, {"paused"}),
    "failed": (facts(backup(1), runs=(FAILED,)), RED, {"run-failed", "late"}),
    "interrupted": (facts(backup(1), runs=(run(Outcome.INTERRUPTED),)), RED, {"run-failed", "late"}),
    "failed, then a proved one": (facts(backup(), runs=(FAILED,)), GREEN, set()),
    "failed, then a good run without an archive": (
        facts(backup(1), runs=(run(Outcome.SUCCEEDED, NOW - HOUR), FAILED)), AMBER, {"late"},
    ),
    "failed, then one of another selection": (
        facts(backup(1), backup(0, PART, created=NOW), runs=(FAILED,)), RED, {"run-failed", "late"},
    ),
    "failed, then one that its schedule, switched off since, would not have taken": (
        facts(backup(0, PART, created=NOW), runs=(FAILED,), schedules=(replace(NIGHTLY, enabled=False),)), GREEN, set(),
    ),
    "cancelled after a failure": (
        facts(backup(1), runs=(run(Outcome.CANCELLED, NOW), FAILED)), RED, {"run-failed", "late"},
    ),
    "skipped after a failure": (
        facts(backup(1), runs=(run(Outcome.SKIPPED, NOW), FAILED)), RED, {"run-failed", "late"},
    ),
    "cancelled": (facts(backup(), runs=(run(Outcome.CANCELLED, NOW),)), GREEN, set()),
    "skipped": (facts(backup(), runs=(run(Outcome.SKIPPED, NOW),)), GREEN, set()),
    "busy": (facts(backup(), runs=(run(Outcome.FAILED, NOW, ExitCode.BUSY),)), GREEN, set()),
    "by hand, a wrong word": (
        facts(backup(), runs=(run(Outcome.FAILED, NOW, ExitCode.USAGE, **MANUAL),)), GREEN, set(),
    ),
    "scheduled, a wrong word": (facts(backup(), runs=(run(Outcome.FAILED, NOW, ExitCode.USAGE),)), RED, {"run-failed"}),
    "by hand failed": (facts(backup(), runs=(run(Outcome.FAILED, NOW, **MANUAL),)), RED, {"run-failed"}),
    "verify failed": (
        facts(backup(), runs=(run(Outcome.FAILED, NOW, kind="verify", server=""),)), AMBER, {"upkeep-failed"},
    ),
    "verify found damage": (
        facts(backup(), runs=(run(Outcome.FAILED, NOW, ExitCode.DAMAGED, kind="verify", server=""),)), GREEN, set(),
    ),
    "prune failed, then went": (
        facts(backup(), runs=(run(Outcome.SUCCEEDED, NOW, kind="prune"), run(Outcome.FAILED, kind="prune"))),
        GREEN, set(),
    ),
    "prune failed": (facts(backup(), runs=(run(Outcome.FAILED, kind="prune"),)), AMBER, {"upkeep-failed"}),
    "drill failed": (facts(backup(), runs=(run(Outcome.FAILED, kind="drill"),)), RED, {"drill-failed"}),
    "drill by hand that its plan refused": (
        facts(backup(), runs=(drill(Outcome.FAILED, trigger=Trigger.MANUAL, problem=REFUSED),)), GREEN, set(),
    ),
    "drill by schedule that its plan refused": (
        facts(backup(), runs=(drill(Outcome.FAILED, trigger=Trigger.SCHEDULE, problem=REFUSED),)),
        RED, {"drill-failed"},
    ),
    "drill by hand that failed": (
        facts(backup(), runs=(drill(Outcome.FAILED, trigger=Trigger.MANUAL),)), RED, {"drill-failed"},
    ),
    "drill cancelled": (facts(backup(), runs=(drill(Outcome.CANCELLED),)), GREEN, set()),
    "drill went, then failed": (
        facts(backup(), runs=(drill(Outcome.FAILED), drill(started=NOW - 2 * HOUR))), RED, {"drill-failed"},
    ),
    "drill failed twice, then one of an older backup went": (
        facts(backup(), backup(1), runs=(drill(age=1), drill(Outcome.FAILED, age=-5), drill(Outcome.FAILED))),
        RED, {"drill-failed"},
    ),
    "drill failed, then went": (facts(backup(), runs=(drill(), drill(Outcome.FAILED))), GREEN, set()),
    "drill interrupted": (facts(backup(), runs=(drill(Outcome.INTERRUPTED),)), RED, {"drill-failed"}),
    "drill of nobody's backup failed": (
        facts(backup(), runs=(run(Outcome.FAILED, kind="drill", server=""),)), RED, {"drill-failed"},
    ),
    "drill on another server failed": (
        facts(backup(), servers=("home", "lab"), runs=(drill(Outcome.FAILED, server="lab"),)),
        RED, {"drill-failed", "no-proved-backup"},
    ),
    "drill found a wrong table, then went without it": (
        facts(backup(), runs=(drill(tables=("other",)), drill(Outcome.FAILED, tables=("t",)))), RED, {"drill-failed"},
    ),
    "drill found a wrong table, then brought it back": (
        facts(backup(), runs=(drill(tables=("other", "t")), drill(Outcome.FAILED, tables=("t",)))), GREEN, set(),
    ),
    "drill failed, then one of an older backup went": (
        facts(backup(), backup(1), runs=(drill(age=1), drill(Outcome.FAILED))), RED, {"drill-failed"},
    ),
    "drill failed, its backup is gone": (
        facts(backup(), runs=(drill(age=1), drill(Outcome.FAILED, age=-5))), GREEN, set(),
    ),
    "drill failed, then decoded": (
        facts(backup(), runs=(drill(way="decode"), drill(Outcome.FAILED))), RED, {"drill-failed"},
    ),
    "decoding failed, then restored": (
        facts(backup(), runs=(drill(), drill(Outcome.FAILED, way="decode"))), GREEN, set(),
    ),
    "drill promised and done": (facts(backup(), schedules=(NIGHTLY, SUNDAY), runs=(drill(),)), GREEN, set()),
    "drill promised, the last too old": (
        facts(backup(), schedules=(NIGHTLY, SUNDAY), runs=(drill(started=NOW - 8 * DAY),)), AMBER, {"drill-overdue"},
    ),
    "drill promised and done, and long ago, too": (
        facts(backup(), schedules=(NIGHTLY, SUNDAY), runs=(drill(), drill(started=NOW - 8 * DAY))), GREEN, set(),
    ),
    "drill promised and failed": (
        facts(backup(), schedules=(NIGHTLY, SUNDAY), runs=(drill(Outcome.FAILED),)),
        RED, {"drill-failed", "drill-overdue"},
    ),
    "drill promised and done in the future": (
        facts(backup(), schedules=(NIGHTLY, SUNDAY), runs=(drill(started=NOW + DAY),)), AMBER, {"drill-overdue"},
    ),
    "drill promised by a schedule that is switched off": (
        facts(backup(), schedules=(NIGHTLY, replace(SUNDAY, enabled=False))), GREEN, set(),
    ),
    "drill promised for just now": (
        facts(backup(), schedules=(NIGHTLY, replace(SUNDAY, timetable=Daily((535,)), since=NOW - HOUR))), GREEN, set(),
    ),
    "drill promised, only decoded": (
        facts(backup(), schedules=(NIGHTLY, SUNDAY), runs=(drill(Outcome.WARNING, way="decode"),)),
        AMBER, {"drill-overdue"},
    ),
    "drill promised, of another server": (
        facts(backup(), schedules=(NIGHTLY, SUNDAY), runs=(drill(of="lab"),)), AMBER, {"drill-overdue"},
    ),
    "drill not due yet": (
        facts(backup(), schedules=(NIGHTLY, replace(SUNDAY, since=NOW - HOUR))), GREEN, set(),
    ),
    "a schedule of drills saves nothing": (
        facts(backup(8), schedules=(SUNDAY,), runs=(drill(),)), AMBER, {"old-backup"},
    ),
    "restore failed": (facts(backup(), runs=(run(Outcome.FAILED, kind="restore"),)), AMBER, {"restore-failed"}),
    "restore failed a week ago": (
        facts(backup(), runs=(run(Outcome.FAILED, NOW - 7 * DAY, kind="restore"),)), GREEN, set(),
    ),
    "restore refused": (
        facts(backup(), runs=(run(Outcome.FAILED, TONIGHT, ExitCode.REFUSED, kind="restore"),)), GREEN, set(),
    ),
    "a warning": (facts(backup(warnings=("written to while it was read",))), AMBER, {"backup-warning"}),
    "a warning of what a schedule took, then one of another selection": (
        facts(backup(warnings=("written to",)), backup(0, PART, id="p", created=NOW)), AMBER, {"backup-warning"},
    ),
    "a run with a warning, its archive away": (
        facts(backup(1), runs=(run(Outcome.WARNING, NOW - HOUR), FAILED)), AMBER, {"late"},
    ),
    "a warning, and nothing is scheduled": (
        facts(backup(warnings=("w",)), backup(1), schedules=()), AMBER, {"backup-warning"},
    ),
    "a warning, then a good one, and nothing is scheduled": (
        facts(backup(), backup(1, warnings=("w",)), schedules=()), GREEN, set(),
    ),
    "a warning, then a good one": (facts(backup(), backup(1, warnings=("written to",))), GREEN, set()),
    "rows gone": (facts(backup(**SHRUNK), backup(1)), RED, {"coverage-shrank"}),
    "rows gone, then one that could not be compared": (
        facts(backup(), backup(1, **SHRUNK)), RED, {"coverage-shrank"},
    ),
    "rows gone, then one that a clock dated which ran ahead": (
        facts(backup(-3, coverage=Coverage("b9")), backup(**SHRUNK)), RED, {"coverage-shrank", "future-dated"},
    ),
    "rows gone, and back": (facts(backup(coverage=Coverage("b9")), backup(1, **SHRUNK)), GREEN, set()),
    "rows gone, acknowledged": (facts(backup(**SHRUNK), acknowledgements=(SEEN,)), GREEN, set()),
    "rows gone, acknowledged of another server": (
        facts(backup(**SHRUNK), acknowledgements=(replace(SEEN, server="lab"),)), RED, {"coverage-shrank"},
    ),
    "rows gone again": (
        facts(backup(**SHRUNK), acknowledgements=(replace(SEEN, seen=TONIGHT - DAY),)), RED, {"coverage-shrank"},
    ),
    "rows gone, and another warning": (
        facts(backup(coverage=SHRUNK["coverage"], warnings=(LOST.text, "written to while it was read"))),
        RED, {"coverage-shrank", "backup-warning"},
    ),
    "not verified for long": (facts(backup(), backup(31)), AMBER, {"not-verified"}),
    "not verified for just so long": (facts(backup(), backup(31, proved=NOW - 30 * DAY)), AMBER, {"not-verified"}),
    "old, and verified": (facts(backup(), backup(31, proved=NOW - 29 * DAY)), GREEN, set()),
    "no keyring": (facts(backup(), keyring="none."), AMBER, {"keyring-unavailable"}),
    "alerts not sent": (facts(backup(), undelivered=2, undelivered_reason="refused"), AMBER, {"alerts-undelivered"}),
    "folder away": (
        facts(backup(), repositories=(RepositoryState("default", "/b", "It is not there."),)),
        RED, {"repository-unreachable"},
    ),
    "a folder that nobody uses": (
        facts(backup(), repositories=(RepositoryState("default", "/b"), RepositoryState("usb", "/u", "away"))),
        GREEN, set(),
    ),
    "a folder that a schedule writes to, without any archive yet": (
        facts(
            backup(), schedules=(NIGHTLY, replace(NIGHTLY, id="s9", job=BackupJob("home", repository="usb"))),
            repositories=(RepositoryState("default", "/b"), RepositoryState("usb", "/u", "away")),
        ),
        RED, {"repository-unreachable"},
    ),
    "a folder to which a schedule wrote that is switched off": (
        facts(
            backup(), schedules=(NIGHTLY, replace(NIGHTLY, enabled=False, job=BackupJob("home", repository="usb"))),
            repositories=(RepositoryState("default", "/b"), RepositoryState("usb", "/u", "away")),
        ),
        GREEN, set(),
    ),
    "the default folder, without any archive yet": (
        facts(
            backup(repository="usb"), schedules=(replace(NIGHTLY, job=BackupJob("home", repository="usb")),),
            repositories=(RepositoryState("default", "/b", "away"), RepositoryState("usb", "/u")),
        ),
        RED, {"repository-unreachable"},
    ),
    "disk full in 13 days": (
        facts(backup(), repositories=(RepositoryState("default", "/b", "", 10**9, NOW + 13 * DAY),)),
        AMBER, {"disk-filling"},
    ),
    "disk full in 14 days": (
        facts(backup(), repositories=(RepositoryState("default", "/b", "", 10**9, NOW + 14 * DAY),)), GREEN, set(),
    ),
    "no progress for long": (
        facts(backup(), runs=(run(None, NOW - DAY),), idle={f"r{NOW - DAY}": (1800, "reading db.t")}, stuck_after=1800),
        AMBER, {"stuck"},
    ),
    "no progress for a while": (
        facts(backup(), runs=(run(None, NOW - DAY),), idle={f"r{NOW - DAY}": (1799, "reading")}, stuck_after=1800),
        GREEN, set(),
    ),
    "no progress, and nobody wants to know": (
        facts(backup(), runs=(run(None, NOW - DAY),), idle={f"r{NOW - DAY}": (9999, "")}), GREEN, set(),
    ),
    "a long run that gets on": (facts(backup(), runs=(run(None, NOW - DAY),), stuck_after=1), GREEN, set()),
    "a run that died standing still": (
        facts(backup(), runs=(run(Outcome.CANCELLED),), idle={f"r{TONIGHT}": (9999, "")}, stuck_after=1), GREEN, set(),
    ),
    "a check that stands still": (
        facts(backup(), runs=(run(None, NOW, kind="verify", server=""),), idle={f"r{NOW}": (9, "")}, stuck_after=9),
        AMBER, {"stuck"},
    ),
    "no room for the next": (
        facts(backup(), repositories=(RepositoryState("default", "/b", "", 999),)), AMBER, {"disk-filling"},
    ),
    "room for just one": (facts(backup(), repositories=(RepositoryState("default", "/b", "", 1000),)), GREEN, set()),
    "no room for what one of the last five took": (
        facts(
            *(backup(n, bytes=9000 if n == 4 else 1000) for n in (5, 4, 3, 2, 1, 0)),
            repositories=(RepositoryState("default", "/b", "", 2000),),
        ),
        AMBER, {"disk-filling"},
    ),
    "no room for what one took long ago": (
        facts(
            *(backup(n, bytes=9000 if n == 5 else 1000) for n in (5, 4, 3, 2, 1, 0)),
            repositories=(RepositoryState("default", "/b", "", 2000),),
        ),
        GREEN, set(),
    ),
    "no room for what is on another disk": (
        facts(
            backup(repository="usb"),
            repositories=(RepositoryState("default", "/b", "", 999), RepositoryState("usb", "/u", "", 10**9)),
        ),
        GREEN, set(),
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", CASES)
def test_health(name: str) -> None:
    given, colour, kinds = CASES[name]
    health = assess(given, NOW)
    assert told(health) == (colour, kinds)
    for reason in health.reasons:
        assert all((reason.message, reason.meaning, reason.hint)), "what happened, what it means, what to do"
        assert "influx-backup" not in f"{reason.message}{reason.meaning}{reason.hint}", "no face's own words"


def test_every_kind_of_reason_is_in_the_table() -> None:
    assert {kind for _, _, kinds in CASES.values() for kind in kinds} == {kind.value for kind in ReasonKind}


def test_every_outcome_is_in_the_table() -> None:
    assert {r.outcome for given, _, _ in CASES.values() for r in given.runs} == {None, *Outcome}


def test_red_comes_first_and_servers_are_told_apart() -> None:
    other = replace(NIGHTLY, id="s2", name="other", job=BackupJob("lab"))
    given = facts(backup(warnings=("w",)), servers=("home", "lab"), schedules=(NIGHTLY, other), keyring="none.")
    health = assess(given, NOW)
    assert [r.colour for r in health.reasons] == [RED, RED, AMBER, AMBER]
    home, lab = health.of("home"), health.of("lab")
    assert home is not None
    assert lab is not None
    assert (home.colour, lab.colour, health.colour) == (AMBER, RED, RED)
    assert {r.kind for r in home.reasons} == {ReasonKind.BACKUP_WARNING, ReasonKind.KEYRING_UNAVAILABLE}
    assert (home.last_proved, home.backups, home.next_slot) == (given.backups[0], 1, TONIGHT + DAY)
    assert lab.last_proved is None
    assert health.of("nobody") is None


@pytest.mark.parametrize(
    ("until", "following"),
    [(NOW - 1, TONIGHT + DAY), (TONIGHT + DAY - 1, TONIGHT + DAY), (NOW + 9 * DAY, NOW + 9 * DAY)],
)
def test_what_is_paused_starts_after_the_pause(until: int, following: int) -> None:
    for given in (
        facts(backup(), schedules=(NIGHTLY,), paused_until=until),
        facts(backup(), schedules=(replace(NIGHTLY, paused_until=until),)),
    ):
        home = assess(given, NOW).of("home")
        assert home is not None
        assert home.next_slot == following


def test_a_folder_that_is_away_concerns_only_who_uses_it() -> None:
    lab = backup(0, id="x", server="lab", repository="usb")
    written = replace(NIGHTLY, id="s9", job=BackupJob("lab", repository="usb"), since=NOW)
    off = replace(NIGHTLY, id="s8", job=BackupJob("home", repository="usb"), enabled=False)
    away, full = RepositoryState("usb", "/u", "It is not there."), RepositoryState("usb", "/u", "", 1, NOW)
    for usb, colour in ((away, RED), (full, AMBER)):
        for given in (
            facts(backup(), lab),
            facts(backup(), replace(lab, repository="default"), schedules=(written, off)),
        ):
            both = replace(given, servers=("home", "lab"), repositories=(RepositoryState("default", "/b"), usb))
            assert [s.colour for s in assess(both, NOW).servers] == [GREEN, colour]


def test_what_is_about_nobody_concerns_everybody() -> None:
    failed = run(Outcome.FAILED, kind="drill", server="")
    given = facts(backup(), backup(id="x", server="lab"), servers=("home", "lab"), runs=(failed,))
    assert [s.colour for s in assess(given, NOW).servers] == [RED, RED]


def test_the_last_run_and_the_next_time_of_each_server() -> None:
    lab = replace(NIGHTLY, id="s2", job=BackupJob("lab"), timetable=Daily((600,)))
    runs = (
        run(Outcome.SUCCEEDED, NOW, id="check", kind="verify"),
        run(None, NOW - 1, id="going"),
        run(Outcome.SUCCEEDED, NOW - 2, id="of lab", server="lab"),
        run(Outcome.SUCCEEDED, NOW - 3, id="of home"),
    )
    early = replace(NIGHTLY, id="s3", timetable=Daily((541,)), enabled=False)
    later = replace(NIGHTLY, id="s4", timetable=Daily((121,)))
    backups = (backup(2), backup(), backup(1), backup(id="x", server="lab"))
    given = facts(*backups, servers=("home", "lab"), runs=runs, schedules=(later, NIGHTLY, lab))
    health = assess(replace(given, schedules=(*given.schedules, early)), NOW)
    assert [s.last_run.id for s in health.servers if s.last_run is not None] == ["of home", "of lab"]
    assert [s.next_slot for s in health.servers] == [TONIGHT + DAY, NOW + HOUR]
    assert [s.last_proved.id for s in health.servers if s.last_proved is not None] == ["b0", "x"]


@pytest.mark.parametrize(
    ("hours", "colours"),
    [
        (24, {0: GREEN, 119: GREEN, 120: AMBER, 719: AMBER, 720: RED}),
        (1, {14: GREEN, 15: AMBER, 59: AMBER, 60: RED}),
        (168, {119: GREEN, 120: AMBER, 1439: AMBER, 1440: RED}),
    ],
)
def test_late_and_broken_by_the_pace_of_the_schedule(hours: int, colours: dict[int, Colour]) -> None:
    """Minutes after the first time without a backup."""
    schedule = replace(NIGHTLY, timetable=EveryHours(hours, TONIGHT))
    given = facts(backup(created=TONIGHT - hours * HOUR), schedules=(schedule,))
    for minutes, colour in colours.items():
        assert assess(given, TONIGHT + minutes * MINUTE).colour is colour, minutes


def test_a_weekend_is_no_delay() -> None:
    """Monday to Friday at 02:00: on Sunday evening, Friday's backup is what was promised."""
    weekdays = Daily((120,), (0, 1, 2, 3, 4))
    friday = backup(3)
    given = facts(friday, schedules=(replace(NIGHTLY, timetable=weekdays),))
    assert assess(given, TONIGHT - 2 * MINUTE).colour is GREEN
    assert told(assess(given, NOW)) == (AMBER, {"late"})


def test_a_clock_that_ran_ahead_hides_nothing() -> None:
    """A schedule that was made in the future promises as if it had always been there."""
    given = facts(backup(2), schedules=(replace(NIGHTLY, since=NOW + 400 * DAY),))
    assert told(assess(given, NOW)) == (RED, {"overdue"})
