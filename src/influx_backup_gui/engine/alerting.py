"""Alerts are made here: from endings of runs and from health; every run takes this path, whoever started it."""

from __future__ import annotations

import logging
import time
import uuid
from collections.abc import Callable
from dataclasses import replace

from influx_backup_gui.domain.alert import Alert, AlertKind, Ping
from influx_backup_gui.domain.alert_of_health import alert_of_reason, solved, summary, topic_of_reason
from influx_backup_gui.domain.alert_rules import alert_of_run, bundled, repeated, solved_topics, works_again
from influx_backup_gui.domain.errors import BackupError, UsageError
from influx_backup_gui.domain.health import assess
from influx_backup_gui.domain.health_records import Colour, Health
from influx_backup_gui.domain.health_runs import tells
from influx_backup_gui.domain.humanize import age_text
from influx_backup_gui.domain.instants import DAY, SECOND
from influx_backup_gui.domain.job import BAD, GOOD, Outcome, Run
from influx_backup_gui.domain.redact import without_secrets
from influx_backup_gui.domain.slots import zone_named
from influx_backup_gui.engine.health_facts import gather
from influx_backup_gui.engine.reporting import proof_report
from influx_backup_gui.engine.resources import Resources
from influx_backup_gui.engine.run_log import own_lines
from influx_backup_gui.engine.sending import Sending, Tried
from influx_backup_gui.notify.report_text import report_lines
from influx_backup_gui.store.alert_topics import Topic
from influx_backup_gui.store.local_zone import local_zone
from influx_backup_gui.store.recent_log import RecentLog

log = logging.getLogger(__name__)
_LOG_LINES = 30
_WEEK = 7 * DAY


class Alerting:
    """One for an engine. Nothing here raises because of an alert: a run that ended well stays so."""

    def __init__(self, resources: Resources, clock: Callable[[], int] = time.time_ns) -> None:
        self._resources, self._clock = resources, clock
        self._log = RecentLog().open()
        self._zone = zone_named(local_zone())
        self.sending = Sending(resources, clock)

    def close(self) -> None:
        """Wait for what is being sent."""
        self.sending.close()
        self._log.close()

    def run_ended(self, run: Run) -> None:
        """Tell what there is to tell about an ended run and about the health after it; sends in the background."""
        try:
            self._ping_end(run)
            if self._resources.settings.alerts.channels:
                self._run_ended(run)
        except Exception:
            log.exception("fault while alerts were made")

    def run_started(self, run: Run) -> None:
        """Say to the dead-man watch that a backup begins."""
        if run.kind == "backup":
            self.sending.ping(Ping.START, f"Backup of {run.server}")

    def _ping_end(self, run: Run) -> None:
        """A backup that went well is no success while another server is not protected: silence would hide that."""
        if run.kind != "backup" or run.outcome is None or self._resources.settings.alerts.ping_source == "none":
            return
        said = f"Backup of {run.server} {run.outcome.value}: {run.summary}"
        if run.outcome in BAD:
            # What says nothing about protection (busy, a wrong word) is no alarm by itself; its silence may become one.
            self.sending.ping(Ping.FAIL if tells(run) else Ping.LOG, without_secrets(said))
        elif run.outcome in GOOD:
            health = self._health(self._clock())
            red = ["Health is not known."] if health is None else _red(health)
            event = Ping.FAIL if red else Ping.SUCCESS
            self.sending.ping(event, without_secrets("\n".join((said, *red))))

    def _run_ended(self, run: Run) -> None:
        alert = alert_of_run(run, self._zone, self._freshness(run), self._lines(run))
        if alert is not None:
            self._tell(alert)
        self._solve(run)
        # The archive that this run found damaged was told just now.
        self.watch(AlertKind.DAMAGE if alert is not None and alert.kind is AlertKind.DAMAGE else None)

    def watch(self, told: AlertKind | None = None) -> None:
        """Look at health, and tell what is new, still so after a day, or solved; those of the kind `told` are known."""
        if not self._resources.settings.alerts.channels:
            return
        now = self._clock()
        health = self._health(now)
        if health is not None:
            self._watch(health, now, told)
            self._summarise(health, now)
        self.sending.flush_soon()

    def test(self) -> tuple[Tried, ...]:
        """Send a test by every channel that is set up, through the outbox. UsageError where there is none."""
        alerts = self._resources.settings.alerts
        if not alerts.channels and alerts.ping_source == "none":
            raise UsageError("Alerts go nowhere yet.", "Say where they shall go first.")
        pinged = () if alerts.ping_source == "none" else (self.sending.try_ping("A test of Influx Backup."),)
        alert = Alert(
            uuid.uuid4().hex,
            AlertKind.TEST,
            self._clock(),
            "TEST: alerts of Influx Backup arrive",
            "This is a test. If you can read it, alerts arrive.",
            "You will be told when something goes wrong.",
            "Nothing needs to be done.",
        )
        if not alerts.channels:
            return pinged
        self.sending.post(alert)
        return (*self.sending.flush(alert.id, again=False), *pinged)

    def _watch(self, health: Health, now: int, told: AlertKind | None) -> None:
        new: list[Alert] = []
        for reason in health.reasons:
            alert = alert_of_reason(reason, now)
            if alert is None or not self._wants(alert.kind):
                continue
            if alert.kind is told:
                self._open(alert, quiet=True)
            elif (due := self._due(alert)) is not None:
                new.append(due)
        there = {topic_of_reason(reason) for reason in health.reasons}
        over = [self._over(topic, now) for topic in self._topics() if topic.topic not in there]
        for found in (new, [a for a in over if a is not None]):
            if found:
                self._post(bundled(found))

    def _summarise(self, health: Health, now: int) -> None:
        """Once a week, whoever looks first."""
        if not self._wants(AlertKind.SUMMARY):
            return
        topic = Topic("summary", AlertKind.SUMMARY.value, "", "", 0, 0, 0, quiet=True)
        try:
            if self._resources.catalog.alert_topics.tell(topic, now, _WEEK) is None:
                return
            lines = report_lines(proof_report(self._resources, now - _WEEK, now, now))
        except BackupError as error:
            log.error("the weekly summary could not be made: %s", error.message)
            return
        self._post(summary(uuid.uuid4().hex, now, health.colour, lines))

    def _tell(self, alert: Alert) -> None:
        if self._wants(alert.kind):
            due = alert if not alert.topic else self._due(alert)
            if due is not None:
                self._post(due)

    def _lines(self, run: Run) -> tuple[str, ...]:
        """The log of its time; of a run whose process is gone what it wrote itself."""
        if run.outcome is Outcome.INTERRUPTED:
            return own_lines(run, self._resources.places.logs)[-_LOG_LINES:]
        return self._log.since(run.started, _LOG_LINES)

    def _solve(self, run: Run) -> None:
        found = [self._forget(topic) for topic in solved_topics(run)]
        before = [topic.subject for topic in found if topic is not None and not topic.quiet]
        if before and self._wants(AlertKind.RECOVERY):
            self._post(works_again(run, before, self._zone))

    def _over(self, topic: Topic, now: int) -> Alert | None:
        gone = self._forget(topic.topic)
        if gone is None or gone.quiet or not self._wants(AlertKind.RECOVERY):
            return None
        return solved(gone.topic, now, gone.server, gone.subject)

    def _due(self, alert: Alert) -> Alert | None:
        """The alert as it is to be told now; None where the same was told today. Told too often where that is lost."""
        before = self._open(alert)
        if before is None:
            return None
        told_before = before.opened != 0
        return repeated(alert, before.repeats + 1, before.opened, self._zone) if told_before else alert

    def _open(self, alert: Alert, quiet: bool = False) -> Topic | None:
        topic = Topic(alert.topic, alert.kind.value, alert.server, alert.subject, 0, 0, 0, quiet)
        try:
            return self._resources.catalog.alert_topics.tell(topic, self._clock())
        except BackupError as error:
            log.error("whether an alert was told before cannot be known: %s", error.message)
            return topic

    def _forget(self, topic: str) -> Topic | None:
        try:
            return self._resources.catalog.alert_topics.solve(topic)
        except BackupError as error:
            log.error("what was told before cannot be known: %s", error.message)
            return None

    def _topics(self) -> tuple[Topic, ...]:
        try:
            return self._resources.catalog.alert_topics.open("health:")
        except BackupError as error:
            log.error("what was told before cannot be known: %s", error.message)
            return ()

    def _post(self, alert: Alert) -> None:
        self.sending.post(
            replace(
                alert,
                subject=without_secrets(alert.subject),
                message=without_secrets(alert.message),
                hint=without_secrets(alert.hint),
                facts=tuple((label, without_secrets(value)) for label, value in alert.facts),
                log=tuple(map(without_secrets, alert.log)),
            )
        )

    def _wants(self, kind: AlertKind) -> bool:
        return self._resources.settings.alerts.wants(kind)

    def _health(self, now: int) -> Health | None:
        try:
            return assess(gather(self._resources, now), now)
        except (BackupError, OSError) as error:
            log.error("health could not be told: %s", error)
            return None

    def _freshness(self, run: Run) -> tuple[tuple[str, str], ...]:
        """What is protected at the moment."""
        now = self._clock()
        health = self._health(now)
        mine = health.of(run.server) if health is not None else None
        if mine is None:
            return ()
        newest = mine.last_proved
        if newest is None:
            return (("Last proved backup", "none"),)
        return (("Last proved backup", f"{newest.name}, taken {age_text((now - newest.created) / SECOND)}"),)


def _red(health: Health) -> list[str]:
    return [f"{r.server}: {r.message}" for r in health.reasons if r.colour is Colour.RED]
