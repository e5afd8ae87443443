"""What is said about rows of a backup that are looked at or taken out."""

from __future__ import annotations

from influx_backup_gui.domain.manifest import TableEntry
from influx_backup_gui.gui import describe
from influx_backup_gui.gui.tr import one_or_many, tr


def shown(count: int, entry: TableEntry) -> str:
    """How many rows of a table are shown, and what it spans."""
    if not entry.rows:
        return tr("This table has no rows.")
    span = describe.span(entry.first, entry.last)
    return one_or_many(
        entry.rows,
        tr("Its only row, which is from {span}.", span=span),
        tr("{n} of {all} rows, which are from {span}.", n=describe.count(count), all=describe.count(entry.rows),
           span=span),
    )  # fmt: skip


def form(value: str) -> str:
    """A format as a person would say it."""
    return {
        "parquet": tr("Parquet: for data tools, exact"),
        "csv": tr("CSV: for spreadsheets"),
        "lp": tr("Line protocol: for any InfluxDB"),
    }[value]


def taken_out(count: int, path: str, size: int) -> str:
    """What was written."""
    return tr("{rows} in {path}, {size}.", rows=describe.rows(count), path=path, size=describe.size(size))
