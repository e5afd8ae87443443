"""`kill -9` at every step of a backup: the next start is clean, and nothing that was proved is lost or hidden."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from influx_backup_gui.demo.server import DemoServer
from tests.cli.conftest import Cli
from tests.faults.kills import Prepared, archives, killed, points, run_until, start_is_clean

pytestmark = pytest.mark.skipif(os.name == "nt", reason="there is no SIGKILL")
BACKUP = ("backup", "lab", "--name", "new", "--in-flight", "1", "--json")


@pytest.fixture
def prepared(cli: Cli, server: DemoServer, home: Path) -> Prepared:
    assert cli("backup", "lab").code == 0
    return Prepared(home)


def survives(cli: Cli, home: Path, point: int) -> str:
    """Kill a backup at a point, and check everything; answers where that was."""
    old = archives(home)
    label = killed(point, home, *BACKUP)
    published = archives(home).keys() - old.keys()
    run = start_is_clean(cli, home, "backup", old, 1)
    if run is not None:
        # Its ending may have been written when it died; it is interrupted otherwise, its archive whole or not.
        assert run["outcome"] in ("interrupted", "succeeded"), label
        assert bool(published) == ("backup" in run), label
        if published:
            assert [run["backup"]["path"]] == list(published)
            assert run["outcome"] == "succeeded" or "is listed" in run["summary"]
        else:
            assert run["outcome"] == "interrupted"
    else:
        assert not published
    again = cli(*BACKUP)
    assert again.code == 0, again
    assert again.json["backup"]["rows"] == 101
    return label


def test_steps_that_matter_most(cli: Cli, home: Path, prepared: Prepared) -> None:
    code, labels = run_until(0, home, *BACKUP)
    assert code == 0
    steps = [
        "open backups/lab/new.7z.partial",
        "open backups/.spool/00000001.parquet",
        "os.link backups/lab",
        "os.remove backups/lab",
    ]
    for point in points(labels, *steps):
        prepared.put_back()
        survives(cli, home, point)
    prepared.put_back()
    listed = max(n for n, label in enumerate(labels, 1) if label.startswith("before a commit")) - 2
    assert survives(cli, home, listed) == "before a commit of the catalog"


@pytest.mark.slow
@pytest.mark.parametrize("share", range(4))
def test_every_step(cli: Cli, home: Path, prepared: Prepared, share: int) -> None:
    code, labels = run_until(0, home, *BACKUP)
    assert code == 0
    assert len(labels) > 40
    for point in range(1 + share, len(labels) + 1, 4):
        prepared.put_back()
        survives(cli, home, point)
