"""A sample of each chapter of `make faults`, so that it does not rot; and that its figures can show damage."""

from __future__ import annotations

import os
import re

import pytest

from tools.faults.flips import DAMAGES, flips
from tools.faults.full import limits
from tools.faults.guards import GUARDS, guards
from tools.faults.kills import kills
from tools.faults.lies import lies, to_backup
from tools.faults.lies_backup import LIES
from tools.faults.line import Line, summary
from tools.faults.operations import OPERATIONS


def test_there_are_enough_lies_and_no_two_are_the_same() -> None:
    assert len({lie.tried for lie in LIES}) == len(LIES) >= 25


@pytest.mark.parametrize("tried", ["a column is neither listed nor read", "one row too few in every read"])
def test_a_server_that_lies(tried: str) -> None:
    (line,) = lies([lie for lie in LIES if lie.tried == tried], to_backup)
    assert line.good, line
    assert "warning: " in line.seen


@pytest.mark.skipif(os.name == "nt", reason="there is no SIGKILL")
def test_a_kill() -> None:
    (pin,) = (o for o in OPERATIONS if o.name == "catalog: pin")
    (line,) = kills(pin, at=["before a commit"])
    assert line.good, line
    assert "killed at 4 of 5: before a commit of the catalog" in line.tried


def test_a_limit_of_the_size_of_files() -> None:
    (line,) = limits((20,))
    assert line.good, line
    assert "exit 9" in line.seen


@pytest.mark.parametrize("damage", DAMAGES)
def test_a_damaged_archive(damage: str) -> None:
    (line,) = flips(8, 100, at_most=3, damage=damage)
    assert line.good, line
    # How many bytes the pages have depends on the order in which the server answered the rows.
    assert re.fullmatch(rf"archive, data/db/home/2\.parquet \(pages\), 3 of \d{{3}} bytes {damage}", line.tried)
    assert line.seen == "3 of 3 told as damage"


def test_a_guard_that_is_taken_out() -> None:
    (line,) = guards([g.name for g in GUARDS].index("the look at columns and times"), 1000)
    assert (line.good, line.green) == (True, 2), line
    assert "GREEN: outcome, health" in line.seen


def test_the_sum_counts_what_is_wrong_and_guards_apart() -> None:
    lines = [Line("a", "x", "y", lost=2), Line("a", "x", "y"), Line("b", "x", "y", green=1)]
    lines += [Line("a", "x", "y", green=1, guard="a check"), Line("a", "x", "y", guard="another")]
    assert summary(lines) == [
        "a: 2 tried, lost 2, wrongly green 0, otherwise wrong 0",
        "b: 1 tried, lost 0, wrongly green 1, otherwise wrong 0",
        "guards taken out: 2, the damage was seen in 1",
        "sum: 3 tried, lost 2, wrongly green 1, otherwise wrong 0",
    ]
    assert [line.good for line in lines] == [False, True, False, True, False]
    assert str(lines[4]).startswith("BAD a without another: x → y")
