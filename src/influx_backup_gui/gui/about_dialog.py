"""About: which version this is, what it is made of, under which licences, and how to replace a part."""

from __future__ import annotations

import json
from importlib import resources

from PySide6.QtCore import Qt, qVersion
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QHeaderView,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from influx_backup_gui import __version__
from influx_backup_gui.gui.tr import tr
from influx_backup_gui.gui.widgets import TintedLabel, heading, named


def parts() -> list[dict[str, str]]:
    """(name, version, licence, page) of each library, as `make licences` found them."""
    text = (resources.files("influx_backup_gui") / "licences.json").read_text(encoding="utf-8")
    found: list[dict[str, str]] = json.loads(text)
    return found


class AboutDialog(QDialog):
    """Says who we are and whom we owe."""

    def __init__(self, parent: QWidget | None) -> None:
        super().__init__(parent)
        self.setWindowTitle(tr("About Influx Backup"))
        self.resize(640, 520)
        self.libraries = named(QTableWidget(0, 3), tr("Libraries and their licences"))
        self.libraries.setHorizontalHeaderLabels([tr("Library"), tr("Version"), tr("Licence")])
        self.libraries.verticalHeader().hide()
        self.libraries.setEditTriggers(QTableWidget.EditTrigger.NoEditTriggers)
        self.libraries.setSelectionBehavior(QTableWidget.SelectionBehavior.SelectRows)
        self.libraries.setTabKeyNavigation(False)
        self.libraries.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        self.libraries.horizontalHeader().setStretchLastSection(True)
        for part in parts():
            row = self.libraries.rowCount()
            self.libraries.insertRow(row)
            for number, key in enumerate(("name", "version", "licence")):
                item = QTableWidgetItem(part[key])
                item.setToolTip(part["page"])
                self.libraries.setItem(row, number, item)
        said = tr("Version {version}, with Qt {qt}. MIT licence.", version=__version__, qt=qVersion())
        replace = tr(
            "Qt, PySide6 and py7zr are used under the LGPL as they come, as files of their own beside this program: "
            "another build of them may take their place. Their texts are in the folder “licences” of an installed "
            "program, and in the packages themselves otherwise."
        )
        column = QVBoxLayout(self)
        column.addWidget(heading("Influx Backup", 6))
        version = TintedLabel(said, "plain", wrap=True)
        version.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        column.addWidget(version)
        column.addWidget(TintedLabel(replace, "muted", wrap=True))
        column.addWidget(self.libraries, 1)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        buttons.rejected.connect(self.reject)
        column.addWidget(buttons)
