"""The stand-in server: an InfluxDB 3 as a client sees it, on loopback, in memory (facts.md 10)."""

from __future__ import annotations

import json
import threading
import time
import uuid
from types import TracebackType
from typing import Any

import pyarrow as pa

from influx_backup_gui.demo.catalog import Catalog, Database, Refused, Table
from influx_backup_gui.demo.faults import Faults
from influx_backup_gui.demo.http_server import HttpServer
from influx_backup_gui.demo.ingest import Ingest
from influx_backup_gui.demo.instants import SECOND, stamp
from influx_backup_gui.demo.profiles import profile_of
from influx_backup_gui.demo.routes import Routes
from influx_backup_gui.demo.schema import Kind, kind_of
from influx_backup_gui.demo.sql import Sql
from influx_backup_gui.demo.system_tables import SystemTables
from influx_backup_gui.demo.tokens import Tokens

NODE = "n0"


class DemoServer:
    """Starts on `start()` or `with`; after `stop()` it can be started again, at its port and with its data.

    `profile` is a release (`3.6` or `3.6.0`), `token` None means without authentication, `file_limit` the Parquet
    files one query may touch, `gen1_seconds` the length of a block of files, `flush_seconds` how long apart the
    flushes are that synchronous writes wait for (1.0 as a real one; 0: none).
    """

    def __init__(
        self,
        port: int = 0,
        profile: str = "3.6",
        edition: str = "Core",
        token: str | None = "apiv3_demo",  # noqa: S107 - it guards nothing
        file_limit: int = 432,
        gen1_seconds: int = 600,
        flush_seconds: float = 0.0,
        host: str = "127.0.0.1",
    ) -> None:
        self.token = token
        self.faults = Faults()
        # (method, path, parameters without secrets, status) of every answered request.
        self.requests: list[tuple[str, str, dict[str, str], int]] = []
        # Plug-in files that exist on the server, with their size in bytes.
        self.plugins: dict[str, int] = {}
        self.profile = profile_of(profile, edition)
        self.catalog = Catalog(self.profile, gen1_seconds)
        self.flush_seconds = flush_seconds
        self.process_id = str(uuid.uuid4())
        self.cluster_uuid = str(uuid.uuid4())
        self.stopping = threading.Event()
        self._started = time.time_ns()
        self._look_back: str | None = None
        self._wal = 0
        self.tokens = Tokens(self.profile, token, self.now)
        system = SystemTables(self.catalog, self.tokens, self.node, self.plugins)
        self.sql = Sql(self.catalog, system, file_limit, self.now)
        self.ingest = Ingest(self.catalog, self.now)
        self._routes = Routes(self)
        self._http = HttpServer((host, port), self, self._routes)
        self._thread: threading.Thread | None = None

    # --- life -------------------------------------------------------------------------------------

    def now(self) -> int:
        """ns since the epoch."""
        return time.time_ns()

    @property
    def port(self) -> int:
        return int(self._http.server_address[1])

    @property
    def url(self) -> str:
        return f"http://{self._http.server_address[0]!s}:{self.port}"

    def start(self) -> DemoServer:
        """Serve in threads of its own; answers itself."""
        if self.stopping.is_set():
            self.stopping.clear()
            self._http = HttpServer((str(self._http.server_address[0]), self.port), self, self._routes)
        self._thread = threading.Thread(target=self._http.serve_forever, args=(0.01,), name="demo", daemon=True)
        self._thread.start()
        return self

    def stop(self) -> None:
        """End at once: open connections are closed; a second call does nothing."""
        self.stopping.set()
        if self._thread is not None:
            self._http.shutdown()
            self._thread.join()
            self._thread = None
        self._http.server_close()
        self._http.close_connections()

    def __enter__(self) -> DemoServer:
        return self.start()

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.stop()

    def restart(self, lookback_seconds: float | None = None) -> None:
        """As stopping and starting the process: connections end, new process id, the buffer is kept (it is in the log).

        Files whose rows all are older than the look-back are neither seen nor listed until a later restart sees
        them again; None sees everything. A real server counts snapshots (facts.md 4.3): this one is as if it had
        always taken one for each block of time. Of values written over one another the oldest persisted one now wins
        (measured.md).
        """
        since = None if lookback_seconds is None else self.now() - int(lookback_seconds * SECOND)
        with self.catalog.lock:
            for table in self._tables():
                table.rows.restarted(since)
            self.process_id = str(uuid.uuid4())
            self._started = self.now()
            self._look_back = None if lookback_seconds is None else f"{int(lookback_seconds)}s"
            # Last: who is cut off and asks again meets the new process.
            self._http.close_connections()

    def node(self) -> dict[str, Any]:
        """One row of system.nodes."""
        params = {"node-id": NODE, "object-store": "memory"}
        if self._look_back is not None:
            params["gen1-lookback-duration"] = self._look_back
        return {
            "node_id": NODE,
            "node_catalog_id": 0,
            "instance_id": self.cluster_uuid,
            "mode": ["core" if self.profile.edition == "Core" else "all"],
            "core_count": 2,
            "state": "running",
            "updated_at": self._started // 10**6,
            "cli_params": json.dumps(params, separators=(",", ":")),
        }

    # --- data without HTTP ------------------------------------------------------------------------

    def write(self, database: str, line_protocol: str | bytes) -> None:
        """Line protocol with times in ns; seen at once. Raises Refused as the HTTP request would be refused."""
        body = line_protocol.encode() if isinstance(line_protocol, str) else line_protocol
        self.ingest.write(database, body, "nanosecond", accept_partial=False)
        self.written()

    def written(self) -> None:
        """Count one entry of the log; file names carry the count."""
        with self.catalog.lock:
            self._wal += 1

    def next_flush(self) -> float:
        """When, on the monotonic clock, what is written now is flushed: then it is seen (facts.md 4.3)."""
        now = time.monotonic()
        return now if self.flush_seconds <= 0 else now - now % self.flush_seconds + self.flush_seconds

    def flushed(self) -> None:
        """Wait for the next flush of the log, as a synchronous write does."""
        flush = self.next_flush()
        while (left := flush - time.monotonic()) > 0 and not self.stopping.wait(left):
            pass

    def load_table(self, database: str, table: str, tags: list[str], rows: Any, in_buffer: bool = False) -> None:
        """An Arrow table with `time` (timestamp[ns]) straight into files by block, or into the buffer."""
        with self.catalog.lock:
            home = self.catalog.databases.get(database) or self.catalog.create_database(database)
            target = home.tables.get(table)
            if target is None:
                target = self.catalog.create_table(database, table, [(name, Kind.TAG) for name in tags])
            new = [n for n in rows.column_names if n not in target.columns]
            target.add([(n, Kind.TAG if n in tags else kind_of(rows.schema.field(n).type)) for n in new])
            time_at = rows.column_names.index("time")
            times = rows.column("time").cast(pa.timestamp("ns")).cast(pa.int64())
            self._wal += 1
            target.rows.append(rows.set_column(time_at, "time", times), target.series_key)
            if not in_buffer:
                self._persist(home, target)

    def persist(self) -> int:
        """Move all buffered rows to files: one new file for each table and block that has some; answers how many."""
        with self.catalog.lock:
            self._wal += 1
            return sum(self._persist(d, t) for d in self.catalog.databases.values() for t in d.tables.values())

    def _persist(self, database: Database, table: Table) -> int:
        wal = self._wal

        def path_of(block: int) -> str:
            day = stamp(block, "%Y-%m-%d/%H-%M")
            return f"{NODE}/dbs/{database.number}/{table.number}/{day}/{wal:010d}.parquet"

        return table.rows.persist(table.series_key, path_of, wal)

    def _tables(self) -> list[Table]:
        return [t for d in self.catalog.databases.values() for t in d.tables.values()]

    def drop_table(self, database: str, table: str) -> None:
        """As deleting it over HTTP."""
        now = self.now()
        self.catalog.delete_table(database, table, now, now + 72 * 3600 * SECOND)

    def drop_database(self, database: str) -> None:
        """As deleting it over HTTP."""
        now = self.now()
        self.catalog.delete_database(database, now, now + 72 * 3600 * SECOND)

    def rows(self, database: str, table: str) -> Any:
        """What is stored, one row for each key; columns by name, rows by series and time.

        Files that a look-back hides are left out; rows that a retention hides are not.
        Raises KeyError for an unknown table.
        """
        try:
            found = self.catalog.table(database, table)
        except Refused:
            raise KeyError(f"{database}.{table}") from None
        return found.rows.read(found.columns.values(), found.series_key)
