"""Commands `scheduler install` and `scheduler remove`: a systemd user unit that keeps the scheduler running."""

from __future__ import annotations

import os
import subprocess
import sys
from argparse import Namespace
from collections.abc import Sequence
from pathlib import Path

from influx_backup_gui.cli.session import Session
from influx_backup_gui.domain.errors import BackupError, ExitCode
from influx_backup_gui.store.files import write_atomically
from influx_backup_gui.store.places import HOME_VARIABLE
from influx_backup_gui.store.processes import environment_for_others

UNIT = "influx-backup.service"
_WITHOUT = "Without systemd, start `influx-backup scheduler` yourself, or call `influx-backup run-due` from cron."


def install(args: Namespace, session: Session) -> int:
    """Write the unit, and start it where systemd is there; with `--dry-run` only show it."""
    text = unit_text(session.home)
    if args.dry_run:
        if session.output.json:
            session.output.document({"unit": text, "path": str(_path()), "started": False})
        else:
            session.output.line(f"# {_path()}")
            for line in text.splitlines():
                session.output.line(line)
        return int(ExitCode.SUCCEEDED)
    write_atomically(_path(), text.encode(), 0o644)
    for words in (["daemon-reload"], ["enable", UNIT], ["restart", UNIT]):
        said = _systemctl(*words)
        if said:
            raise BackupError(
                f"The unit {_path()} was written, but systemd did not take it: {said}", f"{_hint()} {_WITHOUT}".strip()
            )
    if session.output.json:
        session.output.document({"unit": text, "path": str(_path()), "started": True})
    else:
        session.output.line(f"The scheduler runs as {UNIT}. To run without a login: loginctl enable-linger.")
    return int(ExitCode.SUCCEEDED)


def remove(_: Namespace, session: Session) -> int:
    """Stop the service and remove its unit; schedules and backups stay."""
    path = _path()
    if not path.exists():
        raise BackupError(
            f"No service to remove: {path} is not there.",
            f"A unit that came with a package is stopped with: systemctl --user disable --now {UNIT}",
        )
    said = _systemctl("disable", "--now", UNIT)
    if said:
        raise BackupError(f"The service was not removed, for systemd did not stop it: {said}", _hint())
    path.unlink()
    _systemctl("daemon-reload")
    if session.output.json:
        session.output.document({"path": str(path), "removed": True})
    else:
        session.output.line("The service is stopped and removed. Schedules stay, and run while the window is open.")
    return int(ExitCode.SUCCEEDED)


def unit_text(home: Path | None) -> str:
    """The unit, with the interpreter and home of this call. No token of a variable is in it: use a file or keyring."""
    chosen = home or (Path(os.environ[HOME_VARIABLE]) if os.environ.get(HOME_VARIABLE) else None)
    words = [sys.executable]
    if not getattr(sys, "frozen", False):
        words += ["-c", "import sys; from influx_backup_gui.cli.main import program; sys.exit(program())"]
    words += ["--home", str(chosen.expanduser().absolute())] if chosen else []
    return unit_of(words)


def unit_of(words: Sequence[str]) -> str:
    """The unit that starts the scheduler of the program which these words start."""
    command = " ".join(map(_quoted, [*words, "scheduler"]))
    return (
        "[Unit]\nDescription=Influx Backup: scheduled backups\n\n"
        f"[Service]\nExecStart={command}\nRestart=on-failure\nRestartSec=30\nNice=5\n\n"
        "[Install]\nWantedBy=default.target\n"
    )


def _path() -> Path:
    config = os.environ.get("XDG_CONFIG_HOME")
    return (Path(config) if config else Path.home() / ".config") / "systemd" / "user" / UNIT


def _quoted(word: str) -> str:
    """A word of ExecStart (systemd.service(5)): % and $ are doubled, backslash and quote escaped."""
    escaped = word.replace("\\", "\\\\").replace('"', '\\"').replace("%", "%%").replace("$", "$$")
    return f'"{escaped}"'


def _systemctl(*words: str) -> str:
    """What systemd has against it, "" where it did it."""
    try:
        done = subprocess.run(
            ["systemctl", "--user", *words],
            capture_output=True,
            text=True,
            timeout=60,
            check=False,
            env=_environment(),
        )
    except (OSError, subprocess.SubprocessError) as error:
        return str(error)
    return "" if done.returncode == 0 else done.stderr.strip() or f"exit code {done.returncode}"


def _environment() -> dict[str, str]:
    """With the place of the user's manager, which `su` and cron leave out (pam_systemd(8) names it)."""
    found, place = environment_for_others(), _manager()
    return {**found, "XDG_RUNTIME_DIR": str(place)} if place and "XDG_RUNTIME_DIR" not in found else found


def _manager() -> Path | None:
    """The folder of this person's own systemd, None where none runs."""
    if sys.platform == "win32":
        return None
    place = Path(f"/run/user/{os.getuid()}")
    return place if (place / "systemd" / "private").exists() else None


def _hint() -> str:
    """What helps where there is a systemd but none for this person."""
    if os.environ.get("XDG_RUNTIME_DIR") or _manager() or not Path("/run/systemd/system").exists():
        return ""
    return "No systemd runs for you: log in directly, or let it run always, as root: loginctl enable-linger USER."
