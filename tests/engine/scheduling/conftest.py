"""A schedule that is due, and the clock it is due by."""

from __future__ import annotations

import pytest

from influx_backup_gui.demo.server import DemoServer
from influx_backup_gui.domain.instants import SECOND
from influx_backup_gui.engine.engine import Engine
from influx_backup_gui.engine.scheduler import Scheduler
from tests.engine.scheduled import MAINS, Clock, hourly, use


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def scheduler(engine: Engine, server: DemoServer, clock: Clock) -> Scheduler:
    """A schedule `hourly` of server `lab`, with a slot now."""
    server.write("db", "t,a=b v=1.0 5")
    use(engine, hourly(clock))
    return Scheduler(engine, MAINS, clock, lambda: clock.now / SECOND)
