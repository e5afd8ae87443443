"""The history in the catalog: runs that began, ended, were skipped, and the slots that they took."""

from __future__ import annotations

import json
import os
import sqlite3
from collections.abc import Callable, Mapping
from dataclasses import replace
from pathlib import Path

from influx_backup_gui.domain.disk_forecast import Stay
from influx_backup_gui.domain.errors import Busy, Problem
from influx_backup_gui.domain.job import Outcome, Run
from influx_backup_gui.domain.run_figures import RunFigures
from influx_backup_gui.domain.salvage import DamagedMember
from influx_backup_gui.domain.seal import Seal
from influx_backup_gui.store.catalog_file import CatalogFile, gone, upsert
from influx_backup_gui.store.catalog_rows import (
    run_from_row,
    run_to_row,
)
from influx_backup_gui.store.damage_reports import damaged_members
from influx_backup_gui.store.processes import mark
from influx_backup_gui.store.removals import note_removals, removed_stays
from influx_backup_gui.store.run_figures import run_figures
from influx_backup_gui.store.run_query import RunFilter, conditions
from influx_backup_gui.store.seals import drill_results
from influx_backup_gui.store.slot_claims import SlotClaims

# The line about what was missed before a run.
_MISSED_BEFORE = "(kind = 'schedule' AND json_extract(details, '$.caught_up_by') = ?1)"
_SET_BACK = " The clock was set back after this was written: this time comes again."


class RunHistory(CatalogFile):
    """What was done, and what goes on."""

    def __init__(self, path: Path) -> None:
        super().__init__(path)
        # Endings that could not be written (a full disk): without them their runs would seem to go on for ever.
        self._unwritten: dict[str, Run] = {}

    def start_run(self, run: Run) -> None:
        """Record that this process started a run."""
        self._write_late()
        with self._change() as db:
            self._put_run(db, run)

    def keep_details(self, run_id: str, details: Mapping[str, object]) -> None:
        """Record what is to be known of a run if its process dies now."""
        with self._change() as db:
            db.execute("UPDATE runs SET details = ? WHERE id = ?", (json.dumps(details), run_id))

    def start_slot(self, run: Run, now: int, alive: Callable[[int], bool], missed: Run | None = None) -> bool:
        """Take the slot of a scheduled run and record its start and what was missed before it, all or nothing.

        False, and nothing recorded, where the slot or a later one was taken before. Busy, and nothing recorded, where
        another run on the same server has begun by now: two processes that ask at once do not both start.
        """
        assert run.slot is not None
        self._write_late()

        def also(db: sqlite3.Connection) -> None:
            others = db.execute("SELECT * FROM runs WHERE outcome IS NULL AND server = ?", (run.server,)).fetchall()
            if run.server and not all(gone(r, alive) for r in others):
                raise Busy(f"Another run on {run.server} is going on.", "It starts when that has ended.")
            for line in (missed, run):
                if line is not None:
                    self._put_run(db, line)

        return self.slots.claim(run.schedule, run.slot, run.id, now, also)

    def withdraw_slots(self, now: int) -> None:
        """Forget the slots that were taken and lie far ahead of `now` (ns): they are started when they really come.

        Their lines in the history are marked (`clock_set_back`): what they say of slots does not count.
        """
        self.slots.withdraw(now, _mark_set_back)

    def skip_slot(self, line: Run, now: int, missed: Run | None = None) -> bool:
        """Take the slot of `line` without a run, because a person does not want it. False where it was taken before."""
        assert line.slot is not None

        def also(db: sqlite3.Connection) -> None:
            for told in (missed, line):
                if told is not None:
                    self._put_run(db, told)

        return self.slots.claim(line.schedule, line.slot, line.id, now, also)

    def hold_slot(self, line: Run, reason: str, begun: Run | None = None) -> None:
        """Note that the slot of `line` is held back; `line` goes into the history where that reason is new.

        `begun` is a run that took the slot and could not begin: it, and what it told as missed, leave the history, and
        the slot is due again. All or nothing.
        """
        assert line.slot is not None

        def also(db: sqlite3.Connection, new: bool) -> None:
            if begun is not None:
                db.execute(f"DELETE FROM runs WHERE id = ?1 OR {_MISSED_BEFORE}", (begun.id,))
            if new:
                self._put_run(db, line)

        self.slots.hold(line.schedule, line.slot, reason, begun.id if begun else "", also)

    def give_slot_back(self, run: Run) -> None:
        """The slot that an ended run took is due again; what it told as missed leaves the history. All or nothing.

        `run` is recorded as it is given: for no slot any more.
        """

        def also(db: sqlite3.Connection) -> None:
            db.execute(f"DELETE FROM runs WHERE {_MISSED_BEFORE}", (run.id,))
            self._put_run(db, run)

        self.slots.give_back(run.id, also)

    def end_run(self, run: Run) -> None:
        """Record how a run ended, also one whose start could not be recorded.

        What cannot be written now is written when the next run starts or ends.
        """
        with self._lock:
            self._unwritten[run.id] = run
        self._write_late()

    def _write_late(self) -> None:
        with self._lock:
            for run in tuple(self._unwritten.values()):
                with self._change() as db:
                    self._put_run(db, run)
                del self._unwritten[run.id]

    def runs(
        self, limit: int = 100, kind: str | None = None, server: str | None = None, schedule: str | None = None
    ) -> tuple[Run, ...]:
        """History, newest first, of one kind, server or schedule (its id) where named.

        In the order in which it was written: a line that a clock dated which ran ahead is not the newest for years.
        """
        rows = self._read(
            "SELECT * FROM runs WHERE (?1 IS NULL OR kind = ?1) AND (?2 IS NULL OR server = ?2)"
            " AND (?3 IS NULL OR schedule = ?3) ORDER BY rowid DESC LIMIT ?4",
            (kind, server, schedule, limit),
        )
        return tuple(run_from_row(r) for r in rows)

    def find_runs(self, wanted: RunFilter, limit: int) -> tuple[Run, ...]:
        """The history that a filter lets through, in the order of `runs`."""
        where, values = conditions(wanted)
        rows = self._read(f"SELECT * FROM runs WHERE {where} ORDER BY rowid DESC LIMIT ?", (*values, limit))
        return tuple(run_from_row(r) for r in rows)

    def run_figures(self, since: int) -> tuple[RunFigures, ...]:
        """Figures of the runs that started at `since` (ns) or later, oldest first."""
        return run_figures(self._read, since)

    def drill_results(self) -> tuple[Seal, ...]:
        """What drills showed of their archives, newest first."""
        return drill_results(self._read)

    def damaged_members(self, backup_id: str) -> tuple[DamagedMember, ...]:
        """What was found damaged in a backup the last time that anything was."""
        return damaged_members(self._read, backup_id)

    def removed_stays(self, now: int, days: int) -> dict[str, tuple[Stay, ...]]:
        """What left each repository in the last `days` days before `now` (ns), put together by days."""
        return removed_stays(self._read, now, days)

    def count_runs(self) -> dict[tuple[str, str, str], int]:
        """How many ended runs the history holds of each (server, kind, outcome)."""
        rows = self._read(
            "SELECT server, kind, outcome, count(*) AS n FROM runs WHERE outcome IS NOT NULL"
            " GROUP BY server, kind, outcome ORDER BY server, kind, outcome"
        )
        return {(r["server"], r["kind"], r["outcome"]): int(r["n"]) for r in rows}

    def newest_runs(self) -> tuple[Run, ...]:
        """Newest first: of every server, kind and schedule the newest run of each outcome and exit code.

        That is enough to know how the last of them went, whichever outcomes count.
        """
        rows = self._read(
            "SELECT * FROM runs WHERE rowid IN (SELECT max(rowid) FROM runs WHERE outcome IS NOT NULL"
            " GROUP BY outcome, server, kind, schedule, trigger, exit_code) ORDER BY rowid DESC"
        )
        return tuple(run_from_row(r) for r in rows)

    def open_runs(self, alive: Callable[[int], bool]) -> tuple[Run, ...]:
        """Runs that are going on, in this process or in another one that is alive."""
        rows = self._read("SELECT * FROM runs WHERE outcome IS NULL ORDER BY started")
        return tuple(run_from_row(r) for r in rows if not gone(r, alive) and r["id"] not in self._unwritten)

    def dead_runs(self, alive: Callable[[int], bool]) -> tuple[Run, ...]:
        """Starts without an ending whose process is gone."""
        rows = self._read("SELECT * FROM runs WHERE outcome IS NULL ORDER BY started")
        return tuple(run_from_row(r) for r in rows if gone(r, alive))

    def interrupt_open_runs(
        self, now: int, alive: Callable[[int], bool], told: Callable[[Run], Run] = lambda run: run
    ) -> tuple[Run, ...]:
        """Starts without an ending whose process is gone become `interrupted` at `now` (ns); answers them.

        `told` may add to an interrupted run what is known about it. Of two processes that ask at once, one gets it.
        """
        with self._change() as db:
            rows = db.execute("SELECT * FROM runs WHERE outcome IS NULL").fetchall()
            ended = tuple(told(_interrupted(run_from_row(r), now)) for r in rows if gone(r, alive))
            for run in ended:
                self._put_run(db, run)
        return ended

    def _put_run(self, db: sqlite3.Connection, run: Run) -> None:
        row = {**run_to_row(run), "pid": os.getpid(), "mark": mark(os.getpid())}
        upsert(db, "runs", row)
        note_removals(db, run)

    @property
    def slots(self) -> SlotClaims:
        """Which slots of schedules were started."""
        return SlotClaims(self._read, self._change)


def _mark_set_back(db: sqlite3.Connection, run: str) -> None:
    """Mark a run, and the line about what was missed before it."""
    db.execute(
        "UPDATE runs SET details = json_set(details, '$.clock_set_back', json('true')), summary = summary || ?2"
        f" WHERE id = ?1 OR {_MISSED_BEFORE}",
        (run, _SET_BACK),
    )


def _interrupted(run: Run, now: int) -> Run:
    said = f"This {run.kind} was interrupted: the program ended before it did (power cut, crash or kill)."
    problem = Problem(said, "Start it again. Archives that were proved before are untouched.")
    return replace(run, outcome=Outcome.INTERRUPTED, finished=now, summary=said, problem=problem)
