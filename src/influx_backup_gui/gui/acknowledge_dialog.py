"""Rows are gone: shows what, per table and span of days, and takes the reason of a person who knows why."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QCheckBox,
    QDialog,
    QDialogButtonBox,
    QHeaderView,
    QLabel,
    QMessageBox,
    QPlainTextEdit,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from influx_backup_gui.domain.coverage_records import LossKind
from influx_backup_gui.domain.job import Run
from influx_backup_gui.engine.coverage import WaitingLoss
from influx_backup_gui.gui import describe, describe_coverage
from influx_backup_gui.gui.session import Session
from influx_backup_gui.gui.tick_access import TickTreeWidget
from influx_backup_gui.gui.tr import tr
from influx_backup_gui.gui.widgets import TintedLabel, ask, named
from influx_backup_gui.gui.window_words import in_window

_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
_REGULARLY = (LossKind.ROWS, LossKind.VALUES)
_TABLE = Qt.ItemDataRole.UserRole


class AcknowledgeDialog(QDialog):
    """`reason`, `tables` and `often` are what was said; OK is there only with a reason and at least one table."""

    def __init__(self, parent: QWidget | None, server: str, losses: Sequence[WaitingLoss]) -> None:
        super().__init__(parent)
        self.setWindowTitle(tr("Rows are gone"))
        self.resize(820, 460)
        self.list = named(TickTreeWidget(), tr("What is gone"), tr("Ticked tables are acknowledged"))
        self.list.setRootIsDecorated(False)
        self.list.setHeaderLabels([tr("Table"), tr("Gone"), tr("Rows"), tr("Days (UTC)"), tr("Held by")])
        self.list.headerItem().setTextAlignment(2, _RIGHT)
        self.list.header().setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        self.list.header().setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        self.list.header().setStretchLastSection(False)
        self._losses, self._items = losses, [_item(found) for found in losses]
        self.list.addTopLevelItems(self._items)
        self.list.setCurrentItem(self._items[0])
        self.reason = named(QPlainTextEdit(), tr("Why they are gone"))
        self.reason.setPlaceholderText(tr("For example: old measurements were deleted on purpose"))
        self.reason.setTabChangesFocus(True)
        self.reason.setMaximumHeight(70)
        self.regularly = QCheckBox(tr("This happens to these tables &regularly: later backups need not tell it"))
        named(self.regularly, tr("What happens regularly"), describe_coverage.regularly())
        label = QLabel(tr("&Why they are gone"))
        label.setBuddy(self.reason)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
        self.accept_button = buttons.addButton(tr("&Acknowledge"), QDialogButtonBox.ButtonRole.AcceptRole)
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        for widget in (
            TintedLabel(describe_coverage.introduction(server), "plain", wrap=True),
            self.list,
            TintedLabel(describe_coverage.advice([w.loss for w in losses]), "plain", wrap=True),
            label,
            self.reason,
            self.regularly,
            TintedLabel(describe_coverage.consequence(), "muted", wrap=True),
            buttons,
        ):
            column.addWidget(widget, 1 if widget is self.list else 0)
        self.reason.textChanged.connect(self._check)
        self.list.itemChanged.connect(self._check)
        self._check()

    def _check(self) -> None:
        said = bool(self.reason.toPlainText().strip())
        self.accept_button.setEnabled(said and bool(self.tables))
        ticked = [w.loss for i, w in zip(self._items, self._losses, strict=True) if _ticked(i)]
        self.regularly.setEnabled(bool(ticked) and all(x.kind in _REGULARLY for x in ticked))

    @property
    def tables(self) -> tuple[tuple[str, str], ...]:
        """(database, table) of those that are ticked."""
        return tuple(dict.fromkeys(i.data(0, _TABLE) for i in self._items if _ticked(i)))

    @property
    def often(self) -> bool:
        """Whether it happens regularly: said by a person, and possible for all that is ticked."""
        return self.regularly.isEnabled() and self.regularly.isChecked()


def _ticked(item: QTreeWidgetItem) -> bool:
    return item.checkState(0) is Qt.CheckState.Checked


def _item(found: WaitingLoss) -> QTreeWidgetItem:
    loss = found.loss
    item = QTreeWidgetItem(
        [
            loss.name,
            describe_coverage.what(loss),
            describe.rows_short(loss.rows),
            describe_coverage.days(loss),
            describe_coverage.holder(found),
        ]
    )
    item.setCheckState(0, Qt.CheckState.Checked)
    item.setData(0, _TABLE, (loss.database, loss.table))
    item.setTextAlignment(2, _RIGHT)
    item.setToolTip(1, in_window(loss.text))
    item.setToolTip(2, describe.count(loss.rows))
    return item


def acknowledge(session: Session, server: str, parent: QWidget) -> None:
    """Show what waits for a person about this server, and keep what is said in the background."""
    engine = session.engine

    def show(losses: tuple[WaitingLoss, ...]) -> None:
        if not losses:
            session.told.emit(tr("{server} shows all that was saved of it.", server=server))
            return
        dialog = AcknowledgeDialog(parent, server, losses)
        if ask(dialog):
            reason, tables, often = dialog.reason.toPlainText(), dialog.tables, dialog.often
            session.read(lambda: engine.acknowledge(server, reason, session.now(), tables, often), said)

    def said(run: Run) -> None:
        _tell(session, run)

    session.read(lambda: engine.losses(server, session.now()), show)


def withdraw(session: Session, server: str, tables: Sequence[tuple[str, str]], parent: QWidget) -> None:
    """Ask whether it shall be a loss again when days of these tables go or values are others, and keep that."""
    question, yes = describe_coverage.loss_again(tables), QMessageBox.StandardButton.Yes
    if QMessageBox.question(parent, tr("What happens regularly"), question) == yes:
        engine = session.engine
        session.read(lambda: [engine.withdraw(server, t) for t in tables], lambda runs: _tell(session, runs[-1]))


def _tell(session: Session, run: Run) -> None:
    session.told.emit(describe.run_line(run))
    session.runs_changed.emit()
    session.backups_changed.emit()
    session.after_settings()
