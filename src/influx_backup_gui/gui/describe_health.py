"""What the header says beside the colour: why not green, how fresh the last proof is, what comes next."""

from __future__ import annotations

from collections.abc import Sequence

from influx_backup_gui.domain.health_records import Reason, ReasonKind
from influx_backup_gui.gui import describe
from influx_backup_gui.gui.tr import tr

# Where a line has to be broken, the sign stays behind what it follows.
_BETWEEN = "\N{NO-BREAK SPACE}\N{MIDDLE DOT} "


def brief(kind: ReasonKind) -> str:
    """A reason in the fewest words; "" where the line of the header tells it anyway."""
    return {
        ReasonKind.NO_SERVER: tr("no server is known"),
        ReasonKind.NO_PROVED_BACKUP: "",
        ReasonKind.OVERDUE: tr("a backup is overdue"),
        ReasonKind.LATE: tr("a backup is late"),
        ReasonKind.OLD_BACKUP: tr("the last backup is too old"),
        ReasonKind.PAUSED: tr("schedules are paused"),
        ReasonKind.RUN_FAILED: tr("the last backup failed"),
        ReasonKind.DRILL_FAILED: tr("a restore drill failed"),
        ReasonKind.DRILL_OVERDUE: tr("a restore drill is overdue"),
        ReasonKind.RESTORE_FAILED: tr("the last restore failed"),
        ReasonKind.UPKEEP_FAILED: tr("upkeep of the archives failed"),
        ReasonKind.BACKUP_WARNING: tr("the last backup has warnings"),
        ReasonKind.COVERAGE_SHRANK: tr("rows are gone from the server"),
        ReasonKind.ARCHIVE_DAMAGED: tr("a backup is damaged"),
        ReasonKind.ARCHIVE_MISSING: tr("a backup is missing"),
        ReasonKind.FUTURE_DATED: tr("a backup is dated in the future"),
        ReasonKind.NOT_VERIFIED: tr("backups were not verified for long"),
        ReasonKind.REPOSITORY_UNREACHABLE: tr("a folder cannot be used"),
        ReasonKind.DISK_FILLING: tr("the disk is filling up"),
        ReasonKind.ALERTS_UNDELIVERED: tr("alerts did not arrive"),
        ReasonKind.KEYRING_UNAVAILABLE: tr("the keyring cannot be read"),
        ReasonKind.STUCK: tr("a run makes no progress"),
    }[kind]


def line(reasons: Sequence[Reason], last_proved: int | None, next_run: int | None, now: int) -> str:
    """The worst reason, freshness of the last proved backup and when the next is due."""
    said = (
        brief(reasons[0].kind) if reasons else "",
        tr("last proved backup {ago}", ago=describe.ago(last_proved, now))
        if last_proved is not None
        else tr("no proved backup yet"),
        tr("next {moment}", moment=describe.moment(next_run)) if next_run is not None else tr("nothing is scheduled"),
    )
    return _BETWEEN.join(filter(None, said))
