"""No secret that was typed into the window can be seen in it, or is in any file but the one that was named for it."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QByteArray
from PySide6.QtWidgets import QApplication, QComboBox, QLabel, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from influx_backup_gui.demo.server import DemoServer
from influx_backup_gui.domain.alert_settings import Security
from influx_backup_gui.domain.job import BackupJob, Outcome
from influx_backup_gui.gui.app import Program
from influx_backup_gui.gui.monitor_alerts import AlertsDialog
from influx_backup_gui.gui.password_dialog import PasswordDialog
from influx_backup_gui.gui.servers_dialog import ServerDialog
from tests.faults.conftest import LINES
from tests.gui.conftest import Expected
from tests.leaks import Secrets, found_in, leaked_files
from tests.notify.mail_server import MailServer


@pytest.fixture(autouse=True)
def offscreen_dialogs(expected: Expected) -> None:
    expected.add("does not support propagateSizeHints")


@pytest.fixture
def secret() -> Secrets:
    return Secrets()


@pytest.fixture
def demo(secret: Secrets) -> Iterator[DemoServer]:
    """As in conftest, behind a token that nobody knows yet."""
    server = DemoServer(token=secret.token)
    server.write("db", LINES)
    with server:
        yield server


@pytest.fixture
def mail() -> Iterator[MailServer]:
    with MailServer() as server:
        yield server


def shown(secret: Secrets) -> list[str]:
    """Every place of every widget that says a secret: all its properties that are text, but fields that hide theirs."""
    said = [(f"{type(w).__name__}.{name}", text) for w in QApplication.allWidgets() for name, text in texts(w)]
    if not found_in("\n".join(text for _, text in said).encode(), secret.all()):
        return []
    return [f"{where}: {s}" for where, text in said for s in found_in(text.encode(), secret.all())]


def texts(widget: QWidget) -> Iterator[tuple[str, str]]:
    meta = widget.metaObject()
    hides = isinstance(widget, QLineEdit) and widget.echoMode() is QLineEdit.EchoMode.Password
    for number in range(meta.propertyCount()):
        name = str(meta.property(number).name())
        value = widget.property(name)
        if isinstance(value, QByteArray):
            value = bytes(value.data()).decode(errors="replace")
        # What is behind the dots is what such a field is for.
        if isinstance(value, str) and not (hides and name == "text"):
            yield name, value
    if isinstance(widget, QComboBox):
        for row in range(widget.count()):
            yield "itemText", widget.itemText(row)


def picture(widget: QWidget) -> str:
    """What can be seen, pixel by pixel, as a digest."""
    QApplication.processEvents()
    image = widget.grab().toImage()  # it must live for as long as its bits are looked at
    return hashlib.sha256(image.constBits()).hexdigest()


def looks_the_same(field: QLineEdit, secret: str) -> None:
    """Whatever is typed, its picture is the same for the same number of characters: it tells nothing else."""
    assert field.echoMode() is QLineEdit.EchoMode.Password
    assert field.isVisible()
    found = set()
    for text in ("x" * len(secret), secret):
        field.setText(text)
        field.setEnabled(False)  # no cursor, no frame of the focus: they come and go
        found.add(picture(field))
        field.setEnabled(True)
    assert len(found) == 1


def test_a_picture_tells_fields_that_do_not_hide_from_those_that_do(qtbot: QtBot) -> None:
    field = QLineEdit()
    qtbot.addWidget(field)
    field.show()
    field.setText("one")
    one = picture(field)
    field.setText("two")
    assert picture(field) != one


def test_texts_of_a_widget_are_looked_at(qtbot: QtBot, secret: Secrets) -> None:
    label = QLabel()
    qtbot.addWidget(label)
    assert shown(secret) == []
    for say in (label.setText, label.setToolTip, label.setAccessibleName, label.setWindowTitle):
        say(f"behind {secret.mail} and before")
        assert shown(secret) != []
        say("")
    assert shown(secret) == []


@pytest.mark.slow  # every property of every widget is read after every step
def test_a_journey_in_the_window(
    program: Program, demo: DemoServer, mail: MailServer, secret: Secrets, qtbot: QtBot, tmp_path: Path
) -> None:
    session = program.session
    token_file = tmp_path / "home" / "plant.token"

    server = ServerDialog(session, program.window)
    server.show()
    qtbot.waitUntil(lambda: server.edit.place.currentData() == "file")
    server.edit.name.setText("plant")
    server.edit.url.setText(demo.url)
    looks_the_same(server.edit.token, secret.token)
    assert shown(secret) == []
    server.save()
    qtbot.waitUntil(lambda: not server.isVisible() or bool(server.said))
    assert not server.isVisible(), server.said
    assert secret.token in token_file.read_text()

    alerts = AlertsDialog(session, program.window)
    alerts.show()
    edit = alerts.mail
    edit.wanted.setChecked(True)
    edit.recipients.setText("a@example.org")
    edit.user.setText("me@example.org")
    edit.host.setText("127.0.0.1")
    edit.security.setCurrentIndex(edit.security.findData(Security.PLAIN))
    edit.port.setValue(mail.port)
    edit.password.place.setCurrentIndex(edit.password.place.findData("file"))
    mail_file = Path(edit.password.where.text())
    looks_the_same(edit.password.typed, secret.mail)
    assert shown(secret) == []
    with qtbot.waitSignal(session.settings_changed):
        alerts.save_button.click()
    assert secret.mail in mail_file.read_text(encoding="utf-8")

    asked = PasswordDialog(program.window, new=True)
    asked.show()
    for field in (asked.first, asked.second):
        looks_the_same(field, secret.archive)
    assert shown(secret) == []
    session.use_password(asked.password)
    asked.accept()

    with qtbot.waitSignal(session.run_ended) as ended:
        session.start(BackupJob("plant", encrypt=True), "Backup")
    assert ended.args[0].outcome is Outcome.SUCCEEDED, ended.args[0]
    demo.faults.clear()
    for page in range(program.views.tabs.count()):
        program.views.tabs.setCurrentIndex(page)
        QApplication.processEvents()
        assert shown(secret) == []
    session.engine.save_support_file(tmp_path / "support.zip", session.now())
    assert leaked_files(tmp_path, secret, [token_file, mail_file]) == []
