"""Tokens and the archive password: in the system's keyring, a variable or a file, never in our own files."""

from __future__ import annotations

import logging
import os
import stat
from pathlib import Path

from influx_backup_gui.domain.errors import BackupError, NotAuthorised, UsageError
from influx_backup_gui.domain.server import ServerConfig

PASSWORD_VARIABLE = "INFLUX_BACKUP_PASSWORD"
_SERVICE = "influx-backup"
_PASSWORD_ENTRY = "archive password"

log = logging.getLogger(__name__)


def read_token(server: ServerConfig) -> str | None:
    """The token of a server, None where it needs none. NotAuthorised where it is not where the settings say."""
    kind, _, where = server.token_source.partition(":")
    if kind == "none":
        return None
    if kind == "env" and where:
        return _from_variable(server.name, where)
    if kind == "file" and where:
        return _from_file(server.name, Path(where))
    if server.token_source == "ask":
        raise NotAuthorised(
            f"The token of server {server.name!r} is kept nowhere: it has to be typed each time.",
            "Open the window and type it, or name a place: influx-backup server add.",
        )
    if server.token_source == "keyring":
        return _from_keyring(server.name)
    raise UsageError(
        f"The settings of server {server.name!r} name an unknown place of the token: {server.token_source!r}.",
        'Known are "none", "ask", "keyring", "env:NAME" and "file:PATH".',
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
    import keyring
    import keyring.errors

    try:
        if keyring.get_password(_SERVICE, server_name) is not None:
            keyring.delete_password(_SERVICE, server_name)
    except keyring.errors.KeyringError:
        log.info("no keyring to delete a token from")


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


def _keep(entry: str, secret: str, hint: str) -> None:
    import keyring
    import keyring.errors

    try:
        keyring.set_password(_SERVICE, entry, secret)
    except keyring.errors.NoKeyringError as error:
        raise BackupError("This machine has no keyring to keep secrets in.", hint) from error
    except keyring.errors.KeyringError as error:
        raise BackupError(f"The keyring did not take it: {error}.", hint) from error


def _from_variable(server: str, variable: str) -> str:
    token = os.environ.get(variable, "").strip()
    if not token:
        raise NotAuthorised(
            f"The token of server {server!r} should be in the variable {variable}, which is not set.",
            f"Set it (export {variable}=…); under cron or systemd it must be set there too.",
        )
    return token


def _from_file(server: str, path: Path) -> str:
    try:
        token = path.expanduser().read_text(encoding="utf-8").strip()
    except (OSError, UnicodeDecodeError) as error:
        reason = error.strerror if isinstance(error, OSError) else "it is not text"
        raise NotAuthorised(
            f"The token of server {server!r} should be in {path}: {reason}.",
            "Put the token there, readable by you only, or name another file: influx-backup server add.",
        ) from error
    if not token:
        raise NotAuthorised(f"The token file of server {server!r} is empty: {path}.", "Write the token into it.")
    return token


def _from_keyring(server: str) -> str:
    import keyring
    import keyring.errors

    hint = f"Store it again: influx-backup server add {server} --url URL --token-stdin --replace."
    try:
        token = keyring.get_password(_SERVICE, server)
    except keyring.errors.KeyringError as error:
        raise NotAuthorised(
            f"The token of server {server!r} is in the keyring, which does not answer: {error}.",
            "Unlock the keyring; where there is none (cron, a server), use --token-env or --token-file.",
        ) from error
    if not token:
        raise NotAuthorised(f"The keyring holds no token of server {server!r}.", hint)
    return token
