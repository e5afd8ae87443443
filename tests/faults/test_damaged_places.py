"""Settings and catalog that are damaged or from the future, and kills while they are changed."""

from __future__ import annotations

import json
import os
import shutil
import sqlite3
import threading
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from influx_backup_gui.demo.server import DemoServer
from influx_backup_gui.domain.server import ServerConfig
from influx_backup_gui.engine.engine import Engine
from influx_backup_gui.store.settings import Settings
from tests.cli.conftest import Cli
from tests.faults.kills import Prepared, archives, killed, leftovers, run_until


def refused(cli: Cli, *words: str) -> str:
    said = cli(*words, "--json")
    assert said.code == 3, said
    problem = said.json["problem"]
    assert problem["hint"]
    assert "fault in the program" not in problem["message"]
    return str(problem["message"])


@pytest.mark.parametrize("damage", ["garbage", "cut", "zeros", "newer"])
def test_a_catalog_that_cannot_be_used_is_left_alone(cli: Cli, server: DemoServer, home: Path, damage: str) -> None:
    assert cli("backup", "lab").code == 0
    old, catalog = archives(home), home / "catalog.sqlite"
    data = catalog.read_bytes()
    if damage == "newer":
        db = sqlite3.connect(catalog)
        db.execute("PRAGMA user_version = 999")
        db.close()
    else:
        catalog.write_bytes({"garbage": b"x" * 5000, "cut": data[: len(data) // 2], "zeros": bytes(len(data))}[damage])
    broken = catalog.read_bytes()
    for words in (["list"], ["backup", "lab"], ["verify", "--all"], ["repository", "rebuild"]):
        message = refused(cli, *words)
        assert str(catalog) in message
        assert ("newer version" if damage == "newer" else "damaged") in message
    assert catalog.read_bytes() == broken
    assert archives(home) == old
    shutil.move(catalog, home / "broken")
    assert cli("repository", "rebuild", "--json").json["backups"] == 1
    assert cli("verify", "--all").code == 0


@pytest.mark.parametrize(
    "text", ["{", "", "[]", '{"version": 999}', '{"version": 1, "servers": [{"name": 5}]}', "\x00"]
)
def test_settings_that_cannot_be_used_are_left_alone(cli: Cli, server: DemoServer, home: Path, text: str) -> None:
    settings = home / "settings.json"
    whole = settings.read_text()
    settings.write_text(text)
    for words in (["server", "list"], ["backup", "lab"], ["server", "add", "x", "--url", server.url]):
        assert str(settings) in refused(cli, *words)
    assert settings.read_text() == text
    settings.write_text(whole)
    assert cli("backup", "lab").code == 0


@pytest.mark.skipif(os.name == "nt", reason="there is no SIGKILL")
def test_a_kill_while_settings_are_written_leaves_the_old_or_the_new(cli: Cli, server: DemoServer, home: Path) -> None:
    prepared = Prepared(home)
    words = ("server", "add", "second", "--url", server.url)
    code, labels = run_until(0, home, *words)
    assert code == 0
    first = next(n for n, label in enumerate(labels, 1) if label.startswith("open") and "settings" in label)
    for point in range(first, len(labels) + 1):
        prepared.put_back()
        label = killed(point, home, *words)
        names = [s["name"] for s in cli("server", "list", "--json").json]
        assert names in (["lab"], ["lab", "second"]), label
        assert json.loads((home / "settings.json").read_text())["version"] == 1
        assert cli("server", "add", "third", "--url", server.url).code == 0
        assert leftovers(home) == [], label


def test_two_changes_of_settings_at_once_lose_nothing(home: Path) -> None:
    one, other = Engine.open(home), Engine.open(home)

    def adding(name: str) -> Callable[[Settings], Settings]:
        return lambda settings: replace(settings, servers=(*settings.servers, ServerConfig(name, "http://x:1")))

    second = threading.Thread(target=lambda: other.update_settings(adding("second")))

    def slowly(settings: Settings) -> Settings:
        second.start()
        second.join(0.5)  # the other one would be done by now, were it not made to wait
        return adding("first")(settings)

    one.update_settings(slowly)
    second.join()
    assert [s.name for s in other.settings.servers] == ["first", "second"]
    one.close()
    other.close()


@pytest.mark.slow
@pytest.mark.skipif(os.name == "nt", reason="there is no SIGKILL")
def test_a_kill_while_a_backup_is_deleted_leaves_it_here_or_there(cli: Cli, server: DemoServer, home: Path) -> None:
    for name in ("first", "second"):
        assert cli("backup", "lab", "--name", name).code == 0
    prepared = Prepared(home)
    code, labels = run_until(0, home, "delete", "first")
    assert code == 0
    for point in range(1, len(labels) + 1):
        prepared.put_back()
        label = killed(point, home, "delete", "first")
        assert all(r["outcome"] for r in cli("runs", "--json").json)
        listed = {b["name"] for b in cli("list", "--json").json}
        there = {p.stem for p in (home / "backups" / "lab").glob("*.7z")}
        assert listed == there, label
        assert len(list((home / "backups").rglob("*first.7z"))) == 1, label
        assert cli("verify", "--all").code == 0
