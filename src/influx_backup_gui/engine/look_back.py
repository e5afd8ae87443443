"""Asks a server whether it may show less than it stores (domain/look_back.py)."""

from __future__ import annotations

import logging
import time
from collections.abc import Iterator, Sequence
from typing import Any

from influx_backup_gui.domain.errors import NotAuthorised, QueryFailed, ServerUnreachable
from influx_backup_gui.domain.look_back import LookBackAdvice, Shown, StartFacts, advise, reach
from influx_backup_gui.domain.server import Database, Identity, Table
from influx_backup_gui.influx.client import Client
from influx_backup_gui.influx.start_facts import has_rows, snapshots, start_facts

log = logging.getLogger(__name__)
# Tables that are looked at: one short question for each.
MOST_TABLES = 200


def look_back_advice(
    client: Client, identity: Identity, databases: Sequence[Database], most: int = MOST_TABLES
) -> LookBackAdvice | None:
    """What is suspicious, from the first `most` tables of `databases`; None where nothing is. Errors: no connection."""
    if identity.edition == "Enterprise":
        return None
    facts = start_facts(client)
    far = reach(identity, facts)
    tables = [t for d in databases if d.retention_ns is None or d.retention_ns > far for t in d.tables][:most]
    return advise(identity, facts, _shown(client, tables, facts), time.time_ns())


def advice_to_json(advice: LookBackAdvice | None) -> dict[str, Any] | None:
    """For `--json`."""
    return None if advice is None else {**vars(advice), "text": advice.text}


def _shown(client: Client, tables: Sequence[Table], facts: StartFacts) -> Shown:
    seen: set[int] = set()
    since: set[int] = set()
    oldest: int | None = None
    bare = []
    for table in tables:
        try:
            files = snapshots(client, table.database, table.name)
        except QueryFailed:  # It was dropped meanwhile, or has more files than can be told.
            continue
        if not files:
            bare.append(table)
        for number, first, last in files:
            seen.add(number)
            oldest = first if oldest is None else min(oldest, first)
            if facts.started is not None and last >= facts.started:
                since.add(number)
    empty = not seen and bool(bare) and not any(_has_rows(client, t) for t in bare)
    before = len(seen - since) if facts.started is not None else 0
    return Shown(len(tables), empty, oldest, len(seen), before)


def _has_rows(client: Client, table: Table) -> bool:
    """Whether it shows a row; one that cannot be asked says nothing against the server."""
    try:
        return has_rows(client, table.database, table.name)
    except QueryFailed:
        return True


def suspicion(client: Client, identity: Identity, databases: tuple[Database, ...]) -> Iterator[str]:
    """A first backup is compared with nothing: whether the server shows all that it stores is asked of itself."""
    try:
        advice = look_back_advice(client, identity, databases)
    except (ServerUnreachable, QueryFailed, NotAuthorised) as error:
        log.warning("whether the server shows all that it stores could not be asked: %s", error.message)
        return
    if advice is not None and advice.hides:
        yield advice.text
