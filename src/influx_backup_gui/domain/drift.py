"""What is odd beside the backup before although nothing is lost: quiet tables, other amounts, other sizes.

The rule in prose:
* Compared is with the last complete backup, where that is of the same selection. A first backup, a narrower selection
  and a new table say nothing; of a table that lost rows (domain/coverage.py) only whether it is quiet.
* Quiet: a table that had rows on at least 7 of its last 14 days, and no new one for half a day longer than its longest
  pause of the 28 days before, counted in whole days: 36 hours where it had rows every day, and never where it is
  sporadic. A person can name hours for a server: they count for tables with 24 rows or more on each of their last days,
  and let the others be quiet at least as long. It is told for a week, and in any case once.
* Amount: a UTC day that was over for 12 hours (rows come late) and has at most half the rows of the least, or twice
  those of the most, of the up to 28 days before it. 10 of these have to have rows, and none of those more than twice
  or less than half the median, so that tables without a rhythm (weekly, monthly, bursts) say nothing. The first day
  of a table is there by half. A day in which clocks were changed is not judged: what is written once a day at a local
  time close to the UTC midnight comes twice or not at all on it. Each day is told once.
* Late: days that were over when the backup before was taken got as many rows more as that one had at all.
* Size: a row takes twice or half the bytes that it took, in the same profile and parts of about as many rows: small
  files of the server make small parts, which take more, until it compacts them.
* Small numbers are no news: less than 100 rows a day, 1,000 late rows, 1 MB, two minutes.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from functools import lru_cache
from itertools import pairwise

from influx_backup_gui.domain.humanize import counted, day_text, rows_counted, rows_text, time_text
from influx_backup_gui.domain.instants import DAY, HOUR, SECOND, day_of, parse_instant
from influx_backup_gui.domain.manifest import Manifest, TableEntry
from influx_backup_gui.domain.outliers import is_outlier

_RHYTHM, _PAUSES, _LEAST_DAYS = 14 * DAY, 28 * DAY, 7
_TOLD_FOR = 7 * DAY
_STEADY_ROWS = 24
_LATE = 12 * HOUR
_BEFORE, _LEAST_BEFORE = 28, 10
# Days that lie further back (ns) are judged no more.
JUDGED = (_BEFORE + 2) * DAY
# What has a rhythm keeps within so many times its median; parts as long as each other hold so many times the rows.
_STEADY, _AS_LONG = 2, 4
_FEW_ROWS, _FEW_LATE_ROWS, _FEW_BYTES, _FEW_SECONDS = 100, 1_000, 1_000_000, 120.0
# Of so many tables the names are told.
_NAMED = 3

Name = tuple[str, str]
# Thousands of tables have the same days.
_day_at = lru_cache(maxsize=1024)(day_of)


def drift(
    before: Manifest | None,
    now: Manifest,
    lost: Collection[Name] = (),
    quiet_hours: int | None = None,
    clocks_changed: Collection[str] = (),
) -> tuple[str, ...]:
    """Sentences about what is odd. `lost` are (database, table) of which losses are told.

    `quiet_hours`: what a person named for the server; 0: quiet tables are nobody's business. None: by their rhythm.
    `clocks_changed`: UTC days `2026-10-25` in which they were set to summer or winter time.
    """
    if before is None or before.selection != now.selection:
        return ()
    was = {(t.database, t.table): t for t in before.tables}
    both = [(was[t.database, t.table], t) for t in now.tables if (t.database, t.table) in was]
    quiet = _quiet(before, now, [t for _, t in both], quiet_hours)
    told = {*lost, *((t.database, t.table) for t in quiet)}
    rest = [(old, new) for old, new in both if (new.database, new.table) not in told]
    amounts = _amounts(before, now, [t for _, t in rest], clocks_changed)
    said = (_quiet_text(quiet, now), *amounts, *_doubled(before, now, rest))
    return tuple(filter(None, (*said, *_sizes(before, now, rest))))


def slow(seconds: float, before: Sequence[float]) -> str:
    """What to say of a backup that took so long, "" where that is as usual. `before`: those of the same data."""
    ordered = sorted(before)
    usual = ordered[len(ordered) // 2] if ordered else 0.0
    if seconds < 2 * usual or seconds - usual < _FEW_SECONDS or not is_outlier(seconds, ordered):
        return ""
    return f"It took {time_text(seconds)}, and usually takes {time_text(usual)}: is the server, network or disk busy?"


def _quiet(before: Manifest, now: Manifest, tables: Sequence[TableEntry], hours: int | None) -> Sequence[TableEntry]:
    """Tables that had no new row for longer than they may, the one that had one last comes last."""
    if now.selection.range.last is not None:
        return ()
    found = []
    least = 3 * DAY // 2 if hours is None else hours * HOUR
    for table in tables:
        if table.last is None or now.created - table.last <= least:  # so it is with most, and their days need no look
            continue
        allowed = _may_be_quiet(table, hours)
        if allowed is None or now.created - table.last <= allowed:
            continue
        told = before.created - table.last > allowed
        if not told or now.created - table.last <= allowed + _TOLD_FOR:
            found.append(table)
    return sorted(found, key=lambda t: t.last or 0)


def _may_be_quiet(table: TableEntry, hours: int | None) -> int | None:
    """For how long (ns) that says nothing; None: for ever."""
    if table.last is None or hours == 0:
        return None
    last = table.last // DAY * DAY
    days = [d for d in range(last - _PAUSES + DAY, last + DAY, DAY) if _day_at(d) in table.days]
    before = [d for d in days if last - _LEAST_DAYS * DAY <= d < last]
    steady = bool(before) and before == [last - n * DAY for n in range(len(before), 0, -1)]
    if hours is not None and steady and all(table.days[_day_at(d)] >= _STEADY_ROWS for d in before):
        return hours * HOUR
    if sum(d > last - _RHYTHM for d in days) < _LEAST_DAYS:
        return None
    pause = max(later - earlier for earlier, later in pairwise(days))
    return max(pause + DAY // 2, (hours or 0) * HOUR)


def _quiet_text(tables: Sequence[TableEntry], now: Manifest) -> str:
    if not tables:
        return ""
    last = tables[-1].last or 0
    span, since = time_text((now.created - last) // HOUR * HOUR / SECOND), _day(day_of(last), now)
    if len(tables) == 1:
        return (
            f"{tables[0].name} has had no new rows for {span} (since {since}), which is longer than usual: its "
            "sensor may have stopped. The backup is fine."
        )
    return (
        f"{_names(tables)} have had no new rows for {span} or longer (since {since}), which is more than usual: their "
        "sensors, or what collects from them, may have stopped. The backup is fine."
    )


def _amounts(
    before: Manifest, now: Manifest, tables: Sequence[TableEntry], clocks_changed: Collection[str]
) -> Iterator[str]:
    """Days with far fewer or far more rows than those before them."""
    fewer: list[tuple[TableEntry, str]] = []
    more: list[tuple[TableEntry, str]] = []
    for table in tables:
        for day, usual in _new_days(table, before, now):
            if day in clocks_changed:
                continue
            rows, amount = table.days.get(day, 0), _amount(table, day, usual, now)
            if 2 * rows <= usual[0] and usual[0] - rows >= _FEW_ROWS:
                fewer.append((table, f"{amount}: is a sensor missing?"))
                break
            if rows >= 2 * usual[-1] and rows - usual[-1] >= _FEW_ROWS:
                more.append((table, f"{amount}: does something send twice?"))
                break
    for found in (fewer, more):
        if found:
            yield _and_others(found[0][1], [t for t, _ in found[1:]])


def _and_others(text: str, others: Sequence[TableEntry]) -> str:
    return f"{text} So it is with {_names(others)}." if others else text


def _new_days(table: TableEntry, before: Manifest, now: Manifest) -> Iterator[tuple[str, Sequence[int]]]:
    """Days that are over for long enough since the backup before, newest first, and the rows of days before, sorted."""
    if not table.days:
        return
    first = parse_instant(min(table.days))
    day = (now.created - _LATE) // DAY * DAY - DAY
    told = before.created - _LATE - DAY
    for _ in range(_BEFORE):
        if day <= told or day < first:
            return
        usual = sorted(table.days.get(_day_at(d), 0) for d in range(max(first + DAY, day - _BEFORE * DAY), day, DAY))
        if _steady([rows for rows in usual if rows]):
            yield _day_at(day), usual
        day -= DAY


def _steady(there: Sequence[int]) -> bool:
    """Whether days with so many rows, sorted, tell what a day has."""
    if len(there) < _LEAST_BEFORE:
        return False
    middle = there[len(there) // 2]
    return there[-1] <= _STEADY * middle and middle <= _STEADY * there[0]


def _amount(table: TableEntry, day: str, usual: Sequence[int], now: Manifest) -> str:
    rows, least, most = table.days.get(day, 0), rows_text(usual[0]), rows_text(usual[-1])
    between = f"{least}–{most}" if least != most else least
    return (
        f"{table.name} got {rows_counted(rows)} on {_day(day, now)}, and {between} on each of the "
        f"{counted(len(usual), 'day')} before"
    )


def _doubled(before: Manifest, now: Manifest, pairs: Sequence[tuple[TableEntry, TableEntry]]) -> Iterator[str]:
    found = []
    for old, new in pairs:
        late = _late_rows(old.days, new.days, before.cutoff)
        if late >= max(old.rows, _FEW_LATE_ROWS):
            found.append((new, late))
    if found:
        table, late = found[0]
        text = (
            f"{table.name} got {rows_text(late)} more rows in days that were over when the backup before was taken, "
            "more than it had at all: was something imported or sent again?"
        )
        yield _and_others(text, [t for t, _ in found[1:]])


def _late_rows(old: Mapping[str, int], new: Mapping[str, int], cutoff: int) -> int:
    today = _day_at(cutoff // DAY * DAY)
    return sum(max(rows - old.get(day, 0), 0) for day, rows in new.items() if day < today)


def _sizes(before: Manifest, now: Manifest, pairs: Sequence[tuple[TableEntry, TableEntry]]) -> Iterator[str]:
    if before.profile != now.profile:
        return
    odd = [(old, new) for old, new in pairs if min(old.bytes, new.bytes) >= _FEW_BYTES and _far_off(old, new)]
    if odd:
        old, new = odd[0]
        text = (
            f"A row of {new.name} takes {new.bytes / new.rows:.1f} bytes in this backup, and took "
            f"{old.bytes / old.rows:.1f} in the one before: its values are of another kind now."
        )
        yield _and_others(text, [n for _, n in odd[1:]])


def _far_off(old: TableEntry, new: TableEntry) -> bool:
    was, now = old.bytes * new.rows, new.bytes * old.rows
    short, long = sorted(t.rows / max(1, sum(bool(p.rows) for p in t.parts)) for t in (old, new))
    return (now >= 2 * was or 2 * now <= was) and long <= _AS_LONG * short


def _day(day: str, now: Manifest) -> str:
    return day_text(parse_instant(day), now.created)


def _names(tables: Sequence[TableEntry]) -> str:
    """`home.a`, `home.a and home.b`, or the first ones and how many more."""
    names = [t.name for t in tables]
    if len(names) > _NAMED + 1:
        names = [*names[:_NAMED], counted(len(names) - _NAMED, "more table")]
    return " and ".join((", ".join(names[:-1]), names[-1])) if names[1:] else names[0]
