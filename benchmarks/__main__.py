"""Run every benchmark, or those that are named; each prints ratios measured side by side in one run."""

from __future__ import annotations

import importlib
import sys

NAMES = ("encoder", "archive_size", "backup", "restore", "memory", "window", "tables", "monitor")


def main() -> None:
    """`python -m benchmarks [NAME…]`."""
    for name in sys.argv[1:] or NAMES:
        print(f"== {name}", flush=True)
        importlib.import_module(f"benchmarks.{name}").main()


if __name__ == "__main__":
    main()
