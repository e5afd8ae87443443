"""Schedules as rows: switch, name, what, when, what comes next, how it last went."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from influx_backup_gui.domain.job import Run
from influx_backup_gui.domain.schedule import Schedule, due, next_slots
from influx_backup_gui.engine.engine import Engine
from influx_backup_gui.gui import describe, describe_schedule, describe_scheduled
from influx_backup_gui.gui.describe import State
from influx_backup_gui.gui.row_model import Column
from influx_backup_gui.gui.scheduling import Scheduling
from influx_backup_gui.gui.session import Session
from influx_backup_gui.gui.tr import tr
from influx_backup_gui.gui.window_words import in_window
from influx_backup_gui.store.local_zone import local_zone

SWITCH, NAME, WHAT, WHEN, NEXT, LAST = range(6)


@dataclass(frozen=True)
class Row:
    """A schedule, its next times (ns; () where it is off), how it last ended, and whether a time came and waits."""

    schedule: Schedule
    next: tuple[int, ...]
    last: Run | None
    due: bool = False

    def due_at(self, now: int) -> bool:
        """Whether a time has come by `now` (ns) that nothing was seen to start for."""
        return self.due or any(slot <= now for slot in self.next)


def read_rows(engine: Engine, now: int) -> tuple[Row, ...]:
    """All schedules at `now` (ns). Reads the catalog."""
    found, slots = [], engine.resources.catalog.slots
    for schedule in engine.settings.schedules:
        runs = engine.runs(2, kind=schedule.kind, schedule=schedule.id)
        last = next((r for r in runs if r.outcome is not None), None)
        coming = next_slots(schedule, now, 5) if schedule.enabled else ()
        found.append(Row(schedule, coming, last, due(schedule, slots.last(schedule.id, now), now) is not None))
    return tuple(found)


class States:
    """What a row says of its state just now: the queue and the clock go on between two reads."""

    def __init__(self, session: Session, scheduling: Scheduling) -> None:
        self._session, self._scheduling = session, scheduling

    def of(self, row: Row) -> State:
        """Job, off, pause, what holds it back, due, or when it is next due: the first of them that is true."""
        schedule, now = row.schedule, self._session.now()
        queued = self._scheduling.queued(schedule.id)
        if queued is not None:
            return describe_scheduled.job(queued, queued in self._session.queue.running())
        if not schedule.enabled:
            return describe_scheduled.off()
        pauses = [p for p in (schedule.paused_until, self._session.settings.paused_until) if p is not None and p > now]
        if pauses:
            return describe_scheduled.paused(max(pauses))
        held = self._scheduling.held.get(schedule.id)
        if held is not None:
            return describe_scheduled.held(held.reason)
        if row.due_at(now):
            return describe_scheduled.due()
        return describe_scheduled.coming(row.next[0] if row.next else None, now)

    def ago(self, row: Row) -> str:
        """How it last ended, and how long ago."""
        return describe_scheduled.last_result(row.last, self._session.now())


def last_tip(row: Row) -> str:
    """When exactly it last ran, and what came of it."""
    return f"{describe.exact(row.last.started)}\n{in_window(row.last.summary)}" if row.last else ""


def schedule_columns(states: States, switched: Callable[[Row, bool], None]) -> list[Column[Row]]:
    """The columns of the list; `switched` when a person ticks the first one."""
    here = local_zone()
    return [
        Column(tr("Switch"), lambda r: describe_scheduled.switch(r.schedule.enabled), lambda r: r.schedule.enabled,
               checked=lambda r: r.schedule.enabled, toggled=switched),
        Column(tr("Name"), lambda r: r.schedule.name, lambda r: r.schedule.name.casefold()),
        Column(tr("What"), lambda r: describe_scheduled.what(r.schedule.job),
               lambda r: r.schedule.server.casefold()),
        Column(tr("When"), lambda r: describe_scheduled.when(r.schedule, here),
               lambda r: describe_schedule.when(r.schedule.timetable),
               tip=lambda r: f"{describe_schedule.when(r.schedule.timetable)} ({r.schedule.zone})"),
        Column(tr("Next"), lambda r: states.of(r).text, lambda r: r.next[0] if r.next else 1 << 63, state=states.of,
               tip=lambda r: "\n".join(map(describe.exact, r.next)) or states.of(r).text),
        Column(tr("Last result"), states.ago, lambda r: r.last.started if r.last else 0,
               state=lambda r: describe_scheduled.last_state(r.last), tip=last_tip),
    ]  # fmt: skip
