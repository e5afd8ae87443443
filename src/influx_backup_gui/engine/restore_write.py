"""Write bodies of line protocol over many synchronous connections, and find the rows that a server refuses.

A synchronous write waits for the server's next flush (about a second, measured.md), so connections are speed. Memory is
bounded: a body is encoded only when there is room for it.
"""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass

import pyarrow as pa

from influx_backup_gui.domain.errors import WriteRejected
from influx_backup_gui.domain.progress import CancelToken
from influx_backup_gui.influx.client import Client
from influx_backup_gui.influx.line_protocol import Body, encode

# Of 3 to 6 MB, which are equally fast (measured.md), the smallest: bodies are most of the memory of a restore.
BODY_BYTES = 3_000_000
# Rows that are named one by one in the report of a table; what is refused after them is only counted.
NAMED = 20
# Until it is known how long a row is.
FIRST_ROWS = 30_000
_LOOK_SECONDS = 0.2


class Room:
    """So much of something at a time; waiting for room ends when a person cancels or the restore has failed."""

    def __init__(self, limit: int, cancel: CancelToken) -> None:
        self._limit, self._cancel = limit, cancel
        self._used = 0
        self._failed: BaseException | None = None
        self._changed = threading.Condition()

    def take(self, amount: int = 1) -> None:
        """Wait until there is room (one alone always fits). Raises Cancelled, or what `fail` was told."""
        with self._changed:
            while self._used and self._used + amount > self._limit:
                self._changed.wait(_LOOK_SECONDS)
                self._check()
            self._check()
            self._used += amount

    def give(self, amount: int = 1) -> None:
        """Make room again."""
        with self._changed:
            self._used -= amount
            self._changed.notify_all()

    def drain(self) -> None:
        """Wait until nothing is left inside. Raises as `take`."""
        with self._changed:
            while self._used:
                self._changed.wait(_LOOK_SECONDS)
                self._check()
            self._check()

    def fail(self, error: BaseException) -> None:
        """Everyone who waits here, now or later, gets this error."""
        with self._changed:
            self._failed = self._failed or error
            self._changed.notify_all()

    def _check(self) -> None:
        self._cancel.check()
        if self._failed is not None:
            raise self._failed


@dataclass(frozen=True)
class Target:
    """Where rows go, and the tags of the table in order."""

    database: str
    table: str
    tags: tuple[str, ...]


@dataclass(frozen=True)
class Refusal:
    """Rows that the server refused for good: first row number, how many, and why."""

    first: int
    rows: int
    reason: str


def even_bodies(target: Target, rows: pa.Table) -> Iterator[Body]:
    """Bodies of about BODY_BYTES each. Only the rows of one body are encoded at a time."""
    at, count = 0, FIRST_ROWS
    while at < rows.num_rows:
        piece = rows.slice(at, count)
        size = 0
        for body in encode(target.table, target.tags, piece, 2 * BODY_BYTES):
            yield Body(body.data, at + body.first_row, body.rows)
            size += len(body.data)
        at += piece.num_rows
        # As many bodies as the rest needs, all of one size: a short one costs the same wait as a long one.
        pieces = max(1, round((rows.num_rows - at) * size / piece.num_rows / BODY_BYTES))
        count = max(1, -(-(rows.num_rows - at) // pieces))


class BodyWriter:
    """Threads that write bodies. Errors other than a refusal go to `failed`; they end the restore."""

    def __init__(
        self, client: Client, connections: int, cancel: CancelToken, failed: Callable[[BaseException], None]
    ) -> None:
        self._client, self._failed = client, failed
        self._room = Room(connections + 1, cancel)
        self._pool = ThreadPoolExecutor(connections, thread_name_prefix="write")

    def write(
        self,
        target: Target,
        rows: pa.Table,
        written: Callable[[Body], None],
        refused: Callable[[Body, str], None],
        begun: Callable[[], None],
    ) -> None:
        """Encode rows and hand over their bodies; waits while enough of them are under way.

        `begun` is called before a body is handed over; `written` or `refused` when it is done, in another thread.
        """
        bodies = even_bodies(target, rows)
        while True:
            self._room.take()
            body = next(bodies, None)
            if body is None:
                self._room.give()
                return
            begun()
            self._pool.submit(self._send, target.database, body, written, refused)

    def _send(
        self, database: str, body: Body, written: Callable[[Body], None], refused: Callable[[Body, str], None]
    ) -> None:
        try:
            try:
                self._client.write(database, body.data)
            except WriteRejected as error:
                refused(body, error.message)
            else:
                written(body)
        except BaseException as error:  # noqa: BLE001 - whatever it is, the thread that waits must get it
            self._failed(error)
        finally:
            self._room.give()

    def fail(self, error: BaseException) -> None:
        """Nothing more is written: whoever waits for room gets this error."""
        self._room.fail(error)

    def close(self, give_up: bool = False) -> None:
        """Wait for the threads; with `give_up` bodies that were not begun are dropped."""
        self._pool.shutdown(wait=True, cancel_futures=give_up)


def write_halves(client: Client, target: Target, rows: pa.Table, first: int, reason: str, room: int) -> list[Refusal]:
    """Write rows that were refused together again, in halves, until only the bad ones are left.

    `first` is the number of the first row, for the answer. After `room` bad rows what is refused is not halved any
    further, but counted. Raises what `Client.write` raises, except WriteRejected.
    """
    if rows.num_rows <= 1 or room <= 0:
        return [Refusal(first, rows.num_rows, reason)]
    middle = rows.num_rows // 2
    found: list[Refusal] = []
    for start, length in ((0, middle), (middle, rows.num_rows - middle)):
        half = rows.slice(start, length)
        try:
            for body in encode(target.table, target.tags, half, BODY_BYTES):
                client.write(target.database, body.data)
        except WriteRejected as error:
            found.extend(write_halves(client, target, half, first + start, error.message, room - len(found)))
    return found
