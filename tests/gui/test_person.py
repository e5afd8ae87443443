"""Dialogs are answered, and none holds a test up for ever."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QDialog, QInputDialog, QMessageBox
from pytestqt.qtbot import QtBot

from tests.gui import person
from tests.gui.conftest import Expected
from tests.gui.person import answering, pressing


@pytest.fixture(autouse=True)
def offscreen(qtbot: QtBot, expected: Expected) -> None:
    expected.add("propagateSizeHints()")


def asks() -> QMessageBox.StandardButton:
    box = QMessageBox(QMessageBox.Icon.Question, "", "Really?")
    box.setStandardButtons(QMessageBox.StandardButton.Yes | QMessageBox.StandardButton.No)
    return QMessageBox.StandardButton(box.exec())


def test_every_question_is_answered_and_told() -> None:
    with pressing(QMessageBox.StandardButton.No) as asked:
        assert asks() is QMessageBox.StandardButton.No
    with pressing("Yes"):
        assert asks() is QMessageBox.StandardButton.Yes
    assert asked == ["Really?"]


def test_what_goes_wrong_in_an_answer_closes_the_dialog_and_fails() -> None:
    with pytest.raises(ValueError, match="not enough"), pressing("Perhaps"):
        asks()


def test_where_none_comes_it_fails() -> None:
    with pytest.raises(AssertionError, match="no QMessageBox came"), pressing("Yes"):
        pass


def test_one_that_nobody_answers_is_closed_and_fails(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(person, "_PATIENCE_MS", 50)
    dialog = QDialog()
    dialog.setWindowTitle("left alone")
    with pytest.raises(AssertionError, match="left alone"), answering(QInputDialog, QInputDialog.accept):
        dialog.exec()
