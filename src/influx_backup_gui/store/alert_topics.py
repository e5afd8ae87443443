"""What was told and is not solved yet, so that it is not told again all the time. Part of the catalog.

The first time is told at once, then at most once a day; what happens in between is counted.
"""

from __future__ import annotations

import sqlite3
from dataclasses import dataclass

from influx_backup_gui.domain.instants import CLOCKS_APART, DAY
from influx_backup_gui.store.catalog_part import CatalogPart


@dataclass(frozen=True)
class Topic:
    """`opened` and `told` in ns; `quiet` ones were told under another name, `subject` is what was said last."""

    topic: str
    kind: str
    server: str
    subject: str
    opened: int
    told: int
    repeats: int
    quiet: bool


class AlertTopics(CatalogPart):
    """All times in ns UTC."""

    def tell(self, topic: Topic, now: int, pause: int = DAY) -> Topic | None:
        """Whether to tell it now: the topic as before (itself where new), None less than `pause` (ns) after it."""
        with self._change() as db:
            row = db.execute("SELECT * FROM alert_topics WHERE topic = ?", (topic.topic,)).fetchone()
            if row is None:
                db.execute(
                    "INSERT INTO alert_topics VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
                    (topic.topic, topic.kind, topic.server, topic.subject, now, now, 0, topic.quiet),
                )
                return topic
            before = _topic(row)
            if now - pause < before.told <= now + CLOCKS_APART:
                db.execute("UPDATE alert_topics SET repeats = repeats + 1 WHERE topic = ?", (topic.topic,))
                return None
            db.execute(
                "UPDATE alert_topics SET told = ?, repeats = 0, subject = ? WHERE topic = ?",
                (now, topic.subject, topic.topic),
            )
            return before

    def open(self, prefix: str) -> tuple[Topic, ...]:
        """What was told and is not solved, of the topics that begin so."""
        rows = self._read("SELECT * FROM alert_topics WHERE substr(topic, 1, ?) = ?", (len(prefix), prefix))
        return tuple(_topic(row) for row in rows)

    def solve(self, topic: str) -> Topic | None:
        """Forget a topic; answers it, once, where it was open."""
        with self._change() as db:
            row = db.execute("DELETE FROM alert_topics WHERE topic = ? RETURNING *", (topic,)).fetchone()
        return None if row is None else _topic(row)


def _topic(row: sqlite3.Row) -> Topic:
    return Topic(
        row["topic"],
        row["kind"],
        row["server"],
        row["subject"],
        row["opened"],
        row["told"],
        row["repeats"],
        bool(row["quiet"]),
    )
