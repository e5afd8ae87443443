"""A whole backup, process start and proof included, against the raw download of the same windows.

Wanted: at most 1.5 times the time in profile `fast`, 2.0 in `small` (3 M rows, two in flight). The server answers at
the rate that was measured on a real InfluxDB 3 Core with two requests in flight (2.1 M rows/s); the demo server by
itself is quicker than that, and the ratio against it is printed too.
"""

from __future__ import annotations

import time
from concurrent.futures import ThreadPoolExecutor
from threading import local
from typing import Any

import requests

from benchmarks.program import home, median, run
from benchmarks.served import DATABASE, TABLE, served
from influx_backup_gui.domain.instants import TimeRange
from influx_backup_gui.domain.windows import plan_windows
from influx_backup_gui.influx.client import FileSpan
from influx_backup_gui.influx.sql_text import where

ROWS = 3_000_000
ROUNDS = 3
# Rows a second with two requests in flight (measured.md, Export).
REAL_RATE = 2_100_000


def windows_of(url: str) -> list[TimeRange]:
    """The windows that a backup reads."""
    sql = f"SELECT * FROM system.parquet_files WHERE table_name = '{TABLE}'"
    answer = requests.get(f"{url}/api/v3/query_sql", params={"db": DATABASE, "q": sql, "format": "json"}, timeout=60)
    files: list[dict[str, Any]] = answer.json()
    spans = [FileSpan(f["min_time"], f["max_time"], f["row_count"], f["size_bytes"]) for f in files]
    return [w.range for w in plan_windows(spans)]


def download(url: str, windows: list[TimeRange]) -> float:
    """Seconds to fetch every window as Parquet with two requests in flight; the bytes are thrown away."""
    sessions = local()

    def fetch(window: TimeRange) -> int:
        if not hasattr(sessions, "one"):
            sessions.one = requests.Session()
        params = {"db": DATABASE, "q": f'SELECT * FROM "{TABLE}"{where(window)}', "format": "parquet"}
        return len(sessions.one.get(f"{url}/api/v3/query_sql", params=params, timeout=300).content)

    started = time.perf_counter()
    with ThreadPoolExecutor(2) as pool:
        size = sum(pool.map(fetch, windows))
    seconds = time.perf_counter() - started
    print(f"  raw download: {seconds:.2f} s, {ROWS / seconds / 1e6:.2f} M rows/s, {size / 1e6:.0f} MB")
    return seconds


def compare(rate: float) -> None:
    """Raw, fast and small in turn, three rounds; prints the medians' ratios."""
    with served(ROWS, "--rate", str(rate)) as url, home() as where_to:
        run(where_to, "server", "add", "lab", "--url", url)
        windows = windows_of(url)
        download(url, windows)
        raw, fast, small = [], [], []
        for _ in range(ROUNDS):
            raw.append(download(url, windows))
            for profile, times in (("fast", fast), ("small", small)):
                took = run(where_to, "backup", "lab", "--profile", profile)
                times.append(took.seconds)
                print(f"  {profile}: {took.seconds:.2f} s, peak {took.peak / 1e6:.0f} MB")
        print(f"fast: {median(fast) / median(raw):.2f} times the raw download (wanted: at most 1.5)")
        print(f"small: {median(small) / median(raw):.2f} times the raw download (wanted: at most 2.0)")


def main() -> None:
    """At the rate of a real server, and as quick as the demo server can."""
    print(f" at {REAL_RATE / 1e6:.1f} M rows/s")
    compare(REAL_RATE)
    print(" without a limit")
    compare(0)


if __name__ == "__main__":
    main()
