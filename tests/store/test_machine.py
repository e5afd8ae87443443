"""Power supplies as Linux shows them, and what keeps a machine awake ends in every case."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import pytest

from influx_backup_gui.store.keep_awake import kept_awake
from influx_backup_gui.store.machine import on_battery

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


INHIBIT = """#!/bin/sh
echo "$@" > "$0.words"
cat
echo ended > "$0.ended"
"""


def test_it_is_let_go_in_every_ending(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    program = tmp_path / "systemd-inhibit"
    program.write_text(INHIBIT)
    program.chmod(0o755)
    monkeypatch.setenv("PATH", f"{tmp_path}{os.pathsep}{os.environ['PATH']}")
    with pytest.raises(ZeroDivisionError), kept_awake("a test"):
        raise ZeroDivisionError
    assert (tmp_path / "systemd-inhibit.ended").read_text() == "ended\n"
    assert "--what=sleep:idle" in (tmp_path / "systemd-inhibit.words").read_text()


def test_without_such_a_program_the_work_goes_on(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    done = []
    with kept_awake("a test"):
        done.append(1)
    assert done
