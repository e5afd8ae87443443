"""What a server tells of its own start, and from which snapshots its files come (facts.md 3.2). Nothing is required."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from typing import Any

from influx_backup_gui.domain.errors import NotAuthorised, QueryFailed
from influx_backup_gui.domain.humantime import parse_duration
from influx_backup_gui.domain.instants import SECOND, parse_instant
from influx_backup_gui.domain.look_back import StartFacts
from influx_backup_gui.domain.server import INTERNAL_DATABASE
from influx_backup_gui.influx.client import Client
from influx_backup_gui.influx.sql_text import literal, quoted

# `…/dbs/1/0/2026-01-01/00-00/0000000002.parquet`: the number of the snapshot that wrote it.
_SNAPSHOT = re.compile(r"(\d+)\.parquet$")
# Seconds: an advice is not worth a minute of a backup (a table that was dropped meanwhile answers as a busy server).
_PATIENCE = 1.0


def start_facts(client: Client) -> StartFacts:
    """What can be read of it; what cannot (an older version, no right) is unknown. Errors: an unreachable server."""
    node = _running(_rows(client, "SELECT state, updated_at, cli_params FROM system.nodes"))
    blocks = _rows(client, "SELECT level, duration_seconds FROM system.generation_durations")
    made = _rows(client, "SELECT min(created_at) AS first FROM system.tokens")
    seconds = next((b.get("duration_seconds") for b in blocks if b.get("level") == 1), None)
    block = seconds * SECOND if isinstance(seconds, int) and seconds > 0 else StartFacts.block
    set_up = made[0].get("first") if made else None
    return StartFacts(_look_back(node.get("cli_params")), block, _instant(node.get("updated_at")), _instant(set_up))


def snapshots(client: Client, database: str, table: str) -> tuple[tuple[int, int, int], ...]:
    """(snapshot, first, last) of each file of a table, first and last in ns; what has no snapshot is left out."""
    sql = f"SELECT path, min_time, max_time FROM system.parquet_files WHERE table_name = {literal(table)}"
    found = ((_SNAPSHOT.search(str(r.get("path"))), r) for r in client.query(database, sql, _PATIENCE))
    return tuple((int(number[1]), int(r["min_time"]), int(r["max_time"])) for number, r in found if number)


def has_rows(client: Client, database: str, table: str) -> bool:
    """Whether a table without files shows a row. Asking one with too many files would be refused."""
    return bool(client.query(database, f"SELECT time FROM {quoted(table)} LIMIT 1", _PATIENCE))


def _rows(client: Client, sql: str) -> list[dict[str, Any]]:
    try:
        return client.query(INTERNAL_DATABASE, sql, _PATIENCE)
    except (QueryFailed, NotAuthorised):
        return []


def _running(nodes: list[dict[str, Any]]) -> Mapping[str, Any]:
    """The node that was started last, of those that run where that is told."""
    running = [n for n in nodes if n.get("state") == "running"] or nodes
    return max(running, key=lambda n: str(n.get("updated_at")), default={})


def _look_back(params: object) -> int | None:
    """The one that it was started with. 3.11 gave some options other names (facts.md 5)."""
    try:
        given = json.loads(params) if isinstance(params, str) else {}
        value = next(v for k, v in given.items() if "lookback" in k.replace("-", "").replace("_", "").lower())
        return parse_duration(str(value))
    except (ValueError, AttributeError, StopIteration):
        return None


def _instant(text: object) -> int | None:
    try:
        return parse_instant(text) if isinstance(text, str) else None
    except ValueError:
        return None
