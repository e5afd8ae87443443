"""Chapter "lies": a server that answers what is not so, to a backup, a restore or a drill."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

from influx_backup_gui.demo.faults import Fault
from influx_backup_gui.domain.job import DrillJob, IfExists, Outcome, RestoreJob, Run
from tools.faults.lies_backup import Lie
from tools.faults.lies_restore import there_already
from tools.faults.line import Line
from tools.faults.oracle import Tables, in_archive, missing, on_server, renamed, together
from tools.faults.stage import Stage, said, stage

BACKUP, RESTORE, DRILL = "server lies to a backup", "server lies to a restore", "server lies to a drill"


def lies(
    chosen: Iterable[Lie], told: Callable[[Stage, Lie, str], Line], guard: str = "", back_up: bool = True
) -> Iterator[Line]:
    """A line for each lie; each on a stage of its own, on which one backup was proved where `back_up` says so."""
    for lie in chosen:
        with stage(back_up=back_up) as on:
            yield told(on, lie, guard)


def to_backup(on: Stage, lie: Lie, guard: str = "") -> Line:
    """Back up while the server lies, and look at what there is afterwards."""
    faults = lie.arm(on)
    run = on.again()
    on.server.faults.clear()
    path = on.path(run)
    found = in_archive(path) if path is not None else None
    off = missing(on.truth, found) + missing(found or {}, on.truth)
    ticks = on.ticks(run) if off else []
    kept = "exact" if not off else "nothing kept" if path is None else f"{off} rows off"
    green = f" GREEN: {', '.join(ticks)}" if ticks else ""
    wrong = _wrong(on, run, faults)
    return Line(BACKUP, lie.tried, f"{said(run)} ({kept}{green})", on.lost(), len(ticks), wrong, guard)


def to_restore(on: Stage, lie: Lie, guard: str = "") -> Line:
    """Restore beside the original while the server lies, and look at both, and at what was there besides."""
    faults = lie.arm(on)
    run = on.run(RestoreJob(_key(on), databases=(("db", "again"),), connections=1))
    on.server.faults.clear()
    wanted = {(d, t): rows for (d, t), rows in renamed(on.truth, db="again").items() if d == "again"}
    found = on_server(on.server, "again")
    off = missing(wanted, found) + missing(found, wanted)
    green = int(bool(off) and run.outcome is Outcome.SUCCEEDED)
    lost = on.lost() + missing(on.truth, on_server(on.server)) + missing(_rows_only(on.others), found)
    told = f"{said(run)} ({'exact' if not off else f'{off} rows off'}{' GREEN' if green else ''})"
    return Line(RESTORE, lie.tried, told, lost, green, _wrong(on, run, faults), guard)


def to_replace(on: Stage, lie: Lie, guard: str = "") -> Line:
    """Restore over tables of somebody while the server lies: their rows are there, or in an archive that is proved."""
    there_already(on)
    faults = lie.arm(on)
    job = RestoreJob(_key(on), databases=(("db", "again"),), if_exists=IfExists.REPLACE, connections=1, confirmed=True)
    run = on.run(job)
    on.server.faults.clear()
    wanted = {(d, t): rows for (d, t), rows in renamed(on.truth, db="again").items() if d == "again"}
    found = on_server(on.server, "again")
    off = missing(wanted, found) + missing(found, wanted)
    green = int(bool(off) and run.outcome is Outcome.SUCCEEDED)
    archives = [in_archive(Path(b.path)) or {} for b in on.engine.backups() if b.proved is not None]
    lost = on.lost() + missing(on.others, together([found, *archives]))
    told = f"{said(run)} ({'exact' if not off else f'{off} rows off'}{' GREEN' if green else ''})"
    return Line(f"{RESTORE} that replaces", lie.tried, told, lost, green, _wrong(on, run, faults), guard)


def to_drill(on: Stage, lie: Lie, guard: str = "") -> Line:
    """Drill while the server lies. What came back is looked at just before it is removed, and whether it was."""
    faults = lie.arm(on)
    seen: list[Tables] = []
    look = Fault("call", path="configure/database", method="DELETE", value=lambda: seen.append(_scratch(on)))
    on.server.faults.add(look)
    run = on.run(DrillJob(_key(on), "lab", connections=1))
    on.server.faults.clear()
    left = _scratch(on)
    off = missing(_of_first_database(on.truth), seen[0] if seen else left)
    good = run.outcome is Outcome.SUCCEEDED
    told = f"{said(run)} ({f'{off} rows off' if off else 'exact'}{', scratch left' if left else ''})"
    lost = on.lost() + missing(on.truth, on_server(on.server))
    wrong = _wrong(on, run, faults) + (not seen and not left)
    return Line(DRILL, lie.tried, told, lost, int(good and bool(off)) + int(good and bool(left)), wrong, guard)


def _key(on: Stage) -> str:
    return next(b.id for b in on.engine.backups() if b.path == str(on.old))


def _scratch(on: Stage) -> Tables:
    """The tables of all scratch databases, under the name of the first database of the backup."""
    names = [
        n for n, d in on.server.catalog.databases.items() if n.startswith("influx_backup_drill_") and not d.deleted
    ]
    return {("db", table): rows for (_, table), rows in (on_server(on.server, *names) if names else {}).items()}


def _rows_only(tables: Tables) -> Tables:
    """Without the descriptions of the tables, which may have got columns."""
    return {key: Counter({r: n for r, n in rows.items() if r[0][0]}) for key, rows in tables.items()}


def _of_first_database(tables: Tables) -> Tables:
    return {key: rows for key, rows in tables.items() if key[0] == "db"}


def _wrong(on: Stage, run: Run, faults: Iterable[Fault]) -> int:
    """A fault that never struck, a file left behind, an ending without words, a fault in the program."""
    mute = run.outcome is not Outcome.SUCCEEDED and not (run.problem.hint if run.problem else run.summary)
    unexpected = run.problem is not None and run.problem.unexpected
    return sum((any(not f.hits for f in faults), bool(on.leftovers()), mute, unexpected))
