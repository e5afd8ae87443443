"""Whatever says how long ago something was, or how soon it comes, has the exact instant as its tool tip."""

from __future__ import annotations

import re
import time
from collections.abc import Iterator

from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtWidgets import QAbstractItemView, QLabel, QWidget
from pytestqt.qtbot import QtBot

from influx_backup_gui.domain.job import BackupJob
from influx_backup_gui.domain.schedule import Schedule
from influx_backup_gui.domain.timetable import EveryHours
from influx_backup_gui.gui.app import Program
from tests.gui.machine import use

RELATIVE = re.compile(r"just now|\d (min|h|day|days) ago|\bin (\d+ (min|h|day|days)\b|less than)")
EXACT = re.compile(r"\d{4}-\d\d-\d\d \d\d:\d\d:\d\d(\.\d+)? \(UTC\)")


def cells(view: QAbstractItemView) -> Iterator[tuple[str, str]]:
    """Text and tool tip of every cell of the first level."""
    model, nowhere, role = view.model(), QModelIndex(), Qt.ItemDataRole
    for row in range(model.rowCount(nowhere)):
        for column in range(model.columnCount(nowhere)):
            index = model.index(row, column, nowhere)
            yield str(index.data(role.DisplayRole) or ""), str(index.data(role.ToolTipRole) or "")


def tip_of(widget: QWidget | None) -> str:
    """What Qt shows over a widget: its own tool tip, or that of what it lies in."""
    while widget is not None and not widget.toolTip():
        widget = widget.parentWidget()
    return widget.toolTip() if widget is not None else ""


def relative(root: QWidget) -> dict[str, str]:
    """Every relative time that is shown, with its tool tip."""
    found = dict(pair for view in root.findChildren(QAbstractItemView) for pair in cells(view))
    found |= {label.text(): tip_of(label) for label in root.findChildren(QLabel) if not label.isHidden()}
    return {text: tip for text, tip in found.items() if RELATIVE.search(text)}


def test_every_relative_time_has_the_exact_one_as_its_tool_tip(program: Program, qtbot: QtBot) -> None:
    session, views, now = program.session, program.views, time.time_ns()
    schedule = Schedule("id1", "hourly", BackupJob("home"), EveryHours(1, now), "UTC", now)
    use(session, qtbot, schedule)
    views.tabs.setCurrentWidget(views.tabs.widget(2))
    listed = views.schedule.list
    qtbot.waitUntil(lambda: listed.chosen is not None)
    with qtbot.waitSignal(session.run_ended):
        listed.run_now()
    qtbot.waitUntil(lambda: listed.chosen is not None and listed.chosen.last is not None)
    views.tabs.setCurrentWidget(views.tabs.widget(3))
    tiles = views.monitor.overview.tiles
    qtbot.waitUntil(lambda: "just now" in tiles.proved.text and "just now" in tiles.oldest.text)
    qtbot.waitUntil(lambda: "just now" in views.header.freshness)

    found = relative(program.window)

    assert {text for text, tip in found.items() if not EXACT.search(tip)} == set()
    # Proved in the list of backups, freshness in the header, next and last of the schedule, and two tiles.
    assert len(found) >= 4, found
    said = " ".join(found)
    assert all(part in said for part in ("last proved backup just now", "Succeeded, just now", "in 59 min"))
