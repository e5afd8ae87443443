"""Alerts that wait to be sent, and those that were: part of the catalog, so that they outlive the program.

A row is an alert for one channel. Whoever sends it takes it first, so that two processes do not send it both; what a
process that died had taken is due again after a while.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import asdict, dataclass
from typing import Any

from influx_backup_gui.domain.alert import Alert, AlertKind
from influx_backup_gui.domain.instants import DAY, SECOND
from influx_backup_gui.store.catalog_part import CatalogPart

# Pauses (seconds) before the second, third… attempt; the last one repeats.
_PAUSES = (60, 300, 900, 3600, 4 * 3600, 6 * 3600)
# After that, an alert is old news.
_GIVEN_UP = 7 * DAY
_TAKEN = 300 * SECOND
_KEPT = 400 * DAY
# No pause is that long: a clock was set back.
_TOO_FAR = DAY


@dataclass(frozen=True)
class Waiting:
    """An alert that is to go out by `channel`; `attempts` failed before."""

    alert: Alert
    channel: str
    attempts: int


@dataclass(frozen=True)
class Sent:
    """A line of the history of alerts. `sent` (ns) is None where it did not go out (yet); `said` is the last answer."""

    alert: Alert
    channel: str
    attempts: int
    sent: int | None
    said: str
    given_up: bool


class Outbox(CatalogPart):
    """All times in ns UTC."""

    def put(self, alert: Alert, channels: Iterable[str], now: int) -> None:
        """Keep an alert for each of the channels, to be sent at once; forget what was sent long ago."""
        said = json.dumps(asdict(alert))
        with self._change() as db:
            for channel in channels:
                db.execute(
                    "INSERT OR IGNORE INTO outbox (id, channel, created, alert, next) VALUES (?, ?, ?, ?, ?)",
                    (alert.id, channel, now, said, now),
                )
            db.execute("DELETE FROM outbox WHERE created < ?", (now - _KEPT,))

    def take(self, now: int, alert_id: str | None = None) -> tuple[Waiting, ...]:
        """What is due, oldest first; it is ours for some minutes, and then due again. With an id only that alert."""
        with self._change() as db:
            rows = db.execute(
                "SELECT * FROM outbox WHERE sent IS NULL AND next IS NOT NULL AND (next <= ?1 OR next > ?2)"
                " AND (?3 IS NULL OR id = ?3) ORDER BY created, rowid",
                (now, now + _TOO_FAR, alert_id),
            ).fetchall()
            for row in rows:
                db.execute(
                    "UPDATE outbox SET next = ? WHERE id = ? AND channel = ?", (now + _TAKEN, row["id"], row["channel"])
                )
        return tuple(Waiting(_alert(row["alert"]), row["channel"], row["attempts"]) for row in rows)

    def delivered(self, waiting: Waiting, now: int, answer: str) -> None:
        """It went out. Its channel works, so that everything else that waits for it is due now."""
        with self._change() as db:
            db.execute(
                "UPDATE outbox SET sent = ?, said = ?, tried = ?, attempts = attempts + 1, next = NULL"
                " WHERE id = ? AND channel = ?",
                (now, answer, now, waiting.alert.id, waiting.channel),
            )
            db.execute(
                "UPDATE outbox SET next = ? WHERE channel = ? AND sent IS NULL AND next IS NOT NULL AND attempts > 0",
                (now, waiting.channel),
            )

    def failed(self, waiting: Waiting, now: int, reason: str, again: bool = True) -> bool:
        """It did not go out; it is tried again after a pause, for a week, unless `again` is False. Whether it is."""
        pause = _PAUSES[min(waiting.attempts, len(_PAUSES) - 1)] * SECOND
        with self._change() as db:
            db.execute(
                "UPDATE outbox SET said = ?, tried = ?, attempts = attempts + 1,"
                " next = CASE WHEN ? AND created > ? THEN ? END WHERE id = ? AND channel = ?",
                (reason, now, again, now - _GIVEN_UP, now + pause, waiting.alert.id, waiting.channel),
            )
            row = db.execute(
                "SELECT next FROM outbox WHERE id = ? AND channel = ?", (waiting.alert.id, waiting.channel)
            ).fetchone()
        return row is not None and row["next"] is not None

    def drop(self, channels: Iterable[str]) -> None:
        """Forget what waits for any other channel: nobody wants it sent there any more."""
        kept = tuple(channels)
        marks = ", ".join("?" for _ in kept)
        with self._change() as db:
            db.execute(f"DELETE FROM outbox WHERE sent IS NULL AND channel NOT IN ({marks})", kept)

    def undelivered(self) -> tuple[int, str]:
        """How many could not be sent, and what was said last. What was given up counts until its channel works."""
        rows = self._read(
            "SELECT said FROM outbox AS o WHERE sent IS NULL AND attempts > 0 AND (next IS NOT NULL OR NOT EXISTS"
            " (SELECT 1 FROM outbox AS later WHERE later.channel = o.channel AND later.sent >= o.tried))"
            " ORDER BY tried DESC"
        )
        return len(rows), rows[0]["said"] if rows else ""

    def waiting(self) -> int:
        """How many are still to be sent."""
        return int(self._read("SELECT count(*) AS n FROM outbox WHERE sent IS NULL AND next IS NOT NULL")[0]["n"])

    def history(self, limit: int = 100) -> tuple[Sent, ...]:
        """Alerts, newest first."""
        rows = self._read("SELECT * FROM outbox ORDER BY created DESC, rowid DESC LIMIT ?", (limit,))
        return tuple(
            Sent(
                _alert(row["alert"]),
                row["channel"],
                row["attempts"],
                row["sent"],
                row["said"],
                row["sent"] is None and row["next"] is None,
            )
            for row in rows
        )


def _alert(text: str) -> Alert:
    found: dict[str, Any] = json.loads(text)
    found["kind"] = AlertKind(found["kind"])
    found["facts"] = tuple((label, value) for label, value in found["facts"])
    found["log"] = tuple(found["log"])
    return Alert(**found)
