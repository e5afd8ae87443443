"""Everything that is asked of an InfluxDB 3 server over HTTP (facts.md sections 1 to 4)."""

from __future__ import annotations

import gzip
import logging
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from influx_backup_gui.domain.errors import (
    BackupError,
    NotAuthorised,
    QueryFailed,
    ServerUnreachable,
    TableGone,
)
from influx_backup_gui.domain.humanize import counted
from influx_backup_gui.domain.instants import MIN_INSTANT, TimeRange, day_of
from influx_backup_gui.domain.redact import log_line
from influx_backup_gui.domain.server import INTERNAL_DATABASE, Column, Database, Identity, Role, Table, Type
from influx_backup_gui.influx.answers import no_right_to_ping, not_authorised, query_error, write_error
from influx_backup_gui.influx.bodies import (
    MayPass,
    identity_of,
    instant_in,
    not_influxdb,
    number_in,
    only,
)
from influx_backup_gui.influx.schema import column_of, series_key_of
from influx_backup_gui.influx.sql_text import literal, quoted, where
from influx_backup_gui.influx.transport import Transport

log = logging.getLogger(__name__)
_CHUNK = 1 << 20
_OF_FILE = ("min_time", "max_time", "row_count", "size_bytes")
# Three nodes in no order are all met in so many questions but once in ten thousand times.
_MEETINGS = 24
_UNAUTHORISED, _FORBIDDEN = 401, 403


@dataclass(frozen=True)
class FileSpan:
    """One Parquet file of the server: closed span `[first, last]` in ns, rows, bytes (facts.md 3.2)."""

    first: int
    last: int
    rows: int
    bytes: int


def _no_files(error: BackupError) -> tuple[FileSpan, ...]:
    log.info("no list of files: %s", log_line(error.message))
    return ()


class Client(Transport):
    """A thread-safe client of one server: what can be asked of it, and changed.

    Errors raised by every method: NotAuthorised, ServerUnreachable, QueryFailed and its kin, Cancelled.
    """

    # --- who it is, what it has -------------------------------------------------------------------

    def identity(self, apart: bool = False) -> Identity:
        """Version, edition, process id (facts.md 1.2). Asks for a few seconds only; `apart`: by another connection."""
        headers = {"Connection": "close"} if apart else None

        def ask() -> Identity:
            with self._send("GET", "/ping", headers=headers) as answer:
                body = self._beginning(answer)
                if answer.status_code == _FORBIDDEN:
                    raise no_right_to_ping()
                if answer.status_code == _UNAUTHORISED:
                    raise not_authorised(answer.status_code)
                self._busy(answer, body)
                if answer.status_code != 200:
                    raise ServerUnreachable(
                        f"{self.url} answers, but not as InfluxDB 3 does (/ping: {answer.status_code}).",
                        "Check the address and port; InfluxDB 1 and 2 are not supported.",
                    )
                if not body:  # what a connection leaves that broke within the headers
                    raise MayPass(not_influxdb(self.url))
                return identity_of(answer, body)

        return self._patiently(ask, min(self._patience, 5.0))

    def processes(self, until: Collection[str]) -> frozenset[str]:
        """The processes that answer at the address, asked for no longer than until all of these have answered.

        A balancer in front of several nodes sends every request, or every connection, to another one. Where one of
        `until` is not among them, it was restarted.
        """
        met = set[str]()
        for _ in range(_MEETINGS):
            if met >= set(until):
                break
            met.add(self.identity(apart=True).process_id)
        return frozenset(met)

    def databases(self) -> tuple[Database, ...]:
        """Databases and their retention; never `_internal`, never deleted ones (facts.md traps 13, 14)."""
        listed = self._json("GET", "/api/v3/configure/database", {"format": "json"})
        names = [str(row["iox::database"]) for row in listed if not row.get("deleted")]
        told = self._internal("SELECT database_name, retention_period_ns, deleted FROM system.databases")
        retention = {r["database_name"]: r.get("retention_period_ns") for r in told or () if not r.get("deleted")}
        return tuple(
            Database(n, retention.get(n), retention_known=n in retention) for n in names if n != INTERNAL_DATABASE
        )

    def tables(self, database: str) -> tuple[Table, ...]:
        """Tables with columns (by name) and series key (None where it cannot be read: 3.0, 3.1, or no right)."""
        columns: dict[str, list[Column]] = {}
        rows = self.query(
            database,
            "SELECT table_name, column_name, data_type FROM information_schema.columns WHERE table_schema = 'iox'",
        )
        for row in rows:
            columns.setdefault(row["table_name"], []).append(column_of(row["column_name"], row["data_type"]))
        keys, deleted = self._series_keys(database)
        tables = []
        for name in sorted(columns):
            if name in deleted:
                continue
            tags = [c.name for c in columns[name] if c.role is Role.TAG]
            tables.append(
                Table(
                    database,
                    name,
                    tuple(sorted(columns[name], key=lambda c: c.name)),
                    series_key_of(keys.get(name), tags),
                )
            )
        return tuple(tables)

    def _series_keys(self, database: str) -> tuple[dict[str, str], set[str]]:
        keys: dict[str, str] = {}
        deleted = set()
        told = self._internal(
            "SELECT table_name, series_key_columns, deleted FROM system.tables "
            f"WHERE database_name = {literal(database)}"
        )
        for row in told or ():
            if row.get("deleted"):
                deleted.add(row["table_name"])
            else:
                keys[row["table_name"]] = row.get("series_key_columns") or ""
        return keys, deleted - keys.keys()

    def _internal(self, sql: str) -> list[dict[str, Any]] | None:
        """Rows of `_internal`, or None where this server or token does not offer them (before 3.2; db tokens)."""
        try:
            return self.query(INTERNAL_DATABASE, sql)
        except (TableGone, NotAuthorised):
            return None

    def system_rows(self, database: str, table: str) -> list[dict[str, Any]]:
        """All rows of a small system table (`last_caches`, `tokens`…). TableGone where this version has none."""
        return self.query(database, f"SELECT * FROM system.{table}")

    def node_ids(self) -> tuple[str, ...]:
        """The ids of the server's nodes, sorted; they outlive a restart. Empty before 3.4, and where it does not tell.

        A node that registers again keeps its id (influxdb3_catalog, `register_node`).
        """
        try:
            rows = self.query(INTERNAL_DATABASE, "SELECT instance_id FROM system.nodes")
        except (QueryFailed, NotAuthorised):
            return ()
        return tuple(sorted(str(r["instance_id"]) for r in rows if r.get("instance_id")))

    def files(self, database: str, table: str) -> tuple[FileSpan, ...]:
        """The table's Parquet files; rows in the write buffer are in none. Always filtered by name (trap 11).

        Empty, too, where this server has no such list (an Enterprise engine without such files) or the token no right
        to it: it says how to ask, not what there is, so rows are then counted. QueryFailed for whatever else is no
        list: that there are no files was not said.
        """
        sql = f"SELECT {', '.join(_OF_FILE)} FROM system.parquet_files WHERE table_name = {literal(table)}"
        try:
            rows = self.query(database, sql)
            spans = [FileSpan(*(int(row[key]) for key in _OF_FILE)) for row in rows]
        except TableGone as error:
            if "parquet_files" not in error.message:
                raise
            return _no_files(error)
        except NotAuthorised as error:
            if error.status != _FORBIDDEN:
                raise
            return _no_files(error)
        except (KeyError, TypeError, ValueError) as error:
            raise QueryFailed(
                f"The server's list of the files of {database}.{table} cannot be read: {error!r}",
                "Look into the server's log.",
                200,
            ) from error
        return tuple(sorted(spans, key=lambda f: (f.first, f.last)))

    def files_if_told(self, database: str, table: str) -> tuple[FileSpan, ...]:
        """As `files`, for whoever only wants to cut a range well: empty also where the list cannot be read."""
        try:
            return self.files(database, table)
        except QueryFailed as error:
            return _no_files(error)

    # --- rows ---------------------------------------------------------------------------------------

    def count(self, database: str, table: str, span: TimeRange) -> int:
        """Rows in a range; about a tenth of the cost of reading them (measured.md)."""
        rows = self.query(database, f"SELECT count(*) AS n FROM {quoted(table)}{where(span)}")
        return number_in(self.url, only(self.url, rows), "n")

    def extent(self, database: str, table: str, span: TimeRange) -> tuple[int, int | None, int | None]:
        """(rows, first, last) of a range; first and last are ns, None when there are no rows."""
        sql = f"SELECT count(*) AS n, min(time) AS a, max(time) AS b FROM {quoted(table)}{where(span)}"
        row = only(self.url, self.query(database, sql))
        return number_in(self.url, row, "n"), instant_in(row, "a"), instant_in(row, "b")

    def count_days(self, database: str, table: str, span: TimeRange) -> dict[str, int]:
        """UTC day `2026-11-23` → rows of a range."""
        sql = (
            f"SELECT date_bin(INTERVAL '1 day', time) AS d, count(*) AS n FROM {quoted(table)}{where(span)} GROUP BY 1"
        )
        days = ((instant_in(row, "d"), number_in(self.url, row, "n")) for row in self.query(database, sql))
        # The day in which time begins has no beginning that could be told: it is null.
        return {day_of(MIN_INSTANT if first is None else first): rows for first, rows in days}

    def read(self, database: str, table: str, span: TimeRange) -> bytes:
        """The rows of a range as one Parquet file; b"" when there are none (trap 3)."""

        def ask() -> bytes:
            return b"".join(self._parquet(database, table, span))

        return self._patiently(ask)

    def read_to(self, path: Path, database: str, table: str, span: TimeRange) -> int:
        """As `read`, streamed to a file. Returns its size in bytes; 0 means no rows."""

        def ask() -> int:
            with path.open("wb") as sink:
                return sum(sink.write(chunk) for chunk in self._parquet(database, table, span))

        return self._patiently(ask)

    def _parquet(self, database: str, table: str, span: TimeRange) -> Iterator[bytes]:
        params = {"db": database, "q": f"SELECT * FROM {quoted(table)}{where(span)}", "format": "parquet"}
        with self._send("GET", "/api/v3/query_sql", params) as answer:
            if answer.status_code != 200:
                self._refuse(answer, query_error)
            # What a proxy compressed is as long as it said before it was unpacked; urllib3 has compared that.
            expected = None if "Content-Encoding" in answer.headers else answer.headers.get("Content-Length")
            got, head, tail = 0, b"", b""
            for chunk in answer.iter_content(_CHUNK):
                head = head or chunk[:4]
                tail = (tail + chunk[-4:])[-4:]
                got += len(chunk)
                yield chunk
            # An answer may be cut although the status said 200 (trap 1): a Parquet file begins and ends with PAR1.
            if (expected is not None and got != int(expected)) or (got and (head != b"PAR1" or tail != b"PAR1")):
                raise MayPass(
                    ServerUnreachable(
                        f"The server cut its answer short after {counted(got, 'byte')}.",
                        "Check the network and the server's log, then run it again.",
                    )
                )

    # --- changes --------------------------------------------------------------------------------------

    def write(self, database: str, body: bytes | bytearray | memoryview) -> None:
        """Write line protocol, all or nothing (traps 7, 8). WriteRejected for what repeating will not mend.

        The same rows written twice are the same rows, so every other failure of the server is asked again.
        """
        params = {"db": database, "precision": "nanosecond", "accept_partial": "false", "no_sync": "false"}
        headers = {"Content-Type": "text/plain; charset=utf-8"}
        data: bytes | bytearray | memoryview = body
        if self._compress:
            data, headers["Content-Encoding"] = gzip.compress(body, 3), "gzip"

        def ask() -> None:
            with self._send("POST", "/api/v3/write_lp", params, data=data, headers=headers) as answer:
                if answer.status_code != 204:
                    try:
                        self._refuse(answer, write_error)
                    except QueryFailed as error:
                        if error.status >= 500:
                            raise MayPass(error) from error
                        raise

        self._patiently(ask)

    def create_database(self, name: str) -> None:
        """Create a database without retention; nothing happens when it exists."""
        self.configure("POST", "/api/v3/configure/database", body={"db": name}, accept=(200, 409))

    def create_table(
        self, database: str, table: str, tags: tuple[str, ...], fields: tuple[tuple[str, Type], ...]
    ) -> bool:
        """Create a table with its tags in series key order and all its fields (facts.md 1.6).

        False where there was one already.
        """
        body = {
            "db": database,
            "table": table,
            "tags": list(tags),
            "fields": [{"name": n, "type": t.value} for n, t in fields],
        }
        return self.configure("POST", "/api/v3/configure/table", body=body, accept=(200, 409)) != 409

    def set_retention(self, database: str, retention_ns: int | None) -> None:
        """Set (exactly: no months or years, trap 22) or clear the retention of a database. Needs 3.2."""
        seconds, rest = divmod(retention_ns or 0, 1_000_000_000)
        text = None if retention_ns is None else f"{retention_ns}ns" if rest else f"{seconds}s"
        self.configure("PUT", "/api/v3/configure/database", body={"db": database, "retention_period": text})

    def delete_table(self, database: str, table: str) -> None:
        """Soft-delete a table; its name is free at once (trap 13). Nothing happens when there is none."""
        self.configure("DELETE", "/api/v3/configure/table", {"db": database, "table": table}, accept=(200, 404, 409))

    def delete_database(self, database: str, for_ever: bool = False) -> None:
        """Soft-delete a database; its name is free at once. Nothing happens when there is none.

        `for_ever` (needs 3.2) gives its space back soon instead of after days (facts.md 1.5).
        """
        params = {"db": database, "hard_delete_at": "now"} if for_ever else {"db": database}
        self.configure("DELETE", "/api/v3/configure/database", params, accept=(200, 404, 409))
