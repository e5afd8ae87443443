"""Wording of servers and of the places where tokens are kept; the rest is in describe.py."""

from __future__ import annotations

from typing import Any

from influx_backup_gui.domain.errors import ExitCode, Problem
from influx_backup_gui.gui.describe import State
from influx_backup_gui.gui.tr import one_or_many, tr
from influx_backup_gui.gui.window_words import in_window, told


def not_tested() -> State:
    """A server that was not asked yet."""
    return State(tr("Not tested yet"), "unproved", "muted")


def testing() -> State:
    """A server that is being asked."""
    return State(tr("Asking…"), "waiting", "accent")


def test_failed() -> State:
    """A server that did not answer as it should."""
    return State(tr("That did not work"), "failed", "bad")


def why_not(problem: Problem) -> str:
    """What is wrong, beside the fields where it can be mended."""
    if problem.exit_code == ExitCode.NOT_AUTHORISED:
        return tr("{message} Check that it is complete and not expired.", message=problem.message)
    return told(problem)


def tested(report: dict[str, Any]) -> State:
    """A server that answered (`Engine.test_address`)."""
    if report["unreadable"]:
        return State(tr("It answers, but some databases may not be read"), "warning", "warn")
    if report["look_back"] and report["look_back"]["hides"]:
        return State(tr("It works, but may show less than it stores"), "warning", "warn")
    return State(tr("It works"), "proved", "good")


def found_on_server(report: dict[str, Any]) -> str:
    """Version, edition, databases and rights in sentences."""
    edition = f" {report['edition']}" if report["edition"] else ""
    said = [tr("InfluxDB {version}{edition}.", version=report["version"], edition=edition)]
    found = report["databases"]
    said.append(tr("Databases: {names}.", names=", ".join(found)) if found else tr("It has no databases yet."))
    if report["unreadable"]:
        said.append(tr("The token may not read {names}.", names=", ".join(report["unreadable"])))
    elif found:
        said.append(tr("The token may read all of them."))
    return " ".join((*said, *look_back(report)))


def look_back(report: dict[str, Any]) -> tuple[str, ...]:
    """Whether the server may show less than it stores, and what to do; nothing where nothing is suspicious."""
    found = report["look_back"]
    return () if found is None else (in_window(found["text"]),)


def token_place(place: str) -> str:
    """What it means to keep a token there."""
    return {
        "keyring": tr("Best on a desktop. Where there is no keyring, choose a file or a variable."),
        "file": tr("Readable by you only (0600). Works without a desktop, also for schedules."),
        "env": tr("The variable must be set wherever the program runs, also for schedules."),
        "ask": tr("It is forgotten when the program closes; schedules cannot use it."),
        "none": tr("For servers that were started without authentication."),
    }[place]


def no_keyring() -> str:
    """Why another place was chosen."""
    return tr("This system has no keyring. The file is readable by you only (0600), also for schedules.")


def forget(name: str, schedules: list[str]) -> str:
    """The question before a server is taken out."""
    asked = tr("Forget the server {name} and its token? Its backups stay.", name=name)
    if not schedules:
        return asked
    return f"{asked} {tr('Its schedules end: {names}.', names=', '.join(schedules))}"


def token_source(source: str) -> str:
    """Where a token is kept, short."""
    place, _, where = source.partition(":")
    return {
        "keyring": tr("in the keyring"),
        "file": tr("in {where}", where=where),
        "env": tr("in the variable {where}", where=where),
        "ask": tr("asked each time"),
    }.get(place, tr("no token"))


def quiet_for(hours: int | None) -> str:
    """How long a table may be without new rows."""
    if hours is None:
        return tr("By the rhythm of each table")
    if not hours:
        return tr("Never")
    if hours % 24 == 0 and hours > 24:
        return tr("After {days} days", days=hours // 24)
    return one_or_many(hours, tr("After 1 hour"), tr("After {hours} hours", hours=hours))
