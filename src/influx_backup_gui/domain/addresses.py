"""Addresses as people type them. No error repeats what was typed: a secret may stand in it."""

from __future__ import annotations

from urllib.parse import urlsplit

from influx_backup_gui.domain.errors import UsageError


def server_address(url: str) -> str:
    """The address of a server, without a slash at its end. UsageError for anything else."""
    try:
        parts = urlsplit(url)
        usable = parts.scheme in ("http", "https") and bool(parts.hostname) and parts.port != 0
    except ValueError:
        usable = False
    if not usable:
        raise UsageError("This is no address of a server.", "Write http://HOST:8181 or https://HOST.")
    if parts.username or parts.password or parts.query or parts.fragment:
        raise UsageError("The address must hold neither a name or password nor a query.", "Give a token instead.")
    return url.rstrip("/")


def web_address(text: str) -> str:
    """An address that is called by http or https. UsageError for anything else."""
    try:
        parts = urlsplit(text)
        usable = parts.scheme in ("http", "https") and bool(parts.hostname) and all(ord(c) > 32 for c in text)
    except ValueError:
        usable = False
    if not usable:
        raise UsageError("The address is none that can be called.", "It begins with https:// and names a host.")
    return text
