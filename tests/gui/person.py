"""The person in front of a dialog. `exec()` waits for ever where nobody answers, and a test with it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Generic, TypeVar

from PySide6.QtCore import QElapsedTimer, QTimer
from PySide6.QtWidgets import QApplication, QDialog, QMessageBox

from influx_backup_gui.gui.password_dialog import PasswordDialog

D = TypeVar("D", bound=QDialog)
_LOOK_MS, _PATIENCE_MS = 20, 60_000


class _Person(QTimer, Generic[D]):
    """Looks at what is shown, and acts on dialogs of a kind, again and again until they are closed.

    Where an act fails, or dialogs are there for a minute, the dialog is closed and `trouble` says so.
    """

    def __init__(self, kind: type[D], act: Callable[[D], object]) -> None:
        super().__init__(interval=_LOOK_MS)
        self._kind, self._act, self._waiting = kind, act, QElapsedTimer()
        self.met: list[D] = []
        self.trouble: BaseException | None = None
        self.timeout.connect(self._look)
        self._waiting.start()
        self.start()

    def _look(self) -> None:
        dialog = QApplication.activeModalWidget()
        if not isinstance(dialog, QDialog) or not dialog.isVisible():
            self._waiting.restart()
            return
        if self.trouble is None and isinstance(dialog, self._kind):
            if dialog not in self.met:
                self.met.append(dialog)
            try:
                self._act(dialog)
            except BaseException as error:  # noqa: BLE001  # it would be lost in the event loop, and the dialog stay
                self.trouble = error
        if self.trouble is None and self._waiting.elapsed() > _PATIENCE_MS and dialog.isVisible():
            self.trouble = AssertionError(f"nobody answered {type(dialog).__name__} {dialog.windowTitle()!r}")
        if self.trouble is not None:
            dialog.reject()


@contextmanager
def answering(kind: type[D], act: Callable[[D], object]) -> Iterator[list[D]]:
    """Within, `act` is done with every dialog of the kind that waits for an answer; gives those that came.

    Fails where none came, where `act` failed, and where a dialog was not closed by it.
    """
    person = _Person(kind, act)
    try:
        yield person.met
    finally:
        person.stop()
    if person.trouble is not None:
        raise person.trouble
    assert person.met, f"no {kind.__name__} came"


@contextmanager
def pressing(button: QMessageBox.StandardButton | str) -> Iterator[list[str]]:
    """Within, this button, or the one with these words, is pressed in every question; gives what was asked."""
    asked: list[str] = []

    def press(box: QMessageBox) -> None:
        asked.append(box.text())
        if isinstance(button, str):
            (found,) = [b for b in box.buttons() if button in b.text().replace("&", "")]
            found.click()
        else:
            box.button(button).click()

    with answering(QMessageBox, press):
        yield asked


@contextmanager
def unlocking(password: str) -> Iterator[None]:
    """Within, this is the answer to the question for the password of an archive."""

    def unlock(dialog: PasswordDialog) -> None:
        dialog.first.setText(password)
        dialog.accept()

    with answering(PasswordDialog, unlock):
        yield
