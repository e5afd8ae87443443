"""The jobs of the queue, always visible: each running one with progress and Cancel, each waiting one in its place."""

from __future__ import annotations

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QFrame, QPushButton, QScrollArea, QVBoxLayout, QWidget

from influx_backup_gui.gui.job_rows import RunningRow, WaitingRow
from influx_backup_gui.gui.jobs import QueuedJob
from influx_backup_gui.gui.session import Session
from influx_backup_gui.gui.tr import tr

_EVERY_MS = 1_000
_MOST_PIXELS = 190


class JobPanel(QScrollArea):
    """Hidden where nothing runs. As high as its jobs need; many are scrolled."""

    percent_changed = Signal(str, int)  # title, percent; ("", 0) where nothing runs

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self._rows: dict[str, RunningRow | WaitingRow] = {}
        self.setFrameShape(QFrame.Shape.StyledPanel)
        self.setWidgetResizable(True)
        self._inside = QWidget()
        self._column = QVBoxLayout(self._inside)
        self._column.setContentsMargins(12, 8, 12, 8)
        self.setWidget(self._inside)
        self._timer = QTimer(self, interval=_EVERY_MS)
        self._timer.timeout.connect(self._on_second)
        session.queue.changed.connect(self.refresh)
        session.queue.progressed.connect(self._on_progressed)
        self.refresh()

    @property
    def running(self) -> list[RunningRow]:
        """The rows of the running jobs, from above."""
        return [row for row in self._rows.values() if isinstance(row, RunningRow)]

    @property
    def waiting(self) -> list[WaitingRow]:
        """The rows of the waiting jobs, the next one first."""
        return [row for row in self._rows.values() if isinstance(row, WaitingRow)]

    @property
    def cancel_button(self) -> QPushButton:
        """Cancel of the first running job."""
        return self.running[0].cancel

    @property
    def line(self) -> str:
        """What is said of the first running job, "" where none runs."""
        return self.running[0].line if self.running else ""

    def refresh(self) -> None:
        """Show what runs and what waits now."""
        running = self._session.queue.running()
        waiting = [q for q in self._session.queue.jobs() if q not in running]
        before, self._rows = self._rows, {}
        for queued in (*running, *waiting):
            self._rows[queued.id] = self._row_of(queued, queued in running, before)
        for gone in before.values():
            self._column.removeWidget(gone)
            gone.hide()
            gone.deleteLater()
        # A button keeps the focus while its row moves; Qt would take it from a widget that is taken out.
        for place, row in enumerate(self._rows.values()):
            if self._column.indexOf(row) != place:
                self._column.insertWidget(place, row)
                row.show()
        for place, stands in enumerate(self.waiting, 1):
            stands.stand(place, len(waiting))
        self._fit()
        if running:
            self._timer.start()
        else:
            self._timer.stop()
        self._on_second()

    def _row_of(
        self, queued: QueuedJob, running: bool, before: dict[str, RunningRow | WaitingRow]
    ) -> RunningRow | WaitingRow:
        wanted = RunningRow if running else WaitingRow
        if isinstance(before.get(queued.id), wanted):
            return before.pop(queued.id)
        return wanted(self._session.queue, queued)

    def _fit(self) -> None:
        if not self._rows:
            self.hide()
        elif self.parentWidget() is not None:  # or it would be a window of its own for a moment
            self.show()
        self._column.invalidate()
        self.setFixedHeight(min(self._inside.sizeHint().height(), _MOST_PIXELS) + 2 * self.frameWidth())

    def _on_second(self) -> None:
        for row in self.running:
            row.tick()
        self._tell_percent()

    def _on_progressed(self, queued: QueuedJob) -> None:
        row = self._rows.get(queued.id)
        if isinstance(row, RunningRow):
            row.hear()
            self._tell_percent()

    def _tell_percent(self) -> None:
        rows = self.running
        if not rows:
            self.percent_changed.emit("", 0)
            return
        title = rows[0].queued.title
        if len(rows) > 1:
            title = tr("{title} and {n} more", title=title, n=len(rows) - 1)
        self.percent_changed.emit(title, rows[0].percent)
