"""The command line: `influx-backup`."""

from __future__ import annotations

import gc
import importlib
import logging
import os
import sys
from argparse import Namespace
from collections.abc import Sequence
from pathlib import Path

from influx_backup_gui.cli.parser import build_parser
from influx_backup_gui.domain.errors import BackupError, ExitCode, Problem, problem_of


def program() -> int:
    """`main` in a process of its own: the entry point.

    Modules are no garbage. Not looking for any while they load, nor at the end among all that the system takes back
    anyway, saves 0.07 s of a backup (benchmarks/backup.py).
    """
    gc.disable()
    code = main()
    gc.freeze()
    return code


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command; answers the exit code (`domain.errors.ExitCode`; `status` answers 0, 1 or 2 for its colour)."""
    words = list(sys.argv[1:] if argv is None else argv)
    _open_closed_streams()
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="backslashreplace")
    parser = build_parser()
    try:
        args = parser.parse_args(words)
    except BackupError as error:
        return _failed(error, "--json" in words)
    if args.action is None:
        parser.print_help(sys.stderr)
        return int(ExitCode.USAGE)
    return _run(args)


def _run(args: Namespace) -> int:
    # Late, because all below is slow to load and `--help` needs none of it.
    from influx_backup_gui.cli.interrupts import ending_program
    from influx_backup_gui.cli.output import Output
    from influx_backup_gui.cli.session import Session

    module, _, function = args.action.partition(":")
    command = getattr(importlib.import_module(f"influx_backup_gui.cli.{module}"), function)
    gc.enable()
    with Session(Path(args.home) if args.home else None, Output(args.json)) as session:
        try:
            with ending_program():
                return int(command(args, session))
        except (BackupError, KeyboardInterrupt) as error:
            return _failed(error, args.json)
        except Exception as error:
            logging.getLogger(__name__).exception("fault in a command")
            return _failed(error, args.json)


def _open_closed_streams() -> None:
    """A service may start us without stdin, stdout or stderr: what is read is empty then, what is written is lost.

    Opened before everything else: a file of ours would get the number of a closed stream, and what others print to it.
    """
    for name, mode in (("stdin", "r"), ("stdout", "w"), ("stderr", "w")):
        if getattr(sys, name) is None:
            setattr(sys, name, Path(os.devnull).open(mode, encoding="utf-8"))  # noqa: SIM115 - as long as we run


def _failed(error: BaseException, as_json: bool) -> int:
    from influx_backup_gui.cli.output import Output, ResultLost

    problem = problem_of(error)
    if isinstance(error, KeyboardInterrupt):
        problem = Problem("Stopped.", "Nothing half-made was left behind.", int(ExitCode.CANCELLED))
    Output(as_json and not isinstance(error, ResultLost)).problem(problem)
    return problem.exit_code


if __name__ == "__main__":
    sys.exit(program())
