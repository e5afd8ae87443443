"""`undo`: a plan that says what will stay, values that come back, and the rows that nobody can take away, by name."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from influx_backup_gui.demo.server import DemoServer
from tests.cli.conftest import Cli


@pytest.fixture
def server(cli: Cli) -> Iterator[DemoServer]:
    with DemoServer(token=None) as demo:
        demo.write("db", "home,room=a temp=1 1\nhome,room=b temp=2 2")
        assert cli("server", "add", "lab", "--url", demo.url).code == 0
        assert cli("backup", "lab", "--name", "old").code == 0
        demo.drop_database("db")
        demo.write("db", "home,room=a temp=10 1")
        yield demo


def test_a_restore_is_undone(cli: Cli, server: DemoServer) -> None:
    said = cli("restore", "old", "--if-exists", "merge", "--yes")
    assert said.code == 0, said
    run = cli("runs", "--kind", "restore", "--json").json[0]["id"]
    assert f"To undo this restore: influx-backup undo {run[:12]}" in said.out

    plan = cli("undo", run[:12], "--dry-run")
    assert plan.code == 0
    assert "fixable: At least 1 row of db.home that the safety backup does not have will stay" in plan.out
    assert "harmless: Rows that the restore added stay" in plan.out
    assert cli("undo", run[:12]).code == 7, "nobody confirmed it"

    done = cli("undo", run[:12], "--yes")
    assert done.code == 1, done
    assert sorted(server.rows("db", "home")["temp"].to_pylist()) == [2, 10]
    assert "not in the safety backup, of db.home:" in done.out
    assert "1970-01-01T00:00:00.000000002Z  room='b'  from the restore" in done.out

    exactly = cli("undo", run, "--exactly", "--yes", "--json")
    assert (exactly.code, exactly.json["added"]) == (0, [])
    assert exactly.json["request"]["undo_of"] == run
    assert server.rows("db", "home")["temp"].to_pylist() == [10]


def test_what_cannot_be_undone_is_said(cli: Cli, server: DemoServer) -> None:
    assert cli("restore", "old", "--database", "db=beside").code == 0
    run = cli("runs", "--kind", "restore", "--json").json[0]["id"]
    said = cli("undo", run)
    assert said.code == 2
    assert "overwrote nothing" in said.err
    assert "That restore made the database beside" in said.err
    assert cli("undo", "nothing").code == 2
