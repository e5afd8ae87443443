"""Every archive has its turn within the promised days, about as many each day; what was missed is caught up."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from influx_backup_gui.domain.backup import Backup
from influx_backup_gui.domain.errors import UsageError
from influx_backup_gui.domain.instants import DAY
from influx_backup_gui.domain.rotation import checked_days, due_again, turn_began
from tests.domain.clock import at

NOW = at("2026-11-25 12:00")


def backup(name: str, proved: int | None = NOW) -> Backup:
    return Backup(name, name, "", "default", "lab", 1, 1, (), 1, 1, 100, None, None, proved)


@given(st.text(min_size=1), st.integers(1, 400), st.integers(0, 2**62))
def test_a_turn_is_a_day_of_the_last_cycle(name: str, within: int, now: int) -> None:
    began = turn_began(name, within, now)
    assert began % DAY == 0
    assert began <= now
    assert now - began < max(within - 1, 1) * DAY
    assert turn_began(name, within, began) == began


@given(st.text(min_size=1), st.integers(2, 60), st.integers(0, 3))
def test_no_proof_becomes_older_than_promised(name: str, within: int, late: int) -> None:
    """Looked at each day, and verified up to three hours into the day of its turn."""
    proved, oldest = NOW, 0
    for day in range(1, 3 * within):
        now = NOW // DAY * DAY + day * DAY + late * 3600 * 10**9
        oldest = max(oldest, now - proved)
        if due_again([backup(name, proved)], within, now):
            proved = now
    assert oldest <= within * DAY


def test_about_as_many_have_their_turn_each_day() -> None:
    many = [backup(f"{n:032x}", NOW - 100 * DAY) for n in range(2900)]
    midnight = NOW // DAY * DAY
    days = [sum(turn_began(b.id, 30, midnight + d * DAY) == midnight + d * DAY for b in many) for d in range(29)]
    assert sum(days) == 2900
    assert min(days) > 60
    assert max(days) < 150


def test_what_is_due_and_in_which_order() -> None:
    old, older = backup("a", NOW - 40 * DAY), backup("b", NOW - 50 * DAY)
    never, newer = backup("c", None), replace(backup("d", None), created=5)
    ahead = backup("e", NOW + 2 * DAY)
    fresh, damaged = backup("f"), replace(older, id="g", damaged="hash")
    found = due_again([fresh, old, ahead, never, damaged, older, newer], 30, NOW)
    assert [b.id for b in found] == ["d", "c", "b", "a", "e"]
    began = turn_began("a", 30, NOW)
    assert due_again([backup("a", began - 1)], 30, NOW) != ()
    assert due_again([backup("a", began), backup("b", NOW + DAY)], 30, NOW) == (), "a day ahead may be a clock"


def test_days_that_make_no_sense() -> None:
    assert [checked_days(n) for n in (1, 3650)] == [1, 3650]
    for days in (0, -1, 3651):
        with pytest.raises(UsageError):
            checked_days(days)
