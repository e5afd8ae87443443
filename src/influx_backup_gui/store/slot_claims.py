"""Slots of schedules that were started: each once, whoever asks (window, service, cron, a second process).

Where the clock was set back by more than ten minutes, claims lie in the future and are withdrawn: otherwise every slot
that a clock had named which ran ahead would be skipped when its time really comes. Rather one backup too many. For the
same reason old claims are forgotten by their number, never by their age.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Callable

from influx_backup_gui.domain.instants import SECOND
from influx_backup_gui.store.catalog_part import CatalogPart

# How far (ns) a claim may lie in the future: clocks are set right by a little all the time.
_AHEAD = 600 * SECOND
_KEPT = 1000


class SlotClaims(CatalogPart):
    """All times in ns UTC."""

    def last(self, schedule: str, now: int) -> int | None:
        """The newest slot up to `now` that was started."""
        rows = self._read("SELECT max(slot) AS last FROM slots WHERE schedule = ? AND slot <= ?", (schedule, now))
        found = rows[0]["last"]
        return None if found is None else int(found)

    def withdraw(self, now: int, withdrawn: Callable[[sqlite3.Connection, str], None] = lambda *_: None) -> None:
        """Forget the claims of all schedules that lie too far ahead of `now`. `withdrawn` is told of each run."""
        ahead = (now + _AHEAD,)
        if not self._read("SELECT 1 FROM slots WHERE slot > ? LIMIT 1", ahead):
            return
        with self._change() as db:
            for row in db.execute("SELECT run FROM slots WHERE slot > ?", ahead).fetchall():
                withdrawn(db, row["run"])
            db.execute("DELETE FROM slots WHERE slot > ?", ahead)

    def claim(
        self,
        schedule: str,
        slot: int,
        run: str,
        now: int,
        also: Callable[[sqlite3.Connection], None] = lambda _: None,
    ) -> bool:
        """Take a slot for a run. False where it, or a later one, was taken before. One transaction, with `also`."""
        with self._change() as db:
            if db.execute("SELECT 1 FROM slots WHERE schedule = ? AND slot >= ?", (schedule, slot)).fetchone():
                return False
            db.execute("INSERT INTO slots VALUES (?, ?, ?, ?)", (schedule, slot, run, now))
            # What held this very slot back stays known: should it be given back, no reason is told a second time.
            db.execute("DELETE FROM holds WHERE schedule = ? AND slot < ?", (schedule, slot))
            db.execute(
                "DELETE FROM slots WHERE schedule = ?1 AND slot <="
                " (SELECT slot FROM slots WHERE schedule = ?1 ORDER BY slot DESC LIMIT 1 OFFSET ?2)",
                (schedule, _KEPT),
            )
            db.execute("DELETE FROM silent WHERE schedule = ?", (schedule,))
            also(db)
        return True

    def hold(
        self,
        schedule: str,
        slot: int,
        reason: str,
        taken_by: str = "",
        also: Callable[[sqlite3.Connection, bool], None] = lambda *_: None,
    ) -> bool:
        """Note that a slot is held back; True where that reason is new, and worth a line in the history.

        `taken_by`: the run that took the slot and could not begin; the slot is due again. One transaction, with `also`
        (which is told whether the reason is new).
        """
        with self._change() as db:
            db.execute("DELETE FROM slots WHERE schedule = ? AND slot = ? AND run = ?", (schedule, slot, taken_by))
            row = (schedule, slot, reason)
            new = db.execute("INSERT OR IGNORE INTO holds VALUES (?, ?, ?)", row).rowcount == 1
            also(db, new)
        return new

    def give_back(self, run: str, also: Callable[[sqlite3.Connection], None] = lambda _: None) -> None:
        """Forget the slot that this run took: it is due again. One transaction, with `also`."""
        with self._change() as db:
            db.execute("DELETE FROM slots WHERE run = ?", (run,))
            also(db)

    def silent_since(self, schedule: str, boot: str, now: float) -> float:
        """When a schedule first found its server silent, and it was so ever since, whichever process asked.

        In seconds of the monotonic clock that shows `now`: the time asleep does not count. It begins anew with each
        `boot` (its id), after `answered`, and when a slot is taken.
        """
        with self._change() as db:
            row = db.execute("SELECT boot, since FROM silent WHERE schedule = ?", (schedule,)).fetchone()
            if row is not None and row["boot"] == boot and row["since"] <= now:
                return float(row["since"])
            db.execute("INSERT OR REPLACE INTO silent VALUES (?, ?, ?)", (schedule, boot, now))
        return now

    def answered(self, schedule: str) -> None:
        """Its server is not silent any more."""
        if self._read("SELECT 1 FROM silent WHERE schedule = ?", (schedule,)):
            with self._change() as db:
                db.execute("DELETE FROM silent WHERE schedule = ?", (schedule,))

    def forget(self, schedule: str) -> None:
        """Forget all slots of a schedule that is gone; its history stays."""
        with self._change() as db:
            for table in ("slots", "holds", "silent"):
                db.execute(f"DELETE FROM {table} WHERE schedule = ?", (schedule,))
