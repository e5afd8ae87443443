"""When a backup that was cut off may be gone on with, and what is kept of it."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest

from influx_backup_gui.domain.instants import DAY, HOUR, TimeRange
from influx_backup_gui.domain.job import BackupJob, Profile, Selection
from influx_backup_gui.domain.server import Column, Identity, Role, Table, Type
from influx_backup_gui.domain.unfinished import (
    KEPT,
    TRIES,
    DonePart,
    DoneTable,
    Sitting,
    Unfinished,
    continues,
    job_to_go_on,
    key_of,
    missing_rows,
    tables_from_json,
    tables_to_json,
    unusable,
)

NOW = 100 * DAY
TIME, HOST = Column("time", Role.TIME, Type.TIME), Column("host", Role.TAG, Type.TAG)
TABLE = Table("db", "t", (HOST, TIME), ("host",))
PARTS = (
    DonePart("data/db/t/1.parquet", TimeRange(None, 5), 3, 100, "ab", 1, 4, {"1970-01-01": 3}, "", 7),
    DonePart("", TimeRange(5, None), 0, 0, "", None, None, {}, "", 8),
)
LEFT = Unfinished(
    "/b/lab/x.7z.partial",
    "run",
    "default",
    "lab",
    "key",
    False,
    NOW - DAY,
    "http://h",
    "3.7.0",
    "Core",
    "uuid",
    "p1",
    "p1",
    sittings=(Sitting(NOW - DAY, NOW - DAY + HOUR),),
    tables=(DoneTable(TABLE, PARTS),),
)
SAME = Identity("3.7.0", "Core", "p1", "uuid")


@pytest.mark.parametrize(
    ("left", "now", "identity", "lineage", "usable"),
    [
        (LEFT, NOW, SAME, "uuid", True),
        (LEFT, LEFT.begun + KEPT - 1, SAME, "uuid", True),
        (LEFT, LEFT.begun + KEPT, SAME, "uuid", False),
        (LEFT, LEFT.begun - HOUR, SAME, "uuid", True),
        (LEFT, LEFT.begun - HOUR - 1, SAME, "uuid", False),
        (replace(LEFT, tries=TRIES), NOW, SAME, "uuid", False),
        (LEFT, NOW, replace(SAME, process_id="p2"), "uuid", True),
        (LEFT, NOW, replace(SAME, version="3.8.0"), "uuid", False),
        (LEFT, NOW, replace(SAME, edition="Enterprise"), "uuid", False),
        (LEFT, NOW, SAME, "other", False),  # even where the process seems to be the same
        (LEFT, NOW, replace(SAME, process_id="p2"), "", False),
        (replace(LEFT, lineage=""), NOW, SAME, "", True),
        (LEFT, NOW, SAME, "", True),  # what is not told now is no other server where the process is the same
        (replace(LEFT, lineage=""), NOW, SAME, "uuid", True),
        (replace(LEFT, lineage=""), NOW, replace(SAME, process_id="p2"), "uuid", False),
        (replace(LEFT, lineage="", process_id=""), NOW, replace(SAME, process_id=""), "", False),
        (replace(LEFT, url="http://other"), NOW, SAME, "uuid", False),
    ],
)
def test_only_the_same_server_soon_enough(
    left: Unfinished, now: int, identity: Identity, lineage: str, usable: bool
) -> None:
    assert (unusable(left, now, "http://h", identity, lineage) == "") == usable


def test_jobs_that_ask_for_the_same_may_go_on_with_each_other() -> None:
    job = BackupJob("lab", Selection(("a", "b"), (("c", "t"), ("c", "s"))))
    same = replace(
        job, selection=Selection(("b", "a"), (("c", "s"), ("c", "t"))), note="n", name="x", in_flight=4, pinned=True
    )
    assert key_of(job) == key_of(same)
    others = (
        replace(job, server="home"),
        replace(job, selection=Selection(("a",))),
        replace(job, selection=Selection(("a", "b"), range=TimeRange(1))),
        replace(job, profile=Profile.FAST),
        replace(job, encrypt=True),
    )
    assert len({key_of(j) for j in (job, *others)}) == 6


def test_a_table_goes_on_where_columns_were_only_added() -> None:
    zone = Column("zone", Role.TAG, Type.TAG)
    wider = replace(TABLE, columns=(HOST, TIME, zone), series_key=("host", "zone"))
    assert continues(TABLE, TABLE)
    assert continues(TABLE, wider)
    assert continues(TABLE, replace(wider, series_key=None))
    assert continues(replace(TABLE, series_key=None), wider)
    assert not continues(wider, TABLE)
    assert not continues(TABLE, replace(wider, series_key=("zone", "host")))
    assert not continues(TABLE, replace(TABLE, columns=(replace(HOST, role=Role.FIELD, type=Type.STRING), TIME)))


def test_days_before_the_horizon_may_lose_rows() -> None:
    before, now = {"1970-01-01": 5, "1970-01-02": 5, "1970-01-03": 5}, {"1970-01-02": 3, "1970-01-03": 6}
    assert missing_rows(before, now, None) == {"1970-01-01": 5, "1970-01-02": 2}
    assert missing_rows(before, now, HOUR) == {"1970-01-02": 2}
    assert missing_rows(before, now, DAY) == {"1970-01-02": 2}
    assert missing_rows(before, now, DAY + 1) == {}
    assert missing_rows({"1970-01-01": 1, "1970-01-02": 1}, {"1970-01-02": 1}, None) == {"1970-01-01": 1}


def test_what_is_known_of_it_survives_json() -> None:
    tables = (*LEFT.tables, DoneTable(replace(TABLE, name="u", series_key=None), PARTS[:1]))
    assert tables_from_json(json.loads(json.dumps(tables_to_json(tables)))) == tables
    assert (tables[0].rest, tables[1].rest, LEFT.rows, LEFT.saved) == (None, 5, 3, NOW - DAY + HOUR)


@pytest.mark.parametrize(
    "job",
    [
        BackupJob("lab"),
        BackupJob("a|b", Selection(("x", "y|z"), (("d]|[", "it's"), ("d", '"')), TimeRange(-5, 10)), encrypt=True),
        BackupJob("lab", Selection(("]|[", "']|['"), range=TimeRange(None, 7)), profile=Profile.FAST),
    ],
)
def test_the_job_that_goes_on_with_it_asks_for_the_same(job: BackupJob) -> None:
    found = job_to_go_on(replace(LEFT, server=job.server, job=key_of(job), repository="second"))
    assert found is not None
    assert key_of(found) == key_of(job)
    assert found.repository == "second"


@pytest.mark.parametrize(
    "key", ["", "lab|[]|[]", "lab|[]|[]|None|None|small|maybe", "lab|[x]|[]|None|None|small|plain"]
)
def test_no_job_is_guessed(key: str) -> None:
    assert job_to_go_on(replace(LEFT, server="lab", job=key)) is None
