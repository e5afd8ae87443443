"""The coverage guard from end to end: losses are told, nothing is pruned meanwhile, a reason alone silences them."""

from __future__ import annotations

import time
from dataclasses import replace
from functools import partial
from pathlib import Path

import pytest

from influx_backup_gui.demo.server import DemoServer
from influx_backup_gui.domain.errors import UsageError
from influx_backup_gui.domain.health_records import Colour, ReasonKind
from influx_backup_gui.domain.instants import DAY, HOUR
from influx_backup_gui.domain.job import BackupJob, Outcome, PruneJob, Selection
from influx_backup_gui.domain.retention import RetentionPolicy
from influx_backup_gui.domain.schedule import Schedule
from influx_backup_gui.domain.timetable import Daily
from influx_backup_gui.engine import backup_run
from influx_backup_gui.engine.backup import BackupTaker
from influx_backup_gui.engine.engine import Engine
from influx_backup_gui.engine.run_start import Start
from tests.engine.losses.told import JOB, NOW, colour, fill, waiting, warnings


def test_a_look_back_restart_freezes_pins_and_turns_red_until_a_person_says_why(
    engine: Engine, home: DemoServer
) -> None:
    whole = engine.run(JOB)
    assert (whole.outcome, colour(engine)) == (Outcome.SUCCEEDED, Colour.GREEN)
    home.restart(lookback_seconds=5 * 86_400)
    shrunk = engine.run(JOB)
    assert shrunk.outcome is Outcome.WARNING
    assert "The server no longer shows 15 days of home.temp (" in shrunk.summary
    assert "They are probably still on its disk: see look-back." in shrunk.summary
    assert waiting(engine) == [("home.temp", "rows", 30)]
    (reason,) = engine.health(time.time_ns()).reasons
    assert (reason.kind, reason.colour, reason.subjects) == (ReasonKind.COVERAGE_SHRANK, Colour.RED, (shrunk.id,))
    holder = engine.backup(whole.id)
    assert holder.pinned
    assert "home.temp" in holder.pinned_for
    again = engine.run(JOB)
    assert again.outcome is Outcome.WARNING, "compared with a backup that had shrunk already"
    with pytest.raises(UsageError, match="reason"):
        engine.acknowledge("lab", " \n", time.time_ns())
    with pytest.raises(UsageError, match=r"Nothing of home\.other"):
        engine.acknowledge("lab", "x", time.time_ns(), [("home", "other")])
    assert colour(engine) is Colour.RED
    said = engine.acknowledge("lab", "the old disk was given away", time.time_ns())
    assert (said.kind, said.outcome) == ("acknowledge", Outcome.SUCCEEDED)
    assert " acknowledged the loss of 30 rows of home.temp: the old disk was given away. Still pinned" in said.summary
    (kept,) = engine.settings.acknowledgements
    assert " on " in kept.who
    assert (kept.reason, engine.runs(1)[0].id) == ("the old disk was given away", said.id)
    assert (colour(engine), waiting(engine)) == (Colour.GREEN, [])
    assert engine.run(JOB).outcome is Outcome.SUCCEEDED
    assert engine.backup(whole.id).pinned, "it is the only one that holds these rows"
    with pytest.raises(UsageError, match="Nothing of lab"):
        engine.acknowledge("lab", "again", time.time_ns())


def test_rows_that_are_back_need_no_acknowledgement(engine: Engine, home: DemoServer) -> None:
    engine.run(JOB)
    home.restart(lookback_seconds=5 * 86_400)
    engine.run(JOB)
    home.restart()
    assert engine.run(JOB).outcome is Outcome.SUCCEEDED
    assert (colour(engine), waiting(engine)) == (Colour.GREEN, [])


def test_nothing_is_pruned_meanwhile_and_the_last_complete_one_outlives_it(engine: Engine, home: DemoServer) -> None:
    schedule = Schedule("s", "nightly", JOB, Daily((120,)), "UTC", 0, RetentionPolicy(last=1, minimum=1))
    engine.update_settings(lambda s: replace(s, schedules=(schedule,)))
    first, whole = engine.run(JOB), engine.run(JOB)
    home.restart(lookback_seconds=5 * 86_400)
    shrunk = [engine.run(JOB), engine.run(JOB)]
    run = engine.run(PruneJob())
    assert "frozen" in str(run.details["warnings"])
    assert len(engine.backups()) == 4
    engine.acknowledge("lab", "given away", time.time_ns())
    last = engine.run(JOB)
    engine.run(PruneJob())
    assert {b.id for b in engine.backups()} == {whole.id, last.id}
    assert not {first.id, *(r.id for r in shrunk)} & {b.id for b in engine.backups()}


def test_a_dropped_table_is_explained_by_its_name_alone(engine: Engine, home: DemoServer) -> None:
    fill(home, table="old")
    engine.run(JOB)
    home.drop_table("home", "old")
    home.restart(lookback_seconds=5 * 86_400)
    assert "no longer has the table home.old (40 rows until " in engine.run(JOB).summary
    assert waiting(engine) == [("home.old", "table", 40), ("home.temp", "rows", 30)]
    engine.acknowledge("lab", "not needed any more", time.time_ns(), [("home", "old")])
    assert waiting(engine) == [("home.temp", "rows", 30)]
    assert warnings(engine.run(JOB)) == [w.loss.text for w in engine.losses("lab", time.time_ns())]
    engine.acknowledge("lab", "all right", time.time_ns())
    assert engine.run(JOB).outcome is Outcome.SUCCEEDED
    # The name is taken anew: what is lost of it from now on is another loss.
    fill(home, table="old")
    assert engine.run(JOB).outcome is Outcome.SUCCEEDED
    home.drop_table("home", "old")
    assert engine.run(JOB).outcome is Outcome.WARNING


def test_a_column_of_another_type_is_told(engine: Engine, server: DemoServer) -> None:
    server.write("home", f"temp v=1.5 {NOW}")
    engine.run(JOB)
    server.drop_table("home", "temp")
    server.write("home", f"temp v=1i {NOW}")
    assert "it was float64 and is int64 now" in engine.run(JOB).summary
    assert waiting(engine) == [("home.temp", "column", 1)]
    assert colour(engine) is Colour.RED


@pytest.mark.parametrize("case", ["retention moved on", "retention shortened", "late rows", "renamed", "narrower"])
def test_no_alarm(engine: Engine, server: DemoServer, case: str, monkeypatch: pytest.MonkeyPatch) -> None:
    fill(server)
    fill(server, table="other")
    database = server.catalog.database("home")
    if case == "retention moved on":
        database.retention_ns = 15 * DAY
        # The first backup was taken some hours ago, by both clocks.
        monkeypatch.setattr(backup_run, "BackupTaker", partial(BackupTaker, clock=lambda: NOW - 13 * HOUR))
        server.sql._now = lambda: NOW - 13 * HOUR
    before = Schedule("s", "nightly", JOB, Daily((120,)), "UTC", 0)
    assert engine.run(JOB, start=Start("r1", "s", 5)).outcome is Outcome.SUCCEEDED
    job, expected = JOB, Outcome.SUCCEEDED
    if case == "retention moved on":
        monkeypatch.setattr(backup_run, "BackupTaker", BackupTaker)
        server.sql._now = time.time_ns
    elif case == "retention shortened":
        database.retention_ns, expected = 10 * DAY, Outcome.WARNING
    elif case == "late rows":
        fill(server, late=60)
    elif case == "renamed":
        engine.update_settings(lambda s: replace(s, schedules=(replace(before, name="another name"),)))
    else:
        server.drop_table("home", "other")
        job = BackupJob("lab", Selection(tables=(("home", "temp"),)))
    run = engine.run(job, start=Start("r2", "s", 6))
    assert run.outcome is expected, run.summary
    assert waiting(engine) == []
    assert colour(engine) is not Colour.RED
    if case == "retention shortened":
        assert "keeps rows 10 days now, and kept them for ever before" in run.summary
    if case == "retention moved on":
        assert engine.backup(run.id).rows < engine.backup("r1").rows


def test_deleted_on_purpose_and_acknowledged_is_no_alarm_any_more(engine: Engine, home: DemoServer) -> None:
    engine.run(JOB)
    home.drop_database("home")
    fill(home, days=3)
    engine.run(JOB)
    engine.acknowledge("lab", "deleted on purpose", time.time_ns())
    assert engine.run(JOB).outcome is Outcome.SUCCEEDED
    assert colour(engine) is Colour.GREEN


def test_another_selection_of_the_same_server_is_compared_as_far_as_both_reach(
    engine: Engine, home: DemoServer
) -> None:
    fill(home, table="other")
    whole = engine.run(JOB)
    home.restart(lookback_seconds=5 * 86_400)
    part = engine.run(BackupJob("lab", Selection(tables=(("home", "temp"),))))
    assert part.outcome is Outcome.WARNING
    assert waiting(engine) == [("home.temp", "rows", 30)]
    assert engine.backup(part.id).coverage.compared_with == whole.id


def test_a_complete_backup_that_is_away_leaves_the_loss_open(engine: Engine, home: DemoServer) -> None:
    whole = engine.run(JOB)
    home.restart(lookback_seconds=5 * 86_400)
    engine.run(JOB)
    Path(engine.backup(whole.id).path).unlink()
    third = engine.run(JOB)
    assert third.outcome is Outcome.WARNING
    assert any("could not be compared" in w for w in warnings(third))
    assert waiting(engine) == [("home.temp", "rows", 30)], "what the shrunk one lacked is owed on"
    home.restart()
    assert waiting(engine) != []
    engine.run(JOB)
    assert waiting(engine) == []


def test_what_a_backup_lacks_is_known_again_when_the_catalog_is_made_anew(engine: Engine, home: DemoServer) -> None:
    whole = engine.run(JOB)
    home.restart(lookback_seconds=5 * 86_400)
    engine.run(JOB)
    told = engine.backups()
    for backup in told:
        engine.resources.catalog.remove_backup(backup.id)
    engine.rebuild("default")
    assert waiting(engine) == [("home.temp", "rows", 30)]
    assert engine.run(JOB).outcome is Outcome.WARNING
    assert engine.backups()[0].coverage.compared_with == whole.id


def test_what_was_said_of_another_server_explains_nothing(engine: Engine, home: DemoServer) -> None:
    engine.run(JOB)
    home.restart(lookback_seconds=5 * 86_400)
    engine.run(JOB)
    engine.acknowledge("lab", "known", time.time_ns())
    other = replace(engine.settings.acknowledgements[0], server="other", seen=2**62)
    engine.update_settings(lambda s: replace(s, acknowledgements=(other,)))
    assert engine.run(JOB).outcome is Outcome.WARNING
