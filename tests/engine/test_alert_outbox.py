"""What is told waits until somebody has taken it: once, for a week, and only while it is still wanted."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from influx_backup_gui.demo.server import DemoServer
from influx_backup_gui.domain.alert_settings import AlertSettings, MailSettings, Security
from influx_backup_gui.domain.health_records import ReasonKind
from influx_backup_gui.domain.instants import DAY, HOUR, SECOND
from influx_backup_gui.domain.job import BackupJob
from influx_backup_gui.engine.engine import Engine
from tests.engine.alerted import JOB, REFUSED, Clock, heads, subjects, use_clock
from tests.engine.conftest import add_server
from tests.notify.mail_server import MailServer


def undelivered(engine: Engine, now: int) -> bool:
    kinds = {r.kind for r in engine.health(now).reasons}
    return ReasonKind.ALERTS_UNDELIVERED in kinds


def fails_unheard(told: Engine, mail: MailServer, server: DemoServer) -> None:
    """A backup that fails while no mail can be sent."""
    server.faults.add(REFUSED)
    mail.stop()
    told.run(JOB)
    told.alerts.sending.close()


def test_a_mail_server_that_is_down_and_comes_back(
    told: Engine, mail: MailServer, server: DemoServer, clock: Clock, tmp_path: Path
) -> None:
    """Kept over a restart, tried again later and later, and shown amber meanwhile."""
    fails_unheard(told, mail, server)
    assert undelivered(told, clock())
    again = Engine.open(tmp_path / "home")
    use_clock(again, clock)
    try:
        assert again.alerts.sending.flush() == (), "not before its pause is over"
        clock.ahead = 61 * SECOND
        (tried,) = again.alerts.sending.flush()
        assert tried.problem is not None
        assert "cannot be reached" in tried.problem.message
        clock.ahead += 61 * SECOND
        assert again.alerts.sending.flush() == (), "the second pause is longer"
        mail.start()
        clock.ahead += 300 * SECOND
        (tried,) = again.alerts.sending.flush()
        assert tried.answer.startswith("250")
        assert heads(again, mail) == ["FAILED"]
        assert not undelivered(again, clock())
        assert again.alerts.sending.flush() == ()
    finally:
        again.close()


def test_when_the_way_works_again_everything_that_waits_goes(
    told: Engine, mail: MailServer, server: DemoServer, clock: Clock
) -> None:
    add_server(told, "other", server.url)
    server.faults.add(REFUSED)
    mail.stop()
    told.run(JOB)
    told.run(BackupJob("other"))
    told.alerts.sending.close()
    mail.start()
    told.test_alerts()
    told.alerts.sending.flush()
    assert sorted(heads(told, mail)) == ["FAILED", "FAILED", "TEST"]


def test_after_a_week_an_alert_is_given_up_and_stays_amber_until_one_arrives(
    told: Engine, mail: MailServer, server: DemoServer, clock: Clock
) -> None:
    fails_unheard(told, mail, server)
    for _ in range(60):
        clock.ahead += 6 * HOUR
        told.alerts.sending.flush()
    (line,) = told.resources.catalog.outbox.history()
    assert line.given_up
    assert 20 < line.attempts < 40
    assert undelivered(told, clock())
    mail.start()
    assert told.test_alerts()[0].problem is None
    assert not undelivered(told, clock())


def test_a_recipient_who_is_refused_gives_nobody_the_same_mail_again(
    told: Engine, mail: MailServer, server: DemoServer, clock: Clock
) -> None:
    over = MailSettings("localhost", ("ann@a.org", "bob@a.org"), "backup@a.org", mail.port, Security.PLAIN)
    told.update_settings(lambda s: replace(s, alerts=AlertSettings(over)))
    mail.refuse = ("bob@a.org",)
    server.faults.add(REFUSED)
    told.run(JOB)
    assert len(subjects(told, mail)) == 1
    assert undelivered(told, clock())
    clock.ahead = 12 * HOUR
    told.alerts.sending.flush()
    assert subjects(told, mail) == []


def test_two_processes_send_an_alert_once(
    told: Engine, mail: MailServer, server: DemoServer, clock: Clock, tmp_path: Path
) -> None:
    fails_unheard(told, mail, server)
    mail.start()
    mail.hold = 0.3
    clock.ahead = HOUR
    other = Engine.open(tmp_path / "home")
    use_clock(other, clock)
    try:
        told.alerts.sending.flush_soon()
        other.alerts.sending.flush_soon()
        told.alerts.sending.close()
        other.alerts.sending.close()
        assert heads(told, mail) == ["FAILED"]
    finally:
        other.close()


def test_what_nobody_wants_any_more_is_not_sent(told: Engine, mail: MailServer, server: DemoServer) -> None:
    fails_unheard(told, mail, server)
    told.update_settings(lambda s: replace(s, alerts=AlertSettings()))
    mail.start()
    assert told.alerts.sending.flush() == ()
    assert told.resources.catalog.outbox.waiting() == 0


def test_a_test_that_failed_is_not_sent_later(told: Engine, mail: MailServer, clock: Clock) -> None:
    mail.stop()
    (tried,) = told.test_alerts()
    assert tried.problem is not None
    assert undelivered(told, clock())
    mail.start()
    clock.ahead = DAY
    told.alerts.sending.flush()
    assert subjects(told, mail) == []
