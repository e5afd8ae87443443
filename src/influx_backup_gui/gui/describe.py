"""All wording of states: what is said about outcomes, backups, health, times and sizes, and its icon."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from influx_backup_gui.domain.alert_rules import warnings_of as warnings_of_run
from influx_backup_gui.domain.backup import Backup
from influx_backup_gui.domain.humanize import duration_text, rows_text, size_text
from influx_backup_gui.domain.job import Outcome, Run, Trigger
from influx_backup_gui.domain.salvage import LostPart, TableLeft
from influx_backup_gui.gui import describe_times
from influx_backup_gui.gui.engine_words import figures
from influx_backup_gui.gui.tr import one_or_many, tr
from influx_backup_gui.gui.window_words import in_window

moment, date, exact, ago = describe_times.moment, describe_times.date, describe_times.exact, describe_times.ago
to_the_second, day = describe_times.to_the_second, describe_times.day


@dataclass(frozen=True)
class State:
    """Words, and an icon whose shape differs from that of every other state of its kind."""

    text: str
    icon: str
    tint: str


class BackupState(StrEnum):
    PROVED = "proved"
    WARNING = "warning"
    UNPROVED = "unproved"
    MISSING = "missing"
    DAMAGED = "damaged"


def state_of_backup(backup: Backup, missing: bool) -> BackupState:
    """Damaged is worse than `missing` (nobody can see its file), that than not proved, and that than with warnings."""
    if backup.damaged:
        return BackupState.DAMAGED
    if missing:
        return BackupState.MISSING
    if backup.proved is None:
        return BackupState.UNPROVED
    return BackupState.WARNING if backup.warnings else BackupState.PROVED


def backup_state(state: BackupState) -> State:
    """How the state of a backup is shown."""
    return {
        BackupState.PROVED: State(tr("Proved"), "proved", "good"),
        BackupState.WARNING: State(tr("Proved, with warnings"), "warning", "warn"),
        BackupState.UNPROVED: State(tr("Not proved yet"), "unproved", "warn"),
        BackupState.MISSING: State(tr("File not there"), "unknown", "bad"),
        BackupState.DAMAGED: State(tr("Damaged"), "failed", "bad"),
    }[state]


def outcome(value: Outcome | None) -> State:
    """How a run ended; None is one that has not."""
    if value is None:
        return State(tr("Running"), "running", "accent")
    return {
        Outcome.SUCCEEDED: State(tr("Succeeded"), "proved", "good"),
        Outcome.WARNING: State(tr("Succeeded, with warnings"), "warning", "warn"),
        Outcome.FAILED: State(tr("Failed"), "failed", "bad"),
        Outcome.CANCELLED: State(tr("Cancelled"), "cancelled", "muted"),
        Outcome.INTERRUPTED: State(tr("Interrupted"), "interrupted", "bad"),
        Outcome.SKIPPED: State(tr("Skipped"), "skipped", "warn"),
    }[value]


def health(colour: str) -> State:
    """`green`, `amber`, `red`, or anything else for what is not known."""
    known = {
        "green": State(tr("Protected"), "proved", "good"),
        "amber": State(tr("Needs attention"), "warning", "warn"),
        "red": State(tr("Not protected"), "failed", "bad"),
    }
    return known.get(colour, State(tr("Not known yet"), "unproved", "muted"))


def health_unreadable() -> State:
    """Health that cannot be read counts as bad news, whatever it was before."""
    return State(tr("Not known"), "unknown", "bad")


def kind(value: str) -> str:
    """What a run did."""
    known = {
        "backup": tr("Backup"),
        "restore": tr("Restore"),
        "verify": tr("Verify"),
        "delete": tr("Delete"),
        "drill": tr("Drill"),
        "prune": tr("Prune"),
        "untrash": tr("Out of the trash"),
        "acknowledge": tr("Acknowledgement"),
        "empty-trash": tr("Empty the trash"),
        "move": tr("Move of a folder"),
        "alert": tr("Alert"),
        "disk-check": tr("Look at the disks"),
        "schedule": tr("Start of a schedule"),
        "sweep": tr("Tidying up"),
    }
    return known.get(value, value.capitalize())


def trigger(value: Trigger) -> str:
    """Why a run ran."""
    return {
        Trigger.MANUAL: tr("by hand"),
        Trigger.SCHEDULE: tr("by schedule"),
        Trigger.CATCH_UP: tr("catching up"),
    }[value]


# --- times and sizes ----------------------------------------------------------------------------------------


def span(first: int | None, last: int | None) -> str:
    """The time span of rows."""
    if first is None or last is None:
        return tr("no rows")
    begin, end = moment(first), moment(last)
    return begin if begin == end else f"{begin} – {end}"


def count(value: int) -> str:
    """A whole number with the separators of the language, as every other figure."""
    return figures(f"{value:,}")


def rows(value: int | None) -> str:
    """Rows, short."""
    return "…" if value is None else tr("{n} row", n=1) if value == 1 else tr("{n} rows", n=figures(rows_text(value)))


def tables(number: int) -> str:
    """So many tables."""
    return one_or_many(number, tr("1 table"), tr("{n} tables", n=count(number)))


def size(value: int) -> str:
    """Bytes, short."""
    return figures(size_text(value))


def duration(seconds: float | None) -> str:
    """How long something took."""
    return "–" if seconds is None else figures(duration_text(seconds))


# --- sentences ----------------------------------------------------------------------------------------------


def run_line(run: Run) -> str:
    """One sentence about an ended run."""
    return f"{kind(run.kind)}: {outcome(run.outcome).text.lower()}. {in_window(run.summary)}"


def run_details(run: Run) -> str:
    """Everything about a run that a person may want to read or copy."""
    lines = [
        run_line(run),
        "",
        tr("Started: {moment}, {trigger}", moment=to_the_second(run.started), trigger=trigger(run.trigger)),
        tr("Took: {time}", time=duration(run.seconds)),
    ]
    if run.server:
        lines.append(tr("Server: {name}", name=run.server))
    if run.problem is not None:
        lines += ["", tr("What happened: {text}", text=in_window(run.problem.message))]
        if run.problem.hint:
            lines.append(tr("What to do: {text}", text=in_window(run.problem.hint)))
    if warnings := warnings_of_run(run):
        lines += ["", tr("Warnings:"), *(f"  • {in_window(w)}" for w in warnings)]
    backup = run.details.get("backup")
    if isinstance(backup, dict) and backup.get("path"):
        lines += ["", tr("Archive: {path}", path=backup["path"])]
    return "\n".join(lines)


def rows_short(value: int) -> str:
    """A figure under the title `Rows`."""
    return figures(rows_text(value))


def rows_about(value: int, estimated: bool) -> str:
    """A figure under the title `Rows` that may be an estimate."""
    return tr("about {n}", n=figures(rows_text(value))) if estimated else figures(rows_text(value))


def free_space(free: int) -> str:
    """What is left on a disk."""
    return tr("{size} free", size=figures(size_text(free)))


def estimate(row_count: int, byte_count: int) -> str:
    """What a backup would read."""
    return tr("About {rows}, {size} before it is encoded", rows=rows(row_count), size=figures(size_text(byte_count)))


def about(backup: Backup, missing: bool, brief: bool = False) -> str:
    """What the catalog knows of a backup, in a few lines; `brief` leaves out how to open it."""
    proof = tr("proved {moment}", moment=moment(backup.proved)) if backup.proved else tr("not proved")
    lines = [
        tr("{name}: {state}, taken {moment}", name=backup.name, moment=moment(backup.created),
           state=backup_state(state_of_backup(backup, missing)).text.lower()),
        tr("{rows} of {tables}, {size}, {proof}", rows=rows(backup.rows), tables=tables(backup.tables),
           size=size(backup.bytes), proof=proof),
        tr("Archive: {path}", path=backup.path),
    ]  # fmt: skip
    if not brief:
        lines.append(
            tr("7-Zip opens it with the password; inside are Parquet files and README.txt.")
            if backup.encrypted
            else tr("Any archiver opens it; inside are Parquet files and README.txt.")
        )
    if backup.pinned:
        why = in_window(backup.pinned_for)
        lines.append(
            tr("Pinned by itself: {reason}. Retention never removes it.", reason=why)
            if why
            else tr("Pinned: it is never removed by retention.")
        )
    if backup.note:
        lines.append(tr("Note: {note}", note=backup.note))
    return "\n".join(lines)


def tint_of(backup: Backup, missing: bool) -> str:
    """The colour of what is wrong with a backup."""
    return "bad" if backup.damaged or missing else "warn"


def warnings_of(backup: Backup, missing: bool) -> tuple[str, ...]:
    """What is wrong with a backup, in sentences."""
    away = tr("Nobody can see its file now: its disk is away, or the file is gone. It cannot be restored meanwhile.")
    damaged = (tr("Damaged: {reason}", reason=in_window(backup.damaged)),) if backup.damaged else ()
    return (*((away,) if missing else ()), *damaged, *map(in_window, backup.warnings))


def damaged_table(left: TableLeft) -> str:
    """A table of a damaged archive of which not everything can be restored."""
    name = f"{left.database}.{left.table}"
    if left.doubt:
        return tr("{name}: doubtful ({reason})", name=name, reason=in_window(left.doubt))
    return tr("{name}: damaged, {n} of {rows} can be restored", name=name, n=count(left.rows), rows=rows(left.of_rows))


def lost_part(part: LostPart) -> str:
    """A part of a table that cannot be restored."""
    return tr("Lost: {rows}, {span} ({member}: {reason})", rows=rows(part.rows), span=span(part.first, part.last),
              member=part.member, reason=in_window(part.reason))  # fmt: skip


def verify_again(archives: int) -> str:
    """The job that decodes archives whose turn it is."""
    return tr("Verify 1 archive again") if archives == 1 else tr("Verify {n} archives again", n=count(archives))


def listed(backups: int) -> str:
    """What reading a folder again found."""
    return one_or_many(backups, tr("1 backup is listed."), tr("{n} backups are listed.", n=count(backups)))


def forget_folder(path: str, listed: int) -> str:
    """The question before a folder of archives is taken out of the list."""
    return one_or_many(
        listed,
        tr("Take the folder {path} out of the list? Its backup is no longer listed; the archive stays.", path=path),
        tr("Take the folder {path} out of the list? Its {n} backups are no longer listed; the archives stay.",
           path=path, n=count(listed)),
    )  # fmt: skip


def emptied_folder(path: str, lost: int) -> str:
    """The question before what was in a folder is forgotten."""
    return one_or_many(
        lost,
        tr("{path} holds nothing any more, as if its disk were not mounted. Go on only if it was emptied on "
           "purpose: its backup is no longer listed then. Was it?", path=path),
        tr("{path} holds nothing any more, as if its disk were not mounted. Go on only if it was emptied on "
           "purpose: its {n} backups are no longer listed then. Was it?", path=path, n=count(lost)),
    )  # fmt: skip


def names(values: tuple[str, ...]) -> str:
    """A few names, or the first two and how many more."""
    if len(values) <= 2:
        return ", ".join(values)
    return tr("{first}, {n} more", first=values[0], n=len(values) - 1)


def delete_question(backups: Sequence[str]) -> str:
    """What is asked before several backups go to the trash, by their names."""
    named = 10
    shown = "\n".join(f"• {name}" for name in backups[:named])
    rest = len(backups) - named
    more = "\n" + tr("and {n} more", n=count(rest)) if rest > 0 else ""
    return tr("Move these {n} backups to the trash? This can be undone.", n=count(len(backups))) + f"\n\n{shown}{more}"


def sentence(text: str) -> str:
    """Text that begins with a capital."""
    return text[:1].upper() + text[1:]
