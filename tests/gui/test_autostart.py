"""Start at login: what is written for each system, and that a desktop starts exactly these words."""

from __future__ import annotations

import ast
import os
import plistlib
import stat
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from influx_backup_gui.domain.errors import BackupError
from influx_backup_gui.gui.autostart import (
    StartAtLogin,
    approved,
    autostart_file,
    autostart_is_on,
    entry_name,
    launch_agent,
    run_value,
    start_words,
)
from influx_backup_gui.store.places import HOME_VARIABLE

ODD = ('/opt/My "Tools"/py thon', "$HOME", "`ls`", "back\\slash", "100 % %f", "é", "-m", "--hidden")
# The system's Python has the library that GNOME and others start programs with.
LAUNCH = """
import sys
from gi.repository import Gio
app = Gio.DesktopAppInfo.new_from_filename(sys.argv[1])
assert app.launch([], None)
"""


@pytest.fixture(autouse=True)
def config(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "config"))
    monkeypatch.delenv(HOME_VARIABLE, raising=False)
    monkeypatch.delenv("APPIMAGE", raising=False)
    return tmp_path / "config"


def test_the_command_of_a_checkout_a_frozen_program_and_an_appimage(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert start_words(None) == (sys.executable, "-m", "influx_backup_gui", "--hidden")
    assert start_words(tmp_path)[3:] == ("--home", str(tmp_path), "--hidden")
    monkeypatch.setenv(HOME_VARIABLE, str(tmp_path / "variable"))
    assert start_words(None)[3:] == ("--home", str(tmp_path / "variable"), "--hidden")
    monkeypatch.delenv(HOME_VARIABLE)

    monkeypatch.setattr(sys, "frozen", True, raising=False)
    assert start_words(None) == (sys.executable, "--hidden")
    monkeypatch.setenv("APPIMAGE", "/apps/Influx Backup.AppImage")
    assert start_words(None) == ("/apps/Influx Backup.AppImage", "--hidden")


def test_it_opens_no_console_on_windows(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "pythonw.exe").touch()
    monkeypatch.setattr(sys, "executable", str(tmp_path / "python.exe"))

    assert start_words(None)[0] == str(tmp_path / "pythonw.exe")


def test_each_home_folder_has_its_own_entry(tmp_path: Path) -> None:
    names = {entry_name(None), entry_name(tmp_path), entry_name(tmp_path / "other")}

    assert len(names) == 3
    assert "influx-backup" in names
    assert all(name.replace("-", "").isalnum() for name in names)


def test_the_autostart_file_to_the_letter() -> None:
    assert autostart_file(("/usr/bin/python3", "-m", "x", "--hidden")) == (
        "[Desktop Entry]\nType=Application\nName=Influx Backup\nComment=Scheduled backups of InfluxDB 3\n"
        'Exec="/usr/bin/python3" "-m" "x" "--hidden"\nIcon=influx-backup\nTerminal=false\nStartupNotify=false\n'
        "X-GNOME-Autostart-enabled=true\n"
    )
    # One backslash is four, a dollar has two before it, a percent sign is two.
    assert 'Exec="a\\\\\\\\b" "\\\\$c" "%%f"\n' in autostart_file(("a\\b", "$c", "%f"))


def test_a_desktop_starts_exactly_these_words(tmp_path: Path) -> None:
    python = "/usr/bin/python3"
    if subprocess.run([python, "-c", "from gi.repository import Gio"], capture_output=True, check=False).returncode:
        pytest.skip("not installed: python3-gi")
    told = tmp_path / "told"
    program = tmp_path / 'odd "name" $x'
    lines = ("#!/bin/sh", f"{sys.executable} -c 'import sys; print(sys.argv[1:])' \"$@\" > new", f"mv new '{told}'", "")
    program.write_text("\n".join(lines))
    program.chmod(0o755)
    entry = tmp_path / "influx-backup.desktop"
    entry.write_text(autostart_file((str(program), *ODD)), encoding="utf-8")

    subprocess.run([python, "-c", LAUNCH, str(entry)], check=True, timeout=60, cwd=tmp_path)

    for _ in range(200):
        if told.exists():
            break
        subprocess.run(["sleep", "0.05"], check=True)
    assert ast.literal_eval(told.read_text()) == list(ODD)


def test_on_off_and_on_again_on_the_disk(tmp_path: Path, config: Path) -> None:
    login = StartAtLogin(tmp_path / "home", "linux")
    assert not login.is_on()
    login.switch(False)

    login.switch(True)
    assert login.is_on()
    assert login.path.parent == config / "autostart"
    assert str(tmp_path / "home") in login.path.read_text()
    assert stat.S_IMODE(login.path.stat().st_mode) == 0o644
    assert not StartAtLogin(None, "linux").is_on()

    login.switch(False)
    assert not login.is_on()
    assert list(login.path.parent.iterdir()) == []


@pytest.mark.parametrize(
    ("line", "on"),
    [
        ("Hidden=true", False),
        ("Hidden=false", True),
        ("X-GNOME-Autostart-enabled=false", False),
        ("[Desktop Action x]\nExec=other", True),
    ],
)
def test_what_the_tools_of_the_desktop_switch_off_is_off(line: str, on: bool) -> None:
    text = autostart_file(("x",)).replace("X-GNOME-Autostart-enabled=true\n", "")

    assert autostart_is_on(f"{text}{line}\n") is on
    assert not autostart_is_on("nonsense")
    assert not autostart_is_on("[Desktop Entry]\nName=x\n")


@pytest.mark.skipif(os.name == "nt" or os.getuid() == 0, reason="root may write everywhere")
def test_a_folder_that_cannot_be_written_is_said(config: Path) -> None:
    config.mkdir()
    config.chmod(0o500)
    with pytest.raises(BackupError):
        StartAtLogin(None, "linux").switch(True)


def test_a_file_in_the_place_of_the_folder_is_said(config: Path) -> None:
    config.mkdir()
    (config / "autostart").write_text("")
    with pytest.raises(BackupError):
        StartAtLogin(None, "linux").switch(True)


def test_the_run_value_of_windows() -> None:
    words = (r"C:\Program Files\Python\pythonw.exe", "-m", "influx_backup_gui", "--home", 'D:\\a "b"', "--hidden")

    assert run_value(words) == (
        r'"C:\Program Files\Python\pythonw.exe" -m influx_backup_gui --home "D:\a \"b\"" --hidden'
    )
    with pytest.raises(BackupError, match="too long"):
        run_value(("x" * 300,))


@pytest.mark.parametrize(
    ("flags", "on"), [(None, True), (b"", True), (b"\x02" + bytes(11), True), (b"\x03" + bytes(11), False)]
)
def test_what_the_task_manager_switched_off_is_off(flags: bytes | None, on: bool) -> None:
    assert approved(flags) is on


class Registry:
    """The calls of the module winreg that are used, as its documentation has them, on a dictionary."""

    HKEY_CURRENT_USER, REG_SZ, KEY_SET_VALUE = "HKCU", 1, 2

    def __init__(self) -> None:
        self.keys: dict[str, dict[str, object]] = {}

    @contextmanager
    def CreateKey(self, root: str, path: str) -> Iterator[dict[str, object]]:  # noqa: N802 - a name of Windows
        assert root == self.HKEY_CURRENT_USER
        yield self.keys.setdefault(path, {})

    @contextmanager
    def OpenKey(self, root: str, path: str, _: int = 0, access: int = 0) -> Iterator[dict[str, object]]:  # noqa: N802
        if path not in self.keys:
            raise FileNotFoundError(path)
        yield self.keys[path] if access == self.KEY_SET_VALUE else dict(self.keys[path])

    def SetValueEx(self, key: dict[str, object], name: str, _: int, kind: int, value: str) -> None:  # noqa: N802
        assert kind == self.REG_SZ
        key[name] = value

    def QueryValueEx(self, key: dict[str, object], name: str) -> tuple[object, int]:  # noqa: N802
        if name not in key:
            raise FileNotFoundError(name)
        return key[name], self.REG_SZ

    def DeleteValue(self, key: dict[str, object], name: str) -> None:  # noqa: N802
        if name not in key:
            raise FileNotFoundError(name)
        del key[name]


def test_the_registry_of_windows(monkeypatch: pytest.MonkeyPatch) -> None:
    registry = Registry()
    monkeypatch.setitem(sys.modules, "winreg", registry)
    login = StartAtLogin(None, "win32")
    monkeypatch.setattr(sys, "platform", "win32")
    assert not login.is_on()
    login.switch(False)
    login.switch(True)
    assert login.is_on()
    run = registry.keys[r"Software\Microsoft\Windows\CurrentVersion\Run"]
    assert run == {"influx-backup": run_value(start_words(None))}
    # A person switches it off in the task manager, and on again here.
    approved_key = r"Software\Microsoft\Windows\CurrentVersion\Explorer\StartupApproved\Run"
    registry.keys[approved_key] = {"influx-backup": b"\x03" + bytes(11), "other": b"\x03"}
    assert not login.is_on()
    login.switch(True)
    assert login.is_on()
    login.switch(False)
    assert not login.is_on()
    assert (run, registry.keys[approved_key]) == ({}, {"other": b"\x03"})


def test_the_launch_agent_of_macos(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Path, "home", lambda: tmp_path)
    login = StartAtLogin(None, "darwin")
    login.switch(True)

    assert login.path == tmp_path / "Library" / "LaunchAgents" / "influx-backup.plist"
    assert login.is_on()
    agent = plistlib.loads(login.path.read_bytes())
    assert agent["ProgramArguments"] == list(start_words(None))
    assert agent["RunAtLoad"] is True
    assert agent["Label"] == "influx-backup"
    assert plistlib.loads(launch_agent("x", ODD))["ProgramArguments"] == list(ODD)
    login.switch(False)
    assert not login.is_on()
