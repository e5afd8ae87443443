"""What became of an alert, as a line of the history: it is found there among the runs, by the same filters."""

from __future__ import annotations

from dataclasses import asdict, replace

from influx_backup_gui.domain.alert import Alert, AlertKind
from influx_backup_gui.domain.errors import Problem
from influx_backup_gui.domain.job import Outcome, Run, Trigger

KIND = "alert"


def alert_line(
    line_id: str, alert: Alert, channel: str, began: int, ended: int, answer: str, problem: Problem | None, again: bool
) -> Run:
    """The attempt to send an alert from `began` to `ended` (ns); `again`: it is tried another time.

    `details`: alert (all that was to be told), channel, answer.
    """
    by_hand = alert.kind is AlertKind.TEST
    line = Run(
        line_id,
        KIND,
        Trigger.MANUAL if by_hand else Trigger.SCHEDULE,
        Outcome.SUCCEEDED,
        began,
        ended,
        f"Sent by {channel}: {alert.subject}",
        alert.server,
        details={"alert": asdict(alert), "channel": channel, "answer": answer},
    )
    if problem is None:
        return line
    later = " It is tried again later." if again else ""
    said = f"Not sent by {channel}: {alert.subject}: {problem.message}{later}"
    return replace(line, outcome=Outcome.FAILED, summary=said, problem=problem)
