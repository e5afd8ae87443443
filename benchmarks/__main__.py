"""Run every benchmark, or those that are named; each prints ratios measured side by side in one run.

Each has a process of its own: what one held would count towards the peaks of the next (`program.Took`).
"""

from __future__ import annotations

import subprocess
import sys

NAMES = ("encoder", "archive_size", "backup", "restore", "memory", "window", "tables", "monitor", "cancel")


def main() -> None:
    """`python -m benchmarks [NAME…]`."""
    for name in sys.argv[1:] or NAMES:
        print(f"== {name}", flush=True)
        subprocess.run([sys.executable, "-m", f"benchmarks.{name}"], check=True)


if __name__ == "__main__":
    main()
