"""`catalog.json` becomes records; what is told otherwise than expected is named, and never taken for nothing."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from influx_backup_gui.domain.server_objects import (
    DatabaseObjects,
    DistinctCache,
    LastCache,
    NotRead,
    PluginFile,
    ServerObjects,
    Token,
    Trigger,
    objects_from_json,
    specification_of,
    unread_retention,
)


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


LAST = {"table": "t", "name": "lc", "key_column_names": ["room"], "value_column_names": None, "count": 1, "ttl": 60}
DISTINCT = {"table": "t", "name": "dc", "column_names": ["room"], "max_cardinality": 10, "max_age_seconds": 20}
TRIGGER = {
    "trigger_name": "tr",
    "plugin_filename": "p.py",
    "trigger_specification": '"all_tables_wal_write"',
    "disabled": True,
    "error_behavior": "Retry",
}


def database(**lists: Any) -> dict[str, Any]:
    return {"databases": [{"name": "db", "retention_ns": None, **lists}], "server": {}, "not_read": []}


@pytest.mark.parametrize(
    ("key", "row"),
    [
        ("last_caches", {"table": "t", "name": "lc"}),
        ("last_caches", {"table": "t", "name": "lc", "key_column_names": "room", "count": 1, "ttl": 1}),
        ("distinct_caches", {"table": "t", "name": 7}),
        ("last_caches", {**LAST, "ttl": True}),
        ("last_caches", {**LAST, "key_column_names": [1]}),
        ("processing_engine_triggers", {"trigger_name": "x"}),
        ("processing_engine_triggers", {**TRIGGER, "plugin_filename": None}),
        ("last_caches", "lc"),
        ("distinct_caches", None),
    ],
)
def test_a_row_that_is_told_otherwise_is_named(key: str, row: object) -> None:
    found = objects_from_json(database(**{key: [row]}))
    (odd,) = found.not_read
    assert "of db" in odd.what
    assert "catalog.json" in odd.why


@pytest.mark.parametrize("key", ["last_caches", "distinct_caches", "processing_engine_triggers"])
def test_a_list_that_is_none_is_named_and_not_taken_for_empty(key: str) -> None:
    found = objects_from_json(database(**{key: {"a": 1}}))
    assert len(found.not_read) == 1
    assert not found.databases[0].any
    d = found.databases[0]
    assert [d.last_caches, d.distinct_caches, d.triggers] == [None] * 3
    (tokens,) = objects_from_json({"server": {"tokens": "x"}, "not_read": []}).not_read
    assert tokens.what == "tokens"


def test_all_that_is_told_comes_into_the_records() -> None:
    arguments = [
        {"trigger_name": "tr", "argument_key": "k", "argument_value": "v"},
        {"trigger_name": "other", "argument_key": "k", "argument_value": "w"},
    ]
    told = database(
        last_caches=[LAST, {**LAST, "value_column_names": ["temp"]}],
        distinct_caches=[DISTINCT],
        processing_engine_triggers=[TRIGGER],
        processing_engine_trigger_arguments=arguments,
    )
    token = {"name": "ops", "permissions": "*:*:*", "expiry": None, "description": "d"}
    told |= {"server": {"tokens": [token], "plugin_files": []}, "not_readable": ["secrets"]}
    told["databases"][0]["retention_ns"] = 5
    told["not_read"] = [{"what": "retention of other", "why": "w"}]
    found = objects_from_json(told)
    last = LastCache("t", "lc", ("room",), None, 1, 60)
    trigger = Trigger("tr", "p.py", "all_tables", '"all_tables_wal_write"', True, (("k", "v"),), "retry")
    assert found == ServerObjects(
        (
            DatabaseObjects(
                "db",
                5,
                (last, replace(last, value_columns=("temp",))),
                (DistinctCache("t", "dc", ("room",), 10, 20),),
                (trigger,),
            ),
        ),
        (Token("ops", "*:*:*", "", "d"),),
        (),
        (NotRead("retention of other", "w"),),
        ("secrets",),
    )
    assert found.database("db") == found.databases[0]
    assert found.database("other") is None
    assert found.databases[0].any
    assert found.unread_retentions == ()
    unread = replace(found, not_read=(NotRead(unread_retention("db"), "w"),))
    assert unread.unread_retentions == ("db",)
    unknown = objects_from_json(database(processing_engine_triggers=[{**TRIGGER, "error_behavior": None}]))
    assert unknown.databases[0].triggers == (replace(trigger, arguments=None, error_behavior=""),)
    assert unknown.databases[0].retention_ns is None


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
    odd = [{"file_name": None}, {"file_name": "x.py", "plugin_name": None, "size_bytes": "big"}]
    found = objects_from_json({"server": {"plugin_files": odd}, "not_read": []})
    assert found.plugin_files == (PluginFile("x.py", 0, ()),)
    assert [n.what for n in found.not_read] == ["names of plug-in files"]
