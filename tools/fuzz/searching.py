"""A round of tables, and for each difference the smallest table that shows it."""

from __future__ import annotations

from dataclasses import dataclass, replace

from tools.fuzz.rounds import Difference, Round
from tools.fuzz.shrinking import shrunk
from tools.fuzz.tables import Made, expected, lines, made


@dataclass(frozen=True)
class Found:
    """Tables and rows that were tried, and what differed, in words."""

    tables: int
    rows: int
    told: tuple[str, ...]


def search(task: tuple[str, int, int]) -> Found:
    """`task`: the seed, the number of the first table, and how many."""
    seed, first, count = task
    # The seed of a single table holds a colon.
    seeds = [seed] if count == 1 and ":" in seed else [f"{seed}:{n}" for n in range(first, first + count)]
    tables = _apart(tuple(map(made, seeds)))
    round_seed = f"{seed}/{first}"
    rows = sum(expected(t).total() for t in tables)
    return Found(len(tables), rows, tuple(_told(d, round_seed) for d in Round(round_seed, tables).run()))


def _apart(tables: tuple[Made, ...]) -> tuple[Made, ...]:
    """Two tables of one name would be one."""
    names: set[str] = set()
    found = []
    for number, table in enumerate(tables):
        apart = table if table.name not in names else replace(table, name=f"{table.name}~{number}")
        names.add(apart.name)
        found.append(apart)
    return tuple(found)


def _told(difference: Difference, round_seed: str) -> str:
    table = difference.table
    if table is None:
        return f"BAD round {round_seed}: {difference.where}: {difference.what}"
    head = f"BAD table {table.name!r} of seed {table.seed}: {difference.where}: {difference.what}"

    def fails(candidate: Made) -> bool:
        return bool(Round(round_seed, (candidate,)).run())

    if not fails(table):
        return f"{head}\n    only together with the others of round {round_seed}"
    small = shrunk(table, fails)
    text = "\n--\n".join(lines(small.name, batch) for batch in small.batches)
    return f"{head}\n    smallest ({small.points} points):\n{text}"
