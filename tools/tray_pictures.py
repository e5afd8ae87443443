"""Pictures of what is outside of the window: the icons of the tray on light and dark panels, its menu, preferences.

.venv/bin/python -m tools.tray_pictures build/screenshots
"""

from __future__ import annotations

import sys
from pathlib import Path

from PySide6.QtCore import QPoint
from PySide6.QtGui import QColor, QImage, QPainter, QPixmap
from PySide6.QtWidgets import QLabel

from influx_backup_gui.gui.app import Program
from influx_backup_gui.gui.tray_icon import picture
from influx_backup_gui.gui.tray_state import TrayState
from tools.camera import Camera, photographed, settle, until

_SIZES = (16, 22, 32, 64)
_SHOWN = (
    (TrayState.PROTECTED, 0),
    (TrayState.RUNNING, 0),
    (TrayState.RUNNING, 40),
    (TrayState.RUNNING, 96),
    (TrayState.ATTENTION, 0),
    (TrayState.FAILED, 0),
    (TrayState.PAUSED, 0),
)
_PANELS = ("#f2f2f2", "#1e1e1e")
_CELL, _GAP = 80, 12


def sheet() -> QImage:
    """Every icon in every size, pixel for pixel."""
    height = sum(_SIZES) + _GAP * (len(_SIZES) + 1)
    image = QImage(_CELL * len(_SHOWN), height * len(_PANELS), QImage.Format.Format_ARGB32)
    painter = QPainter(image)
    for number, panel in enumerate(_PANELS):
        top = number * height
        painter.fillRect(0, top, image.width(), height, QColor(panel))
        top += _GAP
        for size in _SIZES:
            for column, (state, percent) in enumerate(_SHOWN):
                painter.drawPixmap(QPoint(column * _CELL + (_CELL - size) // 2, top), picture(state, percent, size))
            top += size + _GAP
    painter.end()
    return image


def tray_tour(program: Program, camera: Camera) -> None:
    """Icons, menu and preferences of a program with demo data."""
    icons = QLabel()
    icons.setPixmap(QPixmap.fromImage(sheet()))
    icons.setFixedSize(icons.sizeHint())
    camera.take_dialog("tray-icons", icons)
    camera.take_dialog("tray-menu", program.outside.tray.menu)
    program.show_preferences()
    until(program._preferences.login.isEnabled, "start at login")
    camera.take_dialog("preferences", program._preferences)


def _alone(program: Program, camera: Camera) -> None:
    until(lambda: program.views is not None, "open")
    program.views.start_demo()
    until(lambda: program.views.first_run is None, "demo")
    settle()
    tray_tour(program, camera)


if __name__ == "__main__":
    sys.exit(photographed(Path(sys.argv[1]), _alone))
