"""Settings to another machine and back: exported to a file, kept in each repository, and taken over from either."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from typing import Any, TypeVar

from influx_backup_gui.domain.alert_settings import NO_ALERTS
from influx_backup_gui.domain.errors import BackupError, UsageError
from influx_backup_gui.domain.instants import format_instant
from influx_backup_gui.domain.schedule import Schedule, backups_of
from influx_backup_gui.domain.server import ServerConfig
from influx_backup_gui.engine.archives import rebuild
from influx_backup_gui.engine.presence import emptied
from influx_backup_gui.engine.resources import Resources
from influx_backup_gui.store.files import is_folder
from influx_backup_gui.store.kept_settings import KeptSettings, kept_in, read_kept, this_machine, write_kept
from influx_backup_gui.store.repository import Repository
from influx_backup_gui.store.secrets import AlertSecret, archive_password, read_alert_secret, read_token
from influx_backup_gui.store.settings import RepositoryConfig, Settings

T = TypeVar("T", ServerConfig, RepositoryConfig, Schedule)


@dataclass(frozen=True)
class Imported:
    """What was taken over, and what a person still has to do.

    `missing_folders`: repositories whose folder is not there. `secrets`: what has to be given again, in sentences.
    `unreadable`: archives that could not be listed, with the reason.
    """

    machine: str
    written: int
    servers: tuple[str, ...]
    repositories: tuple[str, ...]
    schedules: tuple[str, ...]
    backups: int
    missing_folders: tuple[str, ...]
    secrets: tuple[str, ...]
    unreadable: tuple[str, ...]


def export_settings(resources: Resources, path: Path, now: int, replace_file: bool = False) -> None:
    """Write the settings to a file; no secret is in it. UsageError where there is one already; errors of the disk."""
    if path.exists() and not replace_file:
        raise UsageError(f"There is a file {path} already.", "Choose another name, or move it away.")
    write_kept(path, KeptSettings(resources.settings, this_machine(), now))


def import_settings(
    resources: Resources, source: Path, now: int, machine: str = "", replace_own: bool = False
) -> Imported:
    """Take over exported settings, or those that a machine kept in the folder of a repository, and list the backups.

    What is there already stays. Where both have something else under one name, UsageError says so and nothing is
    changed, unless `replace_own`. Schedules begin anew `now` (ns): no slot of the past is caught up. BackupError where
    `source` holds no settings.
    """
    kept = _chosen(source, machine)
    if is_folder(source):
        kept = replace(kept, settings=_found_at(kept, source.absolute()))
    own = resources.settings
    _merged(own, kept.settings, now, replace_own)
    resources.update_settings(lambda s: _merged(s, kept.settings, now, replace_own))
    away = [r for r in resources.repositories() if not _is_there(resources, r)]
    present = [r for r in resources.repositories() if r not in away]
    listed = [rebuild(resources, r.name) for r in present]
    return Imported(
        kept.machine,
        kept.written,
        tuple(s.name for s in kept.settings.servers),
        tuple(r.name for r in kept.settings.repositories),
        tuple(s.name for s in kept.settings.schedules),
        sum(one["backups"] for one in listed),
        tuple(f"{r.name}: {r.path}" for r in kept.settings.repositories if r.name in {a.name for a in away}),
        tuple(_missing_secrets(resources)),
        tuple(f"{u['path']}: {u['reason']}" for one in listed for u in one["unreadable"]),
    )


def _is_there(resources: Resources, config: RepositoryConfig) -> bool:
    return is_folder(Path(config.path)) and not emptied(resources.catalog, Repository.of(config))


def imported_to_json(found: Imported) -> dict[str, Any]:
    """For `--json`."""
    document = {key: list(v) if isinstance(v, tuple) else v for key, v in vars(found).items()}
    return {**document, "written": format_instant(found.written)}


def found_in(source: Path) -> tuple[KeptSettings, ...]:
    """The newest settings of each machine in the folder of a repository, or those of an exported file.

    BackupError where there are none.
    """
    if not is_folder(source):
        return (read_kept(source),)
    newest: dict[str, KeptSettings] = {}
    for kept in kept_in(source):
        newest.setdefault(kept.machine, kept)
    if not newest:
        raise BackupError(
            f"No settings are kept in {source}.",
            "Its archives can be listed all the same: influx-backup repository add NAME FOLDER.",
        )
    return tuple(newest.values())


def _chosen(source: Path, machine: str) -> KeptSettings:
    found = found_in(source)
    if machine:
        found = tuple(k for k in found if k.machine == machine)
        if not found:
            raise UsageError(f"{source} holds no settings of {machine!r}.", "See the list without --machine.")
    if len(found) > 1:
        machines = ", ".join(k.machine for k in found)
        raise UsageError(f"Several machines kept theirs there: {machines}.", "Choose: --machine NAME.")
    return found[0]


def _found_at(kept: KeptSettings, folder: Path) -> Settings:
    """Those settings with the repository where it lies now: the disk may be mounted elsewhere."""
    known = next((r for r in kept.settings.repositories if r.name == kept.repository), None)
    here = replace(known or RepositoryConfig(kept.repository, ""), path=str(folder))
    others = tuple(r for r in kept.settings.repositories if r.name != kept.repository)
    return replace(kept.settings, repositories=(here, *others))


def _merged(own: Settings, kept: Settings, now: int, replace_own: bool) -> Settings:
    """Both, or UsageError with all that contradicts."""
    differ: list[str] = []

    def both(what: str, mine: Iterable[T], theirs: Iterable[T]) -> tuple[T, ...]:
        found = {one.name: one for one in mine}
        for one in theirs:
            if one.name in found and found[one.name] != one:
                differ.append(f"{what} {one.name!r}")
            found[one.name] = one
        return tuple(found.values())

    mine = {s.name: s for s in own.schedules}
    # The same schedule as here goes on as it is.
    schedules = [mine[s.name] if _same(mine.get(s.name), s) else replace(s, since=now) for s in kept.schedules]
    # One that was renamed since is still one: its slots are counted by its id.
    renamed = [o for o in own.schedules if any(s.id == o.id and s.name != o.name for s in schedules)]
    differ.extend(f"schedule {o.name!r}" for o in renamed)
    merged = replace(
        own,
        servers=both("server", own.servers, kept.servers),
        repositories=both("repository", own.repositories, kept.repositories),
        schedules=both("schedule", (o for o in own.schedules if o not in renamed), schedules),
        default_repository=kept.default_repository if not own.repositories else own.default_repository,
        file_limits={**kept.file_limits, **own.file_limits},
        acknowledgements=tuple(dict.fromkeys((*kept.acknowledgements, *own.acknowledgements))),
        alerts=own.alerts if kept.alerts == NO_ALERTS else kept.alerts,
        # The stricter promise holds.
        verify_within_days=min(own.verify_within_days, kept.verify_within_days),
    )
    if NO_ALERTS != own.alerts != merged.alerts:
        differ.append("alerts")
    if differ and not replace_own:
        raise UsageError(
            f"Something else is set here already: {', '.join(differ)}.",
            "Nothing was changed. With --replace the imported ones take their place.",
        )
    return merged


def _same(mine: Schedule | None, theirs: Schedule) -> bool:
    return mine is not None and replace(theirs, since=mine.since) == mine


def _missing_secrets(resources: Resources) -> Iterable[str]:
    """What cannot be read here, in sentences."""
    settings = resources.settings
    alerts = settings.alerts
    reads: list[Callable[[], str | None]] = [partial(read_token, s) for s in settings.servers]
    if alerts.mail is not None:
        reads.append(partial(read_alert_secret, alerts.mail.password_source, AlertSecret.MAIL_PASSWORD))
    reads.append(partial(read_alert_secret, alerts.webhook_source, AlertSecret.WEBHOOK))
    reads.append(partial(read_alert_secret, alerts.ping_source, AlertSecret.PING))
    for read in reads:
        try:
            read()
        except BackupError as error:
            yield error.message
    encrypted = any(b.encrypted for b in resources.catalog.backups())
    if (encrypted or any(job.encrypt for _, job in backups_of(settings.schedules))) and not archive_password():
        yield "The password of encrypted archives is not known here."
