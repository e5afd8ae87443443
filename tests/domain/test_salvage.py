"""What is left of an archive of which members are damaged, and how that is said."""

from __future__ import annotations

import pytest

from influx_backup_gui.domain.instants import TimeRange
from influx_backup_gui.domain.job import Selection
from influx_backup_gui.domain.manifest import Manifest, Origin, Part, TableEntry
from influx_backup_gui.domain.salvage import DamagedMember, LostPart, salvage, salvage_to_json


def entry(name: str) -> TableEntry:
    """Two parts of 100 rows: [0, 9] and [10, 30], the windows open outside."""
    parts = (
        Part(f"data/db/{name}/1.parquet", TimeRange(None, 10), 100, 1, ""),
        Part(f"data/db/{name}/2.parquet", TimeRange(10, None), 100, 1, ""),
    )
    return TableEntry("db", name, (), (), True, 200, 0, 30, {}, parts)


HALVES = "of db.a 100 of 200 rows; of db.b 100 of 200 rows; of db.c 100 of 200 rows"
ENTRIES = tuple(map(entry, "abcdef"))
MANIFEST = Manifest(
    "id", "b", "", 0, 0, "small", Origin("lab", "", "3.6.0", "Core", "", "", ""), Selection(), (), ENTRIES
)


def damaged(*members: str) -> list[DamagedMember]:
    return [DamagedMember("db", m[0], f"data/db/{m[0]}/{m[1]}.parquet", "hash") for m in members]


@pytest.mark.parametrize(
    ("members", "said"),
    [
        (["a2"], "5 of 6 tables; of db.a 100 of 200 rows"),
        (["a1", "a2"], "5 of 6 tables; nothing of db.a"),
        (["a1", "b1", "c1"], f"3 of 6 tables; {HALVES}"),
        (["a1", "b1", "c1", "d1", "e1"], f"1 of 6 tables; {HALVES}; 2 more tables in part or not at all"),
        ([f"{t}1" for t in "abcdef"], f"no whole table; {HALVES}; 3 more tables in part or not at all"),
    ],
)
def test_what_is_left_in_words(members: list[str], said: str) -> None:
    assert salvage(MANIFEST, damaged(*members)).text == said


def test_a_lost_part_is_named_with_its_span() -> None:
    first, second = (salvage(MANIFEST, damaged(m)).tables[0].lost for m in ("a1", "a2"))
    assert first == (LostPart("data/db/a/1.parquet", 100, 0, 9, "hash"),)
    assert second == (LostPart("data/db/a/2.parquet", 100, 10, 30, "hash"),)


def test_members_without_rows_take_none_with_them() -> None:
    found = salvage(MANIFEST, [DamagedMember("", "", "README.txt", "x"), DamagedMember("", "", "SHA256SUMS", "x")])
    assert found.text == "all of its 6 tables"


def test_a_table_whose_parts_are_not_what_the_manifest_says_is_doubtful() -> None:
    found = salvage(MANIFEST, [DamagedMember("db", "b", "manifest.json", "other days")])
    assert found.text == "5 of 6 tables; db.b is doubtful"
    assert found.tables[1].doubt == "other days"
    both = salvage(MANIFEST, [*damaged("b1"), DamagedMember("db", "b", "manifest.json", "other days")])
    assert (both.text, both.tables[1].doubt) == ("5 of 6 tables; of db.b 100 of 200 rows", "")


def test_the_rest_as_json() -> None:
    found = salvage_to_json(salvage(MANIFEST, damaged("a2")))
    assert (found["text"], found["whole"][0], len(found["whole"])) == (
        "5 of 6 tables; of db.a 100 of 200 rows",
        "db.b",
        5,
    )
    (broken,) = found["broken"]
    assert (broken["database"], broken["table"], broken["rows"], broken["of_rows"]) == ("db", "a", 100, 200)
    (lost,) = broken["lost"]
    assert lost == {
        "member": "data/db/a/2.parquet",
        "rows": 100,
        "first": "1970-01-01T00:00:00.000000010Z",
        "last": "1970-01-01T00:00:00.000000030Z",
        "reason": "hash",
    }
