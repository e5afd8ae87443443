"""What is odd and no loss: a sensor that stopped, a slow backup, days that go regularly."""

from __future__ import annotations

import time
from dataclasses import replace

import pytest

from influx_backup_gui.demo.server import DemoServer
from influx_backup_gui.domain.errors import UsageError
from influx_backup_gui.domain.health_records import Colour
from influx_backup_gui.domain.instants import HOUR
from influx_backup_gui.domain.job import Outcome, PruneJob
from influx_backup_gui.engine import backup_run
from influx_backup_gui.engine.engine import Engine
from tests.engine.losses.told import JOB, NOW, colour, fill, waiting


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
