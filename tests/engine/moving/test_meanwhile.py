"""Others meanwhile: backups, schedules and readers of the folder that moves, and settings of another machine."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from influx_backup_gui.domain.errors import ExitCode
from influx_backup_gui.domain.instants import HOUR
from influx_backup_gui.domain.job import BackupJob, Outcome, Run, Trigger
from influx_backup_gui.domain.progress import CancelToken, JobContext, Progress
from influx_backup_gui.domain.schedule import Schedule
from influx_backup_gui.domain.timetable import EveryHours
from influx_backup_gui.engine.engine import Engine
from influx_backup_gui.engine.holds import Held
from influx_backup_gui.engine.scheduler import Scheduler
from influx_backup_gui.store.kept_settings import kept_in
from tests.engine.moving.moves import in_the_middle, move, seen


def test_a_backup_and_a_schedule_meanwhile_are_locked_out(
    engine: Engine, other: Engine, old: Path, new: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    now = 1_900_000_000 * 10**9
    schedule = Schedule("s", "hourly", BackupJob("lab"), EveryHours(1, now), "UTC", since=now - 2 * HOUR)
    engine.update_settings(lambda s: replace(s, schedules=(schedule,)))
    found: list[object] = []

    def meanwhile() -> None:
        found.append(other.run(BackupJob("lab")))
        found.extend(Scheduler(other, clock=lambda: now).run_due())

    in_the_middle(monkeypatch, meanwhile)
    assert move(engine, new).outcome is Outcome.SUCCEEDED
    backup, held = found
    assert isinstance(backup, Run)
    assert backup.problem is not None
    assert backup.problem.exit_code == ExitCode.BUSY
    assert f"move to {new}" in backup.problem.message
    assert isinstance(held, Held)
    assert "in use" in held.reason
    assert other.runs(1)[0].details.get("held")
    other.close()


def test_who_knows_the_old_folder_writes_into_the_new_one(engine: Engine, other: Engine, old: Path, new: Path) -> None:
    assert move(engine, new).outcome is Outcome.SUCCEEDED
    assert other.resources.repositories()[0].path == str(old)
    run = other.run(BackupJob("lab", name="late"))
    assert run.outcome is Outcome.SUCCEEDED, run.summary
    assert Path(other.backup("late").path) == new / "lab" / "late.7z"
    assert other.delete("first").outcome is Outcome.SUCCEEDED
    assert not old.exists()
    other.close()


def test_it_waits_for_who_reads_an_archive(engine: Engine, other: Engine, old: Path, new: Path) -> None:
    reading = Run("r", "restore", Trigger.MANUAL, None, 1, None, "", "lab")
    other.resources.catalog.start_run(reading)
    seen: list[bool] = []

    def waited() -> None:
        seen.append(old.exists() and engine.resources.repository().path == old)
        other.resources.catalog.end_run(replace(reading, outcome=Outcome.SUCCEEDED, finished=2))

    def progressed(progress: Progress) -> None:
        if progress.phase.startswith("waiting") and not seen:
            waited()

    assert move(engine, new, JobContext(progressed)).outcome is Outcome.SUCCEEDED
    assert seen == [True]
    assert not old.exists()
    other.close()


def test_a_cancel_while_it_waits(engine: Engine, other: Engine, old: Path, new: Path, tmp_path: Path) -> None:
    other.resources.catalog.start_run(Run("r", "restore", Trigger.MANUAL, None, 1, None, "", "lab"))
    token = CancelToken()
    before = seen(engine, tmp_path)
    context = JobContext(lambda p: token.cancel() if p.phase.startswith("waiting") else None, token)
    assert move(engine, new, context).outcome is Outcome.CANCELLED
    assert seen(engine, tmp_path) == before
    other.close()


def test_settings_of_another_machine_are_told(engine: Engine, old: Path, new: Path) -> None:
    mine = next((old / ".settings").glob("*.json"))
    (old / ".settings" / "far-00000000.json").write_text(
        mine.read_text().replace(f'"machine": "{kept_in(old)[0].machine}"', '"machine": "far"')
    )
    run = move(engine, new)
    assert run.outcome is Outcome.WARNING
    assert "Archives of far lie there" in run.summary
    assert {k.machine for k in kept_in(new)} >= {"far"}
