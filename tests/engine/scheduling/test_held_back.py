"""A rule, a pause or other work holds a run back: its slot stays due, and the reason is told once."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from influx_backup_gui.domain.instants import HOUR
from influx_backup_gui.domain.job import Outcome, Run, Trigger
from influx_backup_gui.domain.schedule import RunRules
from influx_backup_gui.engine.engine import Engine
from influx_backup_gui.engine.holds import Conditions, Held
from influx_backup_gui.engine.scheduler import Scheduler
from tests.engine.scheduled import MAINS, Clock, hourly, the, use


class Raced(Engine):
    """Somebody else takes the repository, for real, between the look at its lock and the run."""

    raced = 0

    def run(self, *words: Any, **more: Any) -> Run:
        self.raced += 1
        with self.resources.repository().lock("somebody else"):
            return super().run(*words, **more)


@pytest.mark.parametrize(
    ("rules", "conditions", "reason"),
    [
        (RunRules(not_on_battery=True), Conditions(lambda: True, lambda: False), "battery"),
        (RunRules(not_metered=True), Conditions(lambda: False, lambda: True), "metered"),
    ],
)
def test_a_rule_holds_a_run_back_and_says_so_once(
    scheduler: Scheduler, engine: Engine, clock: Clock, rules: RunRules, conditions: Conditions, reason: str
) -> None:
    use(engine, hourly(clock, rules=rules))
    strict = Scheduler(engine, conditions, clock)
    for _ in range(3):
        (held,) = strict.run_due()
        assert isinstance(held, Held)
        assert reason in held.reason
    (line,) = engine.runs()
    assert (line.kind, line.outcome, line.schedule) == ("schedule", Outcome.SKIPPED, "id1")
    assert reason in line.summary
    assert the(scheduler.run_due()).outcome is Outcome.SUCCEEDED


def test_what_cannot_be_told_holds_nothing_back(scheduler: Scheduler, engine: Engine, clock: Clock) -> None:
    use(engine, hourly(clock, rules=RunRules(True, True)))
    run = the(Scheduler(engine, Conditions(lambda: None, lambda: None), clock).run_due())
    assert run.outcome is Outcome.SUCCEEDED
    assert "battery could not be told" in run.summary
    assert "metered could not be told" in run.summary


def test_a_pause_ends(scheduler: Scheduler, engine: Engine, clock: Clock) -> None:
    engine.update_settings(lambda s: replace(s, paused_until=clock.now + HOUR // 2))
    (held,) = scheduler.run_due()
    assert isinstance(held, Held)
    clock.now += HOUR // 2
    assert the(scheduler.run_due()).trigger is Trigger.CATCH_UP


def test_another_run_on_the_server_goes_first(scheduler: Scheduler, engine: Engine) -> None:
    engine.resources.catalog.start_run(Run("r", "backup", Trigger.MANUAL, None, 1, None, "", "lab"))
    (held,) = scheduler.run_due()
    assert isinstance(held, Held)
    assert held.passing
    engine.resources.catalog.end_run(Run("r", "backup", Trigger.MANUAL, Outcome.SUCCEEDED, 1, 2, "", "lab"))
    assert the(scheduler.run_due()).outcome is Outcome.SUCCEEDED


def test_a_repository_in_use_is_waited_for(scheduler: Scheduler, engine: Engine) -> None:
    with engine.resources.repository().lock("something long"):
        (held,) = scheduler.run_due()
        assert isinstance(held, Held)
        assert "in use" in held.reason
    assert the(scheduler.run_due()).outcome is Outcome.SUCCEEDED


def test_a_lock_that_is_lost_gives_the_slot_back_and_is_told_once(
    scheduler: Scheduler, engine: Engine, clock: Clock
) -> None:
    scheduler.run_due()
    clock.now += 3 * HOUR
    raced = Raced(engine.resources)
    racing = Scheduler(raced, MAINS, clock)
    for _ in range(5):
        (held,) = racing.run_due()
        assert isinstance(held, Held)
        assert "in use" in held.reason
        assert held.passing
    assert raced.raced == 5
    # Neither a run that never was, nor the slots that were missed before it: only what holds it back, once.
    first, told = reversed(engine.runs())
    assert first.outcome is Outcome.SUCCEEDED
    assert (told.kind, told.outcome, told.slot) == ("schedule", Outcome.SKIPPED, clock.now)
    run = the(scheduler.run_due())
    assert (run.outcome, run.slot) == (Outcome.SUCCEEDED, clock.now)
    assert [(r.kind, r.details.get("missed")) for r in engine.runs()] == [
        ("backup", None),
        ("schedule", 2),
        ("schedule", None),
        ("backup", None),
    ]
    assert scheduler.run_due() == ()
