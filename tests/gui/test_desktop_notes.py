"""Notifications on a real bus: as they reach the service of a desktop, and what comes back of them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from influx_backup_gui.gui.desktop_notes import DesktopNotes
from influx_backup_gui.gui.note import Loudness, Note
from tests.gui.desktop import NOTES, Desktop


@pytest.fixture
def notes(desktop: Desktop, qapp: QApplication) -> Iterator[DesktopNotes]:
    made = DesktopNotes()
    yield made
    made.close()


def note(number: int, loudness: Loudness = Loudness.QUIET) -> Note:
    return Note(f"key {number}", loudness, f"title {number}", "1 < 2 & 3 > 2")


def test_none_replaces_another_and_each_click_finds_its_own(
    desktop: Desktop, notes: DesktopNotes, qtbot: QtBot
) -> None:
    desktop.offer(NOTES)
    for number, loudness in enumerate(Loudness):
        notes.show(note(number, loudness))
    qtbot.waitUntil(lambda: len(desktop.notes) == 3)
    seen = desktop.notes

    assert [n.replaces for n in seen] == [0, 0, 0]
    assert [n.title for n in seen] == ["title 0", "title 1", "title 2"]
    assert [n.hints["urgency"] for n in seen] == [0, 1, 2]
    assert seen[0].actions == ("default", "Open")
    assert seen[0].text == "1 < 2 & 3 > 2"
    qtbot.waitUntil(lambda: len(notes._shown) == 3)
    for number in (1, 0):
        with qtbot.waitSignal(notes.clicked) as clicked:
            desktop.click(seen[number])
        assert clicked.args == [f"key {number}"]


def test_a_click_on_what_another_program_shows_is_not_ours(desktop: Desktop, notes: DesktopNotes, qtbot: QtBot) -> None:
    desktop.offer(NOTES)
    notes.show(note(0))
    qtbot.waitUntil(lambda: len(notes._shown) == 1)
    clicked: list[str] = []
    notes.clicked.connect(clicked.append)

    desktop.click(replace(desktop.notes[0], id=77))
    desktop.dismiss(desktop.notes[0])
    qtbot.waitUntil(lambda: not notes._shown)
    desktop.click(desktop.notes[0])
    notes.show(note(1))
    qtbot.waitUntil(lambda: len(notes._shown) == 1)

    assert clicked == []


def test_text_is_escaped_only_for_who_reads_markup(desktop: Desktop, notes: DesktopNotes, qtbot: QtBot) -> None:
    desktop.markup = True
    desktop.offer(NOTES)
    notes.show(note(0))
    qtbot.waitUntil(lambda: bool(desktop.notes))

    assert desktop.notes[0].text == "1 &lt; 2 &amp; 3 &gt; 2"


def test_without_a_service_a_note_is_refused_and_later_ones_reach_a_service_that_came(
    desktop: Desktop, notes: DesktopNotes, qtbot: QtBot
) -> None:
    with qtbot.waitSignal(notes.refused) as refused:
        notes.show(note(0))
    assert refused.args == [note(0)]

    desktop.offer(NOTES)
    notes.show(note(1))
    qtbot.waitUntil(lambda: bool(desktop.notes))
    assert desktop.notes[0].title == "title 1"


@pytest.mark.slow
def test_a_service_that_never_answers_is_not_waited_for(desktop: Desktop, notes: DesktopNotes, qtbot: QtBot) -> None:
    desktop.offer(NOTES)
    desktop.silent = True
    with qtbot.waitSignal(notes.refused) as refused:
        notes.show(note(0))

    assert refused.args == [note(0)]


def test_a_bus_that_ends_refuses_what_was_under_way(desktop: Desktop, notes: DesktopNotes, qtbot: QtBot) -> None:
    desktop.offer(NOTES)
    notes.show(note(0))
    qtbot.waitUntil(lambda: len(notes._shown) == 1)

    desktop.end_bus()
    qtbot.waitUntil(lambda: notes._bus is None)
    with qtbot.waitSignal(notes.refused):
        notes.show(note(1))


def test_no_bus_at_all(qapp: QApplication, qtbot: QtBot) -> None:
    alone = DesktopNotes()
    with qtbot.waitSignal(alone.refused):
        alone.show(note(0))
