"""One read of health serves all who show it, and what cannot be read is good nowhere."""

from __future__ import annotations

import sqlite3

import pytest
from pytestqt.qtbot import QtBot

from influx_backup_gui.domain.health_records import Facts
from influx_backup_gui.domain.job import BackupJob, Outcome, Trigger
from influx_backup_gui.domain.progress import JobContext
from influx_backup_gui.engine.engine import Engine
from influx_backup_gui.gui.header import Header
from influx_backup_gui.gui.monitor_tab import MonitorTab
from influx_backup_gui.gui.session import Session
from influx_backup_gui.gui.tray import Tray
from influx_backup_gui.gui.tray_presence import TrayPresence
from tests.gui.conftest import Expected


def test_what_nobody_looks_at_reads_nothing(session: Session, qtbot: QtBot) -> None:
    tab = MonitorTab(session)
    qtbot.addWidget(tab)
    session.runs_changed.emit()
    assert (tab._asked, tab.history._asked) == (0, 0)


def test_one_read_of_health_serves_header_monitor_and_tray(
    monitor: MonitorTab, session: Session, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Also where backups, runs and settings have changed in one go."""
    header, tray = Header(session), Tray(session, TrayPresence())
    qtbot.addWidget(header)
    reads: list[int] = []
    right = session.engine.facts

    def counted(now: int) -> Facts:
        reads.append(now)
        return right(now)

    monkeypatch.setattr(session.engine, "facts", counted)
    with qtbot.waitSignal(session.watch.seen):
        for changed in (session.backups_changed, session.runs_changed, session.settings_changed):
            changed.emit()
    qtbot.waitUntil(lambda: monitor.found is not None and monitor.found.now == reads[0])
    seen = session.watch.last
    assert seen is not None
    assert len(reads) == 1
    assert monitor.found is not None
    assert monitor.found.facts is seen.facts
    assert tray.facts.health is seen.health
    assert header.state.text == monitor.health.text == "Not protected"
    tray.close()


def test_health_that_cannot_be_read_is_green_nowhere(
    session: Session, engine: Engine, qtbot: QtBot, expected: Expected
) -> None:
    """The catalog is lost while the window is open: header and monitor take back what they said before."""
    expected.add("propagateSizeHints()")
    run = engine.run(BackupJob("home"), Trigger.MANUAL, JobContext())
    assert run.outcome is Outcome.SUCCEEDED
    header, tab = Header(session), MonitorTab(session)
    qtbot.addWidget(header)
    qtbot.addWidget(tab)
    tab.show()
    qtbot.waitUntil(lambda: header.state.text == tab.health.text == "Protected")
    assert "Nothing needs to be done" in tab.overview.reasons._good.text()

    with sqlite3.connect(engine.resources.places.data / "catalog.sqlite") as catalog:
        catalog.execute("drop table backups")
    catalog.close()
    expected.add("fault in a background read")
    session.backups_changed.emit()

    qtbot.waitUntil(lambda: header.state.text == tab.health.text == "Not known")
    assert header.freshness.startswith("Not known whether everything is protected")
    assert tab.overview.reasons._good.isHidden()
    session.settings_changed.emit()
    assert header.state.text == "Not known"
