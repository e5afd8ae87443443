"""Pictures of a window, made offscreen with demo data in a home of their own: each figure in them was measured."""

from __future__ import annotations

import os
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
# No notification reaches the desktop of the person who takes the pictures.
os.environ.pop("DBUS_SESSION_BUS_ADDRESS", None)
os.environ["PYTHON_KEYRING_BACKEND"] = "keyring.backends.fail.Keyring"

from PySide6.QtCore import QElapsedTimer, QEventLoop, QPoint
from PySide6.QtWidgets import QApplication, QMenu

from influx_backup_gui.gui.app import Program
from influx_backup_gui.store.log_file import logging_to
from influx_backup_gui.store.places import places

SIZES = ((1280, 800), (800, 600))
_PATIENCE_MS = 30_000


def until(true: Callable[[], bool], what: str) -> None:
    """Let the window work until this is true."""
    clock = QElapsedTimer()
    clock.start()
    while not true():
        QApplication.processEvents(QEventLoop.ProcessEventsFlag.AllEvents, 20)
        if clock.elapsed() > _PATIENCE_MS:
            raise TimeoutError(what)


def settle(milliseconds: int = 700) -> None:
    """Let pending reads and paints end."""
    clock = QElapsedTimer()
    clock.start()
    until(lambda: clock.elapsed() > milliseconds, "settle")


class Camera:
    """Takes every state in both themes and both sizes."""

    def __init__(self, program: Program, folder: Path) -> None:
        self._program, self._folder = program, folder
        self.taken: list[Path] = []

    def take(self, name: str) -> None:
        """The whole window as it is."""
        for dark in (False, True):
            self._program.theme.use(dark)
            for width, height in SIZES:
                self._program.window.resize(width, height)
                settle(250)
                self._save(f"{name}-{'dark' if dark else 'light'}-{width}x{height}", self._program.window)
        self._program.theme.use(False)
        self._program.window.resize(*SIZES[0])

    def take_dialog(self, name: str, dialog: object) -> None:
        """A dialog, in both themes."""
        for dark in (False, True):
            self._program.theme.use(dark)
            if isinstance(dialog, QMenu):  # only this makes it as wide as its words
                dialog.popup(QPoint(0, 0))
            else:
                dialog.show()
            settle(250)
            self._save(f"{name}-{'dark' if dark else 'light'}", dialog)
        dialog.close()
        self._program.theme.use(False)

    def _save(self, name: str, widget: object) -> None:
        path = self._folder / f"{name}.png"
        widget.grab().save(str(path))
        self.taken.append(path)


def photographed(folder: Path, walk: Callable[[Program, Camera], None]) -> int:
    """Take the pictures of a walk through a window that has just opened; answers 0."""
    folder.mkdir(parents=True, exist_ok=True)
    app = QApplication(sys.argv[:1])
    with (
        tempfile.TemporaryDirectory(prefix="influx-backup-") as home,
        logging_to(places(Path(home)).logs),
    ):
        program = Program(app, Path(home))
        program.start()
        camera = Camera(program, folder)
        try:
            walk(program, camera)
        finally:
            program.close()
    print(f"{len(camera.taken)} pictures in {folder}")
    return 0
