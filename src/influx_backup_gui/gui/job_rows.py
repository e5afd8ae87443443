"""One job of the queue each: running with its progress, or waiting with its place in the line."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtCore import QElapsedTimer, Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QProgressBar, QToolButton, QVBoxLayout, QWidget

from influx_backup_gui.gui import describe_progress, theme
from influx_backup_gui.gui.jobs import JobQueue, QueuedJob
from influx_backup_gui.gui.tr import tr
from influx_backup_gui.gui.widgets import TintedLabel, button, named


class RunningRow(QWidget):
    """Title, bar and Cancel; below them what the job does. `tick` each second keeps the times true."""

    def __init__(self, queue: JobQueue, queued: QueuedJob) -> None:
        super().__init__()
        self.queued = queued
        self._running, self._heard = QElapsedTimer(), QElapsedTimer()
        self._running.start()
        self._heard.start()
        self._line = TintedLabel("", "muted")
        self._bar = named(QProgressBar(), tr("Progress"))
        self._bar.setFormat("%p %")
        self._bar.setAccessibleDescription(queued.title)
        self._bar.setRange(0, 100)
        self.cancel = button(tr("Cancel &job"), "cancel", lambda: queue.cancel(queued.id))
        self.cancel.setAccessibleName(tr("Cancel"))
        self.cancel.setAccessibleDescription(queued.title)
        row = QHBoxLayout()
        row.addWidget(QLabel(queued.title))
        row.addWidget(self._bar, 1)
        row.addWidget(self.cancel)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addLayout(row)
        column.addWidget(self._line)
        self.tick()

    @property
    def percent(self) -> int:
        """Whole percent of the job."""
        return describe_progress.percent(self.queued.progress)

    @property
    def line(self) -> str:
        """The words below the bar."""
        return self._line.text()

    def hear(self) -> None:
        """The job has told of its progress."""
        self._heard.restart()
        self.tick()

    def tick(self) -> None:
        """Say what is true now."""
        queued, elapsed = self.queued, self._running.elapsed() / 1000
        self._bar.setValue(self.percent)
        self.cancel.setEnabled(not queued.cancel.cancelled)
        if queued.cancel.cancelled:
            self._line.setText(tr("Cancelling: nothing half-made is left behind."))
        elif queued.progress is None:
            self._line.setText(tr("Starting · {time} elapsed", time=describe_progress.clock(elapsed)))
        else:
            now = replace(queued.progress, elapsed_seconds=elapsed)
            self._line.setText(describe_progress.line(now, self._heard.elapsed() / 1000))


class WaitingRow(QWidget):
    """A waiting job, with buttons that move it and take it out."""

    def __init__(self, queue: JobQueue, queued: QueuedJob) -> None:
        super().__init__()
        self._words = TintedLabel("", "muted")
        self._title = queued.title
        self.up = self._button(tr("Move up"), lambda: queue.move(queued.id, -1), Qt.ArrowType.UpArrow)
        self.down = self._button(tr("Move down"), lambda: queue.move(queued.id, 1), Qt.ArrowType.DownArrow)
        self.remove = self._button(tr("Remove from the queue"), lambda: queue.cancel(queued.id))
        self.remove.setIcon(theme.icon("cancel"))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(2)
        row.addWidget(self._words, 1)
        for widget in (self.up, self.down, self.remove):
            row.addWidget(widget)

    def _button(
        self, name: str, pressed: Callable[[], object], arrow: Qt.ArrowType = Qt.ArrowType.NoArrow
    ) -> QToolButton:
        made = named(QToolButton(), name, name)
        made.setAccessibleDescription(self._title)
        made.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        made.setAutoRaise(True)
        made.setArrowType(arrow)
        # Qt hands on whether it is checked, which this does not take.
        made.clicked.connect(lambda _: pressed())
        return made

    @property
    def words(self) -> str:
        """What is shown of it."""
        return self._words.text()

    def stand(self, place: int, of: int) -> None:
        """Its place in the line, from 1."""
        self._words.setText(tr("Waiting, {n} of {m}: {title}", n=place, m=of, title=self._title))
        self.up.setEnabled(place > 1)
        self.down.setEnabled(place < of)
