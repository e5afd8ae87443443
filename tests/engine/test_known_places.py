"""Servers and folders that are forgotten: what goes with them, what stays, what keeps them."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from pathlib import Path

import pytest

from influx_backup_gui.domain.coverage_records import Acknowledgement
from influx_backup_gui.domain.errors import UsageError
from influx_backup_gui.domain.job import BackupJob
from influx_backup_gui.domain.schedule import Schedule
from influx_backup_gui.domain.timetable import Daily
from influx_backup_gui.engine.engine import Engine
from influx_backup_gui.engine.repositories import add_repository, remove_repository
from influx_backup_gui.engine.schedules import with_schedule
from influx_backup_gui.engine.servers import forget_server
from influx_backup_gui.store.settings import Settings
from tests.engine.conftest import add_server


def acknowledged(said: Acknowledgement, settings: Settings) -> Settings:
    return replace(settings, acknowledgements=(*settings.acknowledgements, said))


def scheduled(engine: Engine, name: str, job: BackupJob) -> None:
    made = Schedule(f"id of {name}", name, job, Daily((120,)), "UTC", 0)
    engine.update_settings(lambda s: with_schedule(s, made, 0))


def test_a_server_goes_with_all_that_is_only_about_it(engine: Engine, tmp_path: Path) -> None:
    own, other = engine.resources.places.config / "x.token", tmp_path / "elsewhere.token"
    for file in (own, other):
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text("apiv3_x")
    for name, file in (("x", own), ("y", other)):
        add_server(engine, name, "http://localhost:1", f"file:{file}")
        said = Acknowledgement(name, 1, "anna on desk", "moved", 1, ())
        engine.update_settings(partial(acknowledged, said))
        scheduled(engine, f"nightly {name}", BackupJob(name))
    engine.resources.remember_file_limit("x", 432)
    engine.resources.catalog.slots.claim("id of nightly x", 120, "run", 121)

    assert forget_server(engine.resources, "x") == ("nightly x",)
    settings = engine.settings
    assert "x" not in [s.name for s in settings.servers]
    assert [s.name for s in settings.schedules] == ["nightly y"]
    assert dict(settings.file_limits) == {}
    assert [a.server for a in settings.acknowledgements] == ["y"]
    assert engine.resources.catalog.slots.last("id of nightly x", 200) is None
    assert not own.exists()

    assert forget_server(engine.resources, "y") == ("nightly y",)
    assert other.exists(), "a file that the program did not make"
    with pytest.raises(UsageError, match="no server"):
        forget_server(engine.resources, "y")


def test_a_folder_that_a_schedule_needs_stays(engine: Engine, tmp_path: Path) -> None:
    folder = tmp_path / "disk"
    folder.mkdir()
    assert add_repository(engine.resources, "disk", folder)["backups"] == 0
    server = engine.settings.servers[0].name
    scheduled(engine, "nightly", BackupJob(server, repository="disk"))

    with pytest.raises(UsageError, match="nightly"):
        remove_repository(engine.resources, "disk")
    assert [r.name for r in engine.repositories()] == ["default", "disk"]
    engine.update_settings(lambda s: replace(s, schedules=()))
    remove_repository(engine.resources, "disk")
    assert [r.name for r in engine.repositories()] == ["default"]
    with pytest.raises(UsageError, match="no repository"):
        remove_repository(engine.resources, "disk")
