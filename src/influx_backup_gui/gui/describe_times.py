"""Wording of instants: by the clock and in the language of this machine. `describe` hands it on."""

from __future__ import annotations

import re
from datetime import UTC, datetime

from PySide6.QtCore import QDate, QDateTime, QLocale, QTime, QTimeZone

from influx_backup_gui.domain.instants import SECOND, format_instant, parse_instant
from influx_backup_gui.gui.tr import tr

# As `format_instant` and `utc_text` write them.
_INSTANT = re.compile(r"(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?)Z|(\d{4}-\d\d-\d\d) (\d\d:\d\d) UTC")


def _local(ns: int) -> QDateTime | None:
    """The instant in the zone of this machine; None where a calendar does not reach (years beyond 1 to 9999)."""
    try:
        moment = datetime.fromtimestamp(ns // SECOND, UTC)
    except (OverflowError, ValueError, OSError):
        return None
    utc = QDateTime(
        QDate(moment.year, moment.month, moment.day),
        QTime(moment.hour, moment.minute, moment.second),
        QTimeZone(QTimeZone.Initialization.UTC),
    )
    return utc.toLocalTime()


def moment(ns: int | None) -> str:
    """An instant as `23 Nov 2026 02:00` in local time and the person's locale; a dash where there is none."""
    local = None if ns is None else _local(ns)
    if local is None:
        return "–" if ns is None else format_instant(ns)
    return f"{QLocale().toString(local.date(), 'd MMM yyyy')} {QLocale().toString(local.time(), 'HH:mm')}"


def date(ns: int) -> str:
    """The day of an instant as `3 May 2026`, in local time and the person's locale."""
    local = _local(ns)
    return format_instant(ns)[:10] if local is None else QLocale().toString(local.date(), "d MMM yyyy")


def day(ns: int) -> str:
    """The UTC day that begins then as `3 May 2026`, in the person's locale."""
    year, month, number = format_instant(ns)[:10].rsplit("-", 2)
    return QLocale().toString(QDate(int(year), int(month), int(number)), "d MMM yyyy")


def brief_date(ns: int, now: int) -> str:
    """As `date`, without the year where that is the one of `now` (ns)."""
    local, today = _local(ns), _local(now)
    if local is None or today is None or local.date().year() != today.date().year():
        return date(ns)
    return QLocale().toString(local.date(), "d MMM")


def exact(ns: int | None) -> str:
    """An instant to the last digit, in UTC, for tool tips."""
    return "" if ns is None else tr("{instant} (UTC)", instant=format_instant(ns).replace("T", " ").rstrip("Z"))


def to_the_second(ns: int) -> str:
    """An instant of the program itself, in UTC: what it did, nobody needs to know to the last digit."""
    return tr("{instant} (UTC)", instant=format_instant(ns)[:19].replace("T", " "))


def ago(ns: int | None, now: int) -> str:
    """`3 h ago`, or `never`."""
    if ns is None:
        return tr("never")
    if ns > now + 60 * SECOND:
        return tr("in the future")
    minutes = max(now - ns, 0) // (60 * SECOND)
    hours, days = minutes // 60, minutes // (24 * 60)
    if days:
        return tr("1 day ago") if days == 1 else tr("{n} days ago", n=days)
    if hours:
        return tr("{n} h ago", n=hours)
    return tr("{n} min ago", n=minutes) if minutes else tr("just now")


def by_the_clock(text: str) -> str:
    """What the engine says, with its instants (UTC) by the clock of this machine."""
    return _INSTANT.sub(lambda m: moment(parse_instant(f"{m[1] or f'{m[2]}T{m[3]}:00'}Z")), text)
