"""A disk that is full at some moment: exit code 9, a clear message, nothing half-made, and the next run works."""

from __future__ import annotations

import json
import resource
import subprocess
import sys
import time
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from influx_backup_gui.demo.faults import Fault
from influx_backup_gui.demo.server import DemoServer
from influx_backup_gui.domain.instants import HOUR, SECOND
from influx_backup_gui.domain.job import BackupJob, Outcome, Run
from influx_backup_gui.domain.schedule import Schedule
from influx_backup_gui.domain.server import ServerConfig
from influx_backup_gui.domain.timetable import EveryHours
from influx_backup_gui.engine.engine import Engine
from influx_backup_gui.engine.scheduler import Scheduler
from influx_backup_gui.store.settings import RepositoryConfig
from tests.cli.conftest import Cli
from tests.cli.programs import CODE, program
from tests.faults.disks import empty, fill, small_disk
from tests.faults.kills import archives, leftovers

PAGE = 4096
ROWS = "\n".join(
    f"noise,room=r{n % 7} a={n * 7919 % 10007}.25,b={n * 104729 % 99991}i {n * 10**9}" for n in range(9000)
)


@pytest.fixture
def disk(home: Path) -> Iterator[Path]:
    """The default repository on a disk of its own."""
    with small_disk(home / "backups") as mounted:
        yield mounted


@pytest.fixture
def full_home(home: Path) -> Iterator[Path]:
    """Settings, catalog and log on one small disk; the repository is elsewhere."""
    with small_disk(home, 512) as mounted:
        yield mounted


def loaded(cli: Cli, server: DemoServer, *words: str) -> None:
    """A table of some size, and a proved backup of it."""
    server.write("db", ROWS)
    server.persist()
    assert cli("backup", "lab", "--name", "old", *words).code == 0


def is_told(problem: dict[str, Any], where: Path) -> None:
    assert problem["exit_code"] == 9, problem
    assert str(where) in problem["message"]
    assert problem["hint"]


# --- the disk of the archives ---------------------------------------------------------------------


def ends_well(cli: Cli, server: DemoServer, home: Path, disk: Path, left: int) -> str:
    """A backup while the disk has `left` bytes from its first read on; answers what was said, "" if it fits."""
    old = archives(home)
    server.faults.clear()
    struck = server.faults.add(Fault("call", sql="SELECT * FROM", value=lambda: fill(disk, left)))
    # One request at a time: otherwise a large part may be in the spool already, and make room when it is recoded.
    said = cli("backup", "lab", "--name", "new", "--in-flight", "1", "--json")
    empty(disk)
    assert struck.hits == 1
    assert leftovers(home) == []
    if said.code == 0:
        return ""
    assert said.code == 9, (left, said)
    is_told(said.json["problem"], disk)
    assert archives(home) == old
    assert {b["path"] for b in cli("list", "--json").json} == old.keys()
    assert cli("runs", "--json").json[0]["outcome"] == "failed"
    return str(said.json["problem"]["message"])


@pytest.mark.parametrize("pages", [0, 9, 15])
def test_the_disk_fills_up_in_the_middle(cli: Cli, disk: Path, server: DemoServer, home: Path, pages: int) -> None:
    loaded(cli, server)
    assert ends_well(cli, server, home, disk, pages * PAGE)
    assert cli("backup", "lab").code == 0
    assert cli("verify", "--all").code == 0


@pytest.mark.slow
def test_the_disk_fills_up_at_every_page(cli: Cli, disk: Path, server: DemoServer, home: Path) -> None:
    loaded(cli, server)
    pages = 0
    while ends_well(cli, server, home, disk, pages * PAGE):
        pages += 1
    assert pages > 10
    assert cli("verify", "--all").code == 0


def test_what_does_not_fit_is_known_before_anything_is_read(
    cli: Cli, disk: Path, server: DemoServer, home: Path
) -> None:
    loaded(cli, server)
    fill(disk, 3 * PAGE)
    server.requests.clear()
    said = cli("backup", "lab", "--json")
    is_told(said.json["problem"], disk)
    assert "needs about" in said.json["problem"]["message"]
    assert not [p for _, _, p, _ in server.requests if p.get("format") == "parquet"]


def trashed(cli: Cli) -> list[str]:
    return [t["name"] for t in cli("trash", "list", "--json").json]


@pytest.fixture
def with_trash(cli: Cli, disk: Path, server: DemoServer) -> int:
    """Three removed archives `a`, `b`, `c`, the oldest first, and `kept`; answers how large one is."""
    loaded(cli, server)
    for name in ("a", "b", "c", "kept"):
        assert cli("backup", "lab", "--name", name).code == 0
    for number, name in enumerate(("a", "b", "c")):
        assert cli("delete", name).code == 0
        (path,) = (disk / ".trash").rglob(f"*_{name}.7z")
        path.rename(path.with_name(f"2026010{number + 1}T000000Z_{name}.7z"))
    assert trashed(cli) == ["a", "b", "c"]
    return int(cli("show", "kept", "--json").json["bytes"])


def test_the_trash_makes_room_for_a_backup_oldest_first_and_no_further(
    cli: Cli, disk: Path, server: DemoServer, with_trash: int
) -> None:
    needed = cli("backup", "lab", "--dry-run", "--json").json["bytes"] * 1.2
    # So that two of the three have to go, and one is enough to keep.
    fill(disk, int(needed) - with_trash - PAGE)
    said = cli("backup", "lab", "--name", "new", "--json")
    assert said.code == 0, said
    assert trashed(cli) == ["c"]
    assert [t["name"] for t in said.json["emptied"]] == ["a", "b"]
    assert "removed for ever from the trash: a, b" in said.json["summary"]
    assert [b["name"] for b in cli("list", "--json").json] == ["new", "kept", "old"]
    assert cli("verify", "--all").code == 0


def test_the_trash_is_left_alone_where_it_could_not_make_enough_room(
    cli: Cli, disk: Path, server: DemoServer, with_trash: int
) -> None:
    for path in (disk / ".trash").rglob("*_[bc].7z"):
        path.unlink()
    fill(disk)
    assert cli("backup", "lab", "--dry-run", "--json").json["bytes"] * 1.2 > with_trash + PAGE
    said = cli("backup", "lab", "--name", "new", "--json")
    is_told(said.json["problem"], disk)
    assert trashed(cli) == ["a"]


def test_a_safety_backup_that_does_not_fit_keeps_the_restore_from_writing(
    cli: Cli, disk: Path, server: DemoServer, home: Path
) -> None:
    loaded(cli, server)
    server.write("db", "noise,room=r0 a=-1 0")
    server.faults.add(Fault("call", sql="SELECT * FROM", value=lambda: fill(disk)))
    said = cli("restore", "old", "--table", "db.noise", "--if-exists", "replace", "--yes", "--json")
    is_told(said.json["problem"], disk)
    assert -1 in server.rows("db", "noise")["a"].to_pylist()
    assert {m for m, path, *_ in server.requests if "write_lp" in path or "configure/table" in path} == set()


# --- the disk of settings, catalog and log --------------------------------------------------------


def test_the_disk_of_the_catalog_fills_up(cli: Cli, full_home: Path, server: DemoServer, tmp_path: Path) -> None:
    assert cli("repository", "add", "big", str(tmp_path / "big"), "--default").code == 0
    loaded(cli, server)
    settings = (full_home / "settings.json").read_bytes()
    fill(full_home)
    for words in (["backup", "lab", "--name", "new"], ["verify", "--all"]):
        said = cli(*words, "--json")
        assert said.code == 9, said
        is_told(said.json["problem"], full_home)
    changed = cli("server", "add", "second", "--url", server.url, "--json")
    is_told(changed.json["problem"], full_home)
    assert (full_home / "settings.json").read_bytes() == settings
    assert [p.name for p in (tmp_path / "big").rglob("*.7z*")] == ["old.7z"]
    empty(full_home)
    assert [r["kind"] for r in cli("runs", "--json").json] == ["backup"]
    assert cli("backup", "lab").code == 0
    assert cli("verify", "--all").code == 0


@pytest.mark.parametrize("pages", [0, 3, 9, *(pytest.param(n, marks=pytest.mark.slow) for n in (1, 2, 5))])
def test_the_disk_of_the_catalog_fills_up_in_the_middle(
    cli: Cli, full_home: Path, server: DemoServer, tmp_path: Path, pages: int
) -> None:
    assert cli("repository", "add", "big", str(tmp_path / "big"), "--default").code == 0
    loaded(cli, server)
    server.faults.add(Fault("call", sql="SELECT * FROM", value=lambda: fill(full_home, pages * PAGE)))
    with program("backup", "lab", "--name", "new") as process:
        said = "".join(process.communicate(timeout=60))
    empty(full_home)
    there = {str(p) for p in (tmp_path / "big").rglob("*.7z*")}
    assert "Traceback" not in said
    assert "catalog" in said or process.returncode == 0
    if process.returncode == 9:
        assert "full" in said
        assert ("complete and proved" in said) == (len(there) == 2), said
    else:
        assert (process.returncode, len(there)) in ((0, 2), (1, 2)), said
    assert {b["path"] for b in cli("list", "--json").json} == there
    assert all(b["proved"] for b in cli("list", "--json").json)
    assert all(r["outcome"] for r in cli("runs", "--json").json)
    assert cli("backup", "lab").code == 0
    assert cli("verify", "--all").code == 0


def test_a_log_that_cannot_be_written_is_no_noise(cli: Cli, full_home: Path, server: DemoServer) -> None:
    server.write("db", ROWS)
    fill(full_home)
    said = cli("inspect", "lab", "--json")
    assert said.code == 9
    assert "Traceback" not in said.err


# --- a limit of the size of files -----------------------------------------------------------------


def limited(kilobytes: int, *words: str) -> subprocess.CompletedProcess[str]:
    """A command of a user whose files may be only so large."""

    def limit() -> None:
        resource.setrlimit(resource.RLIMIT_FSIZE, (kilobytes * 1024, kilobytes * 1024))

    # -B: Python takes a short write of compiled code for a whole one, and every later start would fail at that module.
    words = (sys.executable, "-B", "-c", CODE, *words)
    done = subprocess.run(words, preexec_fn=limit, capture_output=True, text=True, timeout=60, check=False)
    assert "Traceback" not in done.stderr
    assert "fault in the program" not in done.stderr
    return done


@pytest.mark.parametrize("kilobytes", [1, 20, 60])
def test_a_limit_on_the_size_of_files(cli: Cli, server: DemoServer, home: Path, kilobytes: int) -> None:
    loaded(cli, server)
    old = archives(home)
    done = limited(kilobytes, "backup", "lab", "--name", "new")
    assert done.returncode == 9, done
    assert "error: " in done.stderr
    assert "too large" in done.stderr
    cli("runs")
    assert archives(home) == old
    assert leftovers(home) == []
    assert cli("backup", "lab").code == 0
    assert cli("verify", "--all").code == 0


@pytest.mark.parametrize("words", [("status",), ("list",), ("run-due",), ("schedule", "list"), ("verify", "--all")])
def test_a_catalog_that_may_not_grow_is_told(cli: Cli, server: DemoServer, home: Path, words: tuple[str, ...]) -> None:
    """SQLite says "disk I/O error" only."""
    loaded(cli, server)
    done = limited(20, *words, "--json")
    assert done.returncode == 9, done
    problem = json.loads(done.stdout)["problem"]
    is_told(problem, home)
    assert "too large" in problem["message"]
    assert sorted(p.name for p in home.iterdir() if p.name.startswith("tmp")) == []
    assert cli("status").code == 0


@pytest.mark.parametrize("words", [("status",), ("list",), ("run-due",)])
@pytest.mark.parametrize("pages", [0, 1, 7, 8, 9, 12, 16, 20])
def test_looking_needs_little_space_and_says_when_it_has_not_got_it(
    cli: Cli, full_home: Path, server: DemoServer, tmp_path: Path, words: tuple[str, ...], pages: int
) -> None:
    assert cli("repository", "add", "big", str(tmp_path / "big"), "--default").code == 0
    loaded(cli, server)
    fill(full_home, pages * PAGE)
    said = cli(*words, "--json")
    if said.code != 0:
        assert said.code == 9, said
        is_told(said.json["problem"], full_home)
    assert said.code == (9 if pages == 0 else said.code)
    empty(full_home)
    assert cli(*words).code == 0


def test_a_run_whose_end_could_not_be_written_blocks_no_later_one(full_home: Path, tmp_path: Path) -> None:
    """A service stays, and its process is alive: its run must not seem to go on for ever."""
    with DemoServer(token=None) as server:
        server.write("db", ROWS)
        engine = Engine.open(full_home)
        big = RepositoryConfig("big", str(tmp_path / "big"))
        (tmp_path / "big").mkdir()
        now = time.time_ns()
        made = Schedule("id", "often", BackupJob("lab"), EveryHours(1, now - SECOND), "UTC", now - SECOND * 2)
        lab = ServerConfig("lab", server.url, "none")
        engine.update_settings(
            lambda s: replace(s, repositories=(big,), default_repository="big", servers=(lab,), schedules=(made,))
        )
        clock = [now]
        scheduler = Scheduler(engine, clock=lambda: clock[0])
        server.faults.add(Fault("call", sql="SELECT * FROM", value=lambda: fill(full_home)))
        (first,) = scheduler.run_due()
        assert isinstance(first, Run)
        assert first.problem is not None
        assert first.problem.exit_code == 9
        clock[0] += HOUR
        (second,) = scheduler.run_due()
        assert isinstance(second, Run)
        assert second.problem is not None
        assert second.problem.exit_code == 9
        empty(full_home)
        (third,) = scheduler.run_due()
        assert isinstance(third, Run), third
        assert third.outcome is Outcome.SUCCEEDED
        told = [(r.kind, r.slot, r.outcome) for r in engine.runs()]
        engine.close()
    slot = now - SECOND
    assert told == [("backup", slot + HOUR, Outcome.SUCCEEDED), ("backup", slot, Outcome.FAILED)]
