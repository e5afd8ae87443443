"""Which members of an archive were found damaged, read from the history."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable

from influx_backup_gui.domain.salvage import DamagedMember

Read = Callable[[str, tuple[object, ...]], list[sqlite3.Row]]


def damaged_members(read: Read, backup_id: str) -> tuple[DamagedMember, ...]:
    """What the last run that found damage in this backup named; () where none did."""
    rows = read(
        "SELECT json_extract(value, '$.database'), json_extract(value, '$.table'), json_extract(value, '$.member'),"
        " json_extract(value, '$.reason') FROM json_each((SELECT json_extract(details, '$.damaged') FROM runs"
        " WHERE kind IN ('verify', 'drill') AND EXISTS (SELECT 1 FROM json_each(details, '$.damaged')"
        " WHERE json_extract(value, '$.id') = ?1) ORDER BY rowid DESC LIMIT 1))"
        " WHERE json_extract(value, '$.id') = ?1",
        (backup_id,),
    )
    return tuple(DamagedMember(*row) for row in rows)
