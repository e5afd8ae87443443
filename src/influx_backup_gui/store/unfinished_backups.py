"""What is known of half-written archives whose parts can be used: it lies in the catalog, not beside the archive.

So an encrypted archive that was cut off says no more about what is in it than a finished one.
"""

from __future__ import annotations

import json
from typing import Any

from influx_backup_gui.domain.unfinished import Sitting, Unfinished, tables_from_json, tables_to_json
from influx_backup_gui.store.catalog_part import CatalogPart
from influx_backup_gui.store.unfinished_archive import Mark


class UnfinishedBackups(CatalogPart):
    """The table `unfinished` of the catalog."""

    def save(self, left: Unfinished, mark: Mark, instead_of: str = "") -> None:
        """Remember what can be used of `left.path`, and forget another path that is part of it. One transaction."""
        facts = {k: v for k, v in vars(left).items() if k not in ("path", "tables", "sittings")}
        facts["sittings"] = [[s.begun, s.saved] for s in left.sittings]
        values = (left.path, json.dumps(facts), json.dumps(tables_to_json(left.tables)), mark.head, mark.tail)
        with self._change() as db:
            db.execute(
                "INSERT OR REPLACE INTO unfinished (path, facts, tables, head, tail) VALUES (?, ?, ?, ?, ?)", values
            )
            db.execute("DELETE FROM unfinished WHERE path = ? AND path <> ?", (instead_of, left.path))

    def set_tries(self, path: str, tries: int) -> None:
        """Remember how often it was gone on with."""
        with self._change() as db:
            db.execute("UPDATE unfinished SET facts = json_set(facts, '$.tries', ?) WHERE path = ?", (tries, path))

    def all(self) -> tuple[Unfinished, ...]:
        """Every one, oldest first. Their files may be gone."""
        found = (
            _record(r["path"], json.loads(r["facts"]), json.loads(r["tables"]))
            for r in self._read("SELECT * FROM unfinished")
        )
        return tuple(sorted(found, key=lambda u: (u.begun, u.path)))

    def mark(self, left: Unfinished) -> Mark | None:
        """How its file can be read; None where it is not known any more."""
        rows = self._read("SELECT head, tail FROM unfinished WHERE path = ?", (left.path,))
        return Mark(rows[0]["head"], left.bytes, rows[0]["tail"]) if rows else None

    def forget(self, path: str) -> None:
        """Its parts cannot be used any more."""
        with self._change() as db:
            db.execute("DELETE FROM unfinished WHERE path = ?", (path,))


def _record(path: str, facts: dict[str, Any], tables: list[dict[str, Any]]) -> Unfinished:
    sittings = tuple(Sitting(*pair) for pair in facts.pop("sittings"))
    return Unfinished(path=path, sittings=sittings, tables=tables_from_json(tables), **facts)
