"""`kill -9` at every step of a drill: the server's databases are untouched, the scratch goes with the next drill."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from influx_backup_gui.demo.server import DemoServer
from tests.cli.conftest import Cli
from tests.faults.kills import Prepared, archives, killed, points, run_until, start_is_clean

pytestmark = pytest.mark.skipif(os.name == "nt", reason="there is no SIGKILL")
DRILL = ("drill", "old", "--connections", "1", "--json")


def survives(cli: Cli, server: DemoServer, home: Path, point: int) -> str:
    before, old = server.rows("db", "home"), archives(home)
    label = killed(point, home, *DRILL)
    run = start_is_clean(cli, home, "drill", old, 1)
    assert archives(home) == old
    if run is not None and run["outcome"] == "interrupted":
        assert "scratch database" in run["problem"]["hint"]
    assert cli(*DRILL).code == 0, label
    assert [n for n in server.catalog.databases if n.startswith("influx_backup_drill_") and "-" not in n] == [], label
    assert server.rows("db", "home").equals(before)
    return label


@pytest.fixture
def prepared(cli: Cli, server: DemoServer, home: Path) -> Prepared:
    assert cli("backup", "lab", "--name", "old").code == 0
    return Prepared(home)


@pytest.mark.slow
def test_steps_of_a_drill_that_matter_most(cli: Cli, server: DemoServer, home: Path, prepared: Prepared) -> None:
    code, labels = run_until(0, home, *DRILL)
    assert code == 0
    steps = [
        "send POST /api/v3/configure/table",
        "send POST /api/v3/write_lp",
        "send DELETE /api/v3/configure/database",
    ]
    for point in points(labels, *steps):
        prepared.put_back()
        survives(cli, server, home, point)


@pytest.mark.slow
@pytest.mark.parametrize("share", range(2))
def test_every_step_of_a_drill(cli: Cli, server: DemoServer, home: Path, prepared: Prepared, share: int) -> None:
    code, labels = run_until(0, home, *DRILL)
    assert code == 0
    for point in range(1 + share, len(labels) + 1, 2):
        prepared.put_back()
        survives(cli, server, home, point)
