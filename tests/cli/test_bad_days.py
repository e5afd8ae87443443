"""Commands on a bad day and at a terminal: exit codes, nothing half-made, no secret anywhere."""

from __future__ import annotations

import json
import os
import signal
import threading
from pathlib import Path
from typing import Any

import pytest

from influx_backup_gui.demo.faults import Fault
from influx_backup_gui.demo.server import DemoServer
from influx_backup_gui.store.repository import Repository
from tests.cli.conftest import TOKEN, Cli, leftovers
from tests.cli.programs import Typed, program
from tests.damaging import flip_a_bit


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
    flip_a_bit(Path(backup["path"]))
    said = cli("verify", "--all", "--json")
    assert (said.code, said.json["problem"]["exit_code"]) == (8, 8)
    assert said.json["damaged"]
    assert "damaged" in cli("list").out
    assert cli("status").code == 2
    assert cli("restore", backup["name"], "--database", "db=db2").code == 8


def test_a_file_that_is_not_there_is_not_listed_as_proved(cli: Cli, home: Path, backup: dict[str, Any]) -> None:
    assert [b["missing"] for b in cli("list", "--json").json] == [False]
    assert "proved" in cli("list").out
    (home / "backups").rename(home / "unplugged")
    assert [b["missing"] for b in cli("list", "--json").json] == [True]
    assert "file not there" in (said := cli("list").out)
    assert "proved" not in said
    assert cli("pin", backup["name"], "--json").json["missing"]
    (home / "unplugged").rename(home / "backups")
    assert "proved" in cli("list").out


def test_a_file_of_another_size_is_damaged_before_anybody_reads_it(cli: Cli, backup: dict[str, Any]) -> None:
    newer = cli("backup", "lab", "--json").json["backup"]
    os.truncate(newer["path"], newer["bytes"] - 1)
    assert [b["damaged"] for b in cli("list", "--json").json] == ["its file has another size", ""]
    assert "damaged" in cli("list").out
    said = cli("status")
    assert said.code == 2
    assert f"{newer['name']} is damaged: its file has another size" in said.out
    assert cli("delete", backup["name"]).code == 2, "it is the only one that protects"
    assert cli("drill", "--newest", "lab").code == 0


def test_prune_tells_a_folder_that_is_away_once(cli: Cli, home: Path, backup: dict[str, Any]) -> None:
    (home / "backups").rename(home / "unplugged")
    said = cli("prune")
    assert (said.code, said.out.count("is not there"), said.err) == (1, 1, "")
    (home / "backups").mkdir()
    said = cli("prune")
    assert (said.code, said.out.count("is probably not mounted"), said.err) == (1, 1, "")


def test_a_drill_of_the_newest_takes_one_whose_file_is_there(
    cli: Cli, server: DemoServer, home: Path, backup: dict[str, Any]
) -> None:
    newer = cli("backup", "lab", "--json").json["backup"]
    Path(newer["path"]).unlink()
    said = cli("drill", "--newest", "lab", "--decode", "--json")
    assert (said.code, said.json["archive"]["name"]) == (0, backup["name"])
    assert cli("status", "--json").json["servers"][0]["last_proved"] == backup["name"]
    Path(backup["path"]).unlink()
    said = cli("drill", "--newest", "lab", "--decode", "--json")
    assert (said.code, newer["name"] in said.json["problem"]["message"]) == (3, True)


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
        assert reading.wait(60)
        process.send_signal(number)
        out, _ = process.communicate(timeout=60)
    assert process.returncode == 4
    run = json.loads(out)
    assert (run["outcome"], run["problem"]["exit_code"]) == ("cancelled", 4)
    assert leftovers(home) == []
    assert cli("runs", "--json").json[0]["outcome"] == "cancelled"


@posix
def test_a_killed_backup_is_interrupted_and_swept(cli: Cli, server: DemoServer, home: Path) -> None:
    reading = stalled_read(server)
    with program("backup", "lab", "--json") as process:
        assert reading.wait(60)
        process.kill()
        process.communicate(timeout=60)
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
