"""Wording of what is beside the rows: retention, caches, triggers, tokens, plug-in files."""

from __future__ import annotations

from influx_backup_gui.domain.server_objects import ServerObjects
from influx_backup_gui.gui.describe import count
from influx_backup_gui.gui.tr import tr


def beside_rows(objects: ServerObjects) -> str:
    """How much a backup holds beside rows, and whether something of it was not read."""
    databases = objects.databases
    caches = sum(len(d.last_caches or ()) + len(d.distinct_caches or ()) for d in databases)
    triggers = sum(len(d.triggers or ()) for d in databases)
    said = tr("Beside the rows: caches: {caches}, triggers: {triggers}, tokens (names only): {tokens}",
              caches=count(caches), triggers=count(triggers), tokens=count(len(objects.tokens or ())))  # fmt: skip
    return tr("{said}; not all was read", said=said) if objects.not_read else said
