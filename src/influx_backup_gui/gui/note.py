"""A notification as data: what is said, how loud, and what a click shows."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Loudness(StrEnum):
    """How much it matters; the desktop chooses sound and duration by it."""

    QUIET = "quiet"
    WARNING = "warning"
    FAILURE = "failure"


class Place(StrEnum):
    """What a click opens. `backup` and `run` come with the id of one."""

    WINDOW = "window"
    BACKUP = "backup"
    RUN = "run"
    HEALTH = "health"


@dataclass(frozen=True)
class Note:
    """`key` is its identity: no note takes the place of another one. No field ever holds a secret.

    `topic` is what repeats of the same have in common ("" for what never repeats).
    """

    key: str
    loudness: Loudness
    title: str
    text: str
    place: Place = Place.WINDOW
    id: str = ""
    topic: str = ""
