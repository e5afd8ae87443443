"""How long a database keeps its rows is said exactly, also where a restore was cut off."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import Any

import pytest

from influx_backup_gui.domain.instants import DAY, HOUR, SECOND, TimeRange
from influx_backup_gui.domain.job import IfExists, RestoreJob
from influx_backup_gui.domain.restore_request import request_to_json
from influx_backup_gui.domain.restore_retention import (
    RETENTIONS,
    RetentionChange,
    owed,
    retention_text,
    unfinished_from_json,
)


@pytest.mark.parametrize(
    ("ns", "text"),
    [
        (DAY, "1 day"),
        (2 * DAY, "2 days"),
        (30 * DAY, "30 days"),
        (36_500 * DAY, "36,500 days"),
        (DAY + 12 * HOUR, "1 day 12 h"),
        (90 * SECOND, "1 min 30 s"),
        (31_557_600 * SECOND, "1 year"),
        (3_652 * DAY + 12 * HOUR, "10 years"),
        (3_652 * DAY, "3,652 days"),
        (SECOND // 2, "0.5 s"),
        (SECOND + SECOND // 2, "1 s 0.5 s"),
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


def test_what_is_going_to_be_done_is_said() -> None:
    assert RetentionChange("db", None, 7 * DAY).planned.startswith("The database db will keep rows for 7 days, set")
    assert RetentionChange("db", DAY, None).planned == "The database db will keep rows for ever, as in the backup."


ASKED = RestoreJob("night", "lab", databases=(("db", "again"),), if_exists=IfExists.MISSING)
OWES = RetentionChange("again", None, 7 * DAY)


def run_of(job: RestoreJob, *changes: RetentionChange, archive: object = {"id": "b1"}) -> dict[str, Any]:
    kept = {"request": request_to_json(job), "archive": archive, RETENTIONS: [c.to_json() for c in changes]}
    return json.loads(json.dumps(kept))


def test_a_restore_owes_what_the_newest_of_the_same_has_left_open() -> None:
    assert owed([run_of(ASKED, OWES), run_of(ASKED)], "b1", ASKED) == (OWES,)
    assert owed([run_of(ASKED), run_of(ASKED, OWES)], "b1", ASKED) == (), "a newer one has done it"
    again = replace(ASKED, if_exists=IfExists.MERGE, connections=2)
    assert owed([run_of(ASKED, OWES)], "b1", again) == (OWES,), "how rows are written does not matter"
    assert owed([], "b1", ASKED) == ()


@pytest.mark.parametrize(
    "other",
    [
        run_of(replace(ASKED, databases=(("db", "elsewhere"),))),
        run_of(replace(ASKED, tables=(("db", "t", "t"),))),
        run_of(replace(ASKED, range=TimeRange(5, None))),
        run_of(ASKED, archive={"id": "b2"}),
        run_of(ASKED, archive=None),
        {},
        {"archive": {"id": "b1"}},
    ],
)
def test_another_restore_in_between_pays_nothing(other: dict[str, Any]) -> None:
    assert owed([other, run_of(ASKED, OWES)], "b1", ASKED) == (OWES,)


@pytest.mark.parametrize("kept", [None, [], "?"])
def test_nothing_is_told_where_nothing_is_left(kept: object) -> None:
    assert unfinished_from_json(kept) == ()
