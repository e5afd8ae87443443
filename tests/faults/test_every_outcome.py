"""Every outcome, every exit code and every kind of run, through all ways by which a person hears of it.

One table, so that no path is forgotten. Each row makes it really happen by the command line, after one good backup.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from influx_backup_gui.demo.server import DemoServer
from influx_backup_gui.domain.errors import ExitCode
from influx_backup_gui.domain.health_records import Colour, Health
from influx_backup_gui.domain.job import RUN_KINDS, Outcome, Run
from influx_backup_gui.engine.engine import Engine
from influx_backup_gui.gui.describe_notes import note_of_reason, note_of_run
from influx_backup_gui.gui.note import Loudness
from influx_backup_gui.gui.tray_state import TrayFacts, TrayState, tray_state
from tests.cli.conftest import Cli
from tests.faults import happenings as it
from tests.faults.happenings import World
from tests.notify.mail_server import MailServer
from tests.notify.web_server import WebServer


@dataclass(frozen=True)
class Expected:
    """`mails`: what stands before the first colon of each subject; `pings`: what a watch elsewhere hears, by path.

    `note` is the loudest notification about the run and about health, "" for none.
    """

    code: int
    kind: str
    outcome: Outcome
    colour: Colour
    tray: TrayState
    note: str
    reasons: frozenset[str]
    mails: tuple[str, ...] = ()
    pings: tuple[str, ...] = ()


def expected(
    code: int,
    kind: str,
    outcome: Outcome,
    colour: Colour,
    note: str = "",
    reasons: str = "",
    mails: tuple[str, ...] = (),
    pings: tuple[str, ...] = (),
    tray: TrayState | None = None,
) -> Expected:
    shown = {GREEN: TrayState.PROTECTED, AMBER: TrayState.ATTENTION, RED: TrayState.FAILED}[colour]
    return Expected(code, kind, outcome, colour, tray or shown, note, frozenset(reasons.split()), mails, pings)


PROVED = ("/watch/start", "/watch")
NOT_PROVED = ("/watch/start", "/watch/fail")
NO_NEWS = ("/watch/start", "/watch/log")
GREEN, AMBER, RED = Colour
GOOD, WARNED, BAD = Outcome.SUCCEEDED, Outcome.WARNING, Outcome.FAILED
TABLE: dict[Callable[[World], int], Expected] = {
    it.good: expected(0, "backup", GOOD, GREEN, "quiet", pings=PROVED),
    it.restored: expected(0, "restore", GOOD, GREEN, "quiet", mails=("RESTORED",)),
    it.verified: expected(0, "verify", GOOD, GREEN, "quiet"),
    it.drilled: expected(0, "drill", GOOD, GREEN, "quiet"),
    it.undone: expected(0, "restore", GOOD, GREEN, "quiet", mails=("RESTORED", "RESTORED")),
    it.deleted: expected(0, "delete", GOOD, GREEN, pings=PROVED),
    it.taken_back: expected(0, "untrash", GOOD, GREEN, pings=PROVED),
    it.trash_emptied: expected(0, "empty-trash", GOOD, GREEN, pings=PROVED),
    it.pruned: expected(0, "prune", GOOD, GREEN, pings=PROVED),
    it.loss_acknowledged: expected(0, "acknowledge", GOOD, GREEN, mails=("ROWS GONE", "SOLVED"), pings=NOT_PROVED),
    it.moved: expected(0, "move", GOOD, GREEN),
    it.announced_and_killed: expected(0, "sweep", GOOD, GREEN),
    it.disk_pulled_out: expected(0, "disk-check", WARNED, RED, "failure", "repository-unreachable", ("FOLDER AWAY",)),
    it.miscounted: expected(1, "backup", WARNED, AMBER, "warning", "backup-warning", ("WARNING",), PROVED),
    it.rows_gone: expected(1, "backup", WARNED, RED, "failure", "coverage-shrank", ("ROWS GONE",), NOT_PROVED),
    it.wrong_word: expected(2, "backup", BAD, GREEN, "failure", mails=("FAILED",), pings=NO_NEWS),
    it.server_error: expected(3, "backup", BAD, RED, "failure", "run-failed", ("FAILED",), NOT_PROVED),
    it.drill_that_differs: expected(3, "drill", BAD, RED, "failure", "drill-failed", ("FAILED",)),
    it.cancelled: expected(4, "backup", Outcome.CANCELLED, GREEN, pings=("/watch/start",)),
    it.silent: expected(5, "backup", BAD, RED, "failure", "run-failed", ("FAILED",), NOT_PROVED),
    it.drill_without_rights: expected(6, "drill", BAD, RED, "failure", "drill-failed", ("FAILED",)),
    it.restore_cut_off: expected(6, "restore", BAD, AMBER, "failure", "restore-failed", ("FAILED",)),
    it.refused_token: expected(6, "backup", BAD, RED, "failure", "run-failed", ("FAILED",), NOT_PROVED),
    it.refused_by_the_plan: expected(7, "restore", BAD, GREEN, "failure", mails=("FAILED",)),
    it.damaged: expected(8, "verify", BAD, RED, "failure", "archive-damaged no-proved-backup", ("DAMAGED", "OVERDUE")),
    it.move_of_a_damaged_archive: expected(8, "move", BAD, GREEN, "failure", mails=("DAMAGED",)),
    it.full: expected(9, "backup", BAD, RED, "failure", "run-failed", ("FAILED",), NOT_PROVED),
    it.busy: expected(10, "backup", BAD, GREEN, "failure", mails=("FAILED",), pings=NO_NEWS),
    it.prune_while_busy: expected(10, "prune", BAD, GREEN, "failure", mails=("FAILED",)),
    it.killed: expected(9, "backup", Outcome.INTERRUPTED, RED, "failure", "run-failed", ("FAILED",), NOT_PROVED),
    it.held_back: expected(10, "schedule", Outcome.SKIPPED, AMBER, reasons="paused"),
    it.mail_is_down: expected(5, "alert", BAD, AMBER, reasons="alerts-undelivered", pings=(*NO_NEWS, "/watch/log")),
}


def test_no_outcome_no_exit_code_and_no_kind_is_forgotten() -> None:
    assert {row.outcome for row in TABLE.values()} == set(Outcome)
    assert {ExitCode(row.code) for row in TABLE.values()} == set(ExitCode)
    assert {row.kind for row in TABLE.values()} == set(RUN_KINDS)
    assert {row.colour for row in TABLE.values()} == set(Colour)


@pytest.mark.parametrize("happens", TABLE, ids=lambda f: f.__name__)
def test_a_person_hears_of_it(
    happens: Callable[[World], int],
    cli: Cli,
    server: DemoServer,
    home: Path,
    mail: MailServer,
    web: WebServer,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    row = TABLE[happens]
    assert cli("backup", "lab").code == 0
    monkeypatch.setenv("WATCH", f"{web.url}/watch")
    words = ("--host", "localhost", "--port", str(mail.port), "--security", "plain", "--ping-env", "WATCH")
    assert cli("alerts", "set", *words, "--from", "a@example.org", "--to", "b@example.org").code == 0
    assert happens(World(cli, server, home, mail)) == row.code
    status = cli("status", "--json")
    last, health, tray, note = seen_in_the_window(home, row.kind)
    assert (
        last.outcome,
        Colour(status.json["health"]),
        tray,
        note,
        frozenset(r["kind"] for r in status.json["reasons"]),
        tuple(str(m.message["Subject"]).partition(":")[0] for m in mail.mails),
        tuple(web.paths),
    ) == (row.outcome, row.colour, row.tray, row.note, row.reasons, row.mails, row.pings)
    assert status.code == list(Colour).index(row.colour)
    assert health.colour is row.colour


def seen_in_the_window(home: Path, kind: str) -> tuple[Run, Health, TrayState, str]:
    """The newest run of a kind, health, the icon in the tray, and the loudest notification about both."""
    engine, now = Engine.open(home), time.time_ns()
    last, health = engine.runs(1, kind)[0], engine.health(now)
    tray = tray_state(TrayFacts(health=health, paused_until=engine.settings.paused_until, now=now))
    engine.close()
    notes = [note_of_run(last), *(note_of_reason(r, now) for r in health.reasons)]
    loud = {note.loudness for note in notes if note is not None}
    return last, health, tray, next((str(level) for level in reversed(Loudness) if level in loud), "")


@pytest.fixture
def web() -> Iterator[WebServer]:
    with WebServer() as server:
        yield server
