"""What the catalog keeps of an archive when it is listed again, and that every field comes back."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from influx_backup_gui.domain.coverage_records import Coverage, Loss, LossKind
from influx_backup_gui.domain.errors import Problem
from influx_backup_gui.domain.job import Outcome
from influx_backup_gui.store.catalog import Catalog
from influx_backup_gui.store.catalog_rows import moved_path, remembering
from tests.store.test_catalog import BACKUP, RUN

LOSS = Loss(LossKind.ROWS, "db", "t", 7, "2026-01-01", "2026-01-02", "Gone.", ("v",))
FULL = replace(
    BACKUP, damaged="part 1", selection="s", header="h", coverage=Coverage("b0", (LOSS,)), pinned_for="rows are gone"
)
OTHER_SIZE: dict[str, Any] = {"bytes": BACKUP.bytes + 1}


@pytest.fixture
def catalog(tmp_path: Path) -> Iterator[Catalog]:
    opened = Catalog(tmp_path / "catalog.sqlite")
    yield opened
    opened.close()


def test_every_field_comes_back(catalog: Catalog) -> None:
    catalog.put_backup(FULL)
    assert catalog.backups() == (FULL,)
    run = replace(RUN, outcome=Outcome.FAILED, finished=20, problem=Problem("m", "h", 5), schedule="s1", slot=7)
    catalog.end_run(run)
    assert catalog.runs() == (run,)
    going = replace(RUN, id="r2", schedule="s2", slot=8)
    catalog.start_run(going)
    assert catalog.runs(1) == (going,)


@pytest.mark.parametrize(
    ("old", "new", "proved", "damaged"),
    [
        ({"proved": 6}, {"proved": None}, 6, ""),
        ({"proved": 6}, {"proved": 9}, 9, ""),
        ({"proved": 6}, {"proved": None, **OTHER_SIZE}, None, ""),
        ({"proved": 6}, {"proved": None, "damaged": "x"}, None, "x"),
        ({"proved": 6, "damaged": "y"}, {"proved": None}, 6, "y"),
        ({"proved": 6, "damaged": "y"}, {"proved": None, "damaged": "x"}, None, "x"),
        ({"proved": 6, "damaged": "y"}, {"proved": None, **OTHER_SIZE}, None, ""),
        ({"proved": None}, {"proved": None}, None, ""),
    ],
    ids=[
        "it was proved",
        "it was proved again",
        "another file has its name",
        "it is damaged now",
        "it was damaged",
        "it was and is damaged",
        "another file, and that one was damaged",
        "never proved",
    ],
)
def test_a_proof_and_a_damage_belong_to_a_file_of_that_size(
    old: dict[str, Any], new: dict[str, Any], proved: int | None, damaged: str
) -> None:
    found = remembering(replace(BACKUP, **old), replace(BACKUP, **new))
    assert (found.proved, found.damaged) == (proved, damaged)


def test_what_a_person_said_of_an_archive_stays() -> None:
    old = replace(BACKUP, name="renamed", note="keep me", pinned=False, pinned_for="rows are gone")
    new = replace(BACKUP, path="/elsewhere", rows=99, note="of the archive")
    for mine, its, pinned in ((True, False, True), (False, True, True), (False, False, False)):
        found = remembering(replace(old, pinned=mine), replace(new, pinned=its))
        assert (found.name, found.note, found.pinned_for, found.pinned) == (
            "renamed",
            "keep me",
            "rows are gone",
            pinned,
        )
        assert (found.path, found.rows) == ("/elsewhere", 99)


def test_only_what_lies_below_a_folder_moves_with_it() -> None:
    old, new = Path("/disk/a"), Path("/other/b")
    assert moved_path(str(old / "lab" / "x.7z"), old, new) == str(new / "lab" / "x.7z")
    assert moved_path("/disk/ab/x.7z", old, new) == "/disk/ab/x.7z"
