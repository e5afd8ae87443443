"""The frozen programs, as processes of their own, outside of this checkout's environment."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
import threading
from pathlib import Path

import pytest

from influx_backup_gui import __version__
from tests.gui.desktop import Desktop, require_desktop
from tests.packages.running import ROOT, journey, outside, run

pytestmark = [
    pytest.mark.packages,
    pytest.mark.skipif(sys.platform != "linux", reason="the workflow of each system starts its own"),
]
# Saves what is on the screen, and says of how many colours it is.
GRAB = """
import sys
from PySide6.QtGui import QGuiApplication
app = QGuiApplication([])
picture = app.primaryScreen().grabWindow(0)
picture.save(sys.argv[1])
image = picture.toImage()
print(len({image.pixel(x, y) for x in range(0, image.width(), 3) for y in range(0, image.height(), 3)}))
"""


@pytest.fixture
def loose(frozen: Path, tmp_path: Path) -> Path:
    """A copy in which files may be replaced: the same files as links, so that it takes no time."""
    run(["cp", "--archive", "--link", frozen, tmp_path / "copy"])
    return tmp_path / "copy"


@pytest.mark.parametrize("name", ["influx-backup", "influx-backup-gui"])
def test_both_programs_have_the_version_of_the_package(frozen: Path, name: str) -> None:
    assert run([frozen / name, "--version"]) == f"{name} {__version__}\n"


def test_the_console_backs_up_and_restores(frozen: Path, tmp_path: Path) -> None:
    """The demo server's SQL engine is inside, or there would be no journey."""
    journey([frozen / "influx-backup"], tmp_path / "home")


def test_the_unit_starts_the_frozen_program(frozen: Path) -> None:
    said = run([frozen / "influx-backup", "scheduler", "install", "--dry-run"])
    assert f'ExecStart="{frozen / "influx-backup"}" "scheduler"\n' in said


@pytest.mark.parametrize("back_end", ["SecretService.Keyring", "kwallet.DBusKeyring", "chainer.ChainerBackend"])
def test_the_back_ends_of_the_keyring_are_inside(frozen: Path, tmp_path: Path, back_end: str) -> None:
    """Without a bus none of them works, but each is found and asked; a wrong name is a fault of another kind."""
    words = [str(frozen / "influx-backup"), "--home", str(tmp_path), "server", "add", "lab", "--url", "http://[::1]:9"]

    def said(name: str) -> str:
        return subprocess.run(
            [*words, "--token-stdin"],
            input="secret",
            env=outside({"PYTHON_KEYRING_BACKEND": f"keyring.backends.{name}", "HOME": tmp_path}),
            capture_output=True,
            text=True,
            check=False,
            timeout=60,
        ).stderr

    assert "keyring.backends.nothing" in said("nothing.Keyring")
    assert "No module" not in said(back_end)
    assert "keyring.backends" not in said(back_end)


def test_the_window_shows_itself(frozen: Path, tmp_path: Path) -> None:
    require_desktop()
    home, picture, clock = tmp_path / "home", ROOT / "build" / "frozen-window.png", threading.Event()
    picture.parent.mkdir(exist_ok=True)
    with Desktop(tmp_path / "desktop") as desktop:
        env = {**outside(), **desktop.environment, "LC_ALL": "C.UTF-8", "LANGUAGE": "de"}
        words = [str(frozen / "influx-backup-gui"), "--home", str(home), "--demo"]
        with subprocess.Popen(words, env=env, stderr=subprocess.PIPE, text=True) as program:
            colours = 0
            for _ in range(60):
                assert program.poll() is None, program.stderr and program.stderr.read()
                settings = home / "settings.json"
                if settings.exists() and '"demo"' in settings.read_text():
                    grab = [sys.executable, "-c", GRAB, str(picture)]
                    done = subprocess.run(grab, env=env, capture_output=True, text=True, check=True)
                    colours = int(done.stdout)
                if colours > 100:
                    break
                clock.wait(1)
            program.terminate()
            _, said = program.communicate(timeout=30)
    # An empty screen has one colour, a window without text and icons a handful.
    assert (program.returncode, colours > 100, said) == (0, True, "")


def test_another_version_of_a_library_under_the_lgpl_takes_its_place(loose: Path, tmp_path: Path) -> None:
    """The right that the LGPL gives: py7zr is a file of its own, and what is put there is what runs."""
    mark = tmp_path / "asked"
    library = loose / "_internal" / "py7zr" / "__init__.py"
    text = library.read_text()
    library.unlink()
    library.write_text(f"open({str(mark)!r}, 'w').close()\n{text}")
    assert not mark.exists()
    journey([loose / "influx-backup"], tmp_path / "home")
    assert mark.exists()


def test_everything_under_the_lgpl_is_loose_and_nothing_is_under_the_gpl_alone(frozen: Path) -> None:
    inside = frozen / "_internal"
    listed = json.loads((ROOT / "src/influx_backup_gui/licences.json").read_text())
    named = {"pybcj": "bcj", "PySide6_Essentials": "PySide6"}
    for part in (p for p in listed if "LGPL" in p["licence"] or "Lesser" in p["licence"]):
        folder = inside / named.get(part["name"], part["name"])
        assert list(folder.glob("*.py")), f"{part['name']} is not a file of its own"
    assert not list(inside.glob("libreadline*"))
    assert not [p for p in listed if re.search(r"\bA?GPL", p["licence"]) and "LGPL" not in p["licence"]]


def test_the_licences_of_all_that_is_inside_are_inside(frozen: Path) -> None:
    licences = frozen / "_internal" / "licences"
    texts = (licences / "licences.txt").read_text()
    for part in json.loads((ROOT / "src/influx_backup_gui/licences.json").read_text()):
        assert f"\n{part['name']} {part['version']}: " in f"\n{texts}"
    for text in ("GNU LESSER GENERAL PUBLIC LICENSE", "Version 2.1, February 1999", "Version 3, 29 June 2007"):
        assert text in texts
    packages = {p.stem for p in (licences / "system").iterdir()}
    assert {"libglib2.0-0", "libdbus-1-3"} <= packages


def test_it_needs_no_library_of_the_system_but_these(frozen: Path) -> None:
    """What the Debian package depends on (packaging/build_deb.sh), and no folder of the machine that built it."""
    wanted, folders = set(), set()
    for path in (p for p in frozen.rglob("*") if p.is_file() and (".so" in p.name or os.access(p, os.X_OK))):
        said = subprocess.run(["readelf", "-d", str(path)], capture_output=True, text=True, check=False).stdout
        wanted |= set(re.findall(r"\(NEEDED\).*\[(.*?)\]", said))
        folders |= {f for found in re.findall(r"\(R(?:UN)?PATH\).*\[(.*?)\]", said) for f in found.split(":")}
    here = {p.name for p in frozen.rglob("*.so*")}
    glibc = {"libc.so.6", "libm.so.6", "libdl.so.2", "libpthread.so.0", "libresolv.so.2", "librt.so.1"}
    depends = {"libEGL.so.1", "libGL.so.1", "libxcb.so.1"}
    recommends = {"libwayland-client.so.0", "libwayland-cursor.so.0"}
    loader = {"ld-linux-x86-64.so.2"}
    assert wanted - here - glibc - loader == depends | recommends
    assert [f for f in folders if not f.startswith("$ORIGIN")] == []
