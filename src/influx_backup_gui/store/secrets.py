"""Tokens, passwords and secret addresses: in the system's keyring, a variable or a file, never in our own files."""

from __future__ import annotations

import logging
import os
import stat
from enum import StrEnum
from pathlib import Path

from influx_backup_gui.domain.errors import BackupError, NotAuthorised, UsageError
from influx_backup_gui.domain.server import ServerConfig

PASSWORD_VARIABLE = "INFLUX_BACKUP_PASSWORD"
_SERVICE = "influx-backup"
_PASSWORD_ENTRY = "archive password"
# Beside the servers, so that no name of a server is one of these.
_ALERTS = "influx-backup alerts"

log = logging.getLogger(__name__)


class AlertSecret(StrEnum):
    """What alerts need that nobody else shall know; an address of a webhook or a dead-man ping lets anybody use it."""

    MAIL_PASSWORD = "mail password"
    WEBHOOK = "webhook address"
    PING = "ping address"


def read_token(server: ServerConfig) -> str | None:
    """The token of a server, None where it needs none. NotAuthorised where it is not where the settings say."""
    if server.token_source == "ask":
        raise NotAuthorised(
            f"The token of server {server.name!r} is kept nowhere: it has to be typed each time.",
            "Open the window and type it, or name a place: influx-backup server add.",
        )
    return read_secret(server.token_source, server.name, f"The token of server {server.name!r}")


def read_secret(source: str, entry: str, what: str, service: str = _SERVICE) -> str | None:
    """A secret from where `source` says ("none", "keyring", "env:NAME", "file:PATH"), None where it says "none".

    `service` and `entry` name it in the keyring; `what` begins a sentence. NotAuthorised where it is not there.
    """
    kind, _, where = source.partition(":")
    if source == "none":
        return None
    if source == "keyring":
        return _from_keyring(service, entry, what)
    if kind == "env" and where:
        return _from_variable(what, where)
    if kind == "file" and where:
        return _from_file(what, Path(where))
    raise UsageError(
        f"{what} is in an unknown place: {source!r}.",
        'Known are "none", "keyring", "env:NAME" and "file:PATH"; for a token also "ask".',
    )


def token_advice(server: ServerConfig) -> str:
    """What to mend about the place of the token, "" where there is nothing: others may read the file."""
    kind, _, where = server.token_source.partition(":")
    if kind != "file" or os.name == "nt":
        return ""
    try:
        mode = stat.S_IMODE(Path(where).stat().st_mode)
    except OSError:
        return ""
    return f"Other users may read the token: chmod 600 {where}" if mode & 0o077 else ""


def store_token(server_name: str, token: str) -> None:
    """Keep the token of a server in the keyring. BackupError where there is none that works."""
    _keep(server_name, token, "Say where the token is instead: --token-env VAR or --token-file FILE.")


def delete_token(server_name: str) -> None:
    """Forget the token of a server; nothing happens where none is kept."""
    _forget(_SERVICE, server_name)


def read_alert_secret(source: str, entry: AlertSecret) -> str | None:
    """A secret of the alerts, None where `source` says "none". NotAuthorised where it is not there."""
    return read_secret(source, entry.value, f"The {entry.value}", _ALERTS)


def store_alert_secret(entry: AlertSecret, secret: str) -> None:
    """Keep a secret of the alerts in the keyring. BackupError where there is none that works."""
    _keep(entry.value, secret, "Say that it is in a variable or a file instead.", _ALERTS)


def delete_alert_secret(entry: AlertSecret) -> None:
    """Forget a secret of the alerts; nothing happens where none is kept."""
    _forget(_ALERTS, entry.value)


def archive_password() -> str | None:
    """The password of encrypted archives: INFLUX_BACKUP_PASSWORD, else the keyring's, else None."""
    if os.environ.get(PASSWORD_VARIABLE):
        return os.environ[PASSWORD_VARIABLE]
    import keyring
    import keyring.errors

    try:
        return keyring.get_password(_SERVICE, _PASSWORD_ENTRY) or None
    except keyring.errors.KeyringError:
        return None


def store_archive_password(password: str) -> None:
    """Keep the password of encrypted archives in the keyring. BackupError where there is none that works."""
    _keep(_PASSWORD_ENTRY, password, f"Set the variable {PASSWORD_VARIABLE} instead.")


def keyring_trouble() -> str:
    """Why there is no keyring to read from, "" where there is one. Nobody is asked to unlock it."""
    import keyring
    import keyring.backends.fail

    if isinstance(keyring.get_keyring(), keyring.backends.fail.Keyring):
        return "this machine, or this session, has none."
    return ""


def _forget(service: str, entry: str) -> None:
    import keyring
    import keyring.errors

    try:
        if keyring.get_password(service, entry) is not None:
            keyring.delete_password(service, entry)
    except keyring.errors.KeyringError:
        log.info("no keyring to delete anything from")


def _keep(entry: str, secret: str, hint: str, service: str = _SERVICE) -> None:
    import keyring
    import keyring.errors

    try:
        keyring.set_password(service, entry, secret)
    except keyring.errors.NoKeyringError as error:
        raise BackupError("This machine has no keyring to keep secrets in.", hint) from error
    except keyring.errors.KeyringError as error:
        raise BackupError(f"The keyring did not take it: {error}.", hint) from error


def _from_variable(what: str, variable: str) -> str:
    secret = os.environ.get(variable, "").strip()
    if not secret:
        raise NotAuthorised(
            f"{what} should be in the variable {variable}, which is not set.",
            f"Set it (export {variable}=…); under cron or systemd it must be set there too.",
        )
    return secret


def _from_file(what: str, path: Path) -> str:
    try:
        secret = path.expanduser().read_text(encoding="utf-8").strip()
    except (OSError, UnicodeDecodeError) as error:
        reason = error.strerror if isinstance(error, OSError) else "it is not text"
        raise NotAuthorised(
            f"{what} should be in {path}: {reason}.", "Put it there, readable by you only, or name another file."
        ) from error
    if not secret:
        raise NotAuthorised(f"{what} should be in {path}, which is empty.", "Write it into that file.")
    return secret


def _from_keyring(service: str, entry: str, what: str) -> str:
    import keyring
    import keyring.errors

    try:
        secret = keyring.get_password(service, entry)
    except keyring.errors.KeyringError as error:
        raise NotAuthorised(
            f"{what} is in the keyring, which does not answer: {error}.",
            "Unlock the keyring; where there is none (cron, a server), say that it is in a variable or a file.",
        ) from error
    if not secret:
        raise NotAuthorised(f"{what} is not in the keyring.", "Store it again, or say where it is.")
    return secret
