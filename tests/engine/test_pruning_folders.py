"""Retention by folder: its size, one of several alone, and one that is away."""

from __future__ import annotations

import time
from dataclasses import replace
from pathlib import Path

from influx_backup_gui.demo.server import DemoServer
from influx_backup_gui.domain.backup import Backup
from influx_backup_gui.domain.humanize import size_text
from influx_backup_gui.domain.job import BackupJob, Outcome, PruneJob, Selection
from influx_backup_gui.domain.retention import RetentionPolicy
from influx_backup_gui.engine.engine import Engine
from influx_backup_gui.store.settings import RepositoryConfig
from tests.engine.conftest import add_server
from tests.engine.retained import JOB, details, left, schedule, use


def test_the_size_of_a_repository_takes_the_oldest_of_all_servers(
    engine: Engine, server: DemoServer, four: list[Backup]
) -> None:
    """Pruning one server does not give way to the older backups of another one."""
    add_server(engine, "home", server.url)
    for _ in range(4):
        assert engine.run(BackupJob("home")).outcome is Outcome.SUCCEEDED
    total = sum(b.bytes for b in engine.backups())
    config = replace(engine.repositories()[0], retention=RetentionPolicy(max_bytes=total - 1))
    engine.update_settings(lambda s: replace(s, repositories=(config,)))
    assert engine.run(PruneJob(server="home")).summary.startswith("Nothing was removed")
    engine.run(PruneJob(server="lab"))
    assert [b.name for b in reversed(engine.backups()) if b.server == "lab"] == [b.name for b in four[1:]]
    assert len([b for b in engine.backups() if b.server == "home"]) == 4


def test_the_size_of_a_repository_holds_for_all_kinds(engine: Engine, server: DemoServer, four: list[Backup]) -> None:
    other = engine.run(BackupJob("lab", Selection(("db",))))
    assert other.outcome is Outcome.SUCCEEDED
    use(engine, schedule(retention=RetentionPolicy()))
    config = replace(engine.repositories()[0], retention=RetentionPolicy(max_bytes=1))
    engine.update_settings(lambda s: replace(s, repositories=(config,)))
    run = engine.run(PruneJob())
    # Two proved ones of each kind stay whatever the limit says, and that is told.
    assert len(left(engine)) == 3
    assert "more than" in str(run.details["warnings"])


def test_one_repository_alone(engine: Engine, four: list[Backup], tmp_path: Path) -> None:
    (tmp_path / "usb").mkdir()
    policy = RetentionPolicy(last=1, minimum=1)
    own = replace(engine.repositories()[0], retention=policy)
    usb = RepositoryConfig("usb", str(tmp_path / "usb"), replace(policy, max_bytes=1))
    engine.update_settings(lambda s: replace(s, repositories=(own, usb)))
    for _ in range(2):
        assert engine.run(replace(JOB, repository="usb")).outcome is Outcome.SUCCEEDED
    oldest = engine.backups()[1]
    job = PruneJob("usb")
    assert engine.plan_prune(job, time.time_ns()).removed == (oldest,)
    run = engine.run(job)
    assert [b["id"] for b in details(run, "removed")] == [oldest.id]
    (said,) = details(run, "warnings")
    assert said.startswith(f"usb keeps {size_text(engine.backups()[0].bytes)}, more than")
    assert engine.plan_prune(PruneJob(), time.time_ns()).warnings == (said,)
    assert [b.id for b in engine.backups() if b.repository == own.name] == [b.id for b in reversed(four)]
    # Another disk in its place is nothing to tell about the other folder.
    (tmp_path / "usb").rename(tmp_path / "away")
    (tmp_path / "usb").mkdir()
    assert len(engine.plan_prune(PruneJob("usb"), time.time_ns()).warnings) == 2
    run = engine.run(PruneJob(own.name))
    assert (run.outcome, details(run, "warnings"), len(details(run, "removed"))) == (Outcome.SUCCEEDED, [], 3)


def test_a_repository_that_is_away_is_named(engine: Engine, four: list[Backup]) -> None:
    use(engine, schedule())
    folder = Path(engine.repositories()[0].path)
    assert engine.plan_prune(PruneJob(), time.time_ns()).warnings == ()
    folder.rename(folder.with_name("unplugged"))
    (said,) = engine.plan_prune(PruneJob(), time.time_ns()).warnings
    assert "is not there" in said
    run = engine.run(PruneJob())
    assert run.details["warnings"]
    assert (run.outcome, "is not there" in run.summary) == (Outcome.WARNING, True)
