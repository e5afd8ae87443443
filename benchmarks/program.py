"""Run the program as a person does, in a process of its own, and see what it took."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any


@dataclass(frozen=True)
class Took:
    """Seconds from start to end of the process, its peak memory in bytes, and what it printed.

    Linux counts what the parent held when it started the process towards the peak: keep the parent small.
    """

    seconds: float
    peak: int
    answer: dict[str, Any]


@contextmanager
def home() -> Iterator[Path]:
    """An empty folder for settings, catalog and archives."""
    with tempfile.TemporaryDirectory(prefix="influx-backup-bench-") as folder:
        yield Path(folder)


def run(where: Path, *arguments: str) -> Took:
    """`influx-backup --home WHERE --json …`; raises when it fails."""
    command = [sys.executable, "-m", "influx_backup_gui.cli.main", "--home", str(where), "--json", *arguments]
    started = time.perf_counter()
    with (where / "out.json").open("w+") as out, (where / "err.txt").open("w+") as err:
        process = subprocess.Popen(command, stdout=out, stderr=err, stdin=subprocess.DEVNULL)
        _, status, usage = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
        seconds = time.perf_counter() - started
        out.seek(0)
        err.seek(0)
        text = out.read()
        if process.returncode not in (0, 1):
            raise RuntimeError(f"exit {process.returncode}: {text} {err.read()[-2000:]}")
    return Took(seconds, usage.ru_maxrss * 1024, json.loads(text) if text.strip() else {})


def median(values: list[float]) -> float:
    """The middle one."""
    return sorted(values)[len(values) // 2]
