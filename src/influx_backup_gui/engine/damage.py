"""What a proof found, written down: in the catalog, and for the history with what can still be restored."""

from __future__ import annotations

from typing import Any

from influx_backup_gui.domain.backup import Backup
from influx_backup_gui.domain.errors import BackupError
from influx_backup_gui.domain.salvage import Salvage, salvage, salvage_to_json
from influx_backup_gui.engine.archives import find_backup, read_manifest
from influx_backup_gui.engine.resources import Resources
from influx_backup_gui.store.proof import Proof

_NOTHING = "nothing with this program; what is inside may still be readable with any archiver"


def record_proof(resources: Resources, backup: Backup, proof: Proof, at: int) -> dict[str, Any] | None:
    """Note in the catalog that a backup is proved since `at` (ns), or how it is damaged.

    Answers None, or for the details of a run: `damaged` places, and what is `restorable`.
    """
    left = None if not proof.damaged else _left(resources, backup, proof)
    said = ""
    if proof.damaged:
        reason = "; ".join(f"{d.member}: {d.reason}" for d in proof.damaged[:3])
        said = f"{reason}. Still restorable: {_NOTHING if left is None else left.text}"
    if backup.repository:
        resources.catalog.set_proved(backup.id, None if proof.damaged else at, said, proof.header)
    if not proof.damaged:
        return None
    place = {"backup": backup.name, "id": backup.id}
    return {
        "damaged": [
            {**place, "database": d.database, "table": d.table, "member": d.member, "reason": d.reason}
            for d in proof.damaged
        ],
        "restorable": {**place, **(salvage_to_json(left) if left else {"text": _NOTHING, "whole": [], "broken": []})},
    }


def salvage_of(resources: Resources, key: str) -> Salvage | None:
    """What can still be restored from a damaged backup; None where it is not damaged, or not known how.

    Errors: those of `read_manifest`.
    """
    backup = find_backup(resources, key)
    if not backup.damaged:
        return None
    members = resources.catalog.damaged_members(backup.id)
    return salvage(read_manifest(resources, key), members) if members else None


def _left(resources: Resources, backup: Backup, proof: Proof) -> Salvage | None:
    try:
        manifest = read_manifest(resources, backup.path)
    except (BackupError, OSError):
        return None
    return salvage(manifest, proof.damaged)
