"""How long a database keeps its rows is said exactly, also where a restore was cut off."""

from __future__ import annotations

import json

import pytest

from influx_backup_gui.domain.instants import DAY, HOUR, SECOND
from influx_backup_gui.domain.restore_retention import RetentionChange, retention_text, unfinished_from_json


@pytest.mark.parametrize(
    ("ns", "text"),
    [
        (DAY, "1 day"),
        (30 * DAY, "30 days"),
        (36_500 * DAY, "36,500 days"),
        (DAY + 12 * HOUR, "1 day 12 h"),
        (90 * SECOND, "1 min 30 s"),
        (31_557_600 * SECOND, "1 year"),
        (3_652 * DAY + 12 * HOUR, "10 years"),
        (3_652 * DAY, "3,652 days"),
        (SECOND // 2, "0.5 s"),
        (0, "0 s"),
    ],
)
def test_exactly_how_long(ns: int, text: str) -> None:
    assert retention_text(ns) == text


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (
            RetentionChange("db", 30 * DAY, 7 * DAY),
            ("kept rows for 30 days and may keep them for ever", "for 7 days then"),
        ),
        (RetentionChange("db", 30 * DAY, None), ("kept rows for 30 days", "for ever then")),
        (RetentionChange("db", None, 7 * DAY), ("was to keep rows for 7 days",)),
    ],
)
def test_what_a_run_leaves_behind_is_told_by_name(change: RetentionChange, said: tuple[str, ...]) -> None:
    kept = json.loads(json.dumps([change.to_json()]))
    (told,) = unfinished_from_json(kept)
    assert told == change.unfinished
    assert told.startswith("The database db ")
    assert all(words in told for words in said)


@pytest.mark.parametrize("kept", [None, [], "?"])
def test_nothing_is_told_where_nothing_is_left(kept: object) -> None:
    assert unfinished_from_json(kept) == ()
