"""The catalog remembers, finds, migrates, and leaves what it does not understand alone."""

from __future__ import annotations

import os
import sqlite3
import subprocess
import sys
import threading
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from influx_backup_gui.domain.backup import Backup
from influx_backup_gui.domain.errors import BackupError, NoSpace, Problem, UsageError
from influx_backup_gui.domain.instants import MAX_INSTANT, MIN_INSTANT
from influx_backup_gui.domain.job import DrillWay, Outcome, Run, Trigger
from influx_backup_gui.domain.seal import Seal
from influx_backup_gui.store.catalog import Catalog
from influx_backup_gui.store.catalog_migrations import MIGRATIONS
from influx_backup_gui.store.processes import alive

BACKUP = Backup(
    id="0123456789abcdef",
    name="lab_20261123T020000Z",
    path="/r/lab/lab_20261123T020000Z.7z",
    repository="default",
    server="lab",
    created=5,
    cutoff=4,
    databases=("sensors", "ü,'\""),
    tables=2,
    rows=3,
    bytes=4_000_000_000,
    first=MIN_INSTANT,
    last=MAX_INSTANT,
    proved=6,
    warnings=("one", "two"),
    pinned=True,
    note="note",
    encrypted=True,
    damaged="",
    selection="lab|[]",
)
RUN = Run("r1", "backup", Trigger.MANUAL, None, 10, None, "", "lab")
START = """
import sys
from pathlib import Path
from influx_backup_gui.domain.job import Run, Trigger
from influx_backup_gui.store.catalog import Catalog
catalog = Catalog(Path(sys.argv[1]))
for n in range(int(sys.argv[3])):
    catalog.start_run(Run(f"{sys.argv[2]}-{n}", "backup", Trigger.SCHEDULE, None, n, None, "", "lab"))
"""


def other_process(path: Path, name: str, runs: int = 1) -> subprocess.Popen[bytes]:
    """A process that starts runs and ends without ending them."""
    return subprocess.Popen([sys.executable, "-c", START, str(path), name, str(runs)])


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "data" / "catalog.sqlite"


@pytest.fixture
def catalog(path: Path) -> Iterator[Catalog]:
    opened = Catalog(path)
    yield opened
    opened.close()


# --- runs ---------------------------------------------------------------------------------------------


def test_a_run_comes_back_as_it_was(catalog: Catalog, path: Path) -> None:
    catalog.start_run(RUN)
    assert catalog.runs() == (RUN,)
    problem = Problem("m", "h", 5, unexpected=True)
    ended = replace(
        RUN, outcome=Outcome.FAILED, finished=20, summary="s", problem=problem, details={"tables": [{"rows": 1}]}
    )
    catalog.end_run(ended)
    reopened = Catalog(path)
    assert reopened.runs() == catalog.runs() == (ended,)
    reopened.close()


SHOWED = {
    "archive": {"id": "b1"},
    "way": "stand-in",
    "compared": 2,
    "of_tables": 3,
    "rows": 40,
    "seconds": 1.5,
    "where": "stand-in",
}
SEAL = Seal("b1", 20, DrillWay.STAND_IN, 2, 3, 40, 1.5, "stand-in")
ARCHIVE_ALONE = {key: SHOWED[key] for key in ("archive", "way")}


@pytest.mark.parametrize(
    ("ended", "seal"),
    [
        ({}, SEAL),
        ({"outcome": Outcome.WARNING}, SEAL),
        ({"outcome": Outcome.FAILED, "problem": Problem("1 row differs.")}, replace(SEAL, broken="1 row differs.")),
        ({"outcome": Outcome.FAILED}, replace(SEAL, broken="it failed")),
        (
            {"outcome": Outcome.FAILED, "problem": Problem("Damaged.", "", 8), "details": ARCHIVE_ALONE},
            Seal("b1", 20, DrillWay.STAND_IN, 0, 0, 0, 0.0, "", "Damaged."),
        ),
        ({"outcome": Outcome.FAILED, "problem": Problem("No answer.", "", 5), "details": ARCHIVE_ALONE}, None),
        ({"outcome": Outcome.CANCELLED, "details": ARCHIVE_ALONE}, None),
        ({"outcome": None, "finished": None}, None),
        ({"details": {}}, None),
        ({"kind": "restore"}, None),
    ],
)
def test_what_drills_showed_is_read_from_the_history(
    catalog: Catalog, ended: dict[str, Any], seal: Seal | None
) -> None:
    drill = replace(RUN, kind="drill", outcome=Outcome.SUCCEEDED, finished=20, details=SHOWED)
    catalog.end_run(replace(drill, **ended))
    assert catalog.drill_results() == (() if seal is None else (seal,))


def test_what_drills_showed_comes_newest_first(catalog: Catalog) -> None:
    for n in range(3):
        done = replace(RUN, id=str(n), kind="drill", outcome=Outcome.SUCCEEDED, finished=n, details=SHOWED)
        catalog.end_run(done)
    assert [seal.at for seal in catalog.drill_results()] == [2, 1, 0]


def test_an_ending_without_a_start_is_kept(catalog: Catalog) -> None:
    ended = replace(RUN, outcome=Outcome.SUCCEEDED, finished=20)
    catalog.end_run(ended)
    assert catalog.runs() == (ended,)


def test_history_is_newest_first_and_can_be_narrowed(catalog: Catalog) -> None:
    for n in range(5):
        kind, server = ("verify", "") if n == 2 else ("backup", "lab" if n % 2 else "home")
        catalog.start_run(replace(RUN, id=str(n), started=n, kind=kind, server=server))
    assert [r.id for r in catalog.runs()] == ["4", "3", "2", "1", "0"]
    assert [r.id for r in catalog.runs(2)] == ["4", "3"]
    assert [r.id for r in catalog.runs(kind="verify")] == ["2"]
    assert [r.id for r in catalog.runs(kind="backup", server="lab")] == ["3", "1"]


def test_a_start_whose_process_is_gone_is_interrupted(catalog: Catalog, path: Path) -> None:
    assert other_process(path, "dead").wait(60) == 0
    catalog.start_run(replace(RUN, id="mine"))
    catalog.start_run(replace(RUN, id="done"))
    catalog.end_run(replace(RUN, id="done", outcome=Outcome.SUCCEEDED, finished=11))
    (interrupted,) = catalog.interrupt_open_runs(99, alive)
    assert (interrupted.id, interrupted.outcome, interrupted.finished) == ("dead-0", Outcome.INTERRUPTED, 99)
    assert interrupted.trigger is Trigger.SCHEDULE
    assert interrupted.problem is not None
    assert interrupted.problem.hint
    assert catalog.interrupt_open_runs(100, alive) == ()
    assert {r.id: r.outcome for r in catalog.runs()} == {
        "dead-0": Outcome.INTERRUPTED,
        "mine": None,
        "done": Outcome.SUCCEEDED,
    }


@pytest.mark.skipif(not Path("/proc/self/stat").exists(), reason="start times of processes are read from /proc")
def test_a_process_id_that_was_given_out_again_is_not_mistaken(catalog: Catalog, path: Path) -> None:
    catalog.start_run(RUN)
    assert catalog.interrupt_open_runs(99, alive) == ()
    db = sqlite3.connect(path)
    db.execute("UPDATE runs SET mark = '0123456789'")
    db.commit()
    db.close()
    assert [r.id for r in catalog.interrupt_open_runs(99, alive)] == ["r1"]


# --- backups ------------------------------------------------------------------------------------------


def test_a_backup_comes_back_as_it_was(catalog: Catalog) -> None:
    catalog.put_backup(BACKUP)
    bare = replace(BACKUP, id="b", created=7, first=None, last=None, proved=None, warnings=(), databases=())
    catalog.put_backup(bare)
    assert catalog.backups() == (bare, BACKUP)
    catalog.put_backup(replace(BACKUP, note="changed"))
    assert [b.note for b in catalog.backups()] == ["note", "changed"]


def test_a_backup_is_found_by_what_people_type(catalog: Catalog, monkeypatch: pytest.MonkeyPatch) -> None:
    catalog.put_backup(BACKUP)
    monkeypatch.chdir("/")
    for key in (BACKUP.id, "0123", BACKUP.name, BACKUP.path, BACKUP.path.removeprefix("/")):
        assert catalog.backup(key) == BACKUP
    for key in ("", "012", "lab", "nothing"):
        assert catalog.backup(key) is None


def test_two_of_one_name_are_not_guessed(catalog: Catalog) -> None:
    twin = replace(BACKUP, id="0123ffffffffffff", path="/usb/lab.7z", repository="usb")
    catalog.put_backup(BACKUP)
    catalog.put_backup(twin)
    for key in (BACKUP.name, "0123"):
        with pytest.raises(UsageError, match="2 backups") as caught:
            catalog.backup(key)
        assert "0123ffffffff" in caught.value.hint
    assert catalog.backup("0123ff") == twin


def test_pin_proof_and_removal(catalog: Catalog) -> None:
    catalog.put_backup(BACKUP)
    catalog.set_pinned(BACKUP.id, False)
    catalog.set_proved(BACKUP.id, 77)
    assert catalog.backups() == (replace(BACKUP, pinned=False, proved=77),)
    catalog.set_proved(BACKUP.id, None, "1.parquet: hash")
    assert catalog.backups() == (replace(BACKUP, pinned=False, proved=None, damaged="1.parquet: hash"),)
    catalog.remove_backup(BACKUP.id)
    assert catalog.backups() == ()


def test_a_rebuild_says_what_is_there_and_keeps_what_only_the_catalog_knew(catalog: Catalog) -> None:
    catalog.put_backup(BACKUP)
    catalog.put_backup(replace(BACKUP, id="gone"))
    catalog.put_backup(replace(BACKUP, id="changed", damaged="x"))
    elsewhere = replace(BACKUP, id="elsewhere", repository="usb")
    catalog.put_backup(elsewhere)
    read = replace(BACKUP, proved=None, pinned=False)
    new = replace(read, id="new")
    catalog.replace_backups("default", [read, replace(read, id="changed", bytes=1), new])
    found = {b.id: b for b in catalog.backups()}
    assert found == {
        BACKUP.id: BACKUP,
        "changed": replace(BACKUP, id="changed", bytes=1, proved=None),
        "new": new,
        "elsewhere": elsewhere,
    }


def test_a_rebuild_that_fails_changes_nothing(catalog: Catalog) -> None:
    catalog.put_backup(BACKUP)

    def half() -> Iterator[Backup]:
        yield replace(BACKUP, id="new")
        raise ArithmeticError

    with pytest.raises(ArithmeticError):
        catalog.replace_backups("default", half())
    assert catalog.backups() == (BACKUP,)


# --- the file -----------------------------------------------------------------------------------------


def test_a_newer_catalog_is_refused_and_not_changed(path: Path) -> None:
    Catalog(path).close()
    db = sqlite3.connect(path)
    db.execute(f"PRAGMA user_version = {len(MIGRATIONS) + 1}")
    db.close()
    before = path.read_bytes()
    with pytest.raises(BackupError, match="newer version"):
        Catalog(path)
    assert path.read_bytes() == before


def test_a_damaged_catalog_says_how_to_get_it_back(path: Path) -> None:
    path.parent.mkdir()
    path.write_bytes(b"this is no database" * 100)
    with pytest.raises(BackupError, match="damaged") as caught:
        Catalog(path)
    assert "repository rebuild" in caught.value.hint
    assert path.read_bytes().startswith(b"this is no database")


def test_a_place_that_cannot_be_written(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(BackupError, match="cannot be used"):
        Catalog(tmp_path / "file" / "catalog.sqlite")


def test_a_full_disk_is_no_space(catalog: Catalog) -> None:
    pages = catalog._db.execute("PRAGMA page_count").fetchone()[0]
    catalog._db.execute(f"PRAGMA max_page_count = {pages}")
    with pytest.raises(NoSpace):
        catalog.start_run(replace(RUN, details={"much": "x" * 1_000_000}))
    assert catalog.runs() == ()


def test_many_threads_write_at_once(catalog: Catalog) -> None:
    def work(number: int) -> None:
        for n in range(20):
            catalog.start_run(replace(RUN, id=f"{number}-{n}"))
            catalog.runs(5)

    threads = [threading.Thread(target=work, args=(n,)) for n in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(catalog.runs(1000)) == 160


def test_several_processes_may_create_and_write_it_at_once(path: Path) -> None:
    processes = [other_process(path, str(n), 10) for n in range(4)]
    assert [p.wait(60) for p in processes] == [0] * 4
    catalog = Catalog(path)
    assert len(catalog.runs(1000)) == 40
    assert catalog._db.execute("PRAGMA journal_mode").fetchone()[0] == "wal"
    catalog.close()


def test_this_process_is_alive() -> None:
    assert alive(os.getpid())
    assert not alive(0)


def test_it_is_for_its_owner_only(path: Path) -> None:
    """It holds names of tables, and values that a comparison with a server showed; archives may be encrypted."""
    opened = Catalog(path)
    opened.put_backup(BACKUP)
    files = list(path.parent.glob(f"{path.name}*"))
    assert len(files) == 3
    assert {f.stat().st_mode & 0o777 for f in files} == {0o600}
    opened.close()
