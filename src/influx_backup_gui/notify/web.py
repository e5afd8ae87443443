"""Alerts and dead-man pings by HTTP. An address may hold a secret: only its host is ever said.

Pings are as Healthchecks has them (https://healthchecks.io/docs/http_api/): the address itself says that all is well,
`/start`, `/fail` and `/log` behind it say the rest, and a body is kept as a note.
"""

from __future__ import annotations

from typing import Any
from urllib.parse import urlsplit, urlunsplit

import requests

from influx_backup_gui.domain.addresses import web_address
from influx_backup_gui.domain.alert import Alert, Ping
from influx_backup_gui.domain.errors import BackupError, NotAuthorised, ServerUnreachable
from influx_backup_gui.domain.instants import format_instant
from influx_backup_gui.notify.wording import subject_of, text_of

TIMEOUT = 15.0
# Discord takes no longer text.
_CONTENT = 1900
_NOTE = 10_000
_SAID = 200


def post_alert(address: str, alert: Alert, timeout: float = TIMEOUT) -> str:
    """POST an alert as JSON; answers the status. Errors: ServerUnreachable, NotAuthorised, UsageError, BackupError."""
    return _call(address, timeout, json=document_of(alert))


def ping(address: str, event: Ping, note: str, timeout: float = TIMEOUT) -> str:
    """Say to a dead-man watch how it goes; answers the status. Errors as in `post_alert`."""
    parts = urlsplit(web_address(address))
    path = parts.path.rstrip("/") + event.value if event.value else parts.path
    return _call(urlunsplit(parts._replace(path=path)), timeout, data=note[:_NOTE].encode())


def document_of(alert: Alert) -> dict[str, Any]:
    """What a webhook gets. `text` and `content` hold the whole in words, for chats that read one of them."""
    whole = f"{subject_of(alert)}\n\n{text_of(alert)}"
    return {
        "id": alert.id,
        "kind": alert.kind.value,
        "time": format_instant(alert.at),
        "server": alert.server or None,
        "subject": subject_of(alert),
        "message": alert.message,
        "meaning": alert.meaning,
        "hint": alert.hint,
        "facts": dict(alert.facts),
        "log": list(alert.log),
        "text": whole,
        "content": whole if len(whole) <= _CONTENT else f"{whole[:_CONTENT]}…",
    }


def _call(address: str, timeout: float, **body: Any) -> str:
    host = urlsplit(web_address(address)).hostname
    try:
        answer = requests.post(
            address,
            timeout=timeout,
            allow_redirects=False,
            # Nothing out of a .netrc.
            auth=lambda request: request,
            headers={"User-Agent": "influx-backup"},
            **body,
        )
    except requests.RequestException as error:
        raise _unreachable(str(host), error, timeout) from None
    said = " ".join(f"{answer.status_code} {answer.reason or ''}".split())
    if answer.ok and not answer.is_redirect:
        return said
    text = " ".join(answer.text.split())[:_SAID]
    if answer.status_code in (401, 403):
        raise NotAuthorised(f"{host} refused it: {said}. {text}".strip(), "Is the address complete, and still valid?")
    if answer.is_redirect:
        raise BackupError(f"{host} sends it elsewhere ({said}).", "Name the address that it leads to.")
    raise BackupError(f"{host} refused it: {said}. {text}".strip(), "Check the address at the service that gave it.")


def _unreachable(host: str, error: requests.RequestException, timeout: float) -> BackupError:
    """Without the words of the library: they hold the address."""
    if isinstance(error, requests.exceptions.SSLError):
        return ServerUnreachable(
            f"The certificate of {host} is not valid; nothing was sent.", "Is the name right, and the clock?"
        )
    if isinstance(error, requests.Timeout):
        return ServerUnreachable(f"{host} did not answer within {timeout:g} s.", "Check the network.")
    return ServerUnreachable(f"{host} cannot be reached.", "Check the address and the network.")
