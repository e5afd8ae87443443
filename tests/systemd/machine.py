"""A Debian with its own systemd as process 1, in namespaces of its own: told what to do, put to sleep, cut off.

No virtual machine, so that nothing is slow. What is not as on a real one: the kernel does not sleep; in the place of
that all processes of people stand still until `wake`, and logind tells of it as of any sleep. Its clock is ours.
"""

from __future__ import annotations

import json
import os
import shlex
import shutil
import signal
import subprocess
import threading
import time
from pathlib import Path
from typing import Any

from tests.packages.running import run

USER, UID = "tester", 1000
# Seconds: what takes a moment when nothing else goes on, and the longest command (an installation).
_SOON, _COMMAND = 120.0, 1200.0
_GROUPS = (Path("/sys/fs/cgroup/unified"), Path("/sys/fs/cgroup"))


def groups() -> Path | None:
    """Where this machine has its control groups of version 2."""
    return next((place for place in _GROUPS if (place / "cgroup.procs").exists()), None)


class Machine:
    """Starts one system again and again. `folder` takes what it writes; `system` and `shared` stay as they are."""

    def __init__(self, folder: Path, system: Path, shared: Path) -> None:
        self._folder, self._shared = folder, shared
        self._root, self._init = folder / "root", 0
        for name in ("written", "work", "root"):
            (folder / name).mkdir()
            (folder / name).chmod(0o755)
        place = groups()
        assert place is not None
        self._group = place / f"influx-backup-{os.getpid()}"
        layers = f"lowerdir={system},upperdir={folder / 'written'},workdir={folder / 'work'}"
        run(["mount", "-t", "overlay", "-o", layers, "overlay", self._root])

    def start(self) -> None:
        """Switch it on, and wait until it is up."""
        words = [
            "bash",
            str(Path(__file__).with_name("enter.sh")),
            str(self._root),
            str(self._shared),
            str(self._group),
        ]
        with (self._folder / "console.log").open("ab") as log:
            self._process = subprocess.Popen(words, stdin=subprocess.DEVNULL, stdout=log, stderr=log)
        self._init = self._first_process()
        self.root(_patiently("systemctl is-system-running | grep -E 'running|degraded'"))

    def tell(self, command: str, user: str = USER, expected: int | None = 0, manager: bool = True) -> str:
        """What a shell command says inside; without `manager` as from `su` or cron, which name no user manager."""
        home = "/root" if user == "root" else f"/home/{user}"
        place = {"HOME": home, "USER": user, "LOGNAME": user, "LANG": "C.UTF-8"}
        place["PATH"] = f"{home}/influx-backup/bin:/usr/sbin:/usr/bin:/sbin:/bin"
        words = ["nsenter", "--target", str(self._init), "--all", "--"]
        if user != "root":
            words += ["setpriv", f"--reuid={UID}", f"--regid={UID}", "--clear-groups"]
            if manager:
                # As a login brings them (pam_systemd(8)).
                place["XDG_RUNTIME_DIR"] = f"/run/user/{UID}"
                place["DBUS_SESSION_BUS_ADDRESS"] = f"unix:path=/run/user/{UID}/bus"
        words += ["env", "-i", *(f"{k}={v}" for k, v in place.items()), "bash", "-c", f"cd; {command}"]
        done = subprocess.run(
            words, stdin=subprocess.DEVNULL, capture_output=True, text=True, timeout=_COMMAND, check=False
        )
        said = done.stdout + done.stderr
        assert expected is None or done.returncode == expected, f"{command}\nexit code {done.returncode}\n{said}"
        return said if expected is None or expected else done.stdout

    def root(self, command: str, expected: int | None = 0) -> str:
        """The same as root."""
        return self.tell(command, "root", expected)

    def json(self, *words: str) -> Any:
        """What the program answers to a person inside."""
        return json.loads(self.tell(f"influx-backup --json {shlex.join(words)}"))

    def until(self, command: str, user: str = USER, seconds: float = _SOON) -> str:
        """Wait until a shell command ends well; answers what it says then."""
        return self.tell(_patiently(command, seconds), user)

    def off(self) -> None:
        """Switch it off as a person does, and wait until it is."""
        self.root("systemctl --no-block poweroff")
        self._process.wait(_SOON)
        self._gone()

    def cut(self) -> None:
        """Take its power away: no program gets to know of it."""
        if self._init:
            os.kill(self._init, signal.SIGKILL)
            self._process.wait()
            self._gone()

    def sleep(self) -> None:
        """Put it to sleep, and wait until it is."""
        self.root("mkfifo -m 600 /run/wake; systemctl --no-block suspend")
        self.until("grep -q 'frozen 1' /sys/fs/cgroup/user.slice/cgroup.events", "root")

    def wake(self) -> None:
        """Wake it up."""
        self.root("echo > /run/wake; rm /run/wake")

    def close(self) -> None:
        """Leave nothing behind."""
        self.cut()
        run(["umount", self._root])
        for name in ("written", "work", "root"):
            shutil.rmtree(self._folder / name)

    def _first_process(self) -> int:
        """The process 1 of it, by its number here."""
        ends = time.monotonic() + _SOON
        while True:
            assert self._process.poll() is None, (self._folder / "console.log").read_text()
            assert time.monotonic() < ends
            # Before that it is the shell that makes its place.
            for child in _children(self._process.pid):
                if Path(f"/proc/{child}/comm").read_text() == "systemd\n":
                    return child
            threading.Event().wait(0.05)

    def _gone(self) -> None:
        self._init = 0
        for group in sorted((p for p in self._group.rglob("*") if p.is_dir()), reverse=True):
            group.rmdir()
        self._group.rmdir()


def _patiently(command: str, seconds: float = _SOON) -> str:
    return f"timeout {seconds} bash -c 'until bash -c \"$0\"; do sleep 0.2; done' {shlex.quote(command)}"


def _children(parent: int) -> list[int]:
    """Their numbers (proc(5): `children` is not in every kernel)."""
    done = subprocess.run(["ps", "-o", "pid=", "--ppid", str(parent)], capture_output=True, text=True, check=False)
    return [int(word) for word in done.stdout.split()]
