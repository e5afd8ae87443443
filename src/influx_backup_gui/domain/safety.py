"""Whether a safety backup holds all that a restore is about to overwrite: what it lacks cannot be brought back.

It is proved, or there would be none. What it holds may still be less than the server does: where rows came and went
while they were counted, where a table was dropped, or the server restarted, meanwhile. What it says of other tables,
and what is only odd, does not matter here. Rows that the server lost before are no reason as long as an older backup
holds them: bringing such rows back is what most restores are for.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from influx_backup_gui.domain.agreement import CONTRADICTORY, RESTARTED, UNCHECKED
from influx_backup_gui.domain.coverage_records import LossKind
from influx_backup_gui.domain.manifest import Manifest


def lacks(safety: Manifest, touched: Iterable[tuple[str, str]], held: bool) -> Iterator[str]:
    """Why it does not hold all of these (database, table), in sentences.

    `held`: the backup that it was compared with is there, and holds what the server has lost.
    """
    if RESTARTED in safety.warnings:
        yield RESTARTED
    for database, table in touched:
        entry = safety.table(database, table)
        if entry is None:
            yield f"{database}.{table} is not in it."
            continue
        if not entry.complete:
            yield f"{entry.name} was dropped while it was read."
        if any(p.note == CONTRADICTORY for p in entry.parts):
            yield f"Rows of {entry.name} came and went while they were read."
        if any(p.note == UNCHECKED for p in entry.parts):
            yield f"The rows of {entry.name} were not checked against the server's list of files."
        for loss in safety.coverage.losses:
            if (loss.database, loss.table) == (database, table) and (loss.kind is LossKind.HIDDEN or not held):
                yield loss.text
