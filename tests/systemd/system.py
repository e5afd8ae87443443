"""The system of the machine: the Debian that this machine runs, with systemd, and the program installed by a person.

Debian is made once, in build/systemd; whoever wants a new one removes that folder.
"""

from __future__ import annotations

import shutil
from pathlib import Path

from tests.packages.running import ROOT, run
from tests.systemd.machine import USER

_PACKAGES = (
    *("systemd-sysv", "libpam-systemd", "dbus", "dbus-user-session", "polkitd", "procps", "tzdata"),
    *("python3", "python3-venv", "bsdutils"),
    # Qt, as tools/setup.sh has it.
    *("libegl1", "libgl1", "libxkbcommon0", "libdbus-1-3", "libfontconfig1", "libglib2.0-0", "fonts-dejavu-core"),
)
# Somebody sits before the machine: a session with a seat, as that of a desktop is (pam_systemd(8)).
_SEAT = f"""[Service]
User={USER}
PAMName=seat
Environment=XDG_SEAT=seat0 XDG_SESSION_TYPE=x11 XDG_SESSION_CLASS=user
ExecStart=/bin/sleep infinity
"""
_PAM = "account required pam_permit.so\nsession required pam_systemd.so\n"
_SERVER = f"""[Service]
User={USER}
WorkingDirectory=/home/{USER}
ExecStart=/home/{USER}/influx-backup/bin/python /mnt/demo_server.py
[Install]
WantedBy=multi-user.target
"""
# In the place of the sleep of a kernel: what people run stands still until somebody wakes the machine.
_SLEEP = """#!/bin/sh
[ "$1" = pre ] || exit 0
echo 1 > /sys/fs/cgroup/user.slice/cgroup.freeze
read -r _ < /run/wake
echo 0 > /sys/fs/cgroup/user.slice/cgroup.freeze
"""


def debian() -> Path:
    """A folder that can be started."""
    system = ROOT / "build" / "systemd" / "system"
    if not system.exists():
        making = system.with_name("making")
        shutil.rmtree(making, ignore_errors=True)
        making.parent.mkdir(parents=True, exist_ok=True)
        release = run(["bash", "-c", ". /etc/os-release; echo $VERSION_CODENAME"]).strip()
        where = ["--format", "$(REPO_URI)", "Created-By: Packages", f"Release: {release}"]
        sources = run(["apt-get", "indextargets", *where]).splitlines()[:1]
        run(["debootstrap", "--variant=minbase", f"--include={','.join(_PACKAGES)}", release, making, *sources])
        run(["chroot", making, "useradd", "--create-home", "--shell", "/bin/bash", USER])
        making.rename(system)
    return system


def prepare(root: Path) -> None:
    """What the machine has beside a bare Debian, before it is started."""
    units = root / "etc" / "systemd" / "system"
    (units / "seat.service").write_text(_SEAT)
    (units / "server.service").write_text(_SERVER)
    (root / "etc" / "pam.d" / "seat").write_text(_PAM)
    hook = root / "usr" / "lib" / "systemd" / "system-sleep" / "stand-still"
    hook.parent.mkdir(exist_ok=True)
    hook.write_text(_SLEEP)
    hook.chmod(0o755)
