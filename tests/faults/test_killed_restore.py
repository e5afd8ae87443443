"""`kill -9` at every step of a restore: it can be finished, and what was overwritten lies in a safety backup."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from influx_backup_gui.demo.server import DemoServer
from influx_backup_gui.domain.instants import DAY
from influx_backup_gui.influx.rows import same_rows
from tests.cli.conftest import Cli
from tests.faults.conftest import LINES
from tests.faults.kills import Prepared, archives, killed, points, run_until, start_is_clean

pytestmark = pytest.mark.skipif(os.name == "nt", reason="there is no SIGKILL")
BESIDE = ("restore", "old", "--database", "db=again", "--connections", "1", "--json")
REPLACE = (*BESIDE, "--if-exists", "replace", "--yes")
RETENTION, OTHER = 100 * 365 * DAY, 90 * 365 * DAY
TAGS = {"home": ["room"], "power": ["b", "a"]}


@pytest.fixture
def prepared(cli: Cli, server: DemoServer, home: Path) -> Prepared:
    server.catalog.database("db").retention_ns = RETENTION
    assert cli("backup", "lab", "--name", "old").code == 0
    return Prepared(home)


def is_exact(server: DemoServer) -> bool:
    return all(same_rows(server.rows("db", t), server.rows("again", t), TAGS[t]) is None for t in TAGS)


def forget(server: DemoServer) -> None:
    if "again" in server.catalog.databases:
        server.drop_database("again")


def beside_survives(cli: Cli, server: DemoServer, home: Path, point: int) -> str:
    """Kill a restore under a new name; what is missing can be added, exactly."""
    forget(server)
    old = archives(home)
    label = killed(point, home, *BESIDE)
    run = start_is_clean(cli, home, "restore", old, 1)
    assert archives(home) == old
    if run is not None and run["outcome"] == "interrupted":
        assert "--if-exists missing" in run["problem"]["hint"]
        created = "again" in server.catalog.databases and server.catalog.database("again").retention_ns is None
        told = "The database again was to keep rows for 36,500 days" in run["problem"]["hint"]
        assert told or not created, label
    finished = cli(*BESIDE, "--if-exists", "missing")
    assert is_exact(server), label
    assert finished.code == 0, (label, finished)
    assert server.catalog.database("again").retention_ns == RETENTION, label
    return label


def replace_survives(cli: Cli, server: DemoServer, home: Path, point: int) -> str:
    """Kill a restore that replaces tables; what was there is in them or in a proved, pinned safety backup."""
    forget(server)
    server.write("again", LINES.replace("temp=", "temp=1"))
    server.write("again", "home,room=mine temp=7 7")
    server.catalog.database("again").retention_ns = OTHER
    before = server.rows("again", "home")
    old = archives(home)
    label = killed(point, home, *REPLACE)
    run = start_is_clean(cli, home, "restore", old, 1)
    keeps = server.catalog.database("again").retention_ns
    if run is not None and run["outcome"] == "interrupted":
        lost = "The database again kept rows for 32,850 days and may keep them for ever now"
        assert keeps is not None or lost in run["problem"]["hint"], label
        assert "36,500 days" in run["problem"]["hint"] or lost not in run["problem"]["hint"], label
    tables = server.catalog.databases["again"].tables
    untouched = "home" in tables and same_rows(before, server.rows("again", "home"), ["room"]) is None
    if not untouched:
        (safe,) = [b for b in cli("list", "--json").json if "before-restore" in b["name"]]
        assert safe["pinned"], label
        assert safe["proved"], label
        assert safe["rows"] == before.num_rows + 1
        if run is not None and run["outcome"] == "interrupted":
            assert safe["name"] in run["problem"]["hint"], label
    if run is None or run["outcome"] == "interrupted":
        finished = cli(*REPLACE)
        assert finished.code == 0, (label, finished)
    assert is_exact(server), label
    assert server.catalog.database("again").retention_ns == RETENTION, label
    return label


def test_steps_of_a_restore_that_matter_most(cli: Cli, server: DemoServer, home: Path, prepared: Prepared) -> None:
    code, labels = run_until(0, home, *BESIDE)
    assert code == 0
    steps = [
        "send POST /api/v3/configure/database",
        "send POST /api/v3/configure/table",
        "send POST /api/v3/write_lp",
        "send PUT /api/v3/configure/database",
    ]
    for point in (*points(labels, *steps), len(labels) - 1):
        prepared.put_back()
        beside_survives(cli, server, home, point)


@pytest.mark.slow
def test_steps_of_a_replacement_that_matter_most(cli: Cli, server: DemoServer, home: Path, prepared: Prepared) -> None:
    server.write("again", LINES)
    server.catalog.database("again").retention_ns = OTHER
    code, labels = run_until(0, home, *REPLACE)
    assert code == 0
    steps = [
        "os.link",
        "send PUT /api/v3/configure/database",
        "send DELETE /api/v3/configure/table",
        "send POST /api/v3/write_lp",
    ]
    for point in points(labels, *steps):
        prepared.put_back()
        replace_survives(cli, server, home, point)


@pytest.mark.slow
@pytest.mark.parametrize("share", range(2))
def test_every_step_of_a_restore(cli: Cli, server: DemoServer, home: Path, prepared: Prepared, share: int) -> None:
    code, labels = run_until(0, home, *BESIDE)
    assert code == 0
    for point in range(1 + share, len(labels) - 1, 2):
        prepared.put_back()
        beside_survives(cli, server, home, point)


@pytest.mark.slow
@pytest.mark.parametrize("share", range(4))
def test_every_step_of_a_replacement(cli: Cli, server: DemoServer, home: Path, prepared: Prepared, share: int) -> None:
    server.write("again", LINES)
    server.catalog.database("again").retention_ns = OTHER
    code, labels = run_until(0, home, *REPLACE)
    assert code == 0
    for point in range(1 + share, len(labels) - 1, 4):
        prepared.put_back()
        replace_survives(cli, server, home, point)
