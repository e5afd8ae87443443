"""Which alert a reason of health makes, and its end: pure rules.

The rule in prose: health tells what no single run does: overdue, damage, rows that are gone, a disk that fills up or is
away, a run that is stuck. What is told is bundled by topic, as what runs tell (domain/alert_rules.py).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from hashlib import sha256

from influx_backup_gui.domain.alert import Alert, AlertKind
from influx_backup_gui.domain.health_records import Colour, Reason, ReasonKind

OF_REASONS: Mapping[ReasonKind, AlertKind] = {
    ReasonKind.OVERDUE: AlertKind.OVERDUE,
    ReasonKind.OLD_BACKUP: AlertKind.OVERDUE,
    ReasonKind.NO_PROVED_BACKUP: AlertKind.OVERDUE,
    ReasonKind.ARCHIVE_DAMAGED: AlertKind.DAMAGE,
    ReasonKind.COVERAGE_SHRANK: AlertKind.COVERAGE,
    ReasonKind.DISK_FILLING: AlertKind.DISK,
    ReasonKind.REPOSITORY_UNREACHABLE: AlertKind.DISK,
    ReasonKind.STUCK: AlertKind.STUCK,
}
_BY_SUBJECT = (
    ReasonKind.OVERDUE,
    ReasonKind.DISK_FILLING,
    ReasonKind.REPOSITORY_UNREACHABLE,
    ReasonKind.STUCK,
)
# How the subject of an alert begins.
HEADS = {
    AlertKind.FAILURE: "FAILED",
    AlertKind.WARNING: "WARNING",
    AlertKind.OVERDUE: "OVERDUE",
    AlertKind.DAMAGE: "DAMAGED",
    AlertKind.COVERAGE: "ROWS GONE",
    AlertKind.DISK: "DISK FILLING",
    AlertKind.STUCK: "STUCK",
    AlertKind.RECOVERY: "WORKS AGAIN",
    AlertKind.RESTORE: "RESTORED",
}


def alert_of_reason(reason: Reason, now: int) -> Alert | None:
    """The alert about a reason of health, None where a run tells it, or nobody needs to be woken for it."""
    kind = OF_REASONS.get(reason.kind)
    if kind is None or (kind is AlertKind.OVERDUE and reason.colour is not Colour.RED):
        return None
    if reason.kind is ReasonKind.NO_PROVED_BACKUP and not reason.subjects:
        # Nothing was ever saved of a new server; its schedule tells when that is too long.
        return None
    topic = topic_of_reason(reason)
    return Alert(
        id=_id(topic, now),
        kind=kind,
        at=now,
        subject=f"{_head(reason, kind)}: {f'{reason.server}: ' if reason.server else ''}{reason.message}",
        message=reason.message,
        meaning=reason.meaning,
        hint=reason.hint,
        server=reason.server,
        facts=(("Server", reason.server),) if reason.server else (),
        topic=topic,
    )


def _head(reason: Reason, kind: AlertKind) -> str:
    return "FOLDER AWAY" if reason.kind is ReasonKind.REPOSITORY_UNREACHABLE else HEADS[kind]


def topic_of_reason(reason: Reason) -> str:
    """What the same reason is called at every look; archives and lost rows are bundled by server."""
    by_subject = reason.kind in _BY_SUBJECT
    subject = reason.subjects[0] if by_subject and reason.subjects else ""
    return f"health:{reason.kind.value}:{reason.server}:{subject}"


def coverage_topic(server: str) -> str:
    """What lost rows of a server are called, whether a run or health tells them."""
    return f"health:{ReasonKind.COVERAGE_SHRANK.value}:{server}:"


def solved(topic: str, now: int, server: str, before: str) -> Alert:
    """That a reason of health, which was told by the subject `before`, is no longer there."""
    return Alert(
        id=_id(topic, now),
        kind=AlertKind.RECOVERY,
        at=now,
        subject=f"SOLVED: {before}",
        message=f"This is no longer so: {before}",
        server=server,
    )


def summary(id_: str, now: int, colour: Colour, lines: Sequence[str]) -> Alert:
    """The weekly summary; `lines` are the proof report."""
    said = {
        Colour.GREEN: "everything is protected",
        Colour.AMBER: "something needs a look",
        Colour.RED: "not everything is protected",
    }
    return Alert(
        id=id_,
        kind=AlertKind.SUMMARY,
        at=now,
        subject=f"WEEKLY SUMMARY: {said[colour]}",
        message=f"The last seven days: {said[colour]}.",
        log=tuple(lines),
    )


def _id(topic: str, now: int) -> str:
    """Letters and digits only, whatever names are in the topic: it becomes a Message-ID."""
    return f"{sha256(topic.encode()).hexdigest()[:16]}.{now}"
