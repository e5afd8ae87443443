"""What becomes of one window that was read: rows, and a part whose bytes are known to be right."""

from __future__ import annotations

import hashlib
from pathlib import Path

import pyarrow as pa

from influx_backup_gui.domain.instants import TimeRange
from influx_backup_gui.domain.server import Table
from influx_backup_gui.engine.read_part import ReadPart
from influx_backup_gui.engine.served import served
from influx_backup_gui.influx.rows import count_days, span
from influx_backup_gui.store.columnar import identical, read_parquet, recode


def rows_in(path: Path, size: int, table: Table, window: TimeRange) -> pa.Table:
    """The rows of an answer of `size` bytes, with all columns that `table` is known to have. Errors: as `served`."""
    return served(path if size else b"", f"{table.database}.{table.name}", window, table.columns)


def part_of(window: TimeRange, path: Path, rows: pa.Table, note: str, small: bool, read: int) -> ReadPart:
    """The part of a window, of which `path` holds the rows served at `read` (ns); the file goes where there are none.

    Where it shall be `small` (the profile), a smaller one takes its place.
    """
    if not rows.num_rows:
        path.unlink(missing_ok=True)
        return ReadPart(window, None, 0, 0, "", None, None, {}, note, read)
    if small:
        _recode(path, rows)
    times = rows.column("time")
    found = span(times)
    assert found is not None
    return ReadPart(
        window,
        path,
        rows.num_rows,
        path.stat().st_size,
        _sha256(path),
        found[0],
        found[1],
        count_days(times),
        note,
        read,
    )


def _recode(path: Path, rows: pa.Table) -> None:
    """Replace the server's file by a smaller one, and compare both while both are at hand."""
    small = path.with_suffix(".small")
    try:
        with small.open("wb") as sink:
            recode(rows, sink)
        better = small.stat().st_size < path.stat().st_size and identical(rows, read_parquet(small))
    except pa.ArrowException:
        better = False
    if better:
        small.replace(path)
    else:  # The server's own bytes are the truth; a lossy encoder must never replace them.
        small.unlink()


def _sha256(path: Path) -> str:
    with path.open("rb") as source:
        return hashlib.file_digest(source, "sha256").hexdigest()
