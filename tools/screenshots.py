"""Pictures of every state of the window, made offscreen with demo data: tools/screenshots.py FOLDER.

Every figure in them was measured in this run; nothing is invented. `make screenshots` calls it.
"""

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

from PySide6.QtCore import QElapsedTimer, QEventLoop
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
            dialog.show()
            settle(250)
            if isinstance(dialog, QMenu):  # as wide as its words in this style
                dialog.adjustSize()
            self._save(f"{name}-{'dark' if dark else 'light'}", dialog)
        dialog.close()
        self._program.theme.use(False)

    def _save(self, name: str, widget: object) -> None:
        path = self._folder / f"{name}.png"
        widget.grab().save(str(path))
        self.taken.append(path)


def tour(program: Program, camera: Camera) -> None:
    """From the first start to the history."""
    from tools.backup_pictures import backup_tour, dialog_tour, first_run_tour
    from tools.look_pictures import look_tour
    from tools.monitor_pictures import monitor_tour
    from tools.restore_pictures import restore_tour
    from tools.schedule_pictures import schedule_tour
    from tools.tray_pictures import tray_tour

    until(lambda: program.views is not None, "open")
    first_run_tour(program, camera)
    backup_tour(program, camera)
    views, session = program.views, program.session
    for number in range(1, views.tabs.count()):
        views.tabs.setCurrentIndex(number)
        settle()
        camera.take(views.tabs.tabText(number).replace("&", "").lower())
    schedule_tour(program, camera)
    restore_tour(program, camera)
    session.run_asked.emit(session.engine.runs(2)[1].id)
    settle()
    camera.take("monitor-details")
    dialog_tour(program, camera)
    look_tour(program, camera)
    monitor_tour(program, camera)
    tray_tour(program, camera)


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


if __name__ == "__main__":
    sys.exit(photographed(Path(sys.argv[1]), tour))
