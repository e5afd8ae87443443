"""Proofs that were begun and go on another time: told across processes by the catalog."""

from __future__ import annotations

import json

from influx_backup_gui.store.catalog_part import CatalogPart
from influx_backup_gui.store.proof_so_far import ProofSoFar, so_far_from_json


class OpenProofs(CatalogPart):
    """A backup has a row only while its proof is not complete."""

    def keep(self, backup_id: str, so_far: ProofSoFar) -> None:
        """Note how far a proof has come. Those of backups that are gone are forgotten."""
        with self._change() as db:
            db.execute("DELETE FROM proofs WHERE backup NOT IN (SELECT id FROM backups)")
            db.execute("INSERT OR REPLACE INTO proofs VALUES (?, ?)", (backup_id, json.dumps(so_far.to_json())))

    def of(self, backup_id: str) -> ProofSoFar | None:
        """How far it has come; None where it is not begun, or what is noted makes no sense."""
        rows = self._read("SELECT so_far FROM proofs WHERE backup = ?", (backup_id,))
        try:
            return so_far_from_json(json.loads(rows[0]["so_far"])) if rows else None
        except (KeyError, TypeError, ValueError):
            return None

    def forget(self, backup_id: str) -> None:
        """It is complete, or begins anew."""
        if self._read("SELECT 1 FROM proofs WHERE backup = ?", (backup_id,)):
            with self._change() as db:
                db.execute("DELETE FROM proofs WHERE backup = ?", (backup_id,))
