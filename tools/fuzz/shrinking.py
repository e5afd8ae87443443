"""Make a failing table smaller, simply: leave out points, then fields and tags, as long as it still fails."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from dataclasses import replace

from tools.fuzz.tables import Made, Point


def shrunk(table: Made, fails: Callable[[Made], bool], seconds: float = 120.0) -> Made:
    """The smallest that was found within this time."""
    ends = time.monotonic() + seconds
    smaller = True
    while smaller and time.monotonic() < ends:
        smaller = False
        for candidate in _smaller(table):
            if time.monotonic() > ends:
                break
            if fails(candidate):
                table, smaller = candidate, True
                break
    return table


def _smaller(table: Made) -> Iterator[Made]:
    """Large steps first."""
    size = table.points
    step = size // 2
    while step:
        for first in range(0, size, step):
            left_out = range(first, first + step)
            yield from _kept(table, left_out)
        step //= 2
    for name in dict.fromkeys(n for b in table.batches for p in b for n, *_ in (*p.tags, *p.fields)):
        batches = tuple(tuple(q for p in b if (q := _without(p, name)).fields) for b in table.batches)
        if any(batches):
            yield replace(table, batches=tuple(b for b in batches if b))


def _kept(table: Made, left_out: range) -> Iterator[Made]:
    batches, number = [], 0
    for batch in table.batches:
        batches.append(tuple(p for n, p in enumerate(batch, number) if n not in left_out))
        number += len(batch)
    if any(batches) and sum(map(len, batches)) < table.points:
        yield replace(table, batches=tuple(b for b in batches if b))


def _without(point: Point, name: str) -> Point:
    return Point(
        tuple(t for t in point.tags if t[0] != name), tuple(f for f in point.fields if f[0] != name), point.time
    )
