"""A year of backups, made up and written through the real catalog: for pictures and measurements, never for a release.

Archives are empty files of the right names, so that nothing is missing; the catalog holds their sizes.
"""

from __future__ import annotations

import random
from collections.abc import Iterator
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

_KEPT_DAYS = 90
_UNREACHABLE = Problem(
    "The server does not answer: connection refused.", "Is it running? Check address and network.", 5
)
_WARNING = "home.sensors was written to while it was read."


def fill_history(engine: Engine, servers: tuple[str, ...], now: int, days: int = 365, a_day: int = 1) -> int:
    """`a_day` backups a day and server, some of them gone wrong; answers how many runs that are. Same every time."""
    dice = random.Random(23)
    engine.update_settings(lambda s: _with(s, servers, now - days * DAY))
    folder = engine.resources.repository().path
    for server in servers:
        (folder / server).mkdir(parents=True, exist_ok=True)
    count = 0
    for day in range(days, 0, -1):
        for turn in range(a_day):
            for number, server in enumerate(servers):
                begun = (now // DAY - day + 1) * DAY + 2 * HOUR + turn * 20 * HOUR // a_day + number * 60 * SECOND
                for run in _night(dice, engine, folder, server, begun, now) if begun + HOUR < now else ():
                    engine.resources.catalog.end_run(run)
                    count += 1
    return count


def _with(settings: Settings, names: tuple[str, ...], since: int) -> Settings:
    new = tuple(ServerConfig(n, "http://127.0.0.1:9") for n in names)
    schedules = tuple(Schedule(n, f"nightly {n}", BackupJob(n), Daily((120,)), "UTC", since) for n in names)
    return replace(settings, servers=(*new, *settings.servers), schedules=schedules)


def _night(dice: random.Random, engine: Engine, folder: Path, server: str, begun: int, now: int) -> Iterator[Run]:
    chance = dice.random()
    run = Run(
        f"{server}-{begun}", "backup", Trigger.SCHEDULE, None, begun, None, "", server, schedule=server, slot=begun
    )
    if chance < 0.02:
        seconds = 61
        yield replace(run, outcome=Outcome.FAILED, finished=begun + seconds * SECOND, summary=_UNREACHABLE.message,
                      problem=_UNREACHABLE)  # fmt: skip
        if chance < 0.01:
            return
        hand = replace(
            run, id=f"{run.id}-again", trigger=Trigger.MANUAL, started=begun + 6 * HOUR, schedule="", slot=None
        )
        yield _good(dice, engine, folder, hand, now)
    elif chance < 0.03:
        yield replace(run, outcome=Outcome.SKIPPED, finished=begun, summary="Skipped: schedules were paused.")
    else:
        yield _good(dice, engine, folder, run, now)


def _good(dice: random.Random, engine: Engine, folder: Path, run: Run, now: int) -> Run:
    age = (now - run.started) // DAY
    usual = 260_000_000 - age * 350_000
    size = round(usual * dice.gauss(1, 0.02) * (3.2 if dice.random() < 0.006 else 1))
    seconds = size / 2_400_000 * dice.gauss(1, 0.06) * (2.6 if dice.random() < 0.006 else 1)
    warned = dice.random() < 0.015
    backup = Backup(
        id=f"b-{run.id}", name=f"{run.server}_{run.started // SECOND}",
        path=str(folder / run.server / f"{run.server}_{run.started // SECOND}.7z"), repository="default",
        server=run.server, created=run.started, cutoff=run.started, databases=("home", "plant"), tables=14,
        rows=size // 14, bytes=size, first=run.started - 400 * DAY, last=run.started,
        proved=max(run.started, now - 20 * DAY),
        warnings=(_WARNING,) if warned else (), selection=selection_text(run.server, Selection()),
    )  # fmt: skip
    if age < _KEPT_DAYS or age % 30 == 0:
        Path(backup.path).touch()
        engine.resources.catalog.put_backup(backup)
    return replace(
        run,
        outcome=Outcome.WARNING if warned else Outcome.SUCCEEDED,
        finished=run.started + round(seconds * SECOND),
        summary=f"{backup.rows:,} rows of {backup.tables} tables in {size // 1_000_000} MB, proved.",
        details={"backup": backup_to_json(backup)},
    )
