"""The seal of a backup: when it was brought back for trial, how much of it, where, and how long that took.

The rule in prose:
* Only drills that say something about the archive count: those that compared, decoded, or met damage. A server that did
  not answer, a cancel and a plan without room say nothing.
* What a drill found wrong breaks the seal, until a drill that is at least as strong finds the archive right.
* Of drills since then the strongest is shown: a server before the stand-in before decoding alone, all tables before a
  share of them; of equals the newest.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from influx_backup_gui.domain.humanize import counted, date_text, rows_text, time_text
from influx_backup_gui.domain.job import DrillWay

_WAYS = tuple(DrillWay)


@dataclass(frozen=True)
class Seal:
    """What one drill of the backup `backup` (its id) showed; it ended at `at` (ns) and took `seconds`.

    `tables` of `of_tables` took part. `broken` says what came back otherwise than it was saved, "" where nothing did.
    `damaged`: the archive was found damaged since.
    """

    backup: str
    at: int
    way: DrillWay
    tables: int
    of_tables: int
    rows: int
    seconds: float
    where: str = ""
    broken: str = ""
    damaged: bool = False

    @property
    def whole(self) -> bool:
        """Whether all tables took part."""
        return self.tables >= self.of_tables

    @property
    def strength(self) -> tuple[int, bool]:
        """How much it proves; the larger, the more."""
        return -_WAYS.index(self.way), self.whole


def seals_of(results: Iterable[Seal]) -> dict[str, Seal]:
    """The seal of every backup of which there are results (newest first), by its id."""
    mine: dict[str, list[Seal]] = {}
    for result in results:
        mine.setdefault(result.backup, []).append(result)
    return {backup: _seal(found) for backup, found in mine.items()}


def _seal(newest_first: list[Seal]) -> Seal:
    best: Seal | None = None
    for result in newest_first:
        if result.broken:
            return best if best is not None and best.strength >= result.strength else result
        if best is None or result.strength > best.strength:
            best = result
    assert best is not None
    return best


def seal_text(seal: Seal) -> str:
    """`restored on 3 May 2026: 41 tables, 18.2 M rows, 4 min 10 s`, of a UTC day; what proves less says so."""
    day = date_text(seal.at)
    if seal.broken:
        return f"NOT restored as it was saved on {day}: {seal.broken}"
    share = f"{seal.tables:,} of " if not seal.whole else ""
    rows = "row" if seal.rows == 1 else "rows"
    figures = f"{share}{counted(seal.of_tables, 'table')}, {rows_text(seal.rows)} {rows}, {time_text(seal.seconds)}"
    said = {
        DrillWay.SERVER: f"restored on {day}: {figures}",
        DrillWay.STAND_IN: f"restored on the stand-in server on {day} (proves less): {figures}",
        DrillWay.DECODE: f"decoded on {day}, not restored (proves less): {figures}",
    }[seal.way]
    return f"{said}; DAMAGED since" if seal.damaged else said
