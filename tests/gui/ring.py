"""A keyring in memory, for a session that has one."""

from __future__ import annotations

import threading

from keyring.backend import KeyringBackend


class Ring(KeyringBackend):
    """Notes which threads came to it: one that asks in the thread of the window lets the window stand still."""

    priority = 1.0

    def __init__(self) -> None:
        super().__init__()
        self.kept: dict[tuple[str, str], str] = {}
        self.threads: set[int] = set()

    def get_password(self, service: str, username: str) -> str | None:
        self.threads.add(threading.get_ident())
        return self.kept.get((service, username))

    def set_password(self, service: str, username: str, password: str) -> None:
        self.threads.add(threading.get_ident())
        self.kept[service, username] = password

    def delete_password(self, service: str, username: str) -> None:
        self.threads.add(threading.get_ident())
        del self.kept[service, username]
