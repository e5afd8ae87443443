"""Wording of what is beside the rows: retention, caches, triggers, tokens, plug-in files."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from influx_backup_gui.domain.object_steps import MADE, NOT_MADE, NOT_READ, WAS_THERE, ObjectAction, ObjectStep
from influx_backup_gui.domain.server_objects import ServerObjects
from influx_backup_gui.gui.describe import State, count
from influx_backup_gui.gui.tr import tr
from influx_backup_gui.gui.window_words import in_window


def choice() -> tuple[str, str]:
    """The check box of a restore, and what it means."""
    return (
        tr("Also br&ing back what is beside the rows"),
        tr(
            "Retention of databases that are there, caches, and triggers, which are switched off at first. Nothing "
            "that is there is changed. The plan and the report say what cannot be made, such as secrets of tokens."
        ),
    )


def action(step: ObjectStep) -> State:
    """What a restore does with one object."""
    return {
        ObjectAction.MAKE: State(tr("Make"), "add", "good"),
        ObjectAction.SAME: State(tr("Is there"), "tick", "muted"),
        ObjectAction.OTHER: State(tr("Is there otherwise"), "warning", "warn"),
        ObjectAction.CANNOT: State(tr("Cannot be made"), "failed", "bad"),
        ObjectAction.LEFT: State(tr("Not asked for"), "dash", "muted"),
        ObjectAction.GOES: State(tr("Goes with its table"), "delete", "warn"),
    }[step.action]


def report(told: Mapping[str, Any]) -> str:
    """What became of one object (details of a run), in a sentence."""
    name = f"{told['database']}.{told['name']}" if told["database"] else told["name"]
    states = {MADE: tr("Made"), WAS_THERE: tr("Was there"), NOT_MADE: tr("Not made")}
    state, reason = states.get(told["state"], told["state"]), in_window(told["reason"])
    if told["kind"] == NOT_READ:
        return tr("{state}: {name}. {reason}", state=state, name=name, reason=reason)
    return tr("{state}: {kind} {name}. {reason}", state=state, kind=in_window(told["kind"]), name=name, reason=reason)


def objects_tab(number: int) -> str:
    """The title of the part of the plan that is about them."""
    return tr("Beside the rows ({n})", n=count(number))


def beside_rows(objects: ServerObjects) -> str:
    """How much a backup holds beside rows, and whether something of it was not read."""
    databases = objects.databases
    caches = sum(len(d.last_caches or ()) + len(d.distinct_caches or ()) for d in databases)
    triggers = sum(len(d.triggers or ()) for d in databases)
    said = tr("Beside the rows: caches: {caches}, triggers: {triggers}, tokens (names only): {tokens}",
              caches=count(caches), triggers=count(triggers), tokens=count(len(objects.tokens or ())))  # fmt: skip
    return tr("{said}; not all was read", said=said) if objects.not_read else said
