"""Rows are gone: the card, the dialog that shows them and asks why, and what is said afterwards."""

from __future__ import annotations

from dataclasses import replace
from functools import partial

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QMessageBox, QWidget
from pytestqt.qtbot import QtBot

from influx_backup_gui.demo.server import DemoServer
from influx_backup_gui.domain.coverage_records import LossKind
from influx_backup_gui.domain.health_records import ReasonKind
from influx_backup_gui.domain.instants import DAY
from influx_backup_gui.domain.job import BackupJob, Outcome, Selection
from influx_backup_gui.engine.engine import Engine
from influx_backup_gui.gui import describe_coverage, tick_access
from influx_backup_gui.gui.acknowledge_dialog import AcknowledgeDialog, acknowledge
from influx_backup_gui.gui.backup_details import BackupDetails
from influx_backup_gui.gui.monitor_tab import MonitorTab
from influx_backup_gui.gui.session import Session
from tests.gui.assistive import toggle
from tests.gui.conftest import Expected
from tests.gui.person import answering, pressing

REASON = "measured with another sensor now"


@pytest.fixture
def shrunk(engine: Engine, demo: DemoServer) -> Engine:
    """A complete backup, and one after two tables were dropped."""
    assert engine.run(BackupJob("home")).outcome is Outcome.SUCCEEDED
    demo.drop_table("sensors", "home")
    demo.drop_table("plant", "machine")
    assert engine.run(BackupJob("home")).outcome is Outcome.WARNING
    return engine


def read(dialog: AcknowledgeDialog) -> list[list[str]]:
    items = [dialog.list.topLevelItem(n) for n in range(dialog.list.topLevelItemCount())]
    return [[item.text(c) for c in range(5)] for item in items if item is not None]


def test_the_card_opens_the_dialog_which_shows_what_is_lost_and_needs_a_reason(
    shrunk: Engine, session: Session, qtbot: QtBot, expected: Expected
) -> None:
    expected.add("propagateSizeHints()")
    monitor = MonitorTab(session)
    qtbot.addWidget(monitor)
    monitor.show()
    qtbot.waitUntil(lambda: monitor.found is not None)
    assert monitor.found is not None
    number = [r.kind for r in monitor.found.health.reasons].index(ReasonKind.COVERAGE_SHRANK)
    card = monitor.overview.reasons.cards[number]
    assert card.accessibleName().startswith("Not protected: home: The server no longer has the table")
    seen: list[list[str]] = []

    def act(dialog: AcknowledgeDialog) -> None:
        seen.extend(read(dialog))
        assert not dialog.accept_button.isEnabled()
        qtbot.keyClicks(dialog.reason, "  ")
        assert not dialog.accept_button.isEnabled(), "blanks are no reason"
        qtbot.keyClicks(dialog.reason, REASON)
        dialog.accept_button.click()

    with answering(AcknowledgeDialog, act):
        next(b for b in card.buttons if b.accessibleName() == "Acknowledge").click()
        qtbot.waitUntil(lambda: bool(session.settings.acknowledgements))
    holder = shrunk.backups()[-1]
    assert [(row[0], row[1], row[4]) for row in seen] == [
        ("plant.machine", "the whole table", f"{holder.name} (pinned)"),
        ("sensors.home", "the whole table", f"{holder.name} (pinned)"),
    ]
    assert all(row[2] and " – " in row[3] for row in seen)
    assert session.settings.acknowledgements[0].reason == REASON
    qtbot.waitUntil(lambda: all("no longer" not in c.title for c in monitor.overview.reasons.cards))


def test_one_table_alone_and_thinking_better_of_it(
    shrunk: Engine, session: Session, qtbot: QtBot, expected: Expected
) -> None:
    expected.add("propagateSizeHints()")
    tick_access.install()
    dialog = AcknowledgeDialog(None, "home", shrunk.losses("home", session.now()))
    qtbot.addWidget(dialog)
    qtbot.keyClicks(dialog.reason, REASON)
    dialog.show()
    toggle(dialog.list, "plant.machine")  # as assistive technology does
    qtbot.waitUntil(lambda: dialog.tables == (("sensors", "home"),))
    assert dialog.accept_button.isEnabled()
    assert not dialog.regularly.isEnabled(), "whole tables are gone"
    other = dialog.list.topLevelItem(1)
    assert other is not None
    other.setCheckState(0, Qt.CheckState.Unchecked)
    assert not dialog.accept_button.isEnabled(), "nothing is ticked"


@pytest.mark.parametrize("accepted", [True, False])
def test_what_is_not_ticked_and_all_that_is_thought_better_of_waits_on(
    shrunk: Engine, session: Session, qtbot: QtBot, expected: Expected, accepted: bool
) -> None:
    expected.add("propagateSizeHints()")

    def act(dialog: AcknowledgeDialog) -> None:
        item = dialog.list.topLevelItem(0)
        assert item is not None
        item.setCheckState(0, Qt.CheckState.Unchecked)
        dialog.reason.setPlainText(REASON)
        dialog.accept_button.click() if accepted else dialog.reject()

    window = QWidget()
    qtbot.addWidget(window)
    with answering(AcknowledgeDialog, act) as met:
        acknowledge(session, "home", window)
        qtbot.waitUntil(lambda: bool(met) and not session.background._under_way)
    waiting = [found.loss.name for found in shrunk.losses("home", session.now())]
    assert waiting == (["plant.machine"] if accepted else ["plant.machine", "sensors.home"])
    assert len(session.settings.acknowledgements) == accepted


def test_a_whole_table_never_goes_regularly(shrunk: Engine, session: Session, qtbot: QtBot) -> None:
    """Also where that was said of rows, and the table was ticked afterwards."""
    table, other = shrunk.losses("home", session.now())
    rows = replace(other, loss=replace(other.loss, kind=LossKind.ROWS))
    dialog = AcknowledgeDialog(None, "home", (table, rows))
    qtbot.addWidget(dialog)
    item = dialog.list.topLevelItem(0)
    assert item is not None
    assert not dialog.regularly.isEnabled()
    item.setCheckState(0, Qt.CheckState.Unchecked)
    dialog.regularly.click()
    assert dialog.often
    item.setCheckState(0, Qt.CheckState.Checked)
    assert not dialog.often


def test_values_that_are_others_are_corrected_or_fell_back(qtbot: QtBot, shrunk: Engine, session: Session) -> None:
    found = shrunk.losses("home", session.now())[0]
    loss = replace(found.loss, kind=LossKind.VALUES, text="It shows other values.")
    dialog = AcknowledgeDialog(None, "home", (replace(found, loss=loss),))
    qtbot.addWidget(dialog)
    assert (read(dialog)[0][1], dialog.regularly.isEnabled()) == ("values are others", True)
    item = dialog.list.topLevelItem(0)
    assert item is not None
    assert item.toolTip(1) == "It shows other values."
    texts = [label.text() for label in dialog.findChildren(QLabel)]
    assert [t for t in texts if "Did somebody correct these values?" in t]
    assert not [t for t in texts if "--gen1-lookback-duration" in t]


def test_the_details_of_the_backup_say_what_is_pinned_and_who_acknowledged(
    shrunk: Engine, session: Session, qtbot: QtBot, expected: Expected
) -> None:
    expected.add("propagateSizeHints()")
    details = BackupDetails(session)
    qtbot.addWidget(details)
    details.show()
    told, holder = shrunk.backups()
    details.show_backup(holder)
    assert "Pinned by itself: it holds what home lost before " in details.text
    assert not details.acknowledge_button.isVisible()
    details.show_backup(told)
    assert details.acknowledge_button.isVisible()

    def act(dialog: AcknowledgeDialog) -> None:
        dialog.reason.setPlainText(REASON)
        dialog.accept_button.click()

    with answering(AcknowledgeDialog, act):
        details.acknowledge_button.click()
        qtbot.waitUntil(details.acknowledged.isVisible)
    assert details.acknowledged.text().endswith(f": {REASON}")
    assert not details.acknowledge_button.isVisible()
    # What is read of the archives comes before they go.
    qtbot.waitUntil(partial(bool, details.contents.rowCount))


def test_days_that_go_regularly_are_said_once(
    engine: Engine, session: Session, demo: DemoServer, qtbot: QtBot, expected: Expected
) -> None:
    expected.add("propagateSizeHints()")
    rows = (f"rolling v={n} {session.now() - n * DAY}" for n in range(1, 20))
    demo.write("lab", "\n".join(rows))
    demo.persist()
    job = BackupJob("home", Selection(tables=(("lab", "rolling"),)))
    engine.run(job)
    demo.restart(lookback_seconds=15 * 86_400)
    assert engine.run(job).outcome is Outcome.WARNING

    def act(dialog: AcknowledgeDialog) -> None:
        dialog.reason.setPlainText(REASON)
        dialog.regularly.click()
        dialog.accept_button.click()

    window = QWidget()
    qtbot.addWidget(window)
    with answering(AcknowledgeDialog, act):
        acknowledge(session, "home", window)
        qtbot.waitUntil(lambda: bool(session.settings.acknowledgements))
    (said,) = session.settings.acknowledgements
    assert [(k.database, k.table) for k in said.keeps] == [("lab", "rolling")]
    assert "no loss when days go that are older than" in describe_coverage.acknowledged(said)
    others = replace(said, keeps=(), rewritten=(("lab", "rolling"),))
    assert "lab.rolling: no loss when values are others after" in describe_coverage.acknowledged(others)
    details = BackupDetails(session)
    qtbot.addWidget(details)
    details.show()
    details.show_backup(engine.backups()[0])
    assert "no loss when days go" in details.acknowledged.text()
    with pressing(QMessageBox.StandardButton.No) as asked:
        details.withdraw_button.click()
    assert "lab.rolling" in asked[0]
    qtbot.waitUntil(lambda: not session.background._under_way)
    assert session.settings.acknowledgements[0].keeps == said.keeps
    with pressing(QMessageBox.StandardButton.Yes):
        details.withdraw_button.click()
    qtbot.waitUntil(lambda: session.settings.acknowledgements[0].keeps == ())
    qtbot.waitUntil(details.withdraw_button.isHidden)
