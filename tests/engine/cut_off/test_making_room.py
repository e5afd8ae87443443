"""What was cut off makes room for a backup: oldest first, no further than needed, and nothing that somebody wants."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from influx_backup_gui.demo.server import DemoServer
from influx_backup_gui.domain.job import Selection
from influx_backup_gui.domain.unfinished import Unfinished
from influx_backup_gui.engine import unfinished as keeping
from influx_backup_gui.engine.engine import Engine
from influx_backup_gui.store.settings import RepositoryConfig
from tests.engine.conftest import add_server
from tests.engine.cut_off.cutting import JOB, cut, write_tables

ANOTHER = replace(JOB, selection=Selection(tables=(("db", "c"),)))
Room = Callable[..., tuple[Unfinished, ...]]


@pytest.fixture
def room(engine: Engine, monkeypatch: pytest.MonkeyPatch) -> Room:
    """Ask for this many bytes on a disk that holds nothing but what was cut off; answers what is left then."""

    def asked(needed: int, but: Unfinished | None = None) -> tuple[Unfinished, ...]:
        there = [Path(u.path) for u in engine.unfinished()]
        size = sum(p.stat().st_size for p in there)
        monkeypatch.setattr(keeping, "free_bytes", lambda _: size - sum(p.stat().st_size for p in there if p.exists()))
        with engine.resources.locked("default", "test", "lab") as repository:
            keeping.make_room(engine.resources, repository, "lab", needed, but)
        left = engine.unfinished()
        assert [p for p in there if p.exists()] == [Path(u.path) for u in left]
        return left

    return asked


@pytest.fixture
def first(engine: Engine, server: DemoServer) -> Unfinished:
    return cut(engine, server)


@pytest.fixture
def second(engine: Engine, server: DemoServer, first: Unfinished) -> Unfinished:
    return cut(engine, server, ANOTHER, at=("c", 2))


def test_the_oldest_goes_and_no_more_than_needed(room: Room, first: Unfinished, second: Unfinished) -> None:
    assert room(0) == (first, second)
    assert room(1) == (second,)


def test_what_is_gone_on_with_stays_whatever_is_needed(room: Room, first: Unfinished, second: Unfinished) -> None:
    assert room(10**12, but=first) == (first,)


def test_that_of_another_server_goes_only_while_nobody_works_there(
    engine: Engine, room: Room, first: Unfinished
) -> None:
    with DemoServer(token=None) as demo:
        write_tables(demo)
        add_server(engine, "garden", demo.url)
        theirs = cut(engine, demo, replace(JOB, server="garden"))
    with engine.resources.locked("default", "a move", "garden"):
        assert room(10**12) == (theirs,)
    assert room(10**12) == ()


def test_that_of_another_folder_stays(
    engine: Engine, server: DemoServer, room: Room, first: Unfinished, tmp_path: Path
) -> None:
    other = RepositoryConfig("usb", str(tmp_path / "usb"))
    Path(other.path).mkdir()
    engine.update_settings(lambda s: replace(s, repositories=(*s.repositories, other)))
    elsewhere = cut(engine, server, replace(JOB, repository="usb"))
    assert room(10**12) == (elsewhere,)
