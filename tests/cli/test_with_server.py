"""Every command against the demo server: keys that scripts rely on, and exit codes."""

from __future__ import annotations

import time
from pathlib import Path
from typing import Any

from influx_backup_gui.demo.server import DemoServer
from influx_backup_gui.domain.instants import DAY
from tests.cli.conftest import Cli, leftovers

RUN = {"id", "kind", "trigger", "outcome", "started", "finished", "seconds", "summary", "problem"}
BACKUP = {"id", "name", "path", "server", "databases", "tables", "rows", "bytes"}
BACKUP |= {"first", "last", "cutoff", "proved", "warnings"}
TABLE = {"database", "table", "rows", "first", "last", "columns", "series_key", "parts", "bytes", "days"}


def test_a_server_is_tested_and_inspected(cli: Cli, server: DemoServer) -> None:
    tested = cli("server", "test", "lab", "--json").json
    assert (tested["version"], tested["databases"], tested["unreadable"]) == ("3.6.0", ["db", "other"], [])
    assert "databases: db, other" in cli("server", "test", "lab").out
    found = cli("inspect", "lab", "--json").json
    assert set(found) == {"server", "url", "version", "edition", "databases", "look_back"}
    home = next(t for d in found["databases"] for t in d["tables"] if t["name"] == "home")
    assert (home["rows"], home["first"], home["series_key"]) == (200, "1970-01-01T00:00:00Z", ["room"])
    assert {"name": "temp", "role": "field", "type": "float64"} in home["columns"]
    text = cli("inspect", "lab", "--no-count").out
    assert "temp:float64" in text
    assert "b, a" in text


def test_backup_list_show_verify(cli: Cli, server: DemoServer, home: Path) -> None:
    said = cli("backup", "lab", "--json", "--note", "before the move")
    run = said.json
    assert said.code == 0
    assert set(run) >= RUN | {"backup"}
    assert set(run["backup"]) >= BACKUP
    assert (run["kind"], run["outcome"], run["problem"]) == ("backup", "succeeded", None)
    assert (run["backup"]["rows"], run["backup"]["tables"], run["backup"]["note"]) == (203, 4, "before the move")
    assert said.progress[-1]["fraction"] == 1.0
    assert [b["id"] for b in cli("list", "--json").json] == [run["backup"]["id"]]
    assert cli("list", "--json", "--server", "x").json == []
    shown = cli("show", run["backup"]["name"], "--json").json
    assert set(shown) >= BACKUP
    assert all(set(t) == TABLE for t in shown["tables"])
    assert {t["table"]: t["days"] for t in shown["tables"] if t["database"] == "db"}["home"] == {"1970-01-01": 200}
    for key in (run["backup"]["id"], run["backup"]["id"][:8], run["backup"]["path"]):
        assert cli("show", key, "--json").json == shown
    proof = cli("verify", run["backup"]["name"], "--json").json
    assert (proof["tables"], proof["rows"], proof["damaged"]) == (4, 203, [])
    assert cli("verify", "--all", "--against", "lab").code == 0
    assert leftovers(home) == []


def test_archives_that_have_their_turn(cli: Cli, home: Path, backup: dict[str, Any]) -> None:
    assert cli("verify", "--due", "--json").json == {"backups": 0}
    assert cli("verify", "--within", "1", "--json").json == {"within_days": 1}
    for path in home.glob("catalog.sqlite*"):
        path.unlink()
    assert cli("repository", "rebuild").code == 0  # it is there, and not proved
    run = cli("verify", "--due", "--json").json
    assert (run["outcome"], run["backups"], run["gentle"]) == ("succeeded", 1, True)
    assert cli("verify", "--due").out == "No archive has its turn.\n"


def test_people_read_the_same(cli: Cli, backup: dict[str, Any]) -> None:
    listed = cli("list")
    assert listed.code == 0
    assert all(text in listed.out for text in (backup["name"], "203", "proved just now"))
    shown = cli("show", backup["name"]).out
    assert all(text in shown for text in ("db.home", "temp:float64", "InfluxDB 3.6.0", backup["path"]))
    assert "succeeded: 203 rows of 4 tables" in cli("verify", "--all").out
    status = cli("status")
    assert (status.code, status.out.splitlines()[0]) == (0, "green: every server has a fresh proved backup.")
    assert cli("status", "--json").json["servers"][0]["last_proved"] == backup["name"]
    runs = cli("runs").out.splitlines()
    assert [line.split()[2] for line in runs[1:]] == ["verify", "backup"]


def test_a_selection_and_what_it_would_read(cli: Cli, server: DemoServer) -> None:
    words = [
        "backup",
        "lab",
        "--table",
        "db.home",
        "--since",
        "1970-01-01T00:00:10Z",
        "--until",
        "1970-01-01T00:00:20Z",
    ]
    plan = cli(*words, "--dry-run", "--json").json
    assert [(t["database"], t["table"]) for t in plan["tables"]] == [("db", "home")]
    assert "Nothing was changed" in cli(*words, "--dry-run").out
    assert cli("list", "--json").json == []
    run = cli(*words, "--name", "cut_{database}", "--profile", "fast", "--in-flight", "1", "--json").json
    assert (run["backup"]["name"], run["backup"]["rows"]) == ("cut_db", 10)
    assert cli("backup", "lab", "--database", "nothing").code == 2


def test_a_restore_under_a_new_name(cli: Cli, server: DemoServer, backup: dict[str, Any]) -> None:
    words = ["restore", backup["name"], "--database", "db=db2"]
    plan = cli(*words, "--dry-run", "--json").json
    assert {"source", "target", "action", "reason", "rows", "blocked"} <= set(plan["steps"][0])
    assert not plan["blocked"]
    assert "db2.home" in cli(*words, "--dry-run").out
    said = cli(*words, "--json")
    assert (said.code, said.json["outcome"]) == (0, "succeeded")
    assert {"database", "table", "action", "rows", "verified", "problem"} <= set(said.json["tables"][0])
    assert {t["table"]: t["rows"] for t in said.json["tables"]} == {"home": 200, "empty": 1, "power": 1}
    assert server.rows("db2", "home").num_rows == 200
    one = cli("restore", backup["id"], "--table", "db.home=copy", "--until", "1970-01-01T00:00:05Z")
    assert one.code == 0
    assert "as saved" in one.out
    assert server.rows("db", "copy").num_rows == 5


def test_what_exists_is_overwritten_only_when_confirmed(cli: Cli, server: DemoServer, backup: dict[str, Any]) -> None:
    server.write("db", "home,room=r0,floor=1 temp=-1,later=2 0\nhome,room=r0 temp=-1 0")
    words = ["restore", backup["name"], "--table", "db.home"]
    (step,) = cli(*words, "--dry-run", "--json").json["steps"]
    assert [d["weight"] for d in step["differences"]] == ["fixable", "harmless"]
    assert "db.home: harmless: Only in the target: 'later'" in cli(*words, "--dry-run").out
    refused = cli(*words, "--json")
    assert (refused.code, refused.json["problem"]["exit_code"]) == (7, 7)
    assert cli(*words, "--dry-run").code == 7
    assert cli(*words, "--if-exists", "replace").code == 7
    assert cli(*words, "--if-exists", "missing").code == 0
    assert -1 in server.rows("db", "home")["temp"].to_pylist()
    replaced = cli(*words, "--if-exists", "replace", "--yes", "--json")
    assert replaced.code == 0, replaced
    assert replaced.json["safety_backup"]["pinned"]
    assert -1 not in server.rows("db", "home")["temp"].to_pylist()


def test_nothing_that_must_stay_is_deleted(cli: Cli, server: DemoServer, backup: dict[str, Any]) -> None:
    assert cli("pin", backup["name"], "--json").json["pinned"]
    assert "pinned" in cli("list").out.splitlines()[1]
    assert cli("delete", backup["name"]).code == 2
    assert "no longer" in cli("unpin", backup["name"]).out
    assert cli("delete", backup["name"]).code == 2
    second = cli("backup", "lab", "--json").json["backup"]
    deleted = cli("delete", backup["id"], "--json")
    assert deleted.code == 0
    assert not Path(backup["path"]).exists()
    assert Path(deleted.json["trash"]).is_file()
    assert [b["id"] for b in cli("list", "--json").json] == [second["id"]]


def test_the_catalog_comes_back_from_the_archives(cli: Cli, home: Path, backup: dict[str, Any]) -> None:
    for path in home.glob("catalog.sqlite*"):
        path.unlink()
    assert cli("list", "--json").json == []
    assert cli("repository", "rebuild", "--json").json["backups"] == 1
    (found,) = cli("list", "--json").json
    assert found == {**backup, "proved": None, "seal": None, "missing": False}
    assert cli("verify", found["name"]).code == 0
    assert cli("list", "--json").json[0]["proved"]


def test_a_repository_with_pinned_backups_is_not_forgotten(cli: Cli, server: DemoServer, tmp_path: Path) -> None:
    cli("repository", "add", "usb", str(tmp_path / "usb"))
    kept = cli("backup", "lab", "--repository", "usb", "--json").json["backup"]
    cli("pin", kept["id"])
    assert cli("repository", "remove", "usb").code == 2
    cli("unpin", kept["id"])
    assert cli("repository", "remove", "usb").code == 0
    assert cli("list", "--json").json == []
    assert cli("repository", "add", "again", str(tmp_path / "usb"), "--json").json["backups"] == 1


def test_what_a_server_no_longer_shows_is_shown_and_acknowledged(cli: Cli, server: DemoServer) -> None:
    assert cli("backup", "lab").code == 0
    assert cli("coverage", "show").code == 0
    server.drop_table("db", "power")
    assert cli("backup", "lab").code == 1
    assert cli("status").code == 2, "red"
    shown = cli("coverage", "show", "lab")
    assert shown.code == 1
    assert "The server no longer has the table db.power" in shown.out
    (document,) = cli("coverage", "show", "--json").json
    (loss,) = document["losses"]
    assert (loss["kind"], loss["table"], loss["before"]["pinned"], document["frozen"]) == (
        "table",
        "power",
        True,
        True,
    )
    assert cli("coverage", "acknowledge", "lab").code == 2, "without a reason"
    assert cli("coverage", "acknowledge", "lab", "--reason", " ").code == 2
    done = cli("coverage", "acknowledge", "lab", "--reason", "sold", "--table", "db.power", "--json")
    assert (done.code, done.json["acknowledgement"]["reason"]) == (0, "sold")
    assert done.json["pinned"] == [loss["before"]["name"]]
    assert "pinned by itself: it holds what lab lost" in cli("show", loss["before"]["name"]).out
    again = cli("coverage", "show", "lab")
    assert (again.code, "sold (db.power)" in again.out) == (0, True)
    assert cli("status").code == 0


def test_days_that_go_regularly_are_said_and_taken_back(cli: Cli, server: DemoServer) -> None:
    server.write("db", "\n".join(f"rolling v={n} {time.time_ns() - n * DAY}" for n in range(1, 20)))
    server.persist()
    words = ("lab", "--table", "db.rolling")
    cli("backup", *words)
    server.restart(lookback_seconds=15 * 86_400)
    assert cli("backup", *words).code == 1
    assert "add --regularly" in cli("coverage", "show", "lab").out
    said = cli("coverage", "acknowledge", *words, "--regularly", "--reason", "a job deletes them", "--json").json
    (kept,) = said["acknowledgement"]["keeps"]
    assert (kept["database"], kept["table"], kept["days"] in (13, 14)) == ("db", "rolling", True)
    assert f"no loss when days go that are older than {kept['days']} days" in cli("coverage", "show", "lab").out
    assert cli("coverage", "withdraw", *words).code == 0
    again = cli("coverage", "withdraw", *words)
    assert (again.code, "Nobody said of db.rolling" in again.err) == (2, True)
