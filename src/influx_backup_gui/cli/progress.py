"""Progress of a job on stderr: a bar on a terminal, JSON lines with `--json`, a few plain lines elsewhere."""

from __future__ import annotations

import json
import os
import shutil
import sys
from collections.abc import Callable
from dataclasses import asdict

from influx_backup_gui.cli.output import is_utf8, printable, write_text
from influx_backup_gui.domain.humanize import duration_text, rows_text
from influx_backup_gui.domain.progress import Progress

_BAR = 20
_PLAIN_STEP = 0.1


class ProgressPrinter:
    """Give `progressed` to a JobContext; call `end` before anything else is printed.

    `schedule` is the name of the schedule that it is about: runs of several may go on, so there is no bar then.
    """

    def __init__(self, as_json: bool, schedule: str = "") -> None:
        terminal = sys.stderr.isatty() and os.environ.get("TERM") != "dumb" and not schedule
        self._schedule = schedule
        self.progressed: Callable[[Progress], None] = self._json if as_json else self._bar if terminal else self._plain
        self._drawn = 0
        self._last: Progress | None = None
        self._said = ""

    def end(self) -> None:
        """Take the bar away."""
        if self._drawn:
            write_text(sys.stderr, "\r" + " " * self._drawn + "\r")
            self._drawn = 0

    def _json(self, progress: Progress) -> None:
        named = {"schedule_name": self._schedule} if self._schedule else {}
        write_text(sys.stderr, json.dumps({**named, **asdict(progress)}, ensure_ascii=not is_utf8(sys.stderr)) + "\n")

    def _plain(self, progress: Progress) -> None:
        last = self._last
        further = last is None or progress.fraction >= min(last.fraction + _PLAIN_STEP, 1.0) > last.fraction
        if last is None or last.phase != progress.phase or further:
            self._last = progress
            text = printable(f"{self._schedule}: " * bool(self._schedule) + progress_text(progress))
            if text != self._said:
                write_text(sys.stderr, text + "\n")
            self._said = text

    def _bar(self, progress: Progress) -> None:
        room = shutil.get_terminal_size().columns - 1
        full = round(progress.fraction * _BAR)
        text = printable(progress_text(progress))[: max(room - _BAR - 2, 0)]
        line = f"{'█' * full}{'░' * (_BAR - full)}  {text}"[:room]
        write_text(sys.stderr, "\r" + line.ljust(self._drawn))
        self._drawn = len(line)


def progress_text(progress: Progress) -> str:
    """`reading: table 7/41 weather.bay · 3.2 M of 18.2 M rows · 38 % · 2:10 left`."""
    table = f"table {progress.table_number}/{progress.tables}" if progress.tables and progress.table_number else ""
    where = " ".join(part for part in (table, progress.table) if part)
    expected = f" of {rows_text(progress.rows_expected)}" if progress.rows_expected is not None else ""
    facts = [
        f"{progress.phase}: {where}" if where else progress.phase,
        f"{rows_text(progress.rows)}{expected} rows" if progress.rows or progress.rows_expected else "",
        f"{progress.fraction * 100:.0f} %",
        f"{duration_text(progress.seconds_left)} left" if progress.seconds_left else "",
    ]
    return " · ".join(fact for fact in facts if fact)
