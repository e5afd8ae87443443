"""A damaged archive: red, with what can still be restored of it by name; its older sibling stays, even in the trash."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from influx_backup_gui.demo.server import DemoServer
from influx_backup_gui.domain.alert import AlertKind
from influx_backup_gui.domain.alert_rules import alert_of_run
from influx_backup_gui.domain.backup import Backup
from influx_backup_gui.domain.errors import ArchiveDamaged, ExitCode
from influx_backup_gui.domain.health_records import ReasonKind
from influx_backup_gui.domain.instants import DAY, TimeRange
from influx_backup_gui.domain.job import (
    BackupJob,
    DrillJob,
    DrillWay,
    Job,
    Outcome,
    PruneJob,
    RestoreJob,
    Run,
    VerifyJob,
)
from influx_backup_gui.domain.retention import RetentionPolicy
from influx_backup_gui.engine import archives, drill_run
from influx_backup_gui.engine.engine import Engine
from influx_backup_gui.engine.needed_in_trash import needed_in_trash
from influx_backup_gui.engine.trash import over
from influx_backup_gui.engine.verify import verify_archive
from influx_backup_gui.store.archive_reader import ArchiveReader

LEFT = "2 of 3 tables; of db.home 3 of 4 rows"


@pytest.fixture
def taken(engine: Engine, server: DemoServer) -> Backup:
    """Three tables; `home` has four parts of one row each."""
    server.sql.file_limit = 1
    for n in range(4):
        server.write("db", f"home temp={n}.5 {n * DAY}")
        server.persist()
    server.write("db", "one v=1 1\ntwo v=2 2")
    run = engine.run(BackupJob("lab"))
    assert run.outcome is Outcome.SUCCEEDED
    return engine.backup(run.id)


def spoil(backup: Backup, table: str = "home", number: int = 2) -> None:
    """Change a bit in the middle of one part."""
    path = Path(backup.path)
    with ArchiveReader(path) as archive:
        parts = [bytes(data) for entry, _, data in archive.parts() if entry.table == table]
    content = bytearray(path.read_bytes())
    content[content.find(parts[number]) + len(parts[number]) // 2] ^= 1
    path.write_bytes(content)


def told(run: Run) -> dict[str, Any]:
    restorable: Any = run.details["restorable"]
    (one,) = restorable
    return dict(one)


@pytest.mark.parametrize("finds", ["verify", "drill", "decode"])
def test_what_is_left_is_named_by_whoever_finds_the_damage(engine: Engine, taken: Backup, finds: str) -> None:
    spoil(taken)
    jobs: dict[str, Job] = {
        "verify": VerifyJob((taken.id,)),
        "drill": DrillJob(taken.id),
        "decode": DrillJob(taken.id, way=DrillWay.DECODE),
    }
    run = engine.run(jobs[finds])
    assert run.outcome is Outcome.FAILED
    alert = alert_of_run(run)
    assert alert is not None
    assert (alert.kind, LEFT in alert.message) == (AlertKind.DAMAGE, True)
    restorable = told(run)
    assert (restorable["text"], restorable["whole"]) == (LEFT, ["db.one", "db.two"])
    (home,) = restorable["broken"]
    assert [(p["rows"], p["first"], p["last"]) for p in home["lost"]] == [
        (1, "1970-01-03T00:00:00Z", "1970-01-03T23:59:59.999999999Z")
    ]
    assert engine.backup(taken.id).damaged.endswith(f"Still restorable: {LEFT}")
    (reason,) = [r for r in engine.health(run.started).reasons if r.kind is ReasonKind.ARCHIVE_DAMAGED]
    assert (reason.colour.value, LEFT in reason.message) == ("red", True)
    found = engine.salvage(taken.id)
    assert found is not None
    assert found.text == LEFT
    seal = engine.seals().get(taken.id)
    assert seal is None if finds == "verify" else seal is not None and bool(seal.broken)


def test_a_seal_does_not_outlive_the_archive(engine: Engine, taken: Backup) -> None:
    assert engine.run(DrillJob(taken.id, way=DrillWay.DECODE)).outcome is Outcome.SUCCEEDED
    assert not engine.seals()[taken.id].damaged
    spoil(taken)
    engine.run(VerifyJob((taken.id,)))
    assert engine.seals()[taken.id].damaged


def test_what_is_said_to_be_left_can_be_restored(engine: Engine, server: DemoServer, taken: Backup) -> None:
    spoil(taken)
    found = engine.run(VerifyJob((taken.id,)))
    assert LEFT in found.summary
    restorable = told(found)
    whole = tuple((*name.split("."), name.split(".")[1]) for name in restorable["whole"])
    for job in (
        RestoreJob(taken.id, databases=(("db", "again"),), tables=whole),
        RestoreJob(
            taken.id, databases=(("db", "before"),), tables=(("db", "home", "home"),), range=TimeRange(None, DAY)
        ),
    ):
        assert engine.run(job).outcome is Outcome.SUCCEEDED
    assert (server.rows("again", "two").num_rows, server.rows("before", "home").num_rows) == (1, 1)
    assert engine.run(RestoreJob(taken.id, databases=(("db", "all"),))).outcome is Outcome.FAILED


def test_of_an_archive_that_does_not_open_nothing_is_left(engine: Engine, taken: Backup) -> None:
    Path(taken.path).write_bytes(b"7z" + bytes(1000))
    run = engine.run(VerifyJob((taken.id,)))
    assert "Still restorable: nothing" in engine.backup(taken.id).damaged
    restorable = told(run)
    assert (restorable["whole"], restorable["broken"]) == ([], [])
    with pytest.raises(ArchiveDamaged):
        engine.salvage(taken.id)


def test_a_whole_archive_that_could_not_be_read_once_is_not_called_damaged(
    engine: Engine, taken: Backup, monkeypatch: pytest.MonkeyPatch
) -> None:
    content = Path(taken.path).read_bytes()
    spoil(taken)
    read = archives.existing

    def mended(backup: Backup) -> Path:
        """The disk answers well when it is asked a second time."""
        Path(taken.path).write_bytes(content)
        return read(engine.resources, backup)

    with monkeypatch.context() as patched:
        patched.setattr(drill_run, "verify_archive", lambda *_: verify_archive(mended(taken), *_[1:]))
        run = engine.run(DrillJob(taken.id, way=DrillWay.DECODE))
    assert run.problem is not None
    assert (run.outcome, run.problem.exit_code) == (Outcome.FAILED, ExitCode.DAMAGED)
    assert engine.backup(taken.id).damaged == ""
    assert engine.salvage(taken.id) is None


def three(engine: Engine, taken: Backup) -> tuple[Backup, Backup, Backup]:
    """The oldest, one that is damaged, and two newer ones (of which the last is answered)."""
    ids = [engine.run(BackupJob("lab")).id for _ in range(3)]
    damaged = engine.backup(ids[0])
    spoil(damaged)
    assert engine.run(VerifyJob((damaged.id,))).outcome is Outcome.FAILED
    return taken, damaged, engine.backup(ids[2])


def keep(engine: Engine, policy: RetentionPolicy) -> None:
    config = replace(engine.repositories()[0], retention=policy)
    engine.update_settings(lambda s: replace(s, repositories=(config,)))


def test_retention_never_takes_the_older_sibling_of_a_damaged_one(engine: Engine, taken: Backup) -> None:
    older, damaged, _ = three(engine, taken)
    keep(engine, RetentionPolicy(last=1, minimum=1, max_bytes=1))
    removed: Any = engine.run(PruneJob()).details["removed"]
    assert older.id not in {b["id"] for b in removed}
    assert Path(older.path).is_file()
    engine.resources.catalog.remove_backup(damaged.id)
    again: Any = engine.run(PruneJob()).details["removed"]
    assert [b["id"] for b in again] == [older.id]


def test_in_the_trash_it_outlives_its_days_and_the_need_for_space(engine: Engine, taken: Backup) -> None:
    older = taken
    newer = engine.run(BackupJob("lab")).id
    engine.run(BackupJob("lab"))
    trash = Path(str(engine.delete(older.id).details["trash"]))
    now = engine.trashed()[0].trashed + 8 * DAY
    assert over(engine.resources, now)
    spoil(engine.backup(newer))
    engine.run(VerifyJob((newer,)))
    assert needed_in_trash(engine.resources) == {trash}
    assert not over(engine.resources, now)
    assert engine.empty_trash(now).details["removed"] == []
    repository = engine.resources.repository()
    assert repository.make_room(1 << 60, needed_in_trash(engine.resources)) == ()
    assert trash.is_file()
    engine.resources.catalog.remove_backup(newer)
    assert len(engine.empty_trash(now).details["removed"]) == 1  # type: ignore[arg-type]  # a list
