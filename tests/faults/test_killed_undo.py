"""`kill -9` at every step of undoing a restore: it can be undone again, to the same values."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from influx_backup_gui.demo.server import DemoServer
from tests.cli.conftest import Cli
from tests.faults.conftest import LINES
from tests.faults.kills import Prepared, archives, killed, points, run_until, start_is_clean

pytestmark = pytest.mark.skipif(os.name == "nt", reason="there is no SIGKILL")
WERE = LINES.replace("temp=", "temp=9") + "\nhome,room=mine temp=7 7"
NOW = LINES + "\nhome,room=mine temp=7 7"
# The backup, and the restore that is undone.
RUNS_BEFORE = 2


def values(server: DemoServer) -> dict[tuple[int, str], float]:
    rows = server.rows("again", "home")
    times = rows["time"].cast("int64").to_pylist()
    return dict(zip(zip(times, rows["room"].to_pylist(), strict=True), rows["temp"].to_pylist(), strict=True))


@pytest.fixture
def undo(cli: Cli, server: DemoServer) -> tuple[str, ...]:
    """The words that undo a restore of `db` over `again`."""
    assert cli("backup", "lab", "--database", "db", "--name", "old").code == 0
    server.write("again", WERE)
    run = cli("restore", "old", "--database", "db=again", "--if-exists", "merge", "--yes", "--json")
    assert run.code == 0, run
    return ("undo", run.json["id"], "--connections", "1", "--yes", "--json")


def survives(cli: Cli, server: DemoServer, home: Path, point: int, undo: tuple[str, ...]) -> str:
    """Kill it, start again, undo again: the values are those of before the restore."""
    server.drop_database("again")
    server.write("again", WERE)
    were = values(server)
    server.write("again", NOW)
    old = archives(home)
    label = killed(point, home, *undo)
    start_is_clean(cli, home, "restore", old, RUNS_BEFORE)
    finished = cli(*undo)
    assert finished.code in (0, 1), (label, finished)
    assert all(t["verified"] for t in finished.json["tables"]), label
    assert were.items() <= values(server).items(), label
    return label


@pytest.mark.slow
def test_steps_of_an_undoing_that_matter_most(cli: Cli, server: DemoServer, home: Path, undo: tuple[str, ...]) -> None:
    prepared = Prepared(home)
    code, labels = run_until(0, home, *undo)
    assert code in (0, 1)
    for point in (*points(labels, "os.link", "send POST /api/v3/write_lp"), len(labels) - 1):
        prepared.put_back()
        survives(cli, server, home, point, undo)


@pytest.mark.slow
@pytest.mark.parametrize("share", range(3))
def test_every_step_of_an_undoing(cli: Cli, server: DemoServer, home: Path, undo: tuple[str, ...], share: int) -> None:
    prepared = Prepared(home)
    code, labels = run_until(0, home, *undo)
    assert code in (0, 1)
    for point in range(1 + share, len(labels) - 1, 3):
        prepared.put_back()
        survives(cli, server, home, point, undo)
