"""Retention applied to real archives: what goes lies in the trash, and what must stay stays."""

from __future__ import annotations

import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from influx_backup_gui.demo.server import DemoServer
from influx_backup_gui.domain.backup import Backup
from influx_backup_gui.domain.errors import ExitCode, NoSpace
from influx_backup_gui.domain.instants import DAY
from influx_backup_gui.domain.job import BackupJob, Outcome, PruneJob, Run, Selection
from influx_backup_gui.domain.progress import JobContext
from influx_backup_gui.domain.retention import RetentionPolicy
from influx_backup_gui.engine import pruning
from influx_backup_gui.engine import trash as engine_trash
from influx_backup_gui.engine.deletion import throw_away
from influx_backup_gui.engine.engine import Engine
from influx_backup_gui.engine.resources import Resources
from influx_backup_gui.store.repository import Repository
from influx_backup_gui.store.trash import Trashed, destroy
from tests.engine.conftest import add_server
from tests.engine.retained import JOB, details, left, schedule, use


def test_what_no_rule_keeps_goes_to_the_trash_and_can_come_back(engine: Engine, four: list[Backup]) -> None:
    use(engine, schedule())
    plan = engine.plan_prune(PruneJob(), time.time_ns())
    assert [b.name for b in plan.removed] == [b.name for b in four[:2]]
    assert len(engine.backups()) == 4
    run = engine.run(PruneJob())
    assert (run.outcome, run.kind) == (Outcome.SUCCEEDED, "prune")
    assert left(engine) == [b.name for b in four[2:]]
    assert not Path(four[0].path).exists()
    assert sorted(t.name for t in engine.trashed()) == sorted(b.name for b in four[:2])
    back = engine.restore_trashed(four[0].name)
    assert back.outcome is Outcome.SUCCEEDED
    assert Path(four[0].path).stat().st_size == four[0].bytes
    assert engine.backup(four[0].name) == four[0]


def test_without_a_policy_nothing_goes(engine: Engine, four: list[Backup]) -> None:
    assert engine.run(PruneJob()).summary.startswith("Nothing was removed")
    use(engine, schedule(retention=RetentionPolicy()), schedule(name="other"))
    assert len(left(engine)) == 4
    engine.run(PruneJob())
    assert len(left(engine)) == 4


def test_a_schedule_without_a_rule_follows_its_repository(engine: Engine, four: list[Backup]) -> None:
    config = replace(engine.repositories()[0], retention=RetentionPolicy(last=1, minimum=1))
    engine.update_settings(lambda s: replace(s, repositories=(config,)))
    use(engine, schedule(retention=RetentionPolicy(minimum=3)))
    engine.run(PruneJob())
    assert left(engine) == [b.name for b in four[1:]]
    use(engine, schedule(retention=RetentionPolicy(last=3)))
    engine.run(PruneJob())
    assert len(left(engine)) == 3
    use(engine)
    engine.run(PruneJob())
    assert left(engine) == [b.name for b in four[3:]]


def test_a_policy_speaks_only_about_its_own_selection(engine: Engine, four: list[Backup]) -> None:
    use(engine, schedule(BackupJob("lab", Selection(("db",)))))
    engine.run(PruneJob())
    assert len(left(engine)) == 4


def test_what_is_not_on_the_disk_does_not_count(engine: Engine, four: list[Backup]) -> None:
    use(engine, schedule())
    Path(four[3].path).unlink()
    Path(four[2].path).write_bytes(b"cut")
    engine.run(PruneJob())
    assert left(engine) == [b.name for b in four]
    assert Path(four[0].path).is_file()


def test_nothing_goes_while_rows_are_gone_until_a_person_has_seen_it(
    engine: Engine, server: DemoServer, four: list[Backup]
) -> None:
    add_server(engine, "home", server.url)
    for _ in range(3):
        assert engine.run(BackupJob("home")).outcome is Outcome.SUCCEEDED
    use(engine, schedule(), schedule(BackupJob("home"), name="of home"))
    server.drop_database("db")
    server.write("db", "other,a=b v=1.0 5")
    shrunk = engine.run(JOB)
    assert shrunk.outcome is Outcome.WARNING, shrunk
    assert "no longer" in shrunk.summary
    assert engine.run(JOB).outcome is Outcome.WARNING, "compared with the last complete one, not with the shrunk one"
    run = engine.run(PruneJob())
    assert [sum(b.server == name for b in engine.backups()) for name in ("lab", "home")] == [6, 2]
    assert ["frozen" in said for said in details(run, "warnings")] == [True]
    engine.acknowledge("lab", "moved to another server", time.time_ns())
    assert engine.run(JOB).outcome is Outcome.SUCCEEDED
    engine.run(PruneJob())
    kept = sum(b.server == "lab" for b in engine.backups())
    assert kept == 3, "the last two, and the last complete one, which is pinned"


def test_one_server_alone(engine: Engine, four: list[Backup]) -> None:
    use(engine, schedule())
    engine.run(PruneJob(server="another"))
    assert len(left(engine)) == 4
    engine.run(PruneJob(server="lab"))
    assert len(left(engine)) == 2


def test_the_trash_is_emptied_when_its_time_has_come(engine: Engine, four: list[Backup]) -> None:
    engine.delete(four[0].name)
    now = time.time_ns()
    assert engine.empty_trash(now + 6 * DAY).summary.startswith("Nothing")
    assert len(engine.trashed()) == 1
    assert engine.empty_trash(now + 8 * DAY).outcome is Outcome.SUCCEEDED
    assert engine.trashed() == ()


def test_what_is_listed_already_stays_in_the_trash(engine: Engine, four: list[Backup]) -> None:
    engine.delete(four[0].name)
    (item,) = engine.trashed()
    copy = Path(four[0].path)
    copy.write_bytes(item.path.read_bytes())
    engine.rebuild("default")
    run = engine.restore_trashed(str(item.path))
    assert failed_as_usage(run)
    assert item.path.is_file()
    assert engine.backup(four[0].id).path == str(copy)
    assert failed_as_usage(engine.restore_trashed("nothing"))


def failed_as_usage(run: Run) -> bool:
    return run.problem is not None and run.problem.exit_code == int(ExitCode.USAGE)


@pytest.mark.parametrize("cancelled", [True, False], ids=["cancelled", "refused by the disk"])
def test_what_went_before_it_was_stopped_is_in_the_history(
    engine: Engine, four: list[Backup], monkeypatch: pytest.MonkeyPatch, cancelled: bool
) -> None:
    use(engine, schedule())
    context = JobContext()

    def once(resources: Resources, repository: Repository, backup: Backup) -> Path:
        if backup != four[0]:
            raise NoSpace("The disk is full.", "Free some space.")
        if cancelled:
            context.cancel.cancel()
        return throw_away(resources, repository, backup)

    monkeypatch.setattr(pruning, "throw_away", once)
    run = engine.run(PruneJob(), context=context)
    assert run.outcome is (Outcome.CANCELLED if cancelled else Outcome.FAILED)
    assert left(engine) == [b.name for b in four[1:]]
    removed = run.details["removed"]
    assert isinstance(removed, list)
    assert [b["name"] for b in removed] == [four[0].name]
    assert "Moved 1 backup to the trash" in run.summary
    (stay,) = engine.resources.catalog.removed_stays(time.time_ns() + 1, 1)["default"]
    assert stay.bytes == four[0].bytes


def test_what_went_from_the_trash_before_an_error_is_in_the_history(
    engine: Engine, four: list[Backup], monkeypatch: pytest.MonkeyPatch
) -> None:
    for backup in four[:2]:
        engine.delete(backup.id)

    def once(item: Trashed) -> None:
        if item.name != four[0].name:
            raise NoSpace("The disk is full.", "Free some space.")
        destroy(item)

    monkeypatch.setattr(engine_trash, "destroy", once)
    run = engine.empty_trash()
    assert run.outcome is Outcome.FAILED
    removed = run.details["removed"]
    assert isinstance(removed, list)
    assert [t["name"] for t in removed] == [four[0].name]
    assert "1 archive was removed for ever" in run.summary


@pytest.mark.parametrize("other", ["pinned", "only proved"])
def test_a_delete_looks_again_when_it_has_the_lock(
    engine: Engine, four: list[Backup], monkeypatch: pytest.MonkeyPatch, other: str
) -> None:
    """Another process was quicker: it has pinned the backup, or deleted the others."""
    locked = engine.resources.locked

    @contextmanager
    def later(name: str, what: str, server: str = "") -> Iterator[Repository]:
        with locked(name, what, server) as repository:
            if other == "pinned":
                engine.pin(four[0].id)
            else:
                for backup in four[1:]:
                    engine.resources.catalog.remove_backup(backup.id)
            yield repository

    monkeypatch.setattr(engine.resources, "locked", later)
    run = engine.delete(four[0].id)
    assert run.problem is not None
    assert other.rsplit(maxsplit=1)[-1] in run.problem.message
    assert Path(four[0].path).is_file()


def test_what_is_pinned_after_the_plan_stays(
    engine: Engine, four: list[Backup], monkeypatch: pytest.MonkeyPatch
) -> None:
    use(engine, schedule())
    plan = pruning.plan_prune

    def then_pinned(*asked: Any) -> pruning.PrunePlan:
        found = plan(*asked)
        engine.pin(four[0].id)
        return found

    monkeypatch.setattr(pruning, "plan_prune", then_pinned)
    run = engine.run(PruneJob())
    assert run.outcome is Outcome.SUCCEEDED
    assert left(engine) == [four[0].name, four[2].name, four[3].name]
