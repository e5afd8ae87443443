"""A demo server and a client of it, for every test of this folder."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from influx_backup_gui.demo.server import DemoServer
from influx_backup_gui.influx.client import Client


@pytest.fixture
def server() -> Iterator[DemoServer]:
    with DemoServer() as demo:
        yield demo


@pytest.fixture
def client(server: DemoServer) -> Iterator[Client]:
    made = Client(server.url, server.token, timeout=(2, 2), patience=3)
    yield made
    made.close()
