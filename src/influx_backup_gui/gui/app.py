"""The composition root: makes the program's parts and connects them. Nothing else knows them all."""

from __future__ import annotations

import importlib
import logging
import os
import signal
import sys
import time
from collections.abc import Sequence
from contextlib import ExitStack
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from PySide6.QtCore import QObject, Qt, QTimer, Signal
from PySide6.QtDBus import QDBusConnection
from PySide6.QtWidgets import QApplication

from influx_backup_gui.domain.errors import Busy, ExitCode, Problem
from influx_backup_gui.gui import combo_access, tick_access
from influx_backup_gui.gui.activation import make_room
from influx_backup_gui.gui.application import Application
from influx_backup_gui.gui.background import Background
from influx_backup_gui.gui.faults import FaultReporter
from influx_backup_gui.gui.language import use_language
from influx_backup_gui.gui.main_window import MainWindow
from influx_backup_gui.gui.single_instance import SingleInstance
from influx_backup_gui.gui.theme import Theme
from influx_backup_gui.gui.tr import tr
from influx_backup_gui.gui.window_parser import window_parser
from influx_backup_gui.store import memory  # noqa: F401 - it changes the environment: here, not in a thread later
from influx_backup_gui.store.log_file import logging_to
from influx_backup_gui.store.places import places
from influx_backup_gui.store.preferences import load_preferences

log = logging.getLogger(__name__)
_SIGNAL_MS, _STOP_MS, _TRAY_MS = 500, 10_000, 30_000


class Program(QObject):
    """Everything between the application and its end; most is there only once the engine is open.

    `left` comes when the application may end.
    """

    left = Signal()

    def __init__(
        self, app: QApplication, home: Path | None = None, with_demo: bool = False, hidden: bool = False
    ) -> None:
        """`hidden`: start in the tray; where none appears, minimised."""
        super().__init__()
        self._hidden = hidden
        self._home, self._with_demo = home, with_demo
        self._started = time.time_ns()
        self.theme = Theme(app)
        self.background = Background()
        self.window = MainWindow()
        self.faults = FaultReporter()
        self.faults.noticed.connect(self._on_fault)
        self._engine: Any = None
        self.session: Any = None
        self.outside: Any = None
        self.leaving: Any = None
        self.scheduling: Any = None
        self.sleep: Any = None
        self.views: Any = None
        self._preferences: Any = None

    def start(self) -> None:
        """Show the window, then open the engine behind it: what it needs takes a third of a second to load."""
        self.faults.install()
        if not self._hidden:
            self.window.show()
        QTimer.singleShot(0, self._open)

    def _open(self) -> None:
        self.background.read(self._opened_engine, self._on_opened, self._on_not_opened)

    def _on_not_opened(self, problem: Problem) -> None:
        self.show_window()
        self.window.show_problem(problem)

    def _opened_engine(self) -> Any:
        """In a thread: what the window needs takes half a second to load, and nothing of it is made here."""
        from influx_backup_gui.engine.engine import Engine

        self._engine = Engine.open(self._home)
        for name in ("leaving", "outside", "scheduling", "session", "sleep_signal", "views"):
            importlib.import_module(f"influx_backup_gui.gui.{name}")
        return self._engine

    def _on_opened(self, engine: Any) -> None:
        from influx_backup_gui.gui.leaving import Leaving
        from influx_backup_gui.gui.outside import Outside
        from influx_backup_gui.gui.scheduling import Scheduling
        from influx_backup_gui.gui.session import Session
        from influx_backup_gui.gui.sleep_signal import SleepSignal
        from influx_backup_gui.gui.views import Views

        self.session = Session(engine, self.background)
        self.session.troubled.connect(self.window.show_problem)
        self.scheduling = Scheduling(self.session)
        self.views = Views(self.session, self.window, self.scheduling)
        self.outside = Outside(self.session, self._looked_at, self._started)
        self.outside.window_asked.connect(self.show_window)
        self.outside.token_asked.connect(self._back_up_with_token)
        self.outside.tray_gone.connect(self._show_without_tray)
        self.leaving = Leaving(self.window, self.session, self.outside)
        self.leaving.leaving.connect(self.scheduling.stop)
        self.leaving.leaving.connect(self.views.tokens.close)
        self.leaving.left.connect(self.left)
        self.leaving.told.connect(self.outside.tell)
        self.outside.quit_asked.connect(self.leaving.quit)
        self.outside.start()
        self.window.add_shortcut("Ctrl+Q", self.leaving.quit)
        self.window.add_shortcut("Ctrl+,", self.session.preferences_asked.emit)
        self.session.preferences_asked.connect(self.show_preferences)
        if self._hidden:
            # A tray may start later than we do, at login.
            QTimer.singleShot(_TRAY_MS, self, self._show_without_tray)
        self.scheduling.start()
        self.sleep = SleepSignal(QDBusConnection.systemBus())
        self.sleep.woke.connect(self.scheduling.look)
        self.sleep.woke.connect(self.session.watch.look)
        if self._with_demo:
            self.views.start_demo()

    def _raise_window(self) -> None:
        window = self.window
        window.setWindowState(window.windowState() & ~Qt.WindowState.WindowMinimized)
        window.show()
        window.raise_()
        window.activateWindow()

    def show_window(self) -> None:
        """Bring the window to the front, from wherever it is, and ask what has to be known to fill it."""
        self._raise_window()
        if self.views is not None and self.session.needs_token(self.session.server):
            # What was not read for want of a token is read then.
            self.views.tokens.ask_then(self.session.server, "show", self.session.settings_changed.emit)

    def _on_fault(self, line: str, trace: str) -> None:
        hint = tr("The window goes on; nothing that was proved is lost. Please report it with the details.")
        self.window.show_problem(Problem(tr("A fault in the program: {line}", line=line), hint, unexpected=True), trace)

    def leave(self) -> None:
        """End without a question: jobs are cancelled cleanly."""
        if self.leaving is None:
            self.left.emit()
        else:
            self.leaving.leave()

    def on_quit_wished(self, session_ends: bool) -> None:
        """The system wants it to quit; where the session ends there is no time for a question."""
        if session_ends or self.leaving is None:
            self.leave()
        else:
            self.leaving.quit()

    def _back_up_with_token(self, server: str) -> None:
        """From the tray, where a person has to type the token first."""
        self._raise_window()
        self.views.tokens.ask_then(server, "back up", lambda: self.outside.tray.back_up(server))

    def _looked_at(self) -> bool:
        return self.window.isActiveWindow() and not self.window.isMinimized()

    def _show_without_tray(self) -> None:
        """Without a tray, a hidden window could not be found again."""
        if self.outside.tray.icon is None and not self.window.isVisible():
            self.window.showMinimized()

    def show_preferences(self) -> None:
        """The dialog, in front of the window if that is shown."""
        from influx_backup_gui.gui.autostart import StartAtLogin
        from influx_backup_gui.gui.preferences_dialog import PreferencesDialog

        if self._preferences is None:
            parent = self.window if self.window.isVisible() else None
            self._preferences = PreferencesDialog(self.session, self.outside, StartAtLogin(self._home), parent)
            self._preferences.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
            self._preferences.destroyed.connect(self._on_preferences_gone)
        self._preferences.show()
        self._preferences.raise_()
        self._preferences.activateWindow()

    def _on_preferences_gone(self) -> None:
        self._preferences = None

    def close(self) -> bool:
        """Stop what runs and let go of everything. False where something did not stop: only the process can end it."""
        self.faults.uninstall()
        if self.session is None:
            ended = self.background.close(_STOP_MS)
            if ended and self._engine is not None:
                self._engine.close()
            return ended
        self.scheduling.stop()
        self.outside.close()
        if not self.session.stop(self.leaving.milliseconds_left):
            return False
        self.views.close()
        self.session.close()
        return True


def _leave_on_signals(app: QApplication, program: Program) -> None:
    """Ctrl-C and a polite kill end the program as Ctrl+Q does, without a question."""
    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, lambda *_: program.leave())
    # Python's handlers run only when Python runs; the event loop alone would never let them.
    turn = QTimer(app, interval=_SIGNAL_MS)
    turn.timeout.connect(lambda: None)
    turn.start()


def main(argv: Sequence[str] | None = None) -> int:
    """Open the window; answers the exit code."""
    args = window_parser().parse_args(sys.argv[1:] if argv is None else argv)
    make_room()
    with ExitStack() as stack:
        home = args.home
        if args.demo_only:
            home = Path(
                stack.enter_context(TemporaryDirectory(prefix="influx-backup-demo-", ignore_cleanup_errors=True))
            )
        app = Application()
        combo_access.install()
        tick_access.install()
        where = places(home)
        use_language(app, load_preferences(where.config).language)
        instance = SingleInstance(where.config)
        try:
            if not instance.claim(show=not args.hidden):
                return int(ExitCode.SUCCEEDED)
        except Busy as error:
            print(error.message, error.hint, sep="\n", file=sys.stderr)
            return int(error.exit_code)
        stack.callback(instance.release)
        stack.enter_context(logging_to(where.logs))
        program = Program(app, home, args.demo or args.demo_only, args.hidden)
        instance.asked.connect(program.show_window)
        app.quit_wished.connect(program.on_quit_wished)
        # `quit` would ask the window, which says no while a job is being cancelled.
        program.left.connect(lambda: app.exit(int(ExitCode.SUCCEEDED)))
        program.start()
        _leave_on_signals(app, program)
        try:
            code = app.exec()
        finally:
            instance.close_door()
            ended = program.close()
            if not ended:
                _end_hard(stack)
        return code or int(ExitCode.SUCCEEDED)


def _end_hard(stack: ExitStack) -> None:
    """A thread that cannot be stopped would make Qt abort. What it leaves is swept by the next start, and told."""
    log.error("a job did not stop within ten seconds; it is ended with the program and counts as interrupted")
    stack.close()
    os._exit(int(ExitCode.FAILED))
