"""`diff`: what changed from one backup to the next."""

from __future__ import annotations

from influx_backup_gui.demo.server import DemoServer
from tests.cli.conftest import Cli


def taken(cli: Cli) -> str:
    backup: str = cli("backup", "lab", "--json").json["backup"]["id"]
    return backup


def test_what_changed_is_told_by_table_column_and_day(cli: Cli) -> None:
    with DemoServer(token=None) as demo:
        demo.write("db", "home,room=a temp=1 1\nold v=1 1\nsame v=1 1")
        cli("server", "add", "lab", "--url", demo.url)
        before = taken(cli)
        assert cli("diff", before, taken(cli)).code == 0
        demo.write("db", "home,room=b temp=2,hum=3 86400000000000\nnew v=2 1")
        after = taken(cli)
    said = cli("diff", before, after, "--json")
    assert said.code == 1
    assert not said.json["same"]
    tables = {t["table"]: t for t in said.json["tables"]}
    assert {n: t["change"] for n, t in tables.items()} == {
        "home": "changed",
        "new": "added",
        "old": "equal",
        "same": "equal",
    }
    assert tables["home"]["columns"] == ["column hum is new"]
    assert tables["home"]["days"] == [{"day": "1970-01-02", "before": 0, "after": 1}]
    text = cli("diff", after, before)
    assert text.code == 1
    assert "- db.new: 1 -> 0 rows" in text.out
    assert "column hum is gone" in text.out
    assert "2 of 4 tables differ." in text.out


def test_a_type_that_changed_under_one_name(cli: Cli) -> None:
    with DemoServer(token=None) as demo:
        demo.write("db", "home,room=a v=1 1")
        cli("server", "add", "lab", "--url", demo.url)
        before = taken(cli)
    with DemoServer(token=None) as demo:
        demo.write("db", 'home,v=a room="1" 1')
        cli("server", "add", "lab", "--url", demo.url, "--replace")
        after = taken(cli)
    (table,) = cli("diff", before, after, "--json").json["tables"]
    assert table["columns"] == [
        "column room was tag, now field utf8",
        "column v was field float64, now tag",
        "series key was (room), now (v)",
    ]
