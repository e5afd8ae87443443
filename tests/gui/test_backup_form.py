"""The form of a backup: what job it names, and what it says of passwords."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialogButtonBox
from pytestqt.qtbot import QtBot

from influx_backup_gui.domain.instants import TimeRange
from influx_backup_gui.domain.job import Profile
from influx_backup_gui.gui.app import Program
from influx_backup_gui.gui.password_dialog import PasswordDialog
from influx_backup_gui.store.settings import RepositoryConfig
from tests.gui.conftest import Expected
from tests.gui.person import answering

LEFT = Qt.MouseButton.LeftButton


@pytest.fixture(autouse=True)
def offscreen_dialogs(expected: Expected) -> None:
    expected.add("does not support propagateSizeHints")


@contextmanager
def typing(qtbot: QtBot, first: str, again: str) -> Iterator[list[bool]]:
    """Within, in the question for a new password; whether OK could be pressed."""
    could: list[bool] = []

    def type_it(dialog: PasswordDialog) -> None:
        qtbot.keyClicks(dialog.first, first)
        qtbot.keyClicks(dialog.second, again)
        ok = dialog.findChildren(QDialogButtonBox)[0].button(QDialogButtonBox.StandardButton.Ok)
        could.append(ok.isEnabled())
        dialog.accept() if ok.isEnabled() else dialog.reject()

    with answering(PasswordDialog, type_it):
        yield could


def test_a_new_password_is_asked_once_kept_in_memory_and_can_be_changed(program: Program, qtbot: QtBot) -> None:
    form, session = program.views.backup.form, program.session
    qtbot.waitUntil(form.start.isEnabled)
    qtbot.mouseClick(form.encrypt, LEFT)
    form.encrypt.setChecked(True)
    assert form.other_password.isHidden()

    for typed in (("one", "two"), ("one", ""), ("", "")):
        with typing(qtbot, *typed) as could:
            form.back_up()
        assert could == [False], typed
        assert session.queue.jobs() == ()
    assert form.other_password.isHidden()

    with typing(qtbot, "one", "one") as could, qtbot.waitSignal(session.run_ended) as ended:
        form.back_up()
    assert could == [True]
    assert ended.args[0].details["backup"]["encrypted"]
    assert not form.other_password.isHidden()

    with typing(qtbot, "three", "three"):
        qtbot.mouseClick(form.other_password, LEFT)
    assert session.engine.resources.password() == "three"
    form.encrypt.setChecked(False)
    assert form.other_password.isHidden()


def test_the_job_is_all_that_was_entered(program: Program, qtbot: QtBot, tmp_path: Path) -> None:
    form, engine = program.views.backup.form, program.session.engine
    folder = RepositoryConfig("disk", str(tmp_path / "disk"))
    with qtbot.waitSignal(program.session.settings_changed):
        program.session.change_settings(lambda s: replace(s, repositories=(folder,)))
    qtbot.waitUntil(form.start.isEnabled)
    assert [r.name for r in engine.repositories()] == ["default", "disk"]
    form.repository.setCurrentText("disk")
    form.profile.setCurrentIndex(form.profile.findData(Profile.FAST))
    form.template.setText("by {server}")
    form.note.setText(" before the move ")
    form.time.kind.setCurrentIndex(2)
    job = form.job()
    assert job is not None
    assert (job.server, job.repository, job.profile, job.name) == ("home", "disk", Profile.FAST, "by {server}")
    assert (job.note, job.encrypt) == ("before the move", False)
    assert job.selection.range == form.time.range_at(program.session.now()) != TimeRange()

    form.time.last.setDateTime(form.time.first.dateTime().addSecs(-1))
    assert form.job() is None
    assert not form.start.isEnabled()
    assert "not after its beginning" in form.trouble()


def test_the_button_names_a_job_or_says_why_it_cannot_be_pressed(program: Program, qtbot: QtBot) -> None:
    form = program.views.backup.form
    qtbot.waitUntil(form.start.isEnabled)
    assert form.job() is not None

    form.what.load()
    assert not form.start.isEnabled()
    assert form.job() is None
    assert "once the server has said what it has" in form.estimate.text()

    qtbot.waitUntil(form.start.isEnabled)
    for name in form.what.tree.checks.names():
        form.what.tree.checks.tick(name, on=False)
    assert not form.start.isEnabled()
    assert "Tick at least one table" in form.estimate.text()
