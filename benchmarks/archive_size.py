"""Size of the archives of profile `small` and `fast` against the Parquet that the server sent. Wanted: at most 0.85.

Data: the demo data, and every `*.lp` of a folder (`python -m benchmarks.archive_size FOLDER`, or SAMPLE_DATA=FOLDER).
The wish is for InfluxData's sample sets, which https://github.com/influxdata/docs-v2 holds under `static/downloads`:
bay-area-weather.lp, bitcoin.lp, eu-wind-data.lp. Nanoseconds, or seconds where the times have ten digits.
The demo server writes its Parquet as InfluxDB 3 Core does: ZSTD 1, dictionaries for tags and strings only.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import requests

from benchmarks.program import home, run
from influx_backup_gui.demo.sample_data import fill
from influx_backup_gui.demo.server import DemoServer
from influx_backup_gui.store.archive_reader import ArchiveReader

WANTED = 0.85


@dataclass(frozen=True)
class Size:
    """Bytes of the parts and of the whole archive file, and rows a second of the whole backup."""

    parts: int
    archive: int
    rows: int


def loader(path: Path) -> Callable[[DemoServer], None]:
    """Writes a file of line protocol into a database of its name."""

    def load(server: DemoServer) -> None:
        text = path.read_bytes()
        precision = "second" if len(text.rstrip().rsplit(b" ", 1)[-1]) <= 10 else "nanosecond"
        params = {"db": path.stem, "precision": precision}
        requests.post(f"{server.url}/api/v3/write_lp", params=params, data=text, timeout=60).raise_for_status()
        server.persist()

    return load


def backed_up(url: str, profile: str) -> Size:
    """What a backup of the whole server takes."""
    with home() as where:
        run(where, "server", "add", "lab", "--url", url)
        answer = run(where, "backup", "lab", "--profile", profile).answer
        path = Path(answer["backup"]["path"])
        with ArchiveReader(path) as archive:
            return Size(sum(p.bytes for p in archive.manifest.parts), path.stat().st_size, archive.manifest.rows)


def ratio_of(name: str, load: Callable[[DemoServer], None]) -> float:
    """Parts of `small` against parts of `fast`, which are the server's own bytes."""
    with DemoServer(token=None) as server:
        load(server)
        fast, small = backed_up(server.url, "fast"), backed_up(server.url, "small")
    ratio = small.parts / fast.parts
    print(
        f"{name}: {ratio:.2f} ({fast.rows} rows, {fast.parts} bytes from the server, {small.parts} small; "
        f"whole archive {fast.archive} and {small.archive})"
    )
    return ratio


def main() -> None:
    """One line for each set, and the average."""
    folder = sys.argv[1] if len(sys.argv) > 1 and Path(sys.argv[1]).is_dir() else os.environ.get("SAMPLE_DATA", "")
    files = sorted(Path(folder).glob("*.lp")) if folder else []
    if not files:
        print("(no folder of *.lp files given: only the demo data)")
    ratios = [ratio_of(path.stem, loader(path)) for path in files]
    ratios.append(ratio_of("demo data", fill))
    print(f"average {sum(ratios) / len(ratios):.2f} (wanted: at most {WANTED})")


if __name__ == "__main__":
    main()
