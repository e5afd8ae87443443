"""A program with a server and a proved backup, to which something is done; and what is true afterwards."""

from __future__ import annotations

import contextlib
import os
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field, replace
from pathlib import Path
from unittest.mock import patch

import keyring
import keyring.backends.fail

from influx_backup_gui.demo.server import DemoServer
from influx_backup_gui.domain.health_records import Colour
from influx_backup_gui.domain.job import BackupJob, Job, Outcome, Run
from influx_backup_gui.domain.progress import CancelToken
from influx_backup_gui.domain.server import ServerConfig
from influx_backup_gui.engine import window_reader
from influx_backup_gui.engine.engine import Engine
from influx_backup_gui.influx.client import Client
from tools.faults.oracle import Tables, in_archive, missing, on_server

BLOCK = 600 * 10**9
# Files that one query may touch: few, so that a small table is read in several windows.
FILE_LIMIT = 4
# Seconds: how long a client waits for an answer that stopped, and for a server that is busy or gone.
_SILENCE, _PATIENCE = 3.0, 0.5


def rows_text() -> str:
    """Two tables: one of every type with null and odd text, over ten blocks of files; another."""
    lines = []
    for n in range(60):
        note = f',note="n {n} \\"é\\""' if n % 3 else ""
        floor = f",floor=f{n % 2}" if n % 5 else ""
        fields = f"temp={n}.25,n={n * 7919}i,on={'true' if n % 2 else 'false'}{note}"
        lines.append(f"home,room=r{n % 4}{floor} {fields} {n * BLOCK // 6}")
    lines += [f"power,b=b{n % 2},a=a{n % 3} v={n}u {n}" for n in range(9)]
    return "\n".join(lines)


@contextmanager
def quiet_environment(home: Path) -> Iterator[None]:
    """No setting, secret or keyring of the person who runs this."""
    before = keyring.get_keyring()
    keyring.set_keyring(keyring.backends.fail.Keyring())  # type: ignore[no-untyped-call]  # keyring has no types
    kept = {k: v for k, v in os.environ.items() if not k.startswith(("INFLUXDB3_", "INFLUX_BACKUP_"))}
    kept |= {"INFLUX_BACKUP_HOME": str(home), "PYTHON_KEYRING_BACKEND": "keyring.backends.fail.Keyring"}
    try:
        with patch.dict(os.environ, kept, clear=True):
            yield
    finally:
        keyring.set_keyring(before)


@dataclass
class Stage:
    """`truth` is what the server had before anything was done to it; `old` the backup that was proved then.

    `others` is what somebody else put where a restore goes to.
    """

    engine: Engine
    server: DemoServer
    home: Path
    truth: Tables
    old: Path
    others: Tables = field(default_factory=dict)

    def run(self, job: Job) -> Run:
        return self.engine.run(job)

    def again(self) -> Run:
        """One more backup of everything."""
        return self.run(BackupJob("lab", in_flight=1))

    def path(self, run: Run) -> Path | None:
        """The archive that a run made."""
        backup = run.details.get("backup")
        return Path(str(backup["path"])) if isinstance(backup, dict) else None

    def lost(self, password: str | None = None) -> int:
        """Rows that were safe before the attempt: in the old archive, where there is one."""
        return missing(self.truth, in_archive(self.old, password)) if self.old.is_file() else 0

    def ticks(self, run: Run) -> list[str]:
        """Every place that says all is well."""
        found = ["outcome"] if run.outcome is Outcome.SUCCEEDED else []
        return found + (["health"] if self.engine.health(time.time_ns()).colour is Colour.GREEN else [])

    def leftovers(self) -> list[str]:
        """Files that nobody should find."""
        return [p.name for p in self.home.rglob("*") if ".partial" in p.name or p.name.startswith((".spool", ".probe"))]


def said(run: Run) -> str:
    """Outcome and first words of a run."""
    text = run.problem.message if run.problem else run.summary
    return f"{run.outcome.value if run.outcome else 'unknown'}: {text[:150]}"


@contextmanager
def stage(*, back_up: bool = True) -> Iterator[Stage]:
    """Everything fresh. Waits are cut short, for nothing that is tried depends on how long they are."""
    with ExitStack() as stack:
        home = Path(stack.enter_context(tempfile.TemporaryDirectory(prefix="influx-backup-faults-"))) / "home"
        stack.enter_context(quiet_environment(home))
        stack.enter_context(patch.object(window_reader, "_PAUSES", (0.01, 0.01, 0.01)))
        server = stack.enter_context(DemoServer(token=None, file_limit=FILE_LIMIT))
        server.write("db", rows_text())
        server.persist()
        server.write("db", 'home,room=late temp=-1,note="" 1700000000000000000')
        server.write("other", "t v=1 1")
        engine = Engine.open(home)
        stack.callback(engine.close)
        engine.update_settings(lambda s: replace(s, servers=(ServerConfig("lab", server.url, "none"),)))
        truth = on_server(server)
        made = Stage(engine, server, home, truth, home)
        if back_up:
            run = made.again()
            path = made.path(run)
            if run.outcome is not Outcome.SUCCEEDED or path is None or missing(truth, in_archive(path)):
                raise RuntimeError(f"the stage cannot be set: {said(run)}")
            made.old = path
        server.requests.clear()
        with patch.object(engine.resources, "client", _hasty(engine)):
            yield made
        with contextlib.suppress(Exception):
            server.faults.clear()


def _hasty(engine: Engine) -> Callable[..., Client]:
    def client(name: str, cancel: CancelToken | None = None, patience: float = 0.5) -> Client:
        url = engine.settings.server(name).url
        return Client(url, cancel=cancel, timeout=(_SILENCE, _SILENCE), patience=min(patience, _PATIENCE))

    return client
