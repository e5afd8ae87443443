"""A server with rows of twenty days."""

from __future__ import annotations

import pytest

from influx_backup_gui.demo.server import DemoServer
from tests.engine.losses.told import fill


@pytest.fixture
def home(server: DemoServer) -> DemoServer:
    fill(server)
    return server
