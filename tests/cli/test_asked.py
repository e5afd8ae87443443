"""Questions on a terminal before something goes for ever, or is decrypted."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from influx_backup_gui.demo.server import DemoServer
from tests.cli.conftest import Cli
from tests.cli.programs import Typed

pytestmark = pytest.mark.skipif(os.name == "nt", reason="terminals of POSIX")


def trashed(cli: Cli) -> list[str]:
    return [item["name"] for item in cli("trash", "list", "--json").json]


@pytest.mark.parametrize("answer", ["", "n", "yess"])
def test_the_trash_is_emptied_after_a_clear_yes_only(cli: Cli, server: DemoServer, answer: str) -> None:
    for name in ("old", "new"):
        assert cli("backup", "lab", "--name", name).code == 0
    assert cli("delete", "old").code == 0
    asked = Typed("trash", "empty", "--all")
    asked.until("[y/N]")
    asked.type(answer)
    assert asked.end() == 2
    assert "Nothing was removed" in asked.screen
    assert trashed(cli) == ["old"]
    asked = Typed("trash", "empty", "--all")
    asked.until("[y/N]")
    asked.type("Yes")
    assert asked.end() == 0, asked.screen
    assert trashed(cli) == []


def test_the_password_of_encrypted_archives_is_asked_for_before_they_move(
    cli: Cli, server: DemoServer, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("INFLUX_BACKUP_PASSWORD", "hunter2")
    assert cli("backup", "lab", "--database", "other", "--encrypt", "--name", "secret").code == 0
    monkeypatch.delenv("INFLUX_BACKUP_PASSWORD")
    target = tmp_path / "moved"
    asked = Typed("repository", "move", "default", str(target))
    asked.until("Password")
    asked.type("hunter2")
    assert asked.end() == 0, "without it, it would be a warning: moved, and not decoded"
    assert "hunter2" not in asked.screen
    assert [b["path"] for b in cli("list", "--json").json] == [str(target / "lab" / "secret.7z")]
