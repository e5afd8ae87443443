"""A sample of `make fuzz`, and that it sees what it is there for."""

from __future__ import annotations

import itertools
from typing import Any

import pytest

from influx_backup_gui.engine.restore_check import Checker, Window
from tools.fuzz.rounds import Round
from tools.fuzz.searching import _told
from tools.fuzz.shrinking import shrunk
from tools.fuzz.tables import KINDS, Made, Point, expected, lines, made, point_of


def test_a_few_random_tables_there_and_back() -> None:
    assert Round("sample/0", tuple(made(f"sample:{n}", f"t{n}") for n in (2, 3, 5))).run() == []


def test_a_table_is_the_same_whenever_its_seed_is_given() -> None:
    assert made("seed:7") == made("seed:7") != made("seed:8")
    tables = [made(f"seed:{n}") for n in range(200)]
    kinds = {kind for t in tables for b in t.batches for p in b for _, kind, _ in p.fields}
    assert kinds == set(KINDS)
    assert any(len(t.batches) > 1 for t in tables)
    assert any(expected(t).total() < t.points for t in tables), "no time comes twice"
    assert any(len({len(p.fields) for b in t.batches for p in b}) > 1 for t in tables), "no value is null"


def test_what_is_expected_can_be_written() -> None:
    table = made("seed:3")
    for row in expected(table).elements():
        point = point_of(row)
        assert list(expected(Made("", "t", ((point,),)))) == [row]
        assert lines("t", [point]).startswith("t")


def test_a_loss_that_nothing_in_the_program_sees_is_found(monkeypatch: pytest.MonkeyPatch) -> None:
    """A restore that forgets the last row of every window, and does not look at what it wrote."""
    whole = Window.to_write

    def short(window: Window, part: Any = None) -> Any:
        rows = whole(window, part)
        return rows.slice(0, rows.num_rows - 1)

    monkeypatch.setattr(Window, "to_write", short)
    monkeypatch.setattr(Checker, "_compare", lambda *_: "")
    points = tuple(Point((), (("v", "int64", n),), n) for n in range(2))
    (found,) = Round("loss", (Made("of it", "t", (points,)),)).run()
    assert found.table is not None
    assert found.where == "what was restored"
    said = _told(found, "loss")
    assert said.startswith("BAD table 't' of seed of it: what was restored: 1 rows missing")
    assert said.endswith("smallest (1 points):\nt v=1i 1")


def test_a_failing_table_becomes_as_small_as_can_be() -> None:
    numbers = itertools.count()
    points = [
        Point((("tag", f"v{n % 3}"),), (("a", "int64", n), ("b", "bool", True)), next(numbers)) for n in range(50)
    ]

    def fails(table: Made) -> bool:
        return any(("a", "int64", 33) in p.fields for b in table.batches for p in b)

    small = shrunk(Made("", "t", (tuple(points[:20]), tuple(points[20:]))), fails)
    assert small.batches == ((Point((), (("a", "int64", 33),), 33),),)
