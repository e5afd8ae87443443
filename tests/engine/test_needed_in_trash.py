"""Which archive of the trash a damaged backup needs: the newest proved one before it, where no nearer one is left."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from influx_backup_gui.demo.server import DemoServer
from influx_backup_gui.domain.backup import Backup
from influx_backup_gui.domain.job import BackupJob, Outcome, Selection
from influx_backup_gui.engine.engine import Engine
from influx_backup_gui.engine.needed_in_trash import needed_in_trash

ALL = BackupJob("lab")
ONE = BackupJob("lab", Selection(tables=(("db", "t"),)))


class Trash:
    """Backups in the order in which they are taken; some of them go to the trash."""

    def __init__(self, engine: Engine) -> None:
        self.engine = engine

    def take(self, job: BackupJob = ALL) -> Backup:
        run = self.engine.run(job)
        assert run.outcome is Outcome.SUCCEEDED
        return self.engine.backup(run.id)

    def put(self, backup: Backup) -> Path:
        return Path(str(self.engine.delete(backup.id).details["trash"]))

    def needed(self) -> frozenset[Path]:
        return needed_in_trash(self.engine.resources)


@pytest.fixture
def trash(engine: Engine, server: DemoServer) -> Trash:
    server.write("db", "t,a=b v=1.0 5\nother,a=b v=1.0 5")
    return Trash(engine)


def test_what_is_not_proved_of_another_selection_or_later_is_no_help(engine: Engine, trash: Trash) -> None:
    proved, unproved = trash.take(), trash.take()
    engine.resources.catalog.put_backup(replace(unproved, proved=None))
    another, damaged, later = trash.take(ONE), trash.take(), trash.take()
    kept = [trash.take(), trash.take(ONE)]
    paths = [trash.put(engine.backup(b.id)) for b in (proved, unproved, another, later)]
    assert trash.needed() == frozenset()
    engine.resources.catalog.put_backup(replace(damaged, damaged="a bit", proved=None))
    assert trash.needed() == {paths[0]}
    assert all(Path(b.path).is_file() for b in kept)


def test_a_nearer_one_that_is_left_is_enough_while_its_file_is_there(engine: Engine, trash: Trash) -> None:
    old, nearer, damaged, last = (trash.take() for _ in range(4))
    path = trash.put(old)
    engine.resources.catalog.put_backup(replace(damaged, damaged="a bit", proved=None))
    assert trash.needed() == {Path(nearer.path)}
    Path(nearer.path).unlink()
    assert trash.needed() == {path}
    assert Path(last.path).is_file()
