"""What was cut off stays for its own job, for some days, until a person discards it or its space is needed."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from influx_backup_gui.demo.server import DemoServer
from influx_backup_gui.domain.errors import UsageError
from influx_backup_gui.domain.instants import DAY
from influx_backup_gui.domain.job import Outcome, Selection
from influx_backup_gui.domain.unfinished import KEPT, Unfinished
from influx_backup_gui.engine import unfinished as keeping
from influx_backup_gui.engine.engine import Engine
from tests.engine.cut_off.cutting import (
    JOB,
    cut,
    nothing_left,
    resumed,
)


def test_it_stays_for_its_own_job_only_and_not_for_ever(engine: Engine, server: DemoServer) -> None:
    left = cut(engine, server)
    other = replace(JOB, selection=Selection(tables=(("db", "c"),)))
    assert resumed(engine.run(other)) is None
    assert engine.unfinished() == (left,)
    keeping.expire(engine.resources, left.until - 1)
    assert engine.unfinished() == (left,)
    line = keeping.expire(engine.resources, left.until)
    assert line is not None
    assert (engine.runs(1), line.kind) == ((line,), "sweep")
    nothing_left(engine)
    assert keeping.expire(engine.resources, left.until + KEPT) is None


def test_a_start_leaves_it_and_sweeps_the_rest(engine: Engine, server: DemoServer, tmp_path: Path) -> None:
    left = cut(engine, server)
    stray = Path(left.path).with_name("stray.7z.partial")
    stray.touch()
    keeping_now = keeping.kept_paths(engine.resources, left.saved)
    with engine.resources.repository().lock("test"):
        assert engine.resources.repository().sweep(kept=keeping_now) == (stray,)
    assert keeping.kept_paths(engine.resources, left.begun + 8 * DAY) == frozenset()
    with engine.resources.repository().lock("test"):
        assert engine.resources.repository().sweep(kept=keeping.kept_paths(engine.resources, left.saved)) == (
            Path(left.path),
        )
    nothing_left(engine)


def test_what_somebody_works_on_is_none_and_does_not_expire(engine: Engine, server: DemoServer) -> None:
    left = cut(engine, server)
    catalog = engine.resources.catalog
    going_on = replace(engine.runs(1)[0], id=left.run, outcome=None, finished=None)
    catalog.start_run(going_on)
    assert engine.unfinished() == ()
    assert keeping.expire(engine.resources, left.until + DAY) is None
    with pytest.raises(UsageError):
        engine.discard_unfinished(left.run)
    catalog.end_run(replace(going_on, outcome=Outcome.FAILED, finished=left.saved))
    assert engine.unfinished() == (left,)


def test_what_cannot_be_looked_at_is_remembered_and_what_is_gone_is_forgotten(
    engine: Engine, server: DemoServer
) -> None:
    left = cut(engine, server)
    folder, known = Path(left.path).parent, engine.resources.catalog.unfinished
    folder.rename(folder.with_name("away"))
    assert keeping.kept_paths(engine.resources, left.saved) == {Path(left.path)}
    assert engine.unfinished() == ()
    folder.with_name("away").rename(folder)
    assert engine.unfinished() == (left,)
    Path(left.path).unlink()
    assert keeping.kept_paths(engine.resources, left.saved) == frozenset()
    assert known.all() == ()


@pytest.mark.parametrize("key", [lambda u: u.run[:8], lambda u: u.path, keeping.name_of, lambda u: Path(u.path).name])
def test_a_person_can_discard_it(engine: Engine, server: DemoServer, key: Callable[[Unfinished], str]) -> None:
    left = cut(engine, server)
    assert engine.discard_unfinished(key(left)) == left
    nothing_left(engine)


def test_what_is_not_meant_is_not_discarded(engine: Engine, server: DemoServer) -> None:
    """A key that is nobody's, or that of two."""
    with pytest.raises(UsageError) as refused:
        engine.discard_unfinished("")
    assert refused.value.hint == "No backup that was cut off is kept."
    first = cut(engine, server)
    with pytest.raises(UsageError) as refused:
        engine.discard_unfinished("another")
    assert refused.value.hint == f"There are: {keeping.name_of(first)}."
    second = cut(engine, server, replace(JOB, selection=Selection(tables=(("db", "c"),))), at=("c", 2))
    known = engine.resources.catalog.unfinished
    mark = known.mark(second)
    assert mark is not None
    known.save(replace(second, run=f"{first.run[:8]}-another"), mark)
    for key in (first.run[:8], ""):
        with pytest.raises(UsageError):
            engine.discard_unfinished(key)
    assert all(Path(u.path).is_file() for u in (first, second))
    assert engine.discard_unfinished(first.run) == first
    assert Path(second.path).is_file()
