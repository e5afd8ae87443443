"""The heartbeat under a moved clock: what stops the library alone does not stop it."""

from __future__ import annotations

import datetime as real
import logging
import os
import time
from collections.abc import Callable
from types import SimpleNamespace
from zoneinfo import ZoneInfo

import pytest
import schedule

from influx_backup_gui.engine.heartbeat import Chore, Heartbeat

ZONE = ZoneInfo("Europe/Berlin")
DAY = 86_400.0


class Machine:
    """A wall clock in Berlin that can be set, a monotonic one that cannot, and the library that believes the first."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch, start: str) -> None:
        self.wall = real.datetime.fromisoformat(start).replace(tzinfo=ZONE).timestamp()
        self.monotonic = 1000.0
        machine = self

        class Moved(real.datetime):
            @classmethod
            def now(cls, tz: real.tzinfo | None = None) -> Moved:
                found = real.datetime.fromtimestamp(machine.wall, ZONE)
                return cls(*found.timetuple()[:6]) if tz is None else cls.fromtimestamp(machine.wall, tz)

        fields = {name: getattr(real, name) for name in dir(real) if not name.startswith("_")}
        monkeypatch.setattr(schedule, "datetime", SimpleNamespace(**{**fields, "datetime": Moved}))

    def heartbeat(self, *chores: Chore) -> Heartbeat:
        return Heartbeat(chores, lambda: self.wall, lambda: self.monotonic, self.zone)

    def zone(self) -> tuple[str, int]:
        now = real.datetime.fromtimestamp(self.wall, ZONE)
        offset = now.utcoffset()
        assert offset is not None
        return now.strftime("%Z"), int(offset.total_seconds())

    def pass_time(self, seconds: float) -> None:
        self.wall += seconds
        self.monotonic += seconds


def longest_pause(machine: Machine, tick: Callable[[], object], ran: list[float], seconds: float) -> float:
    """Let time pass with a tick every 10 s; answers the longest time without a run."""
    tick()
    for _ in range(int(seconds // 10)):
        machine.pass_time(10)
        tick()
    return max(b - a for a, b in zip(ran, [*ran[1:], machine.monotonic], strict=True))


@pytest.mark.parametrize("start", ["2026-10-25 01:30", "2026-03-29 01:30", "2026-06-01 12:00"])
def test_a_chore_goes_on_through_every_hour(monkeypatch: pytest.MonkeyPatch, start: str) -> None:
    machine, ran = Machine(monkeypatch, start), []
    heartbeat = machine.heartbeat(Chore("c", 600, lambda: ran.append(machine.monotonic)))
    assert longest_pause(machine, heartbeat.tick, ran, 3 * 3600) <= 610


def test_the_library_alone_stands_still_in_autumn(monkeypatch: pytest.MonkeyPatch) -> None:
    machine, ran = Machine(monkeypatch, "2026-10-25 01:30"), []
    alone = schedule.Scheduler()
    alone.every(600).seconds.do(lambda: ran.append(machine.monotonic))
    alone.run_all()
    assert longest_pause(machine, alone.run_pending, ran, 3 * 3600) > 3600


@pytest.mark.parametrize("jump", [-3 * DAY, -3600.0, 8 * 3600.0, 4 * 365 * DAY])
def test_a_clock_that_was_set_is_noticed_at_once(monkeypatch: pytest.MonkeyPatch, jump: float) -> None:
    machine, ran = Machine(monkeypatch, "2026-06-01 12:00"), []
    heartbeat = machine.heartbeat(Chore("c", 600, lambda: ran.append(machine.monotonic)))
    assert heartbeat.tick()
    machine.pass_time(5)
    assert not heartbeat.tick()
    machine.wall += jump
    assert heartbeat.tick()
    assert len(ran) == 2
    machine.wall -= jump
    assert heartbeat.tick()
    assert longest_pause(machine, heartbeat.tick, ran, 3600) <= 610


def test_small_steps_of_the_clock_are_no_jump(monkeypatch: pytest.MonkeyPatch) -> None:
    machine = Machine(monkeypatch, "2026-06-01 12:00")
    heartbeat = machine.heartbeat(Chore("c", 600, lambda: None))
    heartbeat.tick()
    for _ in range(10):
        machine.pass_time(5)
        machine.wall += 20
        assert not heartbeat.tick()


def test_an_error_in_one_chore_keeps_no_other_from_running(
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    machine, ran = Machine(monkeypatch, "2026-06-01 12:00"), []
    broken = Chore("broken", 10, lambda: 1 // 0)
    heartbeat = machine.heartbeat(broken, Chore("c", 10, lambda: ran.append(1)))
    with caplog.at_level(logging.ERROR):
        for _ in range(4):
            heartbeat.tick()
            machine.pass_time(11)
    assert len(ran) == 4
    assert "chore broken failed" in caplog.text


@pytest.mark.skipif(not hasattr(time, "tzset"), reason="Windows tells a new zone by itself")
def test_another_zone_of_the_machine_is_noticed(monkeypatch: pytest.MonkeyPatch) -> None:
    """Also one that is as far from UTC today: it will not be so tomorrow."""
    ran: list[str] = []
    heartbeat = Heartbeat([Chore("c", 600, lambda: ran.append(os.environ["TZ"]))])
    try:
        for zone in ("Europe/Berlin", "Europe/Berlin", "Asia/Tokyo", "Etc/GMT-9", "Etc/GMT-9"):
            monkeypatch.setenv("TZ", zone)
            heartbeat.tick()
    finally:
        monkeypatch.undo()
        time.tzset()
    assert ran == ["Europe/Berlin", "Asia/Tokyo", "Etc/GMT-9"]


def test_what_must_not_believe_a_wrong_date_waits_for_an_even_clock(monkeypatch: pytest.MonkeyPatch) -> None:
    machine, ran = Machine(monkeypatch, "2026-06-01 12:00"), []
    heartbeat = machine.heartbeat(Chore("trash", 3600, lambda: ran.append(machine.wall), at_once=False))

    def for_a_while(seconds: int) -> None:
        for _ in range(seconds // 10):
            heartbeat.tick()
            machine.pass_time(10)

    for_a_while(1800)
    machine.wall += 4 * 365 * DAY
    for_a_while(1800)
    machine.wall -= 4 * 365 * DAY
    for_a_while(3590)
    assert ran == []
    for_a_while(30)
    assert len(ran) == 1
