"""How the catalog's tables came to be, step by step. A step that was released is never changed again."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable

from influx_backup_gui.domain.errors import BackupError


def create_backups_and_runs(db: sqlite3.Connection) -> None:
    """Version 1: backups and the history of runs. Times are ns UTC, lists and records JSON."""
    db.execute("""
        CREATE TABLE backups (
            id TEXT PRIMARY KEY, name TEXT NOT NULL, path TEXT NOT NULL, repository TEXT NOT NULL,
            server TEXT NOT NULL, created INTEGER NOT NULL, cutoff INTEGER NOT NULL, databases TEXT NOT NULL,
            tables INTEGER NOT NULL, rows INTEGER NOT NULL, bytes INTEGER NOT NULL, first INTEGER, last INTEGER,
            proved INTEGER, warnings TEXT NOT NULL, pinned INTEGER NOT NULL, note TEXT NOT NULL,
            encrypted INTEGER NOT NULL, damaged TEXT NOT NULL, selection TEXT NOT NULL
        )""")
    db.execute("CREATE INDEX backups_by_age ON backups (created)")
    # pid and mark name the process that runs it, so that a start without an ending is noticed.
    db.execute("""
        CREATE TABLE runs (
            id TEXT PRIMARY KEY, kind TEXT NOT NULL, trigger TEXT NOT NULL, outcome TEXT, started INTEGER NOT NULL,
            finished INTEGER, summary TEXT NOT NULL, server TEXT NOT NULL, problem TEXT, details TEXT NOT NULL,
            pid INTEGER NOT NULL, mark TEXT NOT NULL
        )""")
    db.execute("CREATE INDEX runs_by_age ON runs (started)")


def create_announced(db: sqlite3.Connection) -> None:
    """Version 2: backups that are about to get their name, as JSON, with the process that is doing it."""
    db.execute("""
        CREATE TABLE announced (
            id TEXT PRIMARY KEY, path TEXT NOT NULL, backup TEXT NOT NULL, pid INTEGER NOT NULL, mark TEXT NOT NULL
        )""")


def create_slots(db: sqlite3.Connection) -> None:
    """Version 3: slots of schedules that were started, what held them back, and the slot that a run was for."""
    db.execute("""
        CREATE TABLE slots (
            schedule TEXT NOT NULL, slot INTEGER NOT NULL, run TEXT NOT NULL, claimed INTEGER NOT NULL,
            PRIMARY KEY (schedule, slot)
        ) WITHOUT ROWID""")
    db.execute("""
        CREATE TABLE holds (
            schedule TEXT NOT NULL, slot INTEGER NOT NULL, reason TEXT NOT NULL, PRIMARY KEY (schedule, slot, reason)
        ) WITHOUT ROWID""")
    db.execute("ALTER TABLE runs ADD COLUMN schedule TEXT NOT NULL DEFAULT ''")
    db.execute("ALTER TABLE runs ADD COLUMN slot INTEGER")


def create_alerts(db: sqlite3.Connection) -> None:
    """Version 4: alerts that wait or were sent (JSON; times in ns), and what was told and is not solved yet."""
    db.execute("""
        CREATE TABLE outbox (
            id TEXT NOT NULL, channel TEXT NOT NULL, created INTEGER NOT NULL, alert TEXT NOT NULL,
            attempts INTEGER NOT NULL DEFAULT 0, tried INTEGER, next INTEGER, sent INTEGER,
            said TEXT NOT NULL DEFAULT '', PRIMARY KEY (id, channel)
        )""")
    db.execute("CREATE INDEX outbox_by_age ON outbox (created)")
    db.execute("""
        CREATE TABLE alert_topics (
            topic TEXT PRIMARY KEY, kind TEXT NOT NULL, server TEXT NOT NULL, subject TEXT NOT NULL,
            opened INTEGER NOT NULL, told INTEGER NOT NULL, repeats INTEGER NOT NULL, quiet INTEGER NOT NULL
        ) WITHOUT ROWID""")


def create_pulses(db: sqlite3.Connection) -> None:
    """Version 5: seconds without progress of a run that goes on, and whether it is asked to stop."""
    db.execute("""
        CREATE TABLE pulses (
            run TEXT PRIMARY KEY, idle INTEGER NOT NULL DEFAULT 0, doing TEXT NOT NULL DEFAULT '',
            stop INTEGER NOT NULL DEFAULT 0
        ) WITHOUT ROWID""")


def create_silent(db: sqlite3.Connection) -> None:
    """Version 6: since when a server is silent for a schedule: seconds of the monotonic clock of that boot."""
    db.execute("CREATE TABLE silent (schedule TEXT PRIMARY KEY, boot TEXT NOT NULL, since REAL NOT NULL)")


def create_trashed(db: sqlite3.Connection) -> None:
    """Version 7: what was known of backups whose archives went to the trash (`path`), as JSON."""
    db.execute("""
        CREATE TABLE trashed (
            id TEXT PRIMARY KEY, path TEXT NOT NULL, repository TEXT NOT NULL, backup TEXT NOT NULL
        )""")


def add_header(db: sqlite3.Connection) -> None:
    """Version 8: a digest of what each archive is opened with; "" where it was not taken."""
    db.execute("ALTER TABLE backups ADD COLUMN header TEXT NOT NULL DEFAULT ''")


def create_moves(db: sqlite3.Connection) -> None:
    """Version 9: repositories that are being moved from one folder to another, by the process that does it."""
    db.execute("""
        CREATE TABLE moves (
            run TEXT PRIMARY KEY, repository TEXT NOT NULL, source TEXT NOT NULL, target TEXT NOT NULL,
            made INTEGER NOT NULL, pid INTEGER NOT NULL, mark TEXT NOT NULL
        )""")


def create_proofs(db: sqlite3.Connection) -> None:
    """Version 10: how far the proof of a backup has come that goes on another time, as JSON."""
    db.execute("CREATE TABLE proofs (backup TEXT PRIMARY KEY, so_far TEXT NOT NULL) WITHOUT ROWID")


def create_unfinished(db: sqlite3.Connection) -> None:
    """Version 11: half-written archives whose parts can be used: what is in them (JSON), and their mark."""
    db.execute("""
        CREATE TABLE unfinished (
            path TEXT PRIMARY KEY, facts TEXT NOT NULL, tables TEXT NOT NULL, head BLOB NOT NULL, tail BLOB NOT NULL
        )""")


def add_coverage(db: sqlite3.Connection) -> None:
    """Version 12: what each backup lacks that the last complete one holds (JSON), and why the program pinned it."""
    db.execute("ALTER TABLE backups ADD COLUMN coverage TEXT NOT NULL DEFAULT '{}'")
    db.execute("ALTER TABLE backups ADD COLUMN pinned_for TEXT NOT NULL DEFAULT ''")


def add_figures(db: sqlite3.Connection) -> None:
    """Version 13: what is asked of thousands of runs at once stands beside their details, so that nobody reads these.

    `backup` and `bytes` are of the archive that a backup made; `sort` is what many runs have in common, as JSON: kind,
    trigger, outcome, server, schedule, databases. `removed` are archives that left their repository, with `created` to
    the second.
    """
    for column in ("exit_code INTEGER", "backup TEXT", "bytes INTEGER", "sort TEXT NOT NULL DEFAULT ''"):
        db.execute(f"ALTER TABLE runs ADD COLUMN {column}")
    db.execute("""
        UPDATE runs SET exit_code = json_extract(problem, '$.exit_code'),
            backup = CASE WHEN kind = 'backup' THEN json_extract(details, '$.backup.id') END,
            bytes = CASE WHEN kind = 'backup' THEN json_extract(details, '$.backup.bytes') END
        WHERE outcome IS NOT NULL""")
    db.execute("""
        UPDATE runs SET sort = json_array(kind, trigger, outcome, server, schedule, json(CASE
            WHEN kind = 'backup' AND outcome IS NOT NULL THEN json_extract(details, '$.backup.databases') END))""")
    db.execute("""
        CREATE TABLE removed (
            run TEXT NOT NULL, id TEXT NOT NULL, repository TEXT NOT NULL, created INTEGER NOT NULL,
            bytes INTEGER NOT NULL, gone INTEGER NOT NULL
        )""")
    db.execute("""
        INSERT INTO removed SELECT runs.id, json_extract(value, '$.id'), json_extract(value, '$.repository'),
            1000000000 * strftime('%s', substr(json_extract(value, '$.created'), 1, 19)),
            json_extract(value, '$.bytes'), finished
        FROM runs, json_each(coalesce(json_extract(details, '$.removed'),
            json_array(json(json_extract(details, '$.backup')))))
        WHERE kind IN ('prune', 'delete') AND finished IS NOT NULL AND json_valid(value)
            AND json_extract(value, '$.repository') IS NOT NULL""")
    db.execute("CREATE INDEX removed_by_run ON removed (run)")
    db.execute("CREATE INDEX removed_by_age ON removed (gone, id, repository, created, bytes)")
    db.execute("CREATE INDEX runs_by_sort ON runs (outcome, server, kind, schedule, trigger, exit_code)")
    db.execute("CREATE INDEX runs_by_figures ON runs (started, sort, id, finished, backup, bytes)")
    db.execute("DROP INDEX runs_by_age")


MIGRATIONS: tuple[Callable[[sqlite3.Connection], None], ...] = (
    create_backups_and_runs,
    create_announced,
    create_slots,
    create_alerts,
    create_pulses,
    create_silent,
    create_trashed,
    add_header,
    create_moves,
    create_proofs,
    create_unfinished,
    add_coverage,
    add_figures,
)


def migrate(db: sqlite3.Connection, path: str) -> None:
    """Take the catalog to the newest version, all or nothing. BackupError where a newer program made it.

    The connection must be in autocommit mode; other processes wait meanwhile.
    """
    if _version(db) == len(MIGRATIONS):
        return
    db.execute("BEGIN IMMEDIATE")
    try:
        version = _version(db)
        if version > len(MIGRATIONS):
            raise BackupError(
                f"The catalog {path} was written by a newer version of this program (version {version}).",
                "Install that version, or use another folder with --home. The catalog was not changed.",
            )
        for step in MIGRATIONS[version:]:
            step(db)
        db.execute(f"PRAGMA user_version = {len(MIGRATIONS)}")
        db.execute("COMMIT")
    except BaseException:
        db.execute("ROLLBACK")
        raise


def _version(db: sqlite3.Connection) -> int:
    return int(db.execute("PRAGMA user_version").fetchone()[0])
