"""The file of the catalog: one SQLite connection, transactions, errors as problems."""

from __future__ import annotations

import sqlite3
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any

from influx_backup_gui.store.catalog_errors import catalog_error
from influx_backup_gui.store.catalog_migrations import migrate
from influx_backup_gui.store.files import new_for_owner
from influx_backup_gui.store.processes import same_process

_BUSY_SECONDS = 10.0


class CatalogFile:
    """Thread-safe: one connection behind a lock. Several processes may open the same file.

    Errors of every method: NoSpace, or BackupError where the file is damaged or cannot be written.
    """

    def __init__(self, path: Path) -> None:
        self._path = path
        self._lock = threading.RLock()
        with self._errors():
            path.parent.mkdir(parents=True, exist_ok=True)
            # An empty file is an empty catalog to SQLite, which gives the files beside it the same rights.
            with suppress(FileExistsError):
                new_for_owner(path).close()
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


def upsert(db: sqlite3.Connection, table: str, row: dict[str, Any]) -> None:
    """Insert a row, or replace the one with its id."""
    names = ", ".join(row)
    places = ", ".join(f":{n}" for n in row)
    changes = ", ".join(f"{n} = excluded.{n}" for n in row)
    db.execute(f"INSERT INTO {table} ({names}) VALUES ({places}) ON CONFLICT (id) DO UPDATE SET {changes}", row)


def gone(row: sqlite3.Row, alive: Callable[[int], bool]) -> bool:
    """Whether the process that wrote `pid` and `mark` is gone."""
    return not (alive(row["pid"]) and same_process(row["pid"], row["mark"]))
