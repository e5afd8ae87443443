"""Wording of the monitor: tiles, days, disks, unusual runs; the rest is in describe.py."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import QDate, QDateTime, QLocale

from influx_backup_gui.domain.day_calendar import Day, DayState
from influx_backup_gui.domain.health_records import Reason
from influx_backup_gui.domain.instants import SECOND
from influx_backup_gui.domain.overview import Overview, Space
from influx_backup_gui.domain.report import Rate
from influx_backup_gui.domain.run_figures import RunFigures
from influx_backup_gui.domain.storage_use import StorageUse
from influx_backup_gui.domain.success_rates import SpanRates
from influx_backup_gui.gui import describe
from influx_backup_gui.gui.describe import State
from influx_backup_gui.gui.tr import tr
from influx_backup_gui.gui.window_words import in_window


def day_state(state: DayState) -> State:
    """How the backups of a day went; the icons have the shapes that the calendar paints."""
    return {
        DayState.PROVED: State(tr("Proved"), "proved", "good"),
        DayState.WARNING: State(tr("Warning"), "warning", "warn"),
        DayState.FAILED: State(tr("Failed"), "failed", "bad"),
        DayState.SKIPPED: State(tr("Skipped"), "skipped", "warn"),
        DayState.NONE: State(tr("No backup"), "unproved", "muted"),
    }[state]


def day(value: date) -> str:
    """A day as `23 Nov 2026`."""
    return QLocale().toString(QDate(value.year, value.month, value.day), "d MMM yyyy")


def weekday(value: date) -> str:
    """A day with its name: `Mon 23 Nov 2026`."""
    return QLocale().toString(QDate(value.year, value.month, value.day), "ddd d MMM yyyy")


def local_day(ns: int) -> date:
    """The day of this machine's calendar that holds an instant."""
    local = QDateTime.fromSecsSinceEpoch(ns // SECOND).date()
    return date(local.year(), local.month(), local.day())


def month_year(ns: int) -> str:
    """`Nov`, and `Jan 2026` where a year begins."""
    local = QDateTime.fromSecsSinceEpoch(ns // SECOND).date()
    return QLocale().toString(local, "MMM yyyy" if local.month() == 1 else "MMM")


def month(value: date) -> str:
    """`Nov`."""
    return QLocale().toString(QDate(value.year, value.month, value.day), "MMM")


def day_line(found: Day) -> str:
    """Everything about a day, for tool tips and screen readers."""
    said = f"{weekday(found.day)}: {day_state(found.state).text.lower()}"
    counts = [
        (found.proved, tr("{n} proved", n=found.proved)),
        (found.warnings, tr("{n} with warnings", n=found.warnings)),
        (found.failed, tr("{n} failed", n=found.failed)),
        (found.skipped, tr("{n} skipped", n=found.skipped)),
    ]
    parts = [text for n, text in counts if n]
    if found.bytes:
        parts.append(describe.size(found.bytes))
    return f"{said} ({', '.join(parts)})" if parts else said


def reason_title(reason: Reason) -> str:
    """What happened, with the server it is about."""
    message = in_window(reason.message)
    return f"{reason.server}: {message}" if reason.server else message


def reason_advice(reason: Reason) -> str:
    """What it means, and what to do."""
    return f"{in_window(reason.meaning)} {in_window(reason.hint)}"


# --- tiles --------------------------------------------------------------------------------------------------


def rate_value(rates: tuple[SpanRates, ...]) -> str:
    """The rate of the last 30 days."""
    return _percent(rates[1].all)


def rate_lines(rates: tuple[SpanRates, ...]) -> tuple[str, ...]:
    """One line for each span: all together, and scheduled ones and those by hand apart."""
    return tuple(_rate_line(r) for r in rates)


def _rate_line(rates: SpanRates) -> str:
    if not rates.all.ended:
        return tr("{days} days: nothing ran", days=rates.days)
    parts = [
        (rates.scheduled, tr("{n} of {m} scheduled", n=rates.scheduled.good, m=rates.scheduled.ended)),
        (rates.manual, tr("{n} of {m} by hand", n=rates.manual.good, m=rates.manual.ended)),
    ]
    return tr("{days} days: {parts}", days=rates.days, parts=", ".join(t for rate, t in parts if rate.ended))


def rate_table(rates: tuple[SpanRates, ...]) -> str:
    """The same as a small table (rich text)."""
    head = f"<tr><td></td><td>{tr('scheduled')}</td><td>{tr('by hand')}</td></tr>"
    cells = [(tr("{days} days", days=r.days), _fraction(r.scheduled), _fraction(r.manual)) for r in rates]
    lines = [f"<tr>{''.join(f'<td>{c}</td>' for c in line)}</tr>" for line in cells]
    return f'<table cellspacing="0" cellpadding="0" width="100%">{head}{"".join(lines)}</table>'


def _fraction(rate: Rate) -> str:
    return tr("{n} of {m}", n=describe.count(rate.good), m=describe.count(rate.ended)) if rate.ended else "–"


def _percent(rate: Rate) -> str:
    """Whole percent; 100 only where nothing failed."""
    return "–" if not rate.ended else tr("{n} %", n=rate.good * 100 // rate.ended)


def first_full(spaces: tuple[Space, ...]) -> Space | None:
    """The disk to tell about: the one that is full first, else the default one."""
    known = [s for s in spaces if s.full_at is not None]
    return min(known, key=lambda s: s.full_at or 0) if known else next(iter(spaces), None)


def space_value(space: Space | None) -> str:
    """How much is free."""
    return "–" if space is None or space.free is None else describe.free_space(space.free)


def space_lines(space: Space | None, many: bool) -> tuple[str, ...]:
    """How much archives take, and when the disk is full; `many`: say which folder it is about."""
    if space is None:
        return ()
    used = tr("{size} used by {archives}", size=describe.size(space.used), archives=archives(space.archives))
    return (f"{space.name}: {used}" if many else used, full(space))


def full(space: Space) -> str:
    """When a disk is full, or why that is not known."""
    if space.unreachable:
        return tr("Cannot be used: {why}", why=in_window(space.unreachable))
    if space.full_at is not None:
        return tr("Full about {moment}", moment=describe.date(space.full_at))
    if space.growth is None:
        return tr("Full: not enough history (a week at least)")
    return tr("It does not grow") if space.growth <= 0 else tr("Lasts for more than ten years")


def growth(space: Space) -> str:
    """How much more archives take each day."""
    if space.growth is None:
        return tr("not known yet")
    sign = "+" if space.growth > 0 else "−" if space.growth < 0 else ""
    return tr("{sign}{size} a day", sign=sign, size=describe.size(abs(round(space.growth))))


def proved_value(found: Overview) -> str:
    """How old the newest proved backup is; of several servers the worst counts."""
    servers = found.health.servers
    if any(s.last_proved is None for s in servers) or not servers:
        return tr("never")
    return describe.ago(min(s.last_proved.created for s in servers if s.last_proved is not None), found.now)


def proved_lines(found: Overview) -> tuple[str, ...]:
    """Each server's newest proved backup, the oldest first, at most three."""
    servers = sorted(found.health.servers, key=lambda s: s.last_proved.created if s.last_proved else 0)
    lines = [
        f"{s.server}: {describe.moment(s.last_proved.created) if s.last_proved else tr('no proved backup yet')}"
        for s in servers
    ]
    return _at_most_three(lines)


def _at_most_three(lines: list[str]) -> tuple[str, ...]:
    return (*lines[:2], tr("and {n} more", n=len(lines) - 2)) if len(lines) > 3 else tuple(lines)


def proved_tip(found: Overview) -> str:
    """The exact instants behind the ages."""
    return "\n".join(
        f"{s.server}: {describe.exact(s.last_proved.created)}"
        for s in found.health.servers
        if s.last_proved is not None
    )


def next_value(found: Overview) -> str:
    """When something runs next."""
    coming = [s.next_slot for s in found.health.servers if s.next_slot is not None]
    return describe.moment(min(coming)) if coming else tr("not scheduled")


def next_lines(found: Overview) -> tuple[str, ...]:
    """What runs next on each server."""
    coming = sorted((s.next_slot, s.server) for s in found.health.servers if s.next_slot is not None)
    lines = [f"{server}: {describe.moment(slot)}" for slot, server in coming]
    quiet = sum(s.next_slot is None for s in found.health.servers)
    if quiet:
        lines.append(tr("{n} without a schedule", n=quiet))
    return _at_most_three(lines)


def oldest_value(found: Overview) -> str:
    """The oldest day that can be restored."""
    return tr("none yet") if found.oldest is None else describe.date(found.oldest.created)


def oldest_lines(found: Overview) -> tuple[str, ...]:
    """Which backup that is."""
    if found.oldest is None:
        return (tr("No backup is proved yet"),)
    return (found.oldest.name, describe.ago(found.oldest.created, found.now))


def archives(number: int) -> str:
    """How many."""
    return tr("1 archive") if number == 1 else tr("{n} archives", n=describe.count(number))


# --- disks --------------------------------------------------------------------------------------------------


def space_state(space: Space) -> State:
    """Whether a folder can be used."""
    return State(tr("Cannot be used"), "failed", "bad") if space.unreachable else State(tr("Works"), "folder", "plain")


def trash(space: Space) -> str:
    """What the trash takes."""
    return describe.size(space.trash) if space.trashed else "–"


def trash_question(spaces: Sequence[Space]) -> str:
    """Whether all of the trash shall go."""
    many, size = archives(sum(s.trashed for s in spaces)), describe.size(sum(s.trash for s in spaces))
    return tr("Remove {archives} ({size}) from the trash for ever?", archives=many, size=size)


def use_size(use: StorageUse) -> str:
    """What a server or database takes."""
    return tr("not known") if use.bytes is None else describe.size(use.bytes)


def use_tip(use: StorageUse) -> str:
    """What that figure is of."""
    if not use.database:
        return tr("All archives of the server")
    return tr("In {name}", name=use.newest.name)


# --- runs ---------------------------------------------------------------------------------------------------


def run_point(run: RunFigures, marked: bool, unusual: str) -> str:
    """A run with its figures, for tool tips and screen readers."""
    parts = [describe.moment(run.started), run.server, describe.outcome(run.outcome).text.lower()]
    parts.append(tr("took {time}", time=describe.duration(run.seconds)))
    if run.bytes is not None:
        parts.append(describe.size(run.bytes))
    return ", ".join([*parts, unusual] if marked else parts)


def unusual_runs(number: int) -> str:
    """What the diamonds in the charts mean."""
    if not number:
        return tr("No run was unlike those before it.")
    if number == 1:
        return tr("A diamond marks the run that is unlike the 30 before it of the same data.")
    return tr("Diamonds mark {n} runs that are unlike the 30 before them of the same data.", n=number)


def unusual_duration() -> str:
    """A run that took unusually long or short."""
    return tr("unusual duration")


def unusual_size() -> str:
    """A backup that is unusually large or small."""
    return tr("unusual size")


def unusual_of(slow: bool, odd: bool) -> str:
    """What is unusual about a run, in a column that is called so; "" where nothing is."""
    return ", ".join(text for there, text in ((slow, tr("duration")), (odd, tr("size"))) if there)
