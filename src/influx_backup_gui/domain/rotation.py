"""Which archives have their turn to be decoded again, so that each is within so many days.

The rule in prose:
* Every archive has one day in a cycle, told by its id alone: about the same number has its turn each day, whatever
  others come and go. The cycle is a day shorter than the days that are promised, for the turn itself takes a while.
* It is due when it was not proved since its last turn began; so what was missed while the machine was off is caught up.
* One that was never proved is due at once, and so is one whose proof is dated in the future: a clock ran ahead.
* Damaged ones have no turn: a person decides about them.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable

from influx_backup_gui.domain.backup import Backup
from influx_backup_gui.domain.errors import UsageError
from influx_backup_gui.domain.instants import DAY

# Days within which every archive is decoded again, where nobody says otherwise.
WITHIN_DAYS = 30
_MOST_DAYS = 3650


def checked_days(days: int) -> int:
    """A number of days that can be promised; UsageError otherwise."""
    if not 1 <= days <= _MOST_DAYS:
        raise UsageError(
            "The days within which every archive is decoded again are not within 1 to 3650.",
            f"{WITHIN_DAYS} is the default.",
        )
    return days


def turn_began(backup_id: str, within: int, now: int) -> int:
    """When the last turn of an archive began, at `now` (ns, as the answer): the beginning of a UTC day."""
    cycle = max(within - 1, 1)
    own = int.from_bytes(hashlib.sha256(backup_id.encode()).digest()[:8], "big") % cycle
    today = now // DAY
    return (today - (today - own) % cycle) * DAY


def due_again(backups: Iterable[Backup], within: int, now: int) -> tuple[Backup, ...]:
    """Those that are to be decoded at `now` (ns): never proved ones, newest first, then the oldest proofs first."""
    due = [b for b in backups if not b.damaged and _is_due(b, within, now)]
    never = sorted((b for b in due if b.proved is None), key=lambda b: -b.created)
    return (*never, *sorted((b for b in due if b.proved is not None), key=lambda b: b.proved or 0))


def _is_due(backup: Backup, within: int, now: int) -> bool:
    return backup.proved is None or backup.proved < turn_began(backup.id, within, now) or backup.proved > now + DAY
