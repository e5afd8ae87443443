"""Rows of an archive without a server: look at them, and take them out as a file."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO

import pyarrow as pa

from influx_backup_gui.domain.errors import UsageError
from influx_backup_gui.domain.instants import MIN_INSTANT, TimeRange
from influx_backup_gui.domain.manifest import Part, TableEntry
from influx_backup_gui.domain.progress import CancelToken, JobContext
from influx_backup_gui.domain.server import Role
from influx_backup_gui.domain.wanted_rows import Wanted
from influx_backup_gui.engine.archives import existing, find_backup
from influx_backup_gui.engine.meter import Meter
from influx_backup_gui.engine.opening import open_archive
from influx_backup_gui.engine.resources import Resources
from influx_backup_gui.engine.restore_move import decoded_part
from influx_backup_gui.engine.restore_rows import by_time, shaped, within
from influx_backup_gui.influx.line_protocol import encode
from influx_backup_gui.influx.unwritable import unwritable
from influx_backup_gui.store.archive_reader import ArchiveReader
from influx_backup_gui.store.files import new_file
from influx_backup_gui.store.table_files import printable, write_csv, write_parquet

_PHASES = (("writing", 1.0),)


@contextmanager
def _opened(resources: Resources, wanted: Wanted) -> Iterator[tuple[ArchiveReader, TableEntry]]:
    path = existing(resources, find_backup(resources, wanted.key))
    with open_archive(resources, path) as archive:
        entry = archive.manifest.table(wanted.database, wanted.table)
        if entry is None:
            held = ", ".join(sorted(f"{t.database}.{t.table}" for t in archive.manifest.tables))
            raise UsageError(
                f"The backup holds no table {wanted.database}.{wanted.table}.", f"It holds: {held or 'none'}."
            )
        yield archive, entry


def _parts(entry: TableEntry, span: TimeRange) -> list[Part]:
    return [p for p in entry.parts if p.window.intersect(span) is not None]


def _rows(archive: ArchiveReader, entry: TableEntry, parts: Sequence[Part], span: TimeRange) -> Iterator[pa.Table]:
    """The rows of some parts within a range, in that order, a part at a time. ArchiveDamaged as `parts`."""
    wanted = [p.member for p in parts]
    chosen = frozenset(wanted)
    # One pass where they lie in that order; each by itself means to pass over what lies before it.
    one_pass = [n for n in archive.names if n in chosen] == wanted
    for members in [chosen] if one_pass else [{m} for m in wanted]:
        for _, found, data in archive.parts(members):
            yield by_time(within(shaped(decoded_part(found, data), entry.columns), span))


def first_rows(resources: Resources, wanted: Wanted, count: int) -> pa.Table:
    """The first `count` rows in time. UsageError for a table that is not there; ArchiveDamaged."""
    with _opened(resources, wanted) as (archive, entry):
        kept, left = [shaped(pa.table({}), entry.columns)], count
        for rows in _rows(archive, entry, _parts(entry, wanted.range), wanted.range):
            kept.append(rows.slice(0, left))
            left -= kept[-1].num_rows
            if not left:
                break
        return pa.concat_tables(kept)


def last_rows(resources: Resources, wanted: Wanted, count: int) -> pa.Table:
    """The last `count` rows in time, ascending. Errors as `first_rows`."""
    with _opened(resources, wanted) as (archive, entry):
        kept, left = deque([shaped(pa.table({}), entry.columns)]), count
        for rows in _rows(archive, entry, _parts(entry, wanted.range)[::-1], wanted.range):
            kept.appendleft(rows.slice(max(0, rows.num_rows - left)))
            left -= kept[0].num_rows
            if not left:
                break
        return pa.concat_tables(list(kept))


def rows_around(resources: Resources, wanted: Wanted, instant: int, count: int) -> pa.Table:
    """About half of `count` rows before an instant (ns) and the rest from it on, ascending. Errors as `first_rows`."""
    before = wanted.range.intersect(TimeRange(None, instant)) if instant > MIN_INSTANT else None
    after = wanted.range.intersect(TimeRange(instant, None))
    found = []
    if before is not None:
        found.append(last_rows(resources, Wanted(wanted.key, wanted.database, wanted.table, before), count // 2))
    if after is not None:
        left = count - sum(t.num_rows for t in found)
        found.append(first_rows(resources, Wanted(wanted.key, wanted.database, wanted.table, after), left))
    return pa.concat_tables(found)


def look(resources: Resources, wanted: Wanted, count: int, last: bool, around: int | None) -> pa.Table:
    """The first rows, the last, or those around an instant (ns); times and tags as texts. Errors as `first_rows`."""
    if around is not None:
        return printable(rows_around(resources, wanted, around, count))
    return printable((last_rows if last else first_rows)(resources, wanted, count))


def take_out(resources: Resources, wanted: Wanted, form: str, path: Path, context: JobContext | None = None) -> int:
    """Write the rows to a new file in one of FORMATS; answers how many rows.

    UsageError for a file that is there, and for rows that line protocol cannot carry; Cancelled; on any error no file
    is left.
    """
    context = context or JobContext()
    meter = Meter(context, _PHASES)
    with _opened(resources, wanted) as (archive, entry), new_file(path) as sink:
        parts = _parts(entry, wanted.range)
        rows = _watched(_rows(archive, entry, parts, wanted.range), parts, meter, context.cancel)
        schema = shaped(pa.table({}), entry.columns).schema
        if form == "lp":
            count = _write_lines(rows, entry, archive.manifest.origin.limits.text, sink)
        else:
            count = (write_parquet if form == "parquet" else write_csv)(rows, schema, sink)
    meter.finish()
    return count


def _watched(
    tables: Iterator[pa.Table], parts: Sequence[Part], meter: Meter, cancel: CancelToken
) -> Iterator[pa.Table]:
    """The tables, one for each part. Progress counts the rows that were read, also those outside of the range."""
    done, total = 0, sum(p.rows for p in parts)
    meter.update(0.0, rows_expected=total)
    for part, rows in zip(parts, tables, strict=True):
        cancel.check()
        yield rows
        done += part.rows
        meter.update(done / total, rows=done)


def _write_lines(tables: Iterable[pa.Table], entry: TableEntry, longest: int, sink: BinaryIO) -> int:
    """`longest`: the bytes of a name or text that the server takes which the rows came from."""
    rows = 0
    tags = entry.series_key or tuple(c.name for c in entry.columns if c.role is Role.TAG)
    for table in tables:
        reasons = unwritable(entry.table, entry.columns, table, longest)
        if reasons:
            raise UsageError(
                f"Line protocol cannot carry these rows: {reasons[0]}", "Take them out as Parquet or CSV instead."
            )
        for body in encode(entry.table, tags, table):
            sink.write(body.data)
        rows += table.num_rows
    return rows
