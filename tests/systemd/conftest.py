"""The machine, with the program installed by an ordinary user: one for all tests, each leaves it as it was."""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.packages.running import ROOT, run
from tests.systemd.machine import Machine, groups
from tests.systemd.system import debian, prepare

_NEEDED = ("debootstrap", "unshare", "nsenter", "setpriv", "ip")


def _required() -> None:
    if os.geteuid() != 0:
        pytest.skip("only root starts a systemd in namespaces of its own")
    missing = [program for program in _NEEDED if shutil.which(program) is None]
    if missing:
        pytest.skip(f"not installed: {' '.join(missing)} (Debian: debootstrap util-linux iproute2)")
    if groups() is None:
        pytest.skip("this machine has no control groups of version 2")
    allowed = ["unshare", "--pid", "--mount", "--net", "--cgroup", "--uts", "--ipc", "--fork", "true"]
    if os.system(" ".join(allowed)):  # noqa: S605 - fixed words
        pytest.skip("this machine allows no namespaces")


@pytest.fixture(scope="session")
def shared(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """What the machine sees as /mnt: the wheel of this checkout, those of the lock, and the server."""
    folder = tmp_path_factory.mktemp("shared")
    folder.chmod(0o755)
    pip = [sys.executable, "-m", "pip", "--quiet", "--disable-pip-version-check"]
    run([*pip, "download", "--no-deps", "--dest", folder, "--requirement", ROOT / "requirements.lock"])
    run([*pip, "wheel", "--no-deps", "--no-build-isolation", "--wheel-dir", folder, ROOT])
    shutil.copy(Path(__file__).with_name("demo_server.py"), folder)
    return folder


@pytest.fixture(scope="session")
def machine(tmp_path_factory: pytest.TempPathFactory, request: pytest.FixtureRequest) -> Iterator[Machine]:
    """Switched on; somebody sits before it, has installed the program and named a server."""
    _required()
    shared = request.getfixturevalue("shared")
    folder = tmp_path_factory.mktemp("machine")
    made = Machine(folder, debian(), shared)
    try:
        prepare(folder / "root")
        made.start()
        made.tell("python3 -m venv influx-backup", manager=False)
        words = "pip install --quiet --no-index --find-links /mnt 'influx-backup-gui[gui]'"
        made.tell(f"influx-backup/bin/{words}", manager=False)
        made.root("systemctl enable --now server; systemctl start seat")
        made.tell("influx-backup server add lab --url http://127.0.0.1:8181", manager=False)
        made.until("influx-backup server test lab")
        yield made
    finally:
        made.close()
