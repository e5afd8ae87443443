"""Read windows back and compare them with what was to be there, row by row and bit by bit, in any order."""

from __future__ import annotations

import threading
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass

import pyarrow as pa

from influx_backup_gui.domain.errors import QueryFailed, TableGone, TooMuchForServer
from influx_backup_gui.domain.humanize import counted
from influx_backup_gui.domain.instants import TimeRange, format_instant
from influx_backup_gui.domain.progress import CancelToken
from influx_backup_gui.domain.restore_plan import MERGE, MISSING
from influx_backup_gui.domain.server import Column
from influx_backup_gui.domain.windows import halve
from influx_backup_gui.engine.restore_rows import absent, by_time, covered, matched, shaped, within, without_empty_tags
from influx_backup_gui.engine.restore_write import Target
from influx_backup_gui.engine.served import served
from influx_backup_gui.influx.client import Client
from influx_backup_gui.influx.rows import same_rows
from influx_backup_gui.store.columnar import read_parquet

# Rows may be missing for one query while the server persists them (facts.md 6): a difference counts when it stays.
_ROUNDS = 3


@dataclass(frozen=True)
class Destination:
    """A table of the target as it is when the restore is done: all its columns, and its tags in order."""

    database: str
    table: str
    columns: tuple[Column, ...]
    tags: tuple[str, ...]


@dataclass(frozen=True)
class Window:
    """Rows of one part on their way: `data` is its Parquet, `span` what of it is wanted and is read back.

    `columns` and `tags` (in order) are the backup's. `before` is what the target held there (Parquet files), for
    `missing`. Rows are decoded anew whenever they are needed, so that waiting windows are small.
    """

    action: str
    into: Destination
    columns: tuple[Column, ...]
    tags: tuple[str, ...]
    data: bytes
    span: TimeRange
    before: tuple[bytes, ...] = ()

    @property
    def bytes(self) -> int:
        """What it keeps in memory."""
        return len(self.data) + sum(map(len, self.before))

    @property
    def target(self) -> Target:
        """Where its rows are written."""
        return Target(self.into.database, self.into.table, self.tags)

    def rows(self, part: pa.Table | None = None) -> pa.Table:
        """The rows of the backup; `part` is what `data` decodes to, where that is at hand."""
        found = within(shaped(read_parquet(self.data) if part is None else part, self.columns), self.span)
        return without_empty_tags(found, self.tags)

    def there_before(self) -> pa.Table:
        """What the target held, in its columns."""
        return held(self.into, self.before, self.span)

    def to_write(self, part: pa.Table | None = None, there: pa.Table | None = None) -> pa.Table:
        """The rows to write, ascending in time; the same at every call. `there` is `there_before`, where at hand."""
        rows = self.rows(part)
        if self.before:
            rows = absent(rows, self.there_before() if there is None else there, self.into.tags)
        return by_time(rows)


def held(into: Destination, files: Sequence[bytes], span: TimeRange) -> pa.Table:
    """All rows of the target that answers for a range hold, in its columns. Errors: those of `served`.

    A row without its time would be none that is there, and be written over.
    """
    if not files:
        return shaped(pa.table({}), into.columns)
    pieces = [_in_columns(into, served(f, f"{into.database}.{into.table}", span)) for f in files]
    return pa.concat_tables(pieces, promote_options="permissive")


def stored(into: Destination, data: bytes) -> pa.Table:
    """The rows of a part of an archive, in the columns of the target."""
    return _in_columns(into, read_parquet(data))


def _in_columns(into: Destination, rows: pa.Table) -> pa.Table:
    """A tag that was not given is null (trap 15)."""
    return without_empty_tags(shaped(rows, into.columns), into.tags)


def read_window(client: Client, into: Destination, span: TimeRange, known: tuple[int, int] | None) -> tuple[bytes, ...]:
    """The rows of a range as Parquet files; halved where the server refuses so much. `known` is where the rows lie."""
    try:
        data = client.read(into.database, into.table, span)
        return (data,) if data else ()
    except TooMuchForServer:
        halves = halve(span, known)
        if halves is None:
            raise
        return read_window(client, into, halves[0], known) + read_window(client, into, halves[1], known)


@dataclass(frozen=True)
class Compared:
    """A window that was compared and right: so many rows of ours lie in the closed span `known` of it."""

    span: TimeRange
    known: tuple[int, int]
    rows: int


def gone_again(client: Client, database: str, table: str, compared: Compared) -> str:
    """What is to be said where fewer rows are there than were compared, or ""."""
    try:
        left = compared.rows - _count(client, database, table, compared.span, compared.known)
    except QueryFailed as error:
        return f"The rows {span_text(compared.span)} cannot be counted again: {error}"
    if left <= 0:
        return ""
    return (
        f"{counted(left, 'row')} {span_text(compared.span)} had come back and are gone again: "
        "the table or its database was dropped meanwhile."
    )


def _count(client: Client, database: str, table: str, span: TimeRange, known: tuple[int, int]) -> int:
    try:
        return client.count(database, table, span)
    except TooMuchForServer:
        halves = halve(span, known)
        if halves is None:
            raise
        return sum(_count(client, database, table, half, known) for half in halves)


class Checker:
    """Threads that compare windows. One decodes at a time, so that memory does not grow with their number."""

    def __init__(self, client: Client, cancel: CancelToken, in_flight: int = 2) -> None:
        self._client, self._cancel = client, cancel
        self._decoding = threading.Lock()
        self._pool = ThreadPoolExecutor(in_flight, thread_name_prefix="check")

    def submit(
        self,
        window: Window,
        known: tuple[int, int] | None,
        done: Callable[[str], None],
        failed: Callable[[BaseException], None],
    ) -> None:
        """Compare a window: `done` gets "" or what differs, `failed` what ends the restore, both in another thread."""

        def check() -> None:
            try:
                said = self._compare(window, known)
            except BaseException as error:  # noqa: BLE001 - whatever it is, the thread that waits must get it
                failed(error)
            else:
                done(said)

        self._pool.submit(check)

    def close(self, give_up: bool = False) -> None:
        """Wait for the threads; with `give_up` windows that were not begun are dropped."""
        self._pool.shutdown(wait=True, cancel_futures=give_up)

    def _compare(self, window: Window, known: tuple[int, int] | None) -> str:
        said = ""
        for attempt in range(_ROUNDS):
            if attempt:
                self._cancel.wait(0.3 * attempt)
            try:
                files = read_window(self._client, window.into, window.span, known)
                with self._decoding:
                    said = _difference(window, files)
            except TableGone as error:
                return error.message
            except (QueryFailed, pa.ArrowException) as error:
                said = f"The rows {span_text(window.span)} cannot be read back: {error}"
            if not said:
                break
        return said


def _difference(window: Window, files: Sequence[bytes]) -> str:
    """What differs between the wanted rows and those that were read back, or ""."""
    wanted, found, tags = _wanted_and_found(window, files)
    difference = same_rows(wanted, found, tags)
    if difference is None:
        return ""
    examples = "; ".join(difference.examples[:2])
    span, kind, many = span_text(window.span), difference.kind, difference.count
    if many == 1:
        return f"1 row {span} differs ({kind}): {examples}"
    return f"{many:,} rows {span} differ ({kind}): {examples}"


def _wanted_and_found(window: Window, files: Sequence[bytes]) -> tuple[pa.Table, pa.Table, tuple[str, ...]]:
    into = window.into
    live = held(into, files, window.span)
    if window.action == MISSING:
        there = window.there_before()
        wanted = shaped(window.to_write(there=there), into.columns)
        if window.before:
            wanted = pa.concat_tables([there, wanted], promote_options="permissive")
        # Rows that others write meanwhile are none of ours.
        return wanted, matched(wanted, live, into.tags)[1], into.tags
    rows = shaped(window.rows(), into.columns)
    if window.action == MERGE:
        return covered(rows, live, into.tags), matched(rows, live, into.tags)[1], into.tags
    return rows, live, into.tags


def span_text(span: TimeRange) -> str:
    """A range in words."""
    first = "the beginning" if span.first is None else format_instant(span.first)
    last = "the end" if span.last is None else format_instant(span.last)
    return f"from {first} to {last}"
