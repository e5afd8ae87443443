"""What is not about one server: archives, their folders, the disk, alerts, the keyring."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from influx_backup_gui.domain.backup import Backup
from influx_backup_gui.domain.health_drills import drill_reasons
from influx_backup_gui.domain.health_records import Colour, Facts, Reason, ReasonKind, RepositoryState
from influx_backup_gui.domain.health_runs import failed_others, stuck
from influx_backup_gui.domain.humanize import counted, size_text, utc_text
from influx_backup_gui.domain.instants import DAY
from influx_backup_gui.domain.schedule import backups_of

# Days of disk that should be left.
DISK_DAYS = 14
_AWAY = "Connect and mount the disk, or look at the rights of the folder."
_EMPTIED = "Mount the disk. If the folder was emptied on purpose, or this is a new disk, say so by reading it again."


def machine_reasons(facts: Facts, now: int) -> tuple[Reason, ...]:
    """Reasons about archives (of one server each) and about the machine."""
    away = {r.name for r in facts.repositories if r.unreachable}
    found: list[Reason] = []
    for server in sorted({b.server for b in facts.backups}):
        mine = [b for b in facts.backups if b.server == server]
        found += _damaged(server, mine)
        found += _missing(server, [b for b in mine if b.id in facts.missing and b.repository not in away])
        found += _future(server, [b for b in mine if b.is_ahead(now)])
        here = [b for b in mine if b.id not in facts.missing and not b.damaged]
        found += _unverified(server, here, facts.verify_within_days, now)
    for repository in facts.repositories:
        if _used(facts, repository.name):
            found += _unreachable(repository)
        found += _filling(facts, repository, now)
    found += failed_others(facts, "", now)
    found += drill_reasons(facts, "", now)
    found += stuck(facts, "")
    found += _alerts(facts)
    if facts.keyring:
        found.append(
            Reason(
                ReasonKind.KEYRING_UNAVAILABLE,
                Colour.AMBER,
                f"The keyring cannot be used: {facts.keyring}",
                "Tokens and passwords that are kept there cannot be read; what needs them will fail.",
                "Unlock it, or say that the secret is in a variable or a file.",
            )
        )
    return tuple(found)


def _damaged(server: str, backups: Sequence[Backup]) -> tuple[Reason, ...]:
    damaged = [b for b in backups if b.damaged]
    return _of_archives(
        ReasonKind.ARCHIVE_DAMAGED,
        Colour.RED,
        server,
        damaged,
        lambda b: f"Backup {b.name} is damaged: {b.damaged}",
        "It cannot be restored completely. Where one file is damaged, the disk may be failing.",
        "Take a new backup now, on another disk if possible, check the disk, then delete the damaged archive.",
    )


def _missing(server: str, backups: Sequence[Backup]) -> tuple[Reason, ...]:
    return _of_archives(
        ReasonKind.ARCHIVE_MISSING,
        Colour.AMBER,
        server,
        backups,
        lambda b: f"The file of backup {b.name} is not there: {b.path}",
        "It cannot be restored from while it is away.",
        "Put it back, or read the folder again so that the list says what is there.",
    )


def _future(server: str, backups: Sequence[Backup]) -> tuple[Reason, ...]:
    return _of_archives(
        ReasonKind.FUTURE_DATED,
        Colour.AMBER,
        server,
        backups,
        lambda b: f"Backup {b.name} is dated in the future ({utc_text(b.created)}).",
        "A clock was wrong. It does not count as protection, and retention leaves it alone.",
        "Check the clock of this machine; take a new backup when it is right.",
    )


def _unverified(server: str, backups: Sequence[Backup], within: int, now: int) -> tuple[Reason, ...]:
    old = [b for b in backups if b.proved is None or b.proved <= now - within * DAY]
    if not old:
        return ()
    never = sum(b.proved is None for b in old)
    many = counted(len(old), "archive")
    said = f"{many} {'was' if len(old) == 1 else 'were'} not verified for {counted(within, 'day')}"
    said += f" ({never} of them never)." if never else "."
    return (
        Reason(
            ReasonKind.NOT_VERIFIED,
            Colour.AMBER,
            said,
            "Disks lose data silently; what was not read for long may be damaged.",
            "Verify the archives; a program that stays running does so by itself, each within that time.",
            server,
            tuple(b.id for b in sorted(old, key=lambda b: b.proved or 0)),
        ),
    )


def _of_archives(
    kind: ReasonKind,
    colour: Colour,
    server: str,
    backups: Sequence[Backup],
    told: Callable[[Backup], str],
    meaning: str,
    hint: str,
) -> tuple[Reason, ...]:
    """One reason for all archives of a server; the first one is named, the others are counted."""
    if not backups:
        return ()
    more = f" (and {len(backups) - 1:,} more)" if len(backups) > 1 else ""
    return (Reason(kind, colour, f"{told(backups[0])}{more}", meaning, hint, server, tuple(b.id for b in backups)),)


def _used(facts: Facts, name: str) -> bool:
    """Whether a repository is needed: it is the default, holds archives, or a schedule writes into it."""
    written = {j.repository for s, j in backups_of(facts.schedules) if s.enabled}
    return name == facts.default_repository or name in written or any(b.repository == name for b in facts.backups)


def _unreachable(repository: RepositoryState) -> tuple[Reason, ...]:
    if not repository.unreachable:
        return ()
    return (
        Reason(
            ReasonKind.REPOSITORY_UNREACHABLE,
            Colour.RED,
            f"The repository {repository.name} cannot be used: {repository.unreachable}",
            "Its archives cannot be restored, and no new one can be written to it.",
            _EMPTIED if repository.emptied else _AWAY,
            subjects=(repository.name,),
        ),
    )


def _filling(facts: Facts, repository: RepositoryState, now: int) -> tuple[Reason, ...]:
    if repository.free is None:
        return ()
    mine = [b for b in facts.backups if b.repository == repository.name]
    largest = max((b.bytes for b in sorted(mine, key=lambda b: -b.created)[:5]), default=0)
    if repository.free < largest:
        said = f"The disk of repository {repository.name} has {size_text(repository.free)} left, "
        said += f"less than a backup of the last days takes ({size_text(largest)})."
    elif repository.full_at is not None and repository.full_at < now + DISK_DAYS * DAY:
        days = max((repository.full_at - now) // DAY, 0)
        said = f"The disk of repository {repository.name} will be full in {counted(days, 'day')}"
        said += f" ({size_text(repository.free)} are left)."
    else:
        return ()
    return (
        Reason(
            ReasonKind.DISK_FILLING,
            Colour.AMBER,
            said,
            "When it is full, backups fail; the ones that are there stay good.",
            "Free some space, keep fewer backups, or write to a larger disk.",
            subjects=(repository.name,),
        ),
    )


def _alerts(facts: Facts) -> tuple[Reason, ...]:
    if not facts.undelivered:
        return ()
    return (
        Reason(
            ReasonKind.ALERTS_UNDELIVERED,
            Colour.AMBER,
            f"{counted(facts.undelivered, 'alert')} could not be sent: {facts.undelivered_reason}",
            "Whoever should have been told does not know.",
            "Mend the settings of alerts, and send a test.",
        ),
    )
