"""Rows of a backup in the window, with the server gone: looked at, and taken out as a file."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pyarrow.parquet as pq
import pytest
from pytestqt.qtbot import QtBot

from influx_backup_gui.demo.server import DemoServer
from influx_backup_gui.domain.instants import SECOND, TimeRange
from influx_backup_gui.domain.job import BackupJob, Outcome, Selection
from influx_backup_gui.domain.progress import JobContext
from influx_backup_gui.domain.wanted_rows import Wanted
from influx_backup_gui.engine.engine import Engine
from influx_backup_gui.gui.backups_view import BackupsView
from influx_backup_gui.gui.export_dialog import ExportDialog
from influx_backup_gui.gui.rows_dialog import RowsDialog
from influx_backup_gui.gui.session import Session
from tests.gui.conftest import Expected
from tests.gui.person import unlocking

JOB = BackupJob("home", Selection(databases=("small",)))
ODD = 'odd,tag=a f=1.5,s="" 1\nodd f=-0.0,s="text",u=18446744073709551615u,b=true 2000000001'
LINES = "\n".join(f"t,room=r{n % 3} v={n} {n * SECOND}" for n in range(250))


@pytest.fixture
def view(session: Session, engine: Engine, demo: DemoServer, qtbot: QtBot, expected: Expected) -> BackupsView:
    """A backup of a server that does not answer any more."""
    expected.add("propagateSizeHints")  # of the offscreen platform
    demo.write("small", f"{ODD}\n{LINES}")
    assert engine.run(JOB).outcome is Outcome.SUCCEEDED
    demo.stop()
    made = BackupsView(session)
    qtbot.addWidget(made)
    made.show()
    qtbot.waitUntil(lambda: made.chosen is not None)
    return made


def opened(view: BackupsView, qtbot: QtBot) -> RowsDialog:
    """Choose it from the menu."""
    view._actions["rows"].trigger()
    qtbot.waitUntil(lambda: view.rows is not None and view.rows.model.rowCount() > 0)
    assert view.rows is not None
    return view.rows


def cells(shown: RowsDialog, row: int) -> list[str]:
    return [str(shown.model.index(row, column).data()) for column in range(shown.model.columnCount())]


def test_every_kind_of_value_is_seen_as_it_is(view: BackupsView, qtbot: QtBot) -> None:
    shown = opened(view, qtbot)
    assert [shown.table.itemText(n) for n in range(2)] == ["small.odd", "small.t"]
    heads = [shown.model.headerData(n, shown.view.horizontalHeader().orientation()) for n in range(6)]
    assert heads == ["time (UTC)", "b", "f", "s", "tag", "u"]
    assert cells(shown, 0) == ["1970-01-01T00:00:00.000000001Z", "", "1.5", '""', "a", ""]
    assert cells(shown, 1) == ["1970-01-01T00:00:02.000000001Z", "true", "-0.0", "text", "", str(2**64 - 1)]
    assert shown.said.text().startswith("2 of 2 rows")


def test_the_first_the_last_and_those_around_a_time(view: BackupsView, qtbot: QtBot) -> None:
    shown = opened(view, qtbot)

    def first_is(text: str) -> bool:
        return shown.model.rowCount() > 0 and cells(shown, 0)[2] == text

    shown.table.setCurrentIndex(1)
    qtbot.waitUntil(lambda: shown.model.rowCount() == 250)
    shown.count.setCurrentIndex(0)
    qtbot.waitUntil(lambda: shown.model.rowCount() == 100)
    assert shown.said.text().startswith("100 of 250 rows")
    shown.which.setCurrentIndex(1)
    qtbot.waitUntil(lambda: first_is("150.0"))
    shown.which.setCurrentIndex(2)
    shown.around.setText("1970-01-01 00:01:40")
    shown.around.returnPressed.emit()
    qtbot.waitUntil(lambda: first_is("50.0"))
    assert cells(shown, 50)[0] == "1970-01-01T00:01:40.000000000Z"
    shown.around.setText("noon")
    shown.around.returnPressed.emit()
    assert "This is no time" in shown.said.text()


def test_an_encrypted_one_asks_for_its_password(
    view: BackupsView, session: Session, engine: Engine, demo: DemoServer, qtbot: QtBot
) -> None:
    with DemoServer(token=demo.token) as other:
        other.write("small", f"{ODD}\n{LINES}")
        engine.update_settings(lambda s: replace(s, servers=(replace(s.servers[0], url=other.url),)))
        session.use_password("secret")
        assert engine.run(replace(JOB, name="locked", encrypt=True)).outcome is Outcome.SUCCEEDED
    session.use_password("")
    session.backups_changed.emit()
    view.show_backup(next(b.id for b in engine.backups() if b.name == "locked"))
    qtbot.waitUntil(lambda: view.chosen is not None and view.chosen.name == "locked")
    with unlocking("secret"):
        shown = opened(view, qtbot)
    assert shown.windowTitle() == "Rows of locked"
    assert shown.model.rowCount() == 2


def test_enter_on_a_table_of_the_details_shows_its_rows(view: BackupsView, qtbot: QtBot) -> None:
    contents = view.details.contents
    qtbot.waitUntil(lambda: contents.branches() > 1)
    view.details.tables.setCurrentIndex(contents.index(1, 0))
    view.details.tables.activated.emit(contents.index(2, 0))
    assert view.rows is None, "what is kept beside the rows is no table"
    view.details.tables.activated.emit(contents.index(1, 0))
    qtbot.waitUntil(lambda: view.rows is not None)
    assert view.rows is not None
    assert view.rows.table.currentText() == "small.t"


def exporting(shown: RowsDialog, table: int = 1) -> ExportDialog:
    shown.table.setCurrentIndex(table)
    shown.export.click()
    assert shown.exporting is not None
    return shown.exporting


@pytest.mark.parametrize(("number", "form"), list(enumerate(("parquet", "csv", "lp"))))
def test_rows_are_taken_out_in_every_format(
    view: BackupsView, qtbot: QtBot, tmp_path: Path, number: int, form: str
) -> None:
    dialog = exporting(opened(view, qtbot))
    dialog.file.setText(str(tmp_path / "rows.parquet"))
    dialog.form.setCurrentIndex(number)
    path = tmp_path / f"rows.{form}"
    assert dialog.file.text() == str(path)
    dialog.range.show_range(TimeRange(10 * SECOND, 20 * SECOND))
    dialog.start.click()
    qtbot.waitUntil(lambda: not dialog.running)
    assert dialog.said.text().startswith(f"10 rows in {path}")
    if form == "parquet":
        assert pq.read_table(path).column("v").to_pylist() == list(range(10, 20))
    else:
        assert len(path.read_text().splitlines()) == (11 if form == "csv" else 10)
    dialog.start.click()
    qtbot.waitUntil(lambda: not dialog.running)
    assert "already a file" in dialog.said.text()


def test_a_cancelled_export_leaves_no_file(
    view: BackupsView, session: Session, engine: Engine, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    take_out = engine.take_out
    dialog = exporting(opened(view, qtbot))

    def slowly(wanted: Wanted, form: str, path: Path, context: JobContext) -> int:
        """Write only once somebody has cancelled."""
        while not context.cancel.cancelled:
            context.cancel._event.wait(60)
        return take_out(wanted, form, path, context)

    monkeypatch.setattr(engine, "take_out", slowly)
    dialog.file.setText(str(tmp_path / "out" / "rows.csv"))
    (tmp_path / "out").mkdir()
    dialog.start.click()
    assert dialog.running
    assert not dialog.file.isEnabled()
    assert dialog.close_button.accessibleName() == "Cancel"
    dialog.close_button.click()
    qtbot.waitUntil(lambda: not dialog.running)
    assert dialog.said.text() == "Cancelled. No file was left."
    assert list((tmp_path / "out").iterdir()) == []
    assert dialog.file.isEnabled()


def test_a_backup_without_tables_says_so(view: BackupsView, engine: Engine, session: Session, qtbot: QtBot) -> None:
    shown = opened(view, qtbot)
    manifest = replace(engine.manifest(engine.backups()[0].id), tables=())
    empty = RowsDialog(session, engine.backups()[0], manifest, "", shown)
    assert empty.said.text() == "This backup holds no table."
    assert not empty.export.isEnabled()
