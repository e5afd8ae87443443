"""One call of the program: its output, the engine when a command needs it, and the running of jobs."""

from __future__ import annotations

import getpass
import sys
from argparse import Namespace
from collections.abc import Callable
from contextlib import ExitStack
from pathlib import Path
from typing import Any

from influx_backup_gui.cli.interrupts import cancelling
from influx_backup_gui.cli.output import Output
from influx_backup_gui.cli.progress import ProgressPrinter
from influx_backup_gui.domain.errors import Cancelled, ExitCode, Problem, UsageError
from influx_backup_gui.domain.job import Job, Outcome, Run, Trigger
from influx_backup_gui.domain.progress import CancelToken, JobContext


class Session:
    """Context manager; `engine` is opened at its first use (it is what makes a start slow)."""

    def __init__(self, home: Path | None, output: Output) -> None:
        self.home, self.output = home, output
        self._open = ExitStack()
        self._engine: Any = None

    def __enter__(self) -> Session:
        return self

    def __exit__(self, *_: object) -> None:
        self._open.close()

    @property
    def engine(self) -> Any:
        """The engine (`engine.engine.Engine`), open until the command ends."""
        if self._engine is None:
            from influx_backup_gui.engine.engine import Engine
            from influx_backup_gui.store.log_file import logging_to
            from influx_backup_gui.store.places import places

            self._open.enter_context(logging_to(places(self.home).logs))
            self._engine = Engine.open(self.home)
            self._open.callback(self._engine.close)
        return self._engine

    @property
    def interactive(self) -> bool:
        """Whether there is a person to ask."""
        return not self.output.json and sys.stdin.isatty() and sys.stderr.isatty()

    def run(self, job: Job) -> Run:
        """Execute a job with progress; signals cancel it."""
        engine, token, printer = self.engine, CancelToken(), ProgressPrinter(self.output.json)
        try:
            with cancelling(token):
                run: Run = engine.run(job, Trigger.MANUAL, JobContext(printer.progressed, token))
        finally:
            printer.end()
        return run

    def finish(self, run: Run, told: Callable[[Run], None] | None = None) -> int:
        """Print an ended run (`told` prints what its job adds) and answer the exit code."""
        from influx_backup_gui.engine.records import run_to_json

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

    def use_password(self, new: bool) -> None:
        """See to it that the engine has a password for encrypted archives; `new` asks for it twice."""
        from influx_backup_gui.store.secrets import PASSWORD_VARIABLE, archive_password

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


Command = Callable[[Namespace, Session], int]


def exit_code(run: Run) -> int:
    """The exit code that says how a run ended."""
    if run.problem is not None:
        return run.problem.exit_code
    codes = {Outcome.SUCCEEDED: ExitCode.SUCCEEDED, Outcome.WARNING: ExitCode.WARNING, Outcome.CANCELLED: ExitCode.CANCELLED}
    return int(ExitCode.FAILED if run.outcome is None else codes.get(run.outcome, ExitCode.FAILED))


def cancelled_problem() -> Problem:
    """What is said when a person stops a command that is no job."""
    return Problem("Stopped.", "", int(ExitCode.CANCELLED))
