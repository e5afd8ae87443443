"""Databases and tables of the target: made as the backup has them, and looked at again when all is written."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from influx_backup_gui.domain.errors import PlanRefused, QueryFailed, TableGone
from influx_backup_gui.domain.manifest import TableEntry
from influx_backup_gui.domain.restore_plan import CREATE, MERGE, MISSING, REPLACE, Step
from influx_backup_gui.domain.restore_schema import column_name_problem, shown
from influx_backup_gui.domain.server import Role, Table
from influx_backup_gui.engine.restore_check import Destination
from influx_backup_gui.influx.client import Client


def tags_of(entry: TableEntry) -> tuple[str, ...]:
    """The tags in series key order."""
    rest = sorted(c.name for c in entry.columns if c.role is Role.TAG and c.name not in entry.series_key)
    return (*entry.series_key, *rest)


def make_table(client: Client, step: Step, entry: TableEntry, longest: int) -> tuple[str, ...]:
    """Create the table with its tags in order and every field, empty ones too; delete it first for `replace`.

    A deleted table is renamed by the server, so its name is free at once (trap 13). Answers columns that had to be left
    out: where the server refuses the table, those whose names line protocol cannot carry. They hold no value: the
    plan refuses them otherwise. `longest` is how many bytes the server takes for a name. PlanRefused where somebody has
    made a table that was to be new: what is in it is not ours.
    """
    if step.action == REPLACE:
        client.delete_table(step.target_database, step.target_table)
    odd = tuple(c.name for c in entry.columns if column_name_problem(c, longest))
    try:
        _create(client, step, entry, ())
    except QueryFailed as error:
        if not odd or error.status >= 500:
            raise
        _create(client, step, entry, odd)
        return odd
    return ()


def _create(client: Client, step: Step, entry: TableEntry, without: Collection[str]) -> None:
    tags = tuple(t for t in tags_of(entry) if t not in without)
    fields = tuple((c.name, c.type) for c in entry.columns if c.role is Role.FIELD and c.name not in without)
    if not client.create_table(step.target_database, step.target_table, tags, fields) and step.action == CREATE:
        raise newcomer(step)


def newcomer(step: Step) -> PlanRefused:
    """The table was not there when the plan was made."""
    return PlanRefused(
        f"The table {step.target_database}.{step.target_table} has come to the server since the plan was made.",
        "Make a new plan.",
    )


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


def schema_problems(step: Step, entry: TableEntry, there: Table | None, without: Collection[str]) -> Iterator[str]:
    """How the table of the target differs from the backup's `without` some columns, where it must not."""
    if there is None:
        yield "The table is not there."
        return
    present = {c.name: c for c in there.columns}
    fresh = step.action in (CREATE, REPLACE)
    for column in (c for c in entry.columns if c.name not in without):
        other = present.pop(column.name, None)
        if other is None and fresh:
            yield f"Column {column.name!r} is not there."
        elif other is not None and other != column:
            yield f"Column {column.name!r} is a {other.role.value} of type {other.type.value}."
    if fresh and present:
        yield f"Columns that the backup does not have: {', '.join(sorted(present))}."
    wanted = tuple(t for t in tags_of(entry) if t not in without)
    if fresh and there.series_key is not None and there.series_key != wanted:
        yield f"The tags are in the order {', '.join(there.series_key)}."


def left_out(step: Step, entry: TableEntry, there: Table | None, without: Collection[str]) -> Iterator[str]:
    """What is to be said about columns without any value that are not in the table of the target."""
    if there is None:
        return
    name = f"{step.target_database}.{step.target_table}"
    if without:
        yield f"{name}: the server refused columns of these names, which hold no value: {_quoted(without)}."
    present = {c.name for c in there.columns}
    lacking = [c.name for c in entry.columns if c.name not in present]
    if lacking and step.action in (MISSING, MERGE):  # Line protocol brings only values.
        yield f"{name}: columns without any value could not be added to the table that was there: {_quoted(lacking)}."


def _quoted(names: Collection[str]) -> str:
    return ", ".join(map(shown, names))
