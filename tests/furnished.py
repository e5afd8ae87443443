"""A database with one object of each kind beside its rows."""

from __future__ import annotations

import requests

from influx_backup_gui.demo.server import DemoServer
from influx_backup_gui.domain.instants import DAY

RETENTION = 40_000 * DAY


def furnish(server: DemoServer, token: str = "") -> None:
    """Make `plant` with a table, its retention, a cache of each kind, a trigger, and a plug-in file."""
    headers = {"Authorization": f"Bearer {token}"} if token else {}
    server.plugins["hello.py"] = 319
    server.write("plant", "t,room=a v=1 1")
    server.catalog.database("plant").retention_ns = RETENTION
    for path, body in (
        ("last_cache", {"table": "t", "name": "lc", "key_columns": ["room"], "value_columns": ["v", "time"],
                        "count": 3, "ttl": 60}),
        ("distinct_cache", {"table": "t", "name": "dc", "columns": ["room"], "max_cardinality": 10, "max_age": 3600}),
        ("processing_engine_trigger", {"trigger_name": "tr", "plugin_filename": "hello.py", "disabled": True,
                                       "trigger_specification": "every:1h30m", "trigger_arguments": {"k": "v, w"},
                                       "trigger_settings": {"run_async": True, "error_behavior": "retry"}}),
    ):  # fmt: skip
        answer = requests.post(
            f"{server.url}/api/v3/configure/{path}", json={"db": "plant", **body}, headers=headers, timeout=60
        )
        assert answer.ok, answer.text
