"""What `soak` prints and judges at its end: the history of each schedule, and the memory of the service."""

from __future__ import annotations

import json
from collections import Counter
from typing import Any

from influx_backup_gui.domain.instants import SECOND, parse_instant

_MINUTE = 60 * SECOND
# How much the resident memory of a service may grow from the first to the second half of its life.
_FLAT = 1.1


def accounted(history: list[dict[str, Any]]) -> Counter[int]:
    """How often each slot is told: by its run, or by the line about what was missed."""
    found: Counter[int] = Counter()
    for line in history:
        if line.get("clock_set_back"):
            continue
        if line["kind"] == "backup" and line["slot"]:
            found[parse_instant(line["slot"])] += 1
        elif "missed" in line:
            first = parse_instant(line["first_missed"])
            found.update(first + n * _MINUTE for n in range(line["missed"]))
    return found


def report(name: str, history: list[dict[str, Any]], since: int) -> bool:
    """Print and judge the history of one schedule."""
    slots = accounted(history)
    wanted = set(range(since // _MINUTE * _MINUTE + _MINUTE, max(slots, default=since) + 1, _MINUTE))
    lost, twice = sorted(wanted - slots.keys()), sorted(s for s, n in slots.items() if n > 1)
    real = [line for line in history if not line.get("clock_set_back")]
    outcomes = Counter(line["outcome"] for line in real if line["kind"] == "backup")
    print(
        json.dumps(
            {
                "schedule": name,
                "slots": len(slots),
                "lost": len(lost),
                "twice": len(twice),
                "backups": outcomes,
                "missed": sum(line["missed"] for line in real if "missed" in line),
                "held": Counter(line["reason"] for line in history if line.get("held")),
                "before the clock was set back": len(history) - len(real),
            }
        )
    )
    return bool(slots) and not lost and not twice and outcomes["succeeded"] > 0


def memory(resident: list[list[int]]) -> bool:
    """Print and judge the memory of the service that lived longest; its first third is not counted."""
    longest = max(resident, key=len)
    settled = longest[len(longest) // 3 :]
    growth = max(settled[len(settled) // 2 :]) / max(settled[: len(settled) // 2 + 1])
    print(f"memory: {max(settled) / 1e6:.0f} MB at most, second half against first {growth:.2f}")
    return growth <= _FLAT
