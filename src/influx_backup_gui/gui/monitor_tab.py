"""Monitor: am I protected, if not what do I do, how did it go lately, how long will the disk last?"""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLabel, QTabWidget, QVBoxLayout, QWidget

from influx_backup_gui.domain.errors import Problem
from influx_backup_gui.domain.overview import Overview
from influx_backup_gui.gui import describe
from influx_backup_gui.gui.health_watch import Seen
from influx_backup_gui.gui.monitor_alerts import AlertsDialog
from influx_backup_gui.gui.monitor_fixes import Fixes
from influx_backup_gui.gui.monitor_history import HistoryPage
from influx_backup_gui.gui.monitor_log import LogPage
from influx_backup_gui.gui.monitor_overview import OverviewPage
from influx_backup_gui.gui.monitor_storage import StoragePage
from influx_backup_gui.gui.monitor_trends import TrendsPage
from influx_backup_gui.gui.session import Session
from influx_backup_gui.gui.tr import tr
from influx_backup_gui.gui.widgets import StateLabel, TintedLabel, button, named


class MonitorTab(QWidget):
    """Reads while somebody looks: at once, and whenever the session's watch has seen something."""

    servers_asked = Signal()
    repositories_asked = Signal()
    schedule_asked = Signal(str)  # id of one whose history a person wants to see

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self._asked = 0
        self.found: Overview | None = None
        self.server = named(QComboBox(), tr("Show"), tr("Which servers the pages below are about"))
        self.health = StateLabel(describe.health(""), tr("Health"))
        self._said = TintedLabel("", "muted")
        self.fixes = Fixes(session, self)
        self.overview, self.history, self.log = OverviewPage(self.fixes), HistoryPage(session), LogPage(session)
        self.trends, self.storage = TrendsPage(), StoragePage(session)
        self.pages = QTabWidget()
        self.pages.setAccessibleName(tr("Pages of the monitor"))
        for title, page in (
            (tr("&Overview"), self.overview),
            (tr("T&rends"), self.trends),
            (tr("&History"), self.history),
            (tr("Stora&ge"), self.storage),
            (tr("&Log"), self.log),
        ):
            self.pages.addTab(page, title)
        self._lay_out()
        self._connect()
        self._show_servers()

    def _lay_out(self) -> None:
        top = QHBoxLayout()
        self._label = QLabel(tr("Sho&w"))
        self._label.setBuddy(self.server)
        top.addWidget(self._label)
        top.addWidget(self.server)
        top.addSpacing(8)
        top.addWidget(self.health)
        top.addWidget(self._said, 1)
        top.addWidget(button(tr("Al&erts…"), "note", self.open_alerts, tr("Who is told when something goes wrong")))
        whole = QVBoxLayout(self)
        whole.setContentsMargins(12, 12, 12, 8)
        whole.addLayout(top)
        whole.addWidget(self.pages, 1)

    def _connect(self) -> None:
        session = self._session
        self.server.activated.connect(lambda _: self._on_server())
        self.overview.day_chosen.connect(self.show_day)
        self.trends.run_chosen.connect(self._show_run_of_point)
        self.storage.repositories_asked.connect(self.repositories_asked)
        self.fixes.storage_asked.connect(lambda: self.pages.setCurrentWidget(self.storage))
        self.fixes.servers_asked.connect(self.servers_asked)
        self.fixes.repositories_asked.connect(self.repositories_asked)
        self.fixes.schedule_asked.connect(self.schedule_asked)
        self.fixes.alerts_asked.connect(self.open_alerts)
        self.fixes.looked_again.connect(session.watch.look)
        session.settings_changed.connect(self._show_servers)
        session.watch.follow(self._on_seen, self._on_unreadable)
        session.run_asked.connect(self.show_run)
        session.health_asked.connect(lambda: self.pages.setCurrentWidget(self.overview))

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.refresh()

    def _on_seen(self, _: Seen) -> None:
        self.refresh()

    def refresh(self) -> None:
        """Show what was seen last, with everything that belongs to it; an answer that came late is dropped."""
        seen, engine = self._session.watch.last, self._session.engine
        if seen is None or not self.isVisible():
            return
        self._asked += 1
        number, server = self._asked, self.server.currentData() or ""
        self._session.read(
            lambda: engine.overview(seen.now, server, seen.facts),
            lambda found: self._show(number, found),
            self._on_failed,
        )

    def _on_failed(self, problem: Problem) -> None:
        self._on_unreadable(problem)
        self._session.troubled.emit(problem)

    def _on_unreadable(self, problem: Problem) -> None:
        """What the pages show stays to be looked at; that all is well is not said any more."""
        self._asked += 1
        self.health.show_state(describe.health_unreadable())
        self._said.setText(problem.message)
        self.overview.reasons.forget()

    def _show(self, number: int, found: Overview) -> None:
        if number != self._asked:
            return
        self.found = found
        self.health.show_state(describe.health(found.health.colour if found.facts.servers else ""))
        count = len(found.health.reasons)
        self._said.setText(tr("one reason below", n=count) if count == 1 else tr("{n} reasons below", n=count) if count
                           else "")  # fmt: skip
        self.overview.show_overview(found)
        self.trends.show_overview(found)
        self.storage.show_overview(found)

    def _show_servers(self) -> None:
        names = [s.name for s in self._session.settings.servers]
        if [self.server.itemData(i) for i in range(1, self.server.count())] == names:
            return
        chosen = self.server.currentData()
        self.server.clear()
        self.server.addItem(tr("All servers"), "")
        for name in names:
            self.server.addItem(name, name)
        self.server.setCurrentIndex(max(self.server.findData(chosen), 0))
        for widget in (self._label, self.server):
            widget.setVisible(len(names) > 1)
        self._on_server()

    def _on_server(self) -> None:
        self.history.show_server(self.server.currentData())
        self.refresh()

    def open_alerts(self) -> None:
        """Who is told when something goes wrong."""
        AlertsDialog(self._session, self).open()

    def show_day(self, day: date) -> None:
        """The runs of this day."""
        self.pages.setCurrentWidget(self.history)
        self.history.show_day(day)

    def _show_run_of_point(self, run_id: str) -> None:
        self.pages.setCurrentWidget(self.history)
        self.history.show_run(run_id)

    def show_run(self, run_id: str) -> None:
        """The history with this run chosen."""
        self.server.setCurrentIndex(0)
        self.history.show_server("")
        self.pages.setCurrentWidget(self.history)
        self.history.show_run(run_id)
