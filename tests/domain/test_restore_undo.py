"""What undoes a restore, and what of it stays: decided from what the history knows of the run."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from influx_backup_gui.domain.errors import UsageError
from influx_backup_gui.domain.job import CatalogPart, IfExists, Outcome, RestoreJob, Run, Trigger
from influx_backup_gui.domain.restore_undo import (
    AddedRow,
    AddedRows,
    added_text,
    better_beside,
    left_by,
    safety_backup,
    staying,
    undo_job,
)

SAFETY = {"id": "s1", "name": "before"}


def table(action: str, name: str = "home", database: str = "db", rows: int = 3) -> dict[str, Any]:
    return {"database": database, "table": name, "action": action, "rows": rows}


def ended(**details: Any) -> Run:
    found = {"safety_backup": SAFETY, "tables": [table("merge")], **details}
    return Run("r1", "restore", Trigger.MANUAL, Outcome.SUCCEEDED, 0, 1, "", "lab", details=found)


def test_the_safety_backup_is_written_over_what_is_there() -> None:
    job = undo_job(ended())
    assert job == RestoreJob("s1", "lab", if_exists=IfExists.MERGE, undo_of="r1")
    assert undo_job(ended(), exactly=True) == replace(job, if_exists=IfExists.REPLACE)
    assert not job.confirmed


@pytest.mark.parametrize("outcome", [Outcome.FAILED, Outcome.CANCELLED, Outcome.INTERRUPTED])
def test_a_restore_that_ended_early_can_be_undone(outcome: Outcome) -> None:
    assert undo_job(replace(ended(tables=[]), outcome=outcome)).backup == "s1"


@pytest.mark.parametrize(
    ("details", "catalog"),
    [
        ({"retentions": [{"database": "db"}]}, (CatalogPart.RETENTION,)),
        ({"retentions_open": [{"database": "db"}]}, (CatalogPart.RETENTION,)),
        ({"retentions": [], "tables": [table("replace")]}, (CatalogPart.CACHES,)),
        ({"retentions": [], "tables": [table("merge"), table("replace")]}, (CatalogPart.CACHES,)),
        ({"tables": [table("create")]}, ()),
    ],
)
def test_what_the_restore_did_beside_the_rows_comes_back(details: Any, catalog: tuple[CatalogPart, ...]) -> None:
    assert undo_job(ended(**details)).catalog == catalog


@pytest.mark.parametrize(
    ("run", "said"),
    [
        (replace(ended(), kind="backup"), "is no restore"),
        (replace(ended(), outcome=None), "still going on"),
        (ended(safety_backup=None), "overwrote nothing"),
        (ended(safety_backup="s1"), "overwrote nothing"),
    ],
)
def test_what_cannot_be_undone_is_said(run: Run, said: str) -> None:
    with pytest.raises(UsageError, match=said):
        undo_job(run)


def test_what_stays_is_named() -> None:
    run = ended(
        created_databases=["fresh"],
        tables=[table("create", database="fresh"), table("create", "new"), table("add missing rows", "old", rows=7)],
    )
    assert [d.text for d in left_by(run)] == [
        "That restore made the database fresh, which stays.",
        "That restore made db.new, which stay on the server.",
        "That restore added 7 rows to db.old, which stay: nothing there was overwritten.",
    ]
    assert list(left_by(ended())) == []
    assert list(left_by(ended(tables=[table("add missing rows", rows=0)]))) == []
    assert list(left_by(ended(created_databases=None, tables=None))) == [], "a run of an older version"
    many = [table("create", f"t{n}") for n in range(7)]
    (said,) = [d.text for d in left_by(ended(tables=many))]
    assert "db.t0, db.t1, db.t2, db.t3, db.t4 and 2 more, which stay" in said
    (said,) = [d.text for d in left_by(ended(tables=many[:5]))]
    assert "db.t3, db.t4, which stay" in said
    with pytest.raises(UsageError, match="made the database fresh"):
        undo_job(replace(run, details={**run.details, "safety_backup": None}))


def test_only_a_restore_has_a_safety_backup() -> None:
    assert safety_backup(ended()) == SAFETY
    assert safety_backup(replace(ended(), kind="drill")) is None
    assert safety_backup(ended(safety_backup=["s1"])) is None


def test_rows_that_stay_are_counted_and_named() -> None:
    (before,) = staying([("db", "t", 1)])
    assert before.text.startswith("At least 1 row of db.t that the safety backup does not have will stay")
    rows = AddedRows("db", "t", 2, (AddedRow(0, "host=a", True), AddedRow(5, "host=b", None)))
    (after,) = added_text([rows])
    assert after.startswith("2 rows of db.t that the safety backup does not have stayed")
    assert rows.to_json()["named"] == [
        {"time": "1970-01-01T00:00:00Z", "key": "host=a", "restored": True},
        {"time": "1970-01-01T00:00:00.000000005Z", "key": "host=b", "restored": None},
    ]


def test_the_better_way_is_explained() -> None:
    assert "bring before back beside" in better_beside(undo_job(ended()), "before").text
    assert "what was written since" in better_beside(undo_job(ended(), exactly=True), "before").text
