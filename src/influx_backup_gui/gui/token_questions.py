"""Tokens that are kept nowhere: a person types them, one question at a time, also when the tray is what wants one."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QInputDialog, QLineEdit, QWidget

from influx_backup_gui.domain.errors import ExitCode
from influx_backup_gui.domain.job import Run
from influx_backup_gui.gui.session import Session
from influx_backup_gui.gui.tr import tr


class TokenQuestions(QObject):
    """In front of `window`. What waits for an answer waits behind the question that is open; nothing is asked twice."""

    def __init__(self, session: Session, window: QWidget) -> None:
        super().__init__()
        self._session, self._window = session, window
        self.dialog: QInputDialog | None = None
        # (server, what for) -> what to do with its token
        self._waiting: dict[tuple[str, str], Callable[[], object]] = {}
        session.run_ended.connect(self._on_run_ended)

    def ask(self, name: str) -> None:
        """Ask for the token of this server before anything is read; never by a program that is hidden."""
        if self.dialog is None and self._window.isVisible():
            self.ask_then(name, "", lambda: None)

    def ask_then(self, name: str, purpose: str, then: Callable[[], object]) -> None:
        """Call `then` once the token of this server is there; it never is called where the person gives none.

        Show the window before. The same `purpose` is served once, however often it is asked meanwhile.
        """
        if not self._session.needs_token(name):
            then()
            return
        self._waiting[name, purpose] = then
        if self.dialog is None:
            self._ask_all()
        else:
            self.dialog.raise_()
            self.dialog.activateWindow()

    def close(self) -> None:
        """The program ends: the open question is taken back, and no other one comes."""
        self._waiting.clear()
        if self.dialog is not None:
            self.dialog.reject()

    def _ask_all(self) -> None:
        while self._waiting:
            name = next(iter(self._waiting))[0]
            if self._session.needs_token(name):
                self._question(name)
            served = [key for key in self._waiting if key[0] == name]
            for then in [self._waiting.pop(key) for key in served]:
                if not self._session.needs_token(name):
                    then()

    def _question(self, name: str) -> None:
        self.dialog = QInputDialog(self._window)
        self.dialog.setWindowTitle(tr("Token"))
        self.dialog.setLabelText(tr("Token of {name} (it is forgotten when the program closes)", name=name))
        self.dialog.setTextEchoMode(QLineEdit.EchoMode.Password)
        given = self.dialog.exec() == QInputDialog.DialogCode.Accepted
        token = self.dialog.textValue().strip()
        self.dialog.deleteLater()
        self.dialog = None
        if given and token:
            self._session.remember_token(name, token)

    def _on_run_ended(self, run: Run) -> None:
        """A token that the server refused is asked for again."""
        config = next((s for s in self._session.settings.servers if s.name == run.server), None)
        refused = run.problem_code == ExitCode.NOT_AUTHORISED
        if refused and config is not None and config.token_source == "ask":
            self._session.forget_token(run.server)
