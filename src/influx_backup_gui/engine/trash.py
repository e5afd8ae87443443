"""The trash: what lies there, taking it back, emptying it."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from dataclasses import replace
from pathlib import Path
from typing import Any

from influx_backup_gui.domain.backup import Backup
from influx_backup_gui.domain.errors import BackupError, Busy, UsageError
from influx_backup_gui.domain.humanize import size_text
from influx_backup_gui.domain.instants import DAY, format_instant
from influx_backup_gui.domain.job import Outcome, Run
from influx_backup_gui.engine.needed_in_trash import needed_in_trash
from influx_backup_gui.engine.records import backup_of, backup_to_json
from influx_backup_gui.engine.resources import Resources
from influx_backup_gui.engine.run_ending import stopped
from influx_backup_gui.store.catalog_rows import remembering
from influx_backup_gui.store.files import is_folder
from influx_backup_gui.store.settings import RepositoryConfig
from influx_backup_gui.store.trash import Trashed, destroy, take_out

# Days that a removed archive waits before it goes for ever.
GRACE = 7


def trashed(resources: Resources) -> tuple[Trashed, ...]:
    """What lies in the trash of every repository that can be looked into, oldest first."""
    found: list[Trashed] = []
    for config in resources.repositories():
        with suppress(BackupError):  # its disk is away or fails, and health says so
            found += resources.repository(config.name).trashed()
    return tuple(sorted(found, key=lambda t: (t.trashed, str(t.path))))


def restore_trashed(resources: Resources, run: Run, key: str) -> Run:
    """Take an archive out of the trash (by its name or path) and list it with all that was known of it.

    It counts as proved only where it was, and its size is still the same. An archive that cannot be read stays.
    """
    item = _found(resources, key)
    with resources.locked(item.repository, f"take {item.name} out of the trash") as repository:
        backup = _listed_as(resources, item, repository.path / item.folder / item.file)
        known = resources.catalog.backup(backup.id)
        if known is not None:
            raise UsageError(f"The same backup is listed already: {known.path}.", "The trash was not touched.")
        # If we die behind this, the next start finds the archive in its place and lists it (engine/recovery.py).
        take_out(repository.path, item)
        resources.catalog.put_backup(backup)
    said = f"Took {backup.name} out of the trash."
    if backup.proved is None:
        said = f"{said} It counts as not proved until it is verified."
    return replace(
        run,
        outcome=Outcome.SUCCEEDED,
        summary=said,
        server=backup.server,
        details={"backup": backup_to_json(backup)},
    )


def _listed_as(resources: Resources, item: Trashed, path: Path) -> Backup:
    """What the catalog shall say of an archive of the trash once it lies at `path`."""
    # Late, for py7zr and pyarrow are slow to load, and whoever only lists the trash needs neither.
    from influx_backup_gui.store.archive_reader import ArchiveReader

    trashed = resources.catalog.trashed
    header = next((b.header for where, b in trashed.all() if where == item.path), "")
    with ArchiveReader(item.path, resources.password_for(path), header) as archive:
        manifest, encrypted, header = archive.manifest, archive.encrypted, archive.header
    found = backup_of(manifest, str(path), item.repository, item.bytes, None, encrypted, header=header)
    known = trashed.backup(found.id)
    return remembering(known, found) if known else found


def empty_trash(resources: Resources, run: Run, now: int | None) -> Run:
    """Remove for ever what waited for GRACE days at `now` (ns) and is not needed, or with None all of it.

    What waited for days can wait until nobody works in its repository; only where all of it shall go it fails of that.
    One repository that cannot be emptied keeps no other from it, and what went is in the details in any case.
    """
    gone: list[Trashed] = []
    error: BackupError | None = None
    for config in resources.repositories():
        try:
            _empty(resources, config, _over(resources, now), gone)
        except Busy as busy:
            error = error or (busy if now is None else None)
        except BackupError as failed:
            error = error or failed
    size = sum(t.bytes for t in gone)
    many = "1 archive was" if len(gone) == 1 else f"{len(gone)} archives were"
    summary = f"{many} removed for ever ({size_text(size)})." if gone else "Nothing in the trash had to go."
    run = replace(run, details={"removed": [trashed_to_json(t) for t in gone], "bytes": size})
    if error is not None:
        return stopped(run, error, summary if gone else "")
    return replace(run, outcome=Outcome.SUCCEEDED, summary=summary)


def over(resources: Resources, now: int) -> bool:
    """Whether anything has waited long enough at `now` (ns) in the trash of a repository that nobody works in."""
    waited = {t.repository for t in filter(_over(resources, now), trashed(resources))}
    return any(_is_free(resources, name) for name in waited)


def _is_free(resources: Resources, name: str) -> bool:
    try:
        with resources.locked(name, "look at the trash"):
            return True
    except Busy:
        return False


def _empty(
    resources: Resources, config: RepositoryConfig, wanted: Callable[[Trashed], bool], gone: list[Trashed]
) -> None:
    """One repository; `gone` grows with what is removed."""
    if not is_folder(Path(config.path)) or not any(map(wanted, resources.repository(config.name).trashed())):
        return
    with resources.locked(config.name, "empty the trash") as repository:
        for item in filter(wanted, repository.trashed()):
            destroy(item)
            gone.append(item)
        resources.catalog.trashed.forget_others(config.name, [t.path for t in repository.trashed()])


def trashed_to_json(item: Trashed) -> dict[str, Any]:
    """An archive in the trash as `--json` prints it."""
    return {
        "name": item.name,
        "path": str(item.path),
        "repository": item.repository,
        "trashed": format_instant(item.trashed),
        "goes": format_instant(item.trashed + GRACE * DAY),
        "bytes": item.bytes,
    }


def _over(resources: Resources, now: int | None) -> Callable[[Trashed], bool]:
    """What goes at `now`; with None a person wants all of it to go."""
    if now is None:
        return lambda _: True
    needed = needed_in_trash(resources)
    return lambda item: item.trashed + GRACE * DAY <= now and item.path not in needed


def _found(resources: Resources, key: str) -> Trashed:
    path = str(Path(key).absolute())
    items = [t for t in trashed(resources) if str(t.path) in (key, path)]
    items = items or [t for t in trashed(resources) if t.name == key]
    if len(items) != 1:
        names = ", ".join(str(t.path) for t in items)
        raise UsageError(
            f"There is no {key!r} in the trash." if not items else f"{len(items)} in the trash are called {key!r}.",
            f"Name one by its path: {names}." if items else "See what is there: influx-backup trash list.",
        )
    return items[0]
