"""From the ending of a run, or from health, to a mail that a real server took."""

from __future__ import annotations

import sqlite3
import time
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from influx_backup_gui.demo.faults import Fault
from influx_backup_gui.demo.server import DemoServer
from influx_backup_gui.domain.alert import AlertKind
from influx_backup_gui.domain.alert_settings import AlertSettings, MailSettings, Security
from influx_backup_gui.domain.errors import BackupError
from influx_backup_gui.domain.health_records import Colour, ReasonKind
from influx_backup_gui.domain.instants import DAY, HOUR, SECOND
from influx_backup_gui.domain.job import BackupJob, Outcome, RestoreJob, Run, Trigger, VerifyJob
from influx_backup_gui.domain.schedule import Schedule
from influx_backup_gui.domain.timetable import EveryHours
from influx_backup_gui.engine import channels
from influx_backup_gui.engine.alerting import Alerting
from influx_backup_gui.engine.engine import Engine
from influx_backup_gui.engine.run_start import Start
from influx_backup_gui.store.files import free_bytes
from influx_backup_gui.store.log_file import logging_to
from tests.engine.conftest import add_server
from tests.notify.mail_server import MailServer
from tests.notify.web_server import WebServer

JOB = BackupJob("lab")
REFUSED = Fault("status", path="/api/v3/configure/database", times=None, value=(400, "no token=abc123456789"))


class Clock:
    """The time, and how far it was set on (ns)."""

    ahead = 0

    def __call__(self) -> int:
        return time.time_ns() + self.ahead


@pytest.fixture
def mail() -> Iterator[MailServer]:
    with MailServer() as server:
        yield server


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def told(engine: Engine, mail: MailServer, clock: Clock, server: DemoServer) -> Engine:
    """An engine whose alerts go to `mail` by `clock`; its server holds a row."""
    server.write("db", "t,a=b v=1.0 5\nt,a=b v=2.0 86400000000005")
    set_alerts(engine, mail)
    use_clock(engine, clock)
    return engine


def set_alerts(engine: Engine, mail: MailServer, **changes: Any) -> None:
    over = MailSettings("localhost", ("ann@example.org",), "backup@example.org", mail.port, Security.PLAIN)
    engine.update_settings(lambda s: replace(s, alerts=AlertSettings(over, **changes)))


def use_clock(engine: Engine, clock: Clock) -> None:
    engine.alerts.close()
    engine.alerts = Alerting(engine.resources, clock)


def subjects(engine: Engine, mail: MailServer) -> list[str]:
    """Of the mails that came since the last call."""
    engine.alerts.sending.close()
    found = [str(m.message["Subject"]) for m in mail.mails]
    mail.mails.clear()
    return found


def heads(engine: Engine, mail: MailServer) -> list[str]:
    """What stands before the first colon of each."""
    return [s.partition(":")[0] for s in subjects(engine, mail)]


def test_a_failure_is_told_at_once_with_everything_one_needs(
    told: Engine, mail: MailServer, server: DemoServer
) -> None:
    assert told.run(JOB).outcome is Outcome.SUCCEEDED
    assert subjects(told, mail) == []
    server.faults.add(REFUSED)
    with logging_to(told.resources.places.logs):
        run = told.run(JOB)
    told.alerts.sending.close()
    (received,) = mail.mails
    assert run.problem is not None
    subject = str(received.message["Subject"])
    assert subject.startswith("FAILED: lab, ")
    assert run.problem.message.partition(" ")[0] in subject
    for part in (run.problem.message.partition("token")[0], f"What to do: {run.problem.hint}", "What it means: "):
        assert part in " ".join(received.text.split())
    assert "Last proved backup:" in received.text
    log = received.text.partition("Log:")[2]
    assert f"INFO {run.id[:8]} backup of lab began (manual)" in log
    assert f"ERROR {run.id[:8]} backup failed" in log
    assert "abc123456789" not in received.text + received.html + subject, "no secret, whoever said it"


def test_repeats_are_bundled_until_it_works_again(
    told: Engine, mail: MailServer, server: DemoServer, clock: Clock
) -> None:
    server.faults.add(REFUSED)
    for _ in range(4):
        told.run(JOB)
    assert heads(told, mail) == ["FAILED"]
    clock.ahead = DAY + HOUR
    told.run(JOB)
    told.alerts.sending.close()
    (received,) = mail.mails
    assert str(received.message["Subject"]).startswith("STILL FAILED: lab")
    assert "4 times since the last message" in received.text
    mail.mails.clear()
    told.run(JOB)
    assert subjects(told, mail) == []
    server.faults.clear()
    told.run(JOB)
    told.alerts.sending.close()
    (received,) = mail.mails
    assert str(received.message["Subject"]).startswith("WORKS AGAIN: lab, ")
    assert "Solved: FAILED: lab" in received.text
    mail.mails.clear()
    told.run(JOB)
    assert subjects(told, mail) == []


def test_a_scheduled_run_and_a_run_by_hand_are_two_topics(told: Engine, mail: MailServer, server: DemoServer) -> None:
    server.faults.add(REFUSED)
    told.run(JOB)
    told.run(JOB, Trigger.SCHEDULE, start=Start("r1", "s1", 5, details={"schedule_name": "nightly"}))
    told.alerts.sending.close()
    assert "Schedule: nightly" in " ".join(mail.mails[1].text.split())
    assert heads(told, mail) == ["FAILED", "FAILED"]
    server.faults.clear()
    told.run(JOB)
    assert heads(told, mail) == ["WORKS AGAIN"], "by hand: the schedule has still to show it"
    told.run(JOB, Trigger.SCHEDULE, start=Start("r2", "s1", 6))
    assert heads(told, mail) == ["WORKS AGAIN"]


def test_rows_that_are_gone_until_somebody_has_seen_it(
    told: Engine, mail: MailServer, server: DemoServer, clock: Clock
) -> None:
    told.run(JOB)
    server.drop_table("db", "t")
    server.write("db", "t,a=b v=1.0 5")
    told.run(JOB)
    assert heads(told, mail) == ["ROWS GONE"]
    told.alerts.watch()
    told.run(JOB)
    assert heads(told, mail) == []
    clock.ahead = DAY + HOUR
    told.alerts.watch()
    assert [s for s in heads(told, mail) if "ROWS" in s] == ["STILL ROWS GONE"]
    told.acknowledge("lab", "made anew", clock())
    told.alerts.watch()
    assert "SOLVED" in heads(told, mail)


def test_damage_is_told_once_by_the_check_that_found_it(told: Engine, mail: MailServer, clock: Clock) -> None:
    told.run(JOB)
    told.run(JOB)
    archive = Path(told.backups()[-1].path)
    data = bytearray(archive.read_bytes())
    data[data.index(b"PAR1") + 30] ^= 1
    archive.write_bytes(data)
    assert told.run(VerifyJob()).outcome is Outcome.FAILED
    assert heads(told, mail) == ["DAMAGED"]
    told.alerts.watch()
    told.run(VerifyJob())
    assert heads(told, mail) == []
    clock.ahead = DAY + HOUR
    told.alerts.watch()
    assert heads(told, mail) == ["STILL DAMAGED"]


def test_a_restore_is_told(told: Engine, mail: MailServer) -> None:
    told.run(JOB)
    assert told.run(RestoreJob(told.backups()[0].id, databases=(("db", "again"),))).outcome is Outcome.SUCCEEDED
    assert heads(told, mail) == ["RESTORED"]


def test_what_a_person_did_or_what_was_skipped_is_not_told(told: Engine, mail: MailServer) -> None:
    now = time.time_ns()
    for outcome in (Outcome.CANCELLED, Outcome.SKIPPED):
        told.alerts.run_ended(Run("x", "backup", Trigger.MANUAL, outcome, now, now, "", "lab"))
    assert subjects(told, mail) == []


def test_kinds_that_are_switched_off(told: Engine, mail: MailServer, server: DemoServer) -> None:
    set_alerts(told, mail, kinds=frozenset({AlertKind.RECOVERY}))
    server.faults.add(REFUSED)
    told.run(JOB)
    server.faults.clear()
    told.run(JOB)
    assert subjects(told, mail) == [], "nothing works again of which nobody heard that it failed"


def test_overdue_although_the_program_never_ran(told: Engine, mail: MailServer, clock: Clock) -> None:
    told.run(JOB)
    clock.ahead = 3 * DAY
    hourly = Schedule("s1", "daily", JOB, EveryHours(24, clock()), "UTC", clock() - 10 * DAY)
    told.update_settings(lambda s: replace(s, schedules=(hourly,)))
    told.alerts.watch()
    told.alerts.watch()
    told.alerts.sending.close()
    (received,) = mail.mails
    assert str(received.message["Subject"]).startswith("OVERDUE: lab: Schedule daily has no proved backup for")
    assert "the newest was taken 3 days ago" in " ".join(received.text.split())
    mail.mails.clear()
    clock.ahead = 0
    told.update_settings(lambda s: replace(s, schedules=()))
    told.alerts.watch()
    assert heads(told, mail) == ["SOLVED"]


def test_a_disk_that_fills_up(told: Engine, mail: MailServer) -> None:
    """By what the catalog knows of twenty days: what archives take grows each day by a tenth of what is free."""
    told.run(JOB)
    catalog = told.resources.catalog
    (taken,), folder = told.backups(), told.resources.repository().path
    size = free_bytes(folder) // 10
    for day in range(20):
        grown = replace(taken, id=f"b{day}", name=f"b{day}", created=taken.created - (20 - day) * DAY, bytes=size)
        catalog.put_backup(grown)
    told.alerts.watch()
    told.alerts.watch()
    (subject,) = subjects(told, mail)
    assert subject.startswith("DISK FILLING: The disk of repository default will be full in ")
    assert subject.partition(" full in ")[2].startswith(("9 days", "10 days"))
    for day in range(20):
        catalog.remove_backup(f"b{day}")
    told.alerts.watch()
    assert heads(told, mail) == ["SOLVED"]


def test_several_things_of_one_look_come_in_one_mail(told: Engine, mail: MailServer, clock: Clock) -> None:
    told.run(JOB)
    clock.ahead = 40 * DAY
    both = [Schedule(n, n, JOB, EveryHours(24, clock()), "UTC", clock() - 10 * DAY) for n in ("one", "two")]
    told.update_settings(lambda s: replace(s, schedules=tuple(both)))
    told.alerts.watch()
    told.alerts.sending.close()
    (received,) = mail.mails
    assert str(received.message["Subject"]).endswith("(and 1 more)")
    assert all(f"Schedule {name} has no proved backup" in " ".join(received.text.split()) for name in ("one", "two"))


def test_a_run_that_is_stuck(told: Engine, mail: MailServer) -> None:
    told.run(JOB)
    catalog = told.resources.catalog
    going_on = Run("r", "backup", Trigger.MANUAL, None, time.time_ns(), None, "", "lab")
    catalog.start_run(going_on)
    catalog.pulses.idle("r", 1860, "reading db.t")
    told.alerts.watch()
    told.alerts.watch()
    told.alerts.sending.close()
    (received,) = mail.mails
    subject = str(received.message["Subject"])
    assert subject.startswith("STUCK: lab: A backup that began ")
    assert "no progress for 31 minutes (reading db.t)" in subject
    assert "cancel it" in received.text
    mail.mails.clear()
    catalog.end_run(replace(going_on, outcome=Outcome.CANCELLED, finished=time.time_ns()))
    told.alerts.watch()
    assert heads(told, mail) == ["SOLVED"]


@pytest.mark.parametrize("at_start", [True, False])
def test_an_interrupted_run_is_told_by_who_finds_it(
    told: Engine, mail: MailServer, tmp_path: Path, at_start: bool
) -> None:
    told.resources.catalog.start_run(Run("r", "backup", Trigger.SCHEDULE, None, time.time_ns(), None, "", "lab"))
    with sqlite3.connect(tmp_path / "home" / "catalog.sqlite") as db:
        db.execute("UPDATE runs SET pid = 999999999")
    db.close()
    if at_start:
        Engine.open(tmp_path / "home").close()
    else:
        told.end_dead_runs()
    assert [s.split(":")[-1].strip() for s in subjects(told, mail)] == ["interrupted"]


def test_a_summary_once_a_week_where_somebody_wants_it(told: Engine, mail: MailServer, clock: Clock) -> None:
    told.run(JOB)
    assert heads(told, mail) == [], "off by itself"
    set_alerts(told, mail, kinds=frozenset({AlertKind.SUMMARY}))
    told.alerts.watch()
    told.alerts.watch()
    told.alerts.sending.close()
    (received,) = mail.mails
    assert received.message["Subject"] == "WEEKLY SUMMARY: everything is protected"
    assert "  Saved           1 backup, 2 rows" in received.text
    assert "What failed" in received.html
    mail.mails.clear()
    clock.ahead = 6 * DAY
    told.alerts.watch()
    assert heads(told, mail) == []
    clock.ahead = 8 * DAY
    told.alerts.watch()
    assert heads(told, mail) == ["WEEKLY SUMMARY"]


# --- the outbox -----------------------------------------------------------------------------------


def undelivered(engine: Engine, now: int) -> bool:
    kinds = {r.kind for r in engine.health(now).reasons}
    return ReasonKind.ALERTS_UNDELIVERED in kinds


def test_a_mail_server_that_is_down_and_comes_back(
    told: Engine, mail: MailServer, server: DemoServer, clock: Clock, tmp_path: Path
) -> None:
    """Kept over a restart, tried again later and later, and shown amber meanwhile."""
    server.faults.add(REFUSED)
    mail.stop()
    told.run(JOB)
    told.alerts.sending.close()
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
    server.faults.add(REFUSED)
    mail.stop()
    told.run(JOB)
    told.alerts.sending.close()
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
    server.faults.add(REFUSED)
    mail.stop()
    told.run(JOB)
    told.alerts.sending.close()
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
    server.faults.add(REFUSED)
    mail.stop()
    told.run(JOB)
    told.alerts.sending.close()
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


# --- webhook and dead-man ping --------------------------------------------------------------------


@pytest.fixture
def web(told: Engine, mail: MailServer, monkeypatch: pytest.MonkeyPatch) -> Iterator[WebServer]:
    with WebServer() as server:
        monkeypatch.setenv("HOOK", f"{server.url}/hook")
        monkeypatch.setenv("WATCH", f"{server.url}/watch")
        set_alerts(told, mail, webhook_source="env:HOOK", ping_source="env:WATCH")
        yield server


def test_a_watch_elsewhere_hears_of_every_backup(told: Engine, web: WebServer, server: DemoServer) -> None:
    told.run(JOB)
    told.alerts.sending.close()
    assert web.paths == ["/watch/start", "/watch"]
    server.faults.add(REFUSED)
    told.run(JOB)
    told.alerts.sending.close()
    assert web.paths[2:] == ["/watch/start", "/watch/fail", "/hook"]
    assert b"abc123456789" not in web.seen[3][1]


def test_no_success_while_another_server_is_not_protected(told: Engine, web: WebServer, server: DemoServer) -> None:
    add_server(told, "forgotten", server.url)
    told.run(JOB)
    told.alerts.sending.close()
    assert web.paths == ["/watch/start", "/watch/fail"]
    assert b"forgotten: There is no proved backup." in web.seen[1][1]


def test_what_a_person_cancelled_is_neither(told: Engine, web: WebServer) -> None:
    now = time.time_ns()
    told.alerts.run_ended(Run("x", "backup", Trigger.MANUAL, Outcome.CANCELLED, now, now, "", "lab"))
    told.run(VerifyJob())
    told.alerts.sending.close()
    assert web.paths == []


def test_one_way_that_is_closed_does_not_close_the_other(
    told: Engine, web: WebServer, mail: MailServer, server: DemoServer
) -> None:
    server.faults.add(REFUSED)
    web.status = 500
    told.run(JOB)
    assert heads(told, mail) == ["FAILED"]
    sent = {line.channel: line.sent is not None for line in told.resources.catalog.outbox.history()}
    assert sent == {"mail": True, "webhook": False}


def test_a_fault_of_one_way_does_not_close_the_other(
    told: Engine, web: WebServer, server: DemoServer, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    """Such as a keyring that fails in a way of its own. What it says may be the secret."""

    def broken(*_: object) -> str:
        raise RuntimeError("https://hooks.example.org/secret-of-mine")

    monkeypatch.setattr(channels, "send", broken)
    server.faults.add(REFUSED)
    told.run(JOB)
    told.alerts.sending.close()
    assert web.paths[-1] == "/hook"
    said = {line.channel: line.said for line in told.resources.catalog.outbox.history()}
    assert "fault in the program: RuntimeError" in said["mail"]
    assert "secret-of-mine" not in said["mail"] + caplog.text
    monkeypatch.setattr(channels, "ping", broken)
    told.run(JOB)
    told.alerts.sending.close()
    assert web.paths.count("/hook") == 1, "the same alert again, bundled"
    (tried,) = [t for t in told.test_alerts() if t.channel == "ping"]
    assert tried.problem is not None


def test_a_test_goes_every_way_and_disturbs_no_watch(told: Engine, web: WebServer) -> None:
    tried = {t.channel: t.answer for t in told.test_alerts()}
    assert tried == {"mail": "250 2.0.0 Ok: queued as 4711", "webhook": "200 OK", "ping": "200 OK"}
    assert sorted(web.paths) == ["/hook", "/watch/log"]


# --- when everything else is broken ---------------------------------------------------------------


def test_a_catalog_that_breaks_in_the_middle(
    told: Engine, mail: MailServer, server: DemoServer, tmp_path: Path
) -> None:
    """The run cannot be recorded any more; the mail goes out from memory, also at the second attempt."""
    assert told.run(JOB).outcome is Outcome.SUCCEEDED
    garbage(tmp_path / "home" / "catalog.sqlite")
    mail.stop()
    run = told.run(JOB)
    told.alerts.sending.close()
    assert run.outcome is Outcome.FAILED
    assert run.problem is not None
    assert "damaged" in run.problem.message
    mail.start()
    told.alerts.sending.flush()
    assert heads(told, mail) == ["FAILED"]
    told.alerts.sending.flush()
    assert subjects(told, mail) == []


def test_a_catalog_that_cannot_even_be_opened_is_told_once_a_day(
    told: Engine, mail: MailServer, tmp_path: Path
) -> None:
    told.close()
    garbage(tmp_path / "home" / "catalog.sqlite")
    for _ in range(3):
        with pytest.raises(BackupError, match="damaged"):
            Engine.open(tmp_path / "home")
    (subject,) = subjects(told, mail)
    assert subject.startswith("FAILED: Influx Backup cannot start: The catalog")


def garbage(path: Path) -> None:
    for beside in (path, path.with_name(f"{path.name}-wal"), path.with_name(f"{path.name}-shm")):
        if beside.exists():
            with beside.open("r+b") as file:
                file.write(b"\xff" * max(4096, beside.stat().st_size))


def test_without_any_alerts_nothing_is_kept(engine: Engine, server: DemoServer) -> None:
    server.faults.add(REFUSED)
    assert engine.run(JOB).outcome is Outcome.FAILED
    engine.alerts.watch()
    assert engine.resources.catalog.outbox.history() == ()
    assert engine.health(time.time_ns()).colour is Colour.RED
