"""Wording of the first run."""

from __future__ import annotations

from typing import Any

from influx_backup_gui.gui import describe, describe_server
from influx_backup_gui.gui.describe import State
from influx_backup_gui.gui.tr import one_or_many, tr


def ready(server: str) -> State:
    """All answers are kept."""
    return State(tr("{server} is known now", server=server), "proved", "good")


def unanswered(server: str) -> State:
    """The answers are kept; the server did not answer."""
    return State(tr("{server} is known now, but it did not answer", server=server), "warning", "warn")


def answers(found: dict[str, Any] | None, folder: str, following: int | None) -> str:
    """What will be saved, where, and when it is next done by itself (ns)."""
    said = []
    if found is not None and found["databases"]:
        names = ", ".join(found["databases"])
        said.append(
            one_or_many(
                len(found["databases"]),
                tr("It has 1 database: {names}.", names=names),
                tr("It has {n} databases: {names}.", n=describe.count(len(found["databases"])), names=names),
            )
        )
        said.extend(describe_server.look_back(found))
    said.append(tr("Backups go to {folder}.", folder=folder))
    said.append(
        tr("The next one by schedule: {moment}.", moment=describe.moment(following))
        if following is not None
        else tr("Nothing is scheduled yet.")
    )
    said.append(tr("The first backup saves all of it and then proves the archive. You can cancel it at any time."))
    return "\n".join(said)
