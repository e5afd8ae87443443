"""The fields of one server: name, address, token and where it is kept, certificates; with "Test"."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QFormLayout, QHBoxLayout, QLabel, QLineEdit, QVBoxLayout, QWidget

from influx_backup_gui.domain.addresses import server_address
from influx_backup_gui.domain.errors import BackupError, Problem, UsageError
from influx_backup_gui.domain.names import checked_file_name
from influx_backup_gui.domain.server import ServerConfig
from influx_backup_gui.gui import describe_server
from influx_backup_gui.gui.server_entry import ASK, FILE, KEYRING, NONE, VARIABLE, Entered, keep
from influx_backup_gui.gui.session import Session
from influx_backup_gui.gui.tr import tr
from influx_backup_gui.gui.widgets import StateLabel, TintedLabel, button, named
from influx_backup_gui.store.secrets import keyring_trouble

_VARIABLE = re.compile(r"[A-Za-z_][A-Za-z0-9_]*")


class ServerEdit(QWidget):
    """`entered()` answers the fields, or raises UsageError with what is wrong with them."""

    changed = Signal()

    def __init__(self, session: Session, config: ServerConfig | None = None) -> None:
        super().__init__()
        self._session, self._before = session, config
        self._found_there: dict[str, Any] | None = None
        self._place_chosen = False
        self._reading: Any = None
        self.name = named(QLineEdit(config.name if config else ""), tr("Server name"))
        self.name.setPlaceholderText(tr("home"))
        self.name.setEnabled(config is None)
        self.url = named(QLineEdit(config.url if config else ""), tr("Address"))
        self.url.setPlaceholderText("http://localhost:8181")
        self.token = named(QLineEdit(echoMode=QLineEdit.EchoMode.Password), tr("Token"))
        self.place = named(QComboBox(), tr("Where the token is kept"))
        for place, text in _places():
            self.place.addItem(text, place)
        self.where = named(QLineEdit(), tr("Variable or file"))
        self.ca_file = named(QLineEdit((config.ca_file or "") if config else ""), tr("Certificates"))
        self.ca_file.setPlaceholderText(tr("Optional: a .pem file, for a certificate of your own"))
        self.quiet = _quiet_choice(config.quiet_hours if config else None)
        self._advice = TintedLabel("", "muted", wrap=True)
        self._advice.setMinimumWidth(380)  # a form reserves the height that the least width needs
        self.test = button(
            tr("&Test"), "verify", self.run_test, tr("Ask the server who it is and what the token may read")
        )
        self._result = StateLabel(describe_server.not_tested())
        self._found = TintedLabel("", "muted", wrap=True)
        self._lay_out()
        self._show_source(config)
        for edit in (self.name, self.url, self.token, self.where, self.ca_file):
            edit.textChanged.connect(self._on_changed)
        self.name.textChanged.connect(self._name_file)
        self.place.currentIndexChanged.connect(self._on_place)
        self.place.activated.connect(self._on_place_chosen)
        self._on_place()
        if config is None:
            session.read(keyring_trouble, self._on_keyring, owner=self)

    def _lay_out(self) -> None:
        self.form = QFormLayout()
        self.form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.ExpandingFieldsGrow)
        self.form.addRow(tr("&Name"), self.name)
        self.form.addRow(tr("&Address"), self.url)
        self.form.addRow(tr("T&oken"), self.token)
        self.form.addRow(tr("&Kept in"), self.place)
        self._where_label = QLabel()
        self._where_label.setBuddy(self.where)
        self.form.addRow(self._where_label, self.where)
        self.form.addRow("", self._advice)
        self.form.addRow(tr("&Certificates"), self.ca_file)
        self.form.addRow(tr("&Warn of quiet tables"), self.quiet)
        row = QHBoxLayout()
        row.addWidget(self.test)
        row.addWidget(self._result)
        row.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addLayout(self.form)
        column.addLayout(row)
        column.addWidget(self._found)

    def _show_source(self, config: ServerConfig | None) -> None:
        kind, _, where = (config.token_source if config else KEYRING).partition(":")
        self.place.setCurrentIndex(max(self.place.findData(kind), 0))
        self.where.setText(where)
        if config is not None and kind not in (NONE, ASK):
            self.token.setPlaceholderText(tr("Leave empty to keep the one that is there"))

    def _on_place_chosen(self) -> None:
        self._place_chosen = True

    def _on_keyring(self, trouble: str) -> None:
        """Where there is no keyring, nobody has to find that out by failing."""
        if trouble and not self._place_chosen and self.place.currentData() == KEYRING:
            self.place.setCurrentIndex(self.place.findData(FILE))
            self._advice.setText(describe_server.no_keyring())

    def _name_file(self) -> None:
        """A token file of its own for each server, until a person names another."""
        if self.place.currentData() == FILE and not self.where.isModified():
            self.where.setText(str(_token_file(self._session, self.name.text().strip())))

    def _on_place(self) -> None:
        place = self.place.currentData()
        self.form.setRowVisible(self.where, place in (VARIABLE, FILE))
        self._where_label.setText(tr("&Variable") if place == VARIABLE else tr("&File"))
        self.form.setRowVisible(self.token, place in (KEYRING, FILE, ASK))
        if place == FILE and (not self.where.text() or _VARIABLE.fullmatch(self.where.text())):
            self.where.setText(str(_token_file(self._session, self.name.text().strip())))
        if place == VARIABLE and not _VARIABLE.fullmatch(self.where.text()):
            self.where.setText("INFLUXDB3_AUTH_TOKEN")
        self._advice.setText(describe_server.token_place(place))
        self._on_changed()

    def _on_changed(self) -> None:
        self.form.setRowVisible(self.ca_file, bool(self.ca_file.text()) or self.url.text().strip().startswith("https"))
        self._result.show_state(describe_server.not_tested())
        self._say("")
        self._found_there = None
        self.test.setEnabled(True)
        if self._reading is not None:  # an answer to what is no longer entered says nothing
            self._reading.drop()
        self.changed.emit()

    def entered(self) -> Entered:
        """What was entered; UsageError says what is wrong with it."""
        name = checked_file_name(self.name.text().strip())
        if self._before is None and any(s.name == name for s in self._session.settings.servers):
            raise UsageError(tr("There is a server {name} already.", name=name), tr("Choose another name."))
        place, where = self.place.currentData(), self.where.text().strip()
        if place == VARIABLE and not _VARIABLE.fullmatch(where):
            raise UsageError(
                tr("{name} is no name of a variable.", name=where), tr("For example INFLUXDB3_AUTH_TOKEN.")
            )
        if place == FILE and not where:
            raise UsageError(tr("The file of the token has no name."))
        self._check_token(place, where)
        if place == FILE:
            where = str(Path(where).expanduser().absolute())
        source = f"{place}:{where}" if place in (VARIABLE, FILE) else place
        certificates, quiet = self.ca_file.text().strip() or None, self.quiet.currentData()
        config = ServerConfig(name, _address(self.url.text()), source, certificates, quiet)
        return Entered(config, self.token.text().strip(), place)

    def _check_token(self, place: str, where: str) -> None:
        """A token that is nowhere yet has to be typed."""
        before = self._before.token_source if self._before is not None else ""
        there = before == KEYRING if place == KEYRING else place == FILE and Path(where).expanduser().is_file()
        if place in (KEYRING, FILE) and not there and not self.token.text().strip():
            raise UsageError(
                tr("The token is missing."), tr("Type it; a server without tokens is chosen under “Kept in”.")
            )

    @property
    def complete(self) -> bool:
        """Whether what was entered makes sense."""
        try:
            self.entered()
        except BackupError:
            return False
        return True

    def run_test(
        self, worked: Callable[[], None] | None = None, failed: Callable[[Problem], None] | None = None
    ) -> None:
        """Ask the server, in the background, with what is entered; `worked` or `failed` follow."""

        def on_problem(problem: Problem) -> None:
            self._on_problem(problem)
            if failed is not None:
                failed(problem)

        def on_tested(report: dict[str, Any]) -> None:
            self._on_tested(report)
            if worked is not None:
                worked()

        try:
            entered = self.entered()
        except BackupError as error:
            on_problem(Problem(error.message, error.hint))
            return
        self.test.setEnabled(False)
        self._result.show_state(describe_server.testing())
        session = self._session
        self._reading = session.read(
            lambda: session.test_address(entered.config, entered.token), on_tested, on_problem, self
        )

    def _on_tested(self, report: dict[str, Any]) -> None:
        self.test.setEnabled(True)
        self._found_there = report
        self._result.show_state(describe_server.tested(report))
        self._say(describe_server.found_on_server(report))

    def _on_problem(self, problem: Problem) -> None:
        self.test.setEnabled(True)
        self._result.show_state(describe_server.test_failed())
        self._say(describe_server.why_not(problem))

    def _say(self, text: str) -> None:
        self._found.setText(text)
        self._found.setVisible(bool(text))

    @property
    def advice(self) -> str:
        """What is said about the place of the token."""
        return self._advice.text()

    @property
    def works(self) -> bool:
        """Whether the server answered to what is entered now."""
        return self._found_there is not None

    @property
    def found(self) -> dict[str, Any] | None:
        """What the server said of itself (`Engine.test_address`); None where it was not asked or did not answer."""
        return self._found_there

    @property
    def result(self) -> str:
        """What the test said."""
        return f"{self._result.text}. {self._found.text()}"

    def save(self, done: Callable[[], None], failed: Callable[[Problem], None]) -> None:
        """Keep token and settings, in the background (a keyring may ask its own questions)."""
        try:
            entered = self.entered()
        except BackupError as error:
            failed(Problem(error.message, error.hint))
            return
        session = self._session
        session.keep(lambda: keep(session, entered), lambda _: done(), failed, self)


def _places() -> tuple[tuple[str, str], ...]:
    shown = [
        (KEYRING, tr("The keyring of this system")),
        (FILE, tr("A file that only you can read")),
        (VARIABLE, tr("An environment variable")),
        (ASK, tr("Nowhere: ask each time")),
        (NONE, tr("The server needs no token")),
    ]
    return tuple(shown)


def _quiet_choice(hours: int | None) -> QComboBox:
    """When a backup warns of a table that gets rows all the time and has had none."""
    choice = named(QComboBox(), tr("Warn of quiet tables"))
    choice.setToolTip(
        tr("A backup ends with a warning where a table that gets rows all the time has had none for so long")
    )
    shown = dict.fromkeys((None, *sorted({2, 6, 12, 24, 48, 168} | ({hours} if hours else set())), 0))
    for known in shown:
        choice.addItem(describe_server.quiet_for(known), known)
    choice.setCurrentIndex(list(shown).index(hours))
    return choice


def _token_file(session: Session, server: str) -> Path:
    return session.engine.resources.places.config / (f"{server}.token" if server else "token")


def _address(text: str) -> str:
    text = text.strip()
    return server_address(text if "://" in text else f"http://{text}")
