"""What is said about restore drills: where they take place, what that proves, the seal that they leave."""

from __future__ import annotations

from influx_backup_gui.domain.humanize import time_text
from influx_backup_gui.domain.job import DrillJob, DrillWay
from influx_backup_gui.domain.seal import Seal
from influx_backup_gui.gui import describe
from influx_backup_gui.gui.describe import State
from influx_backup_gui.gui.describe_times import brief_date
from influx_backup_gui.gui.tr import tr
from influx_backup_gui.gui.window_words import in_window


def way(value: DrillWay) -> str:
    """Where a drill takes place, as a choice."""
    return {
        DrillWay.SERVER: tr("Scratch database of the server"),
        DrillWay.STAND_IN: tr("Stand-in server inside this program (proves less)"),
        DrillWay.DECODE: tr("Nowhere: decode only, without a server (proves least)"),
    }[value]


def schedule_does(job: DrillJob, when: str) -> str:
    """What a schedule of drills does, and `when`, in sentences."""
    share = tr("all tables") if job.share == 1 else tr("one table in {n}, others each time", n=job.share)
    said = {
        DrillWay.SERVER: tr("Restores the newest backup of {server} for trial on {where} ({share}), {when}."),
        DrillWay.STAND_IN: tr("Restores the newest backup of {server} on the stand-in server ({share}), {when}."),
        DrillWay.DECODE: tr("Decodes the newest backup of {server} without a server ({share}), {when}."),
    }[job.way].format(server=job.newest_of, where=job.works_on, share=share, when=when)
    return f"{said} {tr('Decodes only where that server cannot be used.')}" if job.or_decode else said


def turns(share: int) -> str:
    """What a share of the tables means."""
    if share == 1:
        return tr("Every table of the newest backup is brought back each time.")
    return tr("Other tables each time; after {n} drills each table had its turn.", n=share)


def seal(value: Seal | None) -> str:
    """What the last drills of a backup showed, in a sentence."""
    if value is None:
        return tr("No drill has brought it back yet.")
    day = describe.date(value.at)
    if value.broken:
        return tr("On {day} it did not come back as it was saved: {why}", day=day, why=in_window(value.broken))
    tables = describe.tables(value.of_tables)
    if not value.whole:
        tables = tr("{n} of {tables}", n=describe.count(value.tables), tables=tables)
    said = {
        DrillWay.SERVER: tr("Restored on {day}: {tables}, {rows}, {time}."),
        DrillWay.STAND_IN: tr("Restored on the stand-in server on {day} (proves less): {tables}, {rows}, {time}."),
        DrillWay.DECODE: tr("Decoded on {day}, not restored (proves less): {tables}, {rows}, {time}."),
    }[value.way]
    told = said.format(day=day, tables=tables, rows=describe.rows(value.rows), time=in_window(time_text(value.seconds)))
    return tr("{seal} It was found damaged since.", seal=told) if value.damaged else told


def seal_state(value: Seal | None, now: int) -> State:
    """The seal in two or three words, at `now` (ns)."""
    if value is None:
        return State(tr("No drill yet"), "unknown", "muted")
    day = brief_date(value.at, now)
    if value.broken:
        return State(tr("Failed {day}", day=day), "failed", "bad")
    if value.damaged:
        return State(tr("Damaged since"), "failed", "bad")
    if value.way is DrillWay.DECODE:
        return State(tr("Decoded {day}", day=day), "unproved", "muted")
    if not value.whole:
        return State(tr("In part {day}", day=day), "verify", "muted")
    if value.way is DrillWay.STAND_IN:
        return State(tr("Stand-in {day}", day=day), "verify", "muted")
    return State(tr("Restored {day}", day=day), "proved", "good")


def does(value: DrillWay, name: str) -> str:
    """What a drill of a backup does, for who is about to start it."""
    if value is DrillWay.DECODE:
        return tr(
            "Every part of {name} is decoded, recounted and put into line protocol. No server is asked.", name=name
        )
    return tr(
        "{name} is restored into a scratch database that did not exist before, every row is compared with the "
        "archive, and the scratch database is removed again. No other database is touched.",
        name=name,
    )


def proves(value: DrillWay) -> str:
    """What a drill of this kind shows, and what it does not."""
    return {
        DrillWay.SERVER: tr("Proves that this server takes every row and gives it back bit by bit."),
        DrillWay.STAND_IN: tr(
            "Proves that every row can be written and read back. That your server takes it is not proved."
        ),
        DrillWay.DECODE: tr(
            "Proves that every row can be decoded and put into line protocol. No server takes it, and nothing is read "
            "back: for when no server can be used, or none has room for one more database."
        ),
    }[value]
