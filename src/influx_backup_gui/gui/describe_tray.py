"""What the tray says: tool tip, lines of its menu, and what is told when the window is closed."""

from __future__ import annotations

from influx_backup_gui.domain.health_records import Health
from influx_backup_gui.domain.job import Run
from influx_backup_gui.gui import describe, describe_health
from influx_backup_gui.gui.describe_monitor import reason_title
from influx_backup_gui.gui.tr import tr
from influx_backup_gui.gui.tray_state import TrayFacts, TrayState, tray_state

TITLE = "Influx Backup"
# A tool tip that is longer is cut by Windows (127 characters); menus become as wide as their longest line.
_LONGEST = 90


def state_line(facts: TrayFacts) -> str:
    """The state in words, with the most important reason."""
    state = tray_state(facts)
    if state is TrayState.RUNNING:
        running = tr("{title}: {percent} %", title=facts.running, percent=facts.percent)
        return running + (tr(" (and {n} more)", n=facts.others) if facts.others else "")
    if facts.unreadable:
        return _short(tr("Not known whether everything is protected: {why}", why=facts.unreadable))
    if facts.health is None:
        return tr("Not known yet")
    if state is TrayState.PAUSED:
        return tr("Schedules are paused until {moment}", moment=describe.moment(facts.paused_until))
    said = describe.health(facts.health.colour).text
    reason = next(iter(facts.health.reasons), None)
    return _short(f"{said}: {reason_title(reason)}" if reason is not None else _protected(facts.health, facts.now))


def _protected(health: Health, now: int) -> str:
    """The oldest of what the servers have counts: it says for how long all of them are protected."""
    taken = [s.last_proved.created for s in health.servers if s.last_proved is not None]
    coming = [s.next_slot for s in health.servers if s.next_slot is not None]
    line = describe_health.line((), min(taken, default=None), min(coming, default=None), now)
    return f"{describe.health(health.colour).text}: {line}"


def tool_tip(facts: TrayFacts) -> str:
    """Name of the program and state; nothing else fits everywhere."""
    return f"{TITLE}\n{state_line(facts)}"


def back_up(server: str, alone: bool) -> str:
    """The action that saves a server; `alone` where it is the only one and stands in the menu itself."""
    name = _plain(server)
    return tr("&Back up {server} now", server=name) if alone else name


def last_result(run: Run | None, now: int) -> str:
    """How and when the last run ended."""
    if run is None:
        return tr("Last result: nothing has run yet")
    what = f"{describe.kind(run.kind)} {_plain(run.server)}".strip()
    ended = describe.ago(run.finished if run.finished is not None else run.started, now)
    return tr("&Last result: {what}: {outcome}, {ago}", what=what, outcome=describe.outcome(run.outcome).text.lower(),
              ago=ended)  # fmt: skip


def until_tomorrow(moment: int) -> str:
    """A pause until an instant (ns) of tomorrow."""
    return tr("Until &tomorrow, {time}", time=describe.moment(moment).rpartition(" ")[2])


def resume(facts: TrayFacts) -> str:
    """The action that ends a pause."""
    return tr("&Resume schedules (paused until {moment})", moment=describe.moment(facts.paused_until))


def closed_to_tray() -> tuple[str, str]:
    """Title and text, told once when the window goes to the tray."""
    text = tr("Scheduled backups go on. The icon in the tray opens the window; Quit in its menu ends the program.")
    return tr("{title} keeps running", title=TITLE), text


def minimised(schedules: bool) -> tuple[str, str]:
    """What happened and what to do, where there is no tray to go to."""
    what = tr("This desktop has no tray, so the window was minimised instead of closed.")
    if schedules:
        return what, tr(
            "Schedules run while it is open. To have them run without the window, install the service with the "
            "command: influx-backup scheduler install. Ctrl+Q quits."
        )
    return what, tr("The job goes on. Ctrl+Q quits.")


def _plain(name: str) -> str:
    """A name that a menu shows as it is: & marks a key there."""
    return name.replace("&", "&&")


def _short(text: str) -> str:
    return text if len(text) <= _LONGEST else text[: _LONGEST - 1].rstrip() + "…"
