"""The list of backups is read beside the window; what is chosen stays chosen, or waits until it was read."""

from __future__ import annotations

import threading
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QItemSelectionModel, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QDialogButtonBox, QMessageBox, QPushButton
from pytestqt.qtbot import QtBot

from influx_backup_gui.domain.errors import Problem
from influx_backup_gui.engine.engine import Engine
from influx_backup_gui.gui import backups_view
from influx_backup_gui.gui.backup_columns import Row, read_rows
from influx_backup_gui.gui.backups_view import BackupsView
from influx_backup_gui.gui.label_dialog import LabelDialog
from influx_backup_gui.gui.row_model import chosen_rows
from influx_backup_gui.gui.session import Session
from influx_backup_gui.gui.widgets import EmptyState
from tests.gui.conftest import Expected
from tests.gui.person import answering, pressing
from tests.gui.window_steps import take_small


@pytest.fixture
def view(session: Session, qtbot: QtBot, expected: Expected) -> BackupsView:
    expected.add("propagateSizeHints")  # of the offscreen platform
    made = BackupsView(session)
    qtbot.addWidget(made)
    made.show()
    return made


def names(view: BackupsView) -> list[str]:
    """From top to bottom."""
    return [str(view.filter.index(row, 2).data()) for row in range(view.filter.rowCount())]


def test_that_there_is_none_is_said_once_that_was_read(session: Session, qtbot: QtBot) -> None:
    view = BackupsView(session)
    qtbot.addWidget(view)
    (said,) = view.findChildren(EmptyState)
    assert not said.isVisibleTo(view)
    qtbot.waitUntil(lambda: said.isVisibleTo(view))


def test_nothing_can_be_done_with_none_and_all_with_one(session: Session, engine: Engine, qtbot: QtBot) -> None:
    view = BackupsView(session)
    qtbot.addWidget(view)
    wanted = {"Restore", "Verify", "Compare", "Delete"}
    buttons = [b for b in view.findChildren(QPushButton) if b.accessibleName() in wanted]
    assert len(buttons) == 4
    assert not any(made.isEnabled() for made in buttons)
    assert not any(action.isEnabled() for action in view._actions.values())
    take_small(engine, "one")
    session.backups_changed.emit()
    qtbot.waitUntil(lambda: view.chosen is not None)
    assert all(made.isEnabled() for made in buttons)
    assert all(action.isEnabled() for action in view._actions.values())


def take_three(view: BackupsView, qtbot: QtBot) -> None:
    """Wait until they are in the list."""
    for name in ("one", "two", "three"):
        take_small(view._session.engine, name)
    view._session.backups_changed.emit()
    qtbot.waitUntil(lambda: len(names(view)) == 3)


def choose(view: BackupsView, *names: str) -> None:
    """These rows, as with the key Ctrl."""
    view.table.clearSelection()
    for row in range(view.filter.rowCount()):
        if view.filter.index(row, 2).data() in names:
            flag = QItemSelectionModel.SelectionFlag
            view.table.selectionModel().select(view.filter.index(row, 0), flag.Select | flag.Rows)


def chosen(view: BackupsView) -> list[str]:
    return [row.backup.name for row in chosen_rows(view.table)]


def controls(view: BackupsView) -> dict[str, bool]:
    """Name -> whether it can be pressed."""
    made = {b.accessibleName(): b.isEnabled() for b in view._buttons}
    return made | {key: action.isEnabled() for key, action in view._actions.items()}


def test_with_several_what_is_done_with_one_is_off_and_says_why(
    view: BackupsView, session: Session, engine: Engine, qtbot: QtBot
) -> None:
    take_three(view, qtbot)
    choose(view, "one", "three")
    assert {name for name, can in controls(view).items() if can} == {"More", "Delete", "pair"}
    off = [b for b in view._buttons if not b.isEnabled()]
    assert {b.toolTip() for b in off} == {"Several backups are chosen: this is done with one at a time"}
    assert view._menu.toolTipsVisible()
    choose(view, "one", "two", "three")
    assert {name for name, can in controls(view).items() if can} == {"More", "Delete"}
    choose(view, "two")
    assert all(controls(view).values())
    assert not any("Several" in b.toolTip() for b in view._buttons)
    assert not view._menu.toolTipsVisible()


def test_several_that_are_chosen_stay_so_while_others_come(
    view: BackupsView, session: Session, engine: Engine, qtbot: QtBot
) -> None:
    take_three(view, qtbot)
    choose(view, "one", "three")
    take_small(engine, "four")
    session.backups_changed.emit()
    qtbot.waitUntil(lambda: len(names(view)) == 4)
    assert chosen(view) == ["three", "one"]


@pytest.mark.parametrize("meant", [True, False])
def test_several_are_deleted_after_one_question_and_come_back_at_once(
    view: BackupsView, session: Session, engine: Engine, qtbot: QtBot, meant: bool
) -> None:
    take_three(view, qtbot)
    choose(view, "one", "three")
    with pressing(QMessageBox.StandardButton.Yes if meant else QMessageBox.StandardButton.No) as asked:
        view.delete()
    assert asked == ["Move these 2 backups to the trash? This can be undone.\n\n• three\n• one"]
    qtbot.waitUntil(lambda: not session.background._under_way)
    left = {b.name for b in engine.backups()}
    assert left == ({"two"} if meant else {"one", "two", "three"})
    assert view.undo.isVisible() is meant
    if meant:
        assert view.undo._said.text() == "Moved 2 backups to the trash."
        view.undo.button.click()
        qtbot.waitUntil(view.undo.isHidden)
        assert {b.name for b in engine.backups()} == {"one", "two", "three"}


def test_what_may_not_be_deleted_stays_and_is_named_and_the_others_can_come_back(
    view: BackupsView, session: Session, engine: Engine, qtbot: QtBot
) -> None:
    told: list[Problem] = []
    session.troubled.connect(told.append)
    for name in ("one", "two", "three"):
        engine.pin(take_small(engine, name))
    engine.unpin(next(b.id for b in engine.backups() if b.name == "two"))
    session.backups_changed.emit()
    qtbot.waitUntil(lambda: len(names(view)) == 3)
    view.table.selectAll()
    with pressing(QMessageBox.StandardButton.Yes):
        view.delete()
    qtbot.waitUntil(lambda: bool(told))
    assert {b.name for b in engine.backups()} == {"one", "three"}
    assert [name in told[0].message for name in ("one", "two", "three")] == [True, False, True]
    assert "two" in view.undo._said.text()
    view.undo.button.click()
    qtbot.waitUntil(view.undo.isHidden)
    assert len(engine.backups()) == 3


def test_what_does_not_come_back_is_told_and_can_be_tried_again(
    view: BackupsView, session: Session, engine: Engine, qtbot: QtBot
) -> None:
    told: list[Problem] = []
    session.troubled.connect(told.append)
    take_three(view, qtbot)
    path = next(Path(b.path) for b in engine.backups() if b.name == "one")
    choose(view, "one", "three")
    with pressing(QMessageBox.StandardButton.Yes):
        view.delete()
    qtbot.waitUntil(view.undo.isVisible)
    path.write_bytes(b"in the way")
    view.undo.button.click()
    qtbot.waitUntil(lambda: bool(told))
    assert {b.name for b in engine.backups()} == {"two", "three"}
    assert view.undo.isVisible()
    path.unlink()
    view.undo.button.click()
    qtbot.waitUntil(view.undo.isHidden)
    assert {b.name for b in engine.backups()} == {"one", "two", "three"}


def test_it_is_read_in_another_thread_and_an_answer_that_came_late_is_dropped(
    view: BackupsView, engine: Engine, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    threads: list[int] = []
    late = threading.Event()

    def read(engine: Engine) -> tuple[Row, ...]:
        threads.append(threading.get_ident())
        if len(threads) > 1:
            return read_rows(engine)
        late.wait(60)
        return ()

    take_small(engine, "one")
    monkeypatch.setattr(backups_view, "read_rows", read)
    view.refresh()
    qtbot.waitUntil(lambda: len(threads) == 1)
    view.refresh()
    qtbot.waitUntil(lambda: names(view) == ["one"])
    late.set()
    qtbot.waitUntil(lambda: not view._session.background._under_way)
    assert names(view) == ["one"]
    assert threading.get_ident() not in threads


def test_what_is_asked_for_before_it_was_read_is_chosen_then(
    view: BackupsView, session: Session, engine: Engine, qtbot: QtBot
) -> None:
    take_small(engine, "first")
    session.backups_changed.emit()
    qtbot.waitUntil(lambda: names(view) == ["first"])
    second = take_small(engine, "second")
    view.search.setText("first")
    session.backups_changed.emit()
    session.backup_asked.emit(second)
    qtbot.waitUntil(lambda: view.chosen is not None and view.chosen.id == second)
    assert view.search.text() == ""


def test_what_is_chosen_stays_and_is_not_opened_again_while_others_come(
    view: BackupsView, session: Session, engine: Engine, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened: list[str] = []
    contents = engine.contents

    def counted(path: str) -> Any:
        opened.append(Path(path).stem)
        return contents(path)

    monkeypatch.setattr(engine, "contents", counted)
    take_small(engine, "one")
    session.backups_changed.emit()
    qtbot.waitUntil(lambda: view.details.contents.rowCount() > 0)
    take_small(engine, "another")
    session.backups_changed.emit()
    qtbot.waitUntil(lambda: len(names(view)) == 2)
    assert view.chosen is not None
    assert view.chosen.name == "one"
    qtbot.waitUntil(lambda: not session.background._under_way)
    assert len(opened) == 1, opened


def test_a_search_leaves_the_order_and_an_order_the_search(
    view: BackupsView, session: Session, engine: Engine, qtbot: QtBot
) -> None:
    for name in ("b_even", "a_even", "c_odd"):
        take_small(engine, name)
    session.backups_changed.emit()
    qtbot.waitUntil(lambda: names(view) == ["c_odd", "a_even", "b_even"])
    view.search.setText("EVEN")
    assert names(view) == ["a_even", "b_even"]
    view.table.sortByColumn(2, Qt.SortOrder.DescendingOrder)
    assert names(view) == ["b_even", "a_even"]
    view.search.clear()
    assert names(view) == ["c_odd", "b_even", "a_even"]


def test_a_pin_is_set_and_taken_away_and_a_path_is_copied(
    view: BackupsView, session: Session, engine: Engine, qtbot: QtBot
) -> None:
    one = take_small(engine, "one")
    session.backups_changed.emit()
    qtbot.waitUntil(lambda: view.chosen is not None)
    for pinned, then in ((True, "Unpin: retention decides"), (False, "Pin: keep for ever")):
        view._actions["pin"].trigger()
        qtbot.waitUntil(lambda p=pinned: view.chosen is not None and view.chosen.pinned is p)  # type: ignore[misc]
        assert engine.backup(one).pinned is pinned
        assert view._actions["pin"].text().replace("&", "") == then
    view._actions["copy"].trigger()
    assert QGuiApplication.clipboard().text() == engine.backup(one).path


@pytest.mark.parametrize("accepted", [True, False])
def test_name_and_note_are_others_where_a_person_says_so(
    view: BackupsView, session: Session, engine: Engine, qtbot: QtBot, accepted: bool
) -> None:
    one = take_small(engine, "one")
    session.backups_changed.emit()
    qtbot.waitUntil(lambda: view.chosen is not None)
    could: list[bool] = []

    def act(dialog: LabelDialog) -> None:
        ok = dialog.findChildren(QDialogButtonBox)[0].button(QDialogButtonBox.StandardButton.Ok)
        for name in ("a/b", "other"):
            dialog.name.setText(name)
            could.append(ok.isEnabled())
        dialog.note.setPlainText("before the move")
        ok.click() if accepted else dialog.reject()

    with answering(LabelDialog, act):
        view._actions["label"].trigger()
    assert could == [False, True]
    qtbot.waitUntil(lambda: not session.background._under_way)
    backup = engine.backup(one)
    assert (backup.name, backup.note) == (("other", "before the move") if accepted else ("one", ""))
