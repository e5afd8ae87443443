"""Wording of settings that come from elsewhere."""

from __future__ import annotations

from influx_backup_gui.engine.settings_transfer import Imported
from influx_backup_gui.gui import describe
from influx_backup_gui.gui.tr import one_or_many, tr
from influx_backup_gui.gui.window_words import in_window
from influx_backup_gui.store.kept_settings import KeptSettings


def kept(found: KeptSettings) -> str:
    """One line of a list: whose, of when, what is in them."""
    names = ", ".join(s.name for s in found.settings.servers) or tr("none")
    number = len(found.settings.schedules)
    return tr(
        "{machine}, {moment}: servers {names}; {schedules}",
        machine=found.machine,
        moment=describe.moment(found.written),
        names=names,
        schedules=one_or_many(number, tr("1 schedule"), tr("{n} schedules", n=describe.count(number))),
    )


def imported(found: Imported) -> str:
    """What was taken over and what is left to do."""
    lines = [
        tr(
            "Taken over: servers {servers}; schedules {schedules}. Backups listed: {n}.",
            servers=", ".join(found.servers) or tr("none"),
            schedules=", ".join(found.schedules) or tr("none"),
            n=describe.count(found.backups),
        )
    ]
    lines += [tr("The folder of {folder} is not there.", folder=folder) for folder in found.missing_folders]
    lines += [tr("To be given again: {secret}", secret=in_window(secret)) for secret in found.secrets]
    lines += [tr("Cannot be read: {archive}", archive=in_window(archive)) for archive in found.unreadable]
    return "\n".join(lines)
