"""The fields of alerts by e-mail: provider, server, login, sender, recipients."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QCheckBox, QComboBox, QFormLayout, QLineEdit, QSpinBox, QVBoxLayout, QWidget

from influx_backup_gui.domain.alert_settings import PORTS, MailSettings, Security
from influx_backup_gui.domain.errors import UsageError
from influx_backup_gui.gui import describe_alerts
from influx_backup_gui.gui.secret_field import NONE, Secret, SecretField
from influx_backup_gui.gui.tr import tr
from influx_backup_gui.gui.widgets import TintedLabel, named
from influx_backup_gui.notify.presets import PRESETS
from influx_backup_gui.store.secrets import AlertSecret


class MailEdit(QWidget):
    """`entered()` answers settings and password."""

    def __init__(self, before: MailSettings | None, folder: Path) -> None:
        super().__init__()
        self.wanted = QCheckBox(tr("Send alerts by &e-mail"))
        self.wanted.setChecked(before is not None)
        self.provider = named(QComboBox(), tr("Provider"))
        self.provider.addItem(tr("Another one"), None)
        for known in PRESETS:
            self.provider.addItem(known.title, known)
        self.host = named(QLineEdit(before.host if before else ""), tr("Mail server"))
        self.host.setPlaceholderText("smtp.example.org")
        self.security = named(QComboBox(), tr("Encryption"))
        for value in Security:
            self.security.addItem(describe_alerts.security(value), value)
        self.port = named(QSpinBox(), tr("Port"))
        self.port.setRange(1, 65_535)
        self.user = named(QLineEdit(before.user if before else ""), tr("User"))
        self.user.setPlaceholderText(tr("Empty where the server wants no login"))
        self.writer = named(QLineEdit(before.sender if before else ""), tr("Sender"))
        self.writer.setPlaceholderText(tr("Address of the sender; empty: the user"))
        self.recipients = named(QLineEdit(", ".join(before.recipients) if before else ""), tr("Recipients"))
        self.recipients.setPlaceholderText(tr("One or more addresses, with commas between them"))
        self.ca_file = named(QLineEdit((before.ca_file or "") if before else ""), tr("Certificates"))
        self.ca_file.setPlaceholderText(tr("Optional: a .pem file, for a certificate of your own"))
        self.advice = TintedLabel("", "warn", wrap=True)
        self.password = self._lay_out(before, folder)
        security = before.security if before else Security.STARTTLS
        self.security.setCurrentIndex(self.security.findData(security))
        self.port.setValue(before.port if before else PORTS[security])
        self.provider.setCurrentIndex(next((n for n, p in enumerate(PRESETS, 1) if p.host == self.host.text()), 0))
        self.provider.activated.connect(lambda _: self._on_provider())
        self.security.activated.connect(lambda _: self._on_security())
        self.user.textChanged.connect(self._on_changed)
        self.host.textChanged.connect(self._on_changed)
        self.wanted.toggled.connect(self._on_changed)
        self._on_changed()

    def _lay_out(self, before: MailSettings | None, folder: Path) -> SecretField:
        self._fields = QWidget()
        form = QFormLayout(self._fields)
        form.setContentsMargins(0, 0, 0, 0)
        for label, field in (
            (tr("Recipien&ts"), self.recipients), (tr("&Provider"), self.provider), (tr("Mail ser&ver"), self.host),
            (tr("En&cryption"), self.security), (tr("P&ort"), self.port), (tr("&User"), self.user),
        ):  # fmt: skip
            form.addRow(label, field)
        source = before.password_source if before and before.user else ""
        password = SecretField(form, AlertSecret.MAIL_PASSWORD, tr("Password"), source, folder / "mail-password")
        form.addRow(tr("&From"), self.writer)
        form.addRow(tr("Certif&icates"), self.ca_file)
        form.addRow(self.advice)
        column = QVBoxLayout(self)
        column.addWidget(self.wanted)
        column.addWidget(self._fields)
        column.addStretch(1)
        return password

    @property
    def _chosen_security(self) -> Security:
        # Qt keeps a StrEnum as a plain text.
        return Security(self.security.currentData())

    def _on_provider(self) -> None:
        known = self.provider.currentData()
        if known is not None:
            self.host.setText(known.host)
            self.security.setCurrentIndex(self.security.findData(known.security))
            self.port.setValue(known.port)
        self._on_changed()

    def _on_security(self) -> None:
        self.port.setValue(PORTS[self._chosen_security])
        self._on_changed()

    def _on_changed(self) -> None:
        self._fields.setEnabled(self.wanted.isChecked())
        self.password.set_enabled(bool(self.user.text().strip()))
        known = self.provider.currentData()
        said = [known.note] if known is not None and known.host == self.host.text() and known.note else []
        if self._chosen_security is Security.PLAIN and self.host.text().strip() not in (
            "",
            "localhost",
            "127.0.0.1",
        ):
            said.append(tr("Without encryption everybody on the way can read mails and password."))
        self.advice.setText(" ".join(said))

    def entered(self) -> tuple[MailSettings | None, Secret | None]:
        """The settings, None where no mail shall be sent, and the password; UsageError says what is wrong."""
        if not self.wanted.isChecked():
            return None, None
        user = self.user.text().strip()
        secret = self.password.secret() if user else None
        if secret is not None and secret.source == NONE:
            raise UsageError(
                tr("There is a user, but no password."), tr("Say where it is kept, or leave out the user.")
            )
        recipients = tuple(r for r in self.recipients.text().replace(";", ",").replace(",", " ").split())
        mail = MailSettings(
            host=self.host.text().strip(),
            recipients=recipients,
            sender=self.writer.text().strip() or user,
            port=self.port.value(),
            security=self._chosen_security,
            user=user,
            password_source=secret.source if secret else NONE,
            ca_file=self.ca_file.text().strip() or None,
        )
        return mail, secret
