"""What every job needs: settings, catalog, repositories, clients, the archive password."""

from __future__ import annotations

import logging
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

from influx_backup_gui.domain.backup import Backup
from influx_backup_gui.domain.errors import BackupError, UsageError
from influx_backup_gui.domain.progress import CancelToken
from influx_backup_gui.domain.server import ServerConfig
from influx_backup_gui.engine.presence import check_present
from influx_backup_gui.influx.client import Client
from influx_backup_gui.store.catalog import Catalog
from influx_backup_gui.store.catalog_rows import moved_path
from influx_backup_gui.store.files import disk_errors, is_gone
from influx_backup_gui.store.lock import in_turn
from influx_backup_gui.store.places import Places
from influx_backup_gui.store.repository import Repository
from influx_backup_gui.store.secrets import archive_password, read_token
from influx_backup_gui.store.settings import RepositoryConfig, Settings, load_settings, save_settings

log = logging.getLogger(__name__)


class Resources:
    """Shared by the engine's parts. `password` answers the password of encrypted archives; a face may replace it."""

    def __init__(self, where: Places) -> None:
        self.places = where
        self.settings_file = where.config / "settings.json"
        # Whoever reads the file while another thread replaces it must not put back what was there before.
        self._changing = threading.RLock()
        self.settings = load_settings(self.settings_file)
        self.catalog = Catalog(where.data / "catalog.sqlite")
        # Tokens that a person types each time (`token_source` "ask"): server name -> token, in memory only.
        self.typed_tokens: dict[str, str] = {}
        self.password: Callable[[], str | None] = archive_password
        # Passwords that a person typed for one archive (its path), in memory only. New archives never take one of them.
        self.typed_passwords: dict[str, str] = {}

    def password_for(self, path: Path) -> str | None:
        """The password to open this archive with: the one typed for it, else the one of all archives."""
        return self.typed_passwords.get(str(path.resolve())) or self.password()

    def password_of(self, backup: Backup) -> str | None:
        """As `password_for`; None for what is not encrypted."""
        return self.password_for(Path(backup.path)) if backup.encrypted else None

    def update_settings(self, change: Callable[[Settings], Settings]) -> None:
        """Replace the settings by `change(settings)`, on disk and here; other processes wait meanwhile."""
        folder = self.settings_file.parent
        with disk_errors(folder):
            folder.mkdir(parents=True, exist_ok=True)
        with self._changing, in_turn(folder, "change of settings", "folder of settings"):
            changed = change(load_settings(self.settings_file))
            save_settings(self.settings_file, changed)
            self.settings = changed

    def reload_settings(self) -> None:
        """Take over what another process changed."""
        with self._changing:
            self.settings = load_settings(self.settings_file)

    def server(self, name: str) -> ServerConfig:
        """The server of that name; UsageError otherwise."""
        return self.settings.server(name)

    def client(self, server: str, cancel: CancelToken | None = None, patience: float = 60.0) -> Client:
        """A client of a configured server; the token is read from where the settings say it is.

        `patience`: how long (seconds) an absent or busy server is asked again.
        """
        config = self.server(server)
        return Client(config.url, self.token(config), config.ca_file, cancel, patience=patience)

    def token(self, config: ServerConfig) -> str | None:
        """The token of a server, None where it needs none; NotAuthorised where it is not where the settings say."""
        typed = self.typed_tokens.get(config.name) if config.token_source == "ask" else None
        return typed or read_token(config)

    def repositories(self) -> tuple[RepositoryConfig, ...]:
        """The configured folders, the default one first."""
        return self.repositories_of(self.settings)

    def repositories_of(self, settings: Settings) -> tuple[RepositoryConfig, ...]:
        """As `repositories`, by these settings."""
        known = settings.repositories
        if not any(r.name == "default" for r in known):
            known = (RepositoryConfig("default", str(self.places.repository)), *known)
        return tuple(sorted(known, key=lambda r: r.name != settings.default_repository))

    def repository(self, name: str = "") -> Repository:
        """The repository of that name, or the default one; its folder is made when it is the program's own."""
        wanted = name or self.settings.default_repository
        for config in self.repositories():
            if config.name == wanted:
                found = Repository.of(config)
                if found.path == self.places.repository and is_gone(found.path):
                    with disk_errors(found.path):
                        found.path.mkdir(parents=True, exist_ok=True)
                return found
        raise UsageError(
            f"There is no repository {wanted!r}.", f"Known: {', '.join(r.name for r in self.repositories())}."
        )

    @contextmanager
    def locked(self, name: str, what: str, server: str = "", emptied: bool = False) -> Iterator[Repository]:
        """The repository of that name, held by its lock (`Repository.lock`; its errors) where it lies by now.

        Another process may have moved it since this one read the settings: nothing shall be written into what it left.
        Nor into the empty folder below a disk that is not mounted (`check_present`), unless a person said that it was
        `emptied` on purpose.
        """
        while True:
            self.refresh_settings()
            repository = self.repository(name)
            if not emptied:
                check_present(self.catalog, repository)
            with repository.lock(what, server):
                self.refresh_settings()
                if self.repository(name).path == repository.path:
                    # From now on the file of the lock keeps the disk from being unmounted.
                    if not emptied:
                        check_present(self.catalog, repository)
                    yield repository
                    return

    def refresh_settings(self) -> None:
        """As `reload_settings`; where that cannot be, what was known before holds."""
        try:
            self.reload_settings()
        except BackupError as error:
            # Whoever moves a repository leaves settings that can be read.
            log.warning("the settings could not be read again: %s", error.message)

    def repoint_passwords(self, source: Path, target: Path) -> None:
        """Archives that lay below `source` lie below `target` now: their typed passwords go with them."""
        old, new = source.resolve(), target.resolve()
        self.typed_passwords = {moved_path(p, old, new): word for p, word in self.typed_passwords.items()}

    def file_limit(self, server: str) -> int | None:
        """The file limit that was learned for this server, if any."""
        return self.settings.file_limits.get(server)

    def remember_file_limit(self, server: str, limit: int) -> None:
        """Keep the file limit that a server named when it refused a query."""
        if self.file_limit(server) != limit:
            self.update_settings(lambda s: replace(s, file_limits={**s.file_limits, server: limit}))
