"""An engine in an empty home, and a demo server that it knows as `lab`."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from influx_backup_gui.demo.server import DemoServer
from influx_backup_gui.domain.server import ServerConfig
from influx_backup_gui.engine.engine import Engine


def add_server(engine: Engine, name: str, url: str, source: str = "none") -> None:
    """Make a server known to the engine."""
    config = ServerConfig(name, url, source)
    engine.update_settings(lambda s: replace(s, servers=(*s.servers, config)))


@pytest.fixture
def server() -> Iterator[DemoServer]:
    with DemoServer(token=None) as demo:
        yield demo


@pytest.fixture
def engine(tmp_path: Path, server: DemoServer) -> Iterator[Engine]:
    opened = Engine.open(tmp_path / "home")
    add_server(opened, "lab", server.url)
    yield opened
    opened.close()
