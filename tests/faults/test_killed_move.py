"""`kill -9` at every step of a move: every archive is in one folder or in both, whole, and the next start ends it."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any

import pytest

from influx_backup_gui.demo.server import DemoServer
from tests.cli.conftest import Cli
from tests.faults.kills import Prepared, killed, leftovers, points, run_until

pytestmark = pytest.mark.skipif(os.name == "nt", reason="there is no SIGKILL")
# In the middle of copying, when all is there, and behind the switch.
STEPS = ("os.rename moved/lab", "os.rename .settings.json", "os.remove backups")


@pytest.fixture
def before(cli: Cli, server: DemoServer, home: Path) -> list[dict[str, Any]]:
    """Two proved backups as they are listed; a third one is in the trash."""
    for name in ("c", "a", "b"):
        assert cli("backup", "lab", "--name", name).code == 0
    assert cli("delete", "c").code == 0
    listed: list[dict[str, Any]] = cli("list", "--json").json
    return listed


def all_is_there(cli: Cli, home: Path, before: list[dict[str, Any]], label: str) -> bool:
    """After the next start one folder holds everything, and the other one is gone. Whether it is the new one."""
    runs = cli("runs", "--json").json
    assert cli("runs", "--json").json == runs
    assert all(r["outcome"] for r in runs)
    # A change of the settings that was cut off is swept by the next change.
    assert not [p for p in leftovers(home) if p.suffix != ".new"], label
    (repository,) = cli("repository", "list", "--json").json
    root, other = Path(repository["path"]), {home / "moved", home / "backups"} - {Path(repository["path"])}
    assert not any(p.exists() for p in other), label
    listed = cli("list", "--json").json
    assert {b["id"]: b["path"] for b in listed} == {
        b["id"]: str(root / Path(b["path"]).relative_to(home / "backups")) for b in before
    }, label
    assert [t["name"] for t in cli("trash", "list", "--json").json] == ["c"], label
    assert all(b["proved"] for b in listed)
    assert cli("verify", "--all").code == 0, label
    if runs[0]["kind"] == "move" and runs[0]["outcome"] == "interrupted" and "to" in runs[0]:
        assert str(root) in runs[0]["problem"]["hint"], label
    return root == home / "moved"


def sweep(cli: Cli, home: Path, before: list[dict[str, Any]], every: bool) -> None:
    words = ("repository", "move", "default", str(home / "moved"))
    prepared = Prepared(home)
    code, labels = run_until(0, home, *words)
    assert code == 0
    ends = []
    for point in range(1, len(labels) + 1) if every else points(labels, *STEPS):
        prepared.put_back()
        label = f"{point}: {killed(point, home, *words)}"
        ends.append(all_is_there(cli, home, before, label))
    # Once it counts there, it counts there: no step goes back.
    assert ends == sorted(ends)
    assert set(ends) == {False, True}


@pytest.mark.slow
def test_every_step_on_one_disk(cli: Cli, home: Path, before: list[dict[str, Any]]) -> None:
    sweep(cli, home, before, every=True)


@pytest.mark.slow
@pytest.mark.parametrize("every", [False, True])
def test_steps_from_disk_to_disk(
    cli: Cli, home: Path, before: list[dict[str, Any]], monkeypatch: pytest.MonkeyPatch, every: bool
) -> None:
    monkeypatch.setenv("NO_LINKS", "1")
    sweep(cli, home, before, every)
