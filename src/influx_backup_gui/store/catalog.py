"""The catalog: our SQLite index of backups and history of runs. It can always be rebuilt from the archives."""

from __future__ import annotations

import json
import os
import sqlite3
import threading
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import Any

from influx_backup_gui.domain.backup import Backup
from influx_backup_gui.domain.disk_forecast import Stay
from influx_backup_gui.domain.errors import Busy, Problem, UsageError
from influx_backup_gui.domain.job import Outcome, Run
from influx_backup_gui.domain.run_figures import RunFigures
from influx_backup_gui.domain.salvage import DamagedMember
from influx_backup_gui.domain.seal import Seal
from influx_backup_gui.store.alert_topics import AlertTopics
from influx_backup_gui.store.catalog_errors import catalog_error
from influx_backup_gui.store.catalog_migrations import migrate
from influx_backup_gui.store.catalog_rows import (
    backup_from_row,
    backup_to_row,
    moved_path,
    remembering,
    run_from_row,
    run_to_row,
)
from influx_backup_gui.store.damage_reports import damaged_members
from influx_backup_gui.store.moves import Moves
from influx_backup_gui.store.open_proofs import OpenProofs
from influx_backup_gui.store.outbox import Outbox
from influx_backup_gui.store.processes import mark, same_process
from influx_backup_gui.store.pulses import Pulses
from influx_backup_gui.store.removals import note_removals, removed_stays
from influx_backup_gui.store.run_figures import run_figures
from influx_backup_gui.store.run_query import RunFilter, conditions
from influx_backup_gui.store.seals import drill_results
from influx_backup_gui.store.slot_claims import SlotClaims
from influx_backup_gui.store.trashed_backups import TrashedBackups
from influx_backup_gui.store.unfinished_backups import UnfinishedBackups

_BUSY_SECONDS = 10.0
_SHORTEST_PREFIX = 4
# The line about what was missed before a run.
_MISSED_BEFORE = "(kind = 'schedule' AND json_extract(details, '$.caught_up_by') = ?1)"
_SET_BACK = " The clock was set back after this was written: this time comes again."


class Catalog:
    """Thread-safe: one connection behind a lock. Several processes may open the same file.

    Errors of every method: NoSpace, or BackupError where the file is damaged or cannot be written.
    """

    def __init__(self, path: Path) -> None:
        self._path = path
        self._lock = threading.RLock()
        # Endings that could not be written (a full disk): without them their runs would seem to go on for ever.
        self._unwritten: dict[str, Run] = {}
        with self._errors():
            path.parent.mkdir(parents=True, exist_ok=True)
            self._db = sqlite3.connect(path, timeout=_BUSY_SECONDS, isolation_level=None, check_same_thread=False)
            try:
                self._prepare()
            except BaseException:
                self._db.close()
                raise

    def _prepare(self) -> None:
        self._db.row_factory = sqlite3.Row
        self._db.execute("PRAGMA journal_mode = WAL")
        # A line of the history shall survive a power cut: WAL alone may lose the last commits.
        self._db.execute("PRAGMA synchronous = FULL")
        migrate(self._db, str(self._path))

    def close(self) -> None:
        """Close the file; the catalog cannot be used any more."""
        with self._lock:
            self._db.close()

    # --- runs -----------------------------------------------------------------------------------------

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
            if run.server and not all(_gone(r, alive) for r in others):
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
        return tuple(run_from_row(r) for r in rows if not _gone(r, alive) and r["id"] not in self._unwritten)

    def dead_runs(self, alive: Callable[[int], bool]) -> tuple[Run, ...]:
        """Starts without an ending whose process is gone."""
        rows = self._read("SELECT * FROM runs WHERE outcome IS NULL ORDER BY started")
        return tuple(run_from_row(r) for r in rows if _gone(r, alive))

    def interrupt_open_runs(
        self, now: int, alive: Callable[[int], bool], told: Callable[[Run], Run] = lambda run: run
    ) -> tuple[Run, ...]:
        """Starts without an ending whose process is gone become `interrupted` at `now` (ns); answers them.

        `told` may add to an interrupted run what is known about it. Of two processes that ask at once, one gets it.
        """
        with self._change() as db:
            rows = db.execute("SELECT * FROM runs WHERE outcome IS NULL").fetchall()
            ended = tuple(told(_interrupted(run_from_row(r), now)) for r in rows if _gone(r, alive))
            for run in ended:
                self._put_run(db, run)
        return ended

    def _put_run(self, db: sqlite3.Connection, run: Run) -> None:
        row = {**run_to_row(run), "pid": os.getpid(), "mark": mark(os.getpid())}
        _upsert(db, "runs", row)
        note_removals(db, run)

    @property
    def slots(self) -> SlotClaims:
        """Which slots of schedules were started."""
        return SlotClaims(self._read, self._change)

    @property
    def outbox(self) -> Outbox:
        """Alerts that wait to be sent, and those that were."""
        return Outbox(self._read, self._change)

    @property
    def pulses(self) -> Pulses:
        """Runs that make no progress, or are asked to stop."""
        return Pulses(self._read, self._change)

    @property
    def proofs(self) -> OpenProofs:
        """Proofs that go on another time."""
        return OpenProofs(self._read, self._change)

    @property
    def alert_topics(self) -> AlertTopics:
        """What was told and is not solved yet."""
        return AlertTopics(self._read, self._change)

    @property
    def trashed(self) -> TrashedBackups:
        """What was known of backups whose archives are in the trash."""
        return TrashedBackups(self._read, self._change)

    @property
    def moves(self) -> Moves:
        """Repositories on their way to another folder."""
        return Moves(self._read, self._change)

    @property
    def unfinished(self) -> UnfinishedBackups:
        """Half-written archives whose parts can be used."""
        return UnfinishedBackups(self._read, self._change)

    # --- backups --------------------------------------------------------------------------------------

    def announce_backup(self, backup: Backup) -> None:
        """Record that this backup gets its name now: if we die before `put_backup`, the next start finds it."""
        row = {
            "id": backup.id,
            "path": backup.path,
            "backup": json.dumps(backup_to_row(backup)),
            "pid": os.getpid(),
            "mark": mark(os.getpid()),
        }
        with self._change() as db:
            _upsert(db, "announced", row)

    def announced_backups(self, alive: Callable[[int], bool]) -> tuple[Backup, ...]:
        """Backups that were announced by a process that is gone and never added. Their files may be there or not."""
        rows = self._read("SELECT * FROM announced")
        return tuple(backup_from_row(json.loads(r["backup"])) for r in rows if _gone(r, alive))

    def withdraw_backup(self, backup_id: str) -> None:
        """Forget an announcement: the file never got its name."""
        with self._change() as db:
            db.execute("DELETE FROM announced WHERE id = ?", (backup_id,))

    def put_backup(self, backup: Backup) -> None:
        """Add a backup, or replace what is known about it. It is neither announced nor in the trash any more."""
        with self._change() as db:
            _upsert(db, "backups", backup_to_row(backup))
            db.execute("DELETE FROM trashed WHERE id = ?", (backup.id,))
            db.execute("DELETE FROM announced WHERE id = ? OR path = ?", (backup.id, backup.path))

    def backups(self) -> tuple[Backup, ...]:
        """All backups, newest first."""
        return tuple(backup_from_row(r) for r in self._read("SELECT * FROM backups ORDER BY created DESC, rowid DESC"))

    def backup(self, key: str) -> Backup | None:
        """The backup with that id, path, name or beginning of an id. UsageError where several have it."""
        known = self.backups()
        path = str(Path(key).absolute())
        tests: tuple[Callable[[Backup], bool], ...] = (
            lambda b: b.id == key,
            lambda b: b.path in (key, path),
            lambda b: b.name == key,
            lambda b: len(key) >= _SHORTEST_PREFIX and b.id.startswith(key),
        )
        for test in tests:
            found = [b for b in known if test(b)]
            if len(found) > 1:
                raise _ambiguous(key, found)
            if found:
                return found[0]
        return None

    def remove_backup(self, backup_id: str) -> None:
        """Forget a backup; its file is not touched."""
        with self._change() as db:
            db.execute("DELETE FROM backups WHERE id = ?", (backup_id,))

    def set_pinned(self, backup_id: str, pinned: bool) -> None:
        """Pin or unpin a backup, because a person wants it."""
        with self._change() as db:
            db.execute("UPDATE backups SET pinned = ?, pinned_for = '' WHERE id = ?", (int(pinned), backup_id))

    def pin_for(self, backup_id: str, reason: str) -> None:
        """Pin a backup that is not pinned yet, and keep the reason with it."""
        with self._change() as db:
            db.execute("UPDATE backups SET pinned = 1, pinned_for = ? WHERE id = ? AND pinned = 0", (reason, backup_id))

    def set_label(self, backup_id: str, name: str, note: str) -> None:
        """Call a backup otherwise and keep another note with it."""
        with self._change() as db:
            db.execute("UPDATE backups SET name = ?, note = ? WHERE id = ?", (name, note, backup_id))

    def set_proved(self, backup_id: str, proved: int | None, damaged: str = "", header: str = "") -> None:
        """Record when (ns) a backup was proved, or how it is damaged, and its `header` (domain/backup.py)."""
        with self._change() as db:
            db.execute(
                "UPDATE backups SET proved = ?, damaged = ?, header = coalesce(nullif(?, ''), header) WHERE id = ?",
                (proved, damaged, header, backup_id),
            )

    def replace_backups(self, repository: str, backups: Iterable[Backup]) -> None:
        """Make the catalog say that exactly these are in the repository. One transaction.

        What only the catalog knows of an archive stays: its pin, name and note, and, where the size is still the same,
        its proof.
        """
        with self._change() as db:
            known = {b.id: b for _, b in self.trashed.all()}
            known |= {r["id"]: backup_from_row(r) for r in db.execute("SELECT * FROM backups")}
            db.execute("DELETE FROM backups WHERE repository = ?", (repository,))
            for backup in backups:
                old = known.get(backup.id)
                _upsert(db, "backups", backup_to_row(remembering(old, backup) if old else backup))
                db.execute("DELETE FROM trashed WHERE id = ?", (backup.id,))

    def relocate(self, repository: str, source: Path, target: Path, proofs: Mapping[str, tuple[int, str]]) -> None:
        """Every archive of a repository, also of its trash, lies below `target`, not `source`, now. All or nothing.

        `proofs`: (when in ns, header) of the backups (ids) that were proved there.
        """
        with self._change() as db:
            rows = db.execute("SELECT * FROM backups WHERE repository = ?", (repository,)).fetchall()
            for backup in map(backup_from_row, rows):
                proved, header = proofs.get(backup.id, (backup.proved, backup.header))
                path = moved_path(backup.path, source, target)
                _upsert(db, "backups", backup_to_row(replace(backup, path=path, proved=proved, header=header)))
            for trash, backup in self.trashed.all():
                if backup.repository == repository:
                    there = replace(backup, path=moved_path(backup.path, source, target))
                    self.trashed.put(db, there, Path(moved_path(str(trash), source, target)))
            for left in self.unfinished.all():
                path = moved_path(left.path, source, target)
                if left.repository == repository and Path(path).is_file():
                    db.execute("UPDATE unfinished SET path = ? WHERE path = ?", (path, left.path))

    # --- SQLite ---------------------------------------------------------------------------------------

    def _read(self, query: str, values: tuple[object, ...] = ()) -> list[sqlite3.Row]:
        with self._lock, self._errors():
            return self._db.execute(query, values).fetchall()

    @contextmanager
    def _change(self) -> Iterator[sqlite3.Connection]:
        with self._lock, self._errors():
            self._db.execute("BEGIN IMMEDIATE")
            try:
                yield self._db
                self._db.execute("COMMIT")
            except BaseException:
                if self._db.in_transaction:
                    self._db.execute("ROLLBACK")
                raise

    @contextmanager
    def _errors(self) -> Iterator[None]:
        try:
            yield
        except sqlite3.ProgrammingError:
            raise
        except (sqlite3.Error, OSError) as error:
            raise catalog_error(self._path, error) from error


def _mark_set_back(db: sqlite3.Connection, run: str) -> None:
    """Mark a run, and the line about what was missed before it."""
    db.execute(
        "UPDATE runs SET details = json_set(details, '$.clock_set_back', json('true')), summary = summary || ?2"
        f" WHERE id = ?1 OR {_MISSED_BEFORE}",
        (run, _SET_BACK),
    )


def _upsert(db: sqlite3.Connection, table: str, row: dict[str, Any]) -> None:
    names = ", ".join(row)
    places = ", ".join(f":{n}" for n in row)
    changes = ", ".join(f"{n} = excluded.{n}" for n in row)
    db.execute(f"INSERT INTO {table} ({names}) VALUES ({places}) ON CONFLICT (id) DO UPDATE SET {changes}", row)


def _gone(row: sqlite3.Row, alive: Callable[[int], bool]) -> bool:
    """Whether the process that wrote `pid` and `mark` is gone."""
    return not (alive(row["pid"]) and same_process(row["pid"], row["mark"]))


def _interrupted(run: Run, now: int) -> Run:
    said = f"This {run.kind} was interrupted: the program ended before it did (power cut, crash or kill)."
    problem = Problem(said, "Start it again. Archives that were proved before are untouched.")
    return replace(run, outcome=Outcome.INTERRUPTED, finished=now, summary=said, problem=problem)


def _ambiguous(key: str, found: list[Backup]) -> UsageError:
    return UsageError(
        f"{len(found)} backups are called {key!r}.", "Name one by its id: " + ", ".join(b.id[:12] for b in found) + "."
    )
