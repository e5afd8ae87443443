"""Chapter "guards": one check of the program is taken out at a time, and the matrix must see the damage done then.

A matrix that says "lost 0" whatever the program does would be worth nothing.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import ExitStack
from dataclasses import dataclass
from typing import Any
from unittest.mock import patch

from influx_backup_gui.domain import windows
from influx_backup_gui.domain.agreement import Verdict
from influx_backup_gui.domain.coverage_records import NO_COVERAGE
from influx_backup_gui.engine import backup, restore, restore_run, served, verify, window_reader
from influx_backup_gui.engine.drill_scratch import Scratch
from influx_backup_gui.engine.restore_check import Checker
from influx_backup_gui.influx.client import Client
from influx_backup_gui.store.proof import Proof
from tests.faults import kills as kills_of_tests
from tools.faults.flips import flips
from tools.faults.kills import kills
from tools.faults.lies import lies, to_backup, to_drill, to_replace, to_restore
from tools.faults.lies_backup import LIES, Lie
from tools.faults.lies_restore import DRILLS, REPLACES, RESTORES
from tools.faults.line import Line
from tools.faults.operations import OPERATIONS


@dataclass(frozen=True)
class Guard:
    """What is taken out (place, name, what stands there instead), and what is tried without it."""

    name: str
    out: tuple[tuple[Any, str, Any], ...]
    tried: Callable[[str], Iterator[Line]]


def guards(first: int = 0, of: int = 1) -> Iterator[Line]:
    """A line for each guard, or every `of`-th from the `first` on."""
    for guard in GUARDS[first::of]:
        with ExitStack() as stack:
            for place, name, instead in guard.out:
                stack.enter_context(patch.object(place, name, instead))
            yield from guard.tried(guard.name)


def _lie(told: Any, all_of: tuple[Lie, ...], tried: str, back_up: bool = True) -> Callable[[str], Iterator[Line]]:
    (chosen,) = (lie for lie in all_of if lie.tried == tried)
    return lambda guard: lies([chosen], told, guard, back_up)


def _first(tried: str) -> Callable[[str], Iterator[Line]]:
    """A lie to the first backup of all: there is none that it could be compared with."""
    return _lie(to_backup, LIES, tried, back_up=False)


def _killed(out: str, name: str, at: str) -> Guard:
    """A backup that is killed at a point, in a process without the guard."""
    (backup,) = (o for o in OPERATIONS if o.name == "backup")
    program = ("-m", "tools.faults.unguarded", out)
    return Guard(name, ((kills_of_tests, "PROGRAM", program),), lambda guard: kills(backup, at=[at], guard=guard))


def _believed(*_: Any) -> Verdict:
    return Verdict.BELIEVED


def _proved(path: Any, *_: Any) -> Proof:
    return Proof(1, 1, 1, (), "")


def _made(client: Client, *arguments: Any) -> bool:
    _create(client, *arguments)
    return True


_create = Client.create_table
_COUNTS = (window_reader, "judge", _believed)
_LOOKS = (served, "_not_as_asked", lambda *_: "")
_READ_BACK = (Checker, "_compare", lambda *_: "")
_COUNTED_AGAIN = (restore, "gone_again", lambda *_: "")
GUARDS = (
    Guard("the count of each window", (_COUNTS,), _first("each row twice in every read")),
    Guard(
        "the rows that files are listed with",
        ((windows, "_with_least", lambda planned, _: iter(planned)),),
        _first("read and count agree on half of the rows, the files hold all"),
    ),
    Guard("the look at columns and times", (_LOOKS,), _first("a column is missing in every read")),
    Guard(
        "the comparison with the backup before",
        ((backup, "compare", lambda *_: NO_COVERAGE),),
        _lie(to_backup, LIES, "a restart with a short look-back"),
    ),
    Guard(
        "the word about an order of tags",
        ((backup, "untold_order", lambda _: ()),),
        _first("the order of the tags names one that is none"),
    ),
    Guard(
        "the read-back",
        (_READ_BACK, _COUNTED_AGAIN),
        _lie(to_restore, RESTORES, "204 to every write, nothing is stored"),
    ),
    Guard(
        "the read-back in a drill", (_READ_BACK, _COUNTED_AGAIN), _lie(to_drill, DRILLS, "a value is stored otherwise")
    ),
    Guard(
        "the look at the tables in the end",
        ((restore, "schema_problems", lambda *_: iter(())),),
        _lie(to_restore, RESTORES, "a table is made with its tags in another order"),
    ),
    Guard(
        "the answer that there is a table already",
        ((Client, "create_table", _made),),
        _lie(to_restore, RESTORES, "somebody makes the table meanwhile"),
    ),
    Guard(
        "the safety backup",
        ((restore_run, "_overwritten", lambda _: ()),),
        _lie(to_replace, REPLACES, "401 in the middle"),
    ),
    Guard(
        "the look at the safety backup",
        ((restore_run, "check_safety", lambda *_: None),),
        _lie(to_replace, REPLACES, "the safety backup sees half of the rows that were counted for it"),
    ),
    Guard(
        "the look whether the scratch is gone",
        ((Scratch, "_listed", lambda *_: []),),
        _lie(to_drill, DRILLS, "the scratch is said to be removed, and is not"),
    ),
    _killed("announcement", "the announcement of an archive that gets its name", "os.remove backups/lab"),
    _killed("name in the end", "the name that an archive gets in the end", "before an fsync"),
    Guard("the proof", ((verify, "prove", _proved),), lambda guard: flips(8, 1000, at_most=5, guard=guard)),
)
