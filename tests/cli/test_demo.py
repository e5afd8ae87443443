"""Command `demo` tells where it is, answers, and ends with a signal."""

from __future__ import annotations

import json
import os
import signal
from typing import Any

import pytest
import requests

from influx_backup_gui.demo.server import DemoServer
from tests.cli.conftest import Cli
from tests.cli.programs import lines, program

posix = pytest.mark.skipif(os.name == "nt", reason="signals of POSIX")


def ask(url: str, token: str, path: str) -> Any:
    answer = requests.get(url + path, headers={"Authorization": f"Bearer {token}"}, timeout=60)
    assert answer.status_code == 200
    return answer.json()


@posix
@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_it_says_where_it_is_in_one_line(number: signal.Signals) -> None:
    with program("demo", "--json", "--empty", "--profile-version", "3.11") as process:
        said = json.loads(next(lines(process.stdout)))
        assert set(said) == {"url", "token"}
        assert ask(said["url"], said["token"], "/ping")["version"].startswith("3.11.")
        process.send_signal(number)
        out, err = process.communicate(timeout=60)
    assert (process.returncode, out, err) == (0, "", "")


@posix
def test_it_has_sample_data() -> None:
    with program("demo") as process:
        text = "".join(iter(lines(process.stdout).__next__, "Ctrl-C ends it; nothing of it is kept.\n"))
        url, token = text.splitlines()[0].split(" at ")[1].split(", token ")
        found = ask(url, token.strip(), "/api/v3/configure/database?format=json")
        assert len(found) >= 3
        process.send_signal(signal.SIGINT)
        out, err = process.communicate(timeout=60)
    assert (process.returncode, err) == (0, "")
    assert out == ""
    assert text.startswith("InfluxDB 3.6.0 stand-in at http://127.0.0.1:")
    assert "influx-backup server add demo" in text


def test_a_version_that_is_not_known(cli: Cli) -> None:
    said = cli("demo", "--profile-version", "2.7")
    assert said.code == 2
    assert "Known are 3.0 to 3.11." in said.err


def test_a_port_that_is_taken(cli: Cli) -> None:
    with DemoServer() as other:
        said = cli("demo", "--empty", "--port", str(other.port))
    assert said.code == 3
    assert f"port {other.port}" in said.err
