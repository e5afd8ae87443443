"""Restore with encoding against posting ready-made bodies over the same connections, and what the read-back adds.

Wanted: encoding and posting at 0.85 or more of the rate of ready-made bodies; read-back at most 30 % on top.
The demo server flushes once a second, as a real one does: each synchronous write waits for that.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from benchmarks.program import home, median, run
from benchmarks.served import DATABASE, TABLE, TAGS, served
from influx_backup_gui.domain.progress import CancelToken
from influx_backup_gui.engine.restore_write import BodyWriter, Target, even_bodies
from influx_backup_gui.influx.client import Client
from influx_backup_gui.influx.line_protocol import Body
from influx_backup_gui.store.archive_reader import ArchiveReader
from influx_backup_gui.store.columnar import read_parquet

ROWS = 3_000_000
CONNECTIONS = 16
ROUNDS = 3


def post(client: Client, database: str, bodies: list[bytes]) -> None:
    """Post ready-made bodies over all connections."""
    with ThreadPoolExecutor(CONNECTIONS) as pool:
        list(pool.map(lambda body: client.write(database, body), bodies))


def encode_and_post(client: Client, database: str, archive: Path) -> None:
    """Decode the parts of an archive, encode and post them, without a look at what arrived."""
    failures: list[object] = []

    def refused(_: Body, reason: str) -> None:
        failures.append(reason)

    writer = BodyWriter(client, CONNECTIONS, CancelToken(), failures.append)
    with ArchiveReader(archive) as reader:
        for _, _, data in reader.parts():
            target = Target(database, TABLE, tuple(TAGS))
            writer.write(target, read_parquet(data), lambda _: None, refused, lambda: None)
    writer.close()
    assert not failures, failures[0]


def timed(work: Callable[[], object]) -> float:
    """Seconds."""
    started = time.perf_counter()
    work()
    return time.perf_counter() - started


def main() -> None:
    """The three in turn; their databases are dropped in between."""
    with served(ROWS, "--flush", "1.0") as url, home() as where_to:
        run(where_to, "server", "add", "lab", "--url", url)
        backup = run(where_to, "backup", "lab").answer["backup"]
        archive, client = Path(backup["path"]), Client(url)
        with ArchiveReader(archive) as reader:
            target = Target("ready", TABLE, tuple(TAGS))
            bodies = [bytes(b.data) for _, _, data in reader.parts() for b in even_bodies(target, read_parquet(data))]
        ready, encoded, whole = [], [], []
        for _ in range(ROUNDS):
            ready.append(timed(lambda: post(client, "ready", bodies)))
            encoded.append(timed(lambda: encode_and_post(client, "encoded", archive)))
            took = run(where_to, "restore", backup["id"], "--database", f"{DATABASE}=again")
            phases = took.answer["phases"]
            whole.append(phases["writing"] + phases["comparing what was left"])
            print(
                f"  ready-made bodies {ready[-1]:.2f} s; encoded {encoded[-1]:.2f} s; with read-back {whole[-1]:.2f} s;"
                f" whole restore {took.seconds:.2f} s"
            )
            for name in ("ready", "encoded", "again"):
                client.delete_database(name)
        client.close()
        print(
            f"encoding: {median(ready) / median(encoded):.2f} of the rate of ready-made bodies (wanted: 0.85 or more)"
        )
        print(f"read-back: {(median(whole) / median(encoded) - 1) * 100:.0f} % on top (wanted: at most 30 %)")


if __name__ == "__main__":
    main()
