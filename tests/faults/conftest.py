"""A home, the command line, and a demo server with a few rows, known as `lab`."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from influx_backup_gui.demo.server import DemoServer
from tests.cli.conftest import Cli, cli, home
from tests.notify.mail_server import MailServer

__all__ = ["cli", "home", "server"]

LINES = "\n".join(f"home,room=r{n % 3} temp={n}.5,on=true {n * 10**9}" for n in range(100)) + "\npower,b=2,a=1 v=2u 2"


@pytest.fixture
def server(cli: Cli) -> Iterator[DemoServer]:
    with DemoServer(token=None) as demo:
        demo.write("db", LINES)
        assert cli("server", "add", "lab", "--url", demo.url).code == 0
        yield demo


@pytest.fixture
def mail() -> Iterator[MailServer]:
    with MailServer() as server:
        yield server
