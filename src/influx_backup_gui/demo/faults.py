"""Faults a test can ask for: what a network, a proxy or a tired server does to a client."""

from __future__ import annotations

import threading
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

KINDS = (
    "cut_body",  # the body ends after `value` bytes (default: half), then the connection closes
    "cut_head",  # the connection closes within the headers: to many a client the status, and an empty body
    "reset",  # the connection is reset before the answer
    "stall",  # half of the body, then silence for `value` seconds or until the server stops, then the rest
    "status",  # `value` = (status, body)
    "vanish_rows",  # a query sees only the fraction `value` (default 0) of the rows
    "wrong_count",  # count(*) answers off by `value`
    "slow",  # the answer waits `value` seconds
    "call",  # `value()` runs before the request is answered
    "alter_request",  # `value(body)` reaches the server instead of the request's body (bytes, as it was sent)
    "alter_answer",  # `value(body)` is answered instead of the body (bytes); its length is told anew
)


@dataclass
class Fault:
    """One fault: of matching requests the first `skip` pass, the next `times` suffer (None: all of them).

    `method` is the HTTP method, `path` a part of the URL path, `sql` a part of the query text, `body_contains` a part
    of the request's body (after gunzip); all that are given must match.
    """

    kind: str
    path: str | None = None
    sql: str | None = None
    skip: int = 0
    times: int | None = 1
    value: Any = None
    body_contains: str | bytes | None = None
    method: str | None = None
    # How often it struck.
    hits: int = field(default=0, init=False)
    _passed: int = field(default=0, init=False, repr=False)

    def __post_init__(self) -> None:
        if self.kind not in KINDS:
            raise ValueError(f"no such fault: {self.kind}")

    def matches(self, method: str, path: str, sql: str | None, body: Callable[[], bytes]) -> bool:
        if self.method is not None and self.method != method:
            return False
        if self.path is not None and self.path not in path:
            return False
        if self.sql is not None and (sql is None or self.sql not in sql):
            return False
        if self.body_contains is None:
            return True
        wanted = self.body_contains if isinstance(self.body_contains, bytes) else self.body_contains.encode()
        return wanted in body()

    def strikes(self) -> bool:
        """Count one matching request; True when it is this one's turn."""
        if self._passed < self.skip:
            self._passed += 1
            return False
        if self.times is not None and self.hits >= self.times:
            return False
        self.hits += 1
        return True


class Faults:
    """The faults that wait for a request; thread-safe."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._faults: list[Fault] = []

    def add(self, fault: Fault) -> Fault:
        """Arm a fault; answers it, so that a test can look at `hits`."""
        with self._lock:
            self._faults.append(fault)
        return fault

    def clear(self) -> None:
        """Disarm all."""
        with self._lock:
            self._faults.clear()

    def strike(self, method: str, path: str, sql: str | None, body: Callable[[], bytes]) -> dict[str, Fault]:
        """Those that strike this request, at most one of a kind."""
        with self._lock:
            struck: dict[str, Fault] = {}
            for fault in self._faults:
                if fault.kind not in struck and fault.matches(method, path, sql, body) and fault.strikes():
                    struck[fault.kind] = fault
            return struck
