"""What a body says, and what it means when it does not say it: cut short, or not from InfluxDB 3 at all."""

from __future__ import annotations

import json
from collections.abc import Mapping
from email.utils import parsedate_to_datetime
from typing import Any
from urllib.parse import urljoin, urlsplit

import requests
from urllib3.exceptions import ReadTimeoutError

from influx_backup_gui.domain.errors import BackupError, ServerUnreachable
from influx_backup_gui.domain.instants import SECOND, parse_instant
from influx_backup_gui.domain.server import Identity

# Releases before 3 have another interface; (0, 0) is a version that cannot be read.
_OLD_MAJORS = (1, 2)


class MayPass(Exception):
    """The same request may work a little later (after `after` seconds, where the server said so)."""

    def __init__(self, error: BackupError, after: float | None = None) -> None:
        super().__init__(error.message)
        self.error, self.after = error, after


def rows_of(url: str, text: str) -> list[dict[str, Any]]:
    """The rows of a JSON answer. Raises MayPass for anything else: it was cut, or a proxy stood in between."""
    try:
        rows = json.loads(text)
    except ValueError as error:
        raise MayPass(cut_short() if text[:1] in ("", "[") else not_influxdb(url)) from error
    if not isinstance(rows, list) or not all(isinstance(row, dict) for row in rows):
        raise MayPass(not_influxdb(url))
    return rows


def check_change(url: str, status: int, body: str) -> None:
    """Raises MayPass where it is not the server that says a change was made (2xx), or that there was nothing to change.

    Recorded: no body to a success, a sentence to 404 and 409. A page comes from a proxy, which changed nothing.
    """
    text = body.strip()
    said = not text.startswith("<")
    if status < 300 and text:
        try:
            json.loads(text)
        except ValueError:
            said = False
    if not said:
        raise MayPass(not_influxdb(url))


def only(url: str, rows: list[dict[str, Any]]) -> dict[str, Any]:
    """The one row of an aggregate: no row is no answer, and never a count of zero."""
    if len(rows) != 1:
        raise not_influxdb(url)
    return rows[0]


def number_in(url: str, row: Mapping[str, Any], key: str) -> int:
    """A count; ServerUnreachable where there is no whole number."""
    value = row.get(key)
    if not isinstance(value, int) or isinstance(value, bool):
        raise not_influxdb(url)
    return value


def instant_in(row: Mapping[str, Any], key: str) -> int | None:
    """A time in ns, None where it is null (JSON omits the key, trap 5)."""
    text = row.get(key)
    return parse_instant(text) if text else None


def identity_of(answer: requests.Response, body: str) -> Identity:
    """What `/ping` says; ServerUnreachable where it is not InfluxDB 3 that says it."""
    url = answer.url.split("/ping")[0]
    try:
        told = json.loads(body)
        version, process = str(told["version"]), str(told.get("process_id", ""))
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        raise not_influxdb(url) from error
    found = Identity(
        version,
        answer.headers.get("X-Influxdb-Build", ""),
        process,
        answer.headers.get("cluster-uuid", ""),
        _date_of(answer),
    )
    if found.release[0] in _OLD_MAJORS:
        raise not_influxdb(url)
    return found


def _date_of(answer: requests.Response) -> int | None:
    """When the server says it answered (header `date`, RFC 9110 section 6.6.1)."""
    try:
        return int(parsedate_to_datetime(answer.headers.get("date", "")).timestamp()) * SECOND
    except ValueError:
        return None


def not_influxdb(url: str) -> ServerUnreachable:
    """Something else stands behind the address, or in between."""
    return ServerUnreachable(
        f"{url} answers, but not as InfluxDB 3 does.",
        "Check the address and port; a proxy may stand in between. InfluxDB 1 and 2 are not supported.",
    )


def sent_elsewhere(url: str, answer: requests.Response) -> ServerUnreachable:
    """A redirection, which is never followed; of the address it names only scheme and host are said."""
    to = urlsplit(urljoin(answer.url, answer.headers["Location"]))
    bare = " without encryption" if to.scheme == "http" and url.startswith("https:") else ""
    return ServerUnreachable(
        f"{url} sends us elsewhere, to {to.scheme}://{to.hostname}{bare} ({answer.status_code}). That is not followed: "
        "the token and the rows go to no address that nobody has entered.",
        "If that address is the right one, enter it as the address of the server. Otherwise look at the proxy.",
    )


def cut_short() -> ServerUnreachable:
    """The answer ended too early."""
    return ServerUnreachable("The server cut its answer short.", "Check the network and the server's log.")


def unreachable(url: str, broken: Exception) -> ServerUnreachable:
    """What a broken connection means."""
    cause = broken.args[0] if broken.args else None
    if isinstance(broken, requests.exceptions.ConnectTimeout):
        what = "does not answer"
    elif isinstance(broken, requests.exceptions.Timeout | ReadTimeoutError) or isinstance(cause, ReadTimeoutError):
        what = "stopped answering in the middle"
    elif isinstance(broken, requests.exceptions.ChunkedEncodingError):
        return cut_short()
    else:
        what = "cannot be reached or broke the connection"
    return ServerUnreachable(
        f"The server at {url} {what}.",
        "Is it running, is the address right (http or https?), is the network up? Then run it again.",
    )
