"""Databases and tables of the target: made as the backup has them, and looked at again when all is written."""

from __future__ import annotations

from collections.abc import Iterator

from influx_backup_gui.domain.errors import TableGone
from influx_backup_gui.domain.manifest import TableEntry
from influx_backup_gui.domain.restore_plan import CREATE, MERGE, MISSING, REPLACE, Step
from influx_backup_gui.domain.server import Role, Table
from influx_backup_gui.engine.restore_check import Destination
from influx_backup_gui.influx.client import Client


def tags_of(entry: TableEntry) -> tuple[str, ...]:
    """The tags in series key order."""
    rest = sorted(c.name for c in entry.columns if c.role is Role.TAG and c.name not in entry.series_key)
    return (*entry.series_key, *rest)


def make_table(client: Client, step: Step, entry: TableEntry) -> None:
    """Create the table with its tags in order and every field, empty ones too; delete it first for `replace`.

    A deleted table is renamed by the server, so its name is free at once (trap 13).
    """
    if step.action == REPLACE:
        client.delete_table(step.target_database, step.target_table)
    fields = tuple((c.name, c.type) for c in entry.columns if c.role is Role.FIELD)
    client.create_table(step.target_database, step.target_table, tags_of(entry), fields)


def destination(step: Step, entry: TableEntry, there: Table | None) -> Destination:
    """The table as it will be: what is there, and what the backup adds."""
    tags, columns = tags_of(entry), entry.columns
    if step.action in (MISSING, MERGE) and there is not None:
        columns = (*there.columns, *(c for c in entry.columns if all(c.name != o.name for o in there.columns)))
        tags = (*there.tags, *(t for t in tags if t not in there.tags))
    return Destination(step.target_database, step.target_table, tuple(sorted(columns, key=lambda c: c.name)), tags)


def tables_of(client: Client, database: str) -> dict[str, Table]:
    """The tables of a database by name; none when it does not exist."""
    try:
        return {t.name: t for t in client.tables(database)}
    except TableGone:
        return {}


def schema_problems(step: Step, entry: TableEntry, there: Table | None) -> Iterator[str]:
    """How the table of the target differs from the backup's, where it must not."""
    if there is None:
        yield "The table is not there."
        return
    present = {c.name: c for c in there.columns}
    fresh = step.action in (CREATE, REPLACE)
    for column in entry.columns:
        other = present.pop(column.name, None)
        if other is None and fresh:
            yield f"Column {column.name!r} is not there."
        elif other is not None and other != column:
            yield f"Column {column.name!r} is a {other.role.value} of type {other.type.value}."
    if fresh and present:
        yield f"Columns that the backup does not have: {', '.join(sorted(present))}."
    if fresh and there.series_key is not None and there.series_key != tags_of(entry):
        yield f"The tags are in the order {', '.join(there.series_key)}."


def left_out(step: Step, entry: TableEntry, there: Table | None) -> tuple[str, ...]:
    """Columns without any value that could not come to a table that existed: line protocol brings only values."""
    if there is None or step.action not in (MISSING, MERGE):
        return ()
    present = {c.name for c in there.columns}
    return tuple(c.name for c in entry.columns if c.name not in present)
