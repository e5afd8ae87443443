"""The second half of the composition root, loaded once the engine is: makes the views and connects them."""

from __future__ import annotations

from typing import Any

from PySide6.QtWidgets import QVBoxLayout, QWidget

from influx_backup_gui.domain.job import Outcome, Run
from influx_backup_gui.domain.server import ServerConfig
from influx_backup_gui.engine.servers import forget_server, with_server
from influx_backup_gui.gui import demo_inside, describe
from influx_backup_gui.gui.backup_tab import BackupTab
from influx_backup_gui.gui.first_run import FirstRun
from influx_backup_gui.gui.header import Header
from influx_backup_gui.gui.help_window import HelpWindow
from influx_backup_gui.gui.job_panel import JobPanel
from influx_backup_gui.gui.late_tab import LateTab, Tabs
from influx_backup_gui.gui.main_window import MainWindow
from influx_backup_gui.gui.monitor_tab import MonitorTab
from influx_backup_gui.gui.repositories_dialog import RepositoriesDialog
from influx_backup_gui.gui.restore_tab import RestoreTab
from influx_backup_gui.gui.schedule_tab import ScheduleTab
from influx_backup_gui.gui.scheduling import Scheduling
from influx_backup_gui.gui.servers_dialog import ServersDialog
from influx_backup_gui.gui.session import Session
from influx_backup_gui.gui.token_questions import TokenQuestions
from influx_backup_gui.gui.tr import tr
from influx_backup_gui.gui.widgets import ask

# Pages of the help about the tabs, in their order.
_HELP = ("first-backup", "restore", "schedules", "alerts")


class Views:
    """All views of one session in the window."""

    def __init__(self, session: Session, window: MainWindow, scheduling: Scheduling) -> None:
        self._session, self._window, self._scheduling = session, window, scheduling
        self.demo_server: Any = None
        self.tokens = TokenQuestions(session, window)
        self._demo_config: ServerConfig | None = None
        self.first_run: FirstRun | None = None
        self._help: HelpWindow | None = None
        self._failed = ("", "", "")
        window.add_shortcut("F1", self.show_help)
        session.told.connect(lambda text: window.statusBar().showMessage(text, 15_000))
        session.run_ended.connect(self._on_run_ended)
        session.server_chosen.connect(self.tokens.ask)
        session.token_asked.connect(self.tokens.ask)
        if session.settings.servers:
            self.show_tabs()
        else:
            self._show_first_run()

    def _show_first_run(self) -> None:
        self.first_run = FirstRun(self._session)
        self.first_run.finished.connect(self.show_tabs)
        self.first_run.skipped.connect(self.show_tabs)
        self.first_run.demo_asked.connect(self.start_demo)
        self._window.show_page(self.first_run)

    def show_tabs(self) -> None:
        """The tabs, with what is around them."""
        session = self._session
        self.first_run = None
        self.tokens.ask(session.server)
        self.header, self.panel = Header(session), JobPanel(session)
        self.header.servers_asked.connect(lambda: ask(ServersDialog(session, self._window)))
        self.header.repositories_asked.connect(lambda: ask(RepositoriesDialog(session, self._window)))
        session.servers_asked.connect(self.header.servers_asked)
        self.header.preferences_asked.connect(session.preferences_asked)
        self.header.help_asked.connect(self.show_help)
        self.panel.percent_changed.connect(self._window.show_percent)
        self._backup = LateTab(lambda: BackupTab(session))
        self._restore = LateTab(lambda: RestoreTab(session))
        self._schedule = LateTab(lambda: ScheduleTab(session, self._scheduling))
        self._monitor = LateTab(self._made_monitor)
        self.tabs = Tabs()
        self.tabs.add(self._backup, "backup", tr("&Backup"))
        self.tabs.add(self._restore, "restore", tr("Res&tore"))
        self.tabs.add(self._schedule, "clock", tr("S&chedule"))
        self.tabs.add(self._monitor, "health", tr("&Monitor"))
        session.restore_asked.connect(self._on_restore_asked)
        session.backup_asked.connect(self._on_backup_asked)
        session.health_asked.connect(lambda: self.tabs.show_view(self.monitor))
        session.run_asked.connect(self._on_run_asked)
        page = QWidget()
        column = QVBoxLayout(page)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.header)
        column.addWidget(self.tabs, 1)
        column.addWidget(self.panel)
        self._window.show_page(page)

    def _made_monitor(self) -> MonitorTab:
        made = MonitorTab(self._session)
        made.servers_asked.connect(self.header.servers_asked)
        made.repositories_asked.connect(self.header.repositories_asked)
        made.schedule_asked.connect(self._on_schedule_asked)
        return made

    @property
    def backup(self) -> BackupTab:
        """The tab Backup."""
        return self._backup.view

    @property
    def restore(self) -> RestoreTab:
        """The tab Restore; made now if nobody has opened it yet, as the others are."""
        return self._restore.view

    @property
    def schedule(self) -> ScheduleTab:
        """The tab Schedule."""
        return self._schedule.view

    @property
    def monitor(self) -> MonitorTab:
        """The tab Monitor."""
        return self._monitor.view

    # A view that is made by a signal does not hear it any more.

    def _on_restore_asked(self, backup_id: str) -> None:
        late = not self._restore.made
        self.tabs.show_view(self.restore)
        if late:
            self.restore.choose(backup_id)

    def _on_backup_asked(self, backup_id: str) -> None:
        late = not self._backup.made
        self.tabs.show_view(self.backup)
        if late:
            self.backup.backups.show_backup(backup_id)

    def _on_run_asked(self, run_id: str) -> None:
        late = not self._monitor.made
        self.tabs.show_view(self.monitor)
        if late:
            self.monitor.show_run(run_id)

    def _on_schedule_asked(self, schedule_id: str) -> None:
        self.tabs.show_view(self.schedule)
        self.schedule.show_history(schedule_id)

    def show_help(self) -> None:
        """The page of the help about what is shown."""
        if self._help is None:
            self._help = HelpWindow(self._window)
        shown = _HELP[self.tabs.currentIndex()] if self.first_run is None else _HELP[0]
        self._help.show_page(shown)
        self._help.show()
        self._help.raise_()
        self._help.activateWindow()

    def start_demo(self) -> None:
        """Start the demo server inside, and use it."""
        if self.first_run is not None:
            self.first_run.demo.setEnabled(False)
        self._session.told.emit(tr("Starting the demo server…"))
        self._session.read(demo_inside.start, self._on_demo)

    def _on_demo(self, started: tuple[Any, str]) -> None:
        self.demo_server, url = started
        session = self._session
        config = self._demo_config = demo_inside.config_of(session.settings, url)
        session.remember_token(config.name, self.demo_server.token)
        session.change_settings(lambda s: with_server(s, config), self._on_demo_known)

    def _on_demo_known(self) -> None:
        if self._demo_config is not None:
            self._session.choose_server(self._demo_config.name)
        if self.first_run is not None:
            self.show_tabs()
        self._session.told.emit(tr("The demo server runs inside this program until it ends."))

    def _on_run_ended(self, run: Run) -> None:
        self._session.told.emit(describe.run_line(run))
        if run.outcome is Outcome.CANCELLED:
            return
        if run.problem is not None:
            self._window.show_problem(run.problem, describe.run_details(run))
            self._failed = (run.kind, run.server, self._window.notice.message)
        elif self._failed == (run.kind, run.server, self._window.notice.message):
            # What went wrong has gone right since; other news stays.
            self._window.notice.hide()

    def close(self) -> None:
        """The demo server ends with the window, and nobody is left with a server that is not there."""
        config = self._demo_config
        if self.demo_server is not None:
            self.demo_server.stop()
        if config in self._session.settings.servers:
            forget_server(self._session.engine.resources, config.name)
