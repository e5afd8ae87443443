"""Tokens: only their hashes are kept (facts.md 1.9)."""

from __future__ import annotations

import base64
import hashlib
import secrets
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from influx_backup_gui.demo.catalog import Refused
from influx_backup_gui.demo.instants import SECOND, instant_text
from influx_backup_gui.demo.profiles import Profile
from influx_backup_gui.demo.rights import Permission

OPERATOR = "_admin"
_MALFORMED = (
    '{"error": "Authorization header was malformed, the request was not in the form of '
    "'Authorization: <auth-scheme> <token>', supported auth-schemes are Bearer, Token and Basic\"}"
)


@dataclass(frozen=True)
class Token:
    """A token; times in ns. `permissions` None: an admin token, which may do everything."""

    number: int
    name: str
    hash: str
    created: int
    expiry: int | None
    permissions: tuple[Permission, ...] | None


def _hash(secret: str) -> str:
    return hashlib.sha512(secret.encode()).hexdigest()


class Tokens:
    """The tokens of a server; `secret` None: started without authentication."""

    def __init__(self, profile: Profile, secret: str | None, now: Callable[[], int]) -> None:
        self._profile, self._now = profile, now
        self.required = secret is not None
        self._tokens: dict[str, Token] = {}
        self._made = 0
        if secret is not None:
            self._add(OPERATOR, secret, None, None)

    def _add(self, name: str, secret: str, expiry: int | None, permissions: tuple[Permission, ...] | None) -> Token:
        token = Token(self._made, name, _hash(secret), self._now(), expiry, permissions)
        self._made += 1
        self._tokens[name] = token
        return token

    def permissions_of(self, header: str | None, parameter: str | None = None) -> tuple[Permission, ...] | None:
        """Of the token of a request; None: it may do everything.

        Raises Refused: 400 for a malformed header, 401 for a missing or unknown token (facts.md 1.1).
        """
        if not self.required:
            return None
        secret = self._secret(header) if header is not None else parameter
        sent = None if secret is None else _hash(secret)
        for token in self._tokens.values():
            if token.hash == sent and (token.expiry is None or token.expiry > self._now()):
                return token.permissions
        raise Refused(401, '{"error": "the request was not authenticated"}' if self._profile.since(3, 8) else "")

    def _secret(self, header: str) -> str | None:
        scheme, _, rest = header.partition(" ")
        if not rest or " " in rest:
            raise Refused(400, _MALFORMED)
        if scheme in ("Bearer", "Token"):
            return rest
        if scheme != "Basic" or not self._profile.since(3, 1):
            raise Refused(400, _MALFORMED)
        try:
            user, separator, secret = base64.b64decode(rest, validate=True).decode().partition(":")
        except ValueError:
            raise Refused(400, _MALFORMED) from None
        del user
        if not separator or ":" in secret:
            raise Refused(400, _MALFORMED)
        return secret

    def create(
        self, name: str, expiry_seconds: int | None = None, permissions: Sequence[Permission] | None = None
    ) -> dict[str, Any]:
        """A new token, its secret shown this once. Raises Refused (409)."""
        if name in self._tokens:
            raise Refused(409, f"token name already exists, {name}")
        now = self._now()
        secret = "apiv3_" + secrets.token_urlsafe(64)
        expiry = None if expiry_seconds is None else now + expiry_seconds * SECOND
        token = self._add(name, secret, expiry, None if permissions is None else tuple(permissions))
        return _shown(token, secret)

    def regenerate(self) -> dict[str, Any]:
        """A new secret for the operator; the old one is dead at once."""
        self._tokens.pop(OPERATOR, None)
        return self.create(OPERATOR)

    def delete(self, name: str) -> None:
        """Raises Refused (404, 405)."""
        if name == OPERATOR:
            raise Refused(405, "cannot delete operator token")
        if self._tokens.pop(name, None) is None:
            raise Refused(404, "the requested resource was not found")

    def rows(self) -> list[dict[str, Any]]:
        """system.tokens; times in ms."""
        return [
            {
                "token_id": t.number,
                "name": t.name,
                "hash": t.hash[:9],
                "created_at": t.created // 10**6,
                "expiry": None if t.expiry is None else t.expiry // 10**6,
                "permissions": "*:*:*" if t.permissions is None else ",".join(map(str, t.permissions)),
            }
            for t in self._tokens.values()
        ]


def _shown(token: Token, secret: str) -> dict[str, Any]:
    def time(ns: int) -> str:
        return instant_text(ns - ns % 10**6) + "Z"

    return {
        "id": token.number,
        "name": token.name,
        "token": secret,
        "hash": token.hash,
        "created_at": time(token.created),
        "expiry": None if token.expiry is None else time(token.expiry),
    }
