"""An engine in an empty home, and a demo server that it knows as `lab`."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from influx_backup_gui.demo.server import DemoServer
from influx_backup_gui.domain.backup import Backup
from influx_backup_gui.domain.job import BackupJob, Outcome
from influx_backup_gui.domain.server import ServerConfig
from influx_backup_gui.engine.engine import Engine
from influx_backup_gui.influx.client import Client
from tests.engine.alerted import Clock, set_alerts, use_clock
from tests.notify.mail_server import MailServer


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


@pytest.fixture
def take(engine: Engine) -> Callable[[], Path]:
    """Back the whole server up; answers the archive."""

    def take() -> Path:
        run = engine.run(BackupJob("lab"))
        assert run.problem is None
        backup = run.details["backup"]
        assert isinstance(backup, dict)
        return Path(backup["path"])

    return take


@pytest.fixture
def four(engine: Engine, server: DemoServer) -> list[Backup]:
    """Four backups of the same, oldest first."""
    server.write("db", "t,a=b v=1.0 5")
    for _ in range(4):
        assert engine.run(BackupJob("lab")).outcome is Outcome.SUCCEEDED
    return list(reversed(engine.backups()))


@pytest.fixture
def client(server: DemoServer) -> Iterator[Client]:
    made = Client(server.url, patience=2)
    yield made
    made.close()


@pytest.fixture
def mail() -> Iterator[MailServer]:
    with MailServer() as server:
        yield server


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def told(engine: Engine, mail: MailServer, clock: Clock, server: DemoServer) -> Engine:
    """An engine whose alerts go to `mail` by `clock`; its server holds a row."""
    server.write("db", "t,a=b v=1.0 5\nt,a=b v=2.0 86400000000005")
    set_alerts(engine, mail)
    use_clock(engine, clock)
    return engine
