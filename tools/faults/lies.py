"""Chapter "lies": a server that answers what is not so, while a backup is taken."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from influx_backup_gui.domain.job import Outcome
from tools.faults.lies_backup import LIES, Lie
from tools.faults.line import Line
from tools.faults.oracle import in_archive, missing
from tools.faults.stage import Stage, said, stage

CHAPTER = "server lies to a backup"


def lies(chosen: Iterable[Lie] = LIES, guard: str = "") -> Iterator[Line]:
    """A line for each lie; each on a stage of its own, on which one backup was proved."""
    for lie in chosen:
        with stage() as on:
            yield told(on, lie, guard)


def told(on: Stage, lie: Lie, guard: str = "") -> Line:
    """Back up while the server lies, and look at what there is afterwards."""
    faults = lie.arm(on)
    run = on.again()
    on.server.faults.clear()
    path = on.path(run)
    found = in_archive(path) if path is not None else None
    off = missing(on.truth, found) + missing(found or {}, on.truth)
    ticks = on.ticks(run) if off else []
    mute = run.outcome is not Outcome.SUCCEEDED and not (run.problem.hint if run.problem else run.summary)
    unexpected = run.problem is not None and run.problem.unexpected
    wrong = sum((any(not f.hits for f in faults), bool(on.leftovers()), mute, unexpected))
    kept = "exact" if not off else "nothing kept" if path is None else f"{off} rows off"
    green = f" GREEN: {', '.join(ticks)}" if ticks else ""
    return Line(CHAPTER, lie.tried, f"{said(run)} ({kept}{green})", on.lost(), len(ticks), wrong, guard)
