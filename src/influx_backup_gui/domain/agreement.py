"""When the rows that were read from a window are believed.

The server counts a window before it is read, and once more where the read brought more rows. The rules:
* As many rows read as counted: believed.
* More rows read than counted, and a count afterwards says no fewer than were read: the window is being written to; what
  was read is believed, and the part says so.
* Anything else is asked again: rows may be missing for a moment while the server persists them (facts.md 6).
* Fewer rows than must be there (`least`: files that the server lists, or a count when the backup was planned) are never
  believed, however often count and read agree.
* Where rows may expire while they are read, as many as were counted before, or fewer but no fewer than are counted
  afterwards, are believed.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

# What a part, or a backup, says of itself where counting left a doubt.
GREW = "written to while it was read"
CONTRADICTORY = "rows came and went while it was read"
UNCHECKED = "not checked against the server's list of files"
RESTARTED = (
    "The server was restarted during this backup. What was read after it may lack rows "
    "that the server does not show any more: take another backup."
)


class Verdict(Enum):
    """`AGAIN` is what stays contradictory when there are no rounds left."""

    BELIEVED = "believed"
    GREW = "grew"
    AGAIN = "again"


@dataclass(frozen=True)
class Round:
    """One attempt at a window: rows counted before, rows read, rows counted afterwards (None: not asked)."""

    before: int
    read: int
    after: int | None = None


def judge(rounds: tuple[Round, ...], least: int, shrinks: bool = False) -> Verdict:
    """The verdict on the last of `rounds`; earlier ones say what has been there already."""
    last = rounds[-1]
    if shrinks and last.before >= last.read >= (last.before if last.after is None else last.after):
        return Verdict.BELIEVED
    if last.read < least:
        return Verdict.AGAIN
    if last.read == last.before or last.read == last.after:
        return Verdict.BELIEVED if _settled(rounds) else Verdict.AGAIN
    if last.after is not None and last.before < last.read < last.after:
        return Verdict.GREW
    return Verdict.AGAIN


def _settled(rounds: tuple[Round, ...]) -> bool:
    """Whether no earlier round saw more rows, or two in a row say the same (rows may really be gone)."""
    last = rounds[-1]
    most = max((max(r.before, r.read, r.after or 0) for r in rounds[:-1]), default=0)
    return last.read >= most or (rounds[-2].before == rounds[-2].read == last.read == last.before)
