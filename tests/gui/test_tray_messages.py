"""Messages by the icon in the tray: in turn, and a click belongs to the one that is shown."""

from __future__ import annotations

import pytest

from influx_backup_gui.gui.note import Loudness, Note
from influx_backup_gui.gui.session import Session
from influx_backup_gui.gui.tray import Tray
from influx_backup_gui.gui.tray_messages import TrayMessages
from influx_backup_gui.gui.tray_presence import TrayPresence
from tests.gui.conftest import Expected


@pytest.fixture
def tray(session: Session, expected: Expected) -> Tray:
    for part in ("systemTrayWindowChanged", "raise()", "propagateSizeHints()"):
        expected.add(part)
    return Tray(session, TrayPresence())


def note(number: int) -> Note:
    return Note(f"key {number}", Loudness.WARNING, f"title {number}", "text")


def test_without_a_tray_nothing_is_shown(tray: Tray) -> None:
    assert not TrayMessages(tray).show(note(0))


def test_one_after_the_other_and_each_click_finds_its_own(tray: Tray) -> None:
    messages = TrayMessages(tray)
    tray._on_presence(True)
    clicked: list[str] = []
    messages.clicked.connect(clicked.append)

    for number in range(3):
        assert messages.show(note(number))
    assert messages.shown == note(0)
    tray.message_clicked.emit()
    assert messages.shown == note(1)
    messages._turn.timeout.emit()
    assert messages.shown == note(2)
    tray.message_clicked.emit()
    tray.message_clicked.emit()

    assert clicked == ["key 0", "key 2"]
    tray._on_presence(False)
