"""Wording of restores: steps of the tab, what happens to a table, plans, targets, and how each table ended."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import IntEnum
from typing import Any

from influx_backup_gui.domain.backup import Backup
from influx_backup_gui.domain.differences import Difference, Weight
from influx_backup_gui.domain.instants import TimeRange
from influx_backup_gui.domain.job import IfExists
from influx_backup_gui.domain.restore_plan import CREATE, MERGE, MISSING, REFUSE, REPLACE, SKIP, RestorePlan, Step
from influx_backup_gui.gui.describe import BackupState, State, count, moment, rows, rows_about, state_of_backup, tables
from influx_backup_gui.gui.tr import one_or_many, tr
from influx_backup_gui.gui.window_words import in_window


class Page(IntEnum):
    """The steps of a restore, in their order."""

    BACKUP = 0
    WHAT = 1
    WHERE = 2
    PLAN = 3
    RESULT = 4


@dataclass(frozen=True)
class Policy:
    """What is done with a table that exists: a name, and what it means in plain words."""

    title: str
    meaning: str


def page(value: Page) -> str:
    """The name of a step."""
    return {
        Page.BACKUP: tr("Backup"),
        Page.WHAT: tr("What"),
        Page.WHERE: tr("Where"),
        Page.PLAN: tr("Plan"),
        Page.RESULT: tr("Result"),
    }[value]


def question(value: Page) -> str:
    """What a step asks or tells."""
    return {
        Page.BACKUP: tr("Which backup do you want to bring back?"),
        Page.WHAT: tr("What do you want back? Untick what you do not need."),
        Page.WHERE: tr("Where to? A new name beside what is there is the safest."),
        Page.PLAN: tr("This is what would happen. Nothing has been changed so far."),
        Page.RESULT: tr("What was written, table by table, and how it compared"),
    }[value]


def advice(backup: Backup, missing: bool) -> tuple[str, ...]:
    """What to bear in mind before this backup is restored."""
    state = state_of_backup(backup, missing)
    if state is BackupState.DAMAGED:
        return (tr("Better choose another backup. Tables whose parts are whole can still be restored from this one."),)
    if state is BackupState.MISSING:
        return (tr("Connect the disk that holds it, or choose another backup."),)
    if state is BackupState.UNPROVED:
        return (tr("Every part that is needed is checked before anything is written."),)
    return ()


def policy(value: IfExists) -> Policy:
    """What happens to a table that the server has already."""
    return {
        IfExists.REFUSE: Policy(
            tr("St&op before anything is written"),
            tr("Nothing on the server is touched. To restore beside it, give the database another name above."),
        ),
        IfExists.MISSING: Policy(
            tr("&Add only the rows that are missing"),
            tr("Rows whose tags and time are there already stay as they are, also where their values differ."),
        ),
        IfExists.MERGE: Policy(
            tr("Write all rows over what is there (mer&ge)"),
            tr(
                "Rows that only the server has stay. Not dependable where values differ: measured on InfluxDB 3 Core, "
                "a value written over another one can fall back to the old one when the server restarts. A fresh table "
                "(another database name) is dependable, and is what we recommend."
            ),
        ),
        IfExists.REPLACE: Policy(
            tr("&Delete the table there, then restore it (replace)"),
            tr("Everything that is in the table now goes. A pinned backup of it is taken first."),
        ),
    }[value]


def short_policy(value: IfExists) -> str:
    """The same for a cell of a table."""
    return {
        IfExists.REFUSE: tr("Stop"),
        IfExists.MISSING: tr("Add missing rows"),
        IfExists.MERGE: tr("Merge"),
        IfExists.REPLACE: tr("Replace"),
    }[value]


# --- where ----------------------------------------------------------------------------------------------------


def target(exists: bool, same: int) -> State:
    """A database of the target: `same` is how many of the chosen tables it has already."""
    if not exists:
        return State(tr("New: it is created"), "add", "good")
    if same == 0:
        return State(tr("Exists, without these tables: they are added"), "restore", "good")
    if same == 1:
        return State(tr("Exists, with 1 of these tables: see below"), "warning", "warn")
    return State(tr("Exists, with {n} of these tables: see below", n=count(same)), "warning", "warn")


def bad_target(reason: str) -> State:
    """A name that the server does not take."""
    return State(reason, "failed", "bad")


def unknown_target() -> State:
    """Before the server has answered."""
    return State(tr("Not known yet"), "unknown", "muted")


def no_server() -> State:
    """Where the server did not say what it has."""
    return State(tr("No answer"), "failed", "bad")


# --- plan -----------------------------------------------------------------------------------------------------


def action(value: str) -> State:
    """What a restore does with a table. Words of one are looked up, not of all: tables ask for thousands of cells."""
    return {
        CREATE: lambda: State(tr("Create"), "add", "good"),
        MISSING: lambda: State(tr("Add missing rows"), "restore", "good"),
        MERGE: lambda: State(tr("Merge"), "warning", "warn"),
        REPLACE: lambda: State(tr("Replace"), "delete", "bad"),
        SKIP: lambda: State(tr("Nothing to do"), "skipped", "muted"),
        REFUSE: lambda: State(tr("Refused"), "cancelled", "bad"),
    }[value]()


def step(value: Step) -> State:
    """What a restore would do with one table."""
    return State(tr("Blocked"), "failed", "bad") if value.blocked else action(value.action)


def weight(value: Weight | None) -> State:
    """How much it matters that a target differs; None where it does not."""
    return {
        None: State(tr("The same"), "tick", "muted"),
        Weight.HARMLESS: State(tr("Harmless"), "proved", "good"),
        Weight.FIXABLE: State(tr("Look at it"), "warning", "warn"),
        Weight.BLOCKING: State(tr("Blocking"), "failed", "bad"),
    }[value]


def differs(value: Step) -> State:
    """How a table of the target differs, in one word: the worst of it. A new table has nothing to differ from."""
    if value.action == CREATE and not value.differences:
        return State(tr("New"), "dash", "muted")
    return weight(max((d.weight for d in value.differences), key=lambda w: w.rank, default=None))


def difference(value: Difference) -> str:
    """A difference in a sentence, its weight in front."""
    return f"{weight(value.weight).text}: {in_window(value.text)}"


def no_plan() -> State:
    """Before a plan was made."""
    return State(tr("No plan yet"), "unproved", "muted")


def planning() -> State:
    """While the server is asked."""
    return State(tr("Asking the server what it has…"), "running", "accent")


def no_answer() -> State:
    """Where no plan could be made."""
    return State(tr("There is no plan: see below"), "failed", "bad")


def plan(value: RestorePlan) -> State:
    """Whether a plan can be run."""
    if value.blocked:
        return State(tr("This cannot be restored like that. Nothing was written."), "failed", "bad")
    written, all_tables = rows(value.rows), tables(len(value.steps))
    said = (
        tr("At most {rows} of {n} would be written", rows=written, n=all_tables)
        if any(s.action == MISSING for s in value.steps)
        else tr("{rows} of {n} would be written", rows=written, n=all_tables)
    )
    if value.overwrites:
        return State(tr("{said}, some over what is there", said=said), "warning", "warn")
    return State(tr("{said}; nothing that exists is changed", said=said), "proved", "good")


def chosen(chosen_tables: int, all_tables: int, row_count: int, estimated: bool) -> str:
    """How much of a backup is ticked."""
    return tr("{n} of {all}, {rows}", n=count(chosen_tables), all=tables(all_tables),
              rows=one_or_many(row_count, tr("1 row"), tr("{n} rows", n=rows_about(row_count, estimated))))  # fmt: skip


def overwritten(value: RestorePlan, server: str) -> str:
    """What a person has to allow by typing a name."""
    touched = [s for s in value.steps if s.action in (MERGE, REPLACE)]
    names = ", ".join(f"{s.target_database}.{s.target_table}" for s in touched[:4])
    more = tr(" and {n} more", n=count(len(touched) - 4)) if touched[4:] else ""
    said = tr("On {server}, {n} will be overwritten: {names}{more}.",
              server=server, n=tables(len(touched)), names=names, more=more)  # fmt: skip
    return f"{said} {tr('A pinned backup of what is there now is taken first.')}"


def time_range(value: TimeRange) -> str:
    """A range of times in words."""
    if value.first is not None and value.last is not None:
        return tr("{first} – {last}", first=moment(value.first), last=moment(value.last))
    if value.first is not None:
        return tr("from {first} on", first=moment(value.first))
    return tr("until {last}", last=moment(value.last)) if value.last is not None else tr("all times")


# --- result ---------------------------------------------------------------------------------------------------


def patience() -> str:
    """What a person should know while it runs."""
    return tr("Rows are written and then read back and compared. You can look at other tabs meanwhile.")


def log_title() -> str:
    """Above the restore log."""
    return tr("Every restore: what was written where, and how it compared")


def waiting(under_way: bool) -> State:
    """A restore that was started and has not ended."""
    if under_way:
        return State(tr("Restoring…"), "running", "accent")
    return State(tr("Waiting for another job"), "waiting", "accent")


def taken_back() -> State:
    """A restore that was taken out of the queue before it began."""
    return State(tr("Taken out of the queue; nothing was written"), "cancelled", "muted")


def nothing_yet() -> State:
    """Before any restore."""
    return State(tr("Nothing was restored yet"), "unknown", "muted")


def table_state(verified: bool, action_value: str, problem: str) -> State:
    """How the restore of one table ended."""
    if action_value == SKIP:
        return State(tr("Nothing to do"), "skipped", "muted")
    if verified:
        return State(tr("As saved"), "proved", "good")
    if problem == "It was not finished.":
        return State(tr("Not finished"), "interrupted", "bad")
    return State(tr("Not as saved"), "failed", "bad")


def added(table: Mapping[str, Any]) -> Iterator[str]:
    """Rows of one table that an undoing could not take away, the first of them by name, with their exact instants."""
    name = f"{table['database']}.{table['table']}"
    yield tr("Rows of {table} that the safety backup does not have: {n}", table=name, n=count(table["rows"]))
    for row in table["named"]:
        origin = {True: tr("from the restore"), False: tr("written since")}.get(row["restored"], "")
        yield "    " + "  ".join(w for w in (row["time"], row["key"], origin) if w)
    if table["rows"] > len(table["named"]):
        yield tr("    and {n} more", n=count(table["rows"] - len(table["named"])))
