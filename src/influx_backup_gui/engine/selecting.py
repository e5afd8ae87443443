"""What a selection means on a server: its databases with their tables."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from influx_backup_gui.domain.coverage_records import Loss
from influx_backup_gui.domain.errors import UsageError
from influx_backup_gui.domain.job import Selection
from influx_backup_gui.domain.server import Database
from influx_backup_gui.influx.client import Client


def selected(client: Client, selection: Selection) -> tuple[Database, ...]:
    """The selected databases that are there, each with its selected tables that are there.

    UsageError where names are chosen, and nothing of that is there.
    """
    databases = client.databases()
    found = tuple(
        replace(d, tables=tuple(t for t in client.tables(d.name) if selection.wants(d.name, t.name)))
        for d in databases
        if selection.wants_database(d.name)
    )
    lacking = _lacking(selection, found)
    if lacking and not any(d.tables for d in found):
        has = ", ".join(sorted(d.name for d in databases)) or "none"
        raise UsageError(
            f"The server has nothing of what is chosen: {lacking[0]!r} is not there.",
            f"Choose something else: its databases are {has}.",
        )
    return found


def absent(selection: Selection, found: tuple[Database, ...], losses: Iterable[Loss] = ()) -> Iterator[str]:
    """A sentence for each chosen name that is not there, but for those of which `losses` tell it.

    The rest is backed up all the same: a table that somebody drops must not leave the others without a backup.
    """
    told = {name for x in losses for name in (x.name, x.database)}
    for name in _lacking(selection, found):
        if name not in told:
            yield f"The server does not have {name!r}, which is chosen by name: there is nothing of it in this backup."


def _lacking(selection: Selection, found: tuple[Database, ...]) -> tuple[str, ...]:
    """`database` or `database.table` of what is chosen and not there."""
    tables = {d.name: {t.name for t in d.tables} for d in found}
    named = [d for d in selection.databases if d not in tables]
    return (*named, *(f"{d}.{t}" for d, t in selection.tables if t not in tables.get(d, ())))
