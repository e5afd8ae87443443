"""Tables line up, names cannot move the cursor, progress fits its reader."""

from __future__ import annotations

import io
import json
import os
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest

from influx_backup_gui.cli.output import Output, printable, table_lines
from influx_backup_gui.cli.progress import ProgressPrinter, progress_text
from influx_backup_gui.cli.scheduling import _regardless
from influx_backup_gui.domain.errors import ExitCode, Problem
from influx_backup_gui.domain.progress import Progress
from tests.cli.programs import command

FULL = Path("/dev/full")
MOMENT = Progress(
    "reading", 0.38, table="db.t", table_number=7, tables=41, rows=3_200_000, rows_expected=18_200_000, seconds_left=130
)


def test_columns_line_up_also_with_wide_letters() -> None:
    assert table_lines(("NAME", "ROWS"), [("日本", "1"), ("ab", "1,000")], right=("ROWS",)) == [
        "NAME   ROWS",
        "日本      1",
        "ab    1,000",
    ]


def test_control_characters_are_made_visible() -> None:
    assert printable("a\x1b[2Jb\nü") == "a\\x1b[2Jb\\nü"


def test_a_problem_for_people_and_for_scripts(capsys: pytest.CaptureFixture[str]) -> None:
    problem = Problem("It broke.", "Mend it.", 5)
    Output().problem(problem)
    printed = capsys.readouterr()
    assert (printed.out, printed.err) == ("", "error: It broke.\nhint: Mend it.\n")
    Output(json=True).problem(problem)
    printed = capsys.readouterr()
    assert json.loads(printed.out) == {"problem": {"message": "It broke.", "hint": "Mend it.", "exit_code": 5}}
    assert printed.err == ""


def test_a_moment_in_words() -> None:
    assert progress_text(MOMENT) == "reading: table 7/41 db.t · 3.2 M of 18.2 M rows · 38 % · 2:10 left"
    assert progress_text(Progress("planning")) == "planning · 0 %"


def test_progress_as_json_lines(capsys: pytest.CaptureFixture[str]) -> None:
    printer = ProgressPrinter(as_json=True)
    printer.progressed(MOMENT)
    printer.progressed(replace(MOMENT, fraction=1.0))
    printer.end()
    printed = capsys.readouterr()
    assert printed.out == ""
    lines = [json.loads(line) for line in printed.err.splitlines()]
    assert [line["fraction"] for line in lines] == [0.38, 1.0]
    assert lines[0]["phase"] == "reading"


def test_without_a_terminal_a_few_lines_are_enough(capsys: pytest.CaptureFixture[str]) -> None:
    printer = ProgressPrinter(as_json=False)
    for n in range(1001):
        printer.progressed(Progress("reading" if n > 200 else "planning", n / 1000))
    printer.end()
    lines = capsys.readouterr().err.splitlines()
    assert 8 <= len(lines) <= 14
    assert lines[0].startswith("planning")
    assert lines[-1].endswith("100 %")


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


def test_on_a_terminal_one_line_is_drawn_and_taken_away(monkeypatch: pytest.MonkeyPatch) -> None:
    screen = Terminal()
    monkeypatch.setattr(sys, "stderr", screen)
    monkeypatch.setenv("COLUMNS", "60")
    monkeypatch.setenv("TERM", "xterm")
    printer = ProgressPrinter(as_json=False)
    printer.progressed(MOMENT)
    printer.progressed(replace(MOMENT, table="a\nname", fraction=0.5))
    printer.end()
    drawn = screen.getvalue().split("\r")
    assert "\n" not in screen.getvalue()
    assert all(len(line) < 60 for line in drawn)
    assert drawn[1].startswith("████████░░░░░░░░░░░░  reading: table 7/41")
    assert drawn[-1] == ""
    assert drawn[-2].strip() == ""


def test_a_reader_that_goes_away_is_no_error() -> None:
    code = """
from influx_backup_gui.cli.output import Output
import sys
sys.stdin.read()
for n in range(3):
    Output().line("x" * 70000)
"""
    with subprocess.Popen(
        [sys.executable, "-W", "error", "-c", code],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        env=os.environ,
    ) as process:
        assert process.stdin is not None
        assert process.stdout is not None
        assert process.stderr is not None
        process.stdout.close()
        process.stdin.close()
        assert (process.stderr.read(), process.wait(60)) == (b"", 0)


@pytest.mark.skipif(not FULL.exists(), reason="needs /dev/full")
def test_a_result_that_cannot_be_written_is_told(tmp_path: Path) -> None:
    with FULL.open("w", encoding="utf-8") as full:
        ended = subprocess.run(
            command("--home", str(tmp_path), "--json", "list"),
            stdout=full,
            stderr=subprocess.PIPE,
            text=True,
            check=False,
        )
    assert ended.returncode == ExitCode.FAILED
    assert "could not be written" in ended.stderr
    assert "fault in the program" not in ended.stderr


@pytest.mark.skipif(not FULL.exists(), reason="needs /dev/full")
def test_progress_and_a_service_go_on_where_nothing_can_be_written(monkeypatch: pytest.MonkeyPatch) -> None:
    with FULL.open("w", encoding="utf-8") as full:
        monkeypatch.setattr(sys, "stderr", full)
        for as_json in (True, False):
            ProgressPrinter(as_json).progressed(MOMENT)
    with FULL.open("w", encoding="utf-8") as full:
        monkeypatch.setattr(sys, "stdout", full)
        _regardless(lambda: Output().line("a run"))


def test_closed_streams_are_no_fault(tmp_path: Path) -> None:
    """As a service may start it: without stdin, stdout and stderr."""

    def close() -> None:
        for number in (0, 1, 2):
            os.close(number)

    words = command("--home", str(tmp_path), "server", "list")
    assert subprocess.run(words, preexec_fn=close, check=False).returncode == 0
    assert subprocess.run(command("nonsense"), preexec_fn=close, check=False).returncode == ExitCode.USAGE


@pytest.mark.parametrize("encoding", ["ascii", "cp1252", "utf-8"])
def test_a_document_can_be_read_whatever_stdout_takes(monkeypatch: pytest.MonkeyPatch, encoding: str) -> None:
    raw = io.BytesIO()
    monkeypatch.setattr(sys, "stdout", io.TextIOWrapper(raw, encoding=encoding, errors="backslashreplace"))
    name = "ü 日本 \U0001f389"
    Output(json=True).document({"name": name})
    assert json.loads(raw.getvalue().decode("utf-8")) == {"name": name}


def test_the_last_column_is_broken_where_the_terminal_ends() -> None:
    heads, rows = ("TABLE", "ROWS", "REASON"), [("a.b", "12", "one two three four five six seven eight nine ten")]
    assert table_lines(heads, rows, ("ROWS",)) == ["TABLE  ROWS  REASON", f"a.b      12  {rows[0][2]}"]
    assert table_lines(heads, rows, ("ROWS",), 50) == [
        "TABLE  ROWS  REASON",
        "a.b      12  one two three four five six seven",
        "             eight nine ten",
    ]
    assert table_lines(heads, rows, ("ROWS",), 5)[1] == "a.b      12  one two three four five six"


def test_a_plain_line_is_not_said_twice(capsys: pytest.CaptureFixture[str]) -> None:
    printer = ProgressPrinter(False)
    for fraction in (0.0, 0.96, 0.999, 1.0):
        printer.progressed(Progress("proving", fraction, table="t"))
    lines = capsys.readouterr().err.splitlines()
    assert len(lines) == len(set(lines))
