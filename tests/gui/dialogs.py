"""Every dialog of the window, made but not shown, for rules that hold for all of them."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtWidgets import QDialog

from influx_backup_gui.domain.coverage_records import Loss, LossKind
from influx_backup_gui.domain.job import BackupJob
from influx_backup_gui.engine.coverage import WaitingLoss
from influx_backup_gui.gui.about_dialog import AboutDialog
from influx_backup_gui.gui.acknowledge_dialog import AcknowledgeDialog
from influx_backup_gui.gui.app import Program
from influx_backup_gui.gui.diff_dialog import DiffDialog
from influx_backup_gui.gui.drill_dialog import DrillDialog
from influx_backup_gui.gui.export_dialog import ExportDialog
from influx_backup_gui.gui.help_window import HelpWindow
from influx_backup_gui.gui.label_dialog import LabelDialog
from influx_backup_gui.gui.monitor_alerts import AlertsDialog
from influx_backup_gui.gui.monitor_report import RunReport
from influx_backup_gui.gui.password_dialog import PasswordDialog
from influx_backup_gui.gui.repositories_dialog import RepositoriesDialog
from influx_backup_gui.gui.repository_retention import RetentionDialog
from influx_backup_gui.gui.rows_dialog import RowsDialog
from influx_backup_gui.gui.schedule_edit import ScheduleDialog
from influx_backup_gui.gui.schedule_pause import PauseDialog
from influx_backup_gui.gui.servers_dialog import ServerDialog, ServersDialog
from influx_backup_gui.gui.settings_import import SettingsImportDialog


def dialogs(program: Program) -> Iterator[QDialog]:
    """One after the other; takes a backup first, for those that are about one."""
    session, window = program.session, program.window
    engine = session.engine
    run = engine.run(BackupJob("home"))
    (backup,) = engine.backups()
    manifest = engine.manifest(backup.id)
    entry = next(t for t in manifest.tables if t.parts)
    yield ServersDialog(session, window)
    yield ServerDialog(session, window)
    yield ServerDialog(session, window, session.settings.servers[0])
    yield RepositoriesDialog(session, window)
    yield RetentionDialog(session, window, engine.repositories()[0])
    yield PasswordDialog(window, new=True)
    yield PasswordDialog(window, new=False)
    yield LabelDialog(window, backup)
    yield DrillDialog(session, backup, window)
    yield RowsDialog(session, backup, manifest, f"{entry.database}.{entry.table}", window)
    yield ExportDialog(session, backup, entry, window)
    yield DiffDialog(backup, backup, (), window)
    loss = Loss(LossKind.TABLE, "plant", "machine", 1, "2026-01-01", "2026-01-01", "It is gone.")
    yield AcknowledgeDialog(window, "home", (WaitingLoss(loss, backup, backup),))
    yield RunReport(session, run, window)
    yield AlertsDialog(session, window)
    yield ScheduleDialog(session, window)
    yield PauseDialog(window, "nightly", session.now, lambda _: None)
    yield SettingsImportDialog(session, window)
    yield AboutDialog(window)
    yield HelpWindow(window)
    program.show_preferences()
    assert program._preferences is not None
    yield program._preferences
