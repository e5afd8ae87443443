"""For any course of the clock: every slot is told exactly once, by its run or as missed."""

from __future__ import annotations

import tempfile
from collections import Counter
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from influx_backup_gui.domain.instants import HOUR, SECOND
from influx_backup_gui.domain.job import BackupJob, Job, Outcome, Run, Trigger
from influx_backup_gui.domain.progress import JobContext
from influx_backup_gui.domain.schedule import Due, Schedule
from influx_backup_gui.domain.server import ServerConfig
from influx_backup_gui.domain.timetable import EveryHours
from influx_backup_gui.engine.engine import Engine
from influx_backup_gui.engine.holds import Held
from influx_backup_gui.engine.run_start import Start
from influx_backup_gui.engine.scheduler import Scheduler
from influx_backup_gui.engine.schedules import with_schedule

MINUTE = 60 * SECOND
BEGIN = 1_790_000_000 * SECOND // HOUR * HOUR


class Course:
    """A clock, and programs that ask by it what is due; a run takes no time and writes its line."""

    def __init__(self, home: Path) -> None:
        self.now = BEGIN
        self.held = False
        opened = Quick.open(home)
        assert isinstance(opened, Quick)
        self.engine, opened.course = opened, self
        made = Schedule("s", "hourly", BackupJob("lab"), EveryHours(1, BEGIN), "UTC", BEGIN)
        self.engine.update_settings(lambda s: replace(s, servers=(ServerConfig("lab", "http://127.0.0.1:1", "none"),)))
        self.engine.update_settings(lambda s: with_schedule(s, made, BEGIN))

    def look(self) -> None:
        """A program looks, perhaps a new one."""
        for ready in (scheduler := Asking(self.engine, clock=lambda: self.now)).due():
            scheduler.attempt(ready, JobContext())

    def told(self) -> Counter[int]:
        """How often each slot is told."""
        found: Counter[int] = Counter()
        for run in self.engine.runs(100_000):
            if run.details.get("clock_set_back"):
                continue
            if run.kind == "backup":
                found[run.slot or 0] += 1
            elif "missed" in run.details:
                count: Any = run.details["missed"]
                found.update((run.slot or 0) + n * HOUR for n in range(count))
        return found


class Quick(Engine):
    """Writes the line of a run and does no work."""

    course: Course

    def run(
        self,
        job: Job,
        trigger: Trigger = Trigger.MANUAL,
        context: JobContext | None = None,
        start: Start | None = None,
    ) -> Run:
        assert start is not None
        run = Run("", "backup", trigger, Outcome.SUCCEEDED, self.course.now, self.course.now, "", "lab")
        self.resources.catalog.end_run(start.begun(run))
        return start.begun(run)


class Asking(Scheduler):
    """Held back by a person's will, and by nothing else."""

    def held_back(self, ready: Due, context: JobContext) -> Held | None:
        return self._hold(Held(ready.schedule, ready.slot, "by hand")) if self._engine.course.held else None  # type: ignore[attr-defined]


# Minutes that pass; whether the program looks; whether it is held back meanwhile; how far (minutes) the clock is wrong.
QUIET = st.tuples(st.integers(0, 300), st.booleans(), st.booleans(), st.just(0))
SLEEP = st.tuples(st.integers(300, 6000), st.booleans(), st.just(False), st.just(0))
BACK = st.tuples(st.integers(0, 50), st.just(True), st.just(False), st.integers(-50, -1))
AHEAD = st.tuples(st.integers(0, 5), st.just(True), st.just(False), st.integers(180, 4 * 365 * 24 * 60))


@pytest.fixture(autouse=True)
def awake_or_not(monkeypatch: pytest.MonkeyPatch) -> None:
    """No program to keep the machine awake is found."""
    monkeypatch.setenv("PATH", "")


@settings(max_examples=100, deadline=None)
@given(st.lists(st.one_of(QUIET, SLEEP, BACK, AHEAD), min_size=1, max_size=25))
def test_every_slot_is_told_exactly_once(steps: list[tuple[int, bool, bool, int]]) -> None:
    with tempfile.TemporaryDirectory() as folder:
        course = Course(Path(folder))
        true = BEGIN
        for minutes, looks, held, wrong in steps:
            true += minutes * MINUTE
            course.held, course.now = held, true + wrong * MINUTE
            if looks:
                course.look()
        # In the end the clock is right and nothing holds back: two looks, so that the second finds nothing.
        true = true // HOUR * HOUR + 2 * HOUR
        course.held, course.now = False, true
        course.look()
        before = course.told()
        course.look()
        told = course.told()
        course.engine.close()
    assert told == before
    # What a clock did that ran ahead by less than ten minutes, as seen from now, stands.
    last = max(*told, true)
    assert last <= true + 10 * MINUTE
    assert sorted(told) == list(range(BEGIN + HOUR, last + 1, HOUR))
    assert set(told.values()) <= {1}
