"""What there is to try, cut into shares that processes of their own can take."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import partial

from tools.faults.flips import DAMAGES, flips
from tools.faults.full import WRITES, Write, full_disks, limits, mountable
from tools.faults.guards import guards
from tools.faults.kills import kills
from tools.faults.lies import lies, to_backup, to_drill, to_replace, to_restore
from tools.faults.lies_backup import LIES
from tools.faults.lies_restore import DRILLS, REPLACES, RESTORES
from tools.faults.line import Line
from tools.faults.operations import OPERATIONS

Share = Callable[[], Iterable[Line]]


def _backups(first: int, last: int) -> Iterable[Line]:
    return lies(LIES[first:last], to_backup)


def _restores() -> Iterable[Line]:
    return lies(RESTORES, to_restore)


def _replaces() -> Iterable[Line]:
    return lies(REPLACES, to_replace)


def _drills() -> Iterable[Line]:
    return lies(DRILLS, to_drill)


def run(share: Share) -> list[Line]:
    """All lines of a share, also where one could not be tried; not in `__main__`: other processes do not find that."""
    lines: list[Line] = []
    try:
        lines.extend(share())
    except Exception as error:  # noqa: BLE001 - the others shall be tried all the same, and this must be seen
        lines.append(Line("not tried", f"the rest of {share}", f"{type(error).__name__}: {error}", wrong=1))
    return lines


def _kills(name: str, share: int, of: int) -> Iterable[Line]:
    return kills(next(o for o in OPERATIONS if o.name == name), share, of)


def _flips(share: int, encrypted: bool, damage: str) -> Iterable[Line]:
    return flips(share, _SHARES, encrypted, damage=damage)


def _disks(write: Write) -> Iterable[Line]:
    return full_disks(write) if mountable() else ()


def _limits(share: int) -> Iterable[Line]:
    return limits(range(1 + 2 * share, 100, 2 * _SHARES))


# So many processes can share one operation.
_SHARES = 4
CHAPTERS: dict[str, list[Share]] = {
    "lies": [*(partial(_backups, n, n + 10) for n in range(0, len(LIES), 10)), _restores, _replaces, _drills],
    "kills": [partial(_kills, o.name, share, _SHARES) for o in OPERATIONS for share in range(_SHARES)],
    "full": [*(partial(_disks, write) for write in WRITES), *(partial(_limits, share) for share in range(_SHARES))],
    "flips": [
        partial(_flips, share, encrypted, damage)
        for damage in DAMAGES
        for encrypted in (False, True)
        for share in range(_SHARES)
    ],
    "guards": [partial(guards, share, _SHARES) for share in range(_SHARES)],
}
