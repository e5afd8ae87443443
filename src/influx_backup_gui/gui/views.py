"""The second half of the composition root, loaded once the engine is: makes the views and connects them."""

from __future__ import annotations

from PySide6.QtWidgets import QVBoxLayout, QWidget

from influx_backup_gui.domain.job import Outcome, Run
from influx_backup_gui.gui import describe
from influx_backup_gui.gui.backup_tab import BackupTab
from influx_backup_gui.gui.header import Header
from influx_backup_gui.gui.job_panel import JobPanel
from influx_backup_gui.gui.main_window import MainWindow, make_tabs
from influx_backup_gui.gui.monitor_tab import MonitorTab
from influx_backup_gui.gui.session import Session
from influx_backup_gui.gui.tr import tr


class Views:
    """All views of one session in the window."""

    def __init__(self, session: Session, window: MainWindow) -> None:
        self._session, self._window = session, window
        self.header = Header(session)
        self.panel = JobPanel(session)
        self.monitor = MonitorTab(session)
        self.backup = BackupTab(session)
        views = [(tr("&Backup"), "backup", self.backup), (tr("&Monitor"), "clock", self.monitor)]
        self.tabs = make_tabs(views)
        self.panel.percent_changed.connect(window.show_percent)
        session.told.connect(lambda text: window.statusBar().showMessage(text, 15_000))
        session.run_ended.connect(self._on_run_ended)
        window.show_page(self._page())

    def _page(self) -> QWidget:
        page = QWidget()
        column = QVBoxLayout(page)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.header)
        column.addWidget(self.tabs, 1)
        column.addWidget(self.panel)
        return page

    def _on_run_ended(self, run: Run) -> None:
        self._session.told.emit(describe.run_line(run))
        if run.problem is not None and run.outcome is not Outcome.CANCELLED:
            self._window.show_problem(run.problem, describe.run_details(run))

    def close(self) -> None:
        """Nothing of the views outlives the session."""
