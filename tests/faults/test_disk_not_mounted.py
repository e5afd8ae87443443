"""The folder where a disk or a share is mounted is there, and nothing is mounted: an empty folder on another disk."""

from __future__ import annotations

import shutil
import time
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from influx_backup_gui.demo.server import DemoServer
from influx_backup_gui.domain.health_records import Colour, ReasonKind
from influx_backup_gui.domain.instants import HOUR, SECOND
from influx_backup_gui.domain.job import (
    BackupJob,
    DrillJob,
    DrillWay,
    Job,
    MoveJob,
    Outcome,
    PruneJob,
    Run,
    Trigger,
    VerifyJob,
)
from influx_backup_gui.domain.schedule import RunRules, Schedule
from influx_backup_gui.domain.timetable import EveryHours
from influx_backup_gui.engine.engine import Engine
from influx_backup_gui.engine.holds import Held
from influx_backup_gui.engine.scheduler import Scheduler
from influx_backup_gui.store.moves import Move
from tests.cli.conftest import Cli
from tests.engine.alerted import set_alerts
from tests.faults.disks import small_disk
from tests.notify.mail_server import MailServer

SAID = "not mounted"
WAITS = RunRules(network_wait=60)


@pytest.fixture
def place(tmp_path: Path, cli: Cli, server: DemoServer) -> Path:
    """Where the disk of repository `usb`, the default one, is mounted: two backups are on it."""
    place = tmp_path / "usb"
    assert cli("repository", "add", "usb", str(place), "--default").code == 0
    for name in ("first", "second"):
        assert cli("backup", "lab", "--name", name).code == 0
    return place


@pytest.fixture
def unmounted(place: Path, tmp_path: Path) -> Path:
    """The disk is away (in `disk`); its empty mount folder is there."""
    place.rename(tmp_path / "disk")
    place.mkdir()
    return place


@pytest.fixture
def engine(unmounted: Path, home: Path) -> Iterator[Engine]:
    opened = Engine.open(home)
    yield opened
    opened.close()


def mounted_again(place: Path) -> None:
    shutil.rmtree(place)
    (place.parent / "disk").rename(place)


def refused(cli: Cli, *words: str) -> None:
    said = cli(*words, "--json")
    assert said.code == 3, said
    problem = said.json["problem"]
    assert SAID in problem["message"]
    assert problem["message"].count("usb") >= 1
    assert "fault in the program" not in said.out


def test_a_disk_with_an_empty_mount_folder(cli: Cli, server: DemoServer, tmp_path: Path) -> None:
    """With a real disk, so that the folder below it is the one that the test sees."""
    place = tmp_path / "usb"
    with small_disk(place):
        assert cli("repository", "add", "usb", str(place), "--default").code == 0
        assert cli("backup", "lab", "--name", "old").code == 0
    assert place.is_dir()
    assert not place.is_mount()
    refused(cli, "backup", "lab")
    assert list(place.iterdir()) == [], "something was written to the disk of the system"


@pytest.mark.parametrize("there", ["", "lost+found", ".DS_Store", ".Trash-1000", "desktop.ini"])
def test_nothing_is_written_below_it(cli: Cli, unmounted: Path, there: str) -> None:
    if there:
        (unmounted / there).mkdir()
    before = sorted(unmounted.rglob("*"))
    refused(cli, "backup", "lab")
    assert cli("prune", "--repository", "usb", "--json").json["warnings"][0].count(SAID) == 1
    refused(cli, "delete", "first")
    refused(cli, "repository", "move", "usb", str(unmounted.parent / "elsewhere"))
    refused(cli, "verify", "--all")
    refused(cli, "restore", "first", "--database", "db=again")
    refused(cli, "drill", "first")
    refused(cli, "repository", "rebuild", "usb")
    assert sorted(unmounted.rglob("*")) == before
    assert [b["name"] for b in cli("list", "--json").json] == ["second", "first"]
    mounted_again(unmounted)
    assert cli("backup", "lab").code == 0
    assert cli("verify", "--all").code == 0


def test_what_is_said_names_both_ways_out(cli: Cli, unmounted: Path) -> None:
    problem = cli("backup", "lab", "--json").json["problem"]
    assert str(unmounted) in problem["message"]
    assert "2 backups" in problem["message"]
    assert "Mount" in problem["hint"]
    assert "influx-backup repository rebuild usb --emptied" in problem["hint"]
    states = {r["name"]: r["present"] for r in cli("repository", "list", "--json").json}
    assert states["usb"] is False
    assert SAID in cli("repository", "list").out


def test_a_folder_that_was_emptied_on_purpose(cli: Cli, unmounted: Path) -> None:
    assert cli("repository", "rebuild", "--emptied").code == 2, "of one folder at a time, by its name"
    said = cli("repository", "rebuild", "usb", "--emptied")
    assert said.code == 0, said
    assert "2 backups" in said.out
    assert cli("list", "--json").json == []
    assert cli("backup", "lab", "--name", "anew").code == 0
    assert (unmounted / "lab" / "anew.7z").is_file()


def test_backups_that_a_person_removed_are_no_disk_that_is_away(cli: Cli, place: Path) -> None:
    """By hand, all of them: the program's own settings are still in the folder."""
    shutil.rmtree(place / "lab")
    assert cli("backup", "lab").code == 1, "there is nothing left to compare it with, which is told"
    assert len(list(place.glob("lab/*.7z"))) == 1


def test_without_its_settings_an_archive_is_proof_enough(cli: Cli, place: Path) -> None:
    shutil.rmtree(place / ".settings")
    (place / "lab" / "first.7z").unlink()
    assert cli("backup", "lab").code == 0


def test_a_folder_that_never_held_a_backup(cli: Cli, server: DemoServer, tmp_path: Path) -> None:
    new = tmp_path / "new"
    assert cli("repository", "add", "new", str(new), "--default").code == 0
    shutil.rmtree(new)
    new.mkdir()
    assert cli("backup", "lab", "--name", "only").code == 0


def test_health_says_it_in_one_sentence(engine: Engine, unmounted: Path) -> None:
    health = engine.health(time.time_ns())
    assert health.colour is Colour.RED
    away = [r for r in health.reasons if r.kind is ReasonKind.REPOSITORY_UNREACHABLE]
    assert len(away) == 1
    assert SAID in away[0].message
    assert "emptied on purpose" in away[0].hint
    assert not [r for r in health.reasons if r.kind is ReasonKind.ARCHIVE_MISSING]
    assert SAID in next(s for s in engine.overview(time.time_ns()).spaces if s.name == "usb").unreachable


JOBS = (
    BackupJob("lab"),
    VerifyJob(),
    DrillJob(newest_of="lab", way=DrillWay.DECODE),
    MoveJob("usb", "elsewhere"),
)


@pytest.mark.parametrize("job", JOBS, ids=lambda job: type(job).__name__)
def test_every_job_fails_of_it(engine: Engine, job: Job) -> None:
    run = engine.run(job)
    assert run.outcome is Outcome.FAILED
    assert run.problem is not None
    assert SAID in run.summary
    assert not run.problem.unexpected


def test_pruning_removes_nothing_and_says_why(engine: Engine) -> None:
    plan = engine.plan_prune(PruneJob(), time.time_ns())
    assert not plan.removed
    assert any(SAID in warning for warning in plan.warnings)
    run = engine.run(PruneJob())
    assert run.outcome is Outcome.WARNING
    assert run.summary.count(SAID) == 1


def test_a_schedule_waits_and_then_fails_and_alerts(engine: Engine, unmounted: Path) -> None:
    now = time.time_ns()
    schedule = Schedule("s", "nightly", BackupJob("lab"), EveryHours(1, now - SECOND), "UTC", now - HOUR, rules=WAITS)
    with MailServer() as mail:
        set_alerts(engine, mail)
        engine.update_settings(lambda s: replace(s, schedules=(schedule,)))
        waited = 0.0
        scheduler = Scheduler(engine, monotonic=lambda: waited)
        (held,) = scheduler.run_due()
        assert isinstance(held, Held)
        assert SAID in held.reason
        waited = 61.0
        (run,) = scheduler.run_due()
        assert isinstance(run, Run)
        assert (run.outcome, run.trigger) == (Outcome.FAILED, Trigger.SCHEDULE)
        assert SAID in run.summary
        engine.alerts.sending.close()
        assert any(SAID in m.text for m in mail.mails)
    assert list(unmounted.iterdir()) == []


def test_the_end_of_a_move_waits_for_the_disk(engine: Engine, unmounted: Path, tmp_path: Path) -> None:
    """A move was cut off before its switch: what it laid down is removed when the old folder can be looked into."""
    target = tmp_path / "target"
    shutil.copytree(tmp_path / "disk", target)
    catalog = engine.resources.catalog
    catalog.moves.begin(Move("r", "usb", unmounted, target, made=True))
    with catalog._change() as db:
        db.execute("UPDATE moves SET pid = 0")
    engine.end_dead_runs()
    assert catalog.moves.left(lambda _: False), "it was forgotten, and its copies would stay for ever"
    mounted_again(unmounted)
    engine.end_dead_runs()
    assert not catalog.moves.left(lambda _: False)
    assert not target.exists()
    assert len(list(unmounted.glob("lab/*.7z"))) == 2
