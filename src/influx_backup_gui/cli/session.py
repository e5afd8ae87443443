"""One call of the program: its output, the engine once a command needs it, and the running of jobs."""

from __future__ import annotations

import getpass
import sys
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import TypeVar

from influx_backup_gui.cli.interrupts import cancelling
from influx_backup_gui.cli.output import Output
from influx_backup_gui.cli.progress import ProgressPrinter
from influx_backup_gui.domain.backup import Backup
from influx_backup_gui.domain.errors import Cancelled, ExitCode, UsageError
from influx_backup_gui.domain.job import Job, Outcome, RestoreJob, Run, Trigger
from influx_backup_gui.domain.progress import CancelToken, JobContext
from influx_backup_gui.domain.restore_plan import RestorePlan
from influx_backup_gui.engine.engine import Engine
from influx_backup_gui.engine.records import run_to_json
from influx_backup_gui.store.log_file import logging_to
from influx_backup_gui.store.places import places
from influx_backup_gui.store.secrets import PASSWORD_VARIABLE, archive_password

T = TypeVar("T")


class Session:
    """Context manager; `engine` is opened at its first use."""

    def __init__(self, home: Path | None, output: Output) -> None:
        self.home, self.output = home, output
        self._open = ExitStack()
        self._engine: Engine | None = None

    def __enter__(self) -> Session:
        self._open.enter_context(logging_to(places(self.home).logs))
        return self

    def __exit__(self, *_: object) -> None:
        self._open.close()

    @property
    def engine(self) -> Engine:
        """The engine, open until the command ends."""
        if self._engine is None:
            self._engine = Engine.open(self.home)
            self._open.callback(self._engine.close)
        return self._engine

    @property
    def interactive(self) -> bool:
        """Whether there is a person to ask."""
        return not self.output.json and sys.stdin.isatty() and sys.stderr.isatty()

    def run(self, job: Job) -> Run:
        """Execute a job with progress; signals cancel it."""
        engine = self.engine
        with _watched(self.output.json) as context:
            return engine.run(job, Trigger.MANUAL, context)

    def planned(self, job: RestoreJob) -> RestorePlan:
        """What a restore would do, with progress; signals cancel the planning."""
        engine = self.engine
        return self.watched(lambda context: engine.plan_restore(job, context))

    def watched(self, work: Callable[[JobContext], T]) -> T:
        """The answer of `work`, with progress; signals cancel it."""
        with _watched(self.output.json) as context:
            return work(context)

    def finish(self, run: Run, told: Callable[[Run], None] | None = None) -> int:
        """Print an ended run (`told` prints what its job adds) and answer the exit code."""
        if self.output.json:
            self.output.document(run_to_json(run))
            return exit_code(run)
        if told is not None:
            told(run)
        if run.problem is not None:
            self.output.error(run.problem)
        elif run.outcome is not None:
            self.output.line(f"{run.outcome.value}: {run.summary}")
        return exit_code(run)

    def ask(self, question: str) -> str:
        """What a person types after the question on stderr."""
        sys.stderr.write(question)
        sys.stderr.flush()
        answer = sys.stdin.readline()
        if not answer:
            raise Cancelled("Nothing was typed.", "Nothing was changed.")
        return answer.strip()

    def readable(self, key: str) -> Backup:
        """The backup of that id, name or path; sees to the password where it is encrypted."""
        backup = self.engine.backup(key)
        if backup.encrypted:
            self.use_password(new=False)
        return backup

    def use_password(self, new: bool) -> None:
        """See to it that the engine has a password for encrypted archives; `new` asks for it twice."""
        known = archive_password()
        if known is None and self.interactive:
            known = getpass.getpass("Password of the archive: ")
            if new and getpass.getpass("The same again: ") != known:
                raise UsageError("The two passwords differ.", "Nothing was done; try again.")
        if not known:
            raise UsageError(
                "The archive needs a password.", f"Set {PASSWORD_VARIABLE}, or start this in a terminal to be asked."
            )
        self.engine.use_password(lambda: known)


@contextmanager
def _watched(as_json: bool) -> Iterator[JobContext]:
    """Progress goes to stderr, signals cancel."""
    token, printer = CancelToken(), ProgressPrinter(as_json)
    try:
        with cancelling(token):
            yield JobContext(printer.progressed, token)
    finally:
        printer.end()


_CODES = {
    Outcome.SUCCEEDED: ExitCode.SUCCEEDED,
    Outcome.WARNING: ExitCode.WARNING,
    Outcome.CANCELLED: ExitCode.CANCELLED,
}


def exit_code(run: Run) -> int:
    """The exit code that says how a run ended."""
    if run.problem is not None:
        return run.problem.exit_code
    return int(ExitCode.FAILED if run.outcome is None else _CODES.get(run.outcome, ExitCode.FAILED))
