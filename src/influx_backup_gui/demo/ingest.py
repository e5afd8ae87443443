"""From the body of a write request to rows in the catalog's tables (facts.md 1.4, 3.3)."""

from __future__ import annotations

import json
import threading
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from influx_backup_gui.demo.batches import Batch, BatchBuilder, unit_of
from influx_backup_gui.demo.catalog import RESERVED_COLUMNS, Catalog, Database, Refused, Table
from influx_backup_gui.demo.columnar import parse_columns
from influx_backup_gui.demo.line_protocol import (
    Dialect,
    Line,
    LineError,
    line_text,
    parse_line,
    split_lines,
    trimmed,
)
from influx_backup_gui.demo.profiles import Profile
from influx_backup_gui.demo.schema import Kind

_LIMIT_TEXTS = ("Update to schema would exceed number of", "Adding a new database would exceed limit of")


@dataclass
class _Staged:
    """Columns a body adds to a table, before anything is stored."""

    table: Table | None
    new: dict[str, Kind] = field(default_factory=dict)


def dialect_of(profile: Profile) -> Dialect:
    return Dialect(quotes_with_backticks=profile.since(3, 9), longest=profile.longest_string)


class Ingest:
    """Writes bodies of line protocol into a catalog."""

    def __init__(self, catalog: Catalog, now: Callable[[], int]) -> None:
        self._catalog, self._now = catalog, now
        self._dialect = dialect_of(catalog.profile)
        # More than two bodies at a time get in each other's way: 16 at once take twice as long (measured).
        self._parsing = threading.BoundedSemaphore(2)

    def write(self, database: str, body: bytes, precision: str, accept_partial: bool, seen_at: float = 0.0) -> None:
        """Store a body; its rows are seen from `seen_at` on, on the monotonic clock.

        Raises Refused as the server refuses; then nothing, or only the good lines, are stored.
        """
        catalog = self._catalog
        catalog.check_name(database)
        known = catalog.databases.get(database)
        if known is None:
            catalog.check_database_limit()
        elif known.deleted and catalog.profile.since(3, 4, 1):
            text = f"cannot write to soft-deleted database '{database}' - it is marked for deletion"
            raise Refused(400, text, json=True)
        with self._parsing:
            text = _decoded(body, catalog.profile)
            batches = parse_columns(body, precision, self._dialect)
            if batches is None or not self._store(database, batches, seen_at):
                self._write_lines(database, text, precision, accept_partial, seen_at)

    # --- whole columns ----------------------------------------------------------------------------

    def _store(self, database: str, batches: list[Batch], seen_at: float) -> bool:
        """Store checked or checkable batches; False when a line by line look is needed to say what is wrong."""
        catalog = self._catalog
        with catalog.lock:
            known = catalog.databases.get(database)
            staged = [self._staged(known, batch) for batch in batches]
            if any(s is None for s in staged):
                return False
            try:
                catalog.check_table_limit(len({b.table for b in batches} - set(known.tables if known else ())))
            except Refused:
                return False
            tables = [self._table(database, batch) for batch in batches]
            for table, batch in zip(tables, batches, strict=True):
                table.rows.append(batch.rows, table.series_key, seen_at)
        return True

    def _staged(self, database: Database | None, batch: Batch) -> _Staged | None:
        """What the batch adds; None when it contradicts the table."""
        table = database.tables.get(batch.table) if database else None
        known = table.columns if table else {}
        staged = _Staged(table)
        for name, kind in batch.kinds.items():
            if name in RESERVED_COLUMNS or (name in known and known[name].kind is not kind):
                return None
            if name not in known:
                staged.new[name] = kind
        try:
            self._catalog.check_columns(table, list(staged.new.items()))
        except Refused:
            return None
        return staged

    def _table(self, database: str, batch: Batch) -> Table:
        catalog = self._catalog
        home = catalog.databases.get(database) or catalog.create_database(database)
        table = home.tables.get(batch.table)
        if table is None:
            table = catalog.add_table(home, batch.table)
        known = table.columns
        table.add([(name, kind) for name, kind in batch.kinds.items() if name not in known])
        if "time" not in known:
            table.add([("time", Kind.TIME)])
        return table

    # --- line by line -----------------------------------------------------------------------------

    def _write_lines(self, database: str, text: str, precision: str, accept_partial: bool, seen_at: float) -> None:
        physical = [line.removesuffix("\r") for line in text.split("\n")]
        lines = [line for line in (trimmed(raw) for raw in split_lines(text)) if line]
        if not lines:
            raise Refused(400, "incoming write was empty")
        builder, errors = BatchBuilder(), []
        staged: dict[str, _Staged] = {}
        with self._catalog.lock:
            for index, source in enumerate(lines):
                parsed: Line | None = None
                try:
                    parsed = parse_line(source, self._dialect)
                    time = self._time(parsed.time, precision)
                    self._check(database, staged, parsed)
                    builder.add(parsed, time)
                except LineError as error:
                    original = line_text(parsed) if parsed else physical[index]
                    errors.append(self._error(str(error), index + 1, original))
                    if not accept_partial:
                        break
            if accept_partial or not errors:
                stored = self._store(database, builder.batches(), seen_at)
                assert stored, "lines were checked one by one"
        if errors:
            self._report(errors, accept_partial)

    def _time(self, time: int | None, precision: str) -> int:
        if time is None:
            now = self._now()
            unit = 1 if precision == "auto" else unit_of(precision, now)
            return now - now % unit
        scaled = time * unit_of(precision, time)
        if not -(1 << 63) <= scaled < 1 << 63:
            raise LineError(f"timestamp, {time}, out of range for precision: {precision}")
        return scaled

    def _check(self, database: str, staged: dict[str, _Staged], line: Line) -> None:
        """The schema part of a line; adds its new columns to `staged` only when all of it is good."""
        known = self._catalog.databases.get(database)
        if line.table not in staged:
            table = known.tables.get(line.table) if known else None
            if table is None:
                try:
                    self._catalog.check_table_limit(1 + sum(s.table is None for s in staged.values()))
                except Refused as refused:
                    raise LineError(refused.text) from None
            staged[line.table] = _Staged(table)
        state = staged[line.table]
        fields = [(name, kind) for name, kind, _ in line.fields]
        tags = [name for name, _ in line.tags]
        if self._catalog.profile.refuses_duplicate_tags and len(set(tags)) < len(tags):
            twice = next(name for name in tags if tags.count(name) > 1)
            # That it is refused is known; the words follow those for fields.
            raise LineError(f"invalid line protocol - multiple instances of '{twice}' tag found")
        new = self._new_columns(state, [(name, Kind.TAG) for name in tags], fields)
        try:
            self._catalog.check_columns(state.table, [*state.new.items(), *new.items()])
        except Refused as refused:
            raise LineError(refused.text) from None
        state.new |= new

    @staticmethod
    def _new_columns(state: _Staged, tags: list[tuple[str, Kind]], fields: list[tuple[str, Kind]]) -> dict[str, Kind]:
        known = {name: column.kind for name, column in state.table.columns.items()} if state.table else {}
        known |= state.new
        new: dict[str, Kind] = {}
        seen: set[str] = set()
        for name, kind in tags + fields:
            if name in RESERVED_COLUMNS:
                raise LineError(f"'{name}' is a reserved column")
            if kind is not Kind.TAG:
                if name in seen:
                    raise LineError(f"invalid line protocol - multiple instances of '{name}' field found")
                seen.add(name)
            expected = known.get(name, new.get(name))
            if expected is None:
                new[name] = kind
            elif expected is not kind:
                raise LineError(f"invalid column type for column '{name}', expected {expected.value}, got {kind.value}")
        return new

    def _error(self, message: str, number: int, original: str) -> dict[str, Any]:
        if self._catalog.profile.since(3, 6):
            original = original.encode()[:20].decode(errors="ignore")
        return {"error_message": message, "line_number": number, "original_line": original}

    def _report(self, errors: list[dict[str, Any]], accept_partial: bool) -> None:
        if not accept_partial:
            raise Refused(400, compact({"error": self._catalog.profile.write_error_title, "data": errors[0]}))
        limited = any(e["error_message"].startswith(_LIMIT_TEXTS) for e in errors)
        text = compact({"error": "partial write of line protocol occurred", "data": errors})
        raise Refused(422 if limited else 400, text)


def compact(value: Any) -> str:
    """JSON as the server writes it."""
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


def _decoded(body: bytes, profile: Profile) -> str:
    try:
        return body.decode()
    except UnicodeDecodeError as error:
        if error.reason == "unexpected end of data":
            text = f"incomplete utf-8 byte sequence from index {error.start}"
        else:
            text = f"invalid utf-8 sequence of {error.end - error.start} bytes from index {error.start}"
        raise Refused(profile.client_error, f"body content is not valid utf8: {text}") from None
