"""Small windows, checkpoints after each, clients that give up soon, and three tables to back up."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from influx_backup_gui.demo.server import DemoServer
from influx_backup_gui.domain.progress import CancelToken
from influx_backup_gui.domain.windows import plan_windows
from influx_backup_gui.engine import backup_planning, checkpoints
from influx_backup_gui.engine.engine import Engine
from influx_backup_gui.influx.client import Client
from tests.engine.cut_off.cutting import write_tables


@pytest.fixture(autouse=True)
def small(monkeypatch: pytest.MonkeyPatch) -> None:
    """Windows of one block, and a checkpoint after each."""
    monkeypatch.setattr(backup_planning, "plan_windows", lambda *a, **k: plan_windows(*a, **{**k, "target_rows": 10}))
    monkeypatch.setattr(checkpoints, "EVERY", 0.0)


@pytest.fixture(autouse=True)
def hasty(engine: Engine, monkeypatch: pytest.MonkeyPatch) -> None:
    def client(name: str, cancel: CancelToken | None = None, patience: float = 0.3) -> Client:
        return Client(engine.settings.server(name).url, cancel=cancel, timeout=(2, 2), patience=patience)

    monkeypatch.setattr(engine.resources, "client", client)


@pytest.fixture
def server() -> Iterator[DemoServer]:
    with DemoServer(token=None, profile="3.7") as demo:
        write_tables(demo)
        yield demo
