"""What one attempt was, and what came of it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True)
class Line:
    """One line of the matrix.

    `lost`: rows or archives that were safe before and are not any more. `green`: ticks that stand where the data is not
    as the server had it. `wrong`: whatever else must not be (no text, leftovers, a fault that never struck).
    `guard`: what was taken out of the program; such a line must show damage, and counts in no sum.
    """

    chapter: str
    tried: str
    seen: str
    lost: int = 0
    green: int = 0
    wrong: int = 0
    guard: str = ""

    @property
    def good(self) -> bool:
        """Whether it is as it should be."""
        damage = self.lost + self.green + self.wrong
        return damage > 0 if self.guard else damage == 0

    def __str__(self) -> str:
        figures = f"lost {self.lost}, wrongly green {self.green}"
        figures += f", otherwise wrong {self.wrong}" if self.wrong else ""
        without = f" without {self.guard}" if self.guard else ""
        return f"{'ok ' if self.good else 'BAD'} {self.chapter}{without}: {self.tried} → {self.seen} [{figures}]"


def summary(lines: Iterable[Line]) -> list[str]:
    """A line for each chapter, in order of appearance, and the sum."""
    chapters: dict[str, list[Line]] = {}
    guards: list[Line] = []
    for line in lines:
        if line.guard:
            guards.append(line)
        else:
            chapters.setdefault(line.chapter, []).append(line)
    said = [f"{name}: {len(found)} tried, {_figures(found)}" for name, found in chapters.items()]
    everything = [line for found in chapters.values() for line in found]
    caught = sum(line.good for line in guards)
    if guards:
        said.append(f"guards taken out: {len(guards)}, the damage was seen in {caught}")
    said.append(f"sum: {len(everything)} tried, {_figures(everything)}")
    return said


def _figures(lines: list[Line]) -> str:
    lost, green, wrong = (sum(getattr(line, name) for line in lines) for name in ("lost", "green", "wrong"))
    return f"lost {lost}, wrongly green {green}, otherwise wrong {wrong}"
