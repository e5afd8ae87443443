"""Peak memory and time of a backup and a restore for 1, 3 and 10 million rows.

Wanted: at most 250 MB and flat (ratio at most 1.1); 10 times the rows in at most 10.5 times the time.
The demo server flushes once a second, as a real one does: else few bodies wait, and a small restore looks smaller.
"""

from __future__ import annotations

from benchmarks.program import Took, home, median, run
from benchmarks.served import DATABASE, served

SIZES = (1_000_000, 3_000_000, 10_000_000)
# Seconds between two flushes of a server (measured.md).
FLUSH = "1.0"
ROUNDS = 3


def main() -> None:
    """Backups and restores of each size; of each the median."""
    found: dict[str, list[Took]] = {"backup": [], "restore": []}
    for rows in SIZES:
        backups, restores = [], []
        for _ in range(ROUNDS):
            with served(rows, "--flush", FLUSH) as url, home() as where_to:
                run(where_to, "server", "add", "lab", "--url", url)
                backups.append(run(where_to, "backup", "lab"))
                backup_id = backups[-1].answer["backup"]["id"]
                restores.append(run(where_to, "restore", backup_id, "--database", f"{DATABASE}={DATABASE}2"))
        for what, took in (("backup", backups), ("restore", restores)):
            peaks = ", ".join(f"{t.peak / 1e6:.0f}" for t in took)
            found[what].append(Took(median([t.seconds for t in took]), int(median([t.peak for t in took])), {}))
            print(f"  {what} of {rows / 1e6:.0f} M rows: {found[what][-1].seconds:.1f} s, peaks {peaks} MB", flush=True)
    for what, took in found.items():
        print(
            f"{what}: peak {max(t.peak for t in took) / 1e6:.0f} MB (wanted: at most 250), "
            f"10 M to 1 M: memory ratio {took[-1].peak / took[0].peak:.2f} (wanted: at most 1.1), "
            f"time ratio {took[-1].seconds / took[0].seconds:.1f} (wanted: at most 10.5)"
        )


if __name__ == "__main__":
    main()
