"""The running job, always visible: phase, table, rows, percent, rate, time left, elapsed, Cancel; and what waits."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QProgressBar, QVBoxLayout

from influx_backup_gui.gui import describe
from influx_backup_gui.gui.jobs import QueuedJob
from influx_backup_gui.gui.session import Session
from influx_backup_gui.gui.tr import tr
from influx_backup_gui.gui.widgets import TintedLabel, button, named


class JobPanel(QFrame):
    """Shows the first running job; the waiting ones are listed with a button to remove the last."""

    percent_changed = Signal(str, int)  # title, percent; ("", 0) where nothing runs

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self.setFrameShape(QFrame.Shape.StyledPanel)
        self._title, self._line = QLabel(), TintedLabel("", "muted")
        self._bar = named(QProgressBar(), tr("Progress"))
        self._bar.setRange(0, 100)
        self._waiting = TintedLabel("", "muted")
        self.cancel_button = button(tr("&Cancel job"), "cancel", self._on_cancel)
        self.cancel_button.setAccessibleName(tr("Cancel"))
        self._remove = button(tr("Remove waiting job"), "delete", self._on_remove)
        row = QHBoxLayout()
        row.addWidget(self._title)
        row.addWidget(self._bar, 1)
        row.addWidget(self.cancel_button)
        below = QHBoxLayout()
        below.addWidget(self._line, 1)
        below.addWidget(self._waiting)
        below.addWidget(self._remove)
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 8, 12, 8)
        column.addLayout(row)
        column.addLayout(below)
        session.queue.changed.connect(self.refresh)
        session.queue.progressed.connect(self._on_progressed)
        self.refresh()

    def refresh(self) -> None:
        """Show what runs and what waits now."""
        running, jobs = self._session.queue.running(), self._session.queue.jobs()
        if not jobs:
            self.hide()
        elif self.parentWidget() is not None:  # or it would be a window of its own for a moment
            self.show()
        waiting = [q for q in jobs if q not in running]
        self._waiting.setText(tr("waiting: {names}", names=", ".join(q.title for q in waiting)) if waiting else "")
        self._remove.setVisible(bool(waiting))
        if running:
            self.cancel_button.setEnabled(not running[0].cancel.cancelled)
            self._show(running[0])
        else:
            self.percent_changed.emit("", 0)

    def _on_progressed(self, queued: QueuedJob) -> None:
        running = self._session.queue.running()
        if running and running[0] is queued:
            self._show(queued)

    def _show(self, queued: QueuedJob) -> None:
        percent = describe.percent(queued.progress)
        self._title.setText(queued.title)
        self._bar.setValue(percent)
        if queued.cancel.cancelled:
            self._line.setText(tr("Cancelling: nothing half-made is left behind."))
        elif queued.progress is None:
            self._line.setText(tr("Starting"))
        else:
            self._line.setText(describe.progress_line(queued.progress))
        self.percent_changed.emit(queued.title, percent)

    @property
    def line(self) -> str:
        """The words below the bar."""
        return self._line.text()

    def _on_cancel(self) -> None:
        for queued in self._session.queue.running()[:1]:
            self._session.queue.cancel(queued.id)

    def _on_remove(self) -> None:
        running = self._session.queue.running()
        for queued in [q for q in self._session.queue.jobs() if q not in running][-1:]:
            self._session.queue.cancel(queued.id)
