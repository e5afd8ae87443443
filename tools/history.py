"""A year of backups, made up and written through the real catalog: for pictures and measurements, never for a release.

Archives are files of the right names and sizes, so that nothing is missing or damaged, with nothing in them.
"""

from __future__ import annotations

import os
import random
from dataclasses import replace
from pathlib import Path

from influx_backup_gui.domain.backup import Backup
from influx_backup_gui.domain.coverage import selection_text
from influx_backup_gui.domain.errors import Problem
from influx_backup_gui.domain.instants import DAY, HOUR, SECOND
from influx_backup_gui.domain.job import BackupJob, Outcome, Run, Selection, Trigger
from influx_backup_gui.domain.schedule import Schedule
from influx_backup_gui.domain.server import ServerConfig
from influx_backup_gui.domain.timetable import Daily
from influx_backup_gui.engine.engine import Engine
from influx_backup_gui.engine.records import backup_to_json
from influx_backup_gui.store.settings import Settings

_KEPT_DAYS, _WEEK = 90, 7 * DAY
_UNREACHABLE = Problem(
    "The server does not answer: connection refused.", "Is it running? Check address and network.", 5
)
_WARNING = "home.sensors was written to while it was read."


def fill_history(engine: Engine, servers: tuple[str, ...], now: int, days: int = 365, a_day: int = 1) -> int:
    """`a_day` backups a day and server, some of them gone wrong; answers how many runs that are. Same every time."""
    engine.update_settings(lambda s: _with(s, servers, now - days * DAY))
    for server in servers:
        (engine.resources.repository().path / server).mkdir(parents=True, exist_ok=True)
    past = _Past(engine, now)
    for day in range(days, 0, -1):
        midnight = (now // DAY - day + 1) * DAY
        for turn in range(a_day):
            for number, server in enumerate(servers):
                past.night(server, midnight + 2 * HOUR + turn * 20 * HOUR // a_day + number * 60 * SECOND)
        past.prune(midnight + 4 * HOUR)
    return past.runs


def _with(settings: Settings, names: tuple[str, ...], since: int) -> Settings:
    new = tuple(ServerConfig(n, "http://127.0.0.1:9") for n in names)
    schedules = tuple(Schedule(n, f"nightly {n}", BackupJob(n), Daily((120,)), "UTC", since) for n in names)
    return replace(settings, servers=(*new, *settings.servers), schedules=schedules)


class _Past:
    """Writes what happened, in the order in which it did."""

    def __init__(self, engine: Engine, now: int) -> None:
        self._catalog, self._folder = engine.resources.catalog, engine.resources.repository().path
        self._now, self._dice = now, random.Random(23)
        self._kept: list[Backup] = []
        self.runs = 0

    def _ended(self, run: Run) -> None:
        self._catalog.end_run(run)
        self.runs += 1

    def night(self, server: str, begun: int) -> None:
        """A scheduled backup; two in a hundred fail, and half of these are made good by hand."""
        chance = self._dice.random()
        if begun + HOUR > self._now:
            return
        run = Run(
            f"{server}-{begun}", "backup", Trigger.SCHEDULE, None, begun, None, "", server, schedule=server, slot=begun
        )
        if chance < 0.02:
            end, said = begun + 61 * SECOND, _UNREACHABLE.message
            self._ended(replace(run, outcome=Outcome.FAILED, finished=end, summary=said, problem=_UNREACHABLE))
            if chance > 0.01 and begun + 7 * HOUR < self._now:
                later = begun + 6 * HOUR
                self._good(
                    replace(run, id=f"{run.id}-again", trigger=Trigger.MANUAL, started=later, schedule="", slot=None)
                )
        elif chance < 0.03:
            self._ended(
                replace(run, outcome=Outcome.SKIPPED, finished=begun, summary="Skipped: schedules were paused.")
            )
        else:
            self._good(run)

    def _good(self, run: Run) -> None:
        age, dice = (self._now - run.started) // DAY, self._dice
        size = round((260_000_000 - age * 350_000) * dice.gauss(1, 0.02) * (3.2 if dice.random() < 0.006 else 1))
        seconds = size / 2_400_000 * dice.gauss(1, 0.06) * (2.6 if dice.random() < 0.006 else 1)
        warned = dice.random() < 0.015
        name = f"{run.server}_{run.started // SECOND}"
        backup = Backup(
            id=f"b-{run.id}",
            name=name,
            path=str(self._folder / run.server / f"{name}.7z"),
            repository="default",
            server=run.server,
            created=run.started,
            cutoff=run.started,
            databases=("home", "plant"),
            tables=14,
            rows=size // 14,
            bytes=size,
            first=run.started - 400 * DAY,
            last=run.started,
            proved=max(run.started, self._now - 20 * DAY),
            warnings=(_WARNING,) if warned else (),
            selection=selection_text(run.server, Selection()),
        )
        self._kept.append(backup)
        Path(backup.path).touch()
        os.truncate(backup.path, size)  # it takes no space
        self._catalog.put_backup(backup)
        self._ended(
            replace(
                run,
                outcome=Outcome.WARNING if warned else Outcome.SUCCEEDED,
                finished=run.started + round(seconds * SECOND),
                summary=f"{backup.rows:,} rows of {backup.tables} tables in {size // 1_000_000} MB, proved.",
                details={"backup": backup_to_json(backup)},
            )
        )

    def prune(self, at: int) -> None:
        """After a week one of each day stays, after 90 days one of thirty."""
        days: set[tuple[str, int]] = set()
        gone = []
        for backup in self._kept:
            age, day = at - backup.created, (backup.server, backup.created // DAY)
            spare = (age > _WEEK and day in days) or (age > _KEPT_DAYS * DAY and day[1] % 30 != 0)
            days.add(day)
            gone += [backup] if spare else []
        if not gone or at > self._now:
            return
        self._kept = [b for b in self._kept if b not in gone]
        for backup in gone:
            Path(backup.path).unlink()
            self._catalog.remove_backup(backup.id)
        size = sum(b.bytes for b in gone)
        summary = f"{len(gone)} backups moved to the trash ({size // 1_000_000} MB)."
        details: dict[str, object] = {"removed": [backup_to_json(b) for b in gone], "bytes": size}
        run = Run(
            f"prune-{at}", "prune", Trigger.SCHEDULE, Outcome.SUCCEEDED, at, at + SECOND, summary, details=details
        )
        self._ended(run)
