"""Figures in words: sizes, rows, durations."""

from __future__ import annotations

from influx_backup_gui.domain.instants import format_instant

_MONTHS = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)
_SIZES = ("bytes", "kB", "MB", "GB", "TB", "PB")


def size_text(size: int) -> str:
    """Bytes as `212 MB` (powers of 1000, like disks): three figures."""
    if abs(size) < 1000:
        return f"{size} byte" if size == 1 else f"{size} bytes"
    value, unit = float(size), 0
    # What would be printed decides: 999,900 bytes are 1 MB, not 1000 kB.
    while abs(value) >= 999.5 and unit < len(_SIZES) - 1:
        value, unit = value / 1000, unit + 1
    digits = 0 if abs(value) >= 99.95 else 1 if abs(value) >= 9.995 else 2
    text = f"{value:.{digits}f}"
    return f"{text.rstrip('0').rstrip('.') if '.' in text else text} {_SIZES[unit]}"


def rows_text(rows: int) -> str:
    """Rows as `18.2 M`; exact below ten thousand."""
    if rows < 10_000:
        return f"{rows:,}"
    value, unit = rows / 1000, "k"
    for larger in ("M", "G"):
        if value >= 999.95:
            value, unit = value / 1000, larger
    return f"{value:,.1f} {unit}"


def counted(count: int, noun: str) -> str:
    """`1 table`, `1,204 tables`."""
    return f"{count:,} {noun}" if count == 1 else f"{count:,} {noun}s"


def rows_counted(rows: int) -> str:
    """`1 row`, `18.2 M rows`."""
    return f"{rows_text(rows)} {'row' if rows == 1 else 'rows'}"


def rows_of_tables_text(rows: int, tables: int) -> str:
    """`18.2 M rows of 41 tables`."""
    of = counted(tables, "table")
    return f"1 row of {of}" if rows == 1 else f"{rows_text(rows)} rows of {of}"


def duration_text(seconds: float) -> str:
    """Seconds as `0.4 s`, `1:41` or `2:03:10`."""
    if seconds < 9.95:
        return f"{max(seconds, 0.0):.1f} s"
    minutes, rest = divmod(round(seconds), 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours}:{minutes:02d}:{rest:02d}" if hours else f"{minutes}:{rest:02d}"


def time_text(seconds: float) -> str:
    """Seconds in a sentence: `0.4 s`, `41 s`, `4 min 10 s`, `2 h 3 min`, `1 day 4 h`."""
    if seconds < 9.95:
        return f"{max(seconds, 0.0):.1f} s"
    minutes, rest = divmod(round(seconds), 60)
    hours, minutes = divmod(minutes, 60)
    days, hours = divmod(hours, 24)
    if days:
        return f"{counted(days, 'day')} {hours} h" if hours else counted(days, "day")
    if hours:
        return f"{hours} h {minutes} min" if minutes else f"{hours} h"
    if minutes:
        return f"{minutes} min {rest} s" if rest else f"{minutes} min"
    return f"{rest} s"


def age_text(seconds: float) -> str:
    """How long ago, in words: `3 h ago`."""
    for size, unit in ((86_400, "days"), (3_600, "h"), (60, "min")):
        if seconds >= size:
            count = int(seconds // size)
            return f"{count} {'day' if unit == 'days' and count == 1 else unit} ago"
    return "just now"


def date_text(ns: int) -> str:
    """The UTC day of an instant: `3 May 2026`."""
    year, month, day = format_instant(ns)[:10].rsplit("-", 2)
    return f"{int(day)} {_MONTHS[int(month) - 1]} {year}"


def day_text(ns: int, now: int) -> str:
    """As `date_text`, without the year where it is the one of `now` (ns): `3 May`."""
    return date_text(ns).removesuffix(f" {format_instant(now)[:4]}")


def when_text(first: int, last: int, now: int) -> str:
    """The days from one instant to another as a part of a sentence: `on 3 May`, `from 3 May to 5 May`."""
    days = day_text(first, now), day_text(last, now)
    return f"on {days[1]}" if days[0] == days[1] else f"from {days[0]} to {days[1]}"


def days_text(days: int) -> str:
    """A span of days in words: `12 days`, from 60 on `8 months`, from 730 on `3 years`; rounded."""
    if days >= 730:
        return counted(round(days / 365.25), "year")
    return counted(round(days / 30.44), "month") if days >= 60 else counted(days, "day")


def utc_text(ns: int) -> str:
    """An instant to the minute: `2026-11-23 02:00 UTC`."""
    return f"{format_instant(ns)[:16].replace('T', ' ')} UTC"
