"""docs/command-line.md names exactly the keys and words that runs, schedules and their lines have."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from influx_backup_gui.demo.faults import Fault
from influx_backup_gui.demo.server import DemoServer
from influx_backup_gui.domain.job import RUN_KINDS, Outcome, Run, Trigger
from influx_backup_gui.engine.records import run_to_json
from tests.cli.conftest import Cli, make_due

MANUAL = (Path(__file__).parent.parent.parent / "docs" / "command-line.md").read_text(encoding="utf-8")
# Every run has these.
OF_RUNS = run_to_json(Run("", "backup", Trigger.MANUAL, None, 0, None, "")).keys()


@pytest.fixture
def server(cli: Cli) -> Iterator[DemoServer]:
    with DemoServer(token=None) as demo:
        demo.write("db", "t,a=b v=1.0 5")
        assert cli("server", "add", "lab", "--url", demo.url).code == 0
        yield demo


def table(heading: str) -> list[tuple[str, str]]:
    """The rows (first cell, second cell) of the table behind a heading."""
    behind = MANUAL.partition(heading)[2].partition("|---|---|\n")[2]
    rows = behind.partition("\n\n")[0].splitlines()
    return [(r.split(" | ")[0].removeprefix("| "), r.split(" | ", 1)[1].removesuffix(" |")) for r in rows]


def words(cell: str) -> set[str]:
    return set(re.findall(r"`([\w-]+)`", cell))


def in_braces(cell: str) -> list[set[str]]:
    """The keys of every `{a, b[], c: "x"}` of a cell."""
    found = re.findall(r"`\{([^}]*)\}`", cell)
    return [{re.sub(r"(\[\]|:.*)", "", part).strip() for part in text.split(",")} for text in found]


def add(cli: Cli, name: str, *when: str) -> dict[str, Any]:
    made = cli("schedule", "add", name, "--server", "lab", *when, "--json")
    assert made.code == 0, made
    found: dict[str, Any] = made.json
    return found


def test_a_run_has_the_keys_and_words_of_the_manual() -> None:
    rows = dict(table("Every **run**"))
    assert set().union(*map(words, rows)) == OF_RUNS
    _, kinds, triggers = rows["`id`, `kind`, `trigger`"].split("; ")
    assert words(kinds) == set(RUN_KINDS)
    assert words(triggers) == {t.value for t in Trigger}
    assert words(rows["`outcome`"]) == {o.value for o in Outcome}


def test_a_schedule_has_the_keys_of_the_manual(cli: Cli, server: DemoServer) -> None:
    rows = dict(table("A **schedule**:"))
    shown = add(cli, "n", "--at", "02:00")
    assert set().union(*(words(first) for first in rows)) == shown.keys()
    inner = {key: in_braces(cell) for first, cell in rows.items() for key in words(first)}
    for key in ("retention", "rules"):
        assert inner[key] == [set(shown[key])]
    assert inner["job"] == [set(shown["job"]), set(add(cli, "d", "--at", "02:00", "--drill")["job"])]
    timetables = [
        shown["timetable"],
        add(cli, "m", "--at", "02:00", "--day", "last")["timetable"],
        add(cli, "h", "--every-hours", "5")["timetable"],
        add(cli, "c", "--cron", "0 2 * * *")["timetable"],
    ]
    assert inner["timetable"] == [set(t) for t in timetables]


def test_the_lines_of_a_schedule_have_the_keys_of_the_manual(cli: Cli, server: DemoServer, home: Path) -> None:
    add(cli, "n", "--every-hours", "1", "--network-wait", "3600")
    make_due(home)
    server.faults.add(Fault("reset", path="/ping", times=None))
    (held,) = cli("run-due", "--no-wait", "--json").json
    assert {frozenset(held)} == {
        frozenset(found) for found in in_braces(MANUAL.partition("| `run-due` |")[2].partition("\n")[0])
    }
    server.faults.clear()
    assert cli("run-due", "--json").code == 0
    history = cli("schedule", "history", "n", "--json").json
    rows = dict(table("A **line of a schedule**"))
    common = OF_RUNS | {"schedule_name"}
    for line, own in zip(history, ("`backup`", "missed", "held"), strict=True):
        cell = next(cell for first, cell in rows.items() if own in first)
        added = line.keys() - common
        assert added - {"backup", "resumed", "swept", "emptied"} == words(cell) & added
        assert added & words(cell)
    last = cli("schedule", "show", "n", "--json").json["last"]
    assert in_braces(dict(table("A **schedule**:"))["`last`"]) == [set(last)]
    assert cli("schedule", "remove", "n", "--json").json == {"removed": "n"}
