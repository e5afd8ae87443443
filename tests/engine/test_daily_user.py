"""Forty nights of a server as it is in use: a backup warns of what happened, and of nothing else."""

from __future__ import annotations

import math
import random
from functools import partial

import pytest

from influx_backup_gui.demo.server import DemoServer
from influx_backup_gui.domain.instants import DAY, HOUR, SECOND, parse_instant
from influx_backup_gui.domain.job import BackupJob, Outcome, Run
from influx_backup_gui.engine import backup_run
from influx_backup_gui.engine.backup import BackupTaker
from influx_backup_gui.engine.engine import Engine
from tests.engine.losses.told import several_nodes

FIRST, WINTER = parse_instant("2026-09-22"), parse_instant("2026-10-25T01:00:00Z")
NIGHTS, IDLE, RESTARTED = 40, (35, 36, 37), (13, 30)


class Plant:
    """Writes what its sensors say of a day."""

    def __init__(self, server: DemoServer) -> None:
        self._server, self._dice = server, random.Random(3)

    def day(self, number: int) -> None:
        day = FIRST + number * DAY
        weekday = (day // DAY + 3) % 7
        for database in ("home", "short"):
            self._put(database, "steady", day, 300 + self._dice.randrange(-20, 20))
        for burst in range(6):
            self._put("home", f"burst{burst}", day, int(200 * math.exp(self._dice.gauss(0, 1))))
        self._put("home", "one_a_day", day, 1)
        self._put("home", "workdays", day, 250 if weekday < 5 else 0)
        self._put("home", "weekly", day, 400 if weekday == 0 else 0)
        self._put("home", "monthly", day, 500 if number % 30 == 0 else 0)
        self._put("home", "new_and_small", day, self._dice.randrange(1, 20) if number > 25 else 0)
        # At half past one by the clock of Berlin.
        ahead = 2 * HOUR if day < WINTER else HOUR
        self._put("home", "nightly_batch", day + 3 * HOUR // 2 - ahead, 300, within=60 * SECOND)
        if number and number % 9 == 0:
            self._put("home", "steady", day - 3 * DAY + 7, 30)

    def _put(self, database: str, table: str, first: int, rows: int, within: int = DAY) -> None:
        lines = (f"{table} v={self._dice.random():.3f} {first + n * within // rows}" for n in range(rows))
        if rows:
            self._server.write(database, "\n".join(lines))


@pytest.mark.slow
def test_what_a_daily_user_is_told(engine: Engine, server: DemoServer, monkeypatch: pytest.MonkeyPatch) -> None:
    """Three nodes behind one address, retention that moves on, files that come and go, winter time, two restarts."""
    monkeypatch.setenv("TZ", "Europe/Berlin")
    several_nodes(server, "n1", "n2", "n3")
    plant, nights = Plant(server), dict[int, Run]()
    for number in range(NIGHTS):
        if number not in IDLE:
            plant.day(number)
        if number == 0:
            server.catalog.database("short").retention_ns = 20 * DAY
        if number % 13 == 5:
            server.persist()
        if number in RESTARTED:
            server.restart()
        now = FIRST + number * DAY + 26 * HOUR
        server.sql._now = partial(int, now)
        monkeypatch.setattr(backup_run, "BackupTaker", partial(BackupTaker, clock=partial(int, now)))
        nights[number] = engine.run(BackupJob("lab"))
    told = {n: run.summary for n, run in nights.items() if run.outcome is not Outcome.SUCCEEDED}
    assert tuple(told) == IDLE, told
    assert all("no new rows" in text for text in told.values())
