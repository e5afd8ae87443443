"""Kill the program at a chosen point, start it again, and look at everything that a person could lose."""

from __future__ import annotations

import shutil
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from influx_backup_gui.store.repository import Repository
from tests.cli.conftest import Cli

ROOT = Path(__file__).parents[2]
PROGRAM = ("-m", "tests.faults.killed_program")


def run_until(point: int, home: Path, *words: str) -> tuple[int, list[str]]:
    """Run the program; it dies at its `point`-th change (0: never). Answers exit code and labels."""
    done, labels = _run(point, home, *words)
    return done.returncode, labels


def _run(point: int, home: Path, *words: str) -> tuple[subprocess.CompletedProcess[bytes], list[str]]:
    labels = home.parent / "labels"
    done = subprocess.run(
        [sys.executable, *PROGRAM, str(point), str(labels), *words],
        cwd=ROOT,
        capture_output=True,
        timeout=120,
        check=False,
    )
    return done, labels.read_text().splitlines()


def points(labels: list[str], *parts: str) -> Iterator[int]:
    """The numbers of the first points whose labels begin so, in order."""
    for part in parts:
        yield next(n for n, label in enumerate(labels, 1) if label.startswith(part))


def archives(home: Path) -> dict[str, bytes]:
    """Every archive that has its name."""
    return {str(p): p.read_bytes() for p in (home / "backups").rglob("*.7z")}


def leftovers(home: Path) -> list[Path]:
    """What nobody should find after a start."""
    hidden = (".spool-", ".probe-", ".moving-")
    return [p for p in home.rglob("*") if p.suffix in (".partial", ".new") or p.name.startswith(hidden)]


class Prepared:
    """A home that can be put back as it was, at the same place."""

    def __init__(self, home: Path, name: str = "saved") -> None:
        self._home, self._saved = home, home.with_name(name)
        shutil.copytree(home, self._saved)

    def put_back(self) -> None:
        shutil.rmtree(self._home)
        shutil.copytree(self._saved, self._home)


def killed(point: int, home: Path, *words: str) -> str:
    """Kill the program at a point; answers its label."""
    done, labels = _run(point, home, *words)
    assert done.returncode == -signal.SIGKILL, (point, done, labels)
    return labels[-1]


def start_is_clean(cli: Cli, home: Path, kind: str, old: dict[str, bytes], runs_before: int) -> dict[str, Any] | None:
    """Start the program again after a kill and check all that must hold; answers the killed run, if any."""
    settings = (home / "settings.json").read_bytes()
    left = [p for p in leftovers(home) if p.suffix != ".new"]
    there = archives(home)
    assert old.items() <= there.items()

    runs = cli("runs", "--json").json
    assert cli("runs", "--json").json == runs, "the second start says something else than the first"
    assert all(r["outcome"] for r in runs)
    assert leftovers(home) == []
    assert archives(home) == there
    assert (home / "settings.json").read_bytes() == settings
    listed = cli("list", "--json").json
    assert {b["path"] for b in listed} == there.keys()
    assert all(b["proved"] for b in listed)
    assert cli("verify", "--all").code == 0
    with Repository("default", home / "backups").lock("nobody else has it"):
        pass
    new = [r for r in runs if r["kind"] == kind][: len(runs) - runs_before]
    assert len(new) == len(runs) - runs_before <= 1
    if not new:
        assert not left
        return None
    (run,) = new
    if run["outcome"] == "interrupted":
        assert ("removed" in run["summary"]) == bool(left), (run["summary"], left)
        assert len(run["swept"]) == len(left)
        assert run["problem"]["hint"]
    return dict(run)
