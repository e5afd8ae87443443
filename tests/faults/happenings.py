"""What can happen after one good backup: each function makes it really happen, and answers the exit code."""

from __future__ import annotations

import json
import os
import signal
import sqlite3
import subprocess
import sys
import time
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

from influx_backup_gui.demo.faults import Fault
from influx_backup_gui.demo.server import DemoServer
from influx_backup_gui.engine.disk_check import check_disks
from influx_backup_gui.engine.engine import Engine
from influx_backup_gui.store.catalog_rows import backup_to_row
from influx_backup_gui.store.repository import Repository
from tests.cli.conftest import Cli
from tests.damaging import flip_a_bit
from tests.faults.disks import fill, small_disk
from tests.notify.mail_server import MailServer

SELECT = "SELECT *"
# No process has this id.
_NO_PROCESS = 2**30


@dataclass(frozen=True)
class World:
    """What a row may use to make it happen."""

    cli: Cli
    server: DemoServer
    home: Path
    mail: MailServer

    def backup(self, *words: str) -> int:
        return self.cli("backup", "lab", "--in-flight", "1", *words).code

    def backup_with(self, fault: Fault) -> int:
        self.server.faults.add(fault)
        return self.backup()


def good(world: World) -> int:
    return world.backup()


def miscounted(world: World) -> int:
    return world.backup_with(Fault("wrong_count", sql="count(*) AS n FROM", times=None, value=7))


def rows_gone(world: World) -> int:
    world.server.drop_table("db", "home")
    return world.backup()


def loss_acknowledged(world: World) -> int:
    rows_gone(world)
    return world.cli("coverage", "acknowledge", "lab", "--reason", "sold").code


def server_error(world: World) -> int:
    return world.backup_with(Fault("status", path="/api/v3/configure/database", times=None, value=(400, "no")))


def silent(world: World) -> int:
    world.server.stop()
    return world.backup()


def refuse_token(world: World, path: str = "/api/v3/") -> None:
    body = '{"error": "the request was not authenticated"}'
    world.server.faults.add(Fault("status", path=path, times=None, value=(401, body)))


def refused_token(world: World) -> int:
    refuse_token(world)
    return world.backup()


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


def damage(home: Path) -> None:
    (archive,) = (home / "backups" / "lab").glob("*.7z")
    flip_a_bit(archive)


def damaged(world: World) -> int:
    damage(world.home)
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


def verified(world: World) -> int:
    return world.cli("verify", "--all").code


def drilled(world: World) -> int:
    return world.cli("drill", "--newest", "lab").code


def drill_without_rights(world: World) -> int:
    refuse_token(world)
    return world.cli("drill", "--newest", "lab").code


def drill_that_differs(world: World) -> int:
    """The server takes one value for another."""

    def another(body: bytes) -> bytes:
        return body.replace(b"temp=7.5", b"temp=7.25")

    # Both tables are written at once: the fault is for the one that holds the value.
    alter = Fault("alter_request", path="write_lp", body_contains="temp=7.5", value=another)
    world.server.faults.add(alter)
    code = world.cli("drill", "--newest", "lab").code
    assert alter.hits
    return code


def restore_cut_off(world: World) -> int:
    refuse_token(world, "write_lp")
    return world.cli("restore", world.cli("list", "--json").json[0]["id"], "--database", "db=again").code


def undone(world: World) -> int:
    """A restore that overwrote, and its undoing, which is one itself."""
    world.cli("restore", world.cli("list", "--json").json[0]["id"], "--if-exists", "replace", "--yes")
    return world.cli("undo", world.cli("runs", "--kind", "restore", "--json").json[0]["id"], "--yes").code


def deleted(world: World) -> int:
    world.backup("--name", "newer")
    return world.cli("delete", world.cli("list", "--json").json[1]["id"]).code


def taken_back(world: World) -> int:
    deleted(world)
    return world.cli("trash", "restore", world.cli("trash", "list", "--json").json[0]["path"]).code


def trash_emptied(world: World) -> int:
    deleted(world)
    return world.cli("trash", "empty", "--all", "--yes").code


def pruned(world: World) -> int:
    world.backup()
    world.cli("repository", "retention", "default", "--keep-last", "1", "--keep-at-least", "1")
    return world.cli("prune").code


def prune_while_busy(world: World) -> int:
    with Repository("default", world.home / "backups").lock("something else"):
        return world.cli("prune").code


def moved(world: World) -> int:
    return world.cli("repository", "move", "default", str(world.home / "moved")).code


def move_of_a_damaged_archive(world: World) -> int:
    damage(world.home)
    return moved(world)


def disk_pulled_out(world: World) -> int:
    """A program that stays looks at the disks."""
    world.cli("repository", "add", "usb", str(world.home / "usb"), "--default")
    (world.home / "usb" / ".lock").unlink()
    for left in (world.home / "usb" / ".settings").glob("*"):
        left.unlink()
    (world.home / "usb" / ".settings").rmdir()
    (world.home / "usb").rmdir()
    engine = Engine.open(world.home)
    assert check_disks(engine.resources, time.time_ns()) is not None
    engine.alerts.watch()
    engine.close()
    return 0


def announced_and_killed(world: World) -> int:
    """The end of a backup was recorded, and its archive not listed: the next start does that, and says so."""
    engine = Engine.open(world.home)
    (backup,) = engine.backups()
    engine.resources.catalog.remove_backup(backup.id)
    engine.close()
    with sqlite3.connect(world.home / "catalog.sqlite") as db:
        values = (backup.id, backup.path, json.dumps(backup_to_row(backup)), _NO_PROCESS, "")
        db.execute("INSERT INTO announced (id, path, backup, pid, mark) VALUES (?, ?, ?, ?, ?)", values)
    db.close()
    return world.cli("runs").code


def mail_is_down(world: World) -> int:
    """Nobody can be told that nobody can be told: it is amber, and a line of the history."""
    world.mail.stop()
    assert world.cli("backup", "lab", "--repository", "nowhere").code == 2
    return world.cli("alerts", "test").code
