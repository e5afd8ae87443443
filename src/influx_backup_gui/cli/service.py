"""Command `scheduler install`: a systemd user unit that keeps the scheduler running."""

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
        _systemctl(*words)
    if session.output.json:
        session.output.document({"unit": text, "path": str(_path()), "started": True})
    else:
        session.output.line(f"The scheduler runs as {UNIT}. To run without a login: loginctl enable-linger.")
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


def _systemctl(*words: str) -> None:
    try:
        done = subprocess.run(
            ["systemctl", "--user", *words],
            capture_output=True,
            text=True,
            timeout=60,
            check=False,
            env=environment_for_others(),
        )
        said = "" if done.returncode == 0 else done.stderr.strip() or f"exit code {done.returncode}"
    except (OSError, subprocess.SubprocessError) as error:
        said = str(error)
    if said:
        raise BackupError(
            f"The unit {_path()} was written, but systemd did not take it: {said}",
            "Without systemd, start `influx-backup scheduler` yourself, or call `influx-backup run-due` from cron.",
        )
