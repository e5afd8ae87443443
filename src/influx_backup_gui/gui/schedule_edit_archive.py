"""How the archives of a schedule are called, where they go, how they are made."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QComboBox, QFormLayout, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from influx_backup_gui.domain.errors import BackupError, Problem
from influx_backup_gui.domain.job import BackupJob, Profile
from influx_backup_gui.domain.names import backup_name
from influx_backup_gui.gui.password_dialog import ask_new_password
from influx_backup_gui.gui.session import Session
from influx_backup_gui.gui.tr import tr
from influx_backup_gui.gui.widgets import TintedLabel, button, named
from influx_backup_gui.gui.window_words import told
from influx_backup_gui.store.secrets import archive_password, store_archive_password


class ArchiveEdit(QWidget):
    """`applied(job)` is the job with what is entered here."""

    changed = Signal()

    def __init__(self, session: Session, job: BackupJob) -> None:
        super().__init__()
        self._session, self._server = session, job.server
        self.template = named(QLineEdit(job.name), tr("Name template"), tr("{server} {database} {date} {time}"))
        self._example = TintedLabel("", "muted", wrap=True)
        self.repository = named(QComboBox(), tr("Folder"))
        self._show_repositories(job.repository)
        self._where = TintedLabel("", "muted", wrap=True)
        self.profile = named(QComboBox(), tr("Profile"))
        self.profile.addItem(tr("Small: encoded again, takes less space"), Profile.SMALL.value)
        self.profile.addItem(tr("Fast: kept as the server sent it"), Profile.FAST.value)
        self.profile.setCurrentIndex(self.profile.findData(job.profile.value))
        self.encrypt = named(QCheckBox(tr("&Encrypt with a password")), tr("Encrypt"))
        self.encrypt.setChecked(job.encrypt)
        self._password = TintedLabel("", "muted", wrap=True)
        self.keep_password = button(tr("&Keep a password…"), "lock", self._ask_password)
        self.note = named(QLineEdit(job.note), tr("Note"))
        self.note.setPlaceholderText(tr("Optional"))
        self._lay_out()
        for signal in (
            self.template.textChanged,
            self.repository.currentIndexChanged,
            self.profile.currentIndexChanged,
            self.encrypt.toggled,
            self.note.textChanged,
        ):
            signal.connect(self._on_changed)
        self.encrypt.toggled.connect(self._read_password)
        self._read_password()
        self._on_changed()

    def _lay_out(self) -> None:
        password = QWidget()
        row = QHBoxLayout(password)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self._password, 1)
        row.addWidget(self.keep_password)
        self._password_row = password
        form = QFormLayout()
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.ExpandingFieldsGrow)
        form.addRow(tr("Archive na&me"), self.template)
        form.addRow("", self._example)
        form.addRow(tr("Store &in"), self.repository)
        form.addRow("", self._where)
        form.addRow(tr("&Profile"), self.profile)
        form.addRow("", self.encrypt)
        form.addRow("", password)
        form.addRow(tr("N&ote"), self.note)
        self._form = form
        column = QVBoxLayout(self)
        column.addLayout(form)
        column.addStretch(1)

    def show_server(self, name: str) -> None:
        """The example is one of this server."""
        self._server = name
        self._on_changed()

    def _show_repositories(self, chosen: str) -> None:
        known = self._session.engine.repositories()
        self.repository.addItem(tr("The default folder ({name})", name=known[0].name), "")
        for config in known:
            self.repository.addItem(config.name, config.name)
        if self.repository.findData(chosen) < 0:
            self.repository.addItem(chosen, chosen)
        self.repository.setCurrentIndex(self.repository.findData(chosen))

    def _on_changed(self) -> None:
        try:
            said, role = tr("For example {name}", name=self._name(self._job())), "muted"
        except BackupError as error:
            said, role = told(error), "bad"
        self._example.setText(said)
        self._example.set_role(role)
        path = self._path()
        self._where.setText(path or tr("There is no such folder any more: choose another one."))
        self._where.set_role("muted" if path else "bad")
        self.changed.emit()

    def _path(self) -> str:
        known, wanted = self._session.engine.repositories(), self.repository.currentData()
        return next((r.path for r in known if r.name == (wanted or known[0].name)), "")

    def _job(self) -> BackupJob:
        return self.applied(BackupJob(self._server or "server"))

    def _name(self, job: BackupJob) -> str:
        return backup_name(job.name, job.server, job.selection.databases, self._session.now())

    # --- the password -----------------------------------------------------------------------------------

    def _read_password(self) -> None:
        self._form.setRowVisible(self._password_row, self.encrypt.isChecked())
        if self.encrypt.isChecked():
            self._session.read(archive_password, self._on_password, self._on_trouble)

    def _on_password(self, password: str | None) -> None:
        self.keep_password.setVisible(password is None)
        self._password.set_role("muted" if password else "warn")
        self._password.setText(
            tr("The password that is kept on this machine is used.")
            if password
            else tr("No password is kept on this machine: a backup that runs without you fails without one.")
        )

    def _on_trouble(self, problem: Problem) -> None:
        self.keep_password.show()
        self._password.set_role("bad")
        self._password.setText(told(problem))

    def _ask_password(self) -> None:
        password = ask_new_password(self)
        if password:
            self._session.keep(
                lambda: store_archive_password(password), lambda _: self._read_password(), self._on_trouble, self
            )

    @property
    def example(self) -> str:
        """A name that the template gives, or what is wrong with it."""
        return self._example.text()

    @property
    def password_said(self) -> str:
        """What is said about the password."""
        return self._password.text()

    # --- what is entered --------------------------------------------------------------------------------

    def trouble(self) -> str:
        """What is wrong with what is entered, "" where nothing is."""
        try:
            self._name(self._job())
        except BackupError as error:
            return told(error)
        return "" if self._path() else self._where.text()

    def applied(self, job: BackupJob) -> BackupJob:
        """The job with what is entered here."""
        return replace(
            job,
            name=self.template.text(),
            repository=self.repository.currentData(),
            profile=Profile(self.profile.currentData()),
            encrypt=self.encrypt.isChecked(),
            note=self.note.text().strip(),
        )
