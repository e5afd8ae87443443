"""Commands `run-due` and `scheduler`: start what is due, once or for as long as the program runs."""

from __future__ import annotations

import logging
from argparse import Namespace
from collections.abc import Callable

from influx_backup_gui.cli.interrupts import cancelling
from influx_backup_gui.cli.output import ResultLost
from influx_backup_gui.cli.progress import ProgressPrinter
from influx_backup_gui.cli.session import Session, exit_code
from influx_backup_gui.domain.errors import Cancelled, ExitCode
from influx_backup_gui.domain.instants import format_instant
from influx_backup_gui.domain.job import Run
from influx_backup_gui.domain.progress import CancelToken, Progress
from influx_backup_gui.domain.schedule import Schedule
from influx_backup_gui.engine.chores import service_chores
from influx_backup_gui.engine.heartbeat import Heartbeat
from influx_backup_gui.engine.holds import Held
from influx_backup_gui.engine.lanes import Lanes
from influx_backup_gui.engine.records import run_to_json
from influx_backup_gui.engine.scheduler import Scheduler

log = logging.getLogger(__name__)
# Seconds between looks at the clock.
_TICK = 5.0


def run_due(args: Namespace, session: Session) -> int:
    """`run-due`: the exit code is that of the worst run; 10 where something is still held back."""
    token, printers = CancelToken(), Printers(session.output.json)
    with cancelling(token):
        found = Scheduler(session.engine).run_due(token, not args.no_wait, printers.progressed)
    # Also where nothing ran: what is overdue is noticed here.
    session.engine.alerts.watch()
    if session.output.json:
        session.output.document([_told(f) for f in found])
    else:
        for one in found:
            session.output.line(_sentence(one))
        if not found:
            session.output.line("Nothing is due.")
    if token.cancelled:
        return int(ExitCode.CANCELLED)
    return max((int(ExitCode.BUSY) if isinstance(f, Held) else exit_code(f) for f in found), default=0)


class Printers:
    """A printer of progress for each schedule; called from several threads."""

    def __init__(self, as_json: bool) -> None:
        self._as_json = as_json
        self._printers: dict[str, ProgressPrinter] = {}

    def progressed(self, schedule: Schedule, progress: Progress) -> None:
        """A run of a schedule is that far."""
        new = ProgressPrinter(self._as_json, schedule.name)
        self._printers.setdefault(schedule.id, new).progressed(progress)


def stay(_: Namespace, session: Session) -> int:
    """`scheduler`: until a signal comes. One line (with `--json` one document) for each run."""
    token = CancelToken()
    if not session.output.json:
        _regardless(lambda: session.output.line("Schedules run until Ctrl-C."))
    with cancelling(token), Lanes() as lanes:
        chores = service_chores(session.engine, lanes, token, lambda run: _say(session, run))
        heartbeat = Heartbeat(chores)
        try:
            while True:
                heartbeat.tick()
                token.wait(_TICK)
        except Cancelled:
            return int(ExitCode.SUCCEEDED)


def _say(session: Session, run: Run) -> None:
    if session.output.json:
        _regardless(lambda: session.output.document(run_to_json(run), one_line=True))
    else:
        _regardless(lambda: session.output.line(_sentence(run)))


def _regardless(say: Callable[[], None]) -> None:
    """Schedules go on also where the disk of their output is full: that is when they are needed."""
    try:
        say()
    except ResultLost as error:
        log.warning("%s", error.message)


def _sentence(found: Run | Held) -> str:
    if isinstance(found, Held):
        return f"{found.schedule.name}: held back, {found.reason}"
    name = found.details.get("schedule_name", found.server)
    return f"{name}: {found.outcome.value if found.outcome else 'running'}: {found.summary}"


def _told(found: Run | Held) -> dict[str, object]:
    if isinstance(found, Run):
        return run_to_json(found)
    return {"schedule_name": found.schedule.name, "slot": format_instant(found.slot), "held": found.reason}
