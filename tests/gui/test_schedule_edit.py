"""The editor of schedules: what it makes, what it refuses and why, what it shows before anything is kept."""

from __future__ import annotations

import time
from dataclasses import replace
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QComboBox,
    QWidget,
)
from pytestqt.qtbot import QtBot

from influx_backup_gui.demo.server import DemoServer
from influx_backup_gui.domain.instants import DAY, HOUR, SECOND, TimeRange, parse_instant
from influx_backup_gui.domain.job import BackupJob, DrillJob, DrillWay, Outcome, Profile, Selection
from influx_backup_gui.domain.retention import RetentionPolicy
from influx_backup_gui.domain.schedule import RunRules, Schedule
from influx_backup_gui.domain.timetable import LAST_DAY, Cron, Daily, EveryHours, Monthly
from influx_backup_gui.gui.describe_schedule import countdown
from influx_backup_gui.gui.schedule_edit import ScheduleDialog
from influx_backup_gui.gui.schedule_edit_when import CRON, DAILY, HOURS, MONTHLY, WEEKDAYS
from influx_backup_gui.gui.session import Session
from tests.gui.conftest import Expected
from tests.gui.mnemonics import texts, twice

ODD = Schedule(
    "id1",
    "odd",
    BackupJob("home", Selection(("plant",), (("gone", "t"),), TimeRange(5, 7)), "{server} x", "", Profile.FAST, True,
              "a note", 3, True),
    EveryHours(7, 1_700_000_000_123_456_789),
    "Europe/Berlin",
    17,
    RetentionPolicy(1, 2, 3, 4, 5, 6, 1_234_567_891, 3),
    RunRules(True, True, 77),
    False,
    time.time_ns() + DAY,
)  # fmt: skip


@pytest.fixture(autouse=True)
def _as_the_platform_is(expected: Expected) -> None:
    expected.add("propagateSizeHints")


def opened(session: Session, qtbot: QtBot, schedule: Schedule | None = None) -> ScheduleDialog:
    """The editor, once the server has said what it has."""
    dialog = ScheduleDialog(session, None, schedule)
    qtbot.addWidget(dialog)
    dialog.show()
    qtbot.waitUntil(lambda: bool(dialog.what.tree.checks.names()) and "Asking" not in dialog.what.said)
    return dialog


def selection_of(schedule: Schedule) -> Selection:
    assert isinstance(schedule.job, BackupJob)
    return schedule.job.selection


def choose(box: QComboBox, data: object) -> None:
    box.setCurrentIndex(box.findData(data))


def cron_of_three(dialog: ScheduleDialog) -> None:
    choose(dialog.when.kind, CRON)
    dialog.when.cron.setText("* * *")


def no_weekday(dialog: ScheduleDialog) -> None:
    choose(dialog.when.kind, WEEKDAYS)
    for box in dialog.when.days:
        box.setChecked(False)


def nothing(dialog: ScheduleDialog) -> None:
    dialog.what.chosen.setChecked(True)
    dialog.what.tree.choose(None)


def saved(dialog: ScheduleDialog, session: Session, qtbot: QtBot) -> Schedule:
    """Press OK; the schedule as the settings hold it."""
    assert dialog.ok.isEnabled(), dialog.said
    with qtbot.waitSignal(dialog.accepted):
        qtbot.mouseClick(dialog.ok, Qt.MouseButton.LeftButton)
    session.engine.resources.reload_settings()
    return session.settings.schedules[-1]


def test_a_new_one_makes_sense_at_once_and_counts_from_when_it_is_kept(session: Session, qtbot: QtBot) -> None:
    dialog = opened(session, qtbot)
    assert dialog.name.text() == "home daily"
    before = time.time_ns()
    made = saved(dialog, session, qtbot)
    assert before <= made.since <= time.time_ns()
    assert (made.job, made.timetable) == (BackupJob("home"), Daily((120,)))
    assert made.retention.keeps_all
    assert made.enabled

    again = opened(session, qtbot)
    assert again.name.text() == "home daily 2"


def test_what_nobody_touches_stays_to_the_last_digit(session: Session, qtbot: QtBot) -> None:
    session.engine.update_settings(lambda s: replace(s, schedules=(ODD,)))
    dialog = opened(session, qtbot, ODD)
    assert "gone" in dialog.what.said
    assert saved(dialog, session, qtbot) == ODD


def test_a_schedule_of_drills_is_made_and_shown_again(session: Session, qtbot: QtBot) -> None:
    dialog = opened(session, qtbot)
    choose(dialog.kind, "drill")
    assert dialog.name.text() == "home drill"
    shown = [dialog.tabs.tabText(n) for n in range(dialog.tabs.count()) if dialog.tabs.isTabVisible(n)]
    assert shown == ["When", "Drill", "Rules"]
    dialog.drill.share.setValue(7)
    dialog.drill.or_decode.setChecked(True)
    made = saved(dialog, session, qtbot)
    assert made.job == DrillJob(newest_of="home", share=7, or_decode=True)
    assert made.timetable == Daily((240,), (6,))
    again = opened(session, qtbot, made)
    assert not again.kind.isEnabled()
    again.drill.where.setCurrentIndex(again.drill.where.count() - 1)
    assert not again.drill.or_decode.isEnabled()
    job = saved(again, session, qtbot).job
    assert job == DrillJob(newest_of="home", way=DrillWay.DECODE, share=7)


def test_what_was_entered_stays_when_another_kind_is_chosen(session: Session, qtbot: QtBot) -> None:
    dialog = opened(session, qtbot)
    dialog.name.setText("mine")
    dialog.when.times.setText("05:00")
    for kind in ("drill", "backup"):
        choose(dialog.kind, kind)
        assert (dialog.name.text(), dialog.when.times.text()) == ("mine", "05:00")
    choose(dialog.kind, "backup")
    assert dialog.schedule().job == BackupJob("home")


@pytest.mark.parametrize(
    ("kind", "timetable"),
    [
        (DAILY, Daily((90, 870))),
        (WEEKDAYS, Daily((90, 870), (0, 4))),
        (MONTHLY, Monthly(LAST_DAY, (90, 870))),
        (HOURS, EveryHours(6, 1_800_000_000 * SECOND)),
        (CRON, Cron("30 1 * * mon-fri")),
    ],
)
def test_every_kind_of_timetable_can_be_made_and_shown_again(
    session: Session, qtbot: QtBot, kind: str, timetable: Any
) -> None:
    dialog = opened(session, qtbot)
    when = dialog.when
    choose(when.kind, kind)
    when.times.setText("14:30,1:30")
    for number, box in enumerate(when.days):
        box.setChecked(number in (0, 4))
    choose(when.day, LAST_DAY)
    when.start.setDateTime(when.start.dateTime().fromSecsSinceEpoch(1_800_000_000))
    when.cron.setText(" 30 1 * * mon-fri")
    when.zones.setEditText("America/New_York")
    assert len(when.next_times) == 5
    made = saved(dialog, session, qtbot)
    assert (made.timetable, made.zone) == (timetable, "America/New_York")
    assert opened(session, qtbot, made).when.timetable() == timetable


@pytest.mark.parametrize(
    ("spoil", "said"),
    [
        (lambda d: d.name.setText("a/b"), "cannot be used as the name"),
        (lambda d: d.name.setText("odd"), "There is a schedule odd already."),
        (lambda d: d.when.times.setText("25:00"), "is no time of day"),
        (lambda d: d.when.zones.setEditText("Nowhere/Town"), "no time zone"),
        (cron_of_three, "it has 3 fields"),
        (no_weekday, "Tick at least one"),
        (nothing, "Nothing is chosen"),
        (lambda d: d.archive.template.setText("{nothing}"), "unknown field"),
    ],
)
def test_what_makes_no_sense_is_explained_and_cannot_be_kept(
    session: Session, qtbot: QtBot, spoil: Any, said: str
) -> None:
    session.engine.update_settings(lambda s: replace(s, schedules=(ODD,)))
    dialog = opened(session, qtbot)
    assert dialog.ok.isEnabled()
    spoil(dialog)
    assert said in dialog.said
    assert not dialog.ok.isEnabled()


def test_chosen_tables_are_saved_and_a_later_database_does_not_belong_to_them(
    session: Session, demo: DemoServer, qtbot: QtBot
) -> None:
    dialog = opened(session, qtbot)
    dialog.what.chosen.setChecked(True)
    all_of_them = tuple(dialog.what.tree.checks.names())
    assert selection_of(dialog.schedule()) == Selection(all_of_them)
    dialog.what.tree.choose(Selection((), (("plant", "machine"),)))
    assert selection_of(saved(dialog, session, qtbot)) == Selection((), (("plant", "machine"),))


def test_tables_that_are_all_of_their_database_today_stay_tables_when_something_else_is_ticked(
    session: Session, qtbot: QtBot
) -> None:
    whole = next(d for d in session.engine.inspect("home", False)["databases"] if d["name"] == "plant")
    tables = tuple(sorted(("plant", t["name"]) for t in whole["tables"]))
    known = replace(ODD, job=BackupJob("home", Selection((), tables)))
    session.engine.update_settings(lambda s: replace(s, schedules=(known,)))
    dialog = opened(session, qtbot, known)
    dialog.what.tree.checks.tick("lab")
    assert selection_of(saved(dialog, session, qtbot)) == Selection(("lab",), tables)


def test_the_choice_stays_while_the_server_is_away(session: Session, demo: DemoServer, qtbot: QtBot) -> None:
    session.engine.update_settings(lambda s: replace(s, schedules=(ODD,)))
    session.engine.update_settings(
        lambda s: replace(s, servers=tuple(replace(x, token_source="env:NOT_THERE") for x in s.servers))
    )
    dialog = opened(session, qtbot, ODD)
    assert "NOT_THERE" in dialog.what.said
    assert saved(dialog, session, qtbot).job == ODD.job


def test_what_was_switched_or_removed_meanwhile_is_not_undone(session: Session, qtbot: QtBot) -> None:
    known = replace(ODD, enabled=True, paused_until=None)
    session.engine.update_settings(lambda s: replace(s, schedules=(known,)))
    dialog = opened(session, qtbot, known)
    session.engine.update_settings(lambda s: replace(s, schedules=(ODD,)))
    made = saved(dialog, session, qtbot)
    assert (made.enabled, made.paused_until) == (False, ODD.paused_until)

    late = opened(session, qtbot, made)
    session.engine.update_settings(lambda s: replace(s, schedules=()))
    late.save()
    qtbot.waitUntil(lambda: "no schedule" in late.said)
    assert session.settings.schedules == ()


def test_what_would_go_today_is_shown_with_its_reason_and_nothing_goes(session: Session, qtbot: QtBot) -> None:
    for _ in range(4):
        assert session.engine.run(BackupJob("home")).outcome is Outcome.SUCCEEDED
    dialog = opened(session, qtbot)
    qtbot.waitUntil(lambda: "all backups of home here stay (4)" in dialog.keep.said)
    dialog.keep.last.setValue(3)
    qtbot.waitUntil(lambda: "Today 1 of 4 backups of home" in dialog.keep.said)
    gone = [v for v in dialog.keep.model.rows if not v.keep]
    assert [v.backup.id for v in gone] == [session.engine.backups()[-1].id]
    assert dialog.keep.table.model().index(0, 0).data() == "Goes"
    assert dialog.keep.table.model().index(0, 3).data() == "No rule keeps it"
    assert len(session.engine.backups()) == 4
    assert session.settings.schedules == ()

    dialog.name.clear()
    assert "once everything else makes sense" in dialog.keep.said
    assert dialog.keep.model.rows == ()


def test_without_a_kept_password_the_editor_says_that_encrypted_runs_fail(
    session: Session, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    dialog = opened(session, qtbot)
    dialog.archive.encrypt.setChecked(True)
    qtbot.waitUntil(lambda: "fails without one" in dialog.archive.password_said)
    monkeypatch.setenv("INFLUX_BACKUP_PASSWORD", "secret")
    dialog.archive.encrypt.setChecked(False)
    dialog.archive.encrypt.setChecked(True)
    qtbot.waitUntil(lambda: "kept on this machine is used" in dialog.archive.password_said)


def test_a_time_by_another_clock_says_when_that_is_here(session: Session, qtbot: QtBot) -> None:
    dialog = opened(session, qtbot)
    dialog.when.zones.setEditText("Pacific/Auckland")
    first = dialog.when.next_times[0]
    assert "02:00 (" in first
    assert "here), in " in first


def test_a_clock_change_that_touches_its_times_is_said(
    session: Session, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Also a zone that has no such hour on that day."""
    monkeypatch.setattr(session, "now", lambda: parse_instant("2026-03-01T00:00:00Z"))
    dialog = opened(session, qtbot)
    choose(dialog.when.kind, DAILY)
    dialog.when.times.setText("02:30")
    dialog.when.zones.setEditText("Asia/Kolkata")
    assert dialog.when.clock_changes == []
    dialog.when.zones.setEditText("Europe/Berlin")
    assert dialog.when.clock_changes == [
        "On 29 Mar 2026 the clock jumps over 02:30: it runs at 03:00 then.",
        "On 25 Oct 2026 the clock shows 02:30 twice: it runs once, at the first.",
    ]
    choose(dialog.when.kind, CRON)
    dialog.when.cron.setText("*/30 * 29 3 *")
    assert dialog.when.clock_changes == [
        "On 29 Mar 2026 the clock jumps over 2 of its times: one backup at 03:00 stands for them."
    ]
    choose(dialog.when.kind, HOURS)
    assert dialog.when.clock_changes == []


def test_it_fits_a_small_screen(session: Session, qtbot: QtBot) -> None:
    dialog = opened(session, qtbot)
    assert dialog.minimumSizeHint().width() <= 780
    assert dialog.minimumSizeHint().height() <= 560


def test_another_server_is_offered_what_it_has_and_the_example_follows(
    session: Session, demo: DemoServer, qtbot: QtBot
) -> None:
    session.engine.update_settings(
        lambda s: replace(s, servers=(*s.servers, replace(s.servers[0], name="away", token_source="env:NOT_THERE")))
    )
    dialog = opened(session, qtbot)
    assert "home_" in dialog.archive.example
    dialog.server.setCurrentText("away")
    assert "away_" in dialog.archive.example
    qtbot.waitUntil(lambda: "NOT_THERE" in dialog.what.said)
    assert saved(dialog, session, qtbot).job.server == "away"


def test_one_that_is_closed_while_it_is_kept_is_kept(session: Session, qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    dialog = ScheduleDialog(session, window)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    dialog.open()
    with qtbot.waitSignal(session.settings_changed):
        dialog.save()
        dialog.reject()
    assert [s.name for s in session.settings.schedules] == ["home daily"]


@pytest.mark.parametrize(
    ("left", "said"),
    [
        (0, "now"),
        (30 * SECOND, "in less than a minute"),
        (59 * 60 * SECOND, "in 59 min"),
        (3 * HOUR + 20 * 60 * SECOND, "in 3 h 20 min"),
        (3 * HOUR, "in 3 h"),
        (DAY + 5 * HOUR, "in 1 day 5 h"),
        (30 * DAY + HOUR, "in 30 days"),
    ],
)
def test_a_countdown(left: int, said: str) -> None:
    assert countdown(1_000 + left, 1_000) == said


def test_every_underlined_letter_of_each_tab_presses_one_thing(session: Session, qtbot: QtBot) -> None:
    dialog = opened(session, qtbot)
    for kind in (DAILY, WEEKDAYS, MONTHLY, HOURS, CRON):
        choose(dialog.when.kind, kind)
        assert twice(texts(dialog)) == [], kind
    dialog.archive.encrypt.setChecked(True)
    dialog.what.chosen.setChecked(True)
    for does in ("backup", "drill"):
        choose(dialog.kind, does)
        for number in range(dialog.tabs.count()):
            dialog.tabs.setCurrentIndex(number)
            assert twice(texts(dialog)) == [], dialog.tabs.tabText(number)
