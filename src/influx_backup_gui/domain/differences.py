"""How a target differs from a backup, as data: how much it matters, and in words."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import Any


class Weight(StrEnum):
    """`harmless` needs nothing; `fixable` asks for a look, and says what to do; `blocking` makes it impossible."""

    HARMLESS = "harmless"
    FIXABLE = "fixable"
    BLOCKING = "blocking"

    @property
    def rank(self) -> int:
        """The larger, the worse."""
        return list(Weight).index(self)


@dataclass(frozen=True)
class Difference:
    """One difference; `text` is whole sentences."""

    weight: Weight
    text: str

    def to_json(self) -> dict[str, Any]:
        """As `--json` prints it."""
        return {"weight": self.weight.value, "text": self.text}
