"""The dialog of alerts against a real mail server: what is saved where, and what the server answered."""

from __future__ import annotations

import threading
from collections.abc import Iterator

import keyring
import pytest
from pytestqt.qtbot import QtBot

from influx_backup_gui.domain.alert import AlertKind
from influx_backup_gui.domain.alert_settings import Security
from influx_backup_gui.engine.engine import Engine
from influx_backup_gui.gui.monitor_alerts import AlertsDialog
from influx_backup_gui.gui.session import Session
from influx_backup_gui.notify.presets import PRESETS
from tests.gui.conftest import Expected
from tests.gui.ring import Ring
from tests.notify.mail_server import MailServer

PASSWORD = "correct horse battery"


@pytest.fixture
def mail() -> Iterator[MailServer]:
    with MailServer(login=("me", PASSWORD)) as server:
        yield server


@pytest.fixture
def dialog(session: Session, qtbot: QtBot, expected: Expected) -> AlertsDialog:
    expected.add("propagateSizeHints()")
    made = AlertsDialog(session, None)
    made.show()
    return made


def enter(dialog: AlertsDialog, mail: MailServer, password: str = PASSWORD, place: str = "keyring") -> None:
    """What a person types."""
    edit = dialog.mail
    edit.wanted.setChecked(True)
    edit.recipients.setText("a@example.org; b@example.org")
    edit.host.setText("127.0.0.1")
    edit.security.setCurrentIndex(edit.security.findData(Security.PLAIN))
    edit.port.setValue(mail.port)
    edit.user.setText("me")
    edit.writer.setText("me@example.org")
    edit.password.place.setCurrentIndex(edit.password.place.findData(place))
    edit.password.typed.setText(password)


def test_a_test_arrives_and_the_answer_is_shown(
    dialog: AlertsDialog, mail: MailServer, engine: Engine, qtbot: QtBot
) -> None:
    ring = Ring()
    keyring.set_keyring(ring)
    # This server takes logins only behind TLS.
    enter(dialog, mail, place="file")
    dialog.mail.user.clear()
    mail.login = None
    dialog.test_button.click()
    qtbot.waitUntil(lambda: "It was taken" in dialog.said)
    assert mail.answer in dialog.said
    assert [m.recipients for m in mail.mails] == [["a@example.org", "b@example.org"]]
    qtbot.waitUntil(lambda: [s.sent is not None for s in dialog.sent.rows] == [True])
    dialog.reject()
    assert ring.kept == {}


def test_the_password_goes_to_the_keyring_and_never_into_the_settings(
    dialog: AlertsDialog, mail: MailServer, engine: Engine, session: Session, qtbot: QtBot
) -> None:
    ring = Ring()
    keyring.set_keyring(ring)
    enter(dialog, mail)
    dialog.kinds[AlertKind.SUMMARY].setChecked(True)
    dialog.kinds[AlertKind.RESTORE].setChecked(False)
    dialog.stuck.setValue(7)
    with qtbot.waitSignal(session.settings_changed):
        dialog.save_button.click()

    alerts = engine.settings.alerts
    assert alerts.mail is not None
    assert (alerts.mail.password_source, alerts.mail.user, alerts.stuck_minutes) == ("keyring", "me", 7)
    assert AlertKind.SUMMARY in alerts.kinds
    assert AlertKind.RESTORE not in alerts.kinds
    assert PASSWORD in ring.kept.values()
    assert threading.get_ident() not in ring.threads
    assert PASSWORD not in (engine.resources.places.config / "settings.json").read_text()


def test_a_file_is_readable_by_nobody_else(
    dialog: AlertsDialog, mail: MailServer, engine: Engine, session: Session, qtbot: QtBot
) -> None:
    enter(dialog, mail, place="file")
    with qtbot.waitSignal(session.settings_changed):
        dialog.save_button.click()
    path = engine.resources.places.config / "mail-password"
    assert path.stat().st_mode & 0o777 == 0o600
    assert path.read_text() == f"{PASSWORD}\n"


def test_without_a_keyring_it_says_what_else_can_be_done_and_keeps_nothing(
    dialog: AlertsDialog, mail: MailServer, engine: Engine, qtbot: QtBot
) -> None:
    enter(dialog, mail)
    dialog.save_button.click()
    qtbot.waitUntil(lambda: "Kept in" in dialog.said)
    assert engine.settings.alerts.mail is None
    dialog.reject()


def test_a_server_that_does_not_answer_is_said(
    dialog: AlertsDialog, mail: MailServer, qtbot: QtBot, expected: Expected
) -> None:
    expected.add("an alert could not be sent by mail")
    enter(dialog, mail)
    dialog.mail.user.clear()
    mail.stop()
    dialog.test_button.click()
    qtbot.waitUntil(lambda: "That did not work" in dialog.said and "127.0.0.1" in dialog.said)
    assert dialog.test_button.isEnabled()
    dialog.reject()


@pytest.mark.parametrize(
    ("field", "text", "said"),
    [
        ("recipients", "", "Nobody is named"),
        ("recipients", "no address", "is no mail address"),
        ("host", "a b", "no name"),
    ],
)
def test_what_cannot_be_is_said_before_anything_is_kept(
    dialog: AlertsDialog, mail: MailServer, engine: Engine, field: str, text: str, said: str
) -> None:
    enter(dialog, mail)
    getattr(dialog.mail, field).setText(text)
    dialog.save_button.click()
    assert said in dialog.said
    assert engine.settings.alerts.mail is None
    dialog.reject()


def test_a_provider_fills_in_its_server_and_says_what_has_to_be_known(dialog: AlertsDialog) -> None:
    edit = dialog.mail
    for number, known in enumerate(PRESETS, 1):
        edit.provider.setCurrentIndex(number)
        edit.provider.activated.emit(number)
        assert (edit.host.text(), edit.port.value(), edit.security.currentData()) == (
            known.host,
            known.port,
            known.security,
        )
        assert known.note in edit.advice.text()
    edit.host.setText("mail.example.org")
    edit.security.setCurrentIndex(edit.security.findData(Security.PLAIN))
    edit.security.activated.emit(0)
    assert "everybody on the way" in edit.advice.text()
    assert edit.port.value() == 25
    dialog.reject()
