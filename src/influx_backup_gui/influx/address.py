"""Addresses of servers as people type them."""

from __future__ import annotations

from urllib.parse import urlsplit

from influx_backup_gui.domain.errors import UsageError


def checked_address(url: str) -> str:
    """The address without a slash at its end. UsageError, which never repeats what was typed, for anything else."""
    try:
        parts = urlsplit(url)
        usable = parts.scheme in ("http", "https") and bool(parts.hostname) and parts.port != 0
    except ValueError:
        usable = False
    if not usable:
        raise UsageError("This is no address of a server.", "Write http://HOST:8181 or https://HOST.")
    if parts.username or parts.password or parts.query or parts.fragment:
        # Not echoed: what stands there may be a secret.
        raise UsageError("The address must hold neither a name or password nor a query.", "Give a token instead.")
    return url.rstrip("/")
