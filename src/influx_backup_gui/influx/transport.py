"""How a server is asked over HTTP: bounded waits, cancelling, and asking again while the reason may pass."""

from __future__ import annotations

import itertools
import logging
import random
import time
from collections.abc import Callable
from typing import Any, TypeVar
from urllib.parse import urlsplit

import requests
from urllib3.exceptions import HTTPError

from influx_backup_gui.domain.errors import BackupError, ServerUnreachable, UsageError
from influx_backup_gui.domain.progress import CancelToken
from influx_backup_gui.domain.redact import log_line
from influx_backup_gui.influx.answers import is_busy, message_in, no_token, query_error
from influx_backup_gui.influx.bodies import MayPass, check_change, rows_of, sent_elsewhere, unreachable
from influx_backup_gui.influx.connections import Sessions
from influx_backup_gui.influx.tls_errors import check_authority, tls_error

log = logging.getLogger(__name__)
T = TypeVar("T")
# An error says what it has to say within this; what a proxy sends may have no end.
_ERROR_BYTES = 1 << 16
_LOOPBACK = ("127.", "localhost", "[::1]", "::1")


class Transport:
    """Requests to one server, of any thread; every wait is bounded and ends at once when `cancel` is set.

    `timeout` is (connect, silence) in seconds; `patience` is how long in seconds a busy or absent server is
    asked again.
    """

    def __init__(
        self,
        url: str,
        token: str | None = None,
        ca_file: str | None = None,
        cancel: CancelToken | None = None,
        timeout: tuple[float, float] = (10.0, 120.0),
        patience: float = 60.0,
    ) -> None:
        parts = urlsplit(url)
        if parts.scheme not in ("http", "https") or not parts.hostname:
            raise UsageError(f"{url!r} is not the address of a server.", "Write it as http://127.0.0.1:8181.")
        if token and not (token.isascii() and token.isprintable() and " " not in token):
            raise no_token()
        self.url = url.rstrip("/")
        self._cancel = cancel or CancelToken()
        self._timeout, self._patience = timeout, patience
        self._aborted = False
        if ca_file is not None:
            check_authority(ca_file)
        self._ca_file = ca_file
        self._sessions = Sessions(token)
        self.with_token = bool(token)
        self._cancel.on_cancel(self._sessions.sockets.shut)
        # Compression costs more than it saves on this machine itself (measured.md, restore).
        self._compress = not parts.hostname.startswith(_LOOPBACK)

    def close(self) -> None:
        """Close all connections."""
        self._sessions.close()

    def abort(self) -> None:
        """End every request that is under way, and refuse further ones: the job has failed elsewhere."""
        self._aborted = True
        self._sessions.sockets.shut()

    def query(self, database: str, sql: str, patience: float | None = None) -> list[dict[str, Any]]:
        """The rows of a small query. JSON omits null keys: ask with `.get` (trap 5).

        `patience`: how long (seconds) a busy server is asked again, where that is less than usual.
        """
        return self._json("GET", "/api/v3/query_sql", {"db": database, "q": sql, "format": "json"}, patience)

    def _json(
        self, method: str, path: str, params: dict[str, str], patience: float | None = None
    ) -> list[dict[str, Any]]:
        def ask() -> list[dict[str, Any]]:
            with self._send(method, path, params) as answer:
                if answer.status_code != 200:
                    self._refuse(answer, query_error)
                text = answer.content.decode("utf-8", "replace")
            return rows_of(self.url, text)

        return self._patiently(ask, patience)

    def configure(
        self,
        method: str,
        path: str,
        params: dict[str, str] | None = None,
        body: object = None,
        accept: tuple[int, ...] = (200, 204),
    ) -> int:
        """Answers the status; 200 also where it was asked again: the change may have been made at the first time."""
        asked = itertools.count(1)

        def ask() -> int:
            first = next(asked) == 1
            with self._send(method, path, params, json_body=body) as answer:
                if answer.status_code not in accept:
                    self._refuse(answer, query_error)
                check_change(self.url, answer.status_code, self._beginning(answer))
                return answer.status_code if first else 200

        return self._patiently(ask)

    def _send(
        self,
        method: str,
        path: str,
        params: dict[str, str] | None = None,
        data: Any = None,
        json_body: object = None,
        headers: dict[str, str] | None = None,
    ) -> requests.Response:
        self._cancel.check()
        if self._aborted:
            raise ServerUnreachable("The job was given up.", "See the first problem of this run.")
        try:
            answer: requests.Response = self._sessions.mine().request(
                method,
                self.url + path,
                params=params,
                data=data,
                json=json_body,
                headers=headers,
                timeout=self._timeout,
                stream=True,
                allow_redirects=False,
                # Given with every request: otherwise REQUESTS_CA_BUNDLE would take its place.
                verify=self._ca_file,
            )
        except requests.exceptions.SSLError as error:
            raise tls_error(self.url, error) from error
        if answer.is_redirect:
            with answer:
                raise sent_elsewhere(self.url, answer)
        return answer

    def _beginning(self, answer: requests.Response) -> str:
        body: bytes = answer.raw.read(_ERROR_BYTES, decode_content=True)
        return body.decode("utf-8", "replace")

    def _busy(self, answer: requests.Response, body: str) -> None:
        if is_busy(answer.status_code, body):
            wait = answer.headers.get("Retry-After", "")
            error = ServerUnreachable(
                f"The server is too busy ({answer.status_code}): {message_in(body) or 'no text'}",
                "Try again later, or with fewer requests in flight.",
            )
            raise MayPass(error, float(wait) if wait.isdigit() else None)

    def _refuse(self, answer: requests.Response, error_of: Callable[[int, str], BackupError]) -> None:
        body = self._beginning(answer)
        self._busy(answer, body)
        raise error_of(answer.status_code, body)

    def _patiently(self, ask: Callable[[], T], patience: float | None = None) -> T:
        """Ask, and ask again with growing waits and jitter while the reason may pass."""
        ends = time.monotonic() + (self._patience if patience is None else patience)
        delay = 0.2
        while True:
            try:
                return ask()
            except MayPass as retry:
                error, after = retry.error, retry.after
            except (requests.exceptions.RequestException, HTTPError, OSError) as broken:
                if isinstance(broken, OSError) and not isinstance(broken, requests.exceptions.RequestException):
                    raise  # the disk, not the network
                error, after = unreachable(self.url, broken), None
            self._cancel.check()
            if self._aborted:
                raise error
            pause = after if after is not None else delay * random.uniform(0.5, 1.0)
            if time.monotonic() + pause > ends:
                raise error
            log.info("asking again in %.1f s: %s", pause, log_line(error.message))
            self._cancel.wait(pause)
            delay = min(delay * 2, 10.0)
