"""The window offscreen. A test fails on log records, Qt messages or threads that it did not expect."""

from __future__ import annotations

import logging
import os
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import Any

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

import keyring
import keyring.backends.fail
import pytest
from PySide6.QtCore import QEvent, QLocale, QtMsgType, QTranslator, qInstallMessageHandler
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from influx_backup_gui.demo.sample_data import fill
from influx_backup_gui.demo.server import DemoServer
from influx_backup_gui.domain.progress import CancelToken
from influx_backup_gui.domain.server import ServerConfig
from influx_backup_gui.engine import run_log
from influx_backup_gui.engine.engine import Engine
from influx_backup_gui.engine.resources import Resources
from influx_backup_gui.engine.scheduler import Scheduler
from influx_backup_gui.gui import engine_words
from influx_backup_gui.gui.app import Program
from influx_backup_gui.gui.background import Background
from influx_backup_gui.gui.language import use_language
from influx_backup_gui.gui.monitor_tab import MonitorTab
from influx_backup_gui.gui.scheduling import Scheduling
from influx_backup_gui.gui.session import Session
from influx_backup_gui.influx.client import Client
from tests.gui.desktop import Desktop, require_desktop
from tests.gui.machine import Machine
from tests.gui.window_steps import opened
from tools.history import fill_history

_MOMENT, _PATIENCE_MS = 60.0, 60_000


class Expected:
    """What a test says it will see in the log or from Qt: parts of the texts."""

    def __init__(self) -> None:
        self.parts: list[str] = []
        self.seen: list[str] = []

    def add(self, part: str) -> None:
        self.parts.append(part)

    def unexpected(self) -> list[str]:
        return [text for text in self.seen if not any(part in text for part in self.parts)]


class _Listener(logging.Handler):
    def __init__(self, seen: list[str]) -> None:
        super().__init__(logging.WARNING)
        self._seen = seen

    def emit(self, record: logging.LogRecord) -> None:
        # How runs ended is in the history, where tests look.
        if record.name != run_log.log.name:
            self._seen.append(f"{record.levelname} {record.name}: {record.getMessage()}")


class PatientBot(QtBot):
    """Waits a minute for what must come: that a machine is busy is no reason for a test to fail."""

    def waitUntil(self, *args: Any, **options: Any) -> None:
        super().waitUntil(*args, **{"timeout": _PATIENCE_MS, **options})

    def waitSignal(self, *args: Any, **options: Any) -> Any:
        return super().waitSignal(*args, **{"timeout": _PATIENCE_MS, **options})


@pytest.fixture
def qtbot(qapp: QApplication, request: pytest.FixtureRequest) -> QtBot:
    """As pytest-qt's, and patient."""
    return PatientBot(request)


def take_away_widgets() -> None:
    """What pytest-qt said shall go goes now: with thousands of widgets, a change of the theme would take a minute."""
    if QApplication.instance() is not None:
        QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)


def left_behind(before: set[threading.Thread]) -> list[str]:
    """Threads that are still there; those that are about to end (a connection of the demo server) get a moment."""
    new = [t for t in threading.enumerate() if t not in before and not isinstance(t, threading._DummyThread)]
    for thread in new:
        thread.join(_MOMENT)
    return [t.name for t in new if t.is_alive()]


@pytest.fixture(autouse=True)
def expected(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Expected]:
    """Fails the test on anything unexpected; also gives it a home and a keyring of its own."""
    for name in list(os.environ):
        if name.startswith(("INFLUXDB3_", "INFLUX_BACKUP_")):
            monkeypatch.delenv(name)
    monkeypatch.setenv("INFLUX_BACKUP_HOME", str(tmp_path / "home"))
    # No test speaks to the desktop of the person who runs it.
    monkeypatch.delenv("DBUS_SESSION_BUS_ADDRESS", raising=False)
    ring = keyring.get_keyring()
    keyring.set_keyring(keyring.backends.fail.Keyring())
    watch, before = Expected(), set(threading.enumerate())
    listener = _Listener(watch.seen)
    logging.getLogger().addHandler(listener)

    def from_qt(kind: QtMsgType, _: object, text: str) -> None:
        if kind != QtMsgType.QtDebugMsg:
            watch.seen.append(f"Qt: {text}")

    qInstallMessageHandler(from_qt)
    yield watch
    take_away_widgets()
    qInstallMessageHandler(None)
    logging.getLogger().removeHandler(listener)
    keyring.set_keyring(ring)
    assert not watch.unexpected()
    assert not left_behind(before)


@pytest.fixture
def demo() -> Iterator[DemoServer]:
    """A demo server with its sample data."""
    server = DemoServer()
    fill(server)
    with server:
        yield server


@pytest.fixture
def engine(tmp_path: Path, demo: DemoServer, monkeypatch: pytest.MonkeyPatch) -> Iterator[Engine]:
    """An engine that knows the demo server as `home`."""
    monkeypatch.setenv("DEMO_TOKEN", str(demo.token))
    opened = Engine.open(tmp_path / "home")
    opened.update_settings(lambda s: type(s)(servers=(ServerConfig("home", demo.url, "env:DEMO_TOKEN"),)))
    yield opened
    opened.close()


@pytest.fixture
def session(qapp: QApplication, engine: Engine) -> Iterator[Session]:
    """A session of its own for one view."""
    made = Session(engine, Background())
    yield made
    made.watch.stop()
    made.queue.cancel_all()
    assert made.queue.wait(_PATIENCE_MS)
    assert made.background.close(_PATIENCE_MS)


@pytest.fixture
def machine() -> Machine:
    """Its clock stands still until a test sets it."""
    return Machine()


@pytest.fixture
def scheduling(session: Session, machine: Machine, monkeypatch: pytest.MonkeyPatch) -> Iterator[Scheduling]:
    """Started, by the clock of `machine`; looks when it is told to, and when the settings change."""
    monkeypatch.setattr(session, "now", lambda: machine.now)
    made = Scheduling(session, Scheduler(session.engine, machine.conditions, lambda: machine.now))
    made.start()
    yield made
    made.stop()


@pytest.fixture
def program(qtbot: QtBot, qapp: QApplication, engine: Engine, tmp_path: Path) -> Iterator[Program]:
    """The whole window, open."""
    made = opened(qtbot, qapp, tmp_path / "home")
    yield made
    made.close()


@pytest.fixture
def newcomer(qtbot: QtBot, qapp: QApplication, tmp_path: Path) -> Iterator[Program]:
    """The whole window at its first start: it asks its three questions."""
    made = opened(qtbot, qapp, tmp_path / "new")
    yield made
    made.close()


@pytest.fixture
def monitor(session: Session, qtbot: QtBot, expected: Expected) -> MonitorTab:
    """The tab with 40 days of two servers, beside `home` that has nothing yet."""
    expected.add("propagateSizeHints()")
    fill_history(session.engine, ("lab", "shed"), session.now(), days=40)
    tab = MonitorTab(session)
    qtbot.addWidget(tab)
    tab.resize(1200, 760)
    tab.show()
    qtbot.waitUntil(lambda: tab.found is not None)
    return tab


@pytest.fixture
def desktop(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Desktop]:
    """A bus without a screen; it is the one of this process."""
    require_desktop(screen=False)
    with Desktop(tmp_path / "session", screen=False) as made:
        monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", made.address)
        yield made


@pytest.fixture
def impatient(monkeypatch: pytest.MonkeyPatch) -> None:
    """As the engine's client, but it waits a second for an absent server instead of a minute."""

    def client(resources: Resources, name: str, cancel: CancelToken | None = None, patience: float = 1.0) -> Client:
        config = resources.server(name)
        return Client(config.url, resources.token(config), cancel=cancel, patience=patience)

    monkeypatch.setattr(Resources, "client", client)


@pytest.fixture
def german(qapp: QApplication) -> Iterator[None]:
    """German is spoken until the test ends."""
    before = QLocale()
    installed = [c for c in qapp.children() if isinstance(c, QTranslator)]
    assert use_language(qapp, "de") == "de"
    yield
    for translator in [c for c in qapp.children() if isinstance(c, QTranslator) and c not in installed]:
        qapp.removeTranslator(translator)
    engine_words.use("en")
    QLocale.setDefault(before)
