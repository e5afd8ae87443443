"""Every text that a person sees goes through tr(), fits where it is longer, and is German where German is spoken."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QLocale, QTranslator
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QCheckBox,
    QComboBox,
    QGroupBox,
    QHeaderView,
    QLabel,
    QLineEdit,
    QPushButton,
    QTabBar,
    QWidget,
)
from pytestqt.qtbot import QtBot

from influx_backup_gui.gui import engine_words
from influx_backup_gui.gui.app import Program
from influx_backup_gui.gui.help_window import HelpWindow
from influx_backup_gui.gui.language import use_language
from influx_backup_gui.gui.monitor_alerts import AlertsDialog
from influx_backup_gui.gui.preferences_dialog import PreferencesDialog
from influx_backup_gui.gui.repositories_dialog import RepositoriesDialog
from influx_backup_gui.gui.schedule_edit import ScheduleEdit
from influx_backup_gui.gui.servers_dialog import ServersDialog
from influx_backup_gui.gui.settings_import import SettingsImportDialog
from tests.gui.conftest import Expected
from tests.gui.test_first_run import opened

MARK = "¤"
# Names of things, not words: the same in every language.
NAMES = re.compile(r"home|demo|usb|default|plant|http\S*|/\S+|[\d\s.,:%–-]*|UTC|Etc/UTC|Influx Backup|.*\.(json|token|7z)|GB|h")


class Longer(QTranslator):
    """Every text of ours with a mark, and longer by 40 %."""

    def __init__(self, padding: float, parent: QCoreApplication) -> None:
        super().__init__(parent)
        self._padding = padding

    def translate(self, context: str, source: str, *_: object) -> str:  # type: ignore[override]
        return f"{MARK}{source}{'~' * int(len(source) * self._padding)}" if context == "influx-backup" else ""

    def isEmpty(self) -> bool:
        return False


@pytest.fixture
def pseudo(qapp: QApplication) -> Iterator[Callable[[float], None]]:
    made: list[QTranslator] = []

    def install(padding: float) -> None:
        made.append(Longer(padding, qapp))
        qapp.installTranslator(made[-1])

    yield install
    for translator in made:
        qapp.removeTranslator(translator)
