"""What runs did, in the log, line by line: for reports, alerts, and whoever has to find a fault.

Each line begins with the id of its run, shortened, because runs go on side by side. Each is one line, without anything
that looks like a secret, whatever a server said.
"""

from __future__ import annotations

import logging
from datetime import UTC, datetime
from pathlib import Path

from influx_backup_gui.domain.alert_rules import losses_of, warnings_of
from influx_backup_gui.domain.humanize import duration_text
from influx_backup_gui.domain.instants import SECOND
from influx_backup_gui.domain.job import Outcome, Run
from influx_backup_gui.domain.log_lines import LogRecord, log_records
from influx_backup_gui.domain.redact import log_line
from influx_backup_gui.store.log_reader import read_log

# Shorter than the name of the module: most lines of the log begin with it.
log = logging.getLogger("influx_backup_gui.run")
_ID = 8
# A backup of thousands of tables may have a warning for each.
_WARNINGS = 20
_LEVELS = {Outcome.WARNING: logging.WARNING, Outcome.FAILED: logging.ERROR, Outcome.INTERRUPTED: logging.ERROR}


def began(run: Run) -> None:
    """A run has begun."""
    of = f" of {run.server}" if run.server else ""
    by = f", schedule {run.details['schedule_name']}" if "schedule_name" in run.details else ""
    _say(logging.INFO, run.id, f"{run.kind}{of} began ({run.trigger.value}{by})")


def entered(run_id: str, phase: str) -> None:
    """A run has begun another phase."""
    _say(logging.INFO, run_id, phase)


def ended(run: Run) -> None:
    """How a run ended, with its warnings and what to do."""
    told = tuple(dict.fromkeys((*losses_of(run), *warnings_of(run))))
    for warning in told[:_WARNINGS]:
        _say(logging.WARNING, run.id, f"warning: {warning}")
    if len(told) > _WARNINGS:
        _say(logging.WARNING, run.id, f"and {len(told) - _WARNINGS} more warnings")
    outcome = run.outcome.value if run.outcome is not None else "not ended"
    took = f" after {duration_text(run.seconds)}" if run.seconds else ""
    hint = f" {run.problem.hint}" if run.problem is not None else ""
    level = _LEVELS.get(run.outcome, logging.INFO) if run.outcome is not None else logging.INFO
    _say(level, run.id, f"{run.kind} {outcome}{took}: {run.summary}{hint}")


def log_of(run: Run, folder: Path) -> tuple[LogRecord, ...]:
    """What stands in the log in `folder` from the start of a run to its end, also of other runs of that time.

    How it ended is written when the end is recorded: perhaps in the second after it.
    """
    first, last = _clock(run.started), "9999" if run.finished is None else _clock(run.finished)
    return tuple(r for r in log_records(read_log(folder)) if first <= r.at and (r.at <= last or _is_of(run, r)))


def own_lines(run: Run, folder: Path) -> tuple[str, ...]:
    """What a run wrote into the log itself, also where its process is gone by now."""
    return tuple(r.text for r in log_of(run, folder) if _is_of(run, r))


def _is_of(run: Run, record: LogRecord) -> bool:
    return f" {log.name}: {run.id[:_ID]} " in record.text


def _clock(ns: int) -> str:
    """An instant as the log writes it."""
    return datetime.fromtimestamp(ns // SECOND, UTC).astimezone().strftime("%Y-%m-%d %H:%M:%S")


def _say(level: int, run_id: str, text: str) -> None:
    log.log(level, "%s %s", run_id[:_ID], log_line(text))
