"""Settings go to another machine: as a file, or with nothing but the disk that holds the archives."""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from influx_backup_gui.demo.server import DemoServer
from influx_backup_gui.store.settings import load_settings
from tests.cli.conftest import Cli

TOKEN = "apiv3_not_in_any_file"


@pytest.fixture
def demo(monkeypatch: pytest.MonkeyPatch) -> Iterator[DemoServer]:
    monkeypatch.setenv("T", TOKEN)
    with DemoServer(token=TOKEN) as server:
        server.write("db", "home,room=a temp=1.5 1")
        yield server


@pytest.fixture
def usb(cli: Cli, demo: DemoServer, tmp_path: Path) -> Path:
    """A repository with one backup, on a machine that has a schedule and somebody to write to."""
    folder = tmp_path / "usb"
    for words in (
        ("server", "add", "lab", "--url", demo.url, "--token-env", "T"),
        ("repository", "add", "usb", str(folder), "--default"),
        ("schedule", "add", "nightly", "--server", "lab", "--at", "02:00"),
        ("backup", "lab"),
    ):
        assert cli(*words).code == 0, words
    return folder


def test_a_new_machine_goes_on_with_nothing_but_the_disk(
    cli: Cli, demo: DemoServer, usb: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    name = cli("list", "--json").json[0]["name"]
    moved = tmp_path / "mounted elsewhere"
    shutil.move(usb, moved)
    monkeypatch.setenv("INFLUX_BACKUP_HOME", str(tmp_path / "empty"))
    monkeypatch.delenv("T")

    said = cli("settings", "import", str(moved), "--json")

    assert said.code == 1  # The token has to be given again.
    found = said.json
    assert (found["servers"], found["repositories"], found["schedules"]) == (["lab"], ["usb"], ["nightly"])
    assert (found["backups"], found["missing_folders"]) == (1, [])
    assert [s for s in found["secrets"] if "server 'lab'" in s] == found["secrets"] != []
    assert [r["path"] for r in cli("repository", "list", "--json").json if r["name"] == "usb"] == [str(moved)]

    monkeypatch.setenv("T", TOKEN)
    demo.drop_table("db", "home")
    assert cli("restore", name, "--yes").code == 0
    assert cli("verify", name, "--against", "lab").code == 0
    assert cli("backup", "lab").code == 0
    assert len(list(moved.rglob("*.7z"))) == 2


def test_an_imported_schedule_catches_nothing_up(cli: Cli, usb: Path, tmp_path: Path) -> None:
    (kept,) = (usb / ".settings").glob("*.json")
    document = json.loads(kept.read_text())
    for schedule in document["settings"]["schedules"]:
        schedule["since"] = "2020-01-01T00:00:00Z"
    kept.write_text(json.dumps(document))

    cli("--home", str(tmp_path / "empty"), "settings", "import", str(usb))

    assert cli("--home", str(tmp_path / "empty"), "run-due", "--json").json == []


def test_a_file_carries_everything_but_the_secrets(cli: Cli, usb: Path, home: Path, tmp_path: Path) -> None:
    file, other = tmp_path / "settings of home.json", tmp_path / "other"
    assert cli("settings", "export", str(file)).code == 0
    assert TOKEN not in file.read_text()
    assert file.stat().st_mode & 0o077 == 0
    assert cli("settings", "export", str(file)).code == 2  # What is there stays.

    assert cli("--home", str(other), "settings", "import", str(file)).code == 0

    mine, theirs = load_settings(home / "settings.json"), load_settings(other / "settings.json")
    assert (mine.servers, mine.repositories, mine.default_repository) == (
        theirs.servers,
        theirs.repositories,
        theirs.default_repository,
    )
    assert len(cli("--home", str(other), "list", "--json").json) == 1


def test_what_is_set_already_is_only_replaced_when_told_so(cli: Cli, usb: Path, home: Path, tmp_path: Path) -> None:
    file = tmp_path / "settings.json"
    cli("settings", "export", str(file))
    assert cli("settings", "import", str(file)).code == 0  # The same again changes nothing.
    cli("server", "add", "lab", "--url", "http://127.0.0.1:9", "--replace")
    before = (home / "settings.json").read_text()

    said = cli("settings", "import", str(file))

    assert (said.code, (home / "settings.json").read_text()) == (2, before)
    assert "server 'lab'" in said.err
    assert cli("settings", "import", str(file), "--replace").code == 0
    assert load_settings(home / "settings.json").server("lab").url != "http://127.0.0.1:9"


@pytest.mark.parametrize("content", ["", "{}", '{"format": "influx-backup-settings 1"}', "7z"])
def test_something_else_is_refused(cli: Cli, home: Path, tmp_path: Path, content: str) -> None:
    file = tmp_path / "x.json"
    file.write_text(content)
    said = cli("settings", "import", str(file))
    assert said.code == 3
    assert "holds no settings of this program" in said.err
    assert not (home / "settings.json").exists()


def test_a_folder_without_settings_says_what_to_do(cli: Cli, tmp_path: Path) -> None:
    said = cli("settings", "import", str(tmp_path))
    assert said.code == 3
    assert "repository add" in said.err


def test_of_several_machines_one_has_to_be_named(cli: Cli, usb: Path, tmp_path: Path) -> None:
    (kept,) = (usb / ".settings").glob("*.json")
    document = json.loads(kept.read_text())
    (usb / ".settings" / "other-0.json").write_text(json.dumps({**document, "machine": "old laptop"}))
    empty = str(tmp_path / "empty")

    said = cli("--home", empty, "settings", "import", str(usb))

    assert said.code == 2
    assert "old laptop" in said.err
    assert cli("--home", empty, "settings", "import", str(usb), "--machine", "old laptop").code == 0
