"""Servers come, go, and never take their secrets into settings or output."""

from __future__ import annotations

import io
import json
import sys
from pathlib import Path

import keyring
import keyring.backend
import pytest

from tests.cli.conftest import Cli
from tests.store.test_secrets import MemoryKeyring

SECRET = "apiv3_very_secret"


def add(cli: Cli, *words: str) -> dict:
    said = cli("server", "add", "lab", "--url", "http://127.0.0.1:1", *words, "--json")
    assert said.code == 0, said
    return said.json


def test_a_server_is_remembered_listed_and_forgotten(cli: Cli) -> None:
    assert add(cli) == {
        "name": "lab",
        "url": "http://127.0.0.1:1",
        "token_source": "none",
        "ca_file": None,
        "quiet_hours": None,
        "token_kept": False,
        "advice": "",
    }
    (known,) = cli("server", "list", "--json").json
    assert known["name"] == "lab"
    assert "http://127.0.0.1:1" in cli("server", "list").out
    assert cli("server", "remove", "lab", "--json").json == {"removed": "lab", "schedules": []}
    assert cli("server", "list", "--json").json == []
    assert cli("server", "remove", "lab").code == 2


def test_address_and_token_may_come_from_the_vendors_variables(cli: Cli, monkeypatch: pytest.MonkeyPatch) -> None:
    assert "INFLUXDB3_HOST_URL" in cli("server", "add", "lab").err
    monkeypatch.setenv("INFLUXDB3_HOST_URL", "http://h:8181/")
    monkeypatch.setenv("INFLUXDB3_AUTH_TOKEN", SECRET)
    said = cli("server", "add", "lab", "--json")
    assert said.json["url"] == "http://h:8181"
    assert said.json["token_source"] == "env:INFLUXDB3_AUTH_TOKEN"
    assert SECRET not in said.out + said.err


def test_a_known_server_is_changed_only_on_request(cli: Cli) -> None:
    add(cli)
    assert cli("server", "add", "lab", "--url", "http://other").code == 2
    assert cli("server", "add", "lab", "--url", "http://other", "--replace").code == 0
    (known,) = cli("server", "list", "--json").json
    assert known["url"] == "http://other"


@pytest.mark.parametrize("variable", ["", SECRET])
def test_a_changed_server_finds_its_token_where_it_was(
    cli: Cli, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, variable: str
) -> None:
    """Whatever the vendor's variable holds: that is the default of a server that is new."""
    if variable:
        monkeypatch.setenv("INFLUXDB3_AUTH_TOKEN", variable)
    kept = MemoryKeyring()
    keyring.set_keyring(kept)
    file = str(tmp_path / "token")
    monkeypatch.setattr(sys, "stdin", io.StringIO(f"{SECRET}\n"))
    for words, source in (
        (["--token-env", "T"], "env:T"),
        (["--token-file", file], f"file:{file}"),
        (["--token-stdin"], "keyring"),
    ):
        assert add(cli, "--replace", *words)["token_source"] == source
        said = cli("server", "add", "lab", "--url", "http://other", "--replace")
        assert said.code == 0
        assert "(as before)" in said.out
        (server,) = cli("server", "list", "--json").json
        assert (server["url"], server["token_source"]) == ("http://other", source)
        assert add(cli, "--replace")["token_kept"]
    assert list(kept.kept.values()) == [SECRET]


def test_a_changed_server_may_need_no_token_or_get_one(cli: Cli, monkeypatch: pytest.MonkeyPatch) -> None:
    add(cli, "--token-env", "T")
    assert add(cli, "--replace", "--no-token")["token_source"] == "none"
    assert not add(cli, "--replace")["token_kept"], "there was none to be kept"
    monkeypatch.setenv("INFLUXDB3_AUTH_TOKEN", SECRET)
    assert add(cli, "--replace")["token_source"] == "env:INFLUXDB3_AUTH_TOKEN"
    assert cli("server", "add", "x", "--url", "http://h", "--no-token", "--token-env", "T").code == 2


def test_a_changed_server_keeps_what_is_not_given(cli: Cli, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    ca = tmp_path / "ca.pem"
    ca.write_text("x")
    add(cli, "--ca", str(ca), "--quiet-hours", "6")
    monkeypatch.setenv("INFLUXDB3_HOST_URL", "http://another")
    said = cli("server", "add", "lab", "--replace")
    assert said.code == 0
    assert f"certificates: {ca}, quiet tables: after 6 hours." in said.out
    (server,) = cli("server", "list", "--json").json
    assert (server["url"], server["ca_file"], server["quiet_hours"]) == ("http://127.0.0.1:1", str(ca), 6)
    assert add(cli, "--replace", "--quiet-hours", "0")["quiet_hours"] == 0
    assert add(cli, "--replace")["quiet_hours"] == 0
    changed = add(cli, "--replace", "--no-quiet-hours")
    assert (changed["quiet_hours"], changed["ca_file"]) == (None, str(ca))
    assert add(cli, "--replace", "--no-ca")["ca_file"] is None
    assert cli("server", "add", "lab", "--replace", "--ca", str(ca), "--no-ca").code == 2
    assert cli("server", "add", "lab", "--replace", "--quiet-hours", "-1").code == 2


def test_a_token_goes_from_stdin_to_the_keyring(cli: Cli, home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    kept = MemoryKeyring()
    keyring.set_keyring(kept)
    monkeypatch.setattr(sys, "stdin", io.StringIO(f"{SECRET}\n"))
    assert add(cli, "--token-stdin")["token_source"] == "keyring"
    assert list(kept.kept.values()) == [SECRET]
    assert SECRET not in (home / "settings.json").read_text()
    cli("server", "remove", "lab")
    assert kept.kept == {}


def test_without_a_keyring_nothing_is_remembered(cli: Cli, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", io.StringIO(f"{SECRET}\n"))
    said = cli("server", "add", "lab", "--url", "http://x", "--token-stdin")
    assert said.code == 3
    assert "--token-file" in said.err
    assert SECRET not in said.out + said.err
    assert cli("server", "list", "--json").json == []


def test_a_token_that_is_not_there_yet_is_said_at_once(cli: Cli, tmp_path: Path) -> None:
    assert "T, which is not set" in add(cli, "--token-env", "T")["advice"]
    path = tmp_path / "token"
    assert str(path) in add(cli, "--replace", "--token-file", str(path))["advice"]
    path.write_text(SECRET)
    path.chmod(0o644)
    assert "chmod 600" in add(cli, "--replace", "--token-file", str(path))["advice"]
    path.chmod(0o600)
    assert add(cli, "--replace", "--token-file", str(path))["advice"] == ""


@pytest.mark.parametrize(
    "words",
    [
        ["--token-env", f"{SECRET}=="],
        ["--url", f"http://me:{SECRET}@h"],
        ["--url", f"http://h?token={SECRET}"],
        ["--url", "ftp://h"],
        ["--url", "http://"],
        ["--url", "http://[::"],
        ["--url", "http://h:99999"],
        ["--ca", "/nowhere.pem"],
        ["--token-env", "A", "--token-file", "B"],
    ],
)
def test_what_makes_no_sense_is_refused_without_repeating_it(cli: Cli, words: list[str]) -> None:
    url = [] if "--url" in words else ["--url", "http://h"]
    said = cli("server", "add", "lab", *url, *words)
    assert said.code == 2
    assert SECRET not in said.out + said.err


@pytest.mark.parametrize("name", ["../x", "a/b", ".x", ""])
def test_a_name_must_be_fit_for_a_folder(cli: Cli, name: str) -> None:
    assert cli("server", "add", name, "--url", "http://h").code == 2


def test_settings_hold_no_more_than_they_should(cli: Cli, home: Path) -> None:
    add(cli, "--token-env", "T")
    (server,) = json.loads((home / "settings.json").read_text())["servers"]
    assert set(server) == {"name", "url", "token_source", "ca_file", "quiet_hours"}
