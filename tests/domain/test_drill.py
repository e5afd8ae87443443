"""Which scratch databases are ours, and which tables have their turn."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from influx_backup_gui.domain.drill import left_behind, scratch_name, whose_turn
from influx_backup_gui.domain.instants import DAY
from influx_backup_gui.domain.manifest import TableEntry

RUNS = ["a" * 32, "b" * 32]


def entry(name: str) -> TableEntry:
    return TableEntry("db", name, (), (), True, 0, None, None, {}, ())


def test_only_the_scratch_of_our_own_ended_runs_is_ours() -> None:
    mine, others = scratch_name(RUNS[0]), scratch_name("c" * 32)
    there = ["home", mine, others, "influx_backup_drill_", f"{mine}x", f"{mine}-20261126T020000"]
    assert left_behind(there, RUNS) == (mine,)
    assert left_behind(there, []) == ()
    assert left_behind(["influx_backup_drill_"], [""]) == ()


@given(st.lists(st.text(), unique=True), st.integers(1, 9), st.integers(-(2**62), 2**62))
def test_every_table_has_its_turn_once_in_so_many_days(names: list[str], share: int, now: int) -> None:
    tables = [entry(n) for n in names]
    days = [whose_turn(tables, share, now + n * DAY) for n in range(share)]
    assert sorted(t.table for day in days for t in day) == sorted(names)


def test_a_share_of_one_is_all_of_them_and_stable_within_a_day() -> None:
    tables = [entry(str(n)) for n in range(100)]
    assert whose_turn(tables, 1, 5) == tuple(tables)
    assert whose_turn(tables, 7, 3 * DAY) == whose_turn(tables, 7, 4 * DAY - 1)
    assert 0 < len(whose_turn(tables, 7, 0)) < 40
