"""`catalog.json` becomes records; what is told otherwise than expected is named, and never taken for nothing."""

from __future__ import annotations

from typing import Any

import pytest

from influx_backup_gui.domain.server_objects import NotRead, PluginFile, objects_from_json, specification_of


@pytest.mark.parametrize(
    ("told", "asked"),
    [
        ('"all_tables_wal_write"', "all_tables"),
        ('{"single_table_wal_write":{"table_name":"my table"}}', "table:my table"),
        ('{"schedule":{"schedule":"0 30 2 * * *"}}', "cron:0 30 2 * * *"),
        ('{"every":{"duration":{"secs":5400,"nanos":0}}}', "every:5400s"),
        ('{"every":{"duration":{"secs":1,"nanos":500000000}}}', "every:1s500000000ns"),
        ('{"request_path":{"path":"hello"}}', "request:hello"),
        ('{"something_new":{"path":"hello"}}', ""),
        ('{"every":"10s"}', ""),
        ('{"a":1,"b":2}', ""),
        ("[]", ""),
        ("no json", ""),
    ],
)
def test_a_specification_as_a_request_takes_it(told: str, asked: str) -> None:
    assert specification_of(told) == asked


def database(**lists: Any) -> dict[str, Any]:
    return {"databases": [{"name": "db", "retention_ns": None, **lists}], "server": {}, "not_read": []}


@pytest.mark.parametrize(
    ("key", "row"),
    [
        ("last_caches", {"table": "t", "name": "lc"}),
        ("last_caches", {"table": "t", "name": "lc", "key_column_names": "room", "count": 1, "ttl": 1}),
        ("distinct_caches", {"table": "t", "name": 7}),
        ("processing_engine_triggers", {"trigger_name": "x"}),
    ],
)
def test_a_row_that_is_told_otherwise_is_named(key: str, row: dict[str, Any]) -> None:
    found = objects_from_json(database(**{key: [row]}))
    (odd,) = found.not_read
    assert "of db" in odd.what
    assert "catalog.json" in odd.why


@pytest.mark.parametrize("document", [{}, {"databases": 3, "server": []}, {"databases": [{"nameless": 1}, "x"]}])
def test_no_document_makes_it_fail(document: dict[str, Any]) -> None:
    found = objects_from_json(document)
    assert found.databases == ()
    assert found.tokens is None
    assert {n.what for n in found.not_read} == {"names of tokens", "names of plug-in files"}


def test_archives_that_do_not_say_what_was_not_read_are_read_in_its_place() -> None:
    old = {"databases": [{"name": "db", "retention_ns": 1, "last_caches": [], "distinct_caches": None}]}
    assert NotRead("distinct caches of db", "The server did not tell.") in objects_from_json(old).not_read
    assert not [n for n in objects_from_json(old).not_read if n.what == "last caches of db"]


def test_a_plug_in_file_is_told_once_with_its_triggers() -> None:
    rows = [{"plugin_name": t, "file_name": "hello.py", "size_bytes": 319} for t in ("a", "b", "a")]
    found = objects_from_json({"server": {"plugin_files": rows, "tokens": []}, "not_read": []})
    assert found.plugin_files == (PluginFile("hello.py", 319, ("a", "b")),)
    assert found.not_read == ()
