"""Archives that are there: find them, read them, rebuild the catalog."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

from influx_backup_gui.domain.backup import Backup, restorable
from influx_backup_gui.domain.errors import ArchiveDamaged, BackupError, PasswordNeeded, UsageError
from influx_backup_gui.domain.manifest import Manifest
from influx_backup_gui.domain.server_objects import ServerObjects
from influx_backup_gui.engine.presence import check_present, is_there, looked_at
from influx_backup_gui.engine.records import backup_of
from influx_backup_gui.engine.resources import Resources
from influx_backup_gui.store.files import is_file
from influx_backup_gui.store.repository import Repository


def find_backup(resources: Resources, key: str) -> Backup:
    """The backup of that id (or its beginning), name or path, also a file that the catalog does not know."""
    known = resources.catalog.backup(key)
    if known is not None:
        return known
    path = Path(key)
    if (path.suffix == ".7z" or path.is_absolute()) and is_file(path):
        return read_backup(resources, path.resolve(), "")
    names = ", ".join(b.name for b in resources.catalog.backups()[:5])
    raise UsageError(
        f"There is no backup {key!r}.",
        f"The newest are: {names}." if names else "There are no backups yet: influx-backup backup SERVER.",
    )


def server_of(resources: Resources, key: str) -> str:
    """The name of the server that a backup came from; "" where none is found: whoever works with it says so."""
    try:
        return find_backup(resources, key).server
    except BackupError:
        return ""


def newest_proved(resources: Resources, server: str, now: int) -> Backup:
    """The newest backup of a server that protects it at `now` (ns), by the rule of health.

    UsageError where there is none; BackupError, which says why, where none that is listed can be reached.
    """
    mine, missing = looked_at(b for b in resources.catalog.backups() if b.server == server)
    listed = restorable(mine, frozenset(), now)
    if not listed:
        raise UsageError(f"There is no proved backup of {server}.", f"Take one: influx-backup backup {server}.")
    newest = (restorable(mine, missing, now) or listed)[0]
    existing(resources, newest)
    return newest


def read_backup(resources: Resources, path: Path, repository: str) -> Backup:
    """What an archive says about itself; it counts as not proved until it is verified."""
    # Late, for py7zr and pyarrow are slow to load, and whoever only lists needs neither.
    from influx_backup_gui.engine.opening import open_archive

    with open_archive(resources, path) as archive:
        size = path.stat().st_size
        return backup_of(archive.manifest, str(path), repository, size, None, archive.encrypted, header=archive.header)


def read_manifest(resources: Resources, key: str) -> Manifest:
    """The manifest, read from the archive itself."""
    from influx_backup_gui.engine.opening import open_archive

    with open_archive(resources, existing(resources, find_backup(resources, key))) as archive:
        return archive.manifest


def unlock(resources: Resources, path: Path, password: str | None) -> bool:
    """Whether an archive opens with this password (None: with what is known); it is then remembered for it.

    Errors: those of `ArchiveReader`, but for a missing or wrong password.
    """
    from influx_backup_gui.engine.opening import open_archive

    try:
        with open_archive(resources, path, password):
            pass
    except PasswordNeeded:
        return False
    if password is not None:
        resources.typed_passwords[str(path.resolve())] = password
    return True


def read_contents(resources: Resources, key: str) -> tuple[Manifest, ServerObjects]:
    """The manifest, and what the archive holds beside rows; a damaged list of that hides no table."""
    from influx_backup_gui.engine.opening import objects_in, open_archive

    with open_archive(resources, existing(resources, find_backup(resources, key))) as archive:
        return archive.manifest, objects_in(archive)


def existing(resources: Resources, backup: Backup) -> Path:
    """The path of its file; BackupError when it is gone."""
    path = Path(backup.path)
    if not is_there(backup):
        for config in resources.repositories():
            if config.name == backup.repository:
                check_present(resources.catalog, Repository.of(config))
        raise BackupError(
            f"The file of backup {backup.name!r} is not there: {path}.",
            "Is the disk connected? If it was moved: influx-backup repository rebuild NAME.",
        )
    return path


def rebuild(resources: Resources, name: str, emptied: bool = False) -> dict[str, Any]:
    """Read every archive of a repository; unreadable ones are named and stay where they are.

    What was listed and cannot be read now (its password is not at hand, the disk refuses) stays listed with all that
    is known of it, above all its pin; where its content is wrong, as damaged. `forgotten` counts what is no longer
    listed. A person says that the folder was `emptied` on purpose: otherwise BackupError, as if its disk were away.
    """
    found: list[Backup] = []
    kept: list[Backup] = []
    unreadable = []
    with resources.locked(name, "rebuild", emptied=emptied) as repository:
        known = {b.path: b for b in resources.catalog.backups() if b.repository == repository.name}
        for path in repository.archives():
            try:
                found.append(read_backup(resources, path, repository.name))
            except (BackupError, OSError) as error:
                unreadable.append({"path": str(path), "reason": str(error)})
                if str(path) in known:
                    kept.append(_unread(known[str(path)], error))
        read = {b.id for b in found}
        listed = [*found, *(b for b in kept if b.id not in read)]
        resources.catalog.replace_backups(repository.name, listed)
    forgotten = {b.id for b in known.values()} - {b.id for b in listed}
    return {
        "repository": repository.name,
        "backups": len(found),
        "forgotten": len(forgotten),
        "unreadable": unreadable,
    }


def _unread(backup: Backup, error: Exception) -> Backup:
    if not isinstance(error, ArchiveDamaged):
        return backup
    return replace(backup, proved=None, damaged=backup.damaged or error.message)
