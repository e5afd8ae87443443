"""Wording of alerts and their settings; the rest is in describe.py."""

from __future__ import annotations

from collections.abc import Mapping

from influx_backup_gui.domain.alert import AlertKind
from influx_backup_gui.domain.alert_lines import KIND
from influx_backup_gui.domain.alert_settings import Security
from influx_backup_gui.domain.job import Run
from influx_backup_gui.engine.sending import Tried
from influx_backup_gui.gui import describe
from influx_backup_gui.gui.describe import State
from influx_backup_gui.gui.tr import tr
from influx_backup_gui.gui.window_words import told
from influx_backup_gui.store.outbox import Sent


def kind(value: AlertKind) -> str:
    """What an alert of a kind tells."""
    return {
        AlertKind.FAILURE: tr("A backup, check or restore failed"),
        AlertKind.WARNING: tr("A backup ended with warnings"),
        AlertKind.OVERDUE: tr("No proved backup for too long, also after the machine slept"),
        AlertKind.DAMAGE: tr("An archive was found damaged"),
        AlertKind.COVERAGE: tr("Rows are gone that a backup before had"),
        AlertKind.DISK: tr("A disk fills up, or a folder cannot be used"),
        AlertKind.STUCK: tr("A run makes no progress"),
        AlertKind.RECOVERY: tr("It works again"),
        AlertKind.RESTORE: tr("A restore is done"),
        AlertKind.SUMMARY: tr("A summary once a week"),
        AlertKind.TEST: tr("Test"),
    }[value]


def security(value: Security) -> str:
    """How the way to a mail server is protected."""
    return {
        Security.STARTTLS: tr("STARTTLS (usual, port 587)"),
        Security.TLS: tr("TLS from the beginning (port 465)"),
        Security.PLAIN: tr("None: everybody on the way can read it (port 25)"),
    }[value]


def channel(value: str) -> str:
    """A way that alerts go."""
    return {"mail": tr("E-mail"), "webhook": tr("Webhook"), "ping": tr("Dead-man ping")}.get(value, value)


def run_details(run: Run) -> str:
    """Everything about a run; of an alert also what it told."""
    alert = run.details.get("alert")
    if run.kind != KIND or not isinstance(alert, Mapping):
        return describe.run_details(run)
    lines = [describe.run_details(run)]
    if answer := run.details.get("answer"):
        lines.append(tr("The answer: {answer}", answer=answer))
    # As it was sent: in the language of the mail.
    said = [alert.get(part) for part in ("subject", "message", "meaning", "hint")]
    facts, log = alert.get("facts"), alert.get("log")
    lines += ["", tr("What was told:"), *(str(text) for text in said if text)]
    lines += [f"{label}: {value}" for label, value in facts] if isinstance(facts, list | tuple) else []
    lines += ["", *map(str, log)] if isinstance(log, list | tuple) and log else []
    return "\n".join(lines)


def trying() -> State:
    """A test that is under way."""
    return State(tr("Sending a test…"), "waiting", "accent")


def tested(tried: tuple[Tried, ...]) -> State:
    """How a test went by all ways."""
    if all(t.problem is None for t in tried):
        return State(tr("It was taken"), "proved", "good")
    return State(tr("That did not work"), "failed", "bad")


def test_lines(tried: tuple[Tried, ...]) -> str:
    """What each way answered."""
    return "\n".join(
        tr("{way}: the answer was: {answer}", way=channel(t.channel), answer=t.answer)
        if t.problem is None
        else f"{channel(t.channel)}: {told(t.problem)}"
        for t in tried
    )


def sent(item: Sent) -> State:
    """What became of an alert."""
    if item.sent is not None:
        return State(tr("Sent"), "proved", "good")
    return State(tr("Not sent"), "failed", "bad") if item.given_up else State(tr("Waits"), "waiting", "warn")


def places(what: str) -> tuple[tuple[str, str], ...]:
    """Where a secret may be kept."""
    return (
        ("keyring", tr("The keyring of this system")),
        ("file", tr("A file that only you can read")),
        ("env", tr("An environment variable")),
        ("none", tr("No {what}", what=what)),
    )
