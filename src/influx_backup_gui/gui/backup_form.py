"""What to save, how it is called, where it goes. One press on "Back up now" works with everything at its default."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QFormLayout,
    QLineEdit,
    QScrollArea,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from influx_backup_gui.domain.errors import Problem, UsageError
from influx_backup_gui.domain.job import BackupJob, Profile
from influx_backup_gui.domain.names import backup_name
from influx_backup_gui.gui import describe, engine_words
from influx_backup_gui.gui.password_dialog import ask_new_password
from influx_backup_gui.gui.selection_tree import SelectionTree
from influx_backup_gui.gui.session import Session
from influx_backup_gui.gui.time_choice import TimeChoice
from influx_backup_gui.gui.tr import tr
from influx_backup_gui.gui.widgets import TintedLabel, button, heading, named, scrolled
from influx_backup_gui.gui.window_words import told
from influx_backup_gui.store.files import free_bytes

_TEMPLATE = BackupJob("").name
_SETTLE_MS = 400
# Pixels between the fields and their scroll bar.
_GAP = 6


class BackupForm(QWidget):
    """`job()` is what would be run now."""

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self.what = SelectionTree(session)
        self.time = TimeChoice()
        self.template = named(QLineEdit(_TEMPLATE), tr("Name template"), tr("{server} {database} {date} {time}"))
        self._preview = TintedLabel("", "muted")
        self._preview.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self._preview.setMinimumWidth(1)  # a long name makes no wide window
        self.repository = named(QComboBox(), tr("Repository"))
        self._free = TintedLabel("", "muted", wrap=True)
        self.profile = named(QComboBox(), tr("Profile"))
        self.profile.addItem(tr("Small: takes less space"), Profile.SMALL)
        self.profile.addItem(tr("Fast: as the server sent it"), Profile.FAST)
        for box in (self.profile, self.repository):
            box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
            box.setMinimumContentsLength(8)
            box.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.encrypt = named(QCheckBox(tr("Encr&ypt with a password")), tr("Encrypt"))
        self.other_password = button(tr("Another password…"), "edit", self.ask_password)
        self.note = named(QLineEdit(), tr("Note"))
        self.note.setPlaceholderText(tr("Optional"))
        self.estimate = TintedLabel("", "muted", wrap=True)
        self.start = button(tr("Bac&k up now"), "backup", self.back_up)
        self.start.setDefault(True)
        self._settle = QTimer(self, singleShot=True, interval=_SETTLE_MS)
        self._settle.timeout.connect(self._read_estimate)
        self._reading: Any = None
        self._lay_out()
        self._connect()
        self._show_repositories()
        self._show_password()
        self._on_changed()

    def _lay_out(self) -> None:
        form = QFormLayout()
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.ExpandingFieldsGrow)
        form.setLabelAlignment(Qt.AlignmentFlag.AlignLeft)
        form.setVerticalSpacing(5)
        form.addRow(tr("T&ime"), self.time)
        form.addRow(tr("&Name"), self.template)
        form.addRow("", self._preview)
        form.addRow(tr("&Store in"), self.repository)
        form.addRow("", self._free)
        form.addRow(tr("&Profile"), self.profile)
        form.addRow("", self.encrypt)
        form.addRow("", self.other_password)
        self._form = form
        form.addRow(tr("Not&e"), self.note)
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 0, _GAP, 0)
        title = heading(tr("What to save"), 1)
        title.setMinimumHeight(self.template.sizeHint().height())  # on one line with the one beside the search
        column.addWidget(title)
        column.addWidget(self.what, 1)
        column.addLayout(form)
        area = QScrollArea()
        scrolled(area, inside)
        area.setMinimumWidth(inside.minimumSizeHint().width() + _GAP)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(area, 1)
        whole.addWidget(self.estimate)
        foot = QVBoxLayout()
        foot.setContentsMargins(0, 0, _GAP, 0)
        foot.addWidget(self.start)
        whole.addLayout(foot)

    def _connect(self) -> None:
        for signal in (
            self.what.changed,
            self.time.changed,
            self.template.textChanged,
            self.profile.currentIndexChanged,
        ):
            signal.connect(self._on_changed)
        self.repository.currentIndexChanged.connect(self._read_free)
        self.encrypt.toggled.connect(self._show_password)
        session = self._session
        session.settings_changed.connect(self._show_repositories)
        session.server_chosen.connect(self._on_changed)
        session.backups_changed.connect(self._read_free)

    # --- what it says -----------------------------------------------------------------------------------

    def _show_repositories(self) -> None:
        before = self.repository.currentData()
        self.repository.blockSignals(True)
        self.repository.clear()
        for config in self._session.engine.repositories():
            self.repository.addItem(config.name, config.name)
            self.repository.setItemData(self.repository.count() - 1, config.path, Qt.ItemDataRole.ToolTipRole)
        self.repository.setCurrentIndex(max(self.repository.findData(before), 0))
        self.repository.blockSignals(False)
        self._read_free()

    def _read_free(self) -> None:
        name = self.repository.currentData()
        config = next((r for r in self._session.engine.repositories() if r.name == name), None)
        if config is None:
            return
        path = Path(config.path)
        self.repository.setToolTip(config.path)
        self._session.read(
            lambda: free_bytes(path),
            lambda free: self._free.setText(describe.free_space(free)),
            lambda problem: self._free.setText(problem.message),
        )

    def _on_changed(self) -> None:
        trouble = self.trouble()
        self._preview.setText(trouble or tr("For example {name}", name=self._name()))
        self._preview.setWordWrap(bool(trouble))  # a form leaves room for a second line below each text that may break
        self._preview.setToolTip(self._preview.text())
        self._preview.set_role("bad" if trouble else "muted")
        self.start.setEnabled(not trouble and self.what.selection() is not None)
        self.estimate.setText(tr("Estimating…") if self.start.isEnabled() else "" if trouble else self._not_yet())
        self._settle.start()

    def _not_yet(self) -> str:
        """Why "Back up now" cannot be pressed, where the choice of what to save is the cause."""
        if self.what.loading:
            return tr("Can start once the server has said what it has.")
        return "" if self.what.trouble else tr("Tick at least one table to save something.")

    def _name(self) -> str:
        selection = self.what.selection()
        databases = selection.databases if selection else ()
        return backup_name(self.template.text(), self._session.server or "server", databases, self._session.now())

    def trouble(self) -> str:
        """Why no backup can be started from what is entered; "" where it can."""
        try:
            self._name()
        except UsageError as error:
            return told(error)
        if self.time.range_at(self._session.now()) is None:
            return tr("The end of the time range is not after its beginning.")
        return ""

    def _read_estimate(self) -> None:
        job = self.job()
        if self._reading is not None:
            self._reading.drop()
        if job is None:
            return
        engine, stopping = self._session.engine, self._session.stopping
        self._reading = self._session.read(
            lambda: engine.plan_backup(job, stopping), self._on_estimate, self._on_no_estimate
        )

    def _on_estimate(self, plan: dict[str, Any]) -> None:
        said = (describe.estimate(plan["rows"], plan["bytes"]), *map(engine_words.translated, plan["warnings"]))
        self.estimate.setText("\n".join(said))

    def _on_no_estimate(self, problem: Problem) -> None:
        self.estimate.setText(tr("No estimate: {reason}", reason=problem.message))

    # --- doing ------------------------------------------------------------------------------------------

    def job(self) -> BackupJob | None:
        """The job that these choices name; None where they name none."""
        selection, time = self.what.selection(), self.time.range_at(self._session.now())
        if selection is None or time is None or self.trouble():
            return None
        return BackupJob(
            self._session.server,
            replace(selection, range=time),
            name=self.template.text(),
            repository=self.repository.currentData() or "",
            profile=Profile(self.profile.currentData()),  # Qt keeps no more than its text
            encrypt=self.encrypt.isChecked(),
            note=self.note.text().strip(),
        )

    def back_up(self) -> None:
        """Start the backup; the password is asked before it starts, never by the job."""
        job = self.job()
        if job is None:
            return
        if job.encrypt and not self._session.has_password() and not self.ask_password():
            return
        self.note.clear()
        self._session.start(job, tr("Backup of {server}", server=job.server))

    def ask_password(self) -> bool:
        """Ask for the password of new archives; False where the person thinks better of it."""
        password = ask_new_password(self)
        if password is not None:
            self._session.use_password(password)
            self._show_password()
        return password is not None

    def _show_password(self) -> None:
        """One that was typed is used again, so it can be seen and changed."""
        self._form.setRowVisible(self.other_password, self.encrypt.isChecked() and self._session.has_password())
