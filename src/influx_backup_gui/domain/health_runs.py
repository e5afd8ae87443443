"""What the last runs of a server say about its health."""

from __future__ import annotations

from collections.abc import Iterable

from influx_backup_gui.domain.backup import Backup
from influx_backup_gui.domain.errors import ExitCode
from influx_backup_gui.domain.health_records import Colour, Facts, Reason, ReasonKind
from influx_backup_gui.domain.humanize import counted, utc_text
from influx_backup_gui.domain.instants import DAY
from influx_backup_gui.domain.job import BAD, GOOD, Run, Trigger
from influx_backup_gui.domain.promise import serves

_ENDED = (*GOOD, *BAD)
# How long (ns) a restore that failed is worth a look.
_RESTORE_SHOWN = 7 * DAY
_UPKEEP = {"verify": "The check of the archives", "prune": "Pruning", "empty-trash": "Emptying the trash"}


def tells(run: Run) -> bool:
    """Whether a run says anything about health: it ended by itself, and not because of another run or a wrong word."""
    if run.outcome not in _ENDED:
        return False
    code = run.problem_code
    return code != ExitCode.BUSY and not (run.trigger is Trigger.MANUAL and code == ExitCode.USAGE)


def failed_backups(facts: Facts, server: str, good: tuple[Backup, ...]) -> tuple[Reason, ...]:
    """The last backup of every schedule, and of those by hand, that failed and that nothing proved came after."""
    schedules = {s.id: s for s in facts.schedules if s.enabled}
    found = []
    for run in _newest_by_schedule(r for r in facts.runs if r.kind == "backup" and r.server == server):
        schedule = schedules.get(run.schedule)
        later = [b for b in good if b.created >= run.started and (schedule is None or serves(b, schedule))]
        if run.outcome in BAD and not later:
            by = f" by schedule {schedule.name}" if schedule is not None else ""
            found.append(failed(run, f"The last backup{by} failed", ReasonKind.RUN_FAILED, Colour.RED))
    return tuple(found)


def failed_others(facts: Facts, server: str, now: int) -> tuple[Reason, ...]:
    """The last restore and upkeep about a server ("": about none) where they failed."""
    found = []
    for run in _newest_by_kind(r for r in facts.runs if r.server == server):
        if run.outcome not in BAD:
            continue
        code = run.problem_code
        if run.kind == "restore" and code != ExitCode.REFUSED and now - run.started < _RESTORE_SHOWN:
            found.append(failed(run, "The last restore failed", ReasonKind.RESTORE_FAILED, Colour.AMBER))
        elif run.kind in _UPKEEP and code != ExitCode.DAMAGED:
            said = f"{_UPKEEP[run.kind]} failed"
            found.append(failed(run, said, ReasonKind.UPKEEP_FAILED, Colour.AMBER))
    return tuple(found)


def stuck(facts: Facts, server: str) -> tuple[Reason, ...]:
    """Runs about a server ("": about none) that go on and make no progress."""
    found = []
    for run in facts.runs:
        seconds, doing = facts.idle.get(run.id, (0, ""))
        if run.outcome is not None or run.server != server or not 0 < facts.stuck_after <= seconds:
            continue
        found.append(
            Reason(
                ReasonKind.STUCK,
                Colour.AMBER,
                f"A {run.kind} that began {utc_text(run.started)} has made no progress for "
                f"{counted(seconds // 60, 'minute')}" + (f" ({doing})." if doing else "."),
                "It waits for a server or a disk that does not answer; other runs wait for it.",
                "Wait if you know why. Otherwise cancel it: nothing half-made stays behind.",
                server,
                (run.id,),
            )
        )
    return tuple(found)


def failed(run: Run, said: str, kind: ReasonKind, colour: Colour) -> Reason:
    """The reason that a run which ended badly makes; `said` is how its message begins."""
    meanings = {
        ReasonKind.RUN_FAILED: "What was written since the last proved backup is not saved.",
        ReasonKind.RESTORE_FAILED: "Tables that it was writing may be incomplete on the server.",
        ReasonKind.UPKEEP_FAILED: "Archives may stay unchecked, or take space that should be free by now.",
    }
    hint = run.problem.hint if run.problem is not None and run.problem.hint else "Look at the run, then start it again."
    message = f"{said} ({utc_text(run.started)}): {run.summary}"
    return Reason(kind, colour, message, meanings[kind], hint, run.server, (run.id,))


def _newest_by_schedule(runs: Iterable[Run]) -> Iterable[Run]:
    seen: dict[str, Run] = {}
    for run in filter(tells, runs):
        seen.setdefault(run.schedule, run)
    return seen.values()


def _newest_by_kind(runs: Iterable[Run]) -> Iterable[Run]:
    seen: dict[str, Run] = {}
    for run in filter(tells, runs):
        seen.setdefault(run.kind, run)
    return seen.values()
