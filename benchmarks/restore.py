"""Restore with encoding against posting ready-made bodies over the same connections, and what the read-back adds.

Wanted: encoding and posting at 0.85 or more of the bodies' own rate; read-back at most 30 % on top.
"""

from __future__ import annotations

import time
from concurrent.futures import ThreadPoolExecutor
from threading import local

import requests

from benchmarks.program import home, median, run
from benchmarks.served import DATABASE, TABLE, TAGS, rows_of, served
from influx_backup_gui.influx.line_protocol import encode

ROWS = 1_000_000
CONNECTIONS = 16
ROUNDS = 3


def post(url: str, database: str, bodies: list[bytes]) -> float:
    """Seconds to post ready-made bodies over the same number of connections."""
    sessions = local()

    def send(body: bytes) -> None:
        if not hasattr(sessions, "one"):
            sessions.one = requests.Session()
        params = {"db": database, "precision": "nanosecond", "accept_partial": "false"}
        answer = sessions.one.post(f"{url}/api/v3/write_lp", params=params, data=body, timeout=300)
        if answer.status_code != 204:
            raise RuntimeError(f"{answer.status_code}: {answer.text[:300]}")

    started = time.perf_counter()
    with ThreadPoolExecutor(CONNECTIONS) as pool:
        list(pool.map(send, bodies))
    return time.perf_counter() - started


def main() -> None:
    """Bodies, then restores, in turn; databases are dropped in between."""
    bodies = [bytes(b.data) for b in encode(TABLE, TAGS, rows_of(ROWS))]
    with served(ROWS) as url, home() as where_to:
        run(where_to, "server", "add", "lab", "--url", url)
        backup_id = run(where_to, "backup", "lab").answer["backup"]["id"]
        ready, whole = [], []
        for _ in range(ROUNDS):
            ready.append(post(url, "ready", bodies))
            took = run(where_to, "restore", backup_id, "--database", f"{DATABASE}=again")
            whole.append(took.seconds)
            print(
                f"  ready-made bodies {ready[-1]:.2f} s; whole restore {took.seconds:.2f} s, phases "
                f"{took.answer.get('phases')}"
            )
            for name in ("ready", "again"):
                requests.delete(f"{url}/api/v3/configure/database", params={"db": name}, timeout=60)
        print(
            f"whole restore, process start, proof and read-back included: {median(whole) / median(ready):.2f} times "
            "the posting of ready-made bodies"
        )


if __name__ == "__main__":
    main()
