"""Peak memory and time of a backup and a restore for 1, 3 and 10 million rows.

Wanted: at most 250 MB and flat (ratio at most 1.1); 10 times the rows in at most 10.5 times the time.
"""

from __future__ import annotations

from benchmarks.program import Took, home, run
from benchmarks.served import DATABASE, served

SIZES = (1_000_000, 3_000_000, 10_000_000)


def main() -> None:
    """One backup and one restore for each size."""
    backups: list[Took] = []
    restores: list[Took] = []
    for rows in SIZES:
        with served(rows) as url, home() as where_to:
            run(where_to, "server", "add", "lab", "--url", url)
            taken = run(where_to, "backup", "lab")
            backups.append(taken)
            backup_id = taken.answer["backup"]["id"]
            restores.append(run(where_to, "restore", backup_id, "--database", f"{DATABASE}={DATABASE}2"))
        for what, took in (("backup", backups[-1]), ("restore", restores[-1])):
            print(f"  {what} of {rows / 1e6:.0f} M rows: {took.seconds:.1f} s, peak {took.peak / 1e6:.0f} MB")
    for what, all_took in (("backup", backups), ("restore", restores)):
        print(
            f"{what}: peak {max(t.peak for t in all_took) / 1e6:.0f} MB (wanted: at most 250), "
            f"10 M to 1 M: memory ratio {all_took[-1].peak / all_took[0].peak:.2f} (wanted: at most 1.1), "
            f"time ratio {all_took[-1].seconds / all_took[0].seconds:.1f} (wanted: at most 10.5)"
        )


if __name__ == "__main__":
    main()
