"""The choices of a restore survive the history, so that the same can be asked for again."""

from __future__ import annotations

import json

import pytest

from influx_backup_gui.domain.instants import MAX_INSTANT, MIN_INSTANT, TimeRange
from influx_backup_gui.domain.job import CatalogPart, IfExists, RestoreJob
from influx_backup_gui.domain.restore_request import request_from_json, request_to_json

FULL = RestoreJob(
    "night",
    "home",
    (("a", "b"), ("c", "c")),
    (("a", "t", "t2"),),
    TimeRange(1, 1_700_000_000_123_456_789),
    IfExists.MISSING,
    connections=3,
    policies=(("a", "t", IfExists.MERGE),),
    catalog=(CatalogPart.CACHES, CatalogPart.RETENTION),
    undo_of="r1",
)


@pytest.mark.parametrize(
    "job", [FULL, RestoreJob("x"), RestoreJob("x", range=TimeRange(MIN_INSTANT, MAX_INSTANT))], ids=str
)
def test_what_was_asked_for_comes_back(job: RestoreJob) -> None:
    assert request_from_json(json.loads(json.dumps(request_to_json(job)))) == job


def test_a_confirmation_is_not_kept() -> None:
    confirmed = RestoreJob("x", "home", if_exists=IfExists.REPLACE, confirmed=True)
    again = request_from_json(request_to_json(confirmed))
    assert again is not None
    assert not again.confirmed


@pytest.mark.parametrize(
    "kept",
    [
        None,
        "text",
        {},
        {**request_to_json(FULL), "if_exists": "other"},
        {**request_to_json(FULL), "range": None},
        {**request_to_json(FULL), "databases": [["a"]]},
    ],
    ids=str,
)
def test_what_is_no_request_is_none(kept: object) -> None:
    assert request_from_json(kept) is None
