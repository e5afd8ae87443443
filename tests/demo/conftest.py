"""Stand-in servers that are stopped when their test ends."""

from collections.abc import Callable, Iterator
from typing import Any

import pytest

from influx_backup_gui.demo.server import DemoServer


@pytest.fixture
def make_server() -> Iterator[Callable[..., DemoServer]]:
    """`make_server(**options)` as DemoServer, without a token unless one is named; not yet listening."""
    made: list[DemoServer] = []

    def make(**options: Any) -> DemoServer:
        made.append(DemoServer(**({"token": None} | options)))
        return made[-1]

    yield make
    for server in made:
        server.stop()
