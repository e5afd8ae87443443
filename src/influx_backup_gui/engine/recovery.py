"""What a start finds of processes that died: half-written files, archives that are not listed yet, open runs.

The order makes it safe to die in the middle of this, too: files first, then the catalog, the open runs last.
"""

from __future__ import annotations

import time
import uuid
from dataclasses import replace
from pathlib import Path

from influx_backup_gui.domain.backup import Backup
from influx_backup_gui.domain.errors import BackupError, Busy
from influx_backup_gui.domain.job import Outcome, Run, Trigger
from influx_backup_gui.engine.records import backup_to_json
from influx_backup_gui.engine.resources import Resources
from influx_backup_gui.store.catalog import Catalog
from influx_backup_gui.store.processes import alive


def recover(resources: Resources) -> None:
    """Sweep, list what was finished, end the runs of dead processes as `interrupted`, and say so in the history."""
    catalog = resources.catalog
    announced, dead = catalog.announced_backups(alive), catalog.dead_runs(alive)
    if not announced and not dead:
        return
    swept = sweep(resources) if dead else ()
    adopted = [b for b in announced if _adopted(catalog, b)]
    listed = {b.id: b for b in catalog.backups()}
    first = dead[0].id if dead else ""

    def told(run: Run) -> Run:
        return _told(run, listed.get(run.id), swept if run.id == first else ())

    ended = {r.id for r in catalog.interrupt_open_runs(time.time_ns(), alive, told)}
    unsaid = [b for b in adopted if b.id not in ended]
    if unsaid or (swept and first not in ended):
        _record(catalog, swept if first not in ended else (), unsaid)


def sweep(resources: Resources) -> tuple[Path, ...]:
    """Remove what dead processes left behind in every repository that can be reached and that nobody works in."""
    removed: list[Path] = []
    for config in resources.repositories():
        if not Path(config.path).is_dir():
            continue
        repository = resources.repository(config.name)
        try:
            with repository.lock("sweep"):
                removed.extend(repository.sweep())
        except (Busy, BackupError, OSError):
            continue
    return tuple(removed)


def swept_text(swept: tuple[Path, ...]) -> str:
    """What was removed, in a sentence; "" where nothing was."""
    if not swept:
        return ""
    files = "file was" if len(swept) == 1 else "files were"
    return f"{len(swept)} half-written {files} removed."


def _adopted(catalog: Catalog, backup: Backup) -> bool:
    """List an announced backup whose file got its name; forget it where the file never did.

    It was proved before it was announced. While its folder is not there (a disk that is not connected), it waits.
    """
    path = Path(backup.path)
    if not path.parent.is_dir():
        return False
    if path.is_file() and path.stat().st_size == backup.bytes:
        catalog.put_backup(backup)
        return True
    catalog.withdraw_backup(backup.id)
    return False


def _told(run: Run, backup: Backup | None, swept: tuple[Path, ...]) -> Run:
    """An interrupted run with what became of its work."""
    assert run.problem is not None
    said, hint = [run.summary, swept_text(swept)], run.problem.hint
    details: dict[str, object] = {"swept": [str(p) for p in swept]}
    if backup is not None:
        said.append(f"Its archive {backup.name} was complete and proved by then; it is listed.")
        hint = "Nothing needs to be done: the backup can be used."
        details["backup"] = backup_to_json(backup)
    elif run.kind == "restore":
        hint = (
            "Tables that it was writing may be incomplete: go on with --if-exists missing, or remove them on the "
            "server. A database that it was replacing may be without its retention. The backup is untouched."
        )
    summary = " ".join(s for s in said if s)
    return replace(run, summary=summary, details=details, problem=replace(run.problem, message=summary, hint=hint))


def _record(catalog: Catalog, swept: tuple[Path, ...], adopted: list[Backup]) -> None:
    """A line of its own for what belongs to no interrupted run."""
    names = ", ".join(b.name for b in adopted)
    said = [swept_text(swept), f"Proved, and listed only now: {names}." if adopted else ""]
    now = time.time_ns()
    details: dict[str, object] = {"swept": [str(p) for p in swept], "backups": [backup_to_json(b) for b in adopted]}
    summary = " ".join(s for s in said if s)
    catalog.end_run(
        Run(uuid.uuid4().hex, "sweep", Trigger.MANUAL, Outcome.SUCCEEDED, now, now, summary, details=details)
    )
