"""Caches and triggers of a restore: made when the rows are right, and read back; a failure is told and ends nothing."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence

from influx_backup_gui.domain.errors import BackupError, Cancelled, QueryFailed
from influx_backup_gui.domain.object_steps import MADE, NOT_MADE, WAS_THERE, ObjectAction, ObjectReport, ObjectStep
from influx_backup_gui.domain.restore_objects import same_trigger
from influx_backup_gui.domain.server import Database
from influx_backup_gui.domain.server_objects import DistinctCache, LastCache, ServerObjects, Trigger, objects_from_json
from influx_backup_gui.engine.server_objects import TOKENS, server_objects
from influx_backup_gui.influx.client import Client
from influx_backup_gui.influx.objects import make_object

_TAKEN = 409


def target_objects(client: Client, databases: Collection[str], with_tokens: bool = False) -> ServerObjects:
    """What the server has beside rows in these databases, and names of tokens; what it does not tell is None there."""
    of_server = (TOKENS,) if with_tokens else ()
    return objects_from_json(server_objects(client, [Database(d) for d in databases], of_server=of_server).catalog)


def make_objects(client: Client, steps: Sequence[ObjectStep], wrong: Collection[str]) -> tuple[ObjectReport, ...]:
    """Make what the plan says, but not in databases whose rows are `wrong`; one report for all that was asked for.

    Errors: Cancelled only.
    """
    tried: dict[int, str] = {}
    for number, step in enumerate(steps):
        if step.action is ObjectAction.MAKE:
            tried[number] = _try(client, step, step.database in wrong)
    made = {steps[n].database for n, why in tried.items() if not why}
    there = target_objects(client, made) if made else ServerObjects()
    return tuple(_reports(steps, tried, there))


def _try(client: Client, step: ObjectStep, rows_are_wrong: bool) -> str:
    """Make one object; answers why it could not be, or ""."""
    if rows_are_wrong:
        return "Not all rows of its database are right."
    try:
        make_object(step.wanted, client, step.database)
    except Cancelled:
        raise
    except BackupError as error:
        taken = isinstance(error, QueryFailed) and error.status == _TAKEN
        return f"One of its name, or one like it, has come there: {error.message}" if taken else error.message
    return ""


def _reports(steps: Sequence[ObjectStep], tried: dict[int, str], there: ServerObjects) -> Iterator[ObjectReport]:
    for number, step in enumerate(steps):
        if step.action is ObjectAction.SAME:
            yield ObjectReport(step.kind, step.database, step.name, WAS_THERE, step.reason)
        elif step.action is not ObjectAction.MAKE:
            if step.action is not ObjectAction.LEFT:
                yield ObjectReport(step.kind, step.database, step.name, NOT_MADE, step.reason)
        elif tried[number]:
            yield ObjectReport(step.kind, step.database, step.name, NOT_MADE, tried[number])
        else:
            yield _read_back(step, there)


def _read_back(step: ObjectStep, there: ServerObjects) -> ObjectReport:
    """What the server shows of what it has taken."""
    present = there.database(step.database)
    wanted = step.wanted
    listed: Sequence[LastCache | DistinctCache | Trigger] | None = None
    if present is not None:
        by_kind = {
            LastCache: present.last_caches,
            DistinctCache: present.distinct_caches,
            Trigger: present.triggers,
        }
        listed = by_kind[type(wanted)] if wanted is not None else None
    if listed is None:
        said = "The server took it; it could not be read back."
    elif any(_alike(found, wanted) for found in listed):
        said = _done(wanted)
    else:
        said = "The server took it and does not show it as it was."
        return ObjectReport(step.kind, step.database, step.name, NOT_MADE, said)
    return ObjectReport(step.kind, step.database, step.name, MADE, said)


def _alike(found: object, wanted: object) -> bool:
    if isinstance(found, Trigger) and isinstance(wanted, Trigger):
        return found.name == wanted.name and found.disabled and same_trigger(found, wanted)
    return found == wanted


def _done(wanted: object) -> str:
    if not isinstance(wanted, Trigger):
        return "As in the backup."
    was = "it was off" if wanted.disabled else "it was on: look at it, then switch it on"
    return f"As in the backup, but switched off ({was}). Whether it runs asynchronously no backup knows."
