"""A demo server in a process of its own, holding one table of a given number of rows.

2 tags, 5 fields, one row every 0.1 s: 10-minute blocks of 6,000 rows, like the data of measured.md.
"""

from __future__ import annotations

import argparse
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc

START = 1_767_225_600 * 10**9
STEP = 10**8
DATABASE, TABLE, TAGS = "bench", "cpu", ["host", "region"]


def rows_of(count: int, first: int = 0) -> pa.Table:
    """Deterministic rows: tags with 20 and 4 values, a wandering float, a rounded one, a counter, a flag, a text."""
    numbers = pa.array(range(first, first + count), pa.int64())
    host = pc.bit_wise_and(numbers, 15)
    wave = pc.sin(pc.multiply(pc.cast(numbers, pa.float64()), 0.001))
    names = pa.array([f"host{n:02d}" for n in range(16)])
    regions = pa.array(["eu-west", "eu-north", "us-east", "us-west"])
    words = pa.array(["ok", "warm", "hot", "check filter"])
    return pa.table(
        {
            "host": pa.DictionaryArray.from_arrays(pc.cast(host, pa.int32()), names),
            "region": pa.DictionaryArray.from_arrays(pc.cast(pc.bit_wise_and(host, 3), pa.int32()), regions),
            "usage": pc.add(pc.multiply(wave, 50.0), 50.0),
            "temp": pc.round(pc.add(pc.multiply(wave, 10.0), 21.0), 1),
            "count": numbers,
            "ok": pc.not_equal(pc.bit_wise_and(numbers, 63), 0),
            "state": pc.take(words, pc.bit_wise_and(pc.shift_right(numbers, 9), 3)),
            "time": pc.cast(pc.add(pc.multiply(numbers, STEP), START), pa.timestamp("ns")),
        }
    )


@contextmanager
def served(rows: int, *options: str) -> Iterator[str]:
    """The url of a running demo server with `rows` rows; without token."""
    command = [sys.executable, "-m", "benchmarks.served", str(rows), *options]
    process: subprocess.Popen[Any] = subprocess.Popen(
        command, stdout=subprocess.PIPE, stdin=subprocess.PIPE, text=True, cwd=Path(__file__).parent.parent
    )
    assert process.stdout is not None
    try:
        yield process.stdout.readline().strip()
    finally:
        process.terminate()
        process.wait()


class Paced:
    """Lets queries answer rows at a limited rate, all together: a real server is slower than the demo server."""

    def __init__(self, query: Callable[..., Any], rows_per_second: float) -> None:
        self._query, self._rate = query, rows_per_second
        self._lock = threading.Lock()
        self._free = 0.0

    def __call__(self, *arguments: Any) -> Any:
        table = self._query(*arguments)
        with self._lock:
            self._free = max(self._free, time.monotonic()) + table.num_rows / self._rate
            wait = self._free - time.monotonic()
        threading.Event().wait(max(wait, 0.0))
        return table


def _serve(rows: int, flush: float, rate: float, tables: int) -> None:
    from influx_backup_gui.demo.server import DemoServer

    with DemoServer(token=None, flush_seconds=flush) as server:
        for first in range(0, rows, 1_000_000):
            server.load_table(DATABASE, TABLE, TAGS, rows_of(min(1_000_000, rows - first), first))
        if tables:
            lines = (f"table_{n:04d},host=a,region=b usage=1.5,count={n}i {START + n}" for n in range(tables))
            server.write("many", "\n".join(lines))
        if rate:
            server.sql.query = Paced(server.sql.query, rate)  # type: ignore[method-assign] # the only door for rows
        print(server.url, flush=True)
        sys.stdin.read()


if __name__ == "__main__":
    parser = argparse.ArgumentParser()
    parser.add_argument("rows", type=int)
    parser.add_argument("--flush", type=float, default=0.0, help="seconds between flushes that writes wait for")
    parser.add_argument(
        "--rate", type=float, default=0.0, help="rows a second that queries answer at most; 0: no limit"
    )
    parser.add_argument("--tables", type=int, default=0, help="one row in each of so many tables of the database many")
    given = parser.parse_args()
    _serve(given.rows, given.flush, given.rate, given.tables)
