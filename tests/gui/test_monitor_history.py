"""The pages History and Log of the monitor: filters, the report of a run with its lines, the support file."""

from __future__ import annotations

import logging
from pathlib import Path

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from influx_backup_gui.domain.job import BackupJob, Outcome
from influx_backup_gui.engine.engine import Engine
from influx_backup_gui.gui.monitor_report import RunReport
from influx_backup_gui.gui.monitor_tab import MonitorTab
from influx_backup_gui.gui.row_model import choose_row
from influx_backup_gui.gui.session import Session
from influx_backup_gui.store.log_file import logging_to

LEFT = Qt.MouseButton.LeftButton


def test_filters_of_the_history(monitor: MonitorTab, qtbot: QtBot) -> None:
    history = monitor.history
    monitor.pages.setCurrentWidget(history)
    qtbot.waitUntil(lambda: len(history.model.rows) > 60)
    total = len(history.model.rows)

    history.filters.outcome.setCurrentIndex(1)
    qtbot.waitUntil(lambda: 0 < len(history.model.rows) < total)
    assert all(r.outcome is not Outcome.SUCCEEDED for r in history.model.rows)
    history.filters.clear()
    history.filters.text.setText("no run says this")
    qtbot.waitUntil(lambda: not history.model.rows)
    history.filters.clear()
    history.filters.kind.setCurrentIndex(history.filters.kind.findData(("restore",)))
    qtbot.waitUntil(lambda: not history.model.rows)

    # A run that a filter hides is shown nevertheless when somebody asks for it.
    wanted = monitor.found.runs[-1] if monitor.found else None
    assert wanted is not None
    monitor.show_run(wanted.id)
    qtbot.waitUntil(lambda: wanted.id in {r.id for r in history.model.rows})
    assert "Outcome" not in history.details.toPlainText()
    assert history.details.toPlainText().startswith("Backup:")


def test_a_report_has_the_lines_of_its_run(monitor: MonitorTab, session: Session, engine: Engine, qtbot: QtBot) -> None:
    log = logging.getLogger("influx_backup_gui.test")
    with logging_to(engine.resources.places.logs), qtbot.waitSignal(session.run_ended):
        session.start(BackupJob("home"), "Backup")
        log.info("said while it ran: apiv3_%s", "x" * 30)
    monitor.pages.setCurrentWidget(monitor.history)
    qtbot.waitUntil(lambda: choose_row(monitor.history.table, lambda r: r.server == "home"))
    table = monitor.history.table
    place = table.visualRect(table.selectionModel().selectedRows()[0]).center()
    qtbot.mouseClick(table.viewport(), LEFT, pos=place)
    qtbot.mouseDClick(table.viewport(), LEFT, pos=place)
    report = monitor.findChildren(RunReport)[0]
    qtbot.waitUntil(lambda: "said while it ran: apiv3_…" in report.log.toPlainText())
    assert "backup of home began (manual)" in report.log.toPlainText()
    assert "backup succeeded after" in report.log.toPlainText()
    assert "Archive:" in report.details.toPlainText()
    report.reject()


def test_the_log_by_level_and_the_support_file(
    monitor: MonitorTab, engine: Engine, qtbot: QtBot, tmp_path: Path
) -> None:
    folder = engine.resources.places.logs
    folder.mkdir(parents=True)
    lines = [f"2026-11-23 02:00:0{n},000 1 {level} influx_backup_gui: line {n}" for n, level in
             enumerate(("INFO", "ERROR", "WARNING"))]  # fmt: skip
    (folder / "influx-backup.log.1").write_text(lines[0] + "\n")
    (folder / "influx-backup.log").write_text("\n".join(lines[1:]) + "\n")
    page = monitor.log
    monitor.pages.setCurrentWidget(page)
    qtbot.waitUntil(lambda: page.text.toPlainText().count("line") == 3)
    page.level.setCurrentIndex(2)
    assert page.text.toPlainText() == lines[1]
    page.level.setCurrentIndex(0)
    page.search.setText("LINE 2")
    assert page.text.toPlainText() == lines[2]

    page.save_support_file(tmp_path / "support.zip")
    qtbot.waitUntil((tmp_path / "support.zip").is_file)
    qtbot.waitUntil(lambda: "settings.json" in page.said)
