"""Which archives runs took out of the repositories: what their space was used for before."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from typing import NamedTuple

from influx_backup_gui.domain.instants import SECOND

Read = Callable[[str, tuple[object, ...]], list[sqlite3.Row]]


class Removal(NamedTuple):
    """An archive that was taken to the trash at `gone`; `created` to the second (both ns)."""

    gone: int
    id: str
    repository: str
    created: int
    bytes: int


def removals(read: Read, since: int) -> tuple[Removal, ...]:
    """Those of `since` (ns) or later, by retention or by hand. SQLite reads the details: there may be thousands."""
    rows = read(
        "SELECT finished, json_extract(value, '$.id'), json_extract(value, '$.repository'),"
        " CAST(strftime('%s', substr(json_extract(value, '$.created'), 1, 19)) AS INTEGER),"
        " json_extract(value, '$.bytes') FROM runs, json_each(coalesce(json_extract(details, '$.removed'),"
        " json_array(json(json_extract(details, '$.backup')))))"
        " WHERE kind IN ('prune', 'delete') AND finished >= ? AND json_valid(value)",
        (since,),
    )
    return tuple(
        Removal(gone, key, repository, seconds * SECOND, size)
        for gone, key, repository, seconds, size in rows
        if None not in (repository, seconds, size)
    )
