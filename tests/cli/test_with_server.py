"""Every command against the demo server: keys that scripts rely on, exit codes, and no secret anywhere."""

from __future__ import annotations

import json
import os
import signal
import threading
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from influx_backup_gui.demo.faults import Fault
from influx_backup_gui.demo.server import DemoServer
from influx_backup_gui.domain.instants import DAY
from influx_backup_gui.store.repository import Repository
from tests.cli.conftest import Cli
from tests.cli.programs import Typed, program

TOKEN = "apiv3_never_shown"
RUN = {"id", "kind", "trigger", "outcome", "started", "finished", "seconds", "summary", "problem"}
BACKUP = {"id", "name", "path", "server", "databases", "tables", "rows", "bytes"}
BACKUP |= {"first", "last", "cutoff", "proved", "warnings"}
TABLE = {"database", "table", "rows", "first", "last", "columns", "series_key", "parts", "bytes", "days"}


@pytest.fixture
def server(cli: Cli, monkeypatch: pytest.MonkeyPatch) -> Iterator[DemoServer]:
    monkeypatch.setenv("T", TOKEN)
    with DemoServer(token=TOKEN) as demo:
        demo.write("db", "\n".join(f"home,room=r{n % 3} temp={n}.5,on=true {n * 10**9}" for n in range(200)))
        demo.write("db", "empty,a=1 v=1i 1\npower,b=2,a=1 v=2u 2")
        demo.write("other", 't s="x" -1')
        assert cli("server", "add", "lab", "--url", demo.url, "--token-env", "T").code == 0
        yield demo


@pytest.fixture
def backup(cli: Cli, server: DemoServer) -> dict[str, Any]:
    """A backup of everything."""
    said = cli("backup", "lab", "--json")
    assert said.code == 0, said
    found: dict[str, Any] = said.json["backup"]
    return found


def leftovers(home: Path) -> list[str]:
    return [str(p) for p in home.rglob("*") if ".partial" in p.name or ".spool-" in p.name]


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
    assert found == {**backup, "proved": None, "seal": None}
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


# --- bad days -----------------------------------------------------------------------------------------


def test_a_token_that_is_not_accepted(cli: Cli, server: DemoServer, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("T", "apiv3_another")
    assert cli("server", "test", "lab").code == 6
    said = cli("backup", "lab", "--json")
    assert (said.code, said.json["problem"]["exit_code"]) == (6, 6)
    monkeypatch.delenv("T")
    said = cli("backup", "lab", "--json")
    assert said.code == 6
    assert "variable T" in said.json["problem"]["message"]


def test_a_repository_in_use(cli: Cli, server: DemoServer, home: Path, backup: dict[str, Any]) -> None:
    with Repository("default", home / "backups").lock("verify of everything"):
        said = cli("backup", "lab", "--json")
    assert said.code == 10
    assert "verify of everything" in said.json["problem"]["message"]
    assert str(os.getpid()) in said.json["problem"]["message"]


def test_a_damaged_archive(cli: Cli, backup: dict[str, Any]) -> None:
    path = Path(backup["path"])
    data = bytearray(path.read_bytes())
    at = data.index(b"PAR1") + 40
    data[at] ^= 1
    path.write_bytes(data)
    said = cli("verify", "--all", "--json")
    assert (said.code, said.json["problem"]["exit_code"]) == (8, 8)
    assert said.json["damaged"]
    assert "damaged" in cli("list").out
    assert cli("status").code == 2
    assert cli("restore", backup["name"], "--database", "db=db2").code == 8


def test_an_encrypted_archive(cli: Cli, server: DemoServer, monkeypatch: pytest.MonkeyPatch) -> None:
    assert cli("backup", "lab", "--encrypt").code == 2
    monkeypatch.setenv("INFLUX_BACKUP_PASSWORD", "hunter2")
    said = cli("backup", "lab", "--database", "other", "--encrypt", "--json")
    assert said.code == 0, said
    assert said.json["backup"]["encrypted"]
    name = said.json["backup"]["name"]
    assert cli("verify", name).code == cli("show", name).code == 0
    monkeypatch.delenv("INFLUX_BACKUP_PASSWORD")
    for words in (["verify", name], ["show", name], ["verify", "--all"], ["restore", name, "--database", "other=db2"]):
        assert cli(*words).code == 2
    assert b"other" not in Path(said.json["backup"]["path"]).read_bytes()


def test_no_secret_is_printed_or_written(
    cli: Cli, server: DemoServer, home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    password = "correct horse"
    monkeypatch.setenv("INFLUX_BACKUP_PASSWORD", password)
    name = cli("backup", "lab", "--database", "other", "--encrypt", "--json").json["backup"]["name"]
    server.faults.add(Fault("status", sql="count", value=(500, b"boom")))
    for words in (
        ["server", "list"],
        ["server", "test", "lab"],
        ["inspect", "lab"],
        ["backup", "lab"],
        ["show", name],
        ["restore", name, "--database", "other=db2"],
        ["runs"],
        ["status"],
    ):
        for extra in ([], ["--json"]):
            said = cli(*words, *extra)
            assert TOKEN not in said.out + said.err
            assert password not in said.out + said.err
    written = b"".join(p.read_bytes() for p in home.rglob("*") if p.is_file())
    assert TOKEN.encode() not in written
    assert password.encode() not in written


# --- a process of its own -----------------------------------------------------------------------------


def stalled_read(server: DemoServer) -> threading.Event:
    """Is set when a request reads rows of `home`, whose answer stops in the middle."""
    begun = threading.Event()
    server.faults.add(Fault("call", sql='SELECT * FROM "home"', value=begun.set))
    server.faults.add(Fault("stall", sql='SELECT * FROM "home"', value=300))
    return begun


posix = pytest.mark.skipif(os.name == "nt", reason="signals and terminals of POSIX")


@posix
@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_a_signal_cancels_a_backup_and_leaves_nothing(
    cli: Cli, server: DemoServer, home: Path, number: signal.Signals
) -> None:
    reading = stalled_read(server)
    with program("backup", "lab", "--json") as process:
        assert reading.wait(30)
        process.send_signal(number)
        out, _ = process.communicate(timeout=20)
    assert process.returncode == 4
    run = json.loads(out)
    assert (run["outcome"], run["problem"]["exit_code"]) == ("cancelled", 4)
    assert leftovers(home) == []
    assert cli("runs", "--json").json[0]["outcome"] == "cancelled"


@posix
def test_a_killed_backup_is_interrupted_and_swept(cli: Cli, server: DemoServer, home: Path) -> None:
    reading = stalled_read(server)
    with program("backup", "lab", "--json") as process:
        assert reading.wait(30)
        process.kill()
        process.communicate(timeout=20)
    assert leftovers(home)
    (run,) = cli("runs", "--json").json
    assert (run["outcome"], run["finished"] is not None) == ("interrupted", True)
    assert leftovers(home) == []
    server.faults.clear()
    assert cli("backup", "lab").code == 0


@posix
def test_overwriting_is_typed_on_a_terminal(cli: Cli, server: DemoServer, backup: dict[str, Any]) -> None:
    server.write("db", "home,room=r0 temp=-1 0")
    words = ("restore", backup["name"], "--table", "db.home", "--if-exists", "replace")
    wrong = Typed(*words)
    wrong.until('Type "db"')
    wrong.type("yes")
    assert wrong.end() == 4
    assert "Nothing was written" in wrong.screen
    assert -1 in server.rows("db", "home")["temp"].to_pylist()
    right = Typed(*words)
    right.until('Type "db"')
    right.type("db")
    assert right.end() == 0, right.screen
    assert "replace" in right.screen
    assert -1 not in server.rows("db", "home")["temp"].to_pylist()


@posix
def test_the_password_is_asked_for_on_a_terminal(cli: Cli, server: DemoServer) -> None:
    typed = Typed("backup", "lab", "--database", "other", "--encrypt", "--name", "secret")
    typed.until("Password")
    typed.type("hunter2")
    typed.until("again")
    typed.type("hunter2")
    assert typed.end() == 0, typed.screen
    assert "hunter2" not in typed.screen
    assert "%" in typed.screen
    again = Typed("verify", "secret")
    again.until("Password")
    again.type("hunter2")
    assert again.end() == 0, again.screen
    differs = Typed("backup", "lab", "--encrypt")
    differs.until("Password")
    differs.type("hunter2")
    differs.until("again")
    differs.type("hunter3")
    assert differs.end() == 2


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
