"""The backups in the catalog: which there are, where they lie, and what is known of them."""

from __future__ import annotations

import json
import os
from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from pathlib import Path

from influx_backup_gui.domain.backup import Backup
from influx_backup_gui.domain.errors import UsageError
from influx_backup_gui.store.catalog_file import CatalogFile, gone, upsert
from influx_backup_gui.store.catalog_rows import (
    backup_from_row,
    backup_to_row,
    moved_path,
    remembering,
)
from influx_backup_gui.store.files import is_file
from influx_backup_gui.store.processes import mark
from influx_backup_gui.store.trashed_backups import TrashedBackups
from influx_backup_gui.store.unfinished_backups import UnfinishedBackups

_SHORTEST_PREFIX = 4


class BackupIndex(CatalogFile):
    """Backups of all repositories, also of their trash."""

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
            upsert(db, "announced", row)

    def announced_backups(self, alive: Callable[[int], bool]) -> tuple[Backup, ...]:
        """Backups that were announced by a process that is gone and never added. Their files may be there or not."""
        rows = self._read("SELECT * FROM announced")
        return tuple(backup_from_row(json.loads(r["backup"])) for r in rows if gone(r, alive))

    def withdraw_backup(self, backup_id: str) -> None:
        """Forget an announcement: the file never got its name."""
        with self._change() as db:
            db.execute("DELETE FROM announced WHERE id = ?", (backup_id,))

    def put_backup(self, backup: Backup) -> None:
        """Add a backup, or replace what is known about it. It is neither announced nor in the trash any more."""
        with self._change() as db:
            upsert(db, "backups", backup_to_row(backup))
            db.execute("DELETE FROM trashed WHERE id = ?", (backup.id,))
            db.execute("DELETE FROM announced WHERE id = ? OR path = ?", (backup.id, backup.path))

    def backups(self) -> tuple[Backup, ...]:
        """All backups, newest first."""
        return tuple(backup_from_row(r) for r in self._read("SELECT * FROM backups ORDER BY created DESC, rowid DESC"))

    def paths_in(self, repository: str) -> tuple[Path, ...]:
        """Where the archives of a repository lie."""
        return tuple(
            Path(r["path"]) for r in self._read("SELECT path FROM backups WHERE repository = ?", (repository,))
        )

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
                upsert(db, "backups", backup_to_row(remembering(old, backup) if old else backup))
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
                upsert(db, "backups", backup_to_row(replace(backup, path=path, proved=proved, header=header)))
            for trash, backup in self.trashed.all():
                if backup.repository == repository:
                    there = replace(backup, path=moved_path(backup.path, source, target))
                    self.trashed.put(db, there, Path(moved_path(str(trash), source, target)))
            for left in self.unfinished.all():
                path = moved_path(left.path, source, target)
                if left.repository == repository and is_file(Path(path)):
                    db.execute("UPDATE unfinished SET path = ? WHERE path = ?", (path, left.path))

    @property
    def trashed(self) -> TrashedBackups:
        """What was known of backups whose archives are in the trash."""
        return TrashedBackups(self._read, self._change)

    @property
    def unfinished(self) -> UnfinishedBackups:
        """Half-written archives whose parts can be used."""
        return UnfinishedBackups(self._read, self._change)


def _ambiguous(key: str, found: list[Backup]) -> UsageError:
    return UsageError(
        f"{len(found)} backups are called {key!r}.", "Name one by its id: " + ", ".join(b.id[:12] for b in found) + "."
    )
