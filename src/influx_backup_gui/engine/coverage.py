"""The coverage guard: what a backup is compared with, what is pinned then, and what a person says about it."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby
from pathlib import Path
from typing import Any

from influx_backup_gui.domain.backup import Backup
from influx_backup_gui.domain.coverage import Before, selection_text
from influx_backup_gui.domain.coverage_records import (
    Acknowledgement,
    Keeps,
    Loss,
    LossKind,
    acknowledgement_to_json,
    loss_to_json,
)
from influx_backup_gui.domain.coverage_state import (
    complete,
    days_that_stay,
    kept_days,
    lacking,
    rewritten,
    unexplained,
    waiting,
)
from influx_backup_gui.domain.errors import BackupError, UsageError
from influx_backup_gui.domain.humanize import counted, date_text, days_text, rows_counted
from influx_backup_gui.domain.job import BackupJob, Outcome, Run, Selection
from influx_backup_gui.engine.archives import read_manifest
from influx_backup_gui.engine.records import instant_to_json
from influx_backup_gui.engine.resources import Resources
from influx_backup_gui.store.kept_settings import this_person


@dataclass(frozen=True)
class WaitingLoss:
    """A loss that waits for a person, the backup that tells it, and the complete one before it (None: no longer there).

    `before` holds the rows that are gone.
    """

    loss: Loss
    backup: Backup
    before: Backup | None


def compared_with(resources: Resources, job: BackupJob, now: int) -> Before:
    """What a backup that begins at `now` (ns) is compared with: the last complete one that can be read.

    Of the same selection where there is one, else of the same server: both are compared as far as they overlap. Where
    none is complete any more, what the newest one owed is owed on. One that a clock dated which ran ahead does not
    count: everything would be compared with it for years. Each newer one of the same selection that cannot be read is
    told: what it held and the server has lost since goes unnoticed.
    """
    # Late, for py7zr and pyarrow are slow to load, and whoever only looks needs neither.
    from influx_backup_gui.engine.opening import open_archive

    said = tuple(a for a in resources.settings.acknowledgements if a.server == job.server)
    listed = resources.catalog.backups()
    mine = [b for b in listed if b.server == job.server and not b.damaged and not b.is_ahead(now)]
    # An archive that was only listed again was proved when it was made, and its manifest can be read.
    mine.sort(key=lambda b: b.proved is None)
    same = [b for b in mine if b.selection == selection_text(job.server, job.selection)]
    whole = complete(same, said)
    shrunk = [b for b in same if lacking(b, said)]
    unknown = [b for b in same if b not in whole and b not in shrunk]
    others = [b for b in mine if b not in same and not lacking(b, said)]
    # What holds everything can be compared best.
    others.sort(key=lambda b: b.selection != selection_text(job.server, Selection()))
    unread: list[str] = []
    for backup in (*whole, *shrunk, *unknown, *others):
        try:
            with open_archive(resources, Path(backup.path)) as archive:
                return Before(archive.manifest, tuple(unread), lacking(backup, said), said)
        except (BackupError, OSError) as error:
            reason = error.message if isinstance(error, BackupError) else str(error)
        if backup in whole:
            unread.append(f"This backup could not be compared with the one before it ({backup.name}): {reason}")
    return Before(None, tuple(unread))


def pin_what_holds_it(resources: Resources, backup: Backup) -> None:
    """Rows are gone in this backup: the one before it, which holds them, is kept for ever."""
    lost = lacking(backup, ())
    if lost and backup.coverage.compared_with:
        first = lost[0]
        more = f" and {counted(len(lost) - 1, 'more table')}" if lost[1:] else ""
        reason = f"it holds what {backup.server} lost before {date_text(backup.created)}: {first.name}{more}"
        resources.catalog.pin_for(backup.coverage.compared_with, reason)


def losses_waiting(resources: Resources, server: str, now: int) -> tuple[WaitingLoss, ...]:
    """What waits for a person at `now` (ns), the newest backup first. UsageError where the server is not known."""
    resources.server(server)
    said = resources.settings.acknowledgements
    listed = {b.id: b for b in resources.catalog.backups()}
    mine = [b for b in listed.values() if b.server == server]
    return tuple(
        WaitingLoss(loss, backup, listed.get(backup.coverage.compared_with))
        for backup in waiting(mine, said, now)
        for loss in unexplained(backup, said)
    )


def acknowledgement_of(
    resources: Resources,
    server: str,
    reason: str,
    now: int,
    tables: Collection[tuple[str, str]] = (),
    regularly: bool = False,
) -> Acknowledgement:
    """What a person would acknowledge at `now` (ns): all that waits, or only what concerns these (database, table).

    `regularly`: their oldest days go again and again, or their values are written over so. UsageError where no reason
    is given, nothing of that waits, or what is gone is neither. Errors: those of `read_manifest`.
    """
    if not reason.strip():
        raise UsageError("The reason is missing.", "Say why these rows are gone: whoever looks later wants to know.")
    found = losses_waiting(resources, server, now)
    waits = {(w.loss.database, w.loss.table) for w in found}
    for database, table in tables:
        if (database, table) not in waits:
            named = ", ".join(sorted(f"{d}.{t}" for d, t in waits))
            raise UsageError(
                f"Nothing of {database}.{table} waits for an acknowledgement.",
                f"These do: {named}." if named else f"The server {server} shows all that was saved of it.",
            )
    chosen = [w for w in found if not tables or (w.loss.database, w.loss.table) in tables]
    if not chosen:
        raise UsageError(
            f"Nothing of {server} waits for an acknowledgement.",
            "It shows all that was saved of it, as far as is known.",
        )
    losses = tuple(dict.fromkeys(w.loss for w in chosen))
    seen = max(w.backup.created for w in chosen)
    who = this_person()
    said = Acknowledgement(server, now, who, reason.strip(), seen, losses)
    if not regularly:
        return said
    others = tuple(dict.fromkeys((x.database, x.table) for x in losses if x.kind is LossKind.VALUES))
    gone = [w for w in chosen if w.loss.kind is not LossKind.VALUES]
    return replace(said, keeps=tuple(dict.fromkeys(_keeps(resources, gone))), rewritten=others)


def _keeps(resources: Resources, chosen: Iterable[WaitingLoss]) -> Iterator[Keeps]:
    for backup, found in groupby(chosen, lambda w: w.backup):
        manifest = read_manifest(resources, backup.id)
        for loss in (w.loss for w in found):
            days = days_that_stay(loss, manifest.table(loss.database, loss.table), manifest.created)
            if days is None:
                raise UsageError(
                    f"It is not only the oldest days of {loss.name} that are gone.",
                    "Acknowledge it without saying that this happens regularly.",
                )
            yield Keeps(loss.database, loss.table, days)


def acknowledge(resources: Resources, said: Acknowledgement, run: Run) -> Run:
    """Keep what a person said: retention may remove backups of the server again. What was pinned stays pinned."""
    pinned = [b.name for b in resources.catalog.backups() if b.server == said.server and b.pinned and b.pinned_for]
    resources.update_settings(lambda s: replace(s, acknowledgements=(*s.acknowledgements, said)))
    summary = _acknowledged(said)
    summary = summary if summary.endswith((".", "!", "?")) else f"{summary}."
    if said.keeps:
        summary = f"{summary} {keeps_text(said.keeps)}"
    if said.rewritten:
        summary = f"{summary} {rewritten_text(said.rewritten)}"
    if pinned:
        summary = f"{summary} Still pinned, for it holds them: {', '.join(pinned)}."
    details: dict[str, object] = {"acknowledgement": acknowledgement_to_json(said), "pinned": pinned}
    return replace(run, outcome=Outcome.SUCCEEDED, summary=summary, details=details)


def keeps_text(keeps: Sequence[Keeps]) -> str:
    """What is no loss from now on."""
    named = ", ".join(f"{k.database}.{k.table} ({days_text(k.days)})" for k in keeps)
    return f"From now on it is no loss when days go that are older than the last ones: {named}."


def rewritten_text(tables: Sequence[tuple[str, str]]) -> str:
    """What is no loss from now on."""
    named = ", ".join(f"{database}.{table}" for database, table in tables)
    return f"From now on it is no loss when values are others after a restart: {named}."


def withdrawn(resources: Resources, server: str, table: tuple[str, str]) -> tuple[Acknowledgement, ...]:
    """All that was acknowledged, but for what this (database, table) was said to lose regularly.

    UsageError where nobody said so.
    """
    resources.server(server)
    known = resources.settings.acknowledgements
    mine = [a for a in known if a.server == server]
    if table not in kept_days(mine) and table not in rewritten(mine):
        raise UsageError(
            f"Nobody said of {table[0]}.{table[1]} that it loses its oldest days or other values regularly.",
            "What was said stands with the backups that told a loss.",
        )
    return tuple(
        a
        if a.server != server
        else replace(
            a,
            keeps=tuple(k for k in a.keeps if (k.database, k.table) != table),
            rewritten=tuple(t for t in a.rewritten if t != table),
        )
        for a in known
    )


def withdraw(resources: Resources, table: tuple[str, str], said: tuple[Acknowledgement, ...], run: Run) -> Run:
    """Keep what is left of what was said: days of the table that go, and other values, are a loss again."""
    resources.update_settings(lambda s: replace(s, acknowledgements=said))
    summary = f"From now on it is a loss again when days of {table[0]}.{table[1]} go, or its values are others."
    return replace(run, outcome=Outcome.SUCCEEDED, summary=summary)


def _acknowledged(said: Acknowledgement) -> str:
    what = _what(said.losses)
    if all(x.kind is LossKind.VALUES for x in said.losses):
        return f"{said.who} acknowledged other values in {what}: {said.reason}"
    return f"{said.who} acknowledged the loss of {what}: {said.reason}"


def _what(losses: Collection[Loss]) -> str:
    names = list(dict.fromkeys(x.name for x in losses))
    more = f" and {counted(len(names) - 3, 'more table')}" if names[3:] else ""
    return f"{rows_counted(sum(x.rows for x in losses))} of {', '.join(names[:3])}{more}"


def coverage_to_json(resources: Resources, server: str, now: int) -> dict[str, Any]:
    """What waits, what was acknowledged, and whether retention waits for that; for `--json`."""
    found = losses_waiting(resources, server, now)
    return {
        "server": server,
        "frozen": bool(found),
        "losses": [{**loss_to_json(w.loss), "backup": _brief(w.backup), "before": _brief(w.before)} for w in found],
        "acknowledgements": [
            acknowledgement_to_json(a) for a in resources.settings.acknowledgements if a.server == server
        ],
    }


def _brief(backup: Backup | None) -> dict[str, Any] | None:
    if backup is None:
        return None
    return {
        "id": backup.id,
        "name": backup.name,
        "created": instant_to_json(backup.created),
        "pinned": backup.pinned,
    }
