"""What became of alerts stands in the history, among the runs: what went out, what could not be sent."""

from __future__ import annotations

from influx_backup_gui.demo.server import DemoServer
from influx_backup_gui.domain.health_records import ReasonKind
from influx_backup_gui.domain.instants import DAY, HOUR
from influx_backup_gui.domain.job import Outcome, Run, Trigger
from influx_backup_gui.engine.engine import Engine
from influx_backup_gui.store.run_query import RunFilter
from tests.engine.alerted import JOB, REFUSED, Clock
from tests.notify.mail_server import MailServer

ALERTS = RunFilter(kinds=("alert",))


def lines(engine: Engine, wanted: RunFilter = ALERTS) -> tuple[Run, ...]:
    engine.alerts.sending.close()
    return engine.find_runs(wanted)


def test_what_went_out_is_a_line_with_all_that_it_told(told: Engine, mail: MailServer, server: DemoServer) -> None:
    server.faults.add(REFUSED)
    failed = told.run(JOB)
    (line,) = lines(told)
    assert (line.outcome, line.server, line.trigger) == (Outcome.SUCCEEDED, "lab", Trigger.SCHEDULE)
    assert line.summary.startswith("Sent by mail: FAILED: lab, ")
    assert line.started >= (failed.finished or 0)
    alert = line.details["alert"]
    assert isinstance(alert, dict)
    assert failed.problem is not None
    assert alert["hint"] == failed.problem.hint
    assert str(line.details["answer"]).startswith("250")
    assert "abc123456789" not in str(line)
    for wanted in (
        RunFilter(server="lab", outcomes=(Outcome.SUCCEEDED,)),
        RunFilter(text="sent by MAIL"),
        RunFilter(since=line.started, kinds=("alert", "restore")),
    ):
        assert line in lines(told, wanted)
    assert line not in lines(told, RunFilter(kinds=("backup",)))


def test_what_cannot_be_sent_is_told_once_and_once_more_when_it_is_given_up_or_works(
    told: Engine, mail: MailServer, server: DemoServer, clock: Clock
) -> None:
    mail.stop()
    server.faults.add(REFUSED)
    told.run(JOB)
    (line,) = lines(told)
    assert line.outcome is Outcome.FAILED
    assert line.summary.startswith("Not sent by mail: FAILED: lab, ")
    assert line.summary.endswith("It is tried again later.")
    assert line.problem is not None
    assert line.problem.hint
    clock.ahead = 2 * HOUR
    told.alerts.sending.flush()
    assert len(lines(told)) == 1, "nothing new"
    clock.ahead = 8 * DAY
    told.alerts.sending.flush()
    given_up, _ = lines(told)
    assert given_up.outcome is Outcome.FAILED
    assert "tried again" not in given_up.summary


def test_a_test_by_hand_is_one(told: Engine, mail: MailServer) -> None:
    told.test_alerts()
    mail.stop()
    told.test_alerts()
    failed, good = lines(told)
    assert (good.trigger, good.outcome, failed.outcome) == (Trigger.MANUAL, Outcome.SUCCEEDED, Outcome.FAILED)
    assert "tried again" not in failed.summary


def test_no_line_says_anything_about_protection(told: Engine, mail: MailServer, clock: Clock) -> None:
    """Health knows from the outbox that alerts are not delivered, and from nothing else."""
    mail.stop()
    assert told.run(JOB).outcome is Outcome.SUCCEEDED
    told.test_alerts()
    (line,) = lines(told)
    assert line.outcome is Outcome.FAILED
    assert [r.kind for r in told.health(clock()).reasons] == [ReasonKind.ALERTS_UNDELIVERED]
    told.resources.catalog.outbox.drop(())
    assert lines(told) == (line,)
    assert told.health(clock()).reasons == ()
    rates = told.overview(clock()).rates
    assert [r.all.ended for r in rates] == [1, 1, 1]
