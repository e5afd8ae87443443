"""What the machine runs on and over: battery, metered network. None where it cannot be told."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from influx_backup_gui.store.processes import environment_for_others

_SUPPLIES = Path("/sys/class/power_supply")
# NMMetered of NetworkManager: 1 yes, 2 no, 3 guessed yes, 4 guessed no, 0 unknown.
_METERED = {"1": True, "3": True, "2": False, "4": False}


def on_battery(supplies: Path = _SUPPLIES) -> bool | None:
    """Whether the machine runs on battery (Linux: power_supply of sysfs; elsewhere it is not known)."""
    if not sys.platform.startswith("linux") or not supplies.is_dir():
        return None
    batteries = []
    try:
        for supply in supplies.iterdir():
            kind = _line(supply / "type")
            # A battery of a mouse or a phone does not drive this machine.
            if kind == "Battery" and _line(supply / "scope") != "Device":
                batteries.append(_line(supply / "status"))
            elif kind in ("Mains", "USB") and _line(supply / "online") == "1":
                return False
    except OSError:
        return None
    if not batteries:
        return False
    return True if "Discharging" in batteries else None


def metered() -> bool | None:
    """Whether the network costs by volume, as NetworkManager says; None without it."""
    words = ("org.freedesktop.NetworkManager", "/org/freedesktop/NetworkManager", "org.freedesktop.NetworkManager")
    try:
        told = subprocess.run(
            ["busctl", "get-property", *words, "Metered"],
            capture_output=True,
            text=True,
            timeout=5,
            check=True,
            env=environment_for_others(),
        ).stdout
    except (OSError, subprocess.SubprocessError):
        return None
    return _METERED.get(told.strip().removeprefix("u "))


def _line(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8").strip()
    except FileNotFoundError:
        return ""
