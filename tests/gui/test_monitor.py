"""The tab Monitor with a real catalog: what is read, pressed and filtered."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from functools import partial

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QToolTip
from pytestqt.qtbot import QtBot

from influx_backup_gui.demo.faults import Fault
from influx_backup_gui.demo.server import DemoServer
from influx_backup_gui.domain.day_calendar import DayState
from influx_backup_gui.domain.health_records import Colour, Reason, ReasonKind
from influx_backup_gui.domain.job import BackupJob, DrillJob, DrillWay, Outcome, Run, Trigger, VerifyJob
from influx_backup_gui.engine.engine import Engine
from influx_backup_gui.gui import describe_monitor, monitor_fixes
from influx_backup_gui.gui.monitor_fixes import Fixes
from influx_backup_gui.gui.monitor_tab import MonitorTab
from influx_backup_gui.gui.session import Session
from tests.gui.conftest import Expected

LEFT = Qt.MouseButton.LeftButton


def kinds(monitor: MonitorTab) -> list[ReasonKind]:
    assert monitor.found is not None
    return [r.kind for r in monitor.found.health.reasons]


def card_of(monitor: MonitorTab, kind: ReasonKind) -> int:
    return kinds(monitor).index(kind)


def test_reasons_say_what_it_means_and_have_buttons_that_mend_it(
    monitor: MonitorTab, session: Session, engine: Engine, qtbot: QtBot
) -> None:
    assert monitor.health.text == "Not protected"
    number = card_of(monitor, ReasonKind.NO_PROVED_BACKUP)
    card = monitor.overview.reasons.cards[number]
    assert card.title == "home: There is no proved backup."
    assert "Take a backup now." in card.advice.text()

    with qtbot.waitSignal(session.run_ended):
        qtbot.mouseClick(card.buttons[0], LEFT)
    qtbot.waitUntil(lambda: all(c.title != card.title for c in monitor.overview.reasons.cards))
    assert engine.backups()[0].server == "home"


# For every kind of reason what its buttons do: a job that is started, or what is asked of the window.
DONE: dict[ReasonKind, tuple[object, ...]] = {
    ReasonKind.NO_SERVER: ("servers",),
    ReasonKind.NO_PROVED_BACKUP: (BackupJob("lab"), "folders"),
    ReasonKind.OVERDUE: (BackupJob("lab"), "history of lab"),
    ReasonKind.LATE: (BackupJob("lab"), "history of lab"),
    ReasonKind.OLD_BACKUP: (BackupJob("lab"),),
    ReasonKind.PAUSED: ("goes on",),
    ReasonKind.RUN_FAILED: (BackupJob("lab"), "run"),
    ReasonKind.STUCK: ("cancelled", "run"),
    ReasonKind.DRILL_FAILED: (DrillJob(newest_of="lab", server="lab", way=DrillWay.STAND_IN), "run"),
    ReasonKind.DRILL_OVERDUE: (DrillJob(newest_of="lab"), "history of lab"),
    ReasonKind.RESTORE_FAILED: ("restore", "run"),
    ReasonKind.UPKEEP_FAILED: (VerifyJob(), "run"),
    ReasonKind.BACKUP_WARNING: (BackupJob("lab"), "backup"),
    ReasonKind.COVERAGE_SHRANK: ("restore", "acknowledged"),
    ReasonKind.ARCHIVE_DAMAGED: (BackupJob("lab"), "backup"),
    ReasonKind.ARCHIVE_MISSING: ("read again", "folders"),
    ReasonKind.FUTURE_DATED: (BackupJob("lab"), "backup"),
    ReasonKind.NOT_VERIFIED: ("verify",),
    ReasonKind.REPOSITORY_UNREACHABLE: ("look", "folders"),
    ReasonKind.DISK_FILLING: ("storage", "folders"),
    ReasonKind.ALERTS_UNDELIVERED: ("alerts",),
    ReasonKind.KEYRING_UNAVAILABLE: ("look", "servers"),
}


def reached(done: list[object], count: int) -> bool:
    return len(done) == count


def test_what_every_button_does(
    session: Session, monitor: MonitorTab, monkeypatch: pytest.MonkeyPatch, engine: Engine, qtbot: QtBot
) -> None:
    found, done = monitor.found, list[object]()
    assert found is not None
    newest = next(b for b in found.facts.backups if b.server == "lab")
    failed: dict[str, dict[str, object]] = {
        "backup": {},
        "drill": {"way": "stand-in"},
        "restore": {"archive": {"id": newest.id}},
        "verify": {},
    }

    def noted(what: object, answer: object = None) -> object:
        done.append(what)
        return answer

    told = replace(newest, id="told", coverage=replace(newest.coverage, compared_with=newest.id))
    now = found.now
    runs = tuple(
        Run(f"a-{kind}", kind, Trigger.MANUAL, Outcome.FAILED, now, now, "", "lab", details=details)
        for kind, details in failed.items()
    )
    facts = replace(found.facts, runs=(*runs, *found.facts.runs), backups=(told, *found.facts.backups))
    found = replace(found, facts=facts)
    of_run = {ReasonKind.RUN_FAILED: "a-backup", ReasonKind.STUCK: "a-backup", ReasonKind.DRILL_FAILED: "a-drill",
              ReasonKind.RESTORE_FAILED: "a-restore", ReasonKind.UPKEEP_FAILED: "a-verify"}  # fmt: skip
    of_schedule = (ReasonKind.OVERDUE, ReasonKind.LATE, ReasonKind.DRILL_OVERDUE, ReasonKind.PAUSED)

    monkeypatch.setattr(session, "start", lambda job, _: noted(job))
    monkeypatch.setattr(session, "change_settings", lambda _: noted("goes on"))
    monkeypatch.setattr(engine, "cancel", lambda _: noted("cancelled", runs[0]))
    monkeypatch.setattr(engine, "rebuild", lambda _: noted("read again", {"backups": 1}))
    monkeypatch.setattr(monitor_fixes, "acknowledge", lambda *_: noted("acknowledged"))
    fixes = Fixes(session, monitor)
    for signal, name in (
        (fixes.servers_asked, "servers"), (fixes.repositories_asked, "folders"), (fixes.alerts_asked, "alerts"),
        (fixes.storage_asked, "storage"), (fixes.looked_again, "look"),
    ):  # fmt: skip
        signal.connect(partial(done.append, name))
    fixes.schedule_asked.connect(lambda id_: done.append(f"history of {id_}"))
    session.run_asked.connect(lambda id_: done.append("run") if id_.startswith("a-") else None)
    session.backup_asked.connect(lambda id_: done.append("backup") if id_ == "told" else None)
    session.restore_asked.connect(lambda id_: done.append("restore") if id_ == newest.id else None)

    seen = {}
    for kind in ReasonKind:
        subject = of_run.get(kind, "lab" if kind in of_schedule else "told")
        reason = Reason(kind, Colour.RED, "what", "meaning", "hint", "lab", (subject,))
        for fix in fixes.of(reason, found):
            wanted = len(done) + 1
            fix.action()
            qtbot.waitUntil(partial(reached, done, wanted))
        seen[kind] = tuple("verify" if d == VerifyJob(("told",)) else d for d in done)
        done.clear()
    assert seen == DONE


def test_a_run_that_makes_no_progress_is_told_and_can_be_cancelled(
    monitor: MonitorTab, session: Session, demo: DemoServer, qtbot: QtBot
) -> None:
    demo.faults.add(Fault("stall", sql="SELECT *", value=30))
    job = session.start(BackupJob("home"), "backup")
    qtbot.waitUntil(lambda: job.progress is not None and job.progress.phase == "reading")
    (going_on,) = session.engine.resources.catalog.open_runs(lambda _: True)
    # What the program notes by itself after half an hour.
    session.engine.resources.catalog.pulses.idle(going_on.id, 31 * 60, "reading home.home")
    session.watch.look()
    qtbot.waitUntil(lambda: monitor.found is not None and kinds(monitor).count(ReasonKind.STUCK) == 1)
    card = monitor.overview.reasons.cards[card_of(monitor, ReasonKind.STUCK)]
    assert "has made no progress for 31 minutes (reading home.home)" in card.title
    assert card.buttons[0].text().replace("&", "") == "Cancel it"

    with qtbot.waitSignal(session.run_ended) as ended:
        qtbot.mouseClick(card.buttons[0], LEFT)
    assert ended.args[0].outcome is Outcome.CANCELLED
    qtbot.waitUntil(lambda: ReasonKind.STUCK not in kinds(monitor))


def test_a_pause_is_ended(monitor: MonitorTab, session: Session, engine: Engine, qtbot: QtBot) -> None:
    later = session.now() + 3 * 86_400_000_000_000
    session.change_settings(lambda s: type(s)(**{**s.__dict__, "paused_until": later}))
    qtbot.waitUntil(lambda: "paused" in " ".join(c.title for c in monitor.overview.reasons.cards))
    card = next(c for c in monitor.overview.reasons.cards if "paused" in c.title)
    card.buttons[0].click()
    qtbot.waitUntil(lambda: engine.settings.paused_until is None)


def test_tiles_say_the_figures(monitor: MonitorTab) -> None:
    found, tiles = monitor.found, monitor.overview.tiles
    assert found is not None
    month = found.rates[1]
    assert f"30 days: {month.scheduled.good} of {month.scheduled.ended} scheduled" in tiles.rate.text
    assert "Full about" in tiles.space.text or "ten years" in tiles.space.text
    assert tiles.proved.text.startswith("Last proved backup: never"), "one server has nothing"
    assert "home: no proved backup yet" in tiles.proved.text
    assert "1 without a schedule" in tiles.next.text


def test_without_history_no_date_is_invented(session: Session, qtbot: QtBot, expected: Expected) -> None:
    expected.add("propagateSizeHints()")
    tab = MonitorTab(session)
    qtbot.addWidget(tab)
    tab.show()
    qtbot.waitUntil(lambda: tab.found is not None)
    assert "not enough history" in tab.overview.tiles.space.text
    assert tab.overview.tiles.rate.text.startswith("Backups that succeeded, 30 days: –.")


def test_one_server_alone(monitor: MonitorTab, qtbot: QtBot) -> None:
    monitor.server.setCurrentIndex(monitor.server.findData("lab"))
    monitor.server.activated.emit(monitor.server.currentIndex())
    qtbot.waitUntil(lambda: monitor.found is not None and monitor.found.server == "lab")
    assert monitor.found is not None
    assert {r.server for r in monitor.found.runs} == {"lab"}
    assert monitor.health.text != "Not protected"
    monitor.pages.setCurrentWidget(monitor.history)
    qtbot.waitUntil(lambda: bool(monitor.history.model.rows))
    assert {r.server for r in monitor.history.model.rows} == {"lab"}


def test_a_day_is_chosen_with_the_mouse_and_with_keys(monitor: MonitorTab, qtbot: QtBot, expected: Expected) -> None:
    expected.add("does not support raise()")
    calendar, history = monitor.overview.calendar, monitor.history
    assert monitor.found is not None
    days = {d.day: d for d in monitor.found.days}
    yesterday = monitor.found.days[-2]
    point = calendar.rect_of(yesterday.day).center().toPoint()
    assert calendar.day_at(point) == yesterday
    assert calendar.day_at(QPoint(1, 1)) is None

    qtbot.mouseClick(calendar, LEFT, pos=point)
    qtbot.waitUntil(lambda: bool(history.model.rows))
    assert monitor.pages.currentWidget() is history
    assert len(history.model.rows) == sum((yesterday.proved, yesterday.warnings, yesterday.failed, yesterday.skipped))

    monitor.pages.setCurrentWidget(monitor.overview)
    qtbot.keyClick(calendar, Qt.Key.Key_Left)
    week_before = yesterday.day - timedelta(days=7)
    assert calendar.current == days[week_before]
    assert QToolTip.text().startswith(describe_monitor.weekday(week_before))
    assert f"{week_before.day} " in calendar.accessibleName()
    assert "proved" in calendar.accessibleName() or "failed" in calendar.accessibleName()
    with qtbot.waitSignal(calendar.day_chosen) as chosen:
        qtbot.keyClick(calendar, Qt.Key.Key_Return)
    assert chosen.args == [week_before]
    qtbot.keyClick(calendar, Qt.Key.Key_Home)
    qtbot.keyClick(calendar, Qt.Key.Key_Up)
    assert calendar.current == monitor.found.days[0]


def test_every_state_of_a_day_has_its_own_mark(qapp: object) -> None:
    from PySide6.QtCore import QSize

    from influx_backup_gui.gui.charts_marks import mark_pixmap

    grey = []
    for state in DayState:
        image = mark_pixmap(state, QSize(24, 24), 1.0).toImage()
        grey.append(tuple(image.pixelColor(x, y).alpha() > 90 for x in range(24) for y in range(24)))
    assert len(set(grey)) == len(DayState), "told apart without any colour"


def test_the_table_says_the_same_as_the_calendar(monitor: MonitorTab) -> None:
    assert monitor.found is not None
    monitor.overview.as_table.click()
    model = monitor.overview.table.model()
    shown = [model.index(row, 1).data() for row in range(model.rowCount())]
    assert len(shown) == sum(d.state is not DayState.NONE for d in monitor.found.days)
    assert monitor.overview.table.isVisible()
