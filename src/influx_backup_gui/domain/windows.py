"""Which time windows to read a table in.

The rules:
* The windows tile the whole range: they follow each other without gap or overlap, and the first and last are open where
  the range is. Rows in the write buffer and in gaps between files fall into some window like all others.
* A window touches at most `max_files` Parquet files and holds about `target_rows` rows, as far as the list of files
  tells (a file's rows are taken as spread evenly over its span).
* What lies behind the last file is a window of its own, of unknown size: rows that are in no file yet.
* A window that the server refuses is planned anew with what it allows, or halved; one instant cannot be.
* Files that lie wholly in a window and do not overlap in time hold rows that differ in time, so their sum is the least
  that the window must show.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import Protocol

from influx_backup_gui.domain.instants import MAX_INSTANT, MIN_INSTANT, TimeRange

TARGET_ROWS = 250_000
# The server allows 432 by default (facts.md 4.1); room is left for files that appear while we read.
MAX_FILES = 400
# Rows in a ns are counted in such parts of a row: a file takes away exactly what it has brought, which floats do not.
_ONE = 1 << 64


class Span(Protocol):
    """A Parquet file of the server: closed span `[first, last]` in ns, and rows."""

    @property
    def first(self) -> int: ...
    @property
    def last(self) -> int: ...
    @property
    def rows(self) -> int: ...


@dataclass(frozen=True)
class Window:
    """A range to read with one request. `expected` rows is None where nothing is known; `least` must be there.

    The rows of one that `shrinks` may expire while they are read.
    """

    range: TimeRange
    expected: int | None = None
    least: int = 0
    shrinks: bool = False


@dataclass
class _Open:
    """The window that is being filled while the sweep goes on."""

    first: int | None
    rows: float
    files: int


def expiring(windows: Iterable[Window], horizon: int) -> Iterator[Window]:
    """The same tiling, in which rows before `horizon`, which may expire meanwhile, have windows of their own."""
    for window in windows:
        first, last = window.range.first, window.range.last
        if first is not None and first >= horizon:
            yield window
        elif last is not None and last <= horizon:
            yield replace(window, least=0, shrinks=True)
        else:  # How many of its rows lie on which side is not known.
            yield Window(TimeRange(first, horizon), 0, shrinks=True)
            yield replace(window, range=TimeRange(horizon, last), least=0)


def files_allowed(limit: int | None) -> int:
    """How many files a window may touch where the server's limit is `limit` (None: its default)."""
    return MAX_FILES if limit is None else max(1, min(MAX_FILES, limit * 11 // 12))


def plan_windows(
    files: Iterable[Span], span: TimeRange = TimeRange(), target_rows: int = TARGET_ROWS, max_files: int = MAX_FILES
) -> tuple[Window, ...]:
    """The windows of a table whose files are `files`, in ascending order."""
    within = [f for f in files if span.overlaps(f.first, f.last)]
    if not within:
        return (Window(span, None),)
    low = min(f.first for f in within)
    end = max(f.last for f in within) + 1
    tail = end <= MAX_INSTANT and (span.last is None or end < span.last)
    body = TimeRange(span.first, end if tail else span.last)
    windows = _sweep(within, body, max(low, span.first if span.first is not None else low), target_rows, max_files)
    if tail:
        windows.append(Window(TimeRange(end, span.last), None))
    return tuple(_with_least(windows, within))


def _with_least(windows: Sequence[Window], files: Sequence[Span]) -> Iterator[Window]:
    """The windows with the rows of non-overlapping files that lie wholly within each."""
    starts = [MIN_INSTANT if w.range.first is None else w.range.first for w in windows]
    least = [0] * len(windows)
    covered: int | None = None
    for f in sorted(files, key=lambda f: (f.last, f.first)):
        at = bisect_right(starts, f.first) - 1
        within = windows[at].range.holds(f.first) and windows[at].range.holds(f.last)
        if within and (covered is None or f.first > covered):
            least[at] += f.rows
            covered = f.last
    for window, rows in zip(windows, least, strict=True):
        yield replace(window, least=rows)


def _sweep(files: Sequence[Span], body: TimeRange, low: int, target: int, max_files: int) -> list[Window]:
    """Go along the edges of the files and close a window before it would grow too large."""
    high = body.last if body.last is not None else MAX_INSTANT
    starts: dict[int, list[Span]] = {}
    ends: dict[int, list[Span]] = {}
    for f in files:
        starts.setdefault(max(f.first, low), []).append(f)
        ends.setdefault(min(f.last + 1, high), []).append(f)
    edges = sorted({low, high, *starts, *ends})
    windows: list[Window] = []
    window = _Open(body.first, 0.0, 0)
    active = density = 0
    for here, there in pairwise(edges):
        for f in ends.get(here, ()):
            active, density = active - 1, density - _density(f)
        begun = starts.get(here, ())
        active, density = active + len(begun), density + sum(map(_density, begun))
        rows = density * (there - here) / _ONE
        full = window.files + len(begun) > max_files or window.rows + rows > target
        if full and here > low:
            windows.append(Window(TimeRange(window.first, here), round(window.rows)))
            window = _Open(here, 0.0, active)
        else:
            window.files += len(begun)
        window = _fill(windows, window, here, there, rows, target, active)
    windows.append(Window(TimeRange(window.first, body.last), round(window.rows)))
    return windows


def _density(f: Span) -> int:
    return f.rows * _ONE // (f.last + 1 - f.first)


def _fill(windows: list[Window], window: _Open, here: int, there: int, rows: float, target: int, active: int) -> _Open:
    """Add one stretch to the window; a stretch with more rows than the target is cut evenly."""
    pieces = min(-(-int(rows) // target), there - here)
    if pieces <= 1:
        window.rows += rows
        return window
    for n in range(1, pieces):
        cut = here + (there - here) * n // pieces
        windows.append(Window(TimeRange(window.first, cut), round(window.rows + rows / pieces)))
        window = _Open(cut, 0.0, active)
    window.rows += rows / pieces
    return window


def halve(span: TimeRange, known: tuple[int, int] | None = None) -> tuple[TimeRange, TimeRange] | None:
    """The two halves of a range, or None when it is one instant. `known` (closed, ns) is where the data lies."""
    low = span.first if span.first is not None else MIN_INSTANT
    high = span.last if span.last is not None else MAX_INSTANT
    if known is not None:
        near, far = max(low, known[0]), min(high, known[1] + 1)
        if far - near >= 2:
            low, high = near, far
    if high - low < 2:
        return None
    middle = (low + high) // 2
    return TimeRange(span.first, middle), TimeRange(middle, span.last)


def cut_evenly(
    span: TimeRange, rows: int, first: int, last: int, target_rows: int = TARGET_ROWS
) -> tuple[TimeRange, ...]:
    """Cut a range whose `rows` lie within `[first, last]` into pieces of about `target_rows`; they tile the range."""
    length = last + 1 - first
    pieces = max(1, min(-(-rows // target_rows), length))
    cuts = [first + length * n // pieces for n in range(1, pieces)]
    edges = [span.first, *cuts, span.last]
    return tuple(TimeRange(a, b) for a, b in pairwise(edges))


def gaps(span: TimeRange, covered: Iterable[TimeRange]) -> Iterator[TimeRange]:
    """What of a range the ascending windows leave out."""
    at = span.first
    for window in covered:
        if window.first is not None and (at is None or at < window.first):
            yield TimeRange(at, window.first)
        at = window.last
        if at is None:
            return
    if span.last is None or at is None or at < span.last:
        yield TimeRange(at, span.last)
