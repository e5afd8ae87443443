"""`kill -9` at every step of delete, prune and the way back: an archive is listed or in the trash, never lost."""

from __future__ import annotations

import os
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from influx_backup_gui.demo.server import DemoServer
from influx_backup_gui.domain.retention import RetentionPolicy
from influx_backup_gui.engine.engine import Engine
from influx_backup_gui.store.repository import Repository
from tests.cli.conftest import Cli
from tests.faults.kills import Prepared, killed, leftovers, run_until

pytestmark = pytest.mark.skipif(os.name == "nt", reason="there is no SIGKILL")
DELETE, PRUNE = ("delete", "first", "--json"), ("prune", "--json")
RESTORE, EMPTY = ("trash", "restore", "a", "--json"), ("trash", "empty", "--all", "--yes", "--json")


@pytest.fixture
def before(cli: Cli, server: DemoServer, home: Path) -> list[dict[str, Any]]:
    """Three proved backups as they are listed; the oldest is called `first`, and two are more than retention keeps."""
    for name in ("a", "b", "c"):
        assert cli("backup", "lab", "--name", name).code == 0
    engine = Engine.open(home)
    engine.relabel("a", "first", "a note")
    config = replace(engine.repositories()[0], retention=RetentionPolicy(last=1, minimum=1))
    engine.update_settings(lambda s: replace(s, repositories=(config,)))
    engine.close()
    listed: list[dict[str, Any]] = cli("list", "--json").json
    return listed


def steps(home: Path, words: tuple[str, ...], every: bool) -> Iterator[str]:
    """Kill before the move, and at the two steps after it, or at every step; answers where that was, after it."""
    prepared = Prepared(home)
    code, labels = run_until(0, home, *words)
    assert code == 0, labels
    move = next(n for n, label in enumerate(labels, 1) if label.startswith(("os.rename", "os.remove")))
    for point in range(1, len(labels) + 1) if every else range(move, move + 3):
        prepared.put_back()
        yield killed(point, home, *words)


def start_is_clean(cli: Cli, home: Path, kind: str) -> None:
    runs = cli("runs", "--json").json
    assert cli("runs", "--json").json == runs
    assert all(r["outcome"] for r in runs)
    for run in (r for r in runs if r["kind"] == kind and r["outcome"] == "interrupted"):
        assert kind == "empty-trash" or "in the trash" in run["problem"]["hint"]
    assert leftovers(home) == []
    with Repository("default", home / "backups").lock("nobody else has it"):
        pass


def nothing_is_lost(cli: Cli, before: list[dict[str, Any]], label: str) -> None:
    """Each is listed with its file, or in the trash and not listed; from there it comes back as it was."""
    listed = {b["id"]: b for b in cli("list", "--json").json}
    trashed = {t["name"]: t for t in cli("trash", "list", "--json").json}
    for backup in before:
        path = Path(backup["path"])
        there = trashed.get(path.stem)
        assert (backup["id"] in listed) == path.is_file() == (there is None), (label, backup["name"])
        if there is None:
            assert listed[backup["id"]] == backup, label
        else:
            back = cli("trash", "restore", there["path"], "--json")
            assert back.code == 0, (label, back)
    assert cli("list", "--json").json == before, label
    assert cli("trash", "list", "--json").json == []
    assert cli("verify", "--all").code == 0


SWEEPS = [False, pytest.param(True, marks=pytest.mark.slow)]


@pytest.mark.parametrize("every", SWEEPS)
@pytest.mark.parametrize("words", [DELETE, PRUNE], ids=lambda w: w[0])
def test_steps_into_the_trash(
    cli: Cli, home: Path, before: list[dict[str, Any]], words: tuple[str, ...], every: bool
) -> None:
    for label in steps(home, words, every):
        start_is_clean(cli, home, words[0])
        nothing_is_lost(cli, before, label)


@pytest.mark.slow
@pytest.mark.parametrize("every", [False, True])
def test_steps_out_of_the_trash(cli: Cli, home: Path, before: list[dict[str, Any]], every: bool) -> None:
    assert cli("delete", "first").code == 0
    for label in steps(home, RESTORE, every):
        start_is_clean(cli, home, "untrash")
        nothing_is_lost(cli, before, label)


@pytest.mark.slow
@pytest.mark.parametrize("every", [False, True])
def test_steps_of_emptying(cli: Cli, home: Path, before: list[dict[str, Any]], every: bool) -> None:
    assert cli("prune").code == 0
    kept = cli("list", "--json").json
    assert len(kept) == 1 < len(before)
    for label in steps(home, EMPTY, every):
        start_is_clean(cli, home, "empty-trash")
        assert cli("list", "--json").json == kept, label
        assert cli("trash", "empty", "--all", "--yes").code == 0, label
        assert cli("trash", "list", "--json").json == []
