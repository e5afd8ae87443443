"""`python -m tools.fuzz N [--seed SEED]`: so many random tables there and back.

Every round has a seed of its own, which the one that is given and its number make. A difference is told with the seed
of its table, and the smallest table that still shows it.
"""

from __future__ import annotations

import argparse
import multiprocessing
import platform
import secrets
import sys
import time
from datetime import UTC, datetime

from tools.fuzz.searching import Found, search


def main() -> int:
    """Exit code 1 where anything differed."""
    parser = argparse.ArgumentParser(prog="python -m tools.fuzz", description="Random tables there and back.")
    parser.add_argument("tables", type=int, metavar="N", help="how many tables")
    parser.add_argument("--seed", default="", help="repeats a run, or with N = 1 a single table (default: a new one)")
    parser.add_argument("--together", type=int, default=200, metavar="N", help="tables of a round (200)")
    parser.add_argument("--workers", type=int, default=2, metavar="N", help="processes at a time (2)")
    given = parser.parse_args()
    seed = given.seed or secrets.token_hex(4)
    print(f"seed {seed}", flush=True)
    began = time.monotonic()
    rounds = [
        (seed, first, min(given.together, given.tables - first)) for first in range(0, given.tables, given.together)
    ]
    tables = rows = 0
    differences: list[str] = []
    context = multiprocessing.get_context("spawn")
    with context.Pool(given.workers, maxtasksperchild=10) as pool:
        for found in pool.imap(search, rounds):
            tables, rows = tables + found.tables, rows + found.rows
            differences += found.told
            _tell(found, tables, rows)
    minutes = (time.monotonic() - began) / 60
    print(f"\n{datetime.now(UTC):%d %B %Y}, {platform.platform()}, Python {platform.python_version()}")
    print(f"seed {seed}: {tables} tables, {rows} rows, {len(differences)} differences, {minutes:.1f} minutes")
    return 1 if differences else 0


def _tell(found: Found, tables: int, rows: int) -> None:
    print("\n".join([*found.told, f"{tables} tables, {rows} rows"]), flush=True)


if __name__ == "__main__":
    sys.exit(main())
