"""The first page: which server, where to store. Schedules may come later; or try it with demo data."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFileDialog, QFrame, QGroupBox, QHBoxLayout, QLabel, QScrollArea, QVBoxLayout, QWidget

from influx_backup_gui.domain.errors import Problem
from influx_backup_gui.gui import describe
from influx_backup_gui.gui.repositories_dialog import free_name
from influx_backup_gui.gui.server_edit import ServerEdit
from influx_backup_gui.gui.session import Session
from influx_backup_gui.gui.tr import tr
from influx_backup_gui.gui.widgets import TintedLabel, button, heading, named
from influx_backup_gui.store.files import free_bytes
from influx_backup_gui.store.settings import RepositoryConfig


class FirstRun(QWidget):
    """`finished` once the answers are kept; `skipped` and `demo_asked` leave without."""

    finished = Signal()
    skipped = Signal()
    demo_asked = Signal()

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self._folder: Path | None = None
        self.server = ServerEdit(session)
        self.server.name.setText(tr("home"))
        self._where = named(QLabel(session.engine.repositories()[0].path), tr("Where to store"))
        self._where.setWordWrap(True)
        self._free = TintedLabel("", "muted")
        self._said = TintedLabel("", "bad", wrap=True)
        self.go = button(tr("&Continue"), "proved", self.keep)
        self.go.setDefault(True)
        self.demo = button(tr("Try it with &demo data"), "running", self.demo_asked.emit)
        self.demo.setToolTip(
            tr("Starts a stand-in server inside this program, with sample data; nothing of it is kept")
        )
        self._lay_out()
        self._read_free()

    def _lay_out(self) -> None:
        first, second = QGroupBox(tr("1. Which server?")), QGroupBox(tr("2. Where to store the backups?"))
        column = QVBoxLayout(first)
        column.addWidget(self.server)
        row = QHBoxLayout(second)
        words = QVBoxLayout()
        words.addWidget(self._where)
        words.addWidget(self._free)
        row.addLayout(words, 1)
        row.addWidget(button(tr("Choose &folder…"), "folder", self._choose))
        buttons = QHBoxLayout()
        buttons.addWidget(self.demo)
        buttons.addWidget(button(tr("&Skip"), "skipped", self.skipped.emit, tr("Answer this later")))
        buttons.addStretch(1)
        buttons.addWidget(self.go)
        inside = QWidget()
        inside.setMaximumWidth(640)
        page = QVBoxLayout(inside)
        page.setSpacing(10)
        page.addStretch(1)
        page.addWidget(heading(tr("Welcome to Influx Backup"), 6))
        told = tr("Two answers, then the first backup can start. A backup counts only when it is proved: it is "
                  "opened again and every row is counted.")  # fmt: skip
        page.addWidget(TintedLabel(told, "muted", wrap=True))
        page.addWidget(first)
        page.addWidget(second)
        page.addWidget(self._said)
        page.addLayout(buttons)
        page.addStretch(2)
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        area.setWidget(inside)
        whole = QVBoxLayout(self)
        whole.addWidget(area)

    def _choose(self) -> None:
        folder = QFileDialog.getExistingDirectory(self, tr("Where to keep archives"))
        if folder:
            self.store_in(Path(folder))

    def store_in(self, folder: Path) -> None:
        """Keep archives in this folder."""
        self._folder = folder.absolute()
        self._where.setText(str(self._folder))
        self._read_free()

    def _read_free(self) -> None:
        path = Path(self._where.text())
        self._session.read(
            lambda: free_bytes(path),
            lambda free: self._free.setText(describe.free_space(free)),
            lambda problem: self._free.setText(problem.message),
        )

    def keep(self) -> None:
        """Keep both answers, then leave; what is wrong is said here."""
        self._said.setText("")
        self.go.setEnabled(False)
        self.server.save(self._on_server_kept, self._on_problem)

    def _on_server_kept(self) -> None:
        folder = self._folder
        if folder is None:
            self.finished.emit()
            return
        config = RepositoryConfig(free_name(self._session.settings, folder), str(folder))
        self._session.change_settings(
            lambda s: replace(s, repositories=(*s.repositories, config), default_repository=config.name),
            self.finished.emit,
        )

    def _on_problem(self, problem: Problem) -> None:
        self.go.setEnabled(True)
        self._said.setText(f"{problem.message} {problem.hint}")

    @property
    def said(self) -> str:
        """What is wrong with the answers."""
        return self._said.text()
