"""What a backup holds that line protocol cannot carry, found in its rows before anything is changed."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from influx_backup_gui.domain.instants import TimeRange
from influx_backup_gui.domain.manifest import Manifest
from influx_backup_gui.domain.progress import CancelToken
from influx_backup_gui.domain.restore_plan import REFUSE, SKIP, RestorePlan
from influx_backup_gui.engine.restore_move import decoded_part
from influx_backup_gui.engine.restore_rows import within
from influx_backup_gui.influx.unwritable import unwritable
from influx_backup_gui.store.archive_reader import ArchiveReader

Key = tuple[str, str]


def needed(plan: RestorePlan, manifest: Manifest, span: TimeRange) -> frozenset[str]:
    """The members whose rows the plan wants within `span`."""
    wanted = {(s.source_database, s.source_table) for s in plan.steps if s.action not in (SKIP, REFUSE)}
    return frozenset(
        part.member
        for entry in manifest.tables
        if (entry.database, entry.table) in wanted
        for part in entry.parts
        if part.window.intersect(span) is not None
    )


def check_rows(
    archive: ArchiveReader,
    plan: RestorePlan,
    span: TimeRange,
    cancel: CancelToken,
    progressed: Callable[[int, str], None],
) -> Mapping[Key, tuple[str, ...]]:
    """Decode and recount every part that the plan needs; answers (database, table) → what cannot be written, in words.

    `progressed` gets the rows that are done and the table. Errors: ArchiveDamaged, Cancelled.
    """
    targets = {(s.source_database, s.source_table): s.target_table for s in plan.steps}
    found: dict[Key, tuple[str, ...]] = {}
    done = 0
    for entry, part, data in archive.parts(needed(plan, archive.manifest, span)):
        cancel.check()
        key = entry.database, entry.table
        # A table that is refused already is read on: a damaged part shall be known, too.
        rows = within(decoded_part(part, data), span)
        said = unwritable(targets[key], entry.columns, rows, plan.longest_text)
        if said:
            found.setdefault(key, said)
        done += part.rows
        progressed(done, ".".join(key))
        del rows, data
    return found
