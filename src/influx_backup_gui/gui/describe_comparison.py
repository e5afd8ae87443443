"""What is said about a backup beside a live server: states of tables and days, figures, both values of an example."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from influx_backup_gui.domain.instants import parse_instant
from influx_backup_gui.domain.live_comparison import DayState
from influx_backup_gui.gui import describe
from influx_backup_gui.gui.describe import State
from influx_backup_gui.gui.tr import one_or_many, tr
from influx_backup_gui.gui.window_words import in_window


def state(value: str, missing: bool = False) -> State:
    """How a table or a day compares, with an icon of its own."""
    if missing:
        return State(tr("Not on the server"), "failed", "bad")
    return {
        DayState.EQUAL: State(tr("Equal"), "proved", "good"),
        DayState.MORE: State(tr("Server has more"), "add", "muted"),
        DayState.FEWER: State(tr("Server has fewer"), "skipped", "warn"),
        DayState.DIFFERS: State(tr("Values differ"), "failed", "bad"),
    }[DayState(value)]


def counts(day: Mapping[str, Any]) -> str:
    """What is other on one day."""
    said = []
    if day["changed"]:
        said.append(tr("{n} with other values", n=describe.rows(day["changed"])))
    if day["only_backup"]:
        only = tr("{n} only in the backup", n=describe.rows(day["only_backup"]))
        said.append(tr("{only} (expired since)", only=only) if day["expired"] else only)
    if day["only_server"]:
        said.append(tr("{n} only on the server", n=describe.rows(day["only_server"])))
    return ", ".join(said)


def equal_days(count: int) -> str:
    """How many days of a table are the same."""
    return tr("1 day is equal") if count == 1 else tr("{n} days are equal", n=describe.count(count))


def left_out(count: int) -> str:
    """Days that are not listed."""
    return tr("{n} more days differ", n=describe.count(count)) if count != 1 else tr("1 more day differs")


def example(found: Mapping[str, Any]) -> str:
    """Which value of which row."""
    where = describe.exact(parse_instant(found["time"]))
    named = f"{where} {found['key']}".strip()
    return tr("{row}: {column}", row=named, column=found["column"])


def summary(tables: list[Mapping[str, Any]], server: str) -> State:
    """All of it in a line."""
    unlike = [t for t in tables if t["state"] != DayState.EQUAL.value]
    newer = sum(t["newer"] for t in tables)
    more = f" {_newer(newer)}" if newer else ""
    if not unlike:
        said = tr("Every row of the backup is on {server} as it was saved.", server=server)
        return State(said + more, "proved", "good")
    said = one_or_many(
        len(tables),
        tr("The table differs on {server}.", server=server),
        tr("{n} of {all} tables differ on {server}.", n=describe.count(len(unlike)),
           all=describe.count(len(tables)), server=server),
    )  # fmt: skip
    return State(said + more, "warning", "warn")


def _newer(rows: int) -> str:
    if rows == 1:
        return tr("1 row is newer than the backup.")
    return tr("{n} are newer than the backup.", n=describe.rows(rows))


def notes(tables: list[Mapping[str, Any]]) -> tuple[str, ...]:
    """What may explain the differences, each once."""
    return tuple(dict.fromkeys(in_window(note) for table in tables for note in table["notes"]))
