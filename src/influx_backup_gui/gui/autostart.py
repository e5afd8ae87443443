"""Start at login, hidden in the tray: an autostart file (Linux), a Run key (Windows), a LaunchAgent (macOS).

What is written there is made by pure functions; `StartAtLogin` puts it in its place and looks whether it is there. Each
home folder has an entry of its own.
"""

from __future__ import annotations

import configparser
import hashlib
import os
import plistlib
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

from influx_backup_gui.domain.errors import BackupError
from influx_backup_gui.store.files import disk_errors, write_atomically
from influx_backup_gui.store.places import HOME_VARIABLE

RUN_KEY = r"Software\Microsoft\Windows\CurrentVersion\Run"
# Where the task manager writes down what a person switched off there: an odd first byte is off.
APPROVED_KEY = r"Software\Microsoft\Windows\CurrentVersion\Explorer\StartupApproved\Run"
_LONGEST_RUN_VALUE = 260


def start_words(home: Path | None) -> tuple[str, ...]:
    """The command that starts this program hidden, with the same home folder."""
    chosen = home or (Path(os.environ[HOME_VARIABLE]) if os.environ.get(HOME_VARIABLE) else None)
    if os.environ.get("APPIMAGE"):
        program = [os.environ["APPIMAGE"]]
    elif getattr(sys, "frozen", False):
        program = [sys.executable]
    else:
        program = [_without_console(sys.executable), "-m", "influx_backup_gui"]
    return (*program, *(["--home", str(chosen.expanduser().absolute())] if chosen else []), "--hidden")


def entry_name(home: Path | None) -> str:
    """What the entry is called: `influx-backup`, with a mark where a home folder was chosen."""
    chosen = home or (Path(os.environ[HOME_VARIABLE]) if os.environ.get(HOME_VARIABLE) else None)
    if chosen is None:
        return "influx-backup"
    return f"influx-backup-{hashlib.sha256(str(chosen.expanduser().absolute()).encode()).hexdigest()[:8]}"


def autostart_file(words: Sequence[str]) -> str:
    """A file for the autostart folder (Desktop Application Autostart Specification, Desktop Entry Specification)."""
    command = " ".join(_exec_word(word) for word in words)
    return (
        "[Desktop Entry]\n"
        "Type=Application\n"
        "Name=Influx Backup\n"
        "Comment=Scheduled backups of InfluxDB 3\n"
        f"Exec={command}\n"
        "Icon=influx-backup\n"
        "Terminal=false\n"
        "StartupNotify=false\n"
        "X-GNOME-Autostart-enabled=true\n"
    )


def autostart_is_on(text: str) -> bool:
    """Whether a file in the autostart folder starts anything: tools of the desktop switch it off inside of it."""
    parser = configparser.RawConfigParser(strict=False, interpolation=None)
    try:
        parser.read_string(text)
        entry = parser["Desktop Entry"]
    except (configparser.Error, KeyError):
        return False
    off = entry.get("Hidden", "false").lower() == "true"
    return not off and entry.get("X-GNOME-Autostart-enabled", "true").lower() != "false" and bool(entry.get("Exec"))


def run_value(words: Sequence[str]) -> str:
    """The value for the Run key. BackupError where Windows would cut it."""
    value = subprocess.list2cmdline(words)
    if len(value) > _LONGEST_RUN_VALUE:
        raise BackupError(
            f"The command to start at login is too long for Windows ({len(value)} characters).",
            "Install the program, or its home folder, in a folder with a shorter path.",
        )
    return value


def approved(flags: bytes | None) -> bool:
    """Whether Windows starts it: no flags, or an even first byte."""
    return not flags or flags[0] % 2 == 0


def launch_agent(label: str, words: Sequence[str]) -> bytes:
    """A property list for ~/Library/LaunchAgents (launchd.plist(5)): started at login, in sessions with a screen."""
    return plistlib.dumps(
        {
            "Label": label,
            "ProgramArguments": list(words),
            "RunAtLoad": True,
            "LimitLoadToSessionType": "Aqua",
            "ProcessType": "Interactive",
        }
    )


class StartAtLogin:
    """The entry of one home folder. Disk or registry: for background reads. Errors: NoSpace, BackupError."""

    def __init__(self, home: Path | None, platform: str = sys.platform) -> None:
        self._home, self._platform = home, platform
        self._name = entry_name(home)

    @property
    def path(self) -> Path:
        """The file that starts it (not on Windows)."""
        if self._platform == "darwin":
            return Path.home() / "Library" / "LaunchAgents" / f"{self._name}.plist"
        config = os.environ.get("XDG_CONFIG_HOME")
        return (Path(config) if config else Path.home() / ".config") / "autostart" / f"{self._name}.desktop"

    def is_on(self) -> bool:
        """Whether it starts at the next login."""
        if self._platform == "win32":
            return _registered(self._name)
        with disk_errors(self.path.parent):
            try:
                content = self.path.read_bytes()
            except FileNotFoundError:
                return False
        return self._platform == "darwin" or autostart_is_on(content.decode("utf-8", "replace"))

    def switch(self, on: bool) -> None:
        """Start at login, or not."""
        words = start_words(self._home)
        if self._platform == "win32":
            _register(self._name, run_value(words) if on else None)
        elif not on:
            with disk_errors(self.path.parent):
                self.path.unlink(missing_ok=True)
        elif self._platform == "darwin":
            write_atomically(self.path, launch_agent(self._name, words), 0o644)
        else:
            write_atomically(self.path, autostart_file(words).encode(), 0o644)


def _exec_word(word: str) -> str:
    r"""A word of Exec: quoted, with " ` $ \ escaped; then every \ doubled, as in all strings; % doubled."""
    escaped = "".join(f"\\{c}" if c in '"`$\\' else c for c in word)
    return f'"{escaped}"'.replace("\\", "\\\\").replace("%", "%%")


def _without_console(python: str) -> str:
    """pythonw.exe, where there is one beside: it opens no console window."""
    beside = Path(python).with_name("pythonw.exe")
    return str(beside) if python.endswith("python.exe") and beside.exists() else python


def _registered(name: str) -> bool:
    if sys.platform != "win32":
        raise AssertionError("only for Windows")
    import winreg

    try:
        with winreg.OpenKey(winreg.HKEY_CURRENT_USER, RUN_KEY) as key:
            winreg.QueryValueEx(key, name)
    except FileNotFoundError:
        return False
    try:
        with winreg.OpenKey(winreg.HKEY_CURRENT_USER, APPROVED_KEY) as key:
            return approved(winreg.QueryValueEx(key, name)[0])
    except FileNotFoundError:
        return True


def _register(name: str, value: str | None) -> None:
    if sys.platform != "win32":
        raise AssertionError("only for Windows")
    import winreg

    try:
        with winreg.CreateKey(winreg.HKEY_CURRENT_USER, RUN_KEY) as key:
            if value is not None:
                winreg.SetValueEx(key, name, 0, winreg.REG_SZ, value)
            else:
                winreg.DeleteValue(key, name)
        # What was switched off in the task manager would stay off although a person switched it on here.
        with winreg.OpenKey(winreg.HKEY_CURRENT_USER, APPROVED_KEY, 0, winreg.KEY_SET_VALUE) as key:
            winreg.DeleteValue(key, name)
    except FileNotFoundError:
        # It was not there.
        pass
    except OSError as error:
        raise BackupError(f"Windows did not take the entry: {error}", "Look at the rights of this account.") from error
