"""The scheduler as a service for a while, a slot every minute on two servers, with faults coming and going.

`python -m benchmarks.soak [MINUTES]` (30). One server goes away, answers 503; the disk of the archives fills up, then
the one of the catalog; the service is killed; the clock is set ahead and back. A `run-due` as from cron asks beside it
all the time. At the end every slot is in the history exactly once, nothing half-made is left, and memory is flat.

It mounts small disks and moves the clock of the programs it starts: it wants root and libfaketime, and says what it
had to leave out.
"""

from __future__ import annotations

import json
import os
import shutil
import signal
import subprocess
import sys
import threading
import time
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from benchmarks.program import home, run
from benchmarks.soak_report import memory, report
from influx_backup_gui.demo.faults import Fault
from influx_backup_gui.demo.server import DemoServer
from influx_backup_gui.domain.instants import SECOND, parse_instant

_MINUTE = 60 * SECOND
_LINES = "\n".join(f"t,host=h{n % 7} v={n}.5,n={n}i {n * 10**9}" for n in range(20_000))
# Seconds.
_QUIET, _GONE, _BUSY, _FULL, _JUMPED, _CRON = 65.0, 95.0, 45.0, 70.0, 40.0, 20.0
_FAKETIME = next(Path("/usr/lib").glob("*/faketime/libfaketimeMT.so.1"), None)


@dataclass
class Clock:
    """The clock of the programs under test: ours, moved by what stands in a file."""

    file: Path

    def set(self, words: str) -> None:
        """`+2d`, `-10m`, `+0`."""
        beside = self.file.with_suffix(".new")
        beside.write_text(words + "\n")
        beside.replace(self.file)

    def environment(self) -> dict[str, str]:
        """What makes a program believe it."""
        if _FAKETIME is None:
            return dict(os.environ)
        return {
            **os.environ,
            "LD_PRELOAD": str(_FAKETIME),
            "FAKETIME_TIMESTAMP_FILE": str(self.file),
            "FAKETIME_CACHE_DURATION": "1",
            "DONT_FAKE_MONOTONIC": "1",
            "FAKETIME_DONT_FAKE_MONOTONIC": "1",
            "NO_FAKE_STAT": "1",
        }


@dataclass
class Programs:
    """The service, the `run-due` beside it, and the memory that the service took (bytes, a list for each start)."""

    where: Path
    clock: Clock
    log: Path
    resident: list[list[int]] = field(default_factory=list)
    codes: Counter[int] = field(default_factory=Counter)
    asked: float = 0.0

    def start(self) -> None:
        """Start the service."""
        self.process = self._program("scheduler")
        self.resident.append([])

    def kill(self) -> None:
        """Kill the service as a power cut does."""
        self.process.send_signal(signal.SIGKILL)
        self.process.wait()

    def rest(self, seconds: float, ends: float) -> None:
        """Let time pass: look at the memory, and ask from outside now and then."""
        until = min(time.monotonic() + seconds, ends)
        while time.monotonic() < until:
            status = Path(f"/proc/{self.process.pid}/status").read_text(encoding="ascii")
            found = next((line for line in status.splitlines() if line.startswith("VmRSS:")), "VmRSS: 0")
            self.resident[-1].append(int(found.split()[1]) * 1024)
            if time.monotonic() - self.asked > _CRON:
                self.asked = time.monotonic()
                self.codes[self._program("run-due", "--no-wait").wait(120)] += 1
            threading.Event().wait(min(5.0, max(until - time.monotonic(), 0.0)))

    def _program(self, *words: str) -> subprocess.Popen[bytes]:
        command = [
            sys.executable,
            "-X",
            "faulthandler",
            "-m",
            "influx_backup_gui.cli.main",
            "--home",
            str(self.where),
            "--json",
            *words,
        ]
        with self.log.open("ab") as log:
            return subprocess.Popen(command, stdout=log, stderr=log, env=self.clock.environment())


def serving(port: int = 0) -> DemoServer:
    """The server with its rows, on the port of the one before."""
    server = DemoServer(port=port, token=None)
    server.write("db", _LINES)
    server.start()
    return server


@contextmanager
def small_disk(folder: Path, megabytes: int) -> Iterator[bool]:
    """A disk of its own at `folder`; False where none can be mounted."""
    folder.mkdir(parents=True, exist_ok=True)
    words = ["mount", "-t", "tmpfs", "-o", f"size={megabytes}m", "tmpfs", str(folder)]
    mounted = shutil.which("mount") is not None and subprocess.run(words, check=False).returncode == 0
    try:
        yield mounted
    finally:
        if mounted:
            subprocess.run(["umount", "--lazy", str(folder)], check=True)


@contextmanager
def full(disk: Path) -> Iterator[None]:
    """No byte is free on that disk meanwhile."""
    stat, filler = os.statvfs(disk), disk / "filler"
    try:
        with filler.open("wb") as file:
            os.posix_fallocate(file.fileno(), 0, max(stat.f_bavail * stat.f_frsize, 1))
        yield
    finally:
        filler.unlink(missing_ok=True)


@dataclass
class Trouble:
    """The faults, one after the other."""

    programs: Programs
    server: DemoServer
    ends: float
    disks: bool
    done: Counter[str] = field(default_factory=Counter)

    def go(self) -> None:
        """Until the time is over."""
        steps: list[Callable[[], None]] = [self.gone, self.busy, self.killed]
        if self.disks:
            steps += [lambda: self.full("backups"), lambda: self.full(".")]
        if _FAKETIME is not None:
            steps += [lambda: self.jumped("+2d"), lambda: self.jumped("-10m"), lambda: self.jumped("+30m")]
        while True:
            for step in steps:
                self.programs.rest(_QUIET, self.ends)
                if time.monotonic() >= self.ends - 2 * _QUIET:
                    self.programs.rest(2 * _QUIET, self.ends)
                    return
                step()

    def gone(self) -> None:
        port = int(self.server.url.rpartition(":")[2])
        self.done["server gone"] += 1
        self.server.stop()
        self.programs.rest(_GONE, self.ends)
        self.server = serving(port)

    def busy(self) -> None:
        self.done["503"] += 1
        self.server.faults.add(Fault("status", times=None, value=(503, '{"error": "busy"}')))
        self.programs.rest(_BUSY, self.ends)
        self.server.faults.clear()

    def killed(self) -> None:
        """In the middle of a backup."""
        self.done["killed"] += 1
        begun = threading.Event()
        self.server.faults.add(Fault("call", sql="SELECT * FROM", value=begun.set))
        begun.wait(90)
        self.programs.kill()
        self.server.faults.clear()
        self.programs.start()

    def full(self, folder: str) -> None:
        self.done["disk full" if folder == "backups" else "disk of the catalog full"] += 1
        with full(self.programs.where / folder):
            self.programs.rest(_FULL, self.ends)

    def jumped(self, words: str) -> None:
        self.done[f"clock {words}"] += 1
        self.programs.clock.set(words)
        self.programs.rest(_JUMPED, self.ends)
        self.programs.clock.set("+0")


def main() -> None:
    """Run it and print what was found; exit code 1 where a sentence above does not hold."""
    # Also when it is told to stop, nothing it started or mounted stays behind.
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(1))
    minutes = float(sys.argv[1]) if len(sys.argv) > 1 and sys.argv[0].endswith("soak.py") else 30.0
    with ExitStack() as stack:
        outside = stack.enter_context(home())
        where = outside / "home"
        disks = stack.enter_context(small_disk(where, 64)) and stack.enter_context(small_disk(where / "backups", 32))
        clock = Clock(outside / "clock")
        clock.set("+0")
        programs = Programs(where, clock, outside / "service.log")
        server, other = serving(), serving()
        schedules = {}
        for name, demo in (("lab", server), ("home", other)):
            run(where, "server", "add", name, "--url", demo.url)
            words = ["--cron", "* * * * *", "--zone", "UTC", "--keep-last", "3", "--network-wait", "30"]
            schedules[name] = run(where, "schedule", "add", name, "--server", name, *words).answer["since"]
        programs.start()
        stack.callback(programs.kill)
        trouble = Trouble(programs, server, time.monotonic() + minutes * 60, disks)
        trouble.go()
        programs.process.send_signal(signal.SIGTERM)
        code = programs.process.wait(60)
        told: dict[str, Any] = {
            name: run(where, "schedule", "history", name, "--limit", "100000").answer for name in schedules
        }
        left = [str(p.relative_to(where)) for p in where.rglob("*") if p.suffix == ".partial" or ".spool" in p.name]
        again = run(where, "verify", "--all").answer
        keep = os.environ.get("SOAK_KEEP")
        if keep:
            Path(keep).mkdir(exist_ok=True)
            (Path(keep) / "history.json").write_text(json.dumps(told, indent=1))
            shutil.copy(programs.log, keep)
        trouble.server.stop()
        other.stop()
        print(json.dumps({"faults": trouble.done, "run-due ended with": programs.codes}))
        good = [report(name, told[name], parse_instant(schedules[name])) for name in schedules]
        flat = memory(programs.resident)
        print(f"left behind: {left or 'nothing'}; exit code {code}; archives: {again['outcome']}: {again['summary']}")
    crashed = min(programs.codes, default=0) < 0
    sys.exit(0 if all(good) and flat and not left and code == 0 and not again["damaged"] and not crashed else 1)


if __name__ == "__main__":
    main()
