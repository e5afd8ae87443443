"""Line protocol into tables: all or nothing, or the good lines with a list of the bad ones (facts.md 1.4)."""

from __future__ import annotations

import json
from dataclasses import dataclass

import pyarrow as pa

from influx_backup_gui.demo.instance import Database, Instance, Refused
from influx_backup_gui.demo.line_protocol import Line, LineError, is_content, parse_line, split_lines
from influx_backup_gui.demo.storage import ARROW, Table


@dataclass(frozen=True)
class Bad:
    """A rejected line as the server lists it: at most 20 bytes of it."""

    error_message: str
    line_number: int
    original_line: str


def write(instance: Instance, database: Database, text: str, precision: str, accept_partial: bool) -> None:
    """Store the lines of `text`. Refused 400 or 422 with the server's body."""
    physical = text.split("\n")
    bad: list[Bad] = []
    good: list[Line] = []
    number = 0
    with instance.lock:
        planned = _Planned(instance, database)
        for logical in split_lines(text):
            if not is_content(logical):
                continue
            number += 1
            line = _parsed(instance, logical, precision, number, physical, bad)
            if line is not None and planned.admits(line, number, bad):
                good.append(line)
            if bad and not accept_partial:
                raise _rejected(instance, bad[0])
        if not number:
            raise Refused(400, "incoming write was empty")
        planned.apply()
        _store(instance, database, good)
    if bad:
        limit = any(b.error_message.startswith(("Update to schema would exceed", "Adding a new database")) for b in bad)
        body = {"error": "partial write of line protocol occurred", "data": [vars(b) for b in bad]}
        raise Refused(422 if limit else 400, json.dumps(body, ensure_ascii=False, separators=(",", ":")))


class _Planned:
    """The columns that the lines of one request add, applied only when the request is accepted."""

    def __init__(self, instance: Instance, database: Database) -> None:
        self._instance, self._database = instance, database
        self._columns: dict[str, dict[str, str]] = {}

    def admits(self, line: Line, number: int, bad: list[Bad]) -> bool:
        """Whether the line fits its table; a bad one is noted."""
        table = self._database.tables.get(line.table)
        if line.table not in self._columns:
            self._columns[line.table] = dict(table.columns) if table else {"time": "time"}
        try:
            self._columns[line.table].update(self._instance.new_columns(self._columns[line.table], line))
        except Refused as refused:
            text = json.loads(refused.body)["error"] if refused.body.startswith("{") else refused.body
            bad.append(Bad(text, number, _short(self._instance, line.shown())))
            return False
        return True

    def apply(self) -> None:
        """Create the tables and columns."""
        for name, columns in self._columns.items():
            table = self._database.tables.get(name)
            if table is not None:
                table.add_columns(columns)
            elif len(columns) > 1:
                self._instance.create_table(self._database, name, {n: k for n, k in columns.items() if n != "time"})


def _parsed(instance: Instance, logical: str, precision: str, number: int, physical: list[str], bad: list[Bad]) -> Line | None:
    try:
        return parse_line(logical, precision, instance.profile.string_limit)
    except LineError as error:
        shown = physical[number - 1] if number <= len(physical) else logical
        bad.append(Bad(str(error), number, _short(instance, shown.rstrip("\r"))))
        return None


def _short(instance: Instance, line: str) -> str:
    if not instance.profile.since(6):
        return line
    return line.encode()[:20].decode("utf-8", "ignore")


def _rejected(instance: Instance, bad: Bad) -> Refused:
    body = {"error": instance.profile.line_error, "data": vars(bad)}
    return Refused(400, json.dumps(body, ensure_ascii=False, separators=(",", ":")))


def _store(instance: Instance, database: Database, lines: list[Line]) -> None:
    by_table: dict[str, list[Line]] = {}
    for line in lines:
        by_table.setdefault(line.table, []).append(line)
    for name, rows in by_table.items():
        table = database.tables[name]
        table.add(_columns(table, rows), instance.gen1_ns)


def _columns(table: Table, lines: list[Line]) -> pa.Table:
    arrays: dict[str, pa.Array] = {}
    for name, kind in table.columns.items():
        if kind == "time":
            arrays[name] = pa.array([r.time for r in lines], pa.int64()).cast(pa.timestamp("ns"))
        elif kind == "tag":
            arrays[name] = pa.array([r.tags.get(name) for r in lines], pa.string()).dictionary_encode()
        else:
            values = [f[1] if (f := r.fields.get(name)) is not None else None for r in lines]
            arrays[name] = pa.array(values, ARROW[kind])
    return pa.table(arrays)
