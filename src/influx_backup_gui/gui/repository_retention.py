"""What a folder keeps of backups that no schedule has a rule for, and how much it holds in all."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QVBoxLayout, QWidget

from influx_backup_gui.domain.errors import Problem
from influx_backup_gui.domain.job import PruneJob
from influx_backup_gui.engine.pruning import PrunePlan
from influx_backup_gui.engine.repositories import with_retention
from influx_backup_gui.gui import describe_schedule
from influx_backup_gui.gui.schedule_edit_keep import KeepEdit
from influx_backup_gui.gui.session import Session
from influx_backup_gui.gui.tr import tr
from influx_backup_gui.gui.widgets import TintedLabel
from influx_backup_gui.gui.window_words import told
from influx_backup_gui.store.settings import RepositoryConfig


class RetentionDialog(QDialog):
    """Keeps the rules; with the other button what they do not keep goes to the trash at once, as a job."""

    def __init__(self, session: Session, parent: QWidget | None, config: RepositoryConfig) -> None:
        super().__init__(parent)
        self._session, self._config = session, config
        self.setWindowTitle(tr("What {name} keeps", name=config.name))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.keep = KeepEdit(session, config.retention, describe_schedule.folder_keeps, describe_schedule.folder_would)
        self._said = TintedLabel("", "bad", wrap=True)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Ok | QDialogButtonBox.StandardButton.Cancel)
        self.ok = buttons.button(QDialogButtonBox.StandardButton.Ok)
        self.clean = buttons.addButton(tr("OK, and clean &up now"), QDialogButtonBox.ButtonRole.ApplyRole)
        self.clean.setToolTip(tr("What the rules do not keep goes to the trash, and can be taken back for seven days"))
        self.clean.setEnabled(False)
        buttons.accepted.connect(lambda: self.save(False))
        self.clean.clicked.connect(lambda _: self.save(True))
        buttons.rejected.connect(self.reject)
        explained = tr(
            "For backups that no schedule has a rule of its own for. “At most in all” is about the whole folder: the "
            "oldest go first. Nothing goes before a scheduled backup has ended well, or you clean up."
        )
        column = QVBoxLayout(self)
        column.addWidget(TintedLabel(explained, "muted", wrap=True))
        column.addWidget(self.keep, 1)
        column.addWidget(self._said)
        column.addWidget(buttons)
        self.resize(660, 480)
        self.keep.changed.connect(self._on_changed)
        self.keep.planned.connect(self._on_planned)
        self.finished.connect(self.keep.drop)
        self._on_changed()

    def _entered(self) -> RepositoryConfig:
        return replace(self._config, retention=self.keep.policy())

    def _on_changed(self) -> None:
        self._said.setText("")
        self.clean.setEnabled(False)
        entered, session = self._entered(), self._session
        job = PruneJob(entered.name)
        configs = tuple(entered if c.name == entered.name else c for c in session.engine.repositories())
        self.keep.refresh("", lambda: session.engine.plan_prune(job, session.now(), repositories=configs))

    def _on_planned(self, plan: PrunePlan) -> None:
        self.clean.setEnabled(bool(plan.removed))

    def save(self, clean: bool) -> None:
        """Keep the rules, and with `clean` apply them."""
        entered, session = self._entered(), self._session
        self.ok.setEnabled(False)
        self.clean.setEnabled(False)

        def start() -> None:
            if clean:
                session.start(PruneJob(entered.name), tr("Clean up {name}", name=entered.name))

        session.keep(
            lambda: session.engine.update_settings(lambda s: with_retention(s, entered)),
            lambda _: self.accept(),
            self._on_problem,
            self,
            start,
        )

    def _on_problem(self, problem: Problem) -> None:
        self.ok.setEnabled(True)
        self._said.setText(told(problem))
