"""The composition root: makes the program's parts and connects them. Nothing else knows them all."""

from __future__ import annotations

import argparse
import signal
import sys
from collections.abc import Sequence
from contextlib import ExitStack
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from PySide6.QtCore import QObject, Qt, QTimer
from PySide6.QtWidgets import QApplication

from influx_backup_gui import __version__
from influx_backup_gui.domain.errors import Busy, ExitCode, Problem
from influx_backup_gui.gui.background import Background
from influx_backup_gui.gui.faults import FaultReporter
from influx_backup_gui.gui.main_window import MainWindow
from influx_backup_gui.gui.single_instance import SingleInstance
from influx_backup_gui.gui.theme import Theme
from influx_backup_gui.gui.tr import tr
from influx_backup_gui.store.log_file import logging_to
from influx_backup_gui.store.places import places

_SIGNAL_MS = 500


class Program(QObject):
    """Everything between the application and its end. `session` and `views` are there once the engine is open."""

    def __init__(self, app: QApplication, home: Path | None = None, with_demo: bool = False) -> None:
        super().__init__()
        self._home, self._with_demo = home, with_demo
        self.theme = Theme(app)
        self.background = Background()
        self.window = MainWindow()
        self.window.may_close = self._may_close
        self.faults = FaultReporter()
        self.faults.noticed.connect(self._on_fault)
        self._engine: Any = None
        self.session: Any = None
        self.views: Any = None

    def start(self) -> None:
        """Show the window, then open the engine behind it: what it needs takes a third of a second to load."""
        self.faults.install()
        self.window.show()
        QTimer.singleShot(0, self._open)

    def _open(self) -> None:
        self.background.read(self._opened_engine, self._on_opened, self.window.show_problem)

    def _opened_engine(self) -> Any:
        from influx_backup_gui.engine.engine import Engine

        self._engine = Engine.open(self._home)
        return self._engine

    def _on_opened(self, engine: Any) -> None:
        from influx_backup_gui.gui.session import Session
        from influx_backup_gui.gui.views import Views

        self.session = Session(engine, self.background)
        self.session.troubled.connect(self.window.show_problem)
        self.views = Views(self.session, self.window)
        self.window.add_shortcut("Ctrl+Q", self.quit)
        if self._with_demo:
            self.views.start_demo()

    def show_window(self) -> None:
        """Bring the window to the front, from wherever it is."""
        window = self.window
        window.setWindowState(window.windowState() & ~Qt.WindowState.WindowMinimized)
        window.show()
        window.raise_()
        window.activateWindow()

    def _on_fault(self, line: str, trace: str) -> None:
        hint = tr("The window goes on; nothing that was proved is lost. Please report it with the details.")
        self.window.show_problem(Problem(tr("A fault in the program: {line}", line=line), hint, unexpected=True), trace)

    def _may_close(self) -> bool:
        """Closing while a job runs asks nothing: it goes on, and the window says where."""
        if self.session is None or not self.session.queue.jobs():
            return True
        self.window.showMinimized()
        self.window.statusBar().showMessage(tr("The job goes on in the task bar. Ctrl+Q quits."))
        return False

    def quit(self) -> None:
        """Quit; asks while a job runs."""
        jobs = len(self.session.queue.jobs()) if self.session is not None else 0
        if jobs == 0 or self.window.ask_to_quit(jobs):
            QApplication.quit()

    def close(self) -> None:
        """Stop what runs and let go of everything."""
        self.faults.uninstall()
        if self.session is not None:
            self.session.stop()
            self.views.close()
            self.session.close()
            return
        self.background.close()
        if self._engine is not None:
            self._engine.close()


def _arguments(words: Sequence[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser("influx-backup-gui", description="Backs up and restores InfluxDB 3.")
    parser.add_argument("--home", type=Path, help="keep everything below this folder")
    parser.add_argument("--demo", action="store_true", help="start the demo server inside and use it")
    parser.add_argument(
        "--demo-only", action="store_true", help="the same, with everything in a folder that goes at the end"
    )
    parser.add_argument("--version", action="version", version=__version__)
    return parser.parse_args(words)


def _quit_on_signals(app: QApplication) -> None:
    """Ctrl-C and a polite kill end the program as Ctrl+Q does, without a question: jobs are cancelled cleanly."""
    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, lambda *_: app.quit())
    # Python's handlers run only when Python runs; the event loop alone would never let them.
    turn = QTimer(app, interval=_SIGNAL_MS)
    turn.timeout.connect(lambda: None)
    turn.start()


def main(argv: Sequence[str] | None = None) -> int:
    """Open the window; answers the exit code."""
    args = _arguments(sys.argv[1:] if argv is None else argv)
    with ExitStack() as stack:
        home = args.home
        if args.demo_only:
            home = Path(stack.enter_context(TemporaryDirectory(prefix="influx-backup-demo-")))
        app = QApplication(sys.argv[:1])
        app.setApplicationName("influx-backup")
        app.setApplicationDisplayName("Influx Backup")
        app.setDesktopFileName("influx-backup")
        where = places(home)
        instance = SingleInstance(where.config)
        try:
            if not instance.claim(show=True):
                return int(ExitCode.SUCCEEDED)
        except Busy as error:
            print(error.message, error.hint, sep="\n", file=sys.stderr)
            return int(error.exit_code)
        stack.callback(instance.release)
        stack.enter_context(logging_to(where.logs))
        program = Program(app, home, args.demo or args.demo_only)
        instance.asked.connect(program.show_window)
        program.start()
        _quit_on_signals(app)
        try:
            return app.exec() or int(ExitCode.SUCCEEDED)
        finally:
            instance.close_door()
            program.close()
