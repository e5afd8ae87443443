"""What an answer of the server means: retry, refuse, or which error (facts.md 1.1, 1.3, 4.1, 7)."""

from __future__ import annotations

import json
import re

from influx_backup_gui.domain.errors import (
    BackupError,
    NotAuthorised,
    QueryFailed,
    TableGone,
    TooMuchForServer,
    WriteRejected,
)

# The last one: a query while rows with a new column are persisted, up to 3.11.1 (facts.md 6).
_BUSY_TEXTS = ("wal buffer full", "wal is shutdown", "buffer already shutdown", "field not found in table buffer")
_BUSY_STATUS = (429, 502, 503, 504)
# Of a write: what repeating will not mend (facts.md 1.4).
_REFUSALS = (400, 409, 413, 422)
# The wording changed in 3.8; both print the limit, not the number of files (facts.md 4.1, trap 9).
_LIMIT = re.compile(r"file limit of (\d+)|would scan (\d+) Parquet files")

# What proxies say where they know no way to the server (nginx, Traefik, Kubernetes): no word about a table.
_FOREIGN = re.compile(r"^$|^<|^404|page not found|default backend", re.IGNORECASE)


def is_busy(status: int, body: str) -> bool:
    """Whether the same request may work a little later."""
    return status in _BUSY_STATUS or (status >= 500 and any(t in body.lower() for t in _BUSY_TEXTS))


def message_in(body: str) -> str:
    """The server's own words: from its JSON shapes or its plain text, without a stack backtrace."""
    text = body.partition("\n\nStack backtrace:")[0].strip()
    try:
        answer = json.loads(text)
    except ValueError:
        return text[:500]
    if not isinstance(answer, dict):
        return text[:500]
    data = answer.get("data")
    first = data[0] if isinstance(data, list) and data else data
    detail = first.get("error_message", "") if isinstance(first, dict) else ""
    head = str(answer.get("error") or answer.get("message") or text)
    return f"{head}: {detail}"[:500] if detail else head[:500]


def query_error(status: int, body: str) -> BackupError:
    """The error that an answer other than 200 to a query stands for."""
    said = message_in(body)
    if status in (401, 403):
        return not_authorised(status)
    if "file limit" in said or "Resources exhausted" in said:
        return TooMuchForServer(
            f"The server refuses to read so much at once: {said}",
            "Raise --query-file-limit of the server if a smaller window does not help.",
            status,
            _limit_in(said),
        )
    if (
        "database not found" in said
        or re.search(r"table '.*' not found", said)
        or (status == 404 and not _FOREIGN.search(said))
    ):
        return TableGone(f"The server does not have it (any more): {said}", "Check the names and try again.", status)
    return QueryFailed(
        f"The server answered {status}: {said or 'without a text'}",
        "Look into the server's log; then run the backup again.",
        status,
    )


def _limit_in(said: str) -> int | None:
    found = _LIMIT.search(said)
    return int(found[1] or found[2]) if found else None


def not_authorised(status: int) -> NotAuthorised:
    """401: the token is missing or wrong; 403: it may not do this."""
    if status == 401:
        return NotAuthorised(
            "The server does not accept the token (401).",
            "Check that the token is present, complete and not expired: influx-backup server test NAME.",
            status,
        )
    return NotAuthorised(
        "The token is not allowed to do this (403).",
        "Use an admin token, or one with read (backup) or write (restore) rights on the database.",
        status,
    )


def no_right_to_ping() -> NotAuthorised:
    """403 for `/ping`, which tells the version: a right of its own for a resource token of Enterprise."""
    return NotAuthorised(
        "The token may not ask the server for its version (403).",
        "Use an admin token, or give it the right system:ping:read beside those on the databases.",
        403,
    )


def no_token() -> NotAuthorised:
    """What is kept as the token cannot stand in a header; it is not shown, for most of it may be the token."""
    return NotAuthorised(
        "What is kept as the token of this server is none: it holds spaces, more than one line, or letters that no "
        "token has. Nothing was sent.",
        "A token is one word, such as apiv3_…: keep it alone, without “Bearer”, and without anything around it.",
    )


def write_error(status: int, body: str) -> BackupError:
    """The error that an answer other than 204 to a write stands for."""
    if status in (401, 403):
        return not_authorised(status)
    said = message_in(body)
    # A body that is too large was answered with 500 up to 3.9 (trap 18).
    if status in _REFUSALS or "max request size" in said:
        return WriteRejected(
            f"The server refused the rows ({status}): {said}",
            "The report names the rows; the table may have another schema in the target.",
        )
    return QueryFailed(
        f"The server answered {status} to rows: {said or 'without a text'}",
        "Look into the server's log, and at what stands between; then go on with --if-exists missing.",
        status,
    )
