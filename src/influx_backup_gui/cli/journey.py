"""`demo --journey`: a whole backup and restore on the demo server, explained step by step."""

from __future__ import annotations

import tempfile
import time
from argparse import Namespace
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

import pyarrow as pa

from influx_backup_gui.cli.interrupts import cancelling
from influx_backup_gui.cli.progress import ProgressPrinter
from influx_backup_gui.cli.session import Session, exit_code
from influx_backup_gui.demo.sample_data import fill
from influx_backup_gui.demo.server import DemoServer
from influx_backup_gui.domain.errors import ExitCode
from influx_backup_gui.domain.humanize import (
    counted,
    duration_text,
    rows_counted,
    rows_of_tables_text,
    size_text,
)
from influx_backup_gui.domain.job import BackupJob, Job, RestoreJob, Run, Trigger, VerifyJob
from influx_backup_gui.domain.progress import CancelToken, JobContext
from influx_backup_gui.domain.server import ServerConfig
from influx_backup_gui.engine.engine import Engine
from influx_backup_gui.engine.records import run_to_json
from influx_backup_gui.influx.rows import same_rows

SERVER, LOST = "demo", "plant"


@dataclass(frozen=True)
class Held:
    """What the server holds of one table: rows as Arrow, tags in their order."""

    rows: pa.Table
    tags: tuple[str, ...]


@dataclass
class Told:
    """What `--json` prints at the end."""

    home: str
    runs: list[dict[str, Any]] = field(default_factory=list)
    tables: list[dict[str, Any]] = field(default_factory=list)
    seconds: float = 0.0
    equal: bool = False


class _Stopped(Exception):
    """A run did not end well; the rest of the journey makes no sense."""

    def __init__(self, run: Run) -> None:
        super().__init__(run.summary)
        self.run = run


def journey(_: Namespace, session: Session, tampered: Callable[[DemoServer], None] = lambda _: None) -> int:
    """All steps; exit code 0 only when every row came back exactly.

    `tampered` is called between restore and comparison: what it changes must be found.
    """
    started = time.monotonic()
    home = Path(tempfile.mkdtemp(prefix="influx-backup-demo-"))
    told = Told(str(home))
    with DemoServer() as server, _engine(home, server) as opened:
        try:
            _Journey(session, server, opened.engine, told).walk(tampered)
        except _Stopped as stopped:
            session.finish(stopped.run)
            return exit_code(stopped.run)
    told.seconds = round(time.monotonic() - started, 3)
    if session.output.json:
        session.output.document(vars(told))
    else:
        _farewell(session, told, home)
    return int(ExitCode.SUCCEEDED if told.equal else ExitCode.FAILED)


class _Opened:
    """An engine in a folder of its own; closed at the end."""

    def __init__(self, engine: Engine) -> None:
        self.engine = engine

    def __enter__(self) -> _Opened:
        return self

    def __exit__(self, *_: object) -> None:
        self.engine.close()


def _engine(home: Path, server: DemoServer) -> _Opened:
    token = home / "token"
    token.touch(0o600)
    token.write_text(server.token or "")
    engine = Engine.open(home)
    config = ServerConfig(SERVER, server.url, f"file:{token}")
    engine.update_settings(lambda settings: replace(settings, servers=(config,)))
    return _Opened(engine)


class _Journey:
    def __init__(self, session: Session, server: DemoServer, engine: Engine, told: Told) -> None:
        self._session, self._server, self._engine, self._told = session, server, engine, told
        self._number = 0

    def walk(self, tampered: Callable[[DemoServer], None]) -> None:
        self._say("Influx Backup: a whole backup and restore, on a server inside this program.")
        self._fill()
        backup = self._back_up()
        self._verify(backup)
        before = self._lose()
        self._restore(backup)
        tampered(self._server)
        self._compare(before)

    # --- steps ----------------------------------------------------------------------------------------

    def _fill(self) -> None:
        self._step("Start a demo server with sample data", "influx-backup demo")
        fill(self._server)
        for name, database in self._databases().items():
            tables = [t for t in database.tables.values() if not t.deleted]
            rows = sum(self._server.rows(name, t.name).num_rows for t in tables)
            files = max(len(t.rows.files()) for t in tables)
            said = f"{name:<10} {counted(len(tables), 'table'):>9}, {rows_counted(rows):>12}"
            self._say(f"   {said}" + (f"; one table in {files} files" * (files > 432)))
        self._say("   Every column type, gaps, late rows, odd names, rows in no file yet; and a")
        self._say("   table in more files than one query may read (432).")

    def _back_up(self) -> dict[str, Any]:
        self._step("Back it up: read, count, archive, reopen and prove", f"influx-backup backup {SERVER}")
        run = self._run(BackupJob(SERVER))
        backup: Any = run.details["backup"]
        self._say(
            f"   {rows_of_tables_text(backup['rows'], backup['tables'])}, {size_text(backup['bytes'])}, "
            f"in {duration_text(run.seconds or 0)}"
        )
        found: dict[str, Any] = backup
        return found

    def _verify(self, backup: dict[str, Any]) -> None:
        self._step("Verify it against the live rows", f"influx-backup verify {backup['name']} --against {SERVER}")
        self._say(f"   {self._run(VerifyJob((backup['id'],), against=SERVER)).summary}")

    def _lose(self) -> dict[str, Held]:
        self._step(f"Lose a database: drop {LOST!r}", f"influxdb3 delete database {LOST}")
        tables = self._databases()[LOST].tables.values()
        held = {t.name: Held(self._server.rows(LOST, t.name), tuple(t.series_key)) for t in tables}
        self._server.drop_database(LOST)
        assert LOST not in self._databases()
        self._say(f"   The server has no database {LOST!r} any more.")
        return held

    def _restore(self, backup: dict[str, Any]) -> None:
        command = f"influx-backup restore {backup['name']} --database {LOST}"
        self._step("Restore it: plan, write, read back, compare", command)
        run = self._run(RestoreJob(backup["id"], databases=((LOST, LOST),)))
        self._say(f"   {run.summary} It took {duration_text(run.seconds or 0)}.")

    def _compare(self, before: dict[str, Held]) -> None:
        self._step("Compare every row with what the server held before", "")
        for name, held in before.items():
            now = self._server.catalog.table(LOST, name)
            difference = same_rows(held.rows, self._server.rows(LOST, name), held.tags)
            equal = difference is None and tuple(now.series_key) == held.tags
            self._told.tables.append({"database": LOST, "table": name, "rows": held.rows.num_rows, "equal": equal})
            said = "equal, bit by bit" if equal else "NOT EQUAL"
            self._say(f"   {LOST}.{name:<10} {rows_counted(held.rows.num_rows):>12}   {said}")
            for example in difference.examples if difference else ():
                self._say(f"      {example}")
        self._told.equal = all(t["equal"] for t in self._told.tables)

    # --- how ------------------------------------------------------------------------------------------

    def _databases(self) -> dict[str, Any]:
        return {n: d for n, d in self._server.catalog.databases.items() if not d.deleted and n != "_internal"}

    def _run(self, job: Job) -> Run:
        """Execute a job with live progress; _Stopped where it does not succeed."""
        token, printer = CancelToken(), ProgressPrinter(self._session.output.json)
        try:
            with cancelling(token):
                run = self._engine.run(job, Trigger.MANUAL, JobContext(printer.progressed, token))
        finally:
            printer.end()
        self._told.runs.append(run_to_json(run))
        if exit_code(run) != ExitCode.SUCCEEDED:
            raise _Stopped(run)
        return run

    def _step(self, what: str, command: str) -> None:
        self._number += 1
        self._say()
        self._say(f"{self._number}. {what}")
        if command:
            self._say(f"   $ {command}")

    def _say(self, text: str = "") -> None:
        if not self._session.output.json:
            self._session.output.line(text)


def _farewell(session: Session, told: Told, home: Path) -> None:
    archive = Path(told.runs[0]["backup"]["path"])
    say = session.output.line
    say()
    if told.equal:
        say(f"Done in {duration_text(told.seconds)}: backed up, proved, lost, restored, and equal row by row.")
    else:
        say("NOT EQUAL: what was restored is not what was there before.")
    say()
    say("The archive is yours; no program of ours is needed to read it:")
    say(f"   cd {archive.parent}")
    say(f"   7z x {archive.name}              # any 7-Zip; or with Python:")
    say(f"   python -m py7zr x {archive.name}")
    say("   sha256sum -c SHA256SUMS")
    say("   python -c \"import pyarrow.parquet as p; print(p.read_table('data/plant/machine').slice(0, 3))\"")
    say()
    say("Everything of this journey is in one folder; remove it when you have looked:")
    say(f"   rm -r {home}")
