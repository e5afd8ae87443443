"""When what is deleted goes for ever, and how retentions are told (facts.md 1.4, 1.5, 1.6)."""

from collections.abc import Iterator
from typing import Any

import pytest
import requests

from influx_backup_gui.demo.catalog import Refused
from influx_backup_gui.demo.instants import SECOND, parse_instant
from influx_backup_gui.demo.server import DemoServer

DATABASE, TABLE = "/api/v3/configure/database", "/api/v3/configure/table"
HOUR = 3600 * SECOND


@pytest.fixture
def server() -> Iterator[DemoServer]:
    with DemoServer(token=None) as server:
        server.write("d", "t v=1 1")
        yield server


def send(server: DemoServer, method: str, path: str, body: Any = None, data: Any = None, **params: str) -> Any:
    return requests.request(method, server.url + path, params=params, json=body, data=data, timeout=60)


def in_hours(instant: int | None, server: DemoServer) -> int | None:
    return None if instant is None else round((instant - server.now()) / HOUR)


@pytest.mark.parametrize(
    ("asked", "hours"),
    [
        ({}, 72),
        ({"hard_delete_at": "default"}, 72),
        ({"hard_delete_at": "now"}, 0),
        ({"hard_delete_at": "never"}, None),
    ],
)
def test_hard_deletion(server: DemoServer, asked: dict[str, str], hours: int | None) -> None:
    assert send(server, "DELETE", TABLE, db="d", table="t", **asked).status_code == 200
    (table,) = server.catalog.databases["d"].tables.values()
    assert (table.deleted, in_hours(table.hard_deletion, server)) == (True, hours)
    assert send(server, "DELETE", DATABASE, db="d", **asked).status_code == 200
    (database,) = (d for d in server.catalog.databases.values() if d.deleted)
    assert in_hours(database.hard_deletion, server) == hours


def test_hard_deletion_at_an_instant(server: DemoServer) -> None:
    answer = send(server, "DELETE", TABLE, db="d", table="t", hard_delete_at="tomorrow")
    assert (answer.status_code, answer.text) == (400, "Cannot parse the timestamp: tomorrow")
    assert "t" in server.catalog.databases["d"].tables
    instant = "2030-01-02T03:04:05Z"
    assert send(server, "DELETE", TABLE, db="d", table="t", hard_delete_at=instant).status_code == 200
    (table,) = server.catalog.databases["d"].tables.values()
    assert table.hard_deletion == parse_instant(instant)
    rows = server.sql.query("_internal", "SELECT hard_deletion_time FROM system.tables").column(0).to_pylist()
    assert rows == [instant]


def test_two_of_one_name_deleted_in_one_second_do_not_lose_one_another(
    server: DemoServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    now = server.now()
    monkeypatch.setattr(server, "now", lambda: now)
    for _ in range(3):
        server.drop_table("d", "t")
        server.write("d", "t v=1 1")
    assert len(server.catalog.databases["d"].tables) == 4
    assert len(server.catalog.clashes) == 3, "each is a name that a real server would have given twice"


@pytest.mark.parametrize("profile", ["3.1", "3.2"])
def test_only_what_has_hard_deletions_tells_them(profile: str) -> None:
    with DemoServer(profile=profile, token=None) as server:
        server.write("d", "t v=1 1")
        assert send(server, "DELETE", TABLE, db="d", table="t", hard_delete_at="now").status_code == 200
        (table,) = server.catalog.databases["d"].tables.values()
        assert (table.hard_deletion is None) is (profile == "3.1")


@pytest.mark.parametrize(
    ("text", "seconds"), [("30d", 30 * 86_400), ("2592001s", 2_592_001), ("1500ms", 1.5), ("none", None), ("5", None)]
)
def test_retentions(server: DemoServer, text: str, seconds: float | None) -> None:
    server.catalog.databases["d"].retention_ns = 7
    answers = [
        send(server, "PUT", DATABASE, {"db": "d", "retention_period": text}),
        send(server, "POST", f"{DATABASE}/retention_period", db="d", duration=text),
    ]
    assert [a.status_code for a in answers] == ([200, 204] if seconds else [400, 400])
    assert server.catalog.databases["d"].retention_ns == (7 if seconds is None else seconds * SECOND)
    assert send(server, "PUT", DATABASE, {"db": "d", "retention_period": None}).status_code == 200
    assert server.catalog.databases["d"].retention_ns is None


@pytest.mark.parametrize(("form", "status"), [("json", 200), ("csv", 200), ("pretty", 200), ("xml", 400), ("", 400)])
def test_forms_of_the_list_of_databases(server: DemoServer, form: str, status: int) -> None:
    assert send(server, "GET", DATABASE, format=form).status_code == status


@pytest.mark.parametrize(
    ("name", "says"),
    [
        ("a", None),
        ("0_-/r", None),
        ("", "cannot be empty"),
        ("a b", "invalid character"),
        ("é", "invalid character"),
        ("_a", "did not start with"),
        ("-a", "did not start with"),
        ("a/b/c", "must be of form"),
        ("a/", "must be of form"),
        ("a" * 65, "too long: max 64"),
    ],
)
def test_names_of_databases(server: DemoServer, name: str, says: str | None) -> None:
    """facts.md 3.4."""
    if says is None:
        server.catalog.create_database(name)
        return
    with pytest.raises(Refused, match=says) as refused:
        server.catalog.create_database(name)
    assert refused.value.status == 400


@pytest.mark.parametrize(
    ("policy", "database"), [(None, "d"), ("", "d"), ("autogen", "d"), ("default", "d"), ("week", "d/week")]
)
def test_where_a_policy_of_version_1_leads(server: DemoServer, policy: str | None, database: str) -> None:
    params = {"db": "d", "precision": "ns"} | ({} if policy is None else {"rp": policy})
    assert send(server, "POST", "/write", data=b"v1 v=1 1", **params).status_code == 204
    assert "v1" in server.catalog.databases[database].tables


def test_precisions_of_the_older_interfaces(server: DemoServer) -> None:
    for path, key in (("/write", "db"), ("/api/v2/write", "bucket")):
        for precision, status in (("s", 204), ("", 204), ("second", 400), ("auto", 400)):
            answer = send(server, "POST", path, data=b"t v=1 1", **{key: "d", "precision": precision})
            assert answer.status_code == status
