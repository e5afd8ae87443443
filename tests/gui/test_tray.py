"""The tray: which state, which words, which picture; and the menu inside the program."""

from __future__ import annotations

import time
from dataclasses import replace
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from PySide6.QtGui import QColor, QImage
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from influx_backup_gui.demo.faults import Fault
from influx_backup_gui.demo.server import DemoServer
from influx_backup_gui.domain.backup import Backup
from influx_backup_gui.domain.errors import BackupError, Problem
from influx_backup_gui.domain.health_records import Colour, Health, Reason, ReasonKind, ServerHealth
from influx_backup_gui.domain.instants import HOUR, SECOND
from influx_backup_gui.domain.job import Outcome, Run, Trigger
from influx_backup_gui.domain.server import ServerConfig
from influx_backup_gui.gui import describe_tray
from influx_backup_gui.gui.pauses import for_an_hour, until_tomorrow
from influx_backup_gui.gui.session import Session
from influx_backup_gui.gui.tray import Tray
from influx_backup_gui.gui.tray_icon import FILLS, SIZES, picture, tray_icon
from influx_backup_gui.gui.tray_presence import TrayPresence
from influx_backup_gui.gui.tray_state import TrayFacts, TrayState, tray_state
from tests.gui.contrast import contrast

NOW = 1_790_000_000 * SECOND
BAD = Reason(ReasonKind.NO_PROVED_BACKUP, Colour.RED, "There is no proved backup.", "", "", "home")
ODD = Reason(ReasonKind.NOT_VERIFIED, Colour.AMBER, "2 archives of home were not verified for 30 days.", "", "")


def health(*reasons: Reason) -> Health:
    colours = [r.colour for r in reasons]
    worst = Colour.RED if Colour.RED in colours else Colour.AMBER if colours else Colour.GREEN
    return Health(worst, reasons)


@pytest.mark.parametrize(
    ("facts", "state"),
    [
        (TrayFacts(), TrayState.ATTENTION),
        (TrayFacts(health()), TrayState.PROTECTED),
        (TrayFacts(health(ODD)), TrayState.ATTENTION),
        (TrayFacts(health(BAD)), TrayState.FAILED),
        (TrayFacts(health(), unreadable="the catalog is damaged"), TrayState.FAILED),
        (TrayFacts(health(ODD), paused_until=NOW + 1, now=NOW), TrayState.PAUSED),
        (TrayFacts(None, paused_until=NOW + 1, now=NOW), TrayState.PAUSED),
        (TrayFacts(health(BAD), paused_until=NOW + 1, now=NOW), TrayState.FAILED),
        (TrayFacts(health(), paused_until=NOW, now=NOW), TrayState.PROTECTED),
        (TrayFacts(health(BAD), running="Backup of home", paused_until=NOW + 1, now=NOW), TrayState.RUNNING),
    ],
)
def test_which_state(facts: TrayFacts, state: TrayState) -> None:
    assert tray_state(facts) is state


def test_words_of_the_tool_tip(qapp: QApplication) -> None:
    newest = Backup("1", "b", "p", "default", "home", NOW - 3 * HOUR, 0, (), 1, 1, 1, None, None, NOW)
    safe = Health(Colour.GREEN, (), (ServerHealth("home", Colour.GREEN, (), 1, newest),))

    assert describe_tray.tool_tip(TrayFacts(safe, now=NOW)) == (
        "Influx Backup\nProtected: last proved backup 3 h ago\N{NO-BREAK SPACE}· nothing is scheduled"
    )
    assert "Not known yet" in describe_tray.tool_tip(TrayFacts())
    assert "Not protected: home: There is no proved backup." in describe_tray.tool_tip(TrayFacts(health(BAD)))
    assert "Needs attention: 2 archives" in describe_tray.tool_tip(TrayFacts(health(ODD)))
    running = TrayFacts(running="Backup of home", percent=38, others=1)
    assert describe_tray.state_line(running) == "Backup of home: 38 % (and 1 more)"
    assert "Not known whether" in describe_tray.state_line(TrayFacts(health(), unreadable="no catalog"))


def test_a_tool_tip_is_never_longer_than_windows_shows(qapp: QApplication) -> None:
    long = replace(BAD, message="x" * 500)

    assert len(describe_tray.tool_tip(TrayFacts(health(long)))) <= 127


# --- pictures ---------------------------------------------------------------------------------------------


@pytest.mark.parametrize("fill", FILLS.values())
@pytest.mark.parametrize("other", ["#f2f2f2", "#1e1e1e", "#ffffff"])
def test_every_picture_stands_out_from_light_and_dark_panels_and_its_mark_from_it(fill: str, other: str) -> None:
    assert contrast(QColor(fill), QColor(other)) >= 3.0


def shape(state: TrayState, size: int, percent: int = 0) -> list[bool]:
    """What is left of a picture without its colours: which pixels are covered, and which of those are light."""
    image = picture(state, percent, size).toImage().convertToFormat(QImage.Format.Format_ARGB32)
    pixels = [image.pixelColor(x, y) for y in range(size) for x in range(size)]
    covered = [p.alpha() > 100 for p in pixels]
    return covered + [c and p.lightness() > 200 for c, p in zip(covered, pixels, strict=True)]


@pytest.mark.parametrize("size", SIZES)
def test_states_differ_by_shape_alone(qapp: QApplication, size: int) -> None:
    shapes = {state: shape(state, size, 40) for state in TrayState}
    for one in TrayState:
        for other in TrayState:
            different = sum(a != b for a, b in zip(shapes[one], shapes[other], strict=True))
            # At least a tenth of the picture.
            assert one is other or different > size * size / 10, (one, other, different)


def test_the_ring_fills_up(qapp: QApplication) -> None:
    amounts = [
        sum(picture(TrayState.RUNNING, p, 22).toImage().pixelColor(x, y).alpha() for x in range(22) for y in range(22))
        for p in (0, 25, 50, 75, 100)
    ]

    assert amounts == sorted(amounts)
    assert len(set(amounts)) == 5


def test_an_icon_has_every_size_that_panels_ask_for(qapp: QApplication) -> None:
    assert sorted(s.width() for s in tray_icon(TrayState.PROTECTED).availableSizes()) == sorted(SIZES)


# --- pauses -----------------------------------------------------------------------------------------------


@pytest.mark.parametrize("day", ["2026-10-24T23:30", "2026-03-28T23:30", "2026-12-31T00:05"])
def test_until_tomorrow_is_six_by_the_clock_also_when_it_changes(day: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TZ", "Europe/Berlin")
    time.tzset()
    said = datetime.fromisoformat(day).replace(tzinfo=ZoneInfo("Europe/Berlin"))
    now = int(said.timestamp()) * SECOND

    until = datetime.fromtimestamp(until_tomorrow(now) // SECOND, said.tzinfo)

    assert (until.hour, until.minute) == (6, 0)
    assert until.date() - said.date() == timedelta(days=1)
    assert for_an_hour(now) - now == HOUR
    monkeypatch.undo()
    time.tzset()


# --- inside the program -----------------------------------------------------------------------------------


@pytest.fixture
def tray(session: Session, qtbot: QtBot) -> Tray:
    made = Tray(session, TrayPresence())
    qtbot.waitUntil(lambda: made.facts.health is not None)
    return made


def labels(tray: Tray) -> dict[str, bool]:
    """Visible entries -> whether they can be chosen."""
    return {a.text().replace("&", ""): a.isEnabled() for a in tray.menu.actions() if a.isVisible() and a.text()}


def choose(tray: Tray, text: str) -> None:
    for menu in (tray.menu, tray.menu._backups, tray.menu._pause):
        for action in menu.actions():
            if action.isVisible() and text in action.text().replace("&", ""):
                action.trigger()
                return
    raise AssertionError(labels(tray))


def test_back_up_now_runs_and_says_how_far_it_is(tray: Tray, session: Session, demo: DemoServer, qtbot: QtBot) -> None:
    assert labels(tray)["Last result: nothing has run yet"] is False
    demo.faults.add(Fault("stall", path="query_sql", value=1.0, times=1))

    choose(tray, "Back up home now")

    assert tray_state(tray.facts) is TrayState.RUNNING
    assert "Backup of home" in next(iter(labels(tray)))
    assert labels(tray)["Back up home now"] is False
    qtbot.waitUntil(lambda: not session.queue.jobs())
    qtbot.waitUntil(lambda: tray_state(tray.facts) is TrayState.PROTECTED)
    assert labels(tray)["Back up home now"] is True
    assert "Last result: Backup home: succeeded, just now" in labels(tray)


def test_several_servers_have_an_entry_each(tray: Tray, session: Session, qtbot: QtBot) -> None:
    other = ServerConfig("R&D", "http://127.0.0.1:1", "none")
    session.change_settings(lambda s: replace(s, servers=(*s.servers, other)))
    qtbot.waitUntil(lambda: "Back up now" in labels(tray))

    assert "Back up home now" not in labels(tray)
    assert [a.text() for a in tray.menu._backups.actions()] == ["home", "R&&D"]
    choose(tray, "RD")
    assert [q.title for q in session.queue.running()] == ["Backup of R&D"]


def test_a_server_whose_token_is_typed_asks_the_window(tray: Tray, session: Session, qtbot: QtBot) -> None:
    session.change_settings(lambda s: replace(s, servers=(replace(s.servers[0], token_source="ask"),)))
    qtbot.waitUntil(lambda: session.needs_token("home"))
    with qtbot.waitSignal(tray.token_asked) as asked:
        choose(tray, "Back up home now")

    assert asked.args == ["home"]
    assert session.queue.jobs() == ()


def test_pause_and_resume(tray: Tray, session: Session, qtbot: QtBot) -> None:
    before = session.now()
    choose(tray, "For 1 hour")
    qtbot.waitUntil(lambda: session.settings.paused_until is not None)
    until = session.settings.paused_until
    assert until is not None
    assert 0 <= until - before - HOUR < 5 * SECOND
    qtbot.waitUntil(lambda: any("Resume schedules" in text for text in labels(tray)))
    assert "Pause schedules" not in labels(tray)

    choose(tray, "Resume schedules")
    qtbot.waitUntil(lambda: session.settings.paused_until is None)
    choose(tray, "Until tomorrow")
    qtbot.waitUntil(lambda: session.settings.paused_until is not None)
    assert session.settings.paused_until == until_tomorrow(session.now())


def test_a_run_of_another_process_is_the_last_result(tray: Tray, session: Session, qtbot: QtBot) -> None:
    now = session.now()
    run = Run("1", "backup", Trigger.SCHEDULE, Outcome.FAILED, now, now, "No answer.", "home", Problem("No answer."))
    session.engine.resources.catalog.start_run(replace(run, outcome=None, finished=None))
    session.engine.resources.catalog.end_run(run)
    session.watch.look()
    qtbot.waitUntil(lambda: any("Backup home: failed" in text for text in labels(tray)))

    with qtbot.waitSignal(tray.run_asked) as asked:
        choose(tray, "Last result")
    assert asked.args == ["1"]
    assert tray_state(tray.facts) is TrayState.FAILED


def test_health_that_cannot_be_read_is_bad_news(
    tray: Tray, session: Session, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    def unreadable(*_: object) -> Health:
        raise BackupError("The catalog cannot be read.")

    monkeypatch.setattr(session.engine, "facts", unreadable)
    session.watch.look()

    qtbot.waitUntil(lambda: "Not known whether everything is" in describe_tray.tool_tip(tray.facts))
    assert tray_state(tray.facts) is TrayState.FAILED
