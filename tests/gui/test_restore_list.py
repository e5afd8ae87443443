"""The list of backups to restore from is read beside the window; what a person wants of it meanwhile is not lost."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import pytest
from pytestqt.qtbot import QtBot

from influx_backup_gui.domain.backup import Backup
from influx_backup_gui.domain.errors import BackupError, Problem
from influx_backup_gui.engine.engine import Engine
from influx_backup_gui.gui.restore_backup_page import RestoreBackupPage
from influx_backup_gui.gui.row_model import choose_row
from influx_backup_gui.gui.session import Session
from influx_backup_gui.gui.widgets import EmptyState
from tests.gui.conftest import Expected
from tests.gui.window_steps import take_small


@pytest.fixture
def page(session: Session, engine: Engine, qtbot: QtBot, expected: Expected) -> RestoreBackupPage:
    """With two backups, the younger one chosen."""
    expected.add("propagateSizeHints")
    for name in ("first", "second"):
        take_small(engine, name)
    made = RestoreBackupPage(session)
    qtbot.addWidget(made)
    made.show()
    qtbot.waitUntil(lambda: chosen(made) == "second")
    return made


def chosen(page: RestoreBackupPage) -> str:
    return page.chosen.name if page.chosen else ""


def click(page: RestoreBackupPage, name: str) -> None:
    assert choose_row(page.table, lambda r: r.backup.name == name)


@contextmanager
def slow(engine: Engine, monkeypatch: pytest.MonkeyPatch) -> Iterator[list[int]]:
    """Within, the catalog does not answer; it does at the end. Gives the threads that asked it."""
    goes_on, threads, backups = threading.Event(), list[int](), engine.backups

    def read() -> tuple[Backup, ...]:
        threads.append(threading.get_ident())
        assert goes_on.wait(60)
        return backups()

    monkeypatch.setattr(engine, "backups", read)
    yield threads
    monkeypatch.setattr(engine, "backups", backups)
    goes_on.set()


def test_that_there_is_none_is_said_once_that_was_read(session: Session, qtbot: QtBot) -> None:
    page = RestoreBackupPage(session)
    qtbot.addWidget(page)
    (said,) = page.findChildren(EmptyState)
    assert not said.isVisibleTo(page)
    qtbot.waitUntil(lambda: said.isVisibleTo(page))


def test_it_is_read_in_another_thread_and_an_answer_that_came_late_is_dropped(
    page: RestoreBackupPage, engine: Engine, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    third = take_small(engine, "third")
    with slow(engine, monkeypatch) as threads:
        page.refresh()
        qtbot.waitUntil(lambda: len(threads) == 1)
        assert page.filter.rowCount() == 2
        monkeypatch.setattr(engine, "backups", lambda: ())
        page.refresh()
        qtbot.waitUntil(lambda: page.filter.rowCount() == 0)
    qtbot.waitUntil(lambda: not page._session.background._under_way)
    assert page.filter.rowCount() == 0
    assert threading.get_ident() not in threads
    page.refresh()
    qtbot.waitUntil(lambda: third in [r.backup.id for r in page.model.rows])


def test_what_a_person_chooses_while_it_is_read_stays_chosen(
    page: RestoreBackupPage, engine: Engine, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    take_small(engine, "third")
    with slow(engine, monkeypatch):
        page.refresh()
        click(page, "first")
    qtbot.waitUntil(lambda: len(page.model.rows) == 3)
    assert chosen(page) == "first"


@pytest.mark.parametrize("name", ["first", "third"])
def test_what_shall_be_opened_meanwhile_is_opened_then(
    page: RestoreBackupPage, engine: Engine, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    take_small(engine, "third")
    wanted = next(b.id for b in engine.backups() if b.name == name)
    page.search.setText("second")
    opened: list[str] = []
    with slow(engine, monkeypatch):
        page.refresh()
        page.bring(wanted, lambda: opened.append(chosen(page)))
        assert opened == []
    qtbot.waitUntil(lambda: bool(opened))
    assert opened == [name]
    assert page.search.text() == ""
    assert page._elsewhere == {}


def test_who_chooses_another_one_meanwhile_is_not_taken_away_from_it(
    page: RestoreBackupPage, engine: Engine, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    third = take_small(engine, "third")
    opened: list[str] = []
    with slow(engine, monkeypatch):
        page.refresh()
        page.bring(third, lambda: opened.append(chosen(page)))
        click(page, "first")
    qtbot.waitUntil(lambda: len(page.model.rows) == 3)
    assert (chosen(page), opened) == ("first", [])


def test_where_it_cannot_be_read_that_is_told_and_the_list_stays(
    page: RestoreBackupPage, session: Session, engine: Engine, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    told: list[Problem] = []
    session.troubled.connect(told.append)
    first = engine.backups()[1].id

    def broken() -> Any:
        raise BackupError("The catalog cannot be read.")

    monkeypatch.setattr(engine, "backups", broken)
    page.refresh()
    opened: list[str] = []
    page.bring(first, lambda: opened.append(chosen(page)))
    qtbot.waitUntil(lambda: bool(told))
    assert told[0].message == "The catalog cannot be read."
    assert opened == ["first"]


def test_one_that_is_not_there_any_more_is_said(page: RestoreBackupPage, engine: Engine, qtbot: QtBot) -> None:
    gone = take_small(engine, "third")
    engine.delete(gone)
    page.bring(gone, lambda: pytest.fail("it was opened"))
    qtbot.waitUntil(lambda: bool(page.said))
    assert gone in page.said
    assert chosen(page) == "second"
