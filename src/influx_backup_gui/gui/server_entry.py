"""A server as it was entered: kept in the settings, its token where a person said, and nowhere else any more."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from influx_backup_gui.domain.errors import BackupError
from influx_backup_gui.domain.server import ServerConfig
from influx_backup_gui.engine.servers import forget_token, with_server
from influx_backup_gui.gui.session import Session
from influx_backup_gui.gui.tr import tr
from influx_backup_gui.store.files import write_atomically
from influx_backup_gui.store.secrets import store_token

KEYRING, VARIABLE, FILE, ASK, NONE = "keyring", "env", "file", "ask", "none"


@dataclass(frozen=True)
class Entered:
    """What a person entered. `token` is "" where the place of the token holds it already."""

    config: ServerConfig
    token: str
    place: str


def keep(session: Session, entered: Entered) -> None:
    """Write the token where it shall be kept, then the settings. Errors: BackupError; the settings stay then."""
    config, engine = entered.config, session.engine
    before = next((s for s in engine.settings.servers if s.name == config.name), None)
    if entered.token and entered.place == KEYRING:
        try:
            store_token(config.name, entered.token)
        except BackupError as error:
            raise BackupError(error.message, tr("Choose another place under “Kept in”.")) from error
    if entered.token and entered.place == FILE:
        write_atomically(Path(config.token_source.partition(":")[2]).expanduser(), f"{entered.token}\n".encode(), 0o600)
    if entered.token and entered.place == ASK:
        session.remember_token(config.name, entered.token)
    engine.update_settings(lambda s: with_server(s, config))
    if before is not None and before.token_source != config.token_source:
        forget_token(engine.resources, before)
