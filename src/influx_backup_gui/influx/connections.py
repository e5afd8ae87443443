"""Sessions whose sockets can be shut from another thread, so that a cancel ends a blocking wait at once."""

from __future__ import annotations

import socket
import threading
import weakref
from contextlib import suppress
from typing import Any

import requests
from requests.adapters import HTTPAdapter
from urllib3 import PoolManager
from urllib3.connection import HTTPConnection, HTTPSConnection
from urllib3.connectionpool import HTTPConnectionPool, HTTPSConnectionPool


class Sockets:
    """The open sockets of one client."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._open: weakref.WeakSet[socket.socket] = weakref.WeakSet()
        self._over = False

    def add(self, sock: socket.socket) -> None:
        """Remember a socket for as long as it lives; one that was opened too late for `shut` is shut at once."""
        with self._lock:
            self._open.add(sock)
            over = self._over
        if over:
            _end(sock)

    def shut(self) -> None:
        """End every wait on these sockets, for good: reads return at once as if the peer had closed."""
        with self._lock:
            self._over = True
            sockets = list(self._open)
        for sock in sockets:
            _end(sock)


def _end(sock: socket.socket) -> None:
    with suppress(OSError):  # closed meanwhile
        sock.shutdown(socket.SHUT_RDWR)


class _Adapter(HTTPAdapter):
    def __init__(self, sockets: Sockets) -> None:
        self._sockets = sockets
        super().__init__(pool_connections=1, pool_maxsize=1, max_retries=0)

    def init_poolmanager(self, *args: Any, **kwargs: Any) -> None:
        super().init_poolmanager(*args, **kwargs)
        sockets = self._sockets

        class Plain(HTTPConnection):
            def connect(self) -> None:
                super().connect()
                sockets.add(self.sock)

        class Secure(HTTPSConnection):
            def connect(self) -> None:
                super().connect()
                sockets.add(self.sock)

        class PlainPool(HTTPConnectionPool):
            ConnectionCls = Plain

        class SecurePool(HTTPSConnectionPool):
            ConnectionCls = Secure

        manager: PoolManager = self.poolmanager
        manager.pool_classes_by_scheme = {"http": PlainPool, "https": SecurePool}


class _Bearer(requests.auth.AuthBase):
    """Sets the header itself, so that a .netrc of the user cannot replace the token."""

    def __init__(self, token: str | None) -> None:
        self._token = token

    def __call__(self, request: requests.PreparedRequest) -> requests.PreparedRequest:
        if self._token:
            request.headers["Authorization"] = f"Bearer {self._token}"
        return request


class Sessions:
    """One `requests.Session` per thread (a session is not safe to share)."""

    def __init__(self, token: str | None) -> None:
        self.sockets = Sockets()
        self._token = token
        self._local = threading.local()
        self._lock = threading.Lock()
        self._all: list[requests.Session] = []

    def mine(self) -> requests.Session:
        """The session of the calling thread."""
        session: requests.Session | None = getattr(self._local, "session", None)
        if session is None:
            session = self._new()
            self._local.session = session
            with self._lock:
                self._all.append(session)
        return session

    def _new(self) -> requests.Session:
        session = requests.Session()
        adapter = _Adapter(self.sockets)
        session.mount("http://", adapter)
        session.mount("https://", adapter)
        session.auth = _Bearer(self._token)
        # Any other Accept value can be refused, even with format= (facts.md trap 2).
        session.headers.update({"Accept": "*/*", "Accept-Encoding": "identity"})
        return session

    def close(self) -> None:
        """Close every session."""
        with self._lock:
            sessions, self._all = self._all, []
        for session in sessions:
            session.close()
