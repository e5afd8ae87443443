"""Which scratch databases are ours, and which tables have their turn."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from influx_backup_gui.domain.drill import left_behind, scratch_name, whose_turn
from influx_backup_gui.domain.manifest import TableEntry
from influx_backup_gui.domain.names import is_scratch

RUNS = ["a" * 32, "b" * 32]


def entry(name: str) -> TableEntry:
    return TableEntry("db", name, (), (), True, 0, None, None, {}, ())


def test_only_the_scratch_of_our_own_ended_runs_is_ours() -> None:
    mine, others = scratch_name(RUNS[0]), scratch_name("c" * 32)
    there = ["home", mine, others, "influx_backup_drill_", f"{mine}x", f"{mine}-20261126T020000"]
    assert left_behind(there, RUNS) == (mine,)
    assert left_behind(there, []) == ()
    second = scratch_name(RUNS[0], 1)
    assert left_behind(["home", mine, second, f"{mine}_x", f"{second}_1"], RUNS) == (mine, second)
    assert left_behind(["influx_backup_drill_"], [""]) == ()
    assert [is_scratch(d) for d in (mine, others, second)] == [True] * 3
    assert [is_scratch(d) for d in ("home", "influx_backup_drill_", f"{mine}x", f"x{mine}")] == [False] * 4


@given(st.lists(st.text(), unique=True), st.integers(1, 9), st.integers(-(2**62), 2**62))
def test_every_table_has_its_turn_in_so_many_turns(names: list[str], share: int, first: int) -> None:
    tables = [entry(n) for n in names]
    turn, seen = first, list[str]()
    while turn < first + share:
        mine, at = whose_turn(tables, share, turn)
        assert (mine == ()) is (not tables)
        assert at >= turn
        if at < first + share:
            seen += [t.table for t in mine]
        turn = at + 1
    assert sorted(seen) == sorted(names)


def test_a_share_of_one_is_all_of_them_and_stable() -> None:
    tables = [entry(str(n)) for n in range(100)]
    assert whose_turn(tables, 1, 5) == (tuple(tables), 5)
    assert whose_turn(tables, 7, 3) == whose_turn(list(tables), 7, 3)
    assert 0 < len(whose_turn(tables, 7, 0)[0]) < 40


def test_a_turn_in_which_no_table_is_is_passed_over() -> None:
    tables = [entry("only")]
    found = [whose_turn(tables, 7, n) for n in range(14)]
    assert all(mine == tuple(tables) for mine, _ in found)
    assert len({turn for _, turn in found}) in (2, 3)
    assert {turn % 7 for _, turn in found} == {found[0][1] % 7}
