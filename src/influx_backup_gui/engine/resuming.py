"""Going on with a backup that was cut off: is it the same server, and the bytes of the parts that are there already."""

from __future__ import annotations

import hashlib
import itertools
from collections.abc import Iterator
from pathlib import Path
from types import TracebackType

from influx_backup_gui.domain.server import Identity, Table
from influx_backup_gui.domain.unfinished import DonePart, DoneTable, Unfinished, continues
from influx_backup_gui.engine.read_part import ReadPart
from influx_backup_gui.influx.client import Client
from influx_backup_gui.store.unfinished_archive import Mark, UnfinishedArchive


def lineage(client: Client, identity: Identity) -> str:
    """A name of the server's store that outlives its process; "" where it is not told."""
    return identity.cluster_uuid or " ".join(client.node_ids())


class Resumption:
    """The parts of `left`, on their way into the archive that takes its place. Context manager.

    Any exception of `__init__`: the half-written archive cannot be opened. `waiting` is how many parts were not dealt
    with yet, `rows` and `parts` what was taken over.
    """

    def __init__(self, left: Unfinished, mark: Mark, password: str | None, spool: Path) -> None:
        self.left, self._spool = left, spool
        self._archive = UnfinishedArchive(Path(left.path), mark, password)
        self._tables = {(t.table.database, t.table.name): t for t in left.tables}
        self._sizes = {p.member: p.bytes for t in left.tables for p in t.parts if p.member}
        self._places = {member: n for n, member in enumerate(self._sizes)}
        self._stream: Iterator[tuple[str, bytes, str]] = iter(())
        self._next = len(self._places)
        self._numbers = itertools.count(1)
        self.waiting = self.rows = self.parts = 0

    def __enter__(self) -> Resumption:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._archive.__exit__(kind, error, trace)

    def of(self, table: Table) -> DoneTable | None:
        """What was read of a table, if it is still that table. Ask once for each."""
        found = self._tables.pop((table.database, table.name), None)
        return found if found is not None and continues(found.table, table) else None

    def others(self) -> tuple[DoneTable, ...]:
        """What was read of tables that nobody asked for by `of`: they are no more."""
        return tuple(self._tables.values())

    def take(self, part: DonePart) -> ReadPart | None:
        """The part with its bytes in the spool; None where they are not those that were written."""
        path = None
        if part.member:
            data = self._bytes(part)
            if len(data) != part.bytes or hashlib.sha256(data).hexdigest() != part.sha256:
                return None
            path = self._spool / f"taken-{next(self._numbers):08d}.parquet"
            path.write_bytes(data)
        self.parts += 1
        self.rows += part.rows
        return ReadPart(
            part.range, path, part.rows, part.bytes, part.sha256, part.first, part.last, part.days, part.note, part.read
        )

    def _bytes(self, part: DonePart) -> bytes:
        """Going forward, one pass reads all; going back begins a new one."""
        place = self._places[part.member]
        if place < self._next:
            wanted = dict(itertools.islice(self._sizes.items(), place, None))
            self._stream, self._next = self._archive.members(wanted), place
        try:
            for name, data, _ in self._stream:
                self._next = self._places[name] + 1
                if name == part.member:
                    return data
        except OSError:
            self._next = len(self._places)
        return b""
