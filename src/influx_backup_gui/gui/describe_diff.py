"""What is said about two backups side by side: how a table, its columns and its days differ."""

from __future__ import annotations

from collections.abc import Sequence

from influx_backup_gui.domain.backup import Backup
from influx_backup_gui.domain.backup_diff import ADDED, CHANGED, EQUAL, REMOVED, TableDifference
from influx_backup_gui.gui import describe
from influx_backup_gui.gui.describe import State
from influx_backup_gui.gui.tr import one_or_many, tr


def change(value: str) -> State:
    """How a table differs, with an icon of its own."""
    return {
        EQUAL: State(tr("Equal"), "proved", "good"),
        ADDED: State(tr("Only in the newer one"), "add", "muted"),
        CHANGED: State(tr("Differs"), "warning", "warn"),
        REMOVED: State(tr("Only in the older one"), "skipped", "warn"),
    }[value]


def rows_of_day(before: int, after: int) -> State:
    """How the rows of one day differ."""
    if after < before:
        return State(tr("{n} fewer", n=describe.rows(before - after)), "skipped", "warn")
    return State(tr("{n} more", n=describe.rows(after - before)), "add", "muted")


def summary(tables: Sequence[TableDifference]) -> State:
    """All of it in a line. The values of rows are not part of it."""
    unlike = sum(t.change != EQUAL for t in tables)
    if not unlike:
        return State(tr("The same tables, columns and rows per day."), "proved", "good")
    said = one_or_many(
        len(tables),
        tr("The table differs."),
        tr("{n} of {all} tables differ.", n=describe.count(unlike), all=describe.count(len(tables))),
    )
    return State(said, "warning", "warn")


def title(before: Backup, after: Backup) -> str:
    """The title of the window."""
    return tr("{before} and {after}", before=before.name, after=after.name)


def which(backup: Backup) -> str:
    """A backup in a list: when, of which server, called what."""
    return tr("{moment}, {server}: {name}", moment=describe.moment(backup.created), server=backup.server,
              name=backup.name)  # fmt: skip


def more_days(count: int) -> str:
    """Days that are not listed."""
    return tr("1 more day differs") if count == 1 else tr("{n} more days differ", n=describe.count(count))


def older(backup: Backup) -> str:
    """The head of the column of the older one."""
    return tr("Older: {moment}", moment=describe.moment(backup.created))


def newer(backup: Backup) -> str:
    """The head of the column of the newer one."""
    return tr("Newer: {moment}", moment=describe.moment(backup.created))
