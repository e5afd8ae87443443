"""The scheduler as a service for a while, a slot every minute, with faults coming and going.

`python -m benchmarks.soak [MINUTES]` (30). The server goes away and comes back, answers 503, the service is killed and
started again. At the end every slot is in the history exactly once, nothing half-made is left, and memory is flat.
"""

from __future__ import annotations

import json
import signal
import subprocess
import sys
import threading
import time
from collections import Counter
from pathlib import Path
from typing import IO, Any

from benchmarks.program import home, run
from influx_backup_gui.demo.faults import Fault
from influx_backup_gui.demo.server import DemoServer
from influx_backup_gui.domain.instants import SECOND, parse_instant

_MINUTE = 60 * SECOND
_LINES = "\n".join(f"t,host=h{n % 7} v={n}.5,n={n}i {n * 10**9}" for n in range(20_000))
# A round of faults, in seconds: quiet, server gone, quiet, 503, quiet, killed.
_QUIET, _GONE, _BUSY = 70.0, 100.0, 45.0


class Service:
    """`influx-backup scheduler` in a process of its own, and the memory that it took."""

    def __init__(self, where: Path, log: IO[str]) -> None:
        self._where, self._log = where, log
        self.resident: list[list[int]] = []
        self.start()

    def start(self) -> None:
        words = ["-m", "influx_backup_gui.cli.main", "--home", str(self._where), "--json", "scheduler"]
        self.process = subprocess.Popen([sys.executable, *words], stdout=self._log, stderr=self._log)
        self.resident.append([])

    def kill(self) -> None:
        self.process.send_signal(signal.SIGKILL)
        self.process.wait()

    def look(self) -> None:
        """Note the resident memory in bytes."""
        status = Path(f"/proc/{self.process.pid}/status").read_text(encoding="ascii")
        found = next((line for line in status.splitlines() if line.startswith("VmRSS:")), "VmRSS: 0")
        self.resident[-1].append(int(found.split()[1]) * 1024)


def serving(port: int = 0) -> DemoServer:
    """The server with its rows, on the port of the one before."""
    server = DemoServer(port=port, token=None)
    server.write("db", _LINES)
    server.start()
    return server


def faults(server: DemoServer, service: Service, ends: float) -> DemoServer:
    """One fault after the other until `ends` (monotonic seconds); answers the server that runs then."""

    def rest(seconds: float) -> None:
        until = min(time.monotonic() + seconds, ends)
        while time.monotonic() < until:
            service.look()
            threading.Event().wait(min(5.0, max(until - time.monotonic(), 0.0)))

    port = int(server.url.rpartition(":")[2])
    while time.monotonic() < ends:
        rest(_QUIET)
        server.stop()
        rest(_GONE)
        server = serving(port)
        rest(_QUIET)
        server.faults.add(Fault("status", times=None, value=(503, '{"error": "busy"}')))
        rest(_BUSY)
        server.faults.clear()
        rest(_QUIET)
        if time.monotonic() < ends:
            service.kill()
            service.start()
    return server


def accounted(history: list[dict[str, Any]]) -> Counter[int]:
    """How often each slot is told: by its run, or by the line about what was missed."""
    found: Counter[int] = Counter()
    for line in history:
        if line["kind"] == "backup" and line["slot"]:
            found[parse_instant(line["slot"])] += 1
        elif "missed" in line:
            first = parse_instant(line["first_missed"])
            found.update(first + n * _MINUTE for n in range(line["missed"]))
    return found


def main() -> None:
    """Run it and print what was found; exit code 1 where a sentence above does not hold."""
    minutes = float(sys.argv[1]) if len(sys.argv) > 1 and sys.argv[0].endswith("soak.py") else 30.0
    with home() as where, (where / "service.log").open("w") as log:
        server = serving()
        run(where, "server", "add", "lab", "--url", server.url)
        words = ["--cron", "* * * * *", "--zone", "UTC", "--keep-last", "5", "--network-wait", "30"]
        made = run(where, "schedule", "add", "soak", "--server", "lab", *words).answer
        service = Service(where, log)
        server = faults(server, service, time.monotonic() + minutes * 60)
        service.process.send_signal(signal.SIGTERM)
        code = service.process.wait(60)
        history: Any = run(where, "schedule", "history", "soak", "--limit", "100000").answer
        left = [str(p.relative_to(where)) for p in where.rglob("*") if p.suffix == ".partial" or ".spool" in p.name]
        server.stop()
        good = report(history, parse_instant(made["since"]), left, service.resident, code)
    sys.exit(0 if good else 1)


def report(history: list[dict[str, Any]], since: int, left: list[str], resident: list[list[int]], code: int) -> bool:
    """Print and judge."""
    slots = accounted(history)
    wanted = set(range(since // _MINUTE * _MINUTE + _MINUTE, max(slots, default=since) + 1, _MINUTE))
    lost, twice = sorted(wanted - slots.keys()), [s for s, n in slots.items() if n > 1]
    outcomes = Counter(line["outcome"] for line in history if line["kind"] == "backup")
    held = Counter(line["reason"] for line in history if line.get("held"))
    longest = max(resident, key=len)
    settled = longest[len(longest) // 3 :]
    growth = max(settled[len(settled) // 2 :]) / max(settled[: len(settled) // 2 + 1])
    print(json.dumps({"slots": len(slots), "lost": len(lost), "twice": len(twice), "outcomes": outcomes, "held": held}))
    print(f"left behind: {left or 'nothing'}; the service ended with exit code {code}; starts: {len(resident)}")
    print(f"memory: {max(settled) / 1e6:.0f} MB at most, second half against first {growth:.2f}")
    return bool(slots) and not lost and not twice and not left and code == 0


if __name__ == "__main__":
    main()
