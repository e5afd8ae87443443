"""Chapter "kills": the program dies at its n-th change of the outside world, and is started again.

What must hold then is what the tests in tests/faults say, at every point instead of those that matter most. Beside
them, archives are read without the program, and compared with what the server holds.
"""

from __future__ import annotations

import traceback
from collections.abc import Callable, Iterator, Sequence
from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from tests.faults.kills import Prepared, points, run_until
from tools.faults.commands import Bench, bench, call
from tools.faults.line import Line
from tools.faults.oracle import Tables, in_archive, missing, on_server

Words = tuple[str, ...]


@dataclass(frozen=True)
class Operation:
    """`prepare` makes what is there before and answers the words of the command line that are killed.

    `survives` kills them at a point, checks, and answers where that was. `around` holds while points are tried.
    """

    name: str
    prepare: Callable[[Bench], Words]
    survives: Callable[[Bench, int, Words], str]
    around: Callable[[], AbstractContextManager[object]] = nullcontext
    # Removes for ever what is in the trash.
    empties: bool = False


def kills(operation: Operation, share: int = 0, of: int = 1, at: Sequence[str] = (), guard: str = "") -> Iterator[Line]:
    """A line for every point, or every `of`-th from the `share`-th on, or the first whose labels begin with `at`."""
    with bench() as on, operation.around():
        words = operation.prepare(on)
        prepared = Prepared(on.home)
        code, labels = run_until(0, on.home, *words)
        if code not in (0, 1):
            raise RuntimeError(f"{operation.name} does not work: {code}")
        for point in points(labels, *at) if at else range(1 + share, len(labels) + 1, of):
            prepared.put_back()
            yield replace(_killed(on, operation, words, point, len(labels)), guard=guard)


def _killed(on: Bench, operation: Operation, words: Words, point: int, of: int) -> Line:
    before = {n: _held(on, p) for n, p in _archives(on.home).items() if not (operation.empties and _trashed(p))}
    wrong, where, seen = 0, "", "clean start, nothing missing, done again"
    try:
        where = operation.survives(on, point, words)
    except AssertionError as error:
        said = traceback.extract_tb(error.__traceback__)[-1].line
        wrong, seen = 1, f"not as it must be: {said} {str(error)[:300]}".rstrip()
    after = _archives(on.home)
    lost = sum(missing(held, in_archive(after[name])) if name in after else 1 for name, held in before.items())
    lost += missing(on.truth, on_server(on.server))
    green = sum(bool(b["proved"]) and not _as_it_was(on, b) for b in call("list", "--json").json)
    return Line("kill -9", f"{operation.name}, killed at {point} of {of}: {where}", seen, lost, green, wrong)


def _held(on: Bench, path: Path) -> Tables:
    """What an archive must hold after the kill: what the server does, a safety backup what is in it before."""
    return (in_archive(path) or {}) if _is_safety(path.name) else on.truth


def _as_it_was(on: Bench, backup: dict[str, Any]) -> bool:
    """Whether a listed backup holds what the server does; safety backups hold what was there before."""
    found = in_archive(Path(backup["path"]))
    return found is not None and (_is_safety(backup["name"]) or not missing(on.truth, found))


def _is_safety(name: str) -> bool:
    return "before-restore" in name


def _archives(home: Path) -> dict[str, Path]:
    """By name, wherever they are now; the moment in which one came into the trash is no part of its name."""
    return {p.stem.split("Z_", 1)[-1] if _trashed(p) else p.stem: p for p in home.rglob("*.7z")}


def _trashed(path: Path) -> bool:
    return ".trash" in path.parts
