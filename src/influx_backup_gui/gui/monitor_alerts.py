"""Who is told when something goes wrong, of what, and what became of it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QCheckBox,
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QHBoxLayout,
    QScrollArea,
    QSpinBox,
    QTabWidget,
    QVBoxLayout,
    QWidget,
)

from influx_backup_gui.domain.addresses import web_address
from influx_backup_gui.domain.alert import SWITCHABLE
from influx_backup_gui.domain.alert_settings import AlertSettings
from influx_backup_gui.domain.errors import BackupError, Problem, problem_of
from influx_backup_gui.engine.sending import Tried
from influx_backup_gui.gui import describe, describe_alerts
from influx_backup_gui.gui.describe import State
from influx_backup_gui.gui.monitor_mail import MailEdit
from influx_backup_gui.gui.row_model import Column, RowModel, row_table
from influx_backup_gui.gui.secret_field import NONE, Secret, SecretField
from influx_backup_gui.gui.session import Session
from influx_backup_gui.gui.tr import tr
from influx_backup_gui.gui.widgets import StateLabel, TintedLabel, button, named
from influx_backup_gui.gui.window_words import told
from influx_backup_gui.store.outbox import Sent
from influx_backup_gui.store.secrets import AlertSecret

_SENT = 200


@dataclass(frozen=True)
class Entered:
    """Settings, and the secrets that belong to them."""

    alerts: AlertSettings
    secrets: tuple[Secret, ...]


def sent_columns() -> list[Column[Sent]]:
    """What was told."""
    return [
        Column(tr("State"), lambda s: describe_alerts.sent(s).text, lambda s: describe_alerts.sent(s).text,
               state=describe_alerts.sent),
        Column(tr("When"), lambda s: describe.moment(s.alert.at), lambda s: s.alert.at),
        Column(tr("By"), lambda s: describe_alerts.channel(s.channel), lambda s: s.channel),
        Column(tr("Subject"), lambda s: s.alert.subject, lambda s: s.alert.subject, tip=lambda s: s.said),
    ]  # fmt: skip


class AlertsDialog(QDialog):
    """ "Send test" keeps what is entered and then takes exactly the path of real alerts."""

    def __init__(self, session: Session, parent: QWidget | None) -> None:
        super().__init__(parent)
        self._session = session
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        before = session.settings.alerts
        folder = session.engine.resources.places.config
        self.setWindowTitle(tr("Alerts"))
        self.resize(640, 560)
        self.mail = MailEdit(before.mail, folder)
        self._elsewhere = QWidget()
        form = QFormLayout(self._elsewhere)
        form.addRow(
            _told(tr("A webhook gets every alert as a JSON document; many chat programs offer such addresses."))
        )
        self.webhook = SecretField(
            form, AlertSecret.WEBHOOK, tr("Webhook address"), before.webhook_source, folder / "webhook"
        )
        form.addRow(_told(tr("A dead-man watch is called at each backup, and alarms when it hears nothing any more.")))
        self.ping = SecretField(form, AlertSecret.PING, tr("Ping address"), before.ping_source, folder / "ping")
        self.kinds = {kind: QCheckBox(describe_alerts.kind(kind)) for kind in SWITCHABLE}
        for kind, box in self.kinds.items():
            box.setChecked(kind in before.kinds)
        self.stuck = named(QSpinBox(), tr("Minutes without progress"))
        self.stuck.setRange(0, 10_000)
        self.stuck.setValue(before.stuck_minutes)
        self.stuck.setSpecialValueText(tr("never"))
        self.sent: RowModel[Sent] = RowModel(sent_columns(), self)
        self._result = StateLabel(State(tr("Not tested yet"), "unproved", "muted"), tr("Test"))
        self._said = TintedLabel("", "plain", wrap=True)
        self._said.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.test_button = button(tr("Save and se&nd test"), "note", self.test, tr("By the way that real alerts go"))
        self.save_button = button(tr("&Save"), "tick", self.save)
        # Enter in a field saves.
        self.test_button.setAutoDefault(False)
        self.save_button.setDefault(True)
        self._pages = QTabWidget()
        self._lay_out()
        self._read_sent()

    def _lay_out(self) -> None:
        pages = (
            (tr("E-&mail"), _scrolled(self.mail)),
            (tr("Wh&at is told"), self._kinds_page()),
            (tr("Else&where"), self._elsewhere),
            (tr("Sent so fa&r"), self._sent_page()),
        )
        for title, page in pages:
            self._pages.addTab(page, title)
        close = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        close.rejected.connect(self.reject)
        row = QHBoxLayout()
        row.addWidget(self.test_button)
        row.addStretch(1)
        row.addWidget(self.save_button)
        row.addWidget(close)
        column = QVBoxLayout(self)
        column.addWidget(self._pages, 1)
        column.addWidget(self._result)
        column.addWidget(self._said)
        column.addLayout(row)

    def _kinds_page(self) -> QWidget:
        page = QWidget()
        column = QVBoxLayout(page)
        for box in self.kinds.values():
            column.addWidget(box)
        form = QFormLayout()
        form.addRow(tr("Minutes without progress until that is told"), self.stuck)
        column.addLayout(form)
        told_once = tr("The same thing is told at once, then at most once a day until it is solved.")
        column.addWidget(TintedLabel(told_once, "muted", wrap=True))
        column.addStretch(1)
        return page

    def _sent_page(self) -> QWidget:
        table = row_table(self.sent, tr("Alerts so far"), stretch=3)
        table.sortByColumn(1, Qt.SortOrder.DescendingOrder)
        return table

    def _read_sent(self) -> None:
        engine = self._session.engine
        self._session.read(lambda: engine.sent_alerts(_SENT), self.sent.set_rows, self._on_problem, self)

    def entered(self) -> Entered:
        """What was entered; UsageError says what is wrong with it."""
        mail, password = self.mail.entered()
        webhook, ping = self.webhook.secret(), self.ping.secret()
        for secret in (webhook, ping):
            if secret.typed:
                web_address(secret.typed)
        alerts = replace(
            self._session.settings.alerts,
            mail=mail,
            webhook_source=webhook.source,
            ping_source=ping.source,
            kinds=frozenset(kind for kind, box in self.kinds.items() if box.isChecked()),
            stuck_minutes=self.stuck.value(),
        )
        return Entered(alerts, tuple(s for s in (password, webhook, ping) if s is not None and s.source != NONE))

    def save(self) -> None:
        """Keep secrets and settings, in the background, and close."""
        self._keep(self.accept)

    def test(self) -> None:
        """Keep them, send a test, and say what was answered."""
        self._keep(self._send)

    def _keep(self, then: Callable[[], None]) -> None:
        try:
            entered = self.entered()
        except BackupError as error:
            self._on_problem(problem_of(error))
            return
        self._busy(True)
        session = self._session

        def keep() -> None:
            for secret in entered.secrets:
                secret.keep()
            session.engine.update_settings(lambda s: replace(s, alerts=entered.alerts))

        session.keep(keep, lambda _: then(), self._on_problem, self)

    def _send(self) -> None:
        self._result.show_state(describe_alerts.trying())
        self._said.setText("")
        self._session.read(self._session.engine.test_alerts, self._on_tested, self._on_problem, self)

    def _on_tested(self, tried: tuple[Tried, ...]) -> None:
        self._busy(False)
        self._result.show_state(describe_alerts.tested(tried))
        self._said.setText(describe_alerts.test_lines(tried))
        self._read_sent()

    def _on_problem(self, problem: Problem) -> None:
        self._busy(False)
        self._result.show_state(State(tr("That did not work"), "failed", "bad"))
        self._said.setText(told(problem))

    def _busy(self, busy: bool) -> None:
        for widget in (self.test_button, self.save_button):
            widget.setEnabled(not busy)

    @property
    def said(self) -> str:
        """What the test, or the last try to save, said."""
        return f"{self._result.text}. {self._said.text()}"


def _told(text: str) -> TintedLabel:
    return TintedLabel(text, "muted", wrap=True)


def _scrolled(widget: QWidget) -> QScrollArea:
    area = QScrollArea()
    area.setWidget(widget)
    area.setWidgetResizable(True)
    area.setFrameShape(QScrollArea.Shape.NoFrame)
    return area
