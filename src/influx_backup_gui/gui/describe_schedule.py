"""What is said about schedules: when they run, how long until then, what they save and keep."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta, tzinfo

from PySide6.QtCore import QDate, QLocale, QTime

from influx_backup_gui.domain.clock_changes import ClockChange
from influx_backup_gui.domain.instants import DAY, HOUR, SECOND
from influx_backup_gui.domain.job import Selection
from influx_backup_gui.domain.retention import RetentionPolicy
from influx_backup_gui.domain.slots import zone_named
from influx_backup_gui.domain.timetable import Timetable
from influx_backup_gui.domain.timetable_text import time_text, timetable_text
from influx_backup_gui.engine.pruning import PrunePlan
from influx_backup_gui.gui import describe
from influx_backup_gui.gui.tr import one_or_many, tr

_MINUTE = 60 * SECOND
_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)


def when(timetable: Timetable) -> str:
    """The rule in words, without its zone."""
    return describe.sentence(timetable_text(timetable))


def countdown(instant: int, now: int) -> str:
    """How long until an instant (ns): `in 3 h 20 min`."""
    left = instant - now
    if left < _MINUTE:
        return tr("now") if left <= 0 else tr("in less than a minute")
    days, rest = divmod(left, DAY)
    hours, minutes = rest // HOUR, rest % HOUR // _MINUTE
    if days:
        many = tr("in 1 day") if days == 1 else tr("in {n} days", n=days)
        return tr("{days} {hours} h", days=many, hours=hours) if hours and days < 7 else many
    if not hours:
        return tr("in {n} min", n=minutes)
    return tr("in {hours} h {minutes} min", hours=hours, minutes=minutes) if minutes else tr("in {n} h", n=hours)


def slot(instant: int, zone: str, now: int) -> str:
    """A coming time (ns) by the clock of its zone, and by the one of this machine where that differs."""
    there = (_EPOCH + timedelta(seconds=instant // SECOND)).astimezone(zone_named(zone))
    day = QLocale().toString(QDate(there.year, there.month, there.day), "ddd d MMM yyyy")
    face = f"{day} {QLocale().toString(QTime(there.hour, there.minute), 'HH:mm')}"
    here = describe.moment(instant)
    shown = face if face.endswith(here) else tr("{face} ({here} here)", face=face, here=here)
    return f"{shown}, {countdown(instant, now)}"


def clock_change(change: ClockChange, zone: tzinfo) -> str:
    """What a clock change does to the times of a schedule, by the clock of its zone."""
    day = QLocale().toString(QDate(change.day.year, change.day.month, change.day.day), "d MMM yyyy")
    first, many = time_text(change.times[0]), len(change.times)
    if not change.skipped:
        if many == 1:
            return tr("On {day} the clock shows {time} twice: it runs once, at the first.", day=day, time=first)
        return tr("On {day} the clock shows {n} of its times twice: each runs once, at the first.", day=day, n=many)
    there = (_EPOCH + timedelta(seconds=change.slot // SECOND)).astimezone(zone)
    at = QLocale().toString(QTime(there.hour, there.minute), "HH:mm")
    if many == 1:
        return tr("On {day} the clock jumps over {time}: it runs at {at} then.", day=day, time=first, at=at)
    return tr("On {day} the clock jumps over {n} of its times: one backup at {at} stands for them.",
              day=day, n=many, at=at)  # fmt: skip


def what(selection: Selection) -> str:
    """What is saved, in a few words."""
    if not selection.databases and not selection.tables:
        return tr("Everything")
    said = [*selection.databases, *(f"{database}.{table}" for database, table in selection.tables)]
    return describe.names(tuple(said))


def keeps(policy: RetentionPolicy) -> str:
    """A policy in words; "" where it keeps all."""
    counts = (
        (policy.last, tr("the last {n}", n=policy.last)),
        (policy.days, one_or_many(policy.days, tr("the last day"), tr("the last {n} days", n=policy.days))),
        (policy.daily, tr("{n} daily", n=policy.daily)),
        (policy.weekly, tr("{n} weekly", n=policy.weekly)),
        (policy.monthly, tr("{n} monthly", n=policy.monthly)),
        (policy.yearly, tr("{n} yearly", n=policy.yearly)),
    )
    said = [text for count, text in counts if count]
    if policy.max_bytes:
        said.append(tr("at most {size}", size=describe.size(policy.max_bytes)))
    return ", ".join(said)


def schedule_keeps(policy: RetentionPolicy) -> str:
    """What the policy of a schedule means."""
    if policy.keeps_all:
        return tr("No rule: what the folder keeps holds (at first, everything). A backup that any rule names stays.")
    return tr("Kept: {rules}, of backups of just this choice. Pinned and unproved ones always stay.",
              rules=keeps(policy))  # fmt: skip


def folder_keeps(policy: RetentionPolicy) -> str:
    """What the policy of a folder means."""
    if policy.keeps_all:
        return tr("No rule: everything stays.")
    return tr("Kept: {rules}, for each choice of tables. Pinned and unproved ones always stay.", rules=keeps(policy))


def folder_would(plan: PrunePlan, _: str) -> str:
    """What the policy of a folder would do today, in a sentence."""
    gone = plan.removed
    if not plan.verdicts:
        return tr("There is no backup in this folder yet.")
    if not gone:
        return one_or_many(
            len(plan.verdicts),
            tr("Today nothing would be removed: the only backup here stays."),
            tr("Today nothing would be removed: all {n} backups here stay.", n=len(plan.verdicts)),
        )
    return tr("Today {n} of {all} backups here would go to the trash ({size}).", n=len(gone),
              all=len(plan.verdicts), size=describe.size(sum(b.bytes for b in gone)))  # fmt: skip


def would_remove(plan: PrunePlan, server: str) -> str:
    """What retention would do today, in a sentence."""
    gone = plan.removed
    if not plan.verdicts:
        return tr("There is no backup of {server} in this folder yet.", server=server)
    if not gone:
        return tr("Today nothing would be removed: all backups of {server} here stay ({n}).", server=server,
                  n=len(plan.verdicts))  # fmt: skip
    return tr("Today {n} of {all} backups of {server} here would go to the trash ({size}).", n=len(gone),
              all=len(plan.verdicts), server=server, size=describe.size(sum(b.bytes for b in gone)))  # fmt: skip
