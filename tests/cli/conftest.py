"""The command line called in this process, with a home and a keyring of its own."""

from __future__ import annotations

import json
import os
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import keyring
import keyring.backends.fail
import pytest

from influx_backup_gui.cli.main import main
from influx_backup_gui.demo.server import DemoServer
from influx_backup_gui.domain.instants import HOUR
from influx_backup_gui.store.settings import load_settings, save_settings

TOKEN = "apiv3_never_shown"


@dataclass(frozen=True)
class Result:
    """How a command ended and what it printed."""

    code: int
    out: str
    err: str

    @property
    def json(self) -> Any:
        """The document on stdout: exactly one."""
        return json.loads(self.out)

    @property
    def progress(self) -> list[dict[str, Any]]:
        """The JSON lines on stderr."""
        return [json.loads(line) for line in self.err.splitlines()]


Cli = Callable[..., Result]


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    for name in list(os.environ):
        if name.startswith(("INFLUXDB3_", "INFLUX_BACKUP_")):
            monkeypatch.delenv(name)
    monkeypatch.setenv("INFLUX_BACKUP_HOME", str(tmp_path / "home"))
    monkeypatch.setenv("PYTHON_KEYRING_BACKEND", "keyring.backends.fail.Keyring")
    before = keyring.get_keyring()
    keyring.set_keyring(keyring.backends.fail.Keyring())
    yield tmp_path / "home"
    keyring.set_keyring(before)


@pytest.fixture
def cli(capsys: pytest.CaptureFixture[str]) -> Cli:
    """Call `influx-backup` with these words."""

    def call(*words: str) -> Result:
        capsys.readouterr()
        code = main(words)
        printed = capsys.readouterr()
        return Result(code, printed.out, printed.err)

    return call


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


def make_due(home: Path, earlier: int = 2 * HOUR) -> None:
    """As if every schedule had been made so much earlier (ns)."""
    path = home / "settings.json"
    settings = load_settings(path)
    schedules = tuple(replace(s, since=s.since - earlier) for s in settings.schedules)
    save_settings(path, replace(settings, schedules=schedules))
