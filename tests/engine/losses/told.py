"""Rows that a server holds for days, and what was told of their loss."""

from __future__ import annotations

import itertools
import json
import time

from influx_backup_gui.demo.faults import Fault
from influx_backup_gui.demo.server import DemoServer
from influx_backup_gui.domain.health_records import Colour
from influx_backup_gui.domain.instants import DAY, HOUR
from influx_backup_gui.domain.job import BackupJob, Run
from influx_backup_gui.engine.engine import Engine

JOB = BackupJob("lab")
NOW = time.time_ns()


def fill(server: DemoServer, days: int = 20, table: str = "temp", late: int = 0) -> None:
    """Two rows a day, back from now, in files."""
    rows = (f"{table},room=a v={n}.5 {NOW - n * DAY // 2 - HOUR - late}" for n in range(days * 2))
    server.write("home", "\n".join(rows))
    server.persist()


def waiting(engine: Engine) -> list[tuple[str, str, int]]:
    return [(w.loss.name, w.loss.kind.value, w.loss.rows) for w in engine.losses("lab", time.time_ns())]


def colour(engine: Engine) -> Colour:
    return engine.health(time.time_ns(), "lab").colour


def warnings(run: Run) -> list[str]:
    backup = run.details["backup"]
    assert isinstance(backup, dict)
    return list(backup["warnings"])


def several_nodes(server: DemoServer, *processes: str) -> Fault:
    """A balancer sends every question to the next node."""
    nodes = itertools.cycle(processes)

    def answer(body: bytes) -> bytes:
        return json.dumps({**json.loads(body), "process_id": next(nodes)}).encode()

    return server.faults.add(Fault("alter_answer", path="/ping", times=None, value=answer))
