from __future__ import annotations

from influx_backup_gui.domain.instants import DAY, HOUR
from influx_backup_gui.domain.job import Outcome, Trigger
from influx_backup_gui.domain.report import Rate
from influx_backup_gui.domain.success_rates import success_rates
from tests.domain.figures import figures

NOW = 1000 * DAY


def test_scheduled_and_manual_apart_and_skipped_are_no_failures() -> None:
    runs = [
        figures(NOW - HOUR),
        figures(NOW - 2 * HOUR, Outcome.WARNING, trigger=Trigger.CATCH_UP),
        figures(NOW - 3 * HOUR, Outcome.SKIPPED),
        figures(NOW - 4 * HOUR, Outcome.CANCELLED),
        figures(NOW - 5 * HOUR, None),
        figures(NOW - 6 * HOUR, Outcome.INTERRUPTED),
        figures(NOW - 7 * HOUR, Outcome.FAILED, trigger=Trigger.MANUAL),
        figures(NOW - 8 * HOUR, Outcome.FAILED, kind="restore"),
        figures(NOW + HOUR, Outcome.FAILED),
    ]
    week = success_rates(sorted(runs, key=lambda r: r.started), NOW)[0]
    assert (week.days, week.scheduled, week.manual, week.all) == (7, Rate(2, 3), Rate(0, 1), Rate(2, 4))
    by_hand = [figures(NOW - n * HOUR, trigger=Trigger.MANUAL) for n in (3, 2)] + [figures(NOW - HOUR)]
    assert success_rates(by_hand, NOW)[0].all == Rate(3, 3)


def test_each_span_holds_its_days() -> None:
    runs = [figures(NOW - 90 * DAY, Outcome.FAILED), *(figures(NOW - d * DAY + 1) for d in (90, 30, 7))]
    assert [r.all for r in success_rates(runs, NOW)] == [Rate(1, 1), Rate(2, 2), Rate(3, 3)]
