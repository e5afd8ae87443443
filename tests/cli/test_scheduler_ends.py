"""`scheduler` and `run-due` are told to stop in the middle of a backup: they end soon and leave nothing half-made."""

from __future__ import annotations

import json
import os
import signal
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from influx_backup_gui.demo.faults import Fault
from influx_backup_gui.demo.server import DemoServer
from tests.cli.conftest import Cli, make_due
from tests.cli.programs import program
from tests.faults.kills import leftovers

pytestmark = pytest.mark.skipif(os.name == "nt", reason="there is no SIGTERM to a process")
LONG = 60.0


@pytest.fixture
def two(cli: Cli, home: Path) -> Iterator[tuple[DemoServer, DemoServer]]:
    """Two servers with a schedule each that is due."""
    with DemoServer(token=None) as lab, DemoServer(token=None) as garden:
        for name, demo in (("lab", lab), ("garden", garden)):
            demo.write("db", "t,a=b v=1.0 5")
            assert cli("server", "add", name, "--url", demo.url).code == 0
            assert cli("schedule", "add", name, "--server", name, "--every-hours", "1").code == 0
        make_due(home)
        yield lab, garden


@pytest.mark.parametrize(("words", "code"), [(("scheduler", "--json"), 0), (("run-due", "--json"), 4)])
def test_two_backups_are_cancelled_together(
    cli: Cli, home: Path, two: tuple[DemoServer, DemoServer], words: tuple[str, ...], code: int
) -> None:
    reading = threading.Barrier(3)
    go = threading.Event()

    def hold() -> None:
        reading.wait(LONG)
        go.wait(LONG)

    for demo in two:
        demo.faults.add(Fault("call", sql="SELECT * FROM", value=hold))
    with program(*words) as process:
        reading.wait(LONG)
        told = time.monotonic()
        process.send_signal(signal.SIGTERM)
        out, err = process.communicate(timeout=LONG)
        took = time.monotonic() - told
    go.set()
    assert process.returncode == code, err
    assert "Traceback" not in err
    assert took < LONG / 2
    ended = json.loads(out) if code else [json.loads(line) for line in out.splitlines()]
    assert sorted((r["schedule_name"], r["outcome"]) for r in ended) == [
        ("garden", "cancelled"),
        ("lab", "cancelled"),
    ]
    assert leftovers(home) == []
    assert all(r["slot"] is None and r["stays_due"] for r in ended)
    assert [r["outcome"] for r in cli("runs", "--kind", "backup", "--json").json] == ["cancelled", "cancelled"]
    # It was the end of the program, not the will of a person: the next one catches up.
    again = cli("run-due", "--json").json
    assert sorted((r["slot"], r["outcome"]) for r in again) == sorted((r["stays_due"], "succeeded") for r in ended)


def test_progress_of_several_runs_tells_whose_it_is(cli: Cli, two: tuple[DemoServer, DemoServer]) -> None:
    said = cli("run-due", "--json")
    assert said.code == 0
    assert {p["schedule_name"] for p in said.progress} == {"lab", "garden"}
    assert sorted(r["schedule_name"] for r in said.json) == ["garden", "lab"]
