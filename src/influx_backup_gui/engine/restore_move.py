"""Carry rows from the archive into the server, window by window, while those before them are read back and compared."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace

import pyarrow as pa

from influx_backup_gui.domain.errors import ArchiveDamaged, TooMuchForServer
from influx_backup_gui.domain.humanize import counted
from influx_backup_gui.domain.instants import TimeRange
from influx_backup_gui.domain.manifest import Part, TableEntry
from influx_backup_gui.domain.progress import CancelToken
from influx_backup_gui.domain.restore_plan import MERGE, MISSING, Step
from influx_backup_gui.domain.server import Table
from influx_backup_gui.domain.windows import TARGET_ROWS, cut_evenly, halve
from influx_backup_gui.engine.asking import asked_again
from influx_backup_gui.engine.restore_check import Checker, Compared, Destination, Window, held, read_window
from influx_backup_gui.engine.restore_report import TableState
from influx_backup_gui.engine.restore_rows import described, time_span, within
from influx_backup_gui.engine.restore_target import destination, tags_of
from influx_backup_gui.engine.restore_write import BodyWriter, Room, write_halves
from influx_backup_gui.influx.client import Client
from influx_backup_gui.influx.line_protocol import Body
from influx_backup_gui.store.columnar import read_parquet

# Parquet of windows that are being written or wait for their comparison, in bytes.
_KEPT_BYTES = 9_000_000


def decoded_part(part: Part, data: bytes) -> pa.Table:
    """The rows of a part; ArchiveDamaged when they cannot be decoded or are not as many as the manifest says."""
    try:
        rows = read_parquet(data)
    except pa.ArrowException as error:
        raise _damaged(part, str(error)) from error
    if rows.num_rows != part.rows:
        raise _damaged(part, f"it holds {counted(rows.num_rows, 'row')}, the manifest says {part.rows}")
    return rows


def _damaged(part: Part, reason: str) -> ArchiveDamaged:
    return ArchiveDamaged(
        f"The archive is damaged: {part.member}: {reason}.",
        "Use another backup, or leave the damaged table or time range out of the restore.",
    )


class _Passage:
    """A window while its bodies are written: counts them, and calls `done` when the last one is through."""

    def __init__(self, done: Callable[[bool], None]) -> None:
        self._done = done
        self._lock = threading.Lock()
        self._open, self._whole = 1, True

    def begun(self) -> None:
        """One more body is on its way."""
        with self._lock:
            self._open += 1

    def ended(self, whole: bool = True) -> None:
        """A body has arrived (or, once, no more will come); not `whole` when rows of it were refused."""
        with self._lock:
            self._open -= 1
            self._whole = self._whole and whole
            last, all_there = self._open == 0, self._whole
        if last:
            self._done(all_there)


class RowMover:
    """Writes parts into the tables of `there` (by table name, per database; what the target had before).

    `progressed(state, rows written, rows compared)` is called by several threads.
    """

    def __init__(
        self,
        client: Client,
        connections: int,
        cancel: CancelToken,
        there: Mapping[str, Mapping[str, Table]],
        progressed: Callable[[TableState, int, int], None],
    ) -> None:
        self._client, self._there, self._progressed = client, there, progressed
        self._cancel = cancel
        self._kept = Room(_KEPT_BYTES, cancel)
        self._writer = BodyWriter(client, connections, cancel, self._fail)
        self._checker = Checker(client, cancel)

    def drain(self) -> None:
        """Wait until everything is written and compared. Raises what a thread met."""
        self._kept.drain()

    def close(self, give_up: bool = False) -> None:
        """Wait for the threads. With `give_up` queued work is dropped and open requests are ended."""
        if give_up:
            self._client.abort()
        self._writer.close(give_up)
        self._checker.close(give_up)

    def _fail(self, error: BaseException) -> None:
        """An error in a thread that ends the restore."""
        self._writer.fail(error)
        self._kept.fail(error)

    def move(self, state: TableState, entry: TableEntry, part: Part, data: bytes, span: TimeRange) -> None:
        """Write the rows of a part within `span`, and have them compared. Waits while enough is under way."""
        rows = within(decoded_part(part, data), span)
        known = time_span(rows)
        if known is None:
            return
        for window, wanted in self._windows(state.step, entry, data, span, rows, known):
            self._write(state, window, wanted, known)
            del wanted  # before the next window is decoded

    # --- which windows --------------------------------------------------------------------------------

    def _windows(
        self, step: Step, entry: TableEntry, data: bytes, span: TimeRange, rows: pa.Table, known: tuple[int, int]
    ) -> Iterator[tuple[Window, pa.Table]]:
        """The windows to write and read back for one part, whose `rows` lie in the closed span `known`, each with the
        rows that are to be written.

        In a table that this run made, that is the part's own window. Where other rows may lie, it is what the part's
        rows span, cut so that not too many rows of the target are in one window.
        """
        into = destination(step, entry, self._there[step.target_database].get(step.target_table))
        pieces = [span]
        if step.action in (MISSING, MERGE):
            pieces = list(self._pieces(into, TimeRange.closed(*known)))
        bare = Window(step.action, into, entry.columns, tags_of(entry), data, span)
        for piece in pieces:
            yield self._window(replace(bare, span=piece), rows)

    def _window(self, bare: Window, rows: pa.Table) -> tuple[Window, pa.Table]:
        """With what the target held, decoded once; what it decodes to goes before anything waits to be written."""
        if bare.action != MISSING:
            return bare, bare.to_write(rows)
        before, there = self._there_before(bare.into, bare.span)
        window = replace(bare, before=before)
        return window, window.to_write(rows, there)

    def _there_before(self, into: Destination, span: TimeRange) -> tuple[tuple[bytes, ...], pa.Table]:
        """What the target holds; decoded here, for nothing may be written by an answer that is none."""
        files: tuple[bytes, ...] = ()

        def ask() -> pa.Table:
            nonlocal files
            files = read_window(self._client, into, span, None)
            return held(into, files, span)

        there = asked_again(ask, self._cancel)
        return files, there

    def _pieces(self, into: Destination, span: TimeRange) -> Iterator[TimeRange]:
        """Cut a range until the target has a fair number of rows in each piece."""
        try:
            rows, first, last = self._client.extent(into.database, into.table, span)
        except TooMuchForServer:
            halves = halve(span)
            if halves is None:
                raise
            for half in halves:
                yield from self._pieces(into, half)
            return
        cut = [span]
        if first is not None and last is not None and rows > 2 * TARGET_ROWS:
            cut = list(cut_evenly(span, rows, first, last))
        if len(cut) == 1:
            yield span
            return
        for c in cut:
            yield from self._pieces(into, c)

    # --- one window -----------------------------------------------------------------------------------

    def _write(self, state: TableState, window: Window, rows: pa.Table, known: tuple[int, int]) -> None:
        size, count = window.bytes, rows.num_rows
        self._kept.take(size)
        state.opened()

        def ended(said: str, right: Compared | None = None) -> None:
            state.checked(said, right)
            self._progressed(state, 0, count)
            self._kept.give(size)

        def all_written(whole: bool) -> None:
            if whole:
                right = Compared(window.span, known, count) if count else None
                self._checker.submit(window, known, lambda said: ended(said, right), self._fail)
            else:  # The report says already which rows are not there.
                ended("")

        passage = _Passage(all_written)

        def written(body: Body) -> None:
            state.wrote(body.rows)
            self._progressed(state, body.rows, 0)
            passage.ended()

        def refused(body: Body, reason: str) -> None:
            self._mend(state, window, body, reason)
            self._progressed(state, body.rows, 0)
            passage.ended(whole=False)

        self._writer.write(window.target, rows, written, refused, passage.begun)
        passage.ended()

    def _mend(self, state: TableState, window: Window, body: Body, reason: str) -> None:
        """Write again what was refused, in halves, and name the rows that are to blame."""
        rows = window.to_write().slice(body.first_row, body.rows)
        refusals = write_halves(self._client, window.target, rows, 0, reason, state.room)
        for refusal in refusals:
            said = described(rows, refusal.first, window.target.tags)
            more = f" and {refusal.rows - 1} more" if refusal.rows > 1 else ""
            state.refused(refusal.rows, f"{said}{more}: {refusal.reason}")
        state.wrote(rows.num_rows - sum(r.rows for r in refusals))
