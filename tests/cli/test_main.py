"""Usage, help, exit codes; what needs no server."""

from __future__ import annotations

import importlib
import os
import subprocess
from argparse import ArgumentParser, _SubParsersAction
from collections.abc import Iterator
from pathlib import Path

import pytest

from influx_backup_gui import __version__
from influx_backup_gui.cli.parser import build_parser
from influx_backup_gui.domain.errors import ExitCode
from tests.cli.conftest import Cli
from tests.cli.programs import command


def run_program(*words: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(command(*words), capture_output=True, text=True, check=False, timeout=60)


def commands(parser: ArgumentParser) -> Iterator[ArgumentParser]:
    """Every parser that stands for a command."""
    groups = [a for a in parser._actions if isinstance(a, _SubParsersAction)]
    # `scheduler` is a command, and has one below it.
    if not groups or ":" in (parser.get_default("action") or ""):
        yield parser
    for group in groups:
        for child in group.choices.values():
            yield from commands(child)


COMMANDS = list(commands(build_parser()))


@pytest.mark.parametrize("parser", COMMANDS, ids=lambda p: p.prog)
def test_every_command_has_a_function_and_help(parser: ArgumentParser) -> None:
    module, _, function = parser.get_default("action").partition(":")
    assert callable(getattr(importlib.import_module(f"influx_backup_gui.cli.{module}"), function))
    assert all(option in parser.format_help() for option in ("--json", parser.prog))


def test_every_command_of_the_manual_is_there() -> None:
    assert {p.prog.removeprefix("influx-backup ") for p in COMMANDS} == {
        *("server add", "server list", "server test", "server remove", "inspect", "backup", "list", "show", "verify"),
        *("restore", "delete", "discard", "pin", "unpin", "runs", "status", "demo", "diff", "rows", "extract", "drill"),
        *("repository add", "repository list", "repository retention"),
        *("repository remove", "repository rebuild", "repository move"),
        *(
            "prune",
            "coverage show",
            "coverage acknowledge",
            "coverage withdraw",
            "trash list",
            "trash restore",
            "trash empty",
            "run-due",
        ),
        *(f"schedule {w}" for w in ("add", "list", "show", "enable", "disable", "pause", "remove", "history")),
        *("scheduler", "scheduler install", "scheduler remove"),
        *("alerts show", "alerts set", "alerts test", "alerts list", "report", "cancel"),
        *("settings export", "settings import", "undo"),
    }


def test_help_names_the_exit_codes() -> None:
    done = run_program("--help")
    assert (done.returncode, done.stderr) == (0, "")
    for code in ExitCode:
        assert f"\n  {int(code):>2}  " in done.stdout
    assert run_program("--version").stdout == f"influx-backup {__version__}\n"
    assert "--if-exists" in run_program("restore", "--help").stdout


@pytest.mark.parametrize(
    "words",
    [
        ["bogus"],
        ["server"],
        ["backup"],
        ["backup", "lab", "--profile", "best"],
        ["backup", "lab"],
        ["backup", "lab", "--in-flight", "0"],
        ["backup", "lab", "--since", "yesterday"],
        ["backup", "lab", "--table", "t"],
        ["backup", "lab", "--data", "db"],
        ["inspect", "lab"],
        ["show", "nothing"],
        ["pin", "nothing"],
        ["verify"],
        ["verify", "a", "--all"],
        ["verify", "--all", "--due"],
        ["verify", "--due", "--against", "lab"],
        ["verify", "--within", "0"],
        ["verify", "--all", "--against", "lab"],
        ["restore", "nothing"],
        ["restore", "nothing", "--connections", "1000"],
        ["runs", "--limit", "0"],
        ["repository", "remove", "usb"],
        ["repository", "remove", "default"],
        ["demo", "--port", "99999"],
        ["demo", "--profile-version", "2.7"],
    ],
    ids=" ".join,
)
def test_a_request_that_makes_no_sense(cli: Cli, words: list[str]) -> None:
    said = cli(*words)
    assert (said.code, said.out) == (2, "")
    error, hint = said.err.splitlines()
    assert error.startswith("error: ")
    assert hint.startswith("hint: ")
    as_json = cli(*words, "--json")
    problem = as_json.json["problem"]
    assert (as_json.code, as_json.err, problem["exit_code"]) == (2, "", 2)
    assert (f"error: {problem['message']}", f"hint: {problem['hint']}") == (error, hint)


def test_without_a_command_help_comes_as_an_error(cli: Cli) -> None:
    said = cli()
    assert (said.code, said.out) == (2, "")
    assert "exit codes" in said.err


def test_a_server_that_does_not_answer(cli: Cli) -> None:
    cli("server", "add", "lab", "--url", "http://127.0.0.1:1")
    said = cli("--json", "backup", "lab")
    assert said.code == said.json["problem"]["exit_code"] == 5
    assert (said.json["kind"], said.json["outcome"]) == ("backup", "failed")
    assert cli("server", "test", "lab").code == 5
    (run,) = cli("runs", "--json").json
    assert run["id"] == said.json["id"]
    assert cli("status").code == 2
    assert "The last backup failed" in cli("status").out


def test_status_and_lists_of_an_empty_home(cli: Cli) -> None:
    assert cli("status", "--json").json["health"] == "amber"
    assert cli("status").code == 1
    assert cli("list", "--json").json == cli("runs", "--json").json == cli("server", "list", "--json").json == []
    assert "No backups yet" in cli("list").out


def test_a_fault_of_the_program_is_one_message_and_a_traceback_in_the_log(
    cli: Cli, home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("influx_backup_gui.cli.history.runs", lambda *_: dict[str, int]()["missing"])
    said = cli("runs", "--json")
    assert said.code == 3
    assert "fault in the program" in said.json["problem"]["message"]
    assert said.err == ""
    assert "KeyError: 'missing'" in (home / "logs" / "influx-backup.log").read_text()


def test_settings_that_are_damaged_are_left_alone(cli: Cli, home: Path) -> None:
    home.mkdir()
    (home / "settings.json").write_text("{")
    said = cli("server", "add", "lab", "--url", "http://x")
    assert said.code == 3
    assert "cannot be read" in said.err
    assert (home / "settings.json").read_text() == "{"


def test_home_may_stand_before_and_behind_the_command(cli: Cli, tmp_path: Path) -> None:
    for number, words in enumerate((["--home", "{}", "server", "add"], ["server", "add", "--home", "{}"])):
        folder = tmp_path / str(number)
        assert cli(*(w.format(folder) for w in words), "lab", "--url", "http://x").code == 0
        assert (folder / "settings.json").is_file()


@pytest.mark.skipif(os.name == "nt", reason="names of files are bytes here")
def test_names_that_are_no_unicode_do_not_break_the_output(tmp_path: Path) -> None:
    folder = os.fsdecode(os.fsencode(str(tmp_path)) + b"/\xff")
    done = run_program("--home", folder, "repository", "list", "--json")
    assert done.returncode == 0
    assert "\\udcff" in done.stdout
