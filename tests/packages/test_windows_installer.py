"""The Windows installer around a stand-in payload: compiled, and, where there is wine, run and undone in it.

Only the workflow, on Windows, installs and starts the real programs.
"""

from __future__ import annotations

import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from subprocess import PIPE

import pytest

from influx_backup_gui import __version__
from tests.packages.running import ROOT, outside, run

pytestmark = [
    pytest.mark.packages,
    pytest.mark.skipif(not (shutil.which("makensis") and shutil.which("7z")), reason="no makensis or no 7z"),
]


NAMES = ("influx-backup.exe", "influx-backup-gui.exe", "_internal/a b/ä$.dll")
ENTRY = r"HKCU\Software\Microsoft\Windows\CurrentVersion\Uninstall\InfluxBackup"
RUN = r"HKCU\Software\Microsoft\Windows\CurrentVersion\Run"


def installer(folder: Path, names: tuple[str, ...] = NAMES, target: str = "") -> tuple[Path, Path]:
    """(stand-ins of the frozen programs, the installer around them)."""
    payload, output = folder / "payload", folder / "influx-backup-windows.exe"
    for name in names:
        (payload / name).parent.mkdir(parents=True, exist_ok=True)
        (payload / name).write_bytes(b"MZ" + name.encode())
    words: list[str | Path] = ["bash", ROOT / "packaging" / "windows" / "build.sh", payload, output]
    run(words, variables={"PYTHON": sys.executable, "TARGET": target})
    return payload, output


def test_it_holds_the_programs_and_an_uninstaller(tmp_path: Path) -> None:
    payload, output = installer(tmp_path)

    run(["7z", "x", f"-o{tmp_path / 'inside'}", output])
    for file in (p for p in payload.rglob("*") if p.is_file()):
        assert (tmp_path / "inside" / file.relative_to(payload)).read_bytes() == file.read_bytes()
    assert (tmp_path / "inside" / "uninstall.exe").exists()
    assert output.read_bytes()[:2] == b"MZ"


class Windows:
    """A stand-in of it: wine with a disk and a registry of its own."""

    def __init__(self, folder: Path) -> None:
        self._variables: dict[str, str | Path] = {
            "WINEPREFIX": folder,
            "WINEARCH": "win64",
            "WINEDEBUG": "-all",
            "LC_ALL": "C.UTF-8",
        }
        self.run("wineboot", "--init")
        self.user = next(p for p in (folder / "drive_c" / "users").iterdir() if p.name != "Public")
        self.place = self.user / "AppData/Local/Programs/Influx Backup"
        self.shortcut = self.user / "AppData/Roaming/Microsoft/Windows/Start Menu/Programs/Influx Backup.lnk"

    def run(self, *words: str | Path, expected: int = 0) -> str:
        """What a Windows program says."""
        return run(["wine", *words], expected, self._variables)

    def uninstall(self, expected: int = 0) -> None:
        """As the list of programs does, without questions; it stays in its place, so that its end can be awaited."""
        # In words of its own, or wine would put it in quotes, and the uninstaller would not know it.
        place = rf"_?=C:\users\{self.user.name}\AppData\Local\Programs\Influx Backup".split(" ")
        self.run(self.place / "uninstall.exe", "/S", *place, expected=expected)

    @contextmanager
    def running(self, path: Path) -> Iterator[None]:
        """This file is a program that goes on until its input ends: wine's own `cmd`, not marked as wine's own."""
        program = (self.user.parents[1] / "windows" / "system32" / "cmd.exe").read_bytes()
        path.write_bytes(program.replace(b"Wine builtin DLL", bytes(16), 1))
        variables = outside(self._variables)
        with subprocess.Popen(["wine", path], stdin=PIPE, stdout=PIPE, env=variables, cwd="/") as process:
            try:
                assert process.stdout is not None
                assert process.stdout.read(1), "it did not start"
                yield
            finally:
                process.communicate(b"exit\r\n", timeout=60)

    def value(self, key: str, name: str) -> str:
        """A value of the registry; "" where it is not there."""
        said = run(["bash", "-c", 'wine reg query "$1" /v "$2" || true', "bash", key, name], variables=self._variables)
        found = [line.split(maxsplit=2) for line in said.splitlines() if "REG_" in line]
        return found[0][-1] if found else ""

    def autostart(self, name: str) -> None:
        """What Preferences writes, or another program."""
        self.run("reg", "add", RUN, "/v", name, "/t", "REG_SZ", "/d", "x.exe", "/f")


@pytest.fixture
def windows(tmp_path: Path) -> Iterator[Windows]:
    if not shutil.which("wine"):
        pytest.skip("no wine")
    made = Windows(tmp_path / "wine")
    yield made
    made.run("wineboot", "--kill")


def test_it_installs_upgrades_and_leaves_what_a_person_has(windows: Windows, tmp_path: Path) -> None:
    def installed() -> set[str]:
        return {p.relative_to(windows.place).as_posix() for p in windows.place.rglob("*") if p.is_file()}

    old, new = tmp_path / "old", tmp_path / "new"
    windows.run(installer(old, (*NAMES, "_internal/gone/old.dll"), "amd64-unicode")[1], "/S")
    assert installed() == {*NAMES, "_internal/gone/old.dll", "uninstall.exe"}
    assert windows.shortcut.is_file()
    assert windows.value(ENTRY, "DisplayVersion") == __version__
    assert windows.value(ENTRY, "UninstallString").endswith(r'Influx Backup\uninstall.exe"')
    assert windows.value(RUN, "influx-backup") == ""

    # Start at login, as it was asked for in the program, and an archive right below the folder of the program.
    windows.autostart("influx-backup")
    windows.autostart("influx-backup-2f")
    windows.autostart("other")
    archive = windows.place / "backups" / "mine.7z"
    archive.parent.mkdir()
    archive.write_bytes(b"an archive")

    windows.run(installer(new, target="amd64-unicode")[1], "/S")
    assert installed() == {*NAMES, "uninstall.exe", "backups/mine.7z"}
    assert not (windows.place / "_internal" / "gone").exists()
    assert windows.value(RUN, "influx-backup") == "x.exe"

    windows.uninstall()
    assert installed() - {"uninstall.exe"} == {"backups/mine.7z"}
    assert archive.read_bytes() == b"an archive"
    assert not windows.shortcut.exists()
    assert windows.value(ENTRY, "DisplayVersion") == ""
    assert [windows.value(RUN, name) for name in ("influx-backup", "influx-backup-2f", "other")] == ["", "", "x.exe"]


@pytest.mark.parametrize("name", ["influx-backup.exe", "influx-backup-gui.exe"])
def test_nothing_of_a_program_that_runs_is_replaced_or_removed(windows: Windows, tmp_path: Path, name: str) -> None:
    windows.run(installer(tmp_path / "old", target="amd64-unicode")[1], "/S")
    before = {p: p.read_bytes() for p in windows.place.rglob("*") if p.is_file() and p.name != name}
    newer = installer(tmp_path / "new", (*NAMES, "_internal/new.dll"), "amd64-unicode")[1]
    with windows.running(windows.place / name):
        windows.run(newer, "/S", expected=2)
        windows.uninstall(expected=2)
        assert {p: p.read_bytes() for p in windows.place.rglob("*") if p.is_file() and p.name != name} == before
        assert windows.value(ENTRY, "DisplayVersion") == __version__
    windows.run(newer, "/S")
    assert (windows.place / "_internal" / "new.dll").is_file()
