"""How long the command line takes from Ctrl-C to its end while a server is silent, beside a whole `list`.

Wanted: at most 2 s. The server would answer after a minute.
"""

from __future__ import annotations

import signal
import subprocess
import sys
import threading
import time
from dataclasses import replace
from pathlib import Path

from benchmarks.program import home, median, run
from benchmarks.served import START, STEP
from influx_backup_gui.demo.faults import Fault
from influx_backup_gui.demo.server import DemoServer
from influx_backup_gui.domain.errors import ExitCode

# A Core server takes five databases, and each round makes one.
ROUNDS, SILENCE, ROWS = 3, 60.0, 1_000
READ, WRITE = Fault("call", sql="SELECT *"), Fault("call", path="write_lp")


def cancelled(server: DemoServer, held: Fault, where: Path, *words: str) -> float:
    """Seconds from the signal, sent when the server was asked what it does not answer, to the end of the process."""
    asked, answer = threading.Event(), threading.Event()

    def silent() -> None:
        asked.set()
        answer.wait(SILENCE)

    server.faults.add(replace(held, value=silent, times=None))
    command = [sys.executable, "-m", "influx_backup_gui.cli.main", "--home", str(where), *words]
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    assert asked.wait(SILENCE), words
    sent = time.perf_counter()
    process.send_signal(signal.SIGINT)
    code = process.wait()
    seconds = time.perf_counter() - sent
    server.faults.clear()
    answer.set()
    assert code == ExitCode.CANCELLED, code
    return seconds


def main() -> None:
    """Backup, restore and comparison in turn, with a `list` in each round."""
    with DemoServer(token=None) as server, home() as where:
        server.write("bench", "\n".join(f"cpu,host=a usage={n}.5 {START + n * STEP}" for n in range(ROWS)))
        server.persist()
        run(where, "server", "add", "lab", "--url", server.url)
        made = run(where, "backup", "lab").answer["backup"]["id"]
        jobs = {
            "backup": (READ, ("backup", "lab")),
            "restore": (WRITE, ("restore", made, "--database", "bench=again{}")),
            "verify --against": (READ, ("verify", made, "--against", "lab")),
        }
        took: dict[str, list[float]] = {name: [] for name in (*jobs, "list")}
        for number in range(ROUNDS):
            for name, (held, words) in jobs.items():
                took[name].append(cancelled(server, held, where, *(w.format(number) for w in words)))
            took["list"].append(run(where, "list").seconds)
    whole = median(took["list"])
    for name in jobs:
        middle, most = median(took[name]), max(took[name])
        print(f"{name}: {middle:.2f} s, at most {most:.2f} s; {middle / whole:.2f} times a list")


if __name__ == "__main__":
    main()
