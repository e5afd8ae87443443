"""Points of one table on their way to storage: columns of equal length, absent values null."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

import pyarrow as pa

from influx_backup_gui.demo.line_protocol import Line
from influx_backup_gui.demo.schema import WRITTEN, Kind

# Nanoseconds in one unit of each accepted name of a precision (facts.md 1.4).
UNITS = {
    "nanosecond": 1, "ns": 1, "n": 1,
    "microsecond": 1000, "us": 1000, "u": 1000,
    "millisecond": 10**6, "ms": 10**6,
    "second": 10**9, "s": 10**9,
}  # fmt: skip


def unit_of(precision: str, time: int) -> int:
    """Nanoseconds in one unit of a written time; `auto` guesses from its size (facts.md 1.4)."""
    if precision != "auto":
        return UNITS[precision]
    size = abs(time) // 10**9
    if size < 5:
        return 10**9
    if size < 5_000:
        return 10**6
    return 1000 if size < 5_000_000 else 1


@dataclass
class Batch:
    """`rows` has `time` (int64 ns), tags as text and fields; `kinds` says which column is what, in order."""

    table: str
    rows: Any
    kinds: dict[str, Kind]


@dataclass
class _Columns:
    kinds: dict[str, Kind] = field(default_factory=dict)
    values: dict[str, dict[int, Any]] = field(default_factory=dict)
    times: list[int] = field(default_factory=list)


class BatchBuilder:
    """Collects checked lines, table by table."""

    def __init__(self) -> None:
        self._tables: dict[str, _Columns] = {}

    def add(self, line: Line, time: int) -> None:
        columns = self._tables.setdefault(line.table, _Columns())
        row = len(columns.times)
        columns.times.append(time)
        for name, value in line.tags:
            columns.kinds.setdefault(name, Kind.TAG)
            columns.values.setdefault(name, {})[row] = value
        for name, kind, scalar in line.fields:
            columns.kinds.setdefault(name, kind)
            columns.values.setdefault(name, {})[row] = scalar

    def batches(self) -> list[Batch]:
        return [Batch(name, _arrow(columns), columns.kinds) for name, columns in self._tables.items()]


def _arrow(columns: _Columns) -> Any:
    rows = range(len(columns.times))
    arrays = {"time": pa.array(columns.times, WRITTEN[Kind.TIME])}
    for name, kind in columns.kinds.items():
        values = columns.values[name]
        arrays[name] = pa.array([values.get(row) for row in rows], WRITTEN[kind])
    return pa.table(arrays)
