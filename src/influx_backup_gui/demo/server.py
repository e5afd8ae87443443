"""The demo server: an InfluxDB 3 on loopback, with controls that a real one does not have."""

from __future__ import annotations

import threading
from collections.abc import Sequence
from dataclasses import dataclass, field
from http.server import ThreadingHTTPServer
from types import TracebackType
from typing import Any

import pyarrow as pa

from influx_backup_gui.demo import writes
from influx_backup_gui.demo.faults import Faults
from influx_backup_gui.demo.http import Conversation
from influx_backup_gui.demo.instance import Instance
from influx_backup_gui.demo.profiles import profile_of
from influx_backup_gui.demo.sql import Queries
from influx_backup_gui.demo.storage import fit

_KINDS = {pa.float64(): "float", pa.int64(): "integer", pa.uint64(): "uinteger", pa.string(): "string", pa.bool_(): "boolean"}


class _Listener(ThreadingHTTPServer):
    daemon_threads = True
    request_queue_size = 64
    demo: DemoServer

    def handle_error(self, request: Any, client_address: Any) -> None:
        """A client that went away is no error of the server."""


@dataclass
class DemoServer:
    """A stand-in InfluxDB 3. `token` None serves without authorisation; `flush_seconds` is what a synchronous write waits."""

    port: int = 0
    profile: str = "3.6"
    edition: str = "Core"
    token: str | None = "apiv3_demo"
    file_limit: int = 432
    gen1_seconds: int = 600
    flush_seconds: float = 0.0
    host: str = "127.0.0.1"
    faults: Faults = field(default_factory=Faults)
    requests: list[tuple[str, str, dict[str, str], int]] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.instance = Instance(profile_of(self.profile), self.edition, self.gen1_seconds * 10**9, self.token)
        self.queries = Queries(self.instance, self.file_limit)
        self.stopping = threading.Event()
        self._listener: _Listener | None = None

    # --- life -----------------------------------------------------------------------------------------

    def start(self) -> None:
        """Listen; from now on `url` answers."""
        self._listener = _Listener((self.host, self.port), Conversation)
        self._listener.demo = self
        self.port = self._listener.server_address[1]
        threading.Thread(target=self._listener.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True).start()

    def stop(self) -> None:
        """Stop listening; stalled answers end."""
        self.stopping.set()
        if self._listener is not None:
            self._listener.shutdown()
            self._listener.server_close()
            self._listener = None

    def __enter__(self) -> DemoServer:
        self.start()
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self.stop()

    @property
    def url(self) -> str:
        """Where it answers."""
        return f"http://{self.host}:{self.port}"

    # --- controls -------------------------------------------------------------------------------------

    def persist(self) -> None:
        """Move all buffered rows to files, one per table and block."""
        self.instance.persist()

    def restart(self, lookback_seconds: float | None = None) -> None:
        """A new process id; files that end before the look-back become invisible, overwritten values fall back."""
        self.instance.restart(lookback_seconds)

    def write(self, database: str, text: str | bytes) -> None:
        """Write line protocol in nanoseconds without HTTP."""
        text = text.decode() if isinstance(text, bytes) else text
        made = self.instance.create_database(database, must_be_new=False)
        writes.write(self.instance, made, text, "nanosecond", accept_partial=False)

    def load_table(self, database: str, table: str, tags: Sequence[str], rows: pa.Table, in_buffer: bool = False) -> None:
        """Load unique rows quickly: into files, one per block (all of one call share a sequence), or into the buffer."""
        made = self.instance.create_database(database, must_be_new=False)
        kinds = {n: "tag" for n in tags}
        kinds |= {f.name: _KINDS[f.type] for f in rows.schema if f.name not in kinds and f.name != "time"}
        with self.instance.lock:
            target = made.tables.get(table) or self.instance.create_table(made, table, kinds)
            target.add_columns(kinds)
            self.instance.sequence += 1
            sequence = 0 if in_buffer else self.instance.sequence
            target.add(fit(rows, target.schema()), self.instance.gen1_ns, sequence)

    def drop_table(self, database: str, table: str) -> None:
        """Soft-delete a table."""
        self.instance.delete_table(self.instance.configured(database), table, None)

    def drop_database(self, database: str) -> None:
        """Soft-delete a database."""
        self.instance.delete_database(database, None)

    def rows(self, database: str, table: str) -> pa.Table:
        """All rows of a table, merged, columns sorted by name."""
        return self.instance.configured(database).tables[table].read(None, None, self.instance.gen1_ns)
