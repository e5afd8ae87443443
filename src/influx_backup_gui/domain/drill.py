"""Rules of a restore drill: how its scratch databases are called, which are ours, which tables have their turn.

A drill restores into a database that did not exist before, compares every row, and removes it. Its name holds the id of
the run, so that one that a crash left behind is known for certain, and nothing else is ever removed.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Mapping, Sequence

from influx_backup_gui.domain.job import DrillWay, Run
from influx_backup_gui.domain.manifest import TableEntry
from influx_backup_gui.domain.names import SCRATCH

_ID = 12
_NUMBER = re.compile(r"_[1-9]\d*$", re.ASCII)


def scratch_name(run_id: str, number: int = 0) -> str:
    """The scratch database of a run for the `number`-th database of the backup.

    A server gives what is deleted a name of whole seconds; two of one name in one second break its catalog (its source:
    `make_new_name_using_deleted_time`, `Repository::update`). So no name is used twice.
    """
    return f"{SCRATCH}{run_id[:_ID]}" + (f"_{number}" if number else "")


def left_behind(databases: Iterable[str], ended: Iterable[str]) -> tuple[str, ...]:
    """Those of a server's databases that are the scratch of a drill of ours; `ended` are ids of runs that are over.

    Another machine may run a drill on the same server: its scratch is not ours.
    """
    mine = {scratch_name(run_id) for run_id in ended if len(run_id) >= _ID}
    return tuple(sorted(d for d in databases if _NUMBER.sub("", d) in mine))


def drilled_server(run: Run) -> str:
    """Whose backup a drill was about; the server that it worked on where no backup was found."""
    archive = run.details.get("archive")
    return str(archive.get("server", run.server)) if isinstance(archive, Mapping) else run.server


def drill_way(run: Run) -> DrillWay:
    """How a drill took place; one that ended before it knew is taken for the one that proves most."""
    return DrillWay(str(run.details.get("way", DrillWay.SERVER.value)))


def proves_as_much(way: DrillWay, other: DrillWay) -> bool:
    """Whether a drill of one way shows at least what one of the other shows."""
    order = tuple(DrillWay)
    return order.index(way) <= order.index(other)


def whose_turn(tables: Sequence[TableEntry], share: int, turn: int) -> tuple[tuple[TableEntry, ...], int]:
    """One part in `share` of the tables, and the turn it is: `turn`, or the next one in which any table has its turn.

    Each has its turn within `share` turns that follow each other, whatever others come and go; with 1 all of them.
    """
    for at in range(turn, turn + share):
        mine = tuple(t for t in tables if (_number(t) + at) % share == 0)
        if mine:
            return mine, at
    return (), turn


def _number(table: TableEntry) -> int:
    """Stable for a table's name, and spread evenly."""
    name = f"{table.database}\0{table.table}".encode()
    return int.from_bytes(hashlib.sha256(name).digest()[:8], "big")
