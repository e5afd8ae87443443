"""The line protocol encoder on one core, against the simplest row-by-row encoder, side by side in one run.

Where the package `influxdb3-python` is installed (it is not among our requirements), its own encoder of data frames is
measured too: `pip install influxdb3-python pandas` in a throw-away environment.
"""

from __future__ import annotations

import importlib
import time
from collections.abc import Callable
from typing import Any

import pyarrow as pa

from benchmarks.program import median
from benchmarks.served import TABLE, TAGS, rows_of
from influx_backup_gui.influx.line_protocol import encode

ROWS, ROUNDS = 250_000, 5


def row_by_row(rows: pa.Table) -> bytes:
    """What one writes first: a loop over rows; escapes nothing, so it does less than it should."""
    lines = []
    times = rows.column("time").cast(pa.int64()).to_pylist()
    fields = [n for n in rows.column_names if n not in (*TAGS, "time")]
    for row, at in zip(rows.drop_columns(["time"]).to_pylist(), times, strict=True):
        head = TABLE + "".join(f",{t}={row[t]}" for t in TAGS)
        body = ",".join(f"{n}={_value(row[n])}" for n in fields)
        lines.append(f"{head} {body} {at}")
    return "\n".join(lines).encode()


def _value(value: object) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, int):
        return f"{value}i"
    return f'"{value}"' if isinstance(value, str) else repr(value)


def ours(rows: pa.Table) -> int:
    """Bytes of all bodies."""
    return sum(len(body.data) for body in encode(TABLE, TAGS, rows, 3_000_000))


def official(rows: pa.Table) -> Callable[[], int] | None:
    """The encoder of the vendor's client for a data frame of these rows; None where it is not installed."""
    try:
        module: Any = importlib.import_module("influxdb_client_3.write_client.client.write.dataframe_serializer")
        settings: Any = importlib.import_module("influxdb_client_3.write_client.client.write_api").PointSettings
    except ImportError:
        return None
    frame = rows.to_pandas().set_index("time")
    options = {"data_frame_measurement_name": TABLE, "data_frame_tag_columns": TAGS}
    return lambda: sum(
        map(len, module.data_frame_to_list_of_points(data_frame=frame, point_settings=settings(), **options))
    )


def timed(work: Callable[[], object]) -> float:
    """Seconds."""
    started = time.perf_counter()
    work()
    return time.perf_counter() - started


def main() -> None:
    """All encoders in turn, several rounds; prints the medians."""
    pa.set_cpu_count(1)
    rows = rows_of(ROWS)
    size = ours(rows)
    quick, slow, vendor = [], [], []
    other = official(rows)
    for _ in range(ROUNDS):
        quick.append(timed(lambda: ours(rows)))
        slow.append(timed(lambda: row_by_row(rows)))
        if other is not None:
            vendor.append(timed(other))
    print(f"  {size / ROWS:.0f} bytes a row; {size / median(quick) / 1e6:.0f} MB/s")
    print(f"row by row takes {median(slow) / median(quick):.0f} times as long")
    if vendor:
        print(f"influxdb3-python takes {median(vendor) / median(quick):.0f} times as long")


if __name__ == "__main__":
    main()
