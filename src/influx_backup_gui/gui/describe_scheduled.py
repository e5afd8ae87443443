"""What is said about the state of schedules, about what they ran, and about what did not run and why."""

from __future__ import annotations

from influx_backup_gui.domain.humanize import time_text
from influx_backup_gui.domain.instants import SECOND
from influx_backup_gui.domain.job import BackupJob, DrillJob, Run, Selection
from influx_backup_gui.domain.schedule import ON_TIME, Schedule
from influx_backup_gui.domain.timetable import EveryHours
from influx_backup_gui.domain.timetable_text import timetable_text
from influx_backup_gui.gui import describe, describe_drill, describe_progress, describe_schedule
from influx_backup_gui.gui.describe import State
from influx_backup_gui.gui.jobs import QueuedJob
from influx_backup_gui.gui.tr import tr
from influx_backup_gui.gui.window_words import in_window


def what(job: BackupJob | DrillJob) -> str:
    """What a schedule saves, or brings back for trial."""
    if isinstance(job, DrillJob):
        return tr("Drill: newest backup of {server}", server=job.newest_of)
    return tr("{server}: {what}", server=job.server, what=describe_schedule.what(job.selection))


def title(schedule: Schedule, by_hand: bool) -> str:
    """A run of a schedule, as it is called in the queue."""
    drill = isinstance(schedule.job, DrillJob)
    if by_hand:
        said = tr("Restore drill {name}") if drill else tr("Backup {name}")
    else:
        said = tr("Scheduled drill {name}") if drill else tr("Scheduled backup {name}")
    return said.format(name=schedule.name)


def _what(selection: Selection) -> str:
    """As part of a sentence."""
    everything = not selection.databases and not selection.tables
    return tr("everything") if everything else describe_schedule.what(selection)


def when(schedule: Schedule, here: str) -> str:
    """The rule in words, with its zone where its times are not those of the zone `here`."""
    said = describe_schedule.when(schedule.timetable)
    same = schedule.zone == here or isinstance(schedule.timetable, EveryHours)
    return said if same else tr("{when} ({zone})", when=said, zone=schedule.zone)


def off() -> State:
    """A schedule that is switched off."""
    return State(tr("Switched off"), "cancelled", "muted")


def job(queued: QueuedJob, running: bool) -> State:
    """A schedule whose job is in the queue."""
    if running:
        return State(tr("Running, {n} %", n=describe_progress.percent(queued.progress)), "running", "accent")
    return State(tr("Waits for its turn"), "waiting", "accent")


def paused(until: int) -> State:
    """A schedule that starts nothing before an instant (ns)."""
    return State(tr("Paused until {moment}", moment=describe.moment(until)), "paused", "warn")


def held(reason: str) -> State:
    """A schedule whose time has come and that something holds back."""
    return State(tr("Held back: {reason}", reason=in_window(reason)), "waiting", "warn")


def due() -> State:
    """A schedule whose time has come; the clock is looked at every half minute."""
    return State(tr("Due now"), "waiting", "accent")


def coming(slot: int | None, now: int) -> State:
    """When a schedule is next due (ns); None where its rule names no day any more."""
    if slot is None:
        return State(tr("Never: its rule names no day"), "warning", "warn")
    said = tr("{moment}, {countdown}", moment=describe.moment(slot), countdown=describe_schedule.countdown(slot, now))
    return State(said, "clock", "good")


def last_state(run: Run | None) -> State:
    """How a schedule last ended."""
    return State(tr("Has not run yet"), "unknown", "muted") if run is None else describe.outcome(run.outcome)


def last_result(run: Run | None, now: int) -> str:
    """How a schedule last ended, and how long ago."""
    if run is None:
        return tr("Has not run yet")
    return tr("{outcome}, {ago}", outcome=describe.outcome(run.outcome).text, ago=describe.ago(run.started, now))


def all_paused(until: int) -> str:
    """A pause of all schedules until an instant (ns)."""
    return tr("All schedules are paused until {moment}. What is missed is caught up then.",
              moment=describe.moment(until))  # fmt: skip


def about(schedule: Schedule, slots: tuple[int, ...], last: Run | None) -> str:
    """What the list has no room for: what, when, what is kept, the next times (ns), and what the last run said."""
    said = [*_does(schedule)]
    if slots:
        said.append(tr("Then: {times}.", times="; ".join(describe.moment(s) for s in slots[1:4])))
    if last is not None and last.summary:
        said.append(tr("Last: {summary}", summary=in_window(last.summary)))
    return " ".join(said)


def _does(schedule: Schedule) -> tuple[str, ...]:
    when, job = f"{timetable_text(schedule.timetable)} ({schedule.zone})", schedule.job
    if isinstance(job, DrillJob):
        return (describe_drill.schedule_does(job, when),)
    keeps = describe_schedule.keeps(schedule.retention)
    return (
        tr("Saves {what} of {server}, {when}.", what=_what(job.selection), server=job.server, when=when),
        tr("Keeps {what}.", what=keeps) if keeps else tr("Keeps every backup."),
    )


def switch(enabled: bool) -> str:
    """The check box of a schedule."""
    return tr("On") if enabled else tr("Off")


# --- history ------------------------------------------------------------------------------------------------


def line(run: Run) -> State:
    """What a line of the history is about: a run, or why there was none."""
    details = run.details
    if details.get("held"):
        return State(tr("Held back"), "waiting", "warn")
    if details.get("missed"):
        return State(tr("Missed"), "skipped", "bad")
    if details.get("left_out"):
        return State(tr("Left out by hand"), "skipped", "muted")
    return describe.outcome(run.outcome)


def kind(run: Run) -> str:
    """What a line is about."""
    return tr("No start") if run.kind == "schedule" else describe.kind(run.kind)


def late(run: Run) -> float | None:
    """How late (seconds) a run started where that is worth a word; None otherwise."""
    found = run.details.get("late_seconds")
    return float(found) if isinstance(found, int | float) and found * SECOND > ON_TIME else None


def lateness(run: Run) -> str:
    """How late a run started, "" where it was on time."""
    found = late(run)
    return "" if found is None else tr("{time} late", time=in_window(time_text(found)))


def planned(run: Run) -> str:
    """The time that a line is about."""
    return describe.moment(run.slot) if run.slot is not None else describe.trigger(run.trigger)


def took(run: Run) -> str:
    """How long a run took; a dash where none began."""
    return describe.duration(None if run.kind == "schedule" else run.seconds)


def details(run: Run, name: str) -> str:
    """All about a line of the history of schedules."""
    if run.kind == "schedule":
        said = [f"{line(run).text}. {in_window(run.summary)}", "",
                tr("Noted: {moment}", moment=describe.to_the_second(run.started))]  # fmt: skip
    else:
        said = [describe.run_details(run), ""]
    said.append(tr("Schedule: {name}", name=name))
    if run.slot is not None:
        said.append(tr("Planned for: {moment}, that is {exact}", moment=describe.moment(run.slot),
                       exact=describe.to_the_second(run.slot)))  # fmt: skip
    if late(run) is not None:
        said.append(tr("Started {late}", late=lateness(run)))
    if run.details.get("reason"):
        said.append(tr("Reason: {reason}", reason=in_window(str(run.details["reason"]))))
    if run.details.get("clock_ahead"):
        said.append(tr("A clock that ran ahead wrote this line: the time that it names did not come then."))
    return "\n".join(said)


def delete_question(name: str) -> tuple[str, str]:
    """What is asked before a schedule goes, and what that means."""
    return (
        tr("Delete the schedule “{name}”?", name=name),
        tr(
            "Its backups and its history stay. Nothing is backed up by it any more; from now on other schedules of the "
            "same data, or the folder of its backups, say what is kept of them."
        ),
    )
