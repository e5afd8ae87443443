"""A repository that is read-only, gone, no folder, in use, or that holds things which are no backups."""

from __future__ import annotations

import os
import shutil
import subprocess
import threading
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from influx_backup_gui.demo.faults import Fault
from influx_backup_gui.demo.server import DemoServer
from tests.cli.conftest import Cli
from tests.cli.programs import command, program
from tests.damaging import flip_a_bit
from tests.faults.disks import make_read_only, make_writable, small_disk
from tests.faults.kills import archives, leftovers

SELECT = "SELECT * FROM"


@pytest.fixture
def disk(tmp_path: Path, cli: Cli, server: DemoServer) -> Iterator[Path]:
    """A repository `usb`, the default one, on a disk of its own, with one backup."""
    with small_disk(tmp_path / "usb") as mounted:
        assert cli("repository", "add", "usb", str(mounted), "--default").code == 0
        assert cli("backup", "lab", "--name", "old").code == 0
        yield mounted


def fails(cli: Cli, said: str, *words: str) -> None:
    result = cli(*(words or ("backup", "lab")), "--json")
    assert result.code == 3, result
    assert said in result.json["problem"]["message"], result
    assert result.json["problem"]["hint"]
    assert "fault in the program" not in result.out


def old_is_safe(cli: Cli, disk: Path) -> None:
    assert [p.name for p in disk.glob("lab/*.7z*")] == ["old.7z"]
    assert list(disk.glob(".spool-*")) == []
    assert cli("verify", "--all").code == 0
    assert cli("backup", "lab").code == 0


def test_a_disk_that_is_read_only(cli: Cli, disk: Path) -> None:
    assert cli("backup", "lab", "--name", "older").code == 0
    make_read_only(disk)
    fails(cli, "read-only")
    fails(cli, "read-only", "delete", "older")
    assert cli("verify", "--all").code == 0
    assert cli("restore", "old", "--database", "db=again").code == 0
    make_writable(disk)
    assert cli("delete", "older").code == 0
    old_is_safe(cli, disk)


Run = Callable[..., subprocess.CompletedProcess[str]]


@pytest.fixture
def bound(server: DemoServer, home: Path) -> Run:
    """Run the program where the rights of files count: for root, too."""
    words = []
    if hasattr(os, "geteuid") and os.geteuid() == 0:
        words = ["setpriv", "--bounding-set=-dac_override,-dac_read_search"]
        if shutil.which("setpriv") is None:
            pytest.skip("there is no program `setpriv`, and root may do everything")

    def run(*told: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run([*words, *command(*told)], capture_output=True, text=True, timeout=60, check=False)

    assert run("backup", "lab", "--name", "old").returncode == 0
    return run


def refused(done: subprocess.CompletedProcess[str]) -> None:
    assert done.returncode == 3, done
    assert any(said in done.stderr for said in ("no right", "Permission denied", "readonly database")), done
    assert "Traceback" not in done.stderr
    assert "fault in the program" not in done.stderr


def test_rights_that_are_missing(bound: Run, home: Path) -> None:
    for folder in (home / "backups" / "lab", home):
        folder.chmod(0o555)
        refused(bound("backup", "lab"))
        assert bound("verify", "--all").returncode == (0 if folder != home else 3)
        folder.chmod(0o755)
    assert [p.name for p in home.rglob("*.7z*")] == ["old.7z"]
    assert bound("backup", "lab").returncode == 0


@pytest.mark.parametrize("moment", [SELECT, "series_key_columns"])
def test_rights_that_are_taken_away_in_the_middle(bound: Run, home: Path, server: DemoServer, moment: str) -> None:
    def take_away() -> None:
        for folder in home.rglob("*"):
            if folder.is_dir():
                folder.chmod(0o555)

    struck = server.faults.add(Fault("call", sql=moment, value=take_away))
    refused(bound("backup", "lab"))
    assert struck.hits == 1
    server.faults.clear()
    for folder in home.rglob("*"):
        folder.chmod(0o755)
    assert bound("backup", "lab").returncode == 0
    assert leftovers(home) == []
    assert bound("verify", "--all").returncode == 0


def test_a_disk_that_is_not_connected(cli: Cli, server: DemoServer, tmp_path: Path) -> None:
    disk, place = tmp_path / "disk", tmp_path / "place"
    disk.mkdir()
    place.symlink_to(disk)
    assert cli("repository", "add", "usb", str(place), "--default").code == 0
    assert cli("backup", "lab", "--name", "old").code == 0
    place.unlink()
    fails(cli, "is not there")
    fails(cli, "is not there", "verify", "--all")
    fails(cli, "is gone", "repository", "rebuild", "usb")
    assert [b["name"] for b in cli("list", "--json").json] == ["old"], "a disk that is away is not an empty one"
    assert not place.exists()
    place.symlink_to(disk)
    old_is_safe(cli, disk)


def removed(folder: Path) -> None:
    """Take it away, also while the backup puts one more file into it."""
    while folder.exists():
        shutil.rmtree(folder, ignore_errors=True)


@pytest.mark.parametrize("moment", [SELECT, "series_key_columns", "system.tokens"])
def test_a_folder_that_is_removed_in_the_middle(cli: Cli, server: DemoServer, tmp_path: Path, moment: str) -> None:
    folder = tmp_path / "stick"
    assert cli("repository", "add", "stick", str(folder), "--default").code == 0
    server.faults.add(Fault("call", sql=moment, value=lambda: removed(folder)))
    fails(cli, "gone")
    assert not folder.exists(), "it was made again, on another disk perhaps"
    server.faults.clear()
    fails(cli, "is not there")
    folder.mkdir()
    assert cli("backup", "lab").code == 0


def test_a_file_instead_of_a_folder(cli: Cli, server: DemoServer, home: Path) -> None:
    (home / "backups").write_text("not a folder")
    fails(cli, "is a file, not a folder")
    assert (home / "backups").read_text() == "not a folder"
    assert cli("repository", "add", "file", str(home / "backups"), "--json").code != 0


def test_a_file_instead_of_the_servers_folder(cli: Cli, server: DemoServer, home: Path) -> None:
    (home / "backups").mkdir()
    (home / "backups" / "lab").write_text("not a folder")
    fails(cli, "lab")
    assert (home / "backups" / "lab").read_text() == "not a folder"


def test_two_backups_at_once(cli: Cli, server: DemoServer, home: Path) -> None:
    begun, go = threading.Event(), threading.Event()

    def hold() -> None:
        begun.set()
        go.wait(60)

    server.faults.add(Fault("call", sql=SELECT, value=hold))
    with program("backup", "lab", "--name", "first", "--json") as process:
        assert begun.wait(60)
        said = cli("backup", "lab", "--name", "second", "--json")
        assert said.code == 10
        assert str(process.pid) in said.json["problem"]["message"]
        assert "backup of lab" in said.json["problem"]["message"]
        assert leftovers(home), "the loser swept the winner's files"
        go.set()
        process.communicate(timeout=60)
    assert process.returncode == 0
    assert [b["name"] for b in cli("list", "--json").json] == ["first"]
    assert sorted(r["outcome"] for r in cli("runs", "--json").json) == ["failed", "succeeded"]
    assert cli("verify", "--all").code == 0


def test_many_programs_start_in_an_empty_home(cli: Cli, server: DemoServer, home: Path) -> None:
    """All of them make the catalog's tables; all of them are recorded, whoever gets the repository."""
    started = [
        subprocess.Popen(command("backup", "lab", "--json"), stdout=subprocess.PIPE, stderr=subprocess.PIPE)
        for _ in range(4)
    ]
    codes = []
    for process in started:
        process.communicate(timeout=120)
        codes.append(process.returncode)
    assert set(codes) <= {0, 10}
    assert 0 in codes
    runs = cli("runs", "--json").json
    assert sorted(r["outcome"] for r in runs) == sorted("succeeded" if c == 0 else "failed" for c in codes)
    assert len(cli("list", "--json").json) == codes.count(0) == len(archives(home))
    assert cli("verify", "--all").code == 0


def test_a_rebuild_among_damaged_and_foreign_files(cli: Cli, server: DemoServer, home: Path) -> None:
    for name in ("good", "cut", "flipped"):
        assert cli("backup", "lab", "--name", name).code == 0
    folder = home / "backups" / "lab"
    cut, flipped = folder / "cut.7z", folder / "flipped.7z"
    cut.write_bytes(cut.read_bytes()[:-100])
    flip_a_bit(flipped)
    (folder / "text.7z").write_text("no archive")
    (folder / "empty.7z").touch()
    import py7zr

    with py7zr.SevenZipFile(folder / "foreign.7z", "w") as archive:
        archive.writestr("hello", "hello.txt")
    for path in home.glob("catalog.sqlite*"):
        path.unlink()
    before = archives(home)
    said = cli("repository", "rebuild", "--json")
    assert said.code == 1
    assert archives(home) == before, "a rebuild changes no archive"
    unreadable = {Path(u["path"]).name: u["reason"] for u in said.json["unreadable"]}
    assert unreadable.keys() == {"cut.7z", "text.7z", "empty.7z", "foreign.7z"}
    assert all(unreadable.values())
    assert {b["name"]: b["proved"] for b in cli("list", "--json").json} == {"good": None, "flipped": None}
    checked = cli("verify", "--all", "--json")
    assert checked.code == 8
    assert {d["backup"] for d in checked.json["damaged"]} == {"flipped"}
    shown = {b["name"]: b for b in cli("list", "--json").json}
    assert shown["good"]["proved"]
    assert shown["flipped"]["damaged"]
    assert cli("restore", "good", "--database", "db=again").code == 0


def test_one_backup_that_is_away_hides_nothing(cli: Cli, server: DemoServer, home: Path) -> None:
    """The others are verified all the same, it proves nothing while it is away, and the last that is there stays."""
    for name in ("first", "second", "third"):
        assert cli("backup", "lab", "--name", name).code == 0
    folder = home / "backups" / "lab"
    third, away = folder / "third.7z", folder / "away"
    third.rename(away)
    said = cli("verify", "--all", "--json")
    assert said.code == 3
    assert "1 of 3 backups could not be read" in said.json["problem"]["message"]
    assert [u["backup"] for u in said.json["unread"]] == ["third"]
    assert said.json["rows"] == 2 * 101
    flip_a_bit(folder / "first.7z")
    said = cli("verify", "--all", "--json")
    assert said.code == 8
    assert ({d["backup"] for d in said.json["damaged"]}, len(said.json["unread"])) == ({"first"}, 1)
    refused = cli("delete", "second", "--json")
    assert refused.code == 2, "the only proved backup that can be read would be gone"
    (folder / "second.7z").rename(folder / "away too")
    status = cli("status", "--json")
    assert status.code == 2
    assert any("not there" in reason["message"] for reason in status.json["reasons"])
    assert status.json["servers"][0]["last_proved"] is None
    away.rename(third)
    (folder / "away too").rename(folder / "second.7z")
    assert cli("verify", "second", "third").code == 0
    assert cli("delete", "second").code == 0


def test_the_program_may_be_started_where_it_cannot_write(tmp_path: Path) -> None:
    done = subprocess.run(
        [*command("--home", "/proc/nowhere", "list")],
        cwd=tmp_path,
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert done.returncode == 3, done
    assert "Traceback" not in done.stderr
