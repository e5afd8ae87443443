"""Which drill of a backup is its seal, and how that is said."""

from __future__ import annotations

from dataclasses import replace

import pytest

from influx_backup_gui.domain.instants import parse_instant
from influx_backup_gui.domain.job import DrillWay
from influx_backup_gui.domain.seal import Seal, seal_text, seals_of

AT = parse_instant("2026-05-03T02:00:00Z")


def seal(way: DrillWay = DrillWay.SERVER, tables: int = 41, broken: str = "", at: int = AT) -> Seal:
    return Seal("b", at, way, tables, 41, 18_200_000, 250.2, "lab", broken)


@pytest.mark.parametrize(
    ("found", "said"),
    [
        (seal(), "restored on 3 May 2026: 41 tables, 18.2 M rows, 4 min 10 s"),
        (replace(seal(), rows=1), "restored on 3 May 2026: 41 tables, 1 row, 4 min 10 s"),
        (seal(tables=6), "restored on 3 May 2026: 6 of 41 tables, 18.2 M rows, 4 min 10 s"),
        (
            seal(DrillWay.STAND_IN),
            "restored on the stand-in server on 3 May 2026 (proves less): 41 tables, 18.2 M rows, 4 min 10 s",
        ),
        (
            seal(DrillWay.DECODE),
            "decoded on 3 May 2026, not restored (proves less): 41 tables, 18.2 M rows, 4 min 10 s",
        ),
        (replace(seal(), damaged=True), "restored on 3 May 2026: 41 tables, 18.2 M rows, 4 min 10 s; DAMAGED since"),
        (seal(broken="db.t: 1 row differs"), "NOT restored as it was saved on 3 May 2026: db.t: 1 row differs"),
    ],
)
def test_the_seal_in_words(found: Seal, said: str) -> None:
    assert seal_text(found) == said


SERVER, DECODE, SHARE = seal(), seal(DrillWay.DECODE), seal(tables=6)
BROKEN, BROKEN_DECODE = seal(broken="x"), seal(DrillWay.DECODE, broken="y")
LATER = seal(at=AT + 1)


@pytest.mark.parametrize(
    ("newest_first", "shown"),
    [
        ((DECODE, SERVER), SERVER),
        ((SHARE, DECODE), SHARE),
        ((LATER, SERVER), LATER),
        ((BROKEN, SERVER), BROKEN),
        ((SERVER, BROKEN), SERVER),
        # Decoding it does not mend what a server gave back otherwise.
        ((DECODE, BROKEN, SERVER), BROKEN),
        ((SHARE, BROKEN), BROKEN),
        ((SERVER, BROKEN_DECODE), SERVER),
        ((BROKEN_DECODE, SERVER), BROKEN_DECODE),
    ],
)
def test_the_strongest_since_it_was_broken_is_shown(newest_first: tuple[Seal, ...], shown: Seal) -> None:
    assert seals_of(newest_first) == {"b": shown}
