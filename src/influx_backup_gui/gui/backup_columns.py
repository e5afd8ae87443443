"""The columns of the table of backups."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import Any

from influx_backup_gui.domain.backup import Backup
from influx_backup_gui.domain.health_records import Facts
from influx_backup_gui.domain.seal import Seal
from influx_backup_gui.engine.engine import Engine
from influx_backup_gui.gui import describe, describe_drill
from influx_backup_gui.gui.row_model import Column
from influx_backup_gui.gui.tr import tr

_RUNS = 1000


@dataclass(frozen=True)
class Row:
    """A backup, how long its run took (seconds; None where the history does not know), and its seal if it has one.

    `missing`: nobody could see its file when somebody looked.
    """

    backup: Backup
    seconds: float | None
    missing: bool
    seal: Seal | None = None


def read_rows(engine: Engine) -> tuple[Row, ...]:
    """Every backup with the duration of the run that made it, and its seal. Looks for the files."""
    took: dict[str, float | None] = {}
    for run in engine.runs(_RUNS, "backup"):
        made: Any = run.details.get("backup")
        if isinstance(made, dict):
            took[str(made.get("id"))] = run.seconds
    seals = engine.seals()
    backups, missing = engine.looked_at(engine.backups())
    return tuple(Row(b, took.get(b.id), b.id in missing, seals.get(b.id)) for b in backups)


def is_outdated(rows: Sequence[Row], facts: Facts) -> bool:
    """Whether a file came, went or was changed since these rows were read: a disk was connected, or is away."""
    shown = {row.backup.path: (row.missing, row.backup.damaged) for row in rows}
    found = {b.path: (b.id in facts.missing, b.damaged) for b in facts.backups}
    return any(shown.get(path, seen) != seen for path, seen in found.items())


def backup_columns(now: Callable[[], int]) -> list[Column[Row]]:
    """`now` answers ns; ages are counted from it whenever a cell is painted."""

    def state(row: Row) -> describe.State:
        return describe.backup_state(describe.state_of_backup(row.backup, row.missing))

    def sealed(row: Row) -> describe.State:
        found = describe_drill.seal_state(row.seal, now())
        # What was restored once does not shine where nothing is to be restored from.
        return replace(found, icon="unknown", tint="muted") if row.missing and found.tint == "good" else found

    def name(row: Row) -> str:
        marks = [tr("pinned")] if row.backup.pinned else []
        marks += [tr("encrypted")] if row.backup.encrypted else []
        return f"{row.backup.name} ({', '.join(marks)})" if marks else row.backup.name

    return [
        Column(tr("State"), lambda r: state(r).text, lambda r: state(r).text, state=state,
               tip=lambda r: "\n".join(describe.warnings_of(r.backup, r.missing)) or state(r).text),
        Column(tr("Date"), lambda r: describe.moment(r.backup.created), lambda r: r.backup.created,
               tip=lambda r: describe.exact(r.backup.created)),
        Column(tr("Name"), name, lambda r: r.backup.name.casefold(),
               tip=lambda r: "\n".join(filter(None, [name(r), r.backup.note]))),
        Column(tr("Server"), lambda r: r.backup.server, lambda r: r.backup.server.casefold()),
        Column(tr("Databases"), lambda r: describe.names(r.backup.databases), lambda r: r.backup.databases,
               tip=lambda r: ", ".join(r.backup.databases)),
        Column(tr("Rows"), lambda r: describe.rows_short(r.backup.rows), lambda r: r.backup.rows,
               tip=lambda r: describe.count(r.backup.rows), right=True),
        Column(tr("Size"), lambda r: describe.size(r.backup.bytes), lambda r: r.backup.bytes,
               tip=lambda r: tr("{n} bytes", n=describe.count(r.backup.bytes)), right=True),
        Column(tr("Took"), lambda r: describe.duration(r.seconds), lambda r: r.seconds or 0.0, right=True),
        Column(tr("Proved"), lambda r: describe.ago(r.backup.proved, now()), lambda r: r.backup.proved or 0,
               tip=lambda r: describe.exact(r.backup.proved)),
        Column(tr("Seal"), lambda r: sealed(r).text, lambda r: r.seal.at if r.seal else 0, state=sealed,
               tip=lambda r: describe_drill.seal(r.seal)),
    ]  # fmt: skip


def least_widths(rows: Sequence[Row]) -> dict[int, int]:
    """Column -> the width (pixels) of the view from which on it is shown.

    Names need the room of a column that says the same in every row.
    """
    several_servers = len({row.backup.server for row in rows}) > 1
    return {3: 760 if several_servers else 1050, 4: 1000, 6: 500, 7: 620, 8: 480, 9: 860}
