"""What the catalog knew of archives that are in the trash: name, note, pin and proof come back with them."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Collection
from pathlib import Path

from influx_backup_gui.domain.backup import Backup
from influx_backup_gui.store.catalog_part import CatalogPart
from influx_backup_gui.store.catalog_rows import backup_from_row, backup_to_row


class TrashedBackups(CatalogPart):
    """The table `trashed` of the catalog. A record is written before the archive is moved, and outlives it a little."""

    def remember(self, backup: Backup, trash: Path) -> None:
        """Keep what is known of a backup whose archive goes to `trash` now."""
        with self._change() as db:
            self.put(db, backup, trash)

    def put(self, db: sqlite3.Connection, backup: Backup, trash: Path) -> None:
        """As `remember`, in a transaction that is under way."""
        db.execute(
            "INSERT OR REPLACE INTO trashed (id, path, repository, backup) VALUES (?, ?, ?, ?)",
            (backup.id, str(trash), backup.repository, json.dumps(backup_to_row(backup))),
        )

    def all(self) -> tuple[tuple[Path, Backup], ...]:
        """Where each archive went, and the backup as it was listed."""
        rows = self._read("SELECT path, backup FROM trashed ORDER BY path")
        return tuple((Path(r["path"]), backup_from_row(json.loads(r["backup"]))) for r in rows)

    def backup(self, backup_id: str) -> Backup | None:
        """The backup of that id as it was listed, None where nothing is remembered."""
        return next((b for _, b in self.all() if b.id == backup_id), None)

    def forget_others(self, repository: str, there: Collection[Path]) -> None:
        """Forget all of a repository that went elsewhere than to one of these paths."""
        gone = [b.id for path, b in self.all() if b.repository == repository and path not in there]
        with self._change() as db:
            db.executemany("DELETE FROM trashed WHERE id = ?", [(i,) for i in gone])
