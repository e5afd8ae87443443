"""The header is about the server that is chosen, and says nothing good that it does not know."""

from __future__ import annotations

import threading
from dataclasses import replace

import pytest
from PySide6.QtWidgets import QComboBox
from pytestqt.qtbot import QtBot

from influx_backup_gui.domain.health_records import Facts
from influx_backup_gui.domain.instants import DAY
from influx_backup_gui.domain.job import BackupJob, VerifyJob
from influx_backup_gui.engine.engine import Engine
from influx_backup_gui.gui.header import Header
from influx_backup_gui.gui.session import Session


@pytest.fixture
def header(session: Session, engine: Engine, qtbot: QtBot) -> Header:
    """`home` is protected, `away` has no backup."""
    engine.update_settings(lambda s: replace(s, servers=(*s.servers, replace(s.servers[0], name="away"))))
    assert engine.run(BackupJob("home")).problem is None
    made = Header(session)
    qtbot.addWidget(made)
    qtbot.waitUntil(lambda: made.state.text == "Protected")
    return made


def test_another_server_that_is_chosen_is_what_it_speaks_of(header: Header, session: Session) -> None:
    (box,) = header.findChildren(QComboBox)
    box.setCurrentText("away")
    box.textActivated.emit("away")
    assert session.server == "away"
    assert header.state.text == "Not protected"
    assert header.freshness.startswith("no proved backup yet")
    session.choose_server("home")
    assert box.currentText() == "home"
    assert header.state.text == "Protected"


def test_a_server_that_was_not_looked_at_yet_is_not_known(
    header: Header, session: Session, engine: Engine, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    facts, let_go = engine.facts, threading.Event()

    def slowly(now: int) -> Facts:
        let_go.wait(60)
        return facts(now)

    monkeypatch.setattr(engine, "facts", slowly)
    engine.update_settings(lambda s: replace(s, servers=(replace(s.servers[0], name="new"),)))
    session.after_settings()
    assert session.server == "new"
    assert header.state.text == "Not known yet"
    assert header.freshness.startswith("no proved backup yet")
    let_go.set()
    qtbot.waitUntil(lambda: header.state.text == "Not protected")


def test_a_proof_of_today_makes_an_old_backup_no_fresher(
    header: Header, session: Session, engine: Engine, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    (backup,) = engine.backups()
    old = replace(backup, created=backup.created - 3 * DAY, cutoff=backup.cutoff - 3 * DAY)
    engine.resources.catalog.put_backup(old)
    assert engine.run(VerifyJob((backup.id,))).problem is None
    session.backups_changed.emit()
    qtbot.waitUntil(lambda: "last proved backup 3 days ago" in header.freshness)
