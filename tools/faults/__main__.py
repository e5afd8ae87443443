"""`make faults`: everything that may go wrong, tried for real. A line for each attempt, then the sums.

`python -m tools.faults [CHAPTER…] [--workers N]`; without a chapter all of them. Exit code 1 where something was lost,
a tick stood where it must not, or damage went unnoticed although a guard was taken out.
"""

from __future__ import annotations

import argparse
import multiprocessing
import platform
import sys
import time
from collections.abc import Iterator
from datetime import UTC, datetime

from tools.faults.chapters import CHAPTERS, Share, run
from tools.faults.line import Line, summary


def main() -> int:
    """Run what was asked for, in processes of their own, and print it in order."""
    parser = argparse.ArgumentParser(prog="python -m tools.faults", description="Try everything that may go wrong.")
    parser.add_argument("chapters", nargs="*", metavar="CHAPTER", help=f"of {', '.join(CHAPTERS)} (all)")
    parser.add_argument("--workers", type=int, default=2, metavar="N", help="processes at a time (2)")
    given = parser.parse_args()
    unknown = set(given.chapters) - CHAPTERS.keys()
    if unknown:
        parser.error(f"no such chapter: {', '.join(sorted(unknown))}")
    began = time.monotonic()
    shares = [share for name, made in CHAPTERS.items() if name in (given.chapters or CHAPTERS) for share in made]
    lines = []
    for line in _lines(shares, given.workers):
        print(line, flush=True)
        lines.append(line)
    print(f"\n{datetime.now(UTC):%d %B %Y}, {platform.platform()}, Python {platform.python_version()}")
    print("\n".join(summary(lines)))
    print(f"{(time.monotonic() - began) / 60:.0f} minutes")
    return 0 if all(line.good for line in lines) else 1


def _lines(shares: list[Share], workers: int) -> Iterator[Line]:
    context = multiprocessing.get_context("spawn")
    with context.Pool(workers, maxtasksperchild=1) as pool:
        for found in pool.imap(run, shares):
            yield from found


if __name__ == "__main__":
    sys.exit(main())
