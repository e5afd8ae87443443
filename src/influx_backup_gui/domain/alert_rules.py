"""Which alert a run's ending makes, and how alerts are put together: pure rules.

The rule in prose:
* A run that failed or was interrupted is told, whoever started it; so is one with a warning. What a person cancelled
  and what was skipped is not: that a backup is missing is told as overdue, once it really is.
* A restore that came to its end is told, because it changed a server.
* Health tells what no single run does: domain/alert_of_health.py.
* Alerts of one topic are bundled: the first at once, then at most one a day, until a run or health says it is solved.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import UTC, datetime, tzinfo

from influx_backup_gui.domain.alert import Alert, AlertKind
from influx_backup_gui.domain.alert_of_health import HEADS, coverage_topic
from influx_backup_gui.domain.errors import ExitCode
from influx_backup_gui.domain.humanize import duration_text
from influx_backup_gui.domain.instants import SECOND
from influx_backup_gui.domain.job import BAD, GOOD, Outcome, Run, Trigger

_TOLD = ("backup", "restore", "verify", "drill", "prune", "empty-trash", "move")
_SHORT = {
    ExitCode.UNREACHABLE: "server unreachable",
    ExitCode.NOT_AUTHORISED: "not authorised",
    ExitCode.REFUSED: "refused by the plan",
    ExitCode.DAMAGED: "archive damaged",
    ExitCode.NO_SPACE: "no space",
    ExitCode.BUSY: "repository busy",
}
_WORDS = {
    "backup": "backup",
    "restore": "restore",
    "verify": "check of the archives",
    "drill": "restore drill",
    "prune": "pruning",
    "empty-trash": "emptying of the trash",
    "move": "move of a repository",
}
_STARTED_BY = {Trigger.MANUAL: "by hand", Trigger.SCHEDULE: "by schedule", Trigger.CATCH_UP: "by schedule, late"}


def alert_of_run(
    run: Run, zone: tzinfo = UTC, facts: Sequence[tuple[str, str]] = (), log: Sequence[str] = ()
) -> Alert | None:
    """The alert about an ended run, None where there is nothing to tell. `facts` are added to those of the run."""
    kind = _kind_of_run(run)
    if kind is None:
        return None
    hint = run.problem.hint if run.problem is not None else ""
    return Alert(
        id=run.id,
        kind=kind,
        at=run.finished or run.started,
        subject=f"{HEADS[kind]}: {_what(run)}, {short_time(run.started, zone)}: {_reason(run, kind)}",
        message=_sentence(run),
        meaning=_meaning(run, kind),
        hint=hint or _hint(kind),
        server=run.server,
        facts=(*_facts(run, zone), *facts),
        log=tuple(log),
        topic="" if kind is AlertKind.RESTORE else _topic(run, kind),
    )


def solved_topics(run: Run) -> tuple[str, ...]:
    """The topics that the ending of a run solves; a scheduled run also solves what failed by hand."""
    if run.outcome not in GOOD or run.kind not in _TOLD:
        return ()
    kinds = [AlertKind.FAILURE, AlertKind.DAMAGE]
    kinds += [AlertKind.WARNING] if run.outcome is Outcome.SUCCEEDED else []
    return tuple(dict.fromkeys(_topic(r, kind) for r in (run, replace(run, schedule="")) for kind in kinds))


def works_again(run: Run, before: Sequence[str], zone: tzinfo = UTC) -> Alert:
    """That a run ended well, and so solved what was told by the subjects `before`."""
    return Alert(
        id=f"{run.id}.again",
        kind=AlertKind.RECOVERY,
        at=run.finished or run.started,
        subject=f"{HEADS[AlertKind.RECOVERY]}: {_what(run)}, {short_time(run.started, zone)}",
        message="\n".join((run.summary, *(f"Solved: {subject}" for subject in before))),
        server=run.server,
        facts=_facts(run, zone),
    )


def bundled(alerts: Sequence[Alert]) -> Alert:
    """Several alerts of one look as one message; the first one gives its name."""
    first = alerts[0]
    if len(alerts) == 1:
        return first
    said = "\n\n".join(f"{n}. {a.subject}\n{a.meaning} {a.hint}".rstrip() for n, a in enumerate(alerts, 1))
    subject = f"{first.subject} (and {len(alerts) - 1} more)"
    return replace(first, subject=subject, message=said, meaning="", hint="", facts=())


def repeated(alert: Alert, times: int, since: int, zone: tzinfo = UTC) -> Alert:
    """The alert with what was kept back since the last message about the same."""
    again = f"{times} times since the last message" if times > 1 else "again"
    return replace(
        alert,
        subject=f"STILL {alert.subject}",
        facts=(*alert.facts, ("First told", _exact(since, zone)), ("Happened", again)),
    )


def short_time(ns: int, zone: tzinfo = UTC) -> str:
    """`23 Nov 02:00` in a zone."""
    face = datetime.fromtimestamp(ns // SECOND, zone)
    return f"{face.day} {face:%b %H:%M}"


def _kind_of_run(run: Run) -> AlertKind | None:
    if run.kind not in _TOLD:
        return None
    if run.outcome in BAD:
        return AlertKind.DAMAGE if run.problem_code == ExitCode.DAMAGED else AlertKind.FAILURE
    if run.kind == "restore" and run.outcome in GOOD:
        return AlertKind.RESTORE
    if run.outcome is Outcome.WARNING:
        return AlertKind.COVERAGE if losses_of(run) else AlertKind.WARNING
    return None


def warnings_of(run: Run) -> tuple[str, ...]:
    """The warnings in the details of a run."""
    backup = run.details.get("backup")
    found = backup.get("warnings") if isinstance(backup, Mapping) else run.details.get("warnings")
    return tuple(str(w) for w in found) if isinstance(found, Sequence) and not isinstance(found, str) else ()


def losses_of(run: Run) -> tuple[str, ...]:
    """The sentences about rows that are gone, in the details of a backup run."""
    backup = run.details.get("backup")
    coverage = backup.get("coverage") if isinstance(backup, Mapping) else None
    found = coverage.get("losses") if isinstance(coverage, Mapping) else None
    return tuple(str(x["text"]) for x in found) if isinstance(found, Sequence) else ()


def _topic(run: Run, kind: AlertKind) -> str:
    if kind is AlertKind.COVERAGE:
        return coverage_topic(run.server)
    return f"{kind.value}:{run.kind}:{run.server}:{run.schedule}"


def _what(run: Run) -> str:
    if run.kind == "backup":
        return run.server
    return f"{_WORDS[run.kind]} of {run.server}" if run.server else _WORDS[run.kind]


def _reason(run: Run, kind: AlertKind) -> str:
    if run.outcome is Outcome.INTERRUPTED:
        return "interrupted"
    if run.problem_code in _SHORT:
        return _SHORT[ExitCode(run.problem_code)]
    if kind in (AlertKind.WARNING, AlertKind.COVERAGE):
        return next(iter((*losses_of(run), *warnings_of(run))), run.summary)
    return run.problem.message if run.problem is not None else run.summary


def _sentence(run: Run) -> str:
    said = run.problem.message if run.problem is not None else run.summary
    more = [f"- {w}" for w in warnings_of(run)]
    return "\n".join((said, *more)) if len(more) > 1 else said


def _meaning(run: Run, kind: AlertKind) -> str:
    if kind is AlertKind.RESTORE:
        return "What was written was read back and compared."
    if kind is AlertKind.COVERAGE:
        return "Newer backups do not hold these rows; the ones before do. Nothing of this server is pruned meanwhile."
    if kind is AlertKind.WARNING:
        return "It was done, and something about it needs a look."
    meanings = {
        "backup": "What was written since the last proved backup is not saved. Backups that are there stay good.",
        "restore": "Tables that it was writing may be incomplete on the server. The backup is untouched.",
        "verify": "Whether the archives are whole is not known.",
        "drill": "It is not certain that this backup can be brought back.",
        "move": "Every archive is still there; the run says in which folder.",
    }
    if kind is AlertKind.DAMAGE:
        return "The archive cannot be restored completely. Where one file is damaged, the disk may be failing."
    return meanings.get(run.kind, "Nothing was lost; the space is not free yet.")


def _hint(kind: AlertKind) -> str:
    if kind is AlertKind.COVERAGE:
        return "Find out where the rows went; restore them from the backup before, or acknowledge that they are gone."
    return "" if kind is AlertKind.RESTORE else "Look at the run in the history."


def _facts(run: Run, zone: tzinfo) -> tuple[tuple[str, str], ...]:
    name = run.details.get("schedule_name")
    backup = run.details.get("backup")
    found = [
        ("Server", run.server),
        ("What", _WORDS[run.kind]),
        ("Schedule", str(name) if name else ""),
        ("Started", f"{_exact(run.started, zone)}, {_STARTED_BY[run.trigger]}"),
        ("Took", "" if run.seconds is None else duration_text(run.seconds)),
        ("Outcome", run.outcome.value if run.outcome else ""),
        ("Backup", str(backup.get("name", "")) if isinstance(backup, Mapping) else ""),
    ]
    return tuple((label, value) for label, value in found if value)


def _exact(ns: int, zone: tzinfo) -> str:
    return f"{datetime.fromtimestamp(ns // SECOND, zone):%Y-%m-%d %H:%M:%S %Z}"
