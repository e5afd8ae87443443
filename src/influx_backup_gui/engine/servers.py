"""Servers of the settings: taken in, changed, and forgotten with what is only about them."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from influx_backup_gui.domain.server import ServerConfig
from influx_backup_gui.engine.resources import Resources
from influx_backup_gui.store.secrets import delete_token
from influx_backup_gui.store.settings import Settings


def with_server(settings: Settings, server: ServerConfig) -> Settings:
    """One of the same name is replaced where it stands: the first one is what a window begins with.

    What was learned of its limits is learned anew.
    """
    known = any(s.name == server.name for s in settings.servers)
    servers = tuple(server if s.name == server.name else s for s in settings.servers)
    limits = {name: limit for name, limit in settings.file_limits.items() if name != server.name}
    return replace(settings, servers=servers if known else (*servers, server), file_limits=limits)


def forget_server(resources: Resources, name: str) -> tuple[str, ...]:
    """Take a server out of the settings, with its schedules and its token; its backups and history stay.

    A token file outside the program's own folder stays, too. Answers the names of the schedules. UsageError where the
    server is not known.
    """
    server = resources.server(name)
    schedules = [s for s in resources.settings.schedules if name in s.servers]
    resources.update_settings(lambda settings: _without(settings, name))
    for schedule in schedules:
        resources.catalog.slots.forget(schedule.id)
    resources.typed_tokens.pop(name, None)
    forget_token(resources, server)
    return tuple(s.name for s in schedules)


def forget_token(resources: Resources, server: ServerConfig) -> None:
    """Remove a token from where these settings keep it: the keyring, or a file in the program's own folder."""
    kind, _, where = server.token_source.partition(":")
    if kind == "keyring":
        delete_token(server.name)
    if kind == "file" and Path(where).parent == resources.places.config:
        Path(where).unlink(missing_ok=True)


def _without(settings: Settings, name: str) -> Settings:
    return replace(
        settings,
        servers=tuple(s for s in settings.servers if s.name != name),
        schedules=tuple(s for s in settings.schedules if name not in s.servers),
        file_limits={known: limit for known, limit in settings.file_limits.items() if known != name},
        acknowledgements=tuple(a for a in settings.acknowledgements if a.server != name),
    )
