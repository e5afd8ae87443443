"""A drill without a server: every part decoded, its rows recounted, hashed and put into line protocol.

It proves less than a restore: no server took the rows, and nothing was read back.
"""

from __future__ import annotations

from collections.abc import Sequence

from influx_backup_gui.domain.backup import Backup
from influx_backup_gui.domain.humanize import counted
from influx_backup_gui.domain.manifest import TableEntry
from influx_backup_gui.domain.progress import JobContext
from influx_backup_gui.engine.archives import existing
from influx_backup_gui.engine.meter import Meter
from influx_backup_gui.engine.opening import open_archive
from influx_backup_gui.engine.resources import Resources
from influx_backup_gui.engine.restore_move import decoded_part
from influx_backup_gui.engine.restore_report import TableReport
from influx_backup_gui.engine.restore_rows import without_empty_tags
from influx_backup_gui.influx.line_protocol import encode
from influx_backup_gui.influx.unwritable import unwritable

DECODED = "decode"


def decoded_tables(
    resources: Resources, backup: Backup, tables: Sequence[TableEntry], context: JobContext
) -> tuple[TableReport, ...]:
    """A report on each of the tables; `problem` names what no server would take. Errors: ArchiveDamaged, Cancelled."""
    meter = Meter(context, (("decoding", 1.0),))
    total = sum(t.rows for t in tables) or 1
    rows = {(t.database, t.table): 0 for t in tables}
    problems: dict[tuple[str, str], str] = {}
    members = {p.member for t in tables for p in t.parts}
    with open_archive(resources, existing(resources, backup)) as archive:
        # What the server that they came from takes.
        longest = archive.manifest.origin.limits.text
        for entry, part, data in archive.parts(members):
            context.cancel.check()
            key = entry.database, entry.table
            found = without_empty_tags(decoded_part(part, data), entry.series_key)
            said = unwritable(entry.table, entry.columns, found, longest)
            written = 0 if said else sum(b.rows for b in encode(entry.table, entry.series_key, found))
            if said or written != part.rows:
                lost = f"{written} of {counted(part.rows, 'row')} came out as lines."
                problems.setdefault(key, " ".join(said) or lost)
            rows[key] += part.rows
            done = sum(rows.values())
            meter.update(done / total, rows=done, rows_expected=total, table=".".join(key))
    meter.finish()
    return tuple(
        TableReport(*key, DECODED, count, key not in problems, problems.get(key, "")) for key, count in rows.items()
    )
