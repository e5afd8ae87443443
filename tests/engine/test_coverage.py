"""The coverage guard from end to end: losses are told, nothing is pruned meanwhile, a reason alone silences them."""

from __future__ import annotations

import itertools
import json
import time
from dataclasses import replace
from functools import partial
from pathlib import Path

import pytest

from influx_backup_gui.demo.faults import Fault
from influx_backup_gui.demo.server import DemoServer
from influx_backup_gui.domain.errors import UsageError
from influx_backup_gui.domain.health_records import Colour, ReasonKind
from influx_backup_gui.domain.instants import DAY, HOUR
from influx_backup_gui.domain.job import BackupJob, Outcome, PruneJob, Run, Selection
from influx_backup_gui.domain.retention import RetentionPolicy
from influx_backup_gui.domain.schedule import Schedule
from influx_backup_gui.domain.timetable import Daily
from influx_backup_gui.engine import backup_run
from influx_backup_gui.engine.backup import BackupTaker
from influx_backup_gui.engine.engine import Engine
from influx_backup_gui.engine.run_start import Start
from influx_backup_gui.store.archive_reader import ArchiveReader

JOB = BackupJob("lab")
NOW = time.time_ns()


def fill(server: DemoServer, days: int = 20, table: str = "temp", late: int = 0) -> None:
    """Two rows a day, back from now, in files."""
    rows = (f"{table},room=a v={n}.5 {NOW - n * DAY // 2 - HOUR - late}" for n in range(days * 2))
    server.write("home", "\n".join(rows))
    server.persist()


@pytest.fixture
def home(server: DemoServer) -> DemoServer:
    fill(server)
    return server


def waiting(engine: Engine) -> list[tuple[str, str, int]]:
    return [(w.loss.name, w.loss.kind.value, w.loss.rows) for w in engine.losses("lab", time.time_ns())]


def colour(engine: Engine) -> Colour:
    return engine.health(time.time_ns(), "lab").colour


def warnings(run: Run) -> list[str]:
    backup = run.details["backup"]
    assert isinstance(backup, dict)
    return list(backup["warnings"])


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


def several_nodes(server: DemoServer, *processes: str) -> Fault:
    """A balancer sends every question to the next node."""
    nodes = itertools.cycle(processes)

    def answer(body: bytes) -> bytes:
        return json.dumps({**json.loads(body), "process_id": next(nodes)}).encode()

    return server.faults.add(Fault("alter_answer", path="/ping", times=None, value=answer))


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


def test_a_sensor_that_stopped_is_a_warning_that_freezes_nothing(engine: Engine, server: DemoServer) -> None:
    fill(server, late=40 * HOUR)
    assert engine.run(JOB).outcome is Outcome.SUCCEEDED, "a first backup is compared with nothing"
    run = engine.run(JOB)
    assert run.outcome is Outcome.WARNING
    assert "home.temp has had no new rows for 1 day 17 h (since " in run.summary
    assert run.summary.endswith("The backup is fine.")
    assert (colour(engine), waiting(engine)) == (Colour.AMBER, [])
    assert engine.backups()[0].proved
    assert engine.run(PruneJob()).outcome is Outcome.SUCCEEDED
    engine.update_settings(lambda s: replace(s, servers=tuple(replace(x, quiet_hours=0) for x in s.servers)))
    assert engine.run(JOB).outcome is Outcome.SUCCEEDED


def test_a_backup_that_took_far_longer_than_usual_is_a_warning(engine: Engine, home: DemoServer) -> None:
    runs = [engine.run(JOB) for _ in range(2)]
    assert backup_run.unusually_slow(engine.resources, replace(runs[0], started=NOW - HOUR), engine.backups()[0]) == ""
    for number in range(8):
        began = NOW - (number + 2) * HOUR
        engine.resources.catalog.start_run(
            replace(runs[0], id=f"r{number}", started=began, finished=None, outcome=None)
        )
        engine.resources.catalog.end_run(replace(runs[0], id=f"r{number}", started=began, finished=began + 60 * 10**9))
    said = backup_run.unusually_slow(
        engine.resources, replace(runs[0], started=time.time_ns() - HOUR), engine.backups()[0]
    )
    assert said == "It took 1 h, and usually takes 1 min: is the server, network or disk busy?"


def test_oldest_days_that_go_regularly_are_told_once(engine: Engine, home: DemoServer) -> None:
    """As where the token may not read the retention; the look-back of the demo server takes the days away."""
    engine.run(JOB)
    home.restart(lookback_seconds=15 * 86_400)
    assert engine.run(JOB).outcome is Outcome.WARNING
    with pytest.raises(UsageError, match="Nobody said"):
        engine.withdraw("lab", ("home", "temp"))
    said = engine.acknowledge("lab", "kept 15 days", time.time_ns(), regularly=True)
    assert said.summary.endswith("Still pinned, for it holds them: " + engine.backups()[-1].name + ".")
    assert "it is no loss when days go that are older than the last ones: home.temp (1" in said.summary
    (kept,) = engine.settings.acknowledgements[0].keeps
    assert kept.days in (13, 14), "as far as there are rows, counted in UTC days"
    home.restart(lookback_seconds=14 * 86_400)
    assert engine.run(JOB).outcome is Outcome.SUCCEEDED
    home.restart(lookback_seconds=5 * 86_400)
    assert engine.run(JOB).outcome is Outcome.WARNING, "days that it was to keep are gone"
    home.drop_table("home", "temp")
    engine.run(JOB)
    with pytest.raises(UsageError, match="It is not only the oldest"):
        engine.acknowledge("lab", "again", time.time_ns(), regularly=True)
    assert "a loss again when days of home.temp go" in engine.withdraw("lab", ("home", "temp")).summary
    assert [a.keeps for a in engine.settings.acknowledgements] == [()]
    assert [a.reason for a in engine.settings.acknowledgements] == ["kept 15 days"]


def test_what_was_said_of_another_server_explains_nothing(engine: Engine, home: DemoServer) -> None:
    engine.run(JOB)
    home.restart(lookback_seconds=5 * 86_400)
    engine.run(JOB)
    engine.acknowledge("lab", "known", time.time_ns())
    other = replace(engine.settings.acknowledgements[0], server="other", seen=2**62)
    engine.update_settings(lambda s: replace(s, acknowledgements=(other,)))
    assert engine.run(JOB).outcome is Outcome.WARNING
