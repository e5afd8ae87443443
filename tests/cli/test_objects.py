"""What is beside the rows, from the command line."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from influx_backup_gui.demo.server import DemoServer
from tests.cli.conftest import Cli
from tests.furnished import RETENTION, furnish

TOKEN = "apiv3_never_shown"


@pytest.fixture
def server(cli: Cli, monkeypatch: pytest.MonkeyPatch) -> Iterator[DemoServer]:
    monkeypatch.setenv("T", TOKEN)
    with DemoServer(token=TOKEN) as demo:
        furnish(demo, TOKEN)
        demo.catalog.database("plant").triggers["tr"]["trigger_arguments"]["slack_token"] = "xoxb-1"
        assert cli("server", "add", "lab", "--url", demo.url, "--token-env", "T").code == 0
        assert cli("backup", "lab", "--name", "all").code == 0
        yield demo


def test_show_catalog_tells_everything_but_rows(cli: Cli, server: DemoServer) -> None:
    said = cli("show", "all", "--catalog")
    assert said.code == 0
    for words in (
        "retention       plant",
        "rows are kept for 40,000 days",
        "keys: room; values: v, time; the last 3, for 60 s",
        "columns: room; at most 10, for 3,600 s",
        "every:5400s runs hello.py; off; arguments: k=v, w, slack_token=… (hidden here)",
        "rights: *:*:*",
        "319 bytes, used by 1 trigger: tr",
        "Not read: behaviour on errors of the triggers of plant. InfluxDB before 3.10 does not tell it.",
        "No program can read these from a server: token secrets",
    ):
        assert words in said.out, words
    assert "xoxb" not in said.out
    assert TOKEN not in said.out


def test_the_document_holds_records(cli: Cli, server: DemoServer) -> None:
    told = cli("show", "all", "--catalog", "--json").json
    assert told["tables"]
    (database,) = told["catalog"]["databases"]
    assert (database["name"], database["retention_ns"]) == ("plant", RETENTION)
    (trigger,) = database["triggers"]
    assert (trigger["name"], trigger["specification"], trigger["disabled"]) == ("tr", "every:5400s", True)
    assert trigger["arguments"] == {"k": "v, w", "slack_token": "xoxb-1"}
    assert set(database["last_caches"][0]) == {"table", "name", "key_columns", "value_columns", "count", "ttl"}
    assert set(database["distinct_caches"][0]) == {"table", "name", "columns", "max_cardinality", "max_age"}
    assert [t["name"] for t in told["catalog"]["tokens"]] == ["_admin"]
    assert told["catalog"]["plugin_files"] == [{"name": "hello.py", "bytes": 319, "triggers": ["tr"]}]
    assert "catalog" not in cli("show", "all", "--json").json


def test_a_restore_makes_them_on_request(cli: Cli, server: DemoServer) -> None:
    words = ["restore", "all", "--database", "plant=again", "--catalog", "caches,triggers"]
    plan = cli(*words, "--dry-run", "--json").json
    assert {(o["kind"], o["action"], o["weight"]) for o in plan["objects"]} == {
        ("last cache", "make", "harmless"),
        ("distinct cache", "make", "harmless"),
        ("trigger", "make", "harmless"),
    }
    assert "fixable: not asked for" in cli(*words[:-2], "--dry-run").out
    said = cli(*words)
    assert said.code == 0, said
    assert "again.tr" in said.out
    assert "As in the backup, but switched off (it was off)" in said.out
    told = cli("runs", "--kind", "restore", "--json").json[0]
    assert {o["state"] for o in told["objects"]} == {"made"}
    assert told["request"]["catalog"] == ["caches", "triggers"]
    wrong = cli(*words[:-1], "cashes")
    assert wrong.code == 2
    assert "retention, caches, triggers" in wrong.err
