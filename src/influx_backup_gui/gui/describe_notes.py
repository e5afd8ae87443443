"""What notifications say. Which runs and reasons are told at all is decided as for mail (domain/alert_rules.py)."""

from __future__ import annotations

from collections.abc import Mapping

from influx_backup_gui.domain.alert import AlertKind
from influx_backup_gui.domain.alert_of_health import alert_of_reason, topic_of_reason
from influx_backup_gui.domain.alert_rules import alert_of_run, warnings_of
from influx_backup_gui.domain.errors import Problem
from influx_backup_gui.domain.health_records import Reason, ReasonKind
from influx_backup_gui.domain.job import GOOD, Run, Trigger
from influx_backup_gui.domain.redact import without_secrets
from influx_backup_gui.gui import describe
from influx_backup_gui.gui.note import Loudness, Note, Place
from influx_backup_gui.gui.tr import tr
from influx_backup_gui.gui.window_words import in_window, told

# Desktops cut what is longer, in the middle of a word.
_LONGEST = 300
_FAILURES = (AlertKind.FAILURE, AlertKind.DAMAGE, AlertKind.OVERDUE, AlertKind.COVERAGE)
_GOOD_NEWS = ("backup", "restore", "verify", "drill")


def note_of_run(run: Run) -> Note | None:
    """The notification about an ended run; None where nobody needs to be told."""
    alert = alert_of_run(run)
    if alert is None or alert.kind is AlertKind.RESTORE:
        # What checks itself in the background does not call out that all is well.
        good = run.outcome in GOOD and run.kind in _GOOD_NEWS
        if not good or (run.kind == "verify" and run.trigger is not Trigger.MANUAL):
            return None
        return _note(run, Loudness.QUIET, in_window(run.summary), "")
    text = told(run.problem) if run.problem is not None else " ".join(warnings_of(run)) or in_window(run.summary)
    return _note(run, Loudness.FAILURE if alert.kind in _FAILURES else Loudness.WARNING, text, alert.topic)


def _note(run: Run, loudness: Loudness, text: str, topic: str) -> Note:
    backup = run.details.get("backup")
    found = str(backup.get("id", "")) if isinstance(backup, Mapping) and run.kind == "backup" else ""
    name = run.details.get("schedule_name")
    what = describe.kind(run.kind)
    if run.server:
        what = tr("{kind} of {server}", kind=what, server=run.server)
    if name:
        what = tr("{what} ({schedule})", what=what, schedule=name)
    title = tr("{what}: {outcome}", what=what, outcome=describe.outcome(run.outcome).text.lower())
    place, which = (Place.BACKUP, found) if found else (Place.RUN, run.id)
    return Note(run.id, loudness, _clean(title), _clean(text), place, which, topic)


def note_of_reason(reason: Reason, now: int) -> Note | None:
    """The notification about something that no single run tells: overdue, damaged, rows gone, a disk that fills up."""
    alert = alert_of_reason(reason, now)
    if alert is None:
        return None
    titles = {
        AlertKind.OVERDUE: tr("No fresh proved backup of {server}", server=reason.server),
        AlertKind.DAMAGE: tr("Damaged archive of {server}", server=reason.server),
        AlertKind.COVERAGE: tr("Rows of {server} are gone", server=reason.server),
        AlertKind.DISK: tr("The disk is filling up"),
        AlertKind.STUCK: tr("A run on {server} makes no progress", server=reason.server or tr("this machine")),
    }
    away = reason.kind is ReasonKind.REPOSITORY_UNREACHABLE
    title = tr("A folder of backups cannot be used") if away else titles[alert.kind]
    loudness = Loudness.FAILURE if away or alert.kind in _FAILURES else Loudness.WARNING
    text = in_window(f"{reason.message} {reason.hint}".strip())
    topic = topic_of_reason(reason)
    return Note(f"{topic}@{now}", loudness, _clean(title), _clean(text), Place.HEALTH, topic=topic)


def note_of_unknown(problem: Problem, now: int) -> Note:
    """The notification that health cannot be read: unknown is bad news."""
    title = tr("Not known whether everything is protected")
    topic = "health:unknown"
    return Note(f"{topic}@{now}", Loudness.FAILURE, title, _clean(told(problem)), Place.HEALTH, topic=topic)


def note_of_program(key: str, title: str, text: str) -> Note:
    """News about the program itself; a click opens the window."""
    return Note(key, Loudness.QUIET, _clean(title), _clean(text))


def _clean(text: str) -> str:
    """On one line, without secrets, and not longer than what is shown."""
    line = without_secrets(" ".join(text.split()))
    return line if len(line) <= _LONGEST else f"{line[: _LONGEST - 1].rstrip()}…"
