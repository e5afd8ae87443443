"""What people and scripts see: tables and sentences, or with `--json` one document on stdout."""

from __future__ import annotations

import codecs
import json
import os
import shutil
import sys
import textwrap
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any, TextIO

from influx_backup_gui.domain.errors import BackupError, Problem

_GAP = "  "
# The last column of a table is broken to no less than this.
_NARROWEST = 30


class ResultLost(BackupError):
    """The command did its work, but what it had to say could not be written."""


@dataclass(frozen=True)
class Output:
    """Results go to stdout, problems and progress to stderr. Nothing here fails when the reader has gone away.

    Only a result that cannot be written (a full disk) is an error, ResultLost: a script waits for it.
    """

    json: bool = False

    def document(self, document: Any, one_line: bool = False) -> None:
        """Print the one JSON document; where stdout is not UTF-8, in ASCII, which every reader takes."""
        _result(json.dumps(document, indent=None if one_line else 2, ensure_ascii=not is_utf8(sys.stdout)))

    def line(self, text: str = "") -> None:
        """Print a line for people; control characters of foreign names are made visible."""
        _result(printable(text))

    def text(self, text: str) -> None:
        """Print what has its own form, as it is."""
        _result(text.removesuffix("\n"))

    def table(self, heads: Sequence[str], rows: Iterable[Sequence[str]], right: Sequence[str] = ()) -> None:
        """Print aligned columns; those whose heads are named in `right` are flush right.

        On a terminal the last column is broken to fit; elsewhere a row stays a line.
        """
        width = shutil.get_terminal_size().columns if sys.stdout.isatty() else None
        for line in table_lines(heads, rows, right, width):
            _result(line)

    def note(self, text: str) -> None:
        """Print a line that is no result, such as a question's context."""
        write_text(sys.stderr, printable(text) + "\n")

    def problem(self, problem: Problem) -> None:
        """Print an error: two lines on stderr, or the document `{"problem": …}`."""
        if self.json:
            said = {"message": problem.message, "hint": problem.hint, "exit_code": problem.exit_code}
            self.document({"problem": said})
            return
        self.error(problem)

    def error(self, problem: Problem) -> None:
        """Print what happened and what to do on stderr."""
        write_text(sys.stderr, printable(f"error: {problem.message}") + "\n")
        if problem.hint:
            write_text(sys.stderr, printable(f"hint: {problem.hint}") + "\n")


def table_lines(
    heads: Sequence[str], rows: Iterable[Sequence[str]], right: Sequence[str] = (), width: int | None = None
) -> list[str]:
    """The lines of a table with aligned columns; the last column is broken where it would pass `width`."""
    cells = [tuple(heads), *(tuple(printable(c) for c in row) for row in rows)]
    widths = [max(map(_width, column)) for column in zip(*cells, strict=True)]
    flush = [head in right for head in heads]
    room = None if width is None else max(width - sum(widths[:-1]) - len(_GAP) * (len(widths) - 1), _NARROWEST)
    lines = []
    for row in cells:
        last = [row[-1]] if room is None else textwrap.wrap(row[-1], room) or [""]
        for number, text in enumerate(last):
            shown = (*row[:-1], text) if number == 0 else (*("" for _ in row[:-1]), text)
            lines.append(_GAP.join(_pad(*cell) for cell in zip(shown, widths, flush, strict=True)).rstrip())
    return lines


def printable(text: str) -> str:
    """The text with control characters shown as escapes: a name must not move the cursor."""
    return "".join(c if c.isprintable() else c.encode("unicode_escape").decode() for c in text)


def _pad(text: str, width: int, right: bool) -> str:
    space = " " * (width - _width(text))
    return space + text if right else text + space


def _width(text: str) -> int:
    wide = sum(unicodedata.east_asian_width(c) in "WF" for c in text)
    return len(text) + wide - sum(unicodedata.combining(c) != 0 for c in text)


def is_utf8(stream: TextIO) -> bool:
    """Whether every character can be written as it is: a pipe of Windows takes the letters of one language only."""
    return codecs.lookup(stream.encoding or "utf-8").name == "utf-8"


def write_text(stream: TextIO, text: str) -> bool:
    """Write at once; False where it cannot be. What comes after that, or after the reader has gone, is swallowed."""
    try:
        stream.write(text)
        stream.flush()
    except OSError as error:
        # Python would try, and complain, again at exit.
        os.dup2(os.open(os.devnull, os.O_WRONLY), stream.fileno())
        # `influx-backup list | head`: the reader has what it wanted.
        return isinstance(error, BrokenPipeError)
    return True


def _result(text: str) -> None:
    if not write_text(sys.stdout, text + "\n"):
        raise ResultLost(
            "The command did its work, but its result could not be written to where its output goes.",
            "Is the disk of that file full? What was done is listed by: influx-backup runs.",
        )
