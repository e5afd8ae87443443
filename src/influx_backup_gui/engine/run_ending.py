"""How a run ends that an error has stopped: what it has done until then stays in its details."""

from __future__ import annotations

from dataclasses import replace

from influx_backup_gui.domain.errors import ExitCode, problem_of
from influx_backup_gui.domain.job import Outcome, Run


def stopped(run: Run, error: Exception, done: str = "") -> Run:
    """The run, failed or cancelled; `done` are sentences about what it has done all the same."""
    problem = problem_of(error)
    outcome = Outcome.CANCELLED if problem.exit_code == ExitCode.CANCELLED else Outcome.FAILED
    summary = f"{problem.message} {done}".strip()
    return replace(run, outcome=outcome, summary=summary, problem=problem)
