"""Power supplies as Linux shows them, and what NetworkManager says of the network."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import pytest

from influx_backup_gui.store.machine import metered, on_battery

pytestmark = pytest.mark.skipif(not sys.platform.startswith("linux"), reason="these are Linux's own ways")


def supply(folder: Path, name: str, **lines: str) -> None:
    (folder / name).mkdir()
    for key, value in lines.items():
        (folder / name / key).write_text(f"{value}\n")


def test_mains_and_batteries(tmp_path: Path) -> None:
    assert on_battery(tmp_path / "none") is None
    assert on_battery(tmp_path) is False
    supply(tmp_path, "mouse", type="Battery", status="Discharging", scope="Device")
    assert on_battery(tmp_path) is False
    supply(tmp_path, "BAT0", type="Battery", status="Discharging")
    assert on_battery(tmp_path) is True
    (tmp_path / "BAT0" / "status").write_text("Unknown\n")
    assert on_battery(tmp_path) is None
    supply(tmp_path, "AC", type="Mains", online="1")
    assert on_battery(tmp_path) is False


BUSCTL = """#!/bin/sh
test "$5" = Metered && printf '%s' "{said}"; exit {code}
"""


@pytest.mark.parametrize(
    ("said", "code", "answer"),
    [
        ("u 1\n", 0, True),
        ("u 3\n", 0, True),
        ("u 2\n", 0, False),
        ("u 4\n", 0, False),
        ("u 0\n", 0, None),
        ("s hello\n", 0, None),
        ("", 1, None),
    ],
)
def test_a_metered_network(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, said: str, code: int, answer: bool | None
) -> None:
    program = tmp_path / "busctl"
    program.write_text(BUSCTL.format(said=said, code=code))
    program.chmod(0o755)
    monkeypatch.setenv("PATH", f"{tmp_path}{os.pathsep}{os.environ['PATH']}")
    assert metered() is answer


def test_without_network_manager_it_is_not_known(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    assert metered() is None


def test_elsewhere_the_battery_is_not_known(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    supply(tmp_path, "BAT0", type="Battery", status="Discharging")
    monkeypatch.setattr(sys, "platform", "win32")
    assert on_battery(tmp_path) is None
