"""Which of five things the icon in the tray says; a pure function of what is known.

The rule in prose: a job that runs comes first, because it is what a person looks for. Then bad news: not protected,
and health that could not be read, which counts as that. Then a pause that a person asked for. Then what needs a look,
and not knowing yet. Only then: protected.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from influx_backup_gui.domain.health_records import Colour, Health


class TrayState(StrEnum):
    PROTECTED = "protected"
    RUNNING = "running"
    ATTENTION = "attention"
    FAILED = "failed"
    PAUSED = "paused"


@dataclass(frozen=True)
class TrayFacts:
    """`health` is None until it was read, `unreadable` says why it cannot be; `paused_until` and `now` are ns.

    `running` is the title of the first running job ("": none), with its whole `percent`; `others` counts the rest.
    """

    health: Health | None = None
    unreadable: str = ""
    running: str = ""
    percent: int = 0
    others: int = 0
    paused_until: int | None = None
    now: int = 0

    @property
    def paused(self) -> bool:
        """Whether nothing starts by itself just now."""
        return self.paused_until is not None and self.paused_until > self.now


def tray_state(facts: TrayFacts) -> TrayState:
    """What the icon shows."""
    if facts.running:
        return TrayState.RUNNING
    if facts.unreadable or (facts.health is not None and facts.health.colour is Colour.RED):
        return TrayState.FAILED
    if facts.paused:
        return TrayState.PAUSED
    if facts.health is None or facts.health.colour is Colour.AMBER:
        return TrayState.ATTENTION
    return TrayState.PROTECTED
