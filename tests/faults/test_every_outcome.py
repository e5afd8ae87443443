"""Every outcome and every exit code, through all ways by which a person hears of it.

One table, so that no path is forgotten. Each row makes it really happen by the command line, after one good backup.
"""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from influx_backup_gui.demo.faults import Fault
from influx_backup_gui.demo.server import DemoServer
from influx_backup_gui.domain.errors import ExitCode
from influx_backup_gui.domain.health_records import Colour
from influx_backup_gui.domain.job import Outcome
from influx_backup_gui.store.repository import Repository
from tests.cli.conftest import Cli
from tests.faults.disks import fill, small_disk
from tests.notify.mail_server import MailServer
from tests.notify.web_server import WebServer

SELECT = "SELECT *"


@dataclass(frozen=True)
class World:
    """What a row may use to make it happen."""

    cli: Cli
    server: DemoServer
    home: Path

    def backup(self, *words: str) -> int:
        return self.cli("backup", "lab", "--in-flight", "1", *words).code

    def backup_with(self, fault: Fault) -> int:
        self.server.faults.add(fault)
        return self.backup()


@dataclass(frozen=True)
class Expected:
    """`mails`: what stands before the first colon of each subject; `pings`: what a watch elsewhere hears, by path."""

    code: int
    outcome: Outcome
    colour: Colour
    reasons: frozenset[str]
    mails: tuple[str, ...] = ()
    pings: tuple[str, ...] = ()


def expected(
    code: int,
    outcome: Outcome,
    colour: Colour,
    reasons: str = "",
    mails: tuple[str, ...] = (),
    pings: tuple[str, ...] = (),
) -> Expected:
    return Expected(code, outcome, colour, frozenset(reasons.split()), mails, pings)


# --- how it happens -------------------------------------------------------------------------------


def good(world: World) -> int:
    return world.backup()


def miscounted(world: World) -> int:
    return world.backup_with(Fault("wrong_count", sql="count(*) AS n FROM", times=None, value=7))


def rows_gone(world: World) -> int:
    world.server.drop_table("db", "home")
    return world.backup()


def server_error(world: World) -> int:
    return world.backup_with(Fault("status", path="/api/v3/configure/database", times=None, value=(400, "no")))


def silent(world: World) -> int:
    world.server.stop()
    return world.backup()


def refused_token(world: World) -> int:
    body = '{"error": "the request was not authenticated"}'
    return world.backup_with(Fault("status", path="/api/v3/", times=None, value=(401, body)))


def wrong_word(world: World) -> int:
    return world.backup("--repository", "nowhere")


def cancelled(world: World) -> int:
    return world.backup_with(Fault("call", sql=SELECT, value=lambda: os.kill(os.getpid(), signal.SIGINT)))


def busy(world: World) -> int:
    with Repository("default", world.home / "backups").lock("something else"):
        return world.backup()


def full(world: World) -> int:
    archives = world.home / "small"
    with small_disk(archives, 256):
        world.cli("repository", "add", "small", str(archives))
        fill(archives)
        return world.backup("--repository", "small")


def damaged(world: World) -> int:
    (archive,) = (world.home / "backups" / "lab").glob("*.7z")
    data = bytearray(archive.read_bytes())
    data[data.index(b"PAR1") + 30] ^= 1
    archive.write_bytes(data)
    return world.cli("verify", "--all").code


def refused_by_the_plan(world: World) -> int:
    return world.cli("restore", world.cli("list", "--json").json[0]["id"]).code


def restored(world: World) -> int:
    return world.cli("restore", world.cli("list", "--json").json[0]["id"], "--database", "db=again").code


DIES = """
import os, threading
from influx_backup_gui.cli.main import main
from influx_backup_gui.engine import backup_run

def die(*_):
    for thread in threading.enumerate():
        if thread.name == "alerts":
            thread.join()
    os._exit(9)

backup_run.run_backup = die
main(["backup", "lab"])
"""


def killed(world: World) -> int:
    """The next start finds it. The 9 is of the kill, not of the program."""
    done = subprocess.run([sys.executable, "-c", DIES], check=False)
    assert world.cli("runs").code == 0
    return done.returncode


def held_back(world: World) -> int:
    soon = (datetime.now(UTC) - timedelta(minutes=1)).strftime("%H:%M")
    world.cli("schedule", "add", "nightly", "--server", "lab", "--at", soon, "--zone", "UTC")
    settings = world.home / "settings.json"
    text = settings.read_text(encoding="utf-8")
    made = text.partition('"since": "')[2].partition('"')[0]
    settings.write_text(text.replace(made, "2026-01-01T00:00:00Z"), encoding="utf-8")
    world.cli("schedule", "pause", "nightly", "--until", "2999-01-01")
    return world.cli("run-due", "--no-wait").code


PROVED = ("/watch/start", "/watch")
NOT_PROVED = ("/watch/start", "/watch/fail")
NO_NEWS = ("/watch/start", "/watch/log")
GREEN, AMBER, RED = Colour
TABLE: dict[Callable[[World], int], Expected] = {
    good: expected(0, Outcome.SUCCEEDED, GREEN, pings=PROVED),
    restored: expected(0, Outcome.SUCCEEDED, GREEN, mails=("RESTORED",)),
    miscounted: expected(1, Outcome.WARNING, AMBER, "backup-warning", ("WARNING",), PROVED),
    rows_gone: expected(1, Outcome.WARNING, RED, "coverage-shrank", ("ROWS GONE",), NOT_PROVED),
    wrong_word: expected(2, Outcome.FAILED, GREEN, mails=("FAILED",), pings=NO_NEWS),
    server_error: expected(3, Outcome.FAILED, RED, "run-failed", ("FAILED",), NOT_PROVED),
    cancelled: expected(4, Outcome.CANCELLED, GREEN, pings=("/watch/start",)),
    silent: expected(5, Outcome.FAILED, RED, "run-failed", ("FAILED",), NOT_PROVED),
    refused_token: expected(6, Outcome.FAILED, RED, "run-failed", ("FAILED",), NOT_PROVED),
    refused_by_the_plan: expected(7, Outcome.FAILED, GREEN, mails=("FAILED",)),
    damaged: expected(8, Outcome.FAILED, RED, "archive-damaged no-proved-backup", ("DAMAGED", "OVERDUE")),
    full: expected(9, Outcome.FAILED, RED, "run-failed", ("FAILED",), NOT_PROVED),
    busy: expected(10, Outcome.FAILED, GREEN, mails=("FAILED",), pings=NO_NEWS),
    killed: expected(9, Outcome.INTERRUPTED, RED, "run-failed", ("FAILED",), NOT_PROVED),
    held_back: expected(10, Outcome.SKIPPED, AMBER, "paused"),
}


def test_no_outcome_and_no_exit_code_is_forgotten() -> None:
    assert {row.outcome for row in TABLE.values()} == set(Outcome)
    assert {ExitCode(row.code) for row in TABLE.values()} == set(ExitCode)


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
    assert happens(World(cli, server, home)) == row.code
    (last, *_) = cli("runs", "--limit", "1", "--json").json
    status = cli("status", "--json")
    assert (
        Outcome(last["outcome"]),
        Colour(status.json["health"]),
        frozenset(r["kind"] for r in status.json["reasons"]),
        tuple(str(m.message["Subject"]).partition(":")[0] for m in mail.mails),
        tuple(web.paths),
    ) == (row.outcome, row.colour, row.reasons, row.mails, row.pings)
    assert status.code == list(Colour).index(row.colour)


@pytest.fixture
def mail() -> Iterator[MailServer]:
    with MailServer() as server:
        yield server


@pytest.fixture
def web() -> Iterator[WebServer]:
    with WebServer() as server:
        yield server
