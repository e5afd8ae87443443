"""Backups that were cut off and can go on: one at a time, with a button that goes on and one that discards it."""

from __future__ import annotations

from PySide6.QtWidgets import QFrame, QHBoxLayout, QMessageBox, QWidget

from influx_backup_gui.domain.job import BackupJob
from influx_backup_gui.domain.unfinished import Unfinished, job_to_go_on, key_of
from influx_backup_gui.gui import describe_cut_off
from influx_backup_gui.gui.password_dialog import ask_new_password
from influx_backup_gui.gui.session import Session
from influx_backup_gui.gui.tr import tr
from influx_backup_gui.gui.widgets import TintedLabel, button


class CutOffBar(QFrame):
    """Hidden while there is none. What a job of the window's queue goes on with just now is not shown."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._left: tuple[Unfinished, ...] = ()
        self._shown: Unfinished | None = None
        self._said = TintedLabel("", "plain", wrap=True)
        self.setFrameShape(QFrame.Shape.StyledPanel)
        self.setAccessibleName(tr("A backup that was cut off"))
        self.go_on_button = button(
            tr("Go on"), "backup", self.go_on, tr("Read what is missing, and prove the whole archive")
        )
        self.discard_button = button(
            tr("Discard…"), "delete", self.ask_discard, tr("Remove what was read; the next backup begins anew")
        )
        row = QHBoxLayout(self)
        row.setContentsMargins(8, 4, 8, 4)
        row.addWidget(self._said, 1)
        row.addWidget(self.go_on_button)
        row.addWidget(self.discard_button)
        self.hide()
        session.backups_changed.connect(self.refresh)
        session.settings_changed.connect(self._show_first)
        session.queue.changed.connect(self._show_first)
        self.refresh()

    @property
    def text(self) -> str:
        """What is said; "" while nothing is."""
        return "" if self.isHidden() else self._said.text()

    def refresh(self) -> None:
        """Look again which there are."""
        self._session.read(self._session.engine.unfinished, self._on_found, owner=self)

    def _on_found(self, left: tuple[Unfinished, ...]) -> None:
        self._left = left
        self._show_first()

    def _show_first(self) -> None:
        under_way = {key_of(q.job) for q in self._session.queue.jobs() if isinstance(q.job, BackupJob)}
        names = {s.name for s in self._session.settings.servers}
        there = [u for u in self._left if u.job not in under_way]
        self._shown = there[0] if there else None
        self.setVisible(bool(there))
        if self._shown is not None:
            self._said.setText(describe_cut_off.cut_off(self._shown, len(there) - 1))
            self.go_on_button.setEnabled(self._shown.server in names and job_to_go_on(self._shown) is not None)

    def go_on(self) -> None:
        """Start the backup that goes on with it; what it needs is asked before."""
        session = self._session
        job = job_to_go_on(self._shown) if self._shown is not None else None
        if job is None or (job.encrypt and not session.has_password() and not self._ask_password()):
            return
        if session.ask_token(job.server):
            session.start(job, tr("Backup of {server}", server=job.server))

    def _ask_password(self) -> bool:
        password = ask_new_password(self)
        if password is not None:
            self._session.use_password(password)
        return password is not None

    def ask_discard(self) -> None:
        """Remove what was read, after a question."""
        left = self._shown
        if left is None:
            return
        box = QMessageBox(
            QMessageBox.Icon.Question, tr("Discard"), describe_cut_off.discard_question(left), parent=self
        )
        go = box.addButton(tr("&Discard"), QMessageBox.ButtonRole.DestructiveRole)
        box.setDefaultButton(box.addButton(tr("&Keep"), QMessageBox.ButtonRole.RejectRole))
        go.clicked.connect(lambda _: self.discard(left))
        box.exec()

    def discard(self, left: Unfinished) -> None:
        """Remove this one; the next backup begins anew."""
        engine = self._session.engine
        self._session.change_backups(lambda: engine.discard_unfinished(left.path), self._on_discarded)

    def _on_discarded(self, left: Unfinished) -> None:
        self._session.told.emit(describe_cut_off.discarded(left))
