"""While a backup is taken, what of it is safe is remembered, so that another one can go on where it was cut off."""

from __future__ import annotations

import logging
import time
from collections.abc import Callable
from contextlib import suppress
from dataclasses import replace
from pathlib import Path

from influx_backup_gui.domain.errors import BackupError
from influx_backup_gui.domain.unfinished import DoneTable, Sitting, Unfinished
from influx_backup_gui.engine.resuming import Resumption
from influx_backup_gui.store.archive import ArchiveWriter
from influx_backup_gui.store.unfinished_backups import UnfinishedBackups

log = logging.getLogger(__name__)
# Seconds between two of them: what a kill may cost. One takes about 0.02 s, encrypted 0.25 s (store/archive.py).
EVERY = 30.0


class Checkpoints:
    """`left` is what is known when the backup begins. A backup that is over sooner than `EVERY` leaves nothing.

    Nothing here is flushed to the disk: after a power cut, parts whose bytes are not there are read again.
    """

    def __init__(self, known: UnfinishedBackups, left: Unfinished, writer: ArchiveWriter, going_on: Resumption | None):
        self._known, self._left, self._writer, self._going_on = known, left, writer, going_on
        self._last = self._begun = time.monotonic()
        self._old = going_on.left.path if going_on is not None else ""
        self._saved = False

    def part_added(self, tables: Callable[[], tuple[DoneTable, ...]]) -> None:
        """Save where it is time to. Errors: those of `ArchiveWriter`."""
        due = time.monotonic() - self._last >= EVERY
        # As soon as all is taken over: until now it is on the disk twice.
        if (due or self._old) and not self._taking_over:
            self._save(tables())

    def all_read(self, tables: tuple[DoneTable, ...]) -> None:
        """Nothing more is read: what comes now can be repeated without reading."""
        if self._saved:
            self._save(tables)

    def cut_off(self, tables: tuple[DoneTable, ...]) -> Unfinished | None:
        """The server cannot be read any further: what another backup can go on with, None where there is nothing."""
        try:
            if self._going_on is not None and self._taking_over:
                self._known.set_tries(self._going_on.left.path, self._going_on.left.tries)
                return self._going_on.left
            if self._saved or time.monotonic() - self._begun >= EVERY:
                self._save(tables)
        except BackupError as error:  # it has failed already, and that is the news
            log.warning("what is safe of a backup could not be kept: %s", error.message)
        if not self._saved:
            return None
        self._writer.keep()
        return self._left

    def give_up(self) -> None:
        """Nobody can go on with it: it is removed. What it went on with stays, as long as it is there."""
        try:
            self._known.forget(self._left.path)
        except BackupError as error:  # its file will not be there
            log.warning("a half-written archive could not be forgotten: %s", error.message)

    def complete(self) -> None:
        """Nobody shall go on with it: it is proved."""
        self._known.forget(self._left.path)
        self._remove_old()

    @property
    def _taking_over(self) -> bool:
        return self._going_on is not None and self._going_on.waiting > 0

    def _save(self, tables: tuple[DoneTable, ...]) -> None:
        mark = self._writer.mark()
        self._last = time.monotonic()
        if mark is None:
            return
        sitting = Sitting(self._left.sittings[-1].begun, time.time_ns())
        left = replace(
            self._left, bytes=mark.end, sittings=(*self._left.sittings[:-1], sitting), tables=tables, tries=0
        )
        try:
            self._known.save(left, mark, self._old)
        except BackupError as error:
            log.warning("what is safe of a backup could not be remembered: %s", error.message)
            return
        self._left, self._saved = left, True
        self._remove_old()

    def _remove_old(self) -> None:
        if self._old:
            self._known.forget(self._old)
            with suppress(OSError):  # the next sweep removes it
                Path(self._old).unlink(missing_ok=True)
            self._old = ""
