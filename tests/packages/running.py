"""Programs as they were installed: run outside of this checkout and of its environment."""

from __future__ import annotations

import json
import os
import subprocess
from collections.abc import Mapping, Sequence
from pathlib import Path

ROOT = Path(__file__).parents[2]
# What would let an installed program find this checkout, or the settings of the person who runs the tests.
_OURS = ("PYTHONPATH", "VIRTUAL_ENV", "INFLUX_BACKUP_HOME", "DBUS_SESSION_BUS_ADDRESS")


def outside(extra: Mapping[str, str | Path] | None = None) -> dict[str, str]:
    """The variables of an installed program."""
    kept = {name: value for name, value in os.environ.items() if name not in _OURS}
    return {**kept, **{name: str(value) for name, value in (extra or {}).items()}}


def run(words: Sequence[str | Path], expected: int = 0, variables: Mapping[str, str | Path] | None = None) -> str:
    """What a program says on stdout and stderr; it has half an hour, and no input."""
    done = subprocess.run(
        [str(w) for w in words],
        env=outside(variables),
        cwd="/",
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        check=False,
        timeout=1800,
    )
    assert done.returncode == expected, f"exit code {done.returncode}\n{done.stdout}"
    return done.stdout


def journey(console: Sequence[str | Path], folder: Path) -> None:
    """A backup, a loss, a restore and a comparison against the demo server inside; every row must come back."""
    folder.mkdir(exist_ok=True)
    said = run([*console, "--home", folder, "--json", "demo", "--journey"], variables={"TMPDIR": folder})
    told = json.loads(said[said.rindex("\n{\n") :] if "\n{\n" in said else said)
    assert told["equal"] is True
    assert [r["outcome"] for r in told["runs"]].count("succeeded") == len(told["runs"]) >= 3
