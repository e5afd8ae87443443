"""Compare a backup with what a server shows now: which server, the job, and its result in a window."""

from __future__ import annotations

from PySide6.QtCore import QObject, Slot
from PySide6.QtWidgets import QInputDialog, QWidget

from influx_backup_gui.domain.backup import Backup
from influx_backup_gui.domain.job import VerifyJob
from influx_backup_gui.gui.comparison_dialog import ComparisonDialog
from influx_backup_gui.gui.jobs import QueuedJob
from influx_backup_gui.gui.session import Session
from influx_backup_gui.gui.tr import tr


class Comparing(QObject):
    """`shown` is the result that was opened last."""

    def __init__(self, session: Session, window: QWidget) -> None:
        super().__init__(window)
        self._session, self._window = session, window
        self._asked: set[str] = set()
        self.shown: ComparisonDialog | None = None
        session.queue.completed.connect(self._on_completed)

    def start(self, backup: Backup) -> None:
        """Ask which server, and compare; nothing where a person thinks better of it."""
        session = self._session
        if not session.settings.servers:
            session.told.emit(tr("There is no server to compare it with. Add one: Servers… at the top."))
            return
        server = self._server(backup)
        if not server:
            return
        if session.ask_token(server):
            title = tr("Compare {name} with {server}", name=backup.name, server=server)
            self._asked.add(session.start(VerifyJob((backup.id,), server), title).id)

    def _server(self, backup: Backup) -> str:
        names = [s.name for s in self._session.settings.servers]
        if len(names) < 2:
            return names[0]
        title, label = tr("Compare with a server"), tr("Server whose rows are compared with {name}", name=backup.name)
        current = names.index(backup.server) if backup.server in names else 0
        chosen, given = QInputDialog.getItem(self._window, title, label, names, current, False)
        return chosen if given else ""

    @Slot(object)
    def _on_completed(self, queued: QueuedJob) -> None:
        """A window of its own: what a person does meanwhile goes on."""
        if queued.id not in self._asked:
            return
        self._asked.discard(queued.id)
        if queued.run is not None and queued.run.details.get("compared"):
            self.shown = ComparisonDialog(queued.run, self._window)
            self.shown.show()
