"""Schedules, prune and trash from the command line, against a demo server."""

from __future__ import annotations

import json
import os
import signal
from collections.abc import Iterator
from pathlib import Path

import pytest

from influx_backup_gui.demo.server import DemoServer
from tests.cli.conftest import Cli, make_due
from tests.cli.programs import program


@pytest.fixture
def server(cli: Cli) -> Iterator[DemoServer]:
    with DemoServer(token=None) as demo:
        demo.write("db", "t,a=b v=1.0 5")
        assert cli("server", "add", "lab", "--url", demo.url).code == 0
        yield demo


def test_a_schedule_comes_runs_and_goes(cli: Cli, server: DemoServer, home: Path) -> None:
    made = cli("schedule", "add", "nightly", "--server", "lab", "--every-hours", "1", "--keep-last", "7", "--json")
    assert made.code == 0, made
    assert made.json["when"].startswith("every hour (")
    assert len(made.json["next"]) == 5
    assert made.json["retention"]["last"] == 7
    assert cli("run-due").out == "Nothing is due.\n"
    make_due(home)
    ran = cli("run-due", "--json")
    assert ran.code == 0
    (run,) = ran.json
    assert (run["outcome"], run["schedule_name"], run["kind"]) == ("succeeded", "nightly", "backup")
    assert run["slot"]
    assert cli("run-due", "--json").json == []
    shown = cli("schedule", "show", "nightly", "--json").json
    assert shown["last"]["outcome"] == "succeeded"
    assert "nightly" in cli("schedule", "list").out
    history = cli("schedule", "history", "--json").json
    assert {r["kind"] for r in history} == {"backup", "schedule"}
    assert cli("schedule", "remove", "nightly").code == 0
    assert cli("schedule", "list", "--json").json == []
    assert len(cli("list", "--json").json) == 1


def test_switched_off_paused_and_on_again(cli: Cli, server: DemoServer, home: Path) -> None:
    cli("schedule", "add", "n", "--server", "lab", "--every-hours", "1")
    assert cli("schedule", "disable", "n", "--json").json["next"] == []
    make_due(home)
    assert cli("run-due", "--json").json == []
    assert cli("schedule", "enable", "n", "--json").json["enabled"] is True
    assert cli("schedule", "pause", "n", "--until", "2100-01-01", "--json").json["paused_until"]
    make_due(home)
    held = cli("run-due", "--json")
    assert held.code == 10
    assert "paused" in held.json[0]["held"]
    assert cli("schedule", "pause", "n", "--json").json["paused_until"] is None
    assert cli("run-due", "--json").json[0]["outcome"] == "succeeded"


@pytest.mark.parametrize(
    ("words", "when"),
    [
        (("--at", "02:00,14:00"), "every day at 02:00 and 14:00 (UTC)"),
        (("--at", "2:00", "--days", "mon,Friday"), "every Monday and Friday at 02:00 (UTC)"),
        (("--at", "2:00", "--day", "last"), "on the last day of every month at 02:00 (UTC)"),
        (("--cron", "0 2 * * *"), "cron 0 2 * * * (UTC)"),
    ],
)
def test_ways_to_say_when(cli: Cli, server: DemoServer, words: tuple[str, ...], when: str) -> None:
    made = cli("schedule", "add", "n", "--server", "lab", "--zone", "UTC", *words, "--json")
    assert made.json["when"] == when


@pytest.mark.parametrize(
    "words",
    [
        (),
        ("--at", "25:00"),
        ("--at", "02:00", "--cron", "* * * * *"),
        ("--days", "mon", "--every-hours", "2"),
        ("--at", "02:00", "--days", "xyz"),
        ("--at", "02:00", "--day", "32"),
        ("--at", "02:00", "--zone", "Europe/Atlantis"),
        ("--cron", "x"),
        ("--at", "02:00", "--keep-last", "-1"),
        ("--at", "02:00", "--keep-at-least", "0"),
        ("--at", "02:00", "--decode"),
        ("--at", "02:00", "--share", "7"),
        ("--at", "02:00", "--drill", "--keep-last", "2"),
        ("--at", "02:00", "--drill", "--database", "db"),
        ("--at", "02:00", "--drill", "--share", "0"),
        ("--at", "02:00", "--drill", "--decode", "--demo"),
        ("--at", "02:00", "--drill", "--decode", "--on", "lab"),
        ("--at", "02:00", "--drill", "--on", "nobody"),
    ],
)
def test_what_makes_no_sense_is_refused(cli: Cli, server: DemoServer, words: tuple[str, ...]) -> None:
    assert cli("schedule", "add", "n", "--server", "lab", *words).code == 2
    assert cli("schedule", "list", "--json").json == []


def test_names_are_unique_and_servers_are_known(cli: Cli, server: DemoServer) -> None:
    assert cli("schedule", "add", "n", "--server", "lab", "--at", "02:00").code == 0
    assert cli("schedule", "add", "n", "--server", "lab", "--at", "03:00").code == 2
    assert cli("schedule", "add", "m", "--server", "nobody", "--at", "03:00").code == 2
    assert cli("schedule", "show", "m").code == 2


def test_a_schedule_of_drills(cli: Cli, server: DemoServer, home: Path) -> None:
    assert cli("backup", "lab").code == 0
    words = ("--drill", "--share", "2", "--or-decode", "--every-hours", "1")
    made = cli("schedule", "add", "sunday", "--server", "lab", *words, "--json").json
    assert (made["kind"], made["server"]) == ("drill", "lab")
    assert made["job"] == {
        "kind": "drill",
        "newest_of": "lab",
        "server": "",
        "way": "server",
        "share": 2,
        "connections": 16,
        "or_decode": True,
    }
    assert "one table in 2" in cli("schedule", "show", "sunday").out
    make_due(home)
    (run,) = cli("run-due", "--json").json
    assert (run["kind"], run["outcome"], run["schedule_name"]) == ("drill", "succeeded", "sunday")
    assert cli("run-due", "--json").json == []
    assert cli("schedule", "show", "sunday", "--json").json["last"]["id"] == run["id"]
    (backup,) = cli("list", "--json").json
    assert backup["seal"]["text"].startswith("restored on ")
    assert "restored on" in cli("list").out
    assert f"seal:     {backup['seal']['text']}" in cli("show", backup["name"]).out


def test_prune_says_why_and_the_trash_gives_back(cli: Cli, server: DemoServer) -> None:
    cli("schedule", "add", "n", "--server", "lab", "--at", "02:00", "--keep-last", "2")
    for name in ("a", "b", "c"):
        assert cli("backup", "lab", "--name", name).code == 0
    plan = cli("prune", "--dry-run", "--json").json
    assert [(v["name"], v["keep"]) for v in plan["verdicts"]] == [("c", True), ("b", True), ("a", False)]
    assert plan["verdicts"][2]["reasons"] == ["no rule keeps it"]
    assert "remove" in cli("prune", "--dry-run").out
    assert [b["name"] for b in cli("prune", "--json").json["removed"]] == ["a"]
    assert [t["name"] for t in cli("trash", "list", "--json").json] == ["a"]
    assert cli("trash", "restore", "a").code == 0
    assert cli("verify", "a").code == 0
    cli("delete", "a")
    assert cli("trash", "empty").code == 0
    assert len(cli("trash", "list", "--json").json) == 1
    assert cli("trash", "empty", "--all").code == 2
    assert cli("trash", "empty", "--all", "--yes").code == 0
    assert cli("trash", "list", "--json").json == []


@pytest.mark.skipif(os.name == "nt", reason="there is no SIGTERM to a process")
def test_the_scheduler_stays_runs_what_is_due_and_ends_when_told(cli: Cli, server: DemoServer, home: Path) -> None:
    cli("schedule", "add", "n", "--server", "lab", "--every-hours", "1")
    make_due(home)
    with program("scheduler", "--json") as process:
        assert process.stdout is not None
        run = json.loads(process.stdout.readline())
        assert (run["outcome"], run["schedule_name"]) == ("succeeded", "n")
        process.send_signal(signal.SIGTERM)
        assert process.wait(60) == 0
    assert len(cli("list", "--json").json) == 1
