"""A repository goes to a disk that is too small, fills up, or turns read-only: everything stays as it was."""

from __future__ import annotations

import subprocess
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from influx_backup_gui.demo.server import DemoServer
from influx_backup_gui.engine import moving
from influx_backup_gui.store.copying import copy_file
from tests.cli.conftest import Cli
from tests.faults.disks import empty, fill, small_disk
from tests.faults.test_full_disk import PAGE, is_told, loaded


@pytest.fixture
def disk(tmp_path: Path) -> Iterator[Path]:
    """Another disk."""
    with small_disk(tmp_path / "disk") as mounted:
        yield mounted


def state(cli: Cli, home: Path, disk: Path) -> tuple[Any, ...]:
    archives = {str(p): p.read_bytes() for p in (home / "backups").rglob("*.7z")}
    there = [str(p) for p in disk.rglob("*") if p.name != "filler"]
    return archives, there, cli("list", "--json").json, cli("repository", "list", "--json").json


def move(cli: Cli, disk: Path) -> tuple[int, dict[str, Any]]:
    said = cli("repository", "move", "default", str(disk), "--json")
    return said.code, said.json


@pytest.fixture
def before(cli: Cli, home: Path, server: DemoServer, disk: Path) -> tuple[Any, ...]:
    loaded(cli, server)
    assert cli("backup", "lab", "--name", "new").code == 0
    return state(cli, home, disk)


def test_a_disk_that_is_too_small(cli: Cli, home: Path, disk: Path, before: tuple[Any, ...]) -> None:
    fill(disk, 3 * PAGE)
    code, run = move(cli, disk)
    assert code == 9
    is_told(run["problem"], disk)
    assert state(cli, home, disk) == before


def test_a_disk_that_fills_up(
    cli: Cli, home: Path, disk: Path, before: tuple[Any, ...], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Somebody else fills it as soon as its space was looked at, up to one page more each time."""
    left, code = 0, 9

    def free(_: Path) -> int:
        fill(disk, left * PAGE)
        return 1 << 40

    while code:
        with monkeypatch.context() as patch:
            patch.setattr(moving, "free_bytes", free)
            code, run = move(cli, disk)
        empty(disk)
        if code:
            assert code == 9, run
            is_told(run["problem"], disk)
            assert state(cli, home, disk) == before, left
            left += 1
    assert left > 10
    assert not (home / "backups").exists()
    assert cli("verify", "--all").code == 0


def test_a_disk_that_is_pulled_out(
    cli: Cli, home: Path, disk: Path, before: tuple[Any, ...], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Its folder is still there then, and takes what is copied: to the disk of the system."""

    def copy(source: Path, target: Path, *more: Any) -> str:
        digest = copy_file(source, target, *more)
        if not pulled:
            pulled.append(disk)
            subprocess.run(["umount", "--lazy", str(disk)], check=True)
            target.parent.mkdir(exist_ok=True)
            copy_file(source, target, *more)
        return digest

    pulled: list[Path] = []
    with monkeypatch.context() as patch:
        patch.setattr(moving, "copy_file", copy)
        code, run = move(cli, disk)
    assert pulled
    assert code == 3, run
    assert "another disk" in run["problem"]["message"]
    assert state(cli, home, disk) == before


def test_the_disk_of_the_settings_is_full(
    cli: Cli, home: Path, disk: Path, before: tuple[Any, ...], monkeypatch: pytest.MonkeyPatch
) -> None:
    """The last moment before the switch."""

    def refuse(*_: object) -> None:
        raise OSError(28, "No space left on device")

    def replace_of(path: Path) -> Callable[..., Any]:
        return refuse if path.name.startswith(".settings.json") else Path.rename

    with monkeypatch.context() as patch:
        patch.setattr(Path, "replace", lambda self, to: replace_of(self)(self, to))
        code, run = move(cli, disk)
    assert code == 9
    is_told(run["problem"], home)
    assert state(cli, home, disk) == before
