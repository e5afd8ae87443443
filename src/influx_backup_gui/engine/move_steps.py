"""Steps of a move that both the move itself and the start after a kill take (engine/moving.py has the order)."""

from __future__ import annotations

import logging
from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import replace
from pathlib import Path

from influx_backup_gui.domain.errors import BackupError
from influx_backup_gui.domain.job import Run
from influx_backup_gui.engine.presence import check_present
from influx_backup_gui.engine.resources import Resources
from influx_backup_gui.store.files import disk_errors, fsync_directory
from influx_backup_gui.store.kept_settings import FOLDER as SETTINGS
from influx_backup_gui.store.lock import LOCK_NAME
from influx_backup_gui.store.moves import Move
from influx_backup_gui.store.repository import Repository
from influx_backup_gui.store.settings import Settings
from influx_backup_gui.store.trash import TRASH

log = logging.getLogger(__name__)


def half_name(move: Move) -> str:
    """What a file is called that is not whole at the target yet; one at a time in each folder."""
    return f".moving-{move.run}"


def switched(resources: Resources, move: Move) -> bool:
    """Whether the settings on the disk name the new folder: that decides which one counts."""
    resources.refresh_settings()
    return any(r.name == move.repository and Path(r.path) == move.target for r in resources.repositories())


def switch(resources: Resources, move: Move, proofs: Mapping[str, tuple[int, str]]) -> None:
    """From now on the new folder counts. BackupError where the settings name a third one meanwhile."""

    def change(settings: Settings) -> Settings:
        known = {r.name: r for r in resources.repositories_of(settings)}
        config = known.get(move.repository)
        if config is None or Path(config.path) != move.source:
            raise BackupError(
                f"The repository {move.repository!r} is not in {move.source} any more.", "Look at the list of folders."
            )
        known[move.repository] = replace(config, path=str(move.target))
        named = {r.name for r in settings.repositories} | {move.repository}
        return replace(settings, repositories=tuple(r for r in known.values() if r.name in named))

    resources.update_settings(change)
    try:
        resources.catalog.relocate(move.repository, move.source, move.target, proofs)
    except BackupError as error:
        error.hint = f"Both folders hold every archive; the next start of the program ends the move. {error.hint}"
        raise


def remove_moved(move: Move) -> tuple[str, ...]:
    """Take out of the old folder what is whole in the new one; answers the names of what stays there."""
    source = Repository(move.repository, move.source)
    with disk_errors(move.source):
        for path in tuple(source.belongings()):
            if _same(move, path):
                (move.source / path).unlink()
        _clear(move, move.source, itself=True)
    return tuple(sorted(p.name for p in move.source.iterdir())) if move.source.is_dir() else ()


def remove_copies(move: Move) -> bool:
    """Take out of the new folder what was laid down there. A copy goes only while its original is in its place.

    False where one of the folders is not there: nothing can be said then.
    """
    if not move.target.is_dir():
        return move.made and move.target.parent.is_dir()
    if not move.source.is_dir():
        return False
    target = Repository(move.repository, move.target)
    with target.lock("end of a move"), disk_errors(move.target):
        target.sweep()
        for path in tuple(target.belongings()):
            if _same(move, path):
                (move.target / path).unlink()
        for folder in (move.target, *_folders(move, move.target)):
            (folder / half_name(move)).unlink(missing_ok=True)
        _clear(move, move.target, itself=move.made)
    return True


def settle_moves(resources: Resources, alive: Callable[[int], bool]) -> None:
    """End what a kill cut off, as far as the disks are there; the rest waits for another start."""
    for move in resources.catalog.moves.left(alive):
        try:
            _settle(resources, move)
        except (BackupError, OSError) as error:
            log.warning("the move to %s could not be ended yet: %s", move.target, error)


def where_archives_are(resources: Resources, run: Run) -> str:
    """Which folder counts after a move that was cut off, in a sentence."""
    known = {r.name: r.path for r in resources.repositories()}
    place = known.get(str(run.details.get("repository")))
    if place is not None and place == run.details.get("to"):
        return f"By then all archives were in {place}, verified; that folder is used now."
    return f"Everything is in {place}, as it was." if place is not None else "Everything is where it was."


def _settle(resources: Resources, move: Move) -> None:
    if not switched(resources, move):
        # In the empty folder below its disk nothing is found that could say which copies may go.
        check_present(resources.catalog, Repository(move.repository, move.source))
        with Repository(move.repository, move.source).lock("end of a move"):
            if remove_copies(move):
                resources.catalog.moves.end(move.run)
        return
    resources.catalog.relocate(move.repository, move.source, move.target, {})
    check_present(resources.catalog, Repository(move.repository, move.target))
    with Repository(move.repository, move.target).lock("end of a move"):
        if move.source.is_dir():
            with Repository(move.repository, move.source).lock("end of a move"):
                remove_moved(move)
        resources.catalog.moves.end(move.run)


def _same(move: Move, path: Path) -> bool:
    """Whether a file is in both folders, and as large; kept settings are written anew with the next backup."""
    source, target = move.source / path, move.target / path
    if not (source.is_file() and target.is_file()):
        return False
    return path.parts[0] == SETTINGS or source.stat().st_size == target.stat().st_size


def _folders(move: Move, root: Path) -> tuple[Path, ...]:
    """The folders below `root` that hold, or held, anything of ours, the inner ones first."""
    ours = {TRASH, SETTINGS} & {p.name for p in root.iterdir()}
    found = {root / name for name in ours}
    for place in (move.source, move.target):
        for path in Repository(move.repository, place).belongings():
            found |= {root / p for p in path.parents if p.parts}
    return tuple(sorted((f for f in found if f.is_dir()), reverse=True))


def _clear(move: Move, root: Path, itself: bool) -> None:
    """Take away locks and what is empty now; `itself` too, where it can be: a disk is mounted in some."""
    for lock in root.glob(f"{LOCK_NAME}*"):
        lock.unlink(missing_ok=True)
    for folder in (*_folders(move, root), *((root,) if itself else ())):
        with suppress(OSError):
            folder.rmdir()
    with suppress(OSError):
        fsync_directory(root.parent)
