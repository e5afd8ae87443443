"""What restore drills say about the health of a server.

The rule in prose:
* A drill that failed is red, until one that proves at least as much goes well. Where it found something wrong in an
  archive, that one must be of the same backup or of a newer one, and must bring back the tables that were wrong. One
  that was begun by hand and refused by its plan (the server has no room for another database) tried nothing.
* A schedule of drills promises a seal for each of its times. Where none that proves as much has gone well since a time
  (domain/promise.py: late), that is amber.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from influx_backup_gui.domain.drill import drill_way, drilled_server, proves_as_much
from influx_backup_gui.domain.errors import ExitCode
from influx_backup_gui.domain.health_records import Colour, Facts, Reason, ReasonKind
from influx_backup_gui.domain.health_runs import tells
from influx_backup_gui.domain.humanize import utc_text
from influx_backup_gui.domain.job import GOOD, DrillJob, Run, Trigger
from influx_backup_gui.domain.promise import unserved
from influx_backup_gui.domain.schedule import Schedule


def drill_reasons(facts: Facts, server: str, now: int) -> tuple[Reason, ...]:
    """Those about the backups of one server ("": of none that is known)."""
    mine = [r for r in facts.runs if r.kind == "drill" and drilled_server(r) == server and tells(r)]
    mine = [r for r in mine if not _refused(r)]
    schedules = [s for s in facts.schedules if s.enabled and s.server == server]
    return (*_failed(facts, mine, server), *(r for s in schedules for r in _overdue(mine, s, now)))


def _refused(run: Run) -> bool:
    return run.trigger is Trigger.MANUAL and run.problem_code == ExitCode.REFUSED


def _failed(facts: Facts, newest_first: Sequence[Run], server: str) -> tuple[Reason, ...]:
    there = {b.id for b in facts.backups}
    for number, run in enumerate(newest_first):
        later = newest_first[:number]
        if run.outcome not in GOOD and not any(_solves(good, run, there) for good in later):
            problem = run.problem
            hint = problem.hint if problem is not None and problem.hint else "Look at the run, then start it again."
            return (
                Reason(
                    ReasonKind.DRILL_FAILED,
                    Colour.RED,
                    f"The last restore drill failed ({utc_text(run.started)}): {run.summary}",
                    "It is not certain that this backup can be brought back.",
                    hint,
                    server,
                    (run.id,),
                ),
            )
    return ()


def _solves(good: Run, failed: Run, there: set[str]) -> bool:
    if good.outcome not in GOOD or not proves_as_much(drill_way(good), drill_way(failed)):
        return False
    wrong, archive = _tables(failed, False), _archive(failed)
    if archive.get("id") not in there:
        return True
    newer = str(_archive(good).get("created", "")) >= str(archive.get("created", ""))
    return newer and wrong <= _tables(good, True)


def _tables(run: Run, verified: bool) -> set[tuple[str, str]]:
    """Its tables that came back as they were saved, or otherwise."""
    tables = run.details.get("tables")
    found: Iterable[object] = tables if isinstance(tables, list) else ()
    return {(str(t["database"]), str(t["table"])) for t in found if isinstance(t, dict) and t["verified"] is verified}


def _archive(run: Run) -> Mapping[str, object]:
    archive = run.details.get("archive")
    return archive if isinstance(archive, Mapping) else {}


def _overdue(newest_first: Sequence[Run], schedule: Schedule, now: int) -> tuple[Reason, ...]:
    job = schedule.job
    if not isinstance(job, DrillJob):
        return ()
    good = [r.started for r in newest_first if r.outcome in GOOD and proves_as_much(drill_way(r), job.way)]
    served = max((s for s in good if s <= now), default=None)
    missed = unserved(schedule, served, now)
    if missed is None or now < missed.late:
        return ()
    last = f"the last that went well was at {utc_text(served)}" if served is not None else "none has gone well yet"
    return (
        Reason(
            ReasonKind.DRILL_OVERDUE,
            Colour.AMBER,
            f"Schedule {schedule.name} promises a restore drill for {utc_text(missed.slot)} or later: {last}.",
            "Backups are proved by decoding them; that a server takes the newest one was not shown for longer than "
            "promised.",
            "See why the schedule did not run (its history says so), and start a drill now.",
            schedule.server,
            (schedule.id,),
        ),
    )
