"""Restore: which backup, what of it, where to; first the plan, then the restore. Nothing that exists is overwritten."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from PySide6.QtWidgets import (
    QComboBox,
    QFileDialog,
    QFormLayout,
    QHBoxLayout,
    QLineEdit,
    QPlainTextEdit,
    QVBoxLayout,
    QWidget,
)

from influx_backup_gui.domain.backup import Backup
from influx_backup_gui.domain.errors import Problem
from influx_backup_gui.domain.job import IfExists, RestoreJob, Run
from influx_backup_gui.domain.restore_plan import RestorePlan, Step
from influx_backup_gui.gui import describe, describe_server
from influx_backup_gui.gui.row_model import Column, RowFilter, RowModel, row_table
from influx_backup_gui.gui.session import Session
from influx_backup_gui.gui.tr import tr
from influx_backup_gui.gui.widgets import StateLabel, TintedLabel, button, heading, named
from influx_backup_gui.store.files import write_atomically


def step_columns() -> list[Column[Step]]:
    """The columns of the plan."""
    return [
        Column(tr("Action"), lambda s: describe.step(s).text, lambda s: s.action, state=describe.step),
        Column(tr("From the backup"), lambda s: f"{s.source_database}.{s.source_table}", lambda s: s.source_table),
        Column(tr("To"), lambda s: f"{s.target_database}.{s.target_table}", lambda s: s.target_table),
        Column(tr("Rows"), lambda s: describe.rows_short(s.rows), lambda s: s.rows, right=True),
        Column(tr("Why"), lambda s: " ".join((s.reason, *s.differences)), lambda s: s.reason),
    ]


class RestoreTab(QWidget):
    """Any change of the choice throws the plan away: what is run is what was shown."""

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self._planned: RestoreJob | None = None
        self._reading: Any = None
        self.backup = named(QComboBox(), tr("Backup"))
        self.what = named(QComboBox(), tr("What to restore"))
        self.server = named(QComboBox(), tr("Target server"))
        self.name = named(QLineEdit(), tr("Database name there"))
        self.if_exists = named(QComboBox(), tr("If a table exists"))
        self.if_exists.addItem(tr("Stop before anything is written"), IfExists.REFUSE.value)
        self.if_exists.addItem(tr("Add only the rows that are missing"), IfExists.MISSING.value)
        self.plan_button = button(tr("Show &plan"), "search", self.show_plan, tr("Changes nothing"))
        self.restore_button = button(tr("&Restore now"), "restore", self.restore)
        self.save_button = button(tr("Save &report…"), "copy", self._ask_where)
        self.state = StateLabel(describe.no_plan())
        self._said = TintedLabel("", "muted", wrap=True)
        self.model: RowModel[Step] = RowModel(step_columns(), self)
        self.table = row_table(RowFilter(self.model, self), tr("Plan"), stretch=4)
        self._report = named(QPlainTextEdit(), tr("Report"))
        self._report.setReadOnly(True)
        self._report.setMaximumHeight(140)
        self._report.setPlaceholderText(tr("After the restore: what was written, and that every row was compared."))
        self._lay_out()
        self._connect()
        self._show_backups()
        self._show_servers()

    def _lay_out(self) -> None:
        form = QFormLayout()
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.ExpandingFieldsGrow)
        form.addRow(tr("&Backup"), self.backup)
        form.addRow(tr("W&hat"), self.what)
        form.addRow(tr("&To server"), self.server)
        form.addRow(tr("As &database"), self.name)
        form.addRow(tr("If a table e&xists"), self.if_exists)
        row = QHBoxLayout()
        row.addWidget(self.plan_button)
        row.addWidget(self.state)
        row.addStretch(1)
        row.addWidget(self.save_button)
        row.addWidget(self.restore_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 12, 12, 8)
        column.addWidget(heading(tr("Restore"), 1))
        column.addLayout(form)
        column.addLayout(row)
        column.addWidget(self._said)
        column.addWidget(self.table, 1)
        column.addWidget(self._report)

    def _connect(self) -> None:
        session = self._session
        self.backup.currentIndexChanged.connect(self._on_backup)
        self.what.currentIndexChanged.connect(self._on_what)
        for signal in (self.server.currentIndexChanged, self.if_exists.currentIndexChanged, self.name.textChanged):
            signal.connect(self._forget_plan)
        session.backups_changed.connect(self._show_backups)
        session.settings_changed.connect(self._show_servers)
        session.restore_asked.connect(self.choose)
        session.run_ended.connect(self._on_run_ended)

    # --- choosing -----------------------------------------------------------------------------------------

    def _show_backups(self) -> None:
        backups = self._session.engine.backups()
        known = [self.backup.itemData(n) for n in range(self.backup.count())]
        if [b.id for b in backups] == known:
            return
        chosen = self.backup.currentData()
        self.backup.blockSignals(True)
        self.backup.clear()
        for backup in backups:
            state = describe.backup_state(describe.state_of_backup(backup)).text
            self.backup.addItem(f"{backup.name}: {describe.moment(backup.created)}, {state}", backup.id)
        self.backup.setCurrentIndex(max(self.backup.findData(chosen), 0))
        self.backup.blockSignals(False)
        if self.backup.currentData() != chosen:
            self._on_backup()

    def _show_servers(self) -> None:
        chosen = self.server.currentText() or self._session.server
        self.server.clear()
        self.server.addItems([s.name for s in self._session.settings.servers])
        self.server.setCurrentText(chosen)

    def choose(self, backup_id: str) -> None:
        """Restore this backup."""
        self.backup.setCurrentIndex(max(self.backup.findData(backup_id), 0))

    @property
    def chosen(self) -> Backup | None:
        """The backup that is chosen."""
        wanted = self.backup.currentData()
        return next((b for b in self._session.engine.backups() if b.id == wanted), None)

    def _on_backup(self) -> None:
        backup = self.chosen
        self.what.clear()
        self.what.addItem(tr("All databases, under their own names"), "")
        for database in backup.databases if backup else ():
            self.what.addItem(tr("Database {name}", name=database), database)
        self._on_what()

    def _on_what(self) -> None:
        database = self.what.currentData()
        self.name.setEnabled(bool(database))
        # A name of its own: restoring beside what is there frightens nobody.
        self.name.setText(f"{database}_restored" if database else "")
        self._forget_plan()

    def job(self) -> RestoreJob | None:
        """The restore that these choices name."""
        backup, database, name = self.chosen, self.what.currentData(), self.name.text().strip()
        if backup is None or not self.server.currentText() or (database and not name):
            return None
        databases = ((database, name),) if database else ()
        return RestoreJob(
            backup.id, self.server.currentText(), databases, if_exists=IfExists(self.if_exists.currentData())
        )

    # --- plan, restore, report ----------------------------------------------------------------------------

    def _forget_plan(self) -> None:
        if self._reading is not None:
            self._reading.drop()
        self._planned = None
        self.model.set_rows(())
        self._said.setText("")
        self.state.show_state(describe.no_plan())
        self.restore_button.setEnabled(False)
        self.plan_button.setEnabled(self.job() is not None)
        self.save_button.setEnabled(bool(self._report.toPlainText()))

    def show_plan(self) -> None:
        """Ask the target what it has, and show what would happen; changes nothing."""
        job, backup, engine = self.job(), self.chosen, self._session.engine
        if job is None or backup is None:
            return
        self._forget_plan()
        self.state.show_state(describe_server.testing())
        self._reading = self._session.read(
            lambda: engine.plan_restore(job), lambda plan: self._on_plan(job, plan), self._on_problem
        )

    def _on_plan(self, job: RestoreJob, plan: RestorePlan) -> None:
        self.model.set_rows(plan.steps)
        self.state.show_state(describe.plan(plan))
        self._said.setText(" ".join((*plan.problems, *plan.notes)))
        self._planned = None if plan.blocked or plan.overwrites else job
        self.restore_button.setEnabled(self._planned is not None)

    def _on_problem(self, problem: Problem) -> None:
        self.state.show_state(describe_server.test_failed())
        self._said.setText(f"{problem.message} {problem.hint}")

    def restore(self) -> None:
        """Run exactly what was planned."""
        job = self._planned
        if job is not None:
            self._forget_plan()
            self._session.start(job, tr("Restore to {server}", server=job.server))

    def _on_run_ended(self, run: Run) -> None:
        if run.kind == "restore":
            self._report.setPlainText(describe.run_details(run))
            self._forget_plan()

    @property
    def report(self) -> str:
        """What the last restore did."""
        return self._report.toPlainText()

    def _ask_where(self) -> None:
        path, _ = QFileDialog.getSaveFileName(self, tr("Save report"), "restore-report.txt")
        if path:
            self.save_report(Path(path))

    def save_report(self, path: Path) -> None:
        """Write the report as text."""
        data = self.report.encode()
        self._session.read(
            lambda: write_atomically(path, data), lambda _: self._session.told.emit(tr("Saved: {path}", path=path))
        )
