"""The scheduler as a service of systemd: written, started, stopped, removed; and systemd can read it."""

from __future__ import annotations

import os
import shutil
import subprocess
from pathlib import Path

import pytest

from influx_backup_gui.cli.service import unit_text
from tests.cli.conftest import Cli

pytestmark = pytest.mark.skipif(os.name == "nt", reason="systemd is Linux's")


class Systemctl:
    """A program of that name, which notes what it is called with."""

    def __init__(self, path: Path) -> None:
        self._path = path

    def works(self) -> None:
        self._path.write_text('#!/bin/sh\necho "$@" >> "$0.calls"\n')
        self._path.chmod(0o755)

    def fails(self) -> None:
        self._path.write_text("#!/bin/sh\necho no bus >&2; exit 1\n")

    @property
    def calls(self) -> list[str]:
        return Path(f"{self._path}.calls").read_text().splitlines()


@pytest.fixture
def systemctl(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Systemctl:
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "config"))
    monkeypatch.setenv("PATH", f"{tmp_path}{os.pathsep}{os.environ['PATH']}")
    made = Systemctl(tmp_path / "systemctl")
    made.works()
    return made


def test_the_service_is_written_and_started(cli: Cli, home: Path, systemctl: Systemctl) -> None:
    shown = cli("scheduler", "install", "--dry-run", "--json").json
    assert not Path(shown["path"]).exists()
    assert cli("scheduler", "install").code == 0
    assert Path(shown["path"]).read_text() == shown["unit"]
    assert systemctl.calls[-1] == "--user restart influx-backup.service"
    assert f'"--home" "{home}" "scheduler"' in shown["unit"]
    systemctl.fails()
    refused = cli("scheduler", "install")
    assert refused.code == 3
    assert "no bus" in refused.err


def test_the_service_is_stopped_and_removed(cli: Cli, systemctl: Systemctl) -> None:
    assert cli("scheduler", "remove").code == 3
    unit = Path(cli("scheduler", "install", "--json").json["path"])
    systemctl.fails()
    refused = cli("scheduler", "remove")
    assert (refused.code, unit.exists()) == (3, True)
    assert "no bus" in refused.err
    systemctl.works()
    assert cli("scheduler", "remove", "--json").json == {"path": str(unit), "removed": True}
    assert not unit.exists()
    assert systemctl.calls[-2:] == ["--user disable --now influx-backup.service", "--user daemon-reload"]


@pytest.mark.skipif(shutil.which("systemd-analyze") is None, reason="no systemd that could read it")
def test_systemd_reads_the_unit_without_a_complaint(tmp_path: Path) -> None:
    unit = tmp_path / "influx-backup.service"
    unit.write_text(unit_text(tmp_path / 'odd "name" 100%'))
    assert "100%%" in unit.read_text()
    done = subprocess.run(["systemd-analyze", "verify", str(unit)], capture_output=True, text=True, check=False)
    assert "influx-backup.service" not in done.stderr
