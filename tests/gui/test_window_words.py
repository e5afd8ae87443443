"""What a person may read is said for the window: no command, no option, no variable of the environment."""

from __future__ import annotations

import ast
import re
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

import influx_backup_gui
from influx_backup_gui.domain.errors import Problem
from influx_backup_gui.gui.window_words import in_window, problem_in_window, told

PACKAGE = Path(influx_backup_gui.__file__).parent
LAYERS = ("domain", "engine", "influx", "notify", "store")
# Said to no person in the window: options of systemd-inhibit, names of variables, a text in archives.
SILENT = {"store/keep_awake.py", "store/places.py", "store/readme_text.py", "store/secrets.py"}
SOURCES = sorted(
    name
    for layer in LAYERS
    for path in (PACKAGE / layer).glob("*.py")
    if (name := path.relative_to(PACKAGE).as_posix()) not in SILENT
)
# Two are options of the server, not of ours.
COMMAND = re.compile(r"--(?!query-file-limit|gen1-lookback-duration)[a-z]|influx-backup [a-z]|INFLUX_BACKUP_")


def texts(path: Path) -> Iterator[str]:
    """Every text of a file but its docstrings; what is filled in later stands as NAME."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    docs = {
        id(node.body[0].value)
        for node in ast.walk(tree)
        if isinstance(node, ast.Module | ast.ClassDef | ast.FunctionDef)
        and node.body
        and isinstance(node.body[0], ast.Expr)
    }
    inside = {id(part) for node in ast.walk(tree) if isinstance(node, ast.JoinedStr) for part in node.values}
    for node in ast.walk(tree):
        if isinstance(node, ast.JoinedStr):
            yield "".join(str(v.value) if isinstance(v, ast.Constant) else "NAME" for v in node.values)
        elif isinstance(node, ast.Constant) and isinstance(node.value, str) and not {id(node)} & (docs | inside):
            yield node.value


@pytest.mark.parametrize("source", SOURCES)
def test_nothing_that_is_said_in_the_window_names_a_command(source: str) -> None:
    for text in texts(PACKAGE / source):
        assert not COMMAND.search(in_window(text)), text


def test_the_check_finds_commands() -> None:
    found = [t for s in SOURCES for t in texts(PACKAGE / s) if COMMAND.search(t)]
    assert len(found) >= 18, found


def test_what_holds_names_and_sentences_is_said_for_the_window() -> None:
    """`secrets.py` holds names of entries, too, so its sentences are looked at one by one."""
    names = {"INFLUX_BACKUP_PASSWORD", "influx-backup alerts"}
    found = [t for t in texts(PACKAGE / "store/secrets.py") if COMMAND.search(t) and t not in names]
    assert len(found) >= 2
    for text in found:
        assert not COMMAND.search(in_window(text)), text


def test_a_blocked_step_says_what_to_press() -> None:
    said = in_window(
        "The table a.b exists already. Restore beside it under a new name (--database a=a_restored), "
        "or say what to do with it (--if-exists)."
    )
    assert said == (
        "The table a.b exists already. Press “Restore beside” to bring it back as a_restored, "
        "or go back to “Where” and say what to do with it."
    )


def test_a_problem_is_told_in_sentences() -> None:
    assert told(Problem("It is damaged: bad", "Use another backup.")) == "It is damaged: bad. Use another backup."
    assert told(Problem("It is away.")) == "It is away."


def test_a_problem_keeps_its_code() -> None:
    problem = Problem("No.", "Go on with this, or go on with --if-exists missing.", 5)
    said = problem_in_window(problem)
    assert said.exit_code == 5
    assert "Add what is missing" in said.hint


def test_instants_are_told_by_the_clock_of_the_person(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TZ", "Europe/Berlin")
    time.tzset()
    try:
        said = in_window("It failed (2026-11-26 13:02 UTC); paused until 2026-11-27T09:02:30.190717814Z. At 13:02.")
        assert said == "It failed (26 Nov 2026 14:02); paused until 27 Nov 2026 10:02. At 13:02."
    finally:
        monkeypatch.undo()
        time.tzset()
