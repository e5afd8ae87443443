"""An old folder with archives and what belongs to them, and a new one."""

from __future__ import annotations

from pathlib import Path

import pytest

from influx_backup_gui.demo.server import DemoServer
from influx_backup_gui.domain.job import BackupJob, Outcome
from influx_backup_gui.engine.engine import Engine
from tests.engine.moving.moves import copies


@pytest.fixture
def old(engine: Engine, server: DemoServer) -> Path:
    """The default repository, with the archives `a`, `b` (pinned) and, in its trash, `c`."""
    server.write("db", "t,host=a v=1 1000")
    for name in ("c", "a", "b"):
        assert engine.run(BackupJob("lab", name=name)).outcome is Outcome.SUCCEEDED
    engine.relabel("a", "first", "a note")
    engine.pin("b")
    assert engine.delete("c").outcome is Outcome.SUCCEEDED
    return engine.resources.repository().path


@pytest.fixture
def new(tmp_path: Path) -> Path:
    return tmp_path / "new"


@pytest.fixture(params=["linked", "copied"])
def laid_down(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """As on the same disk, and as on another one."""
    if request.param == "copied":
        copies(monkeypatch)


@pytest.fixture
def other(engine: Engine) -> Engine:
    """Another process, which has read the settings before."""
    return Engine.open(engine.resources.places.data)
