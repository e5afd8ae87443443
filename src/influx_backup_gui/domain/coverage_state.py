"""Which losses wait for a person: of every selection those that its newest backup tells and nobody acknowledged.

Each backup is compared with the last complete one, so a loss is told again by each until the rows are back, or somebody
has said why they are gone. An acknowledgement explains what it names, for backups that were compared with one that was
there before it; what is lost later is a new loss.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from influx_backup_gui.domain.backup import Backup
from influx_backup_gui.domain.coverage_records import Acknowledgement, Loss, LossKind
from influx_backup_gui.domain.instants import DAY, parse_instant
from influx_backup_gui.domain.manifest import TableEntry


def explained(loss: Loss, said: Iterable[Acknowledgement], since: int) -> bool:
    """Whether somebody acknowledged this loss, having seen a backup that was taken at `since` (ns) or later."""
    return any(known.seen >= since and any(_covers(one, loss) for one in known.losses) for known in said)


def unexplained(backup: Backup, said: Iterable[Acknowledgement]) -> tuple[Loss, ...]:
    """The losses that a backup told and nobody acknowledged."""
    mine = [known for known in said if known.server == backup.server]
    return tuple(x for x in backup.coverage.losses if not explained(x, mine, backup.created))


def lacking(backup: Backup, said: Iterable[Acknowledgement]) -> tuple[Loss, ...]:
    """What a backup does not hold itself, of that; nothing makes it complete."""
    return tuple(x for x in unexplained(backup, said) if x.kind is not LossKind.HIDDEN)


def explanations(backup: Backup, said: Iterable[Acknowledgement]) -> tuple[Acknowledgement, ...]:
    """What persons said about the losses that a backup told, oldest first."""
    mine = [known for known in said if known.server == backup.server]
    return tuple(a for a in mine if any(explained(x, (a,), backup.created) for x in backup.coverage.losses))


def complete(backups: Iterable[Backup], said: Sequence[Acknowledgement]) -> tuple[Backup, ...]:
    """Those of one selection (newest first) that lack nothing which is not explained.

    One that was compared with nothing, although there were others before it, may lack anything.
    """
    listed = tuple(backups)
    return tuple(
        b
        for number, b in enumerate(listed)
        if not lacking(b, said) and (b.coverage.compared_with or number == len(listed) - 1)
    )


def waiting(backups: Iterable[Backup], said: Sequence[Acknowledgement], now: int) -> tuple[Backup, ...]:
    """The backups that tell what waits for a person at `now` (ns), newest first: one of each selection.

    One that was compared with nothing, or that is dated in the future (its clock was wrong), silences no older one.
    """
    judged: set[str] = set()
    found = []
    for backup in sorted(backups, key=lambda b: b.created, reverse=True):
        if backup.selection in judged:
            continue
        if unexplained(backup, said):
            found.append(backup)
        if backup.coverage.compared_with and not backup.is_ahead(now):
            judged.add(backup.selection)
    return tuple(found)


def kept_days(said: Iterable[Acknowledgement]) -> Mapping[tuple[str, str], int]:
    """(database, table) → how many days it keeps at least, as was said last; of one server."""
    return {(k.database, k.table): k.days for known in said for k in known.keeps}


def rewritten(said: Iterable[Acknowledgement]) -> frozenset[tuple[str, str]]:
    """(database, table) of those whose values are written over regularly; of one server."""
    return frozenset(table for known in said for table in known.rewritten)


def days_that_stay(loss: Loss, table: TableEntry | None, created: int) -> int | None:
    """How many days a table keeps whose oldest ones went as a backup of `created` (ns) tells; None: others went, too.

    A day less than it shows: what goes is not looked for at the same hour each day.
    """
    if loss.kind is not LossKind.ROWS or table is None or not table.days:
        return None
    oldest = min(table.days)
    days = (created - parse_instant(oldest)) // DAY - 1
    return days if loss.last <= oldest and days > 0 else None


def _covers(known: Loss, loss: Loss) -> bool:
    if (known.database, known.table) != (loss.database, loss.table):
        return False
    if known.kind is LossKind.TABLE:
        return loss.rows <= known.rows
    within = known.first <= loss.first and loss.last <= known.last and set(loss.columns) <= set(known.columns)
    same = known.kind is loss.kind or {known.kind, loss.kind} == {LossKind.ROWS, LossKind.HIDDEN}
    return same and within and loss.rows <= known.rows
