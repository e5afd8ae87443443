"""From the ending of a run, or from health, to a mail that a real server took."""

from __future__ import annotations

import os
import sqlite3
import time
from dataclasses import replace
from pathlib import Path

import pytest

from influx_backup_gui.demo.server import DemoServer
from influx_backup_gui.domain.alert import AlertKind
from influx_backup_gui.domain.health_records import Colour
from influx_backup_gui.domain.instants import DAY, HOUR
from influx_backup_gui.domain.job import Outcome, RestoreJob, Run, Trigger, VerifyJob
from influx_backup_gui.domain.schedule import Schedule
from influx_backup_gui.domain.timetable import EveryHours
from influx_backup_gui.engine.engine import Engine
from influx_backup_gui.engine.run_start import Start
from influx_backup_gui.store.files import free_bytes
from influx_backup_gui.store.log_file import logging_to
from tests.damaging import flip_a_bit
from tests.engine.alerted import JOB, REFUSED, Clock, heads, set_alerts, subjects
from tests.notify.mail_server import MailServer


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
    flip_a_bit(Path(told.backups()[-1].path))
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
    large = folder / "lab" / "large.7z"
    large.touch()
    os.truncate(large, size)  # it takes no space
    for day in range(20):
        grown = replace(taken, id=f"b{day}", name=f"b{day}", created=taken.created - (20 - day) * DAY, bytes=size)
        catalog.put_backup(replace(grown, path=str(large)))
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


def test_without_any_alerts_nothing_is_kept(engine: Engine, server: DemoServer) -> None:
    server.faults.add(REFUSED)
    assert engine.run(JOB).outcome is Outcome.FAILED
    engine.alerts.watch()
    assert engine.resources.catalog.outbox.history() == ()
    assert engine.health(time.time_ns()).colour is Colour.RED
