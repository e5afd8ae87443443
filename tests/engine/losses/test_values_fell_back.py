"""Values that are others than before: fallen back at a restart, corrected, written over regularly, or unknown."""

from __future__ import annotations

import time
from dataclasses import replace
from pathlib import Path

import pytest

from influx_backup_gui.demo.server import DemoServer
from influx_backup_gui.domain.health_records import Colour
from influx_backup_gui.domain.instants import DAY, HOUR
from influx_backup_gui.domain.job import BackupJob, Outcome, PruneJob, Run
from influx_backup_gui.engine.engine import Engine
from influx_backup_gui.store.archive_reader import ArchiveReader
from tests.engine.losses.told import JOB, NOW, colour, several_nodes, waiting

LONG_AGO = NOW - 9 * DAY


@pytest.fixture
def overwritten(home: DemoServer) -> DemoServer:
    """measured.md: 1, then 2, then 3 are written, each persisted; after a restart 1 is answered."""
    for value in (1, 2, 3):
        home.write("home", f"set,room=a v={value}i {LONG_AGO}")
        home.persist()
    return home


@pytest.mark.parametrize(
    "job", [JOB, pytest.param(replace(JOB, encrypt=True), marks=pytest.mark.slow)], ids=["plain", "encrypted"]
)
def test_a_value_that_fell_back_to_the_older_one_at_a_restart_is_told(
    engine: Engine, overwritten: DemoServer, job: BackupJob, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("INFLUX_BACKUP_PASSWORD", "geheim")
    home = overwritten
    whole = engine.run(job)
    home.write("home", f"set,room=a v=4i {LONG_AGO + 1}\nset,room=a v=5i {NOW}")
    assert engine.run(job).outcome is Outcome.SUCCEEDED
    home.restart()
    assert home.rows("home", "set").column("v").to_pylist()[0] == 1
    run = engine.run(job)
    assert run.outcome is Outcome.WARNING
    assert "Since the server was restarted it shows other values of home.set (on " in run.summary
    assert waiting(engine) == [("home.set", "values", 2)]
    assert colour(engine) is Colour.RED
    assert "the ones before hold the others" in engine.health(time.time_ns()).reasons[0].meaning
    holder = engine.losses("lab", time.time_ns())[0].before
    assert holder is not None
    assert (holder.pinned, holder.id != whole.id) == (True, True), "the last one with the value that was written last"
    engine.acknowledge("lab", "looked at it", time.time_ns())
    home.restart()
    assert engine.run(job).outcome is Outcome.SUCCEEDED


def test_values_that_are_again_as_an_older_backup_holds_them_fell_back(engine: Engine, home: DemoServer) -> None:
    home.write("home", f"set,room=a v=1i {LONG_AGO}")
    home.persist()
    oldest = engine.run(JOB)
    home.write("home", f"set,room=a v=2i {LONG_AGO}")
    home.persist()
    assert [engine.run(JOB).outcome for _ in range(2)] == [Outcome.SUCCEEDED] * 2, "without a restart"
    home.restart()
    run = engine.run(JOB)
    assert "They fell back to what they were before they were written over (on " in run.summary
    assert f"as in the backup {engine.backup(oldest.id).name}. " in run.summary
    assert waiting(engine) == [("home.set", "values", 1)]


@pytest.mark.parametrize("unreadable", [False, True], ids=["seen before", "the older one cannot be read"])
def test_values_that_had_outlived_a_restart_were_corrected(engine: Engine, home: DemoServer, unreadable: bool) -> None:
    oldest = engine.run(JOB)
    home.restart()
    assert engine.run(JOB).outcome is Outcome.SUCCEEDED
    home.write("home", f"temp,room=a v=99.5 {NOW - 4 * DAY - HOUR}")
    home.restart()
    if unreadable:
        Path(engine.backup(oldest.id).path).write_bytes(b"7z")
    run = engine.run(JOB)
    assert run.outcome is Outcome.WARNING
    if unreadable:
        assert waiting(engine) == [("home.temp", "values", 2)], "what is not known is a loss"
        return
    assert "had outlived a restart before, so somebody seems to have corrected them" in run.summary
    assert (waiting(engine), colour(engine)) == ([], Colour.AMBER)
    assert engine.run(JOB).outcome is Outcome.SUCCEEDED, "it is told once"
    assert engine.run(PruneJob()).outcome is Outcome.SUCCEEDED


def test_values_that_are_written_over_regularly_are_told_once(engine: Engine, home: DemoServer) -> None:
    """As where a job computes yesterday again, and the server is restarted each night."""

    def computed_again(value: float) -> Run:
        home.write("home", f"temp,room=a v={value} {NOW - 4 * DAY - HOUR}")
        home.restart()
        return engine.run(JOB)

    engine.run(JOB)
    assert computed_again(1.25).outcome is Outcome.WARNING
    said = engine.acknowledge("lab", "computed again each night", time.time_ns(), regularly=True)
    assert " acknowledged other values in 2 rows of home.temp: computed again each night. From now on" in said.summary
    assert "it is no loss when values are others after a restart: home.temp." in said.summary
    assert engine.settings.acknowledgements[0].rewritten == (("home", "temp"),)
    assert [computed_again(value).outcome for value in (2.25, 3.25)] == [Outcome.SUCCEEDED] * 2
    engine.withdraw("lab", ("home", "temp"))
    assert [a.rewritten for a in engine.settings.acknowledgements] == [()]
    assert computed_again(4.25).outcome is Outcome.WARNING


def test_several_nodes_behind_one_address_are_no_restart(engine: Engine, home: DemoServer) -> None:
    several_nodes(home, "n1", "n2", "n3")
    runs = [engine.run(JOB)]
    home.write("home", f"temp,room=a v=99.5 {NOW - 4 * DAY - HOUR}")
    runs += [engine.run(JOB) for _ in range(2)]
    assert [r.outcome for r in runs] == [Outcome.SUCCEEDED] * 3, [r.summary for r in runs]
    # One of them is restarted, and another one, which is as good as the first.
    home.faults.clear()
    several_nodes(home, "n4", "n2", "n5")
    home.write("home", f"temp,room=a v=98.5 {NOW - 4 * DAY - HOUR}")
    assert engine.run(JOB).outcome is Outcome.WARNING
    assert waiting(engine) == [("home.temp", "values", 2)], "with several nodes nobody knows what outlived a restart"


def test_what_cannot_be_compared_after_a_restart_is_told(engine: Engine, overwritten: DemoServer) -> None:
    engine.run(JOB)
    path = Path(engine.backups()[0].path)
    part = next(p for t in engine.manifest(engine.backups()[0].id).tables if t.table == "set" for p in t.parts)
    data = path.read_bytes()
    with ArchiveReader(path) as archive:
        inside = next(content for _, _, content in archive.parts([part.member]))
    assert data.count(inside) == 1
    path.write_bytes(data.replace(inside, inside[:40] + bytes([inside[40] ^ 1]) + inside[41:]))
    overwritten.restart()
    run = engine.run(JOB)
    assert run.outcome is Outcome.WARNING
    assert "The server was restarted, and values could not be compared with those of " in run.summary
    assert part.member in run.summary


def test_values_that_are_written_over_without_a_restart_are_no_alarm(engine: Engine, home: DemoServer) -> None:
    engine.run(JOB)
    home.write("home", f"temp,room=a v=99.5 {NOW - 4 * DAY - HOUR}")
    assert engine.run(JOB).outcome is Outcome.SUCCEEDED
    assert waiting(engine) == []
