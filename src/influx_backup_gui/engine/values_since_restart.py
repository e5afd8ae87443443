"""Days whose values are others since the server was restarted: the rows of two archives, side by side.

Only a backup that follows a restart reads the one before it again, and of both only the parts that are not the same
bytes: a server shows most of its files as it did before. Where values are others, older archives are asked for those
days, too (domain/coverage_values.py).
"""

from __future__ import annotations

import logging
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager
from functools import partial
from itertools import islice
from typing import Protocol

from influx_backup_gui.domain.coverage import Before
from influx_backup_gui.domain.coverage_state import rewritten
from influx_backup_gui.domain.coverage_values import (
    NO_OTHERS,
    Days,
    Others,
    OtherValues,
    days_that_should_be_equal,
    values_corrected,
)
from influx_backup_gui.domain.errors import BackupError
from influx_backup_gui.domain.manifest import Manifest, Part, TableEntry
from influx_backup_gui.domain.progress import JobContext
from influx_backup_gui.domain.redact import log_line
from influx_backup_gui.engine.meter import Meter
from influx_backup_gui.engine.part_values import Name, Numbers, PartValues, Read, parts_of, without_same_bytes
from influx_backup_gui.store.archive import ArchiveWriter
from influx_backup_gui.store.unfinished_archive import UnfinishedArchive

log = logging.getLogger(__name__)
COMPARING = "comparing values with the backup before"
# So many older archives are looked at, the newest first.
_MOST = 50


class ArchiveParts(Protocol):
    """What is read of an archive; ArchiveDamaged where a part is not what the manifest says."""

    manifest: Manifest

    def parts(self, wanted: Collection[str]) -> Iterator[tuple[TableEntry, Part, bytes]]:
        """These members, in the order of the archive."""


class EarlierArchives(Protocol):
    """The archives of backups that were taken before. Errors: those of `ArchiveReader`, when one is opened."""

    def of(self, manifest: Manifest) -> AbstractContextManager[ArchiveParts]:
        """The archive of this backup."""

    def before(self, manifest: Manifest) -> Iterator[Callable[[], AbstractContextManager[ArchiveParts]]]:
        """Those of the same server that were taken before this one, the newest first."""


class ValuesSinceRestart:
    """`warnings` is what could not be compared, and what somebody corrected. Errors: Cancelled.

    `met` answers which processes of the server answer, asked until all that it is given have.
    """

    def __init__(
        self,
        archives: EarlierArchives,
        met: Callable[[Collection[str]], frozenset[str]],
        password: str | None,
        context: JobContext,
        meter: Meter,
    ) -> None:
        self._archives, self._met, self._password = archives, met, password
        self._context, self._meter = context, meter
        self._done = self._expected = 0
        self._values = PartValues(self._passed)
        self.warnings: tuple[str, ...] = ()

    def others(self, before: Before, now: Manifest, writer: ArchiveWriter) -> Others:
        """The days that should have the values that they had, and have others. `writer` holds all parts of `now`."""
        old = before.manifest
        if old is None:
            return NO_OTHERS
        earlier = _processes(old) - {now.origin.process_id_after}
        met = self._met(earlier)
        days = {} if earlier <= met else days_that_should_be_equal(old, now, rewritten(before.acknowledged))
        mark = writer.mark() if days else None
        if mark is None:
            return NO_OTHERS
        self._meter.enter(COMPARING)
        with UnfinishedArchive(writer.partial, mark, self._password) as unfinished:
            shown = partial(_of_unfinished, unfinished, now)
            try:
                with self._archives.of(old) as archive:
                    found = self._compared(archive, now, shown, days, several=len(met) > 1)
            except (BackupError, OSError) as error:
                self._context.cancel.check()
                reason = _reason(error)
                said = f"The server was restarted, and values could not be compared with those of {old.name}: {reason}"
                self.warnings = (said,)
                return NO_OTHERS
        self.warnings = tuple(values_corrected(old, now, found))
        return found

    def _compared(self, archive: ArchiveParts, now: Manifest, shown: Read, days: Days, several: bool) -> Others:
        old, stored = archive.manifest, partial(_of_archive, archive)
        ours, theirs = parts_of(now, days), parts_of(old, days)
        without_same_bytes(ours, theirs)
        self._expected = sum(p.rows for _, p in (*ours.values(), *theirs.values()))
        were, are = self._values.of(theirs, stored), self._values.of(ours, shown)
        changed = {t: d for t, all_days in days.items() if (d := _unequal(all_days, were.get(t, {}), are.get(t, {})))}
        if not changed:
            return NO_OTHERS
        were, are = self._values.of(parts_of(old, changed), stored), self._values.of(parts_of(now, changed), shown)
        fell_back: dict[Name, dict[str, Manifest]] = {table: {} for table in changed}
        outlived: dict[Name, set[str]] = {table: set() for table in changed}
        for opened in islice(self._archives.before(old), _MOST):
            left = {t: tuple(d for d in days if d not in fell_back[t]) for t, days in changed.items()}
            if not any(left.values()):
                break
            self._context.cancel.check()
            try:
                with opened() as older:
                    values = self._values.of(parts_of(older.manifest, left), partial(_of_archive, older))
                    as_now, as_before = _equal(left, values, are), _equal(left, values, were)
                    restarted = not several and _earlier_process(older.manifest, old)
                    for table in left:
                        fell_back[table].update(dict.fromkeys(as_now[table], older.manifest))
                        outlived[table].update(as_before[table] if restarted else ())
            except (BackupError, OSError) as error:
                # What it would say is not known: the more stays a loss.
                self._context.cancel.check()
                log.info("an older backup could not be asked for values: %s", log_line(_reason(error)))
        return {t: OtherValues(d, fell_back[t], frozenset(outlived[t])) for t, d in changed.items()}

    def _passed(self, rows: int) -> None:
        self._context.cancel.check()
        self._done += rows
        self._meter.update(min(1.0, self._done / max(self._expected, 1)))


def _equal(days: Days, these: Numbers, those: Numbers) -> Days:
    """Which of these days have the same values in both."""
    found = {}
    for table, all_days in days.items():
        mine, other = these.get(table, {}), those.get(table, {})
        found[table] = tuple(d for d in all_days if d in mine and mine[d] == other.get(d))
    return found


def _earlier_process(older: Manifest, old: Manifest) -> bool:
    """Whether the server was restarted between the two."""
    these, those = _processes(older), _processes(old)
    return len(these) == len(those) == 1 and these != those


def _processes(manifest: Manifest) -> frozenset[str]:
    return frozenset({manifest.origin.process_id_before, manifest.origin.process_id_after} - {""})


def _unequal(days: Sequence[str], these: Mapping[str, int], those: Mapping[str, int]) -> tuple[str, ...]:
    return tuple(d for d in days if these.get(d) != those.get(d))


def _of_archive(archive: ArchiveParts, members: Collection[str]) -> Iterator[tuple[str, bytes]]:
    yield from ((part.member, data) for _, part, data in archive.parts(set(members)))


def _of_unfinished(archive: UnfinishedArchive, now: Manifest, members: Collection[str]) -> Iterator[tuple[str, bytes]]:
    """What is not readable is found by the proof."""
    sizes = {p.member: p.bytes for p in now.parts if p.member in members}
    yield from ((member, data) for member, data, reason in archive.members(sizes) if not reason)


def _reason(error: BackupError | OSError) -> str:
    return error.message if isinstance(error, BackupError) else str(error)
