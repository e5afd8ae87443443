"""Answers that are altered on their way: Parquet as Arrow tables, JSON as rows."""

from __future__ import annotations

import io
import json
from collections.abc import Callable
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq

from influx_backup_gui.demo.faults import Fault

Alter = Callable[[Any], Any]
READ, COUNT = 'SELECT * FROM "', "count(*) AS n"


def table_altered(alter: Alter) -> Callable[[bytes], bytes]:
    """A change of an Arrow table as one of the Parquet that holds it; what is empty stays so."""

    def altered(body: bytes) -> bytes:
        if body[:4] != b"PAR1":
            return body
        sink = io.BytesIO()
        pq.write_table(alter(pq.read_table(io.BytesIO(body))), sink, compression="zstd")
        return sink.getvalue()

    return altered


def rows_altered(alter: Alter) -> Callable[[bytes], bytes]:
    """A change of a list of rows as one of the JSON that holds it."""

    def altered(body: bytes) -> bytes:
        try:
            return json.dumps(alter(json.loads(body)), allow_nan=True).encode()
        except ValueError:
            return body

    return altered


def reads(alter: Alter, times: int | None = None, of: str = READ) -> Fault:
    """Every read of rows is answered by an altered table."""
    return Fault("alter_answer", sql=of, times=times, value=table_altered(alter))


def bodies(alter: Callable[[bytes], bytes], times: int | None = None, of: str = READ) -> Fault:
    """Every read of rows is answered by other bytes."""
    return Fault("alter_answer", sql=of, times=times, value=lambda body: alter(body) if body else body)


def counts(alter: Callable[[int], Any], times: int | None = None) -> Fault:
    """Every count is answered by another one."""
    lie = rows_altered(lambda rows: [{**rows[0], "n": alter(rows[0]["n"])}])
    return Fault("alter_answer", sql=COUNT, times=times, value=lie)


def listed(sql: str, keep: Callable[[dict[str, Any]], bool]) -> Fault:
    """A list of the server lacks some rows."""
    return told(sql, lambda rows: [r for r in rows if keep(r)])


def answered(path: str, alter: Alter) -> Fault:
    """Every answer of a path is another list of rows."""
    return Fault("alter_answer", path=path, times=None, value=rows_altered(alter))


def told(sql: str, alter: Alter) -> Fault:
    """Every answer to a question is another list of rows."""
    return Fault("alter_answer", sql=sql, times=None, value=rows_altered(alter))


def with_column(table: pa.Table, name: str, change: Callable[[pa.ChunkedArray], Any]) -> pa.Table:
    """The table with one column changed, if it has it."""
    if name not in table.column_names:
        return table
    return table.set_column(table.column_names.index(name), name, change(table.column(name)))
