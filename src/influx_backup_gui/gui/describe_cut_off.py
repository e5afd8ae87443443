"""The wording of backups that were cut off."""

from __future__ import annotations

from influx_backup_gui.domain.unfinished import Unfinished
from influx_backup_gui.gui import describe
from influx_backup_gui.gui.tr import one_or_many, tr


def cut_off(left: Unfinished, more: int) -> str:
    """What is there of it; `more`: how many others there are."""
    said = tr(
        "A backup of {server} was cut off {moment}. {rows} of {tables} were read and are kept until {until}.",
        server=left.server,
        moment=describe.moment(left.saved),
        rows=describe.rows(left.rows),
        tables=describe.tables(len(left.tables)),
        until=describe.date(left.until),
    )
    others = one_or_many(more, tr("One more waits behind it."), tr("{n} more wait behind it.", n=describe.count(more)))
    return f"{said} {others}" if more else said


def discard_question(left: Unfinished) -> str:
    """What goes."""
    return tr(
        "Discard what was read of the backup of {server} ({rows}, {size})?\n\nNo finished backup is touched. The next "
        "backup of the same data reads everything again.",
        server=left.server,
        rows=describe.rows(left.rows),
        size=describe.size(left.bytes),
    )


def discarded(left: Unfinished) -> str:
    """What went."""
    return tr("Discarded; {size} are free again.", size=describe.size(left.bytes))
