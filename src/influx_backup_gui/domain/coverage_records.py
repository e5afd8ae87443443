"""What a backup lacks that the last complete one holds, and what a person said about it; as records and as JSON."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from influx_backup_gui.domain.instants import format_instant, parse_instant


class LossKind(StrEnum):
    """`rows`: fewer on some days. `table`: it is not there. `column`: gone, or of another role or type.

    `values`: as many rows as before, and since a restart of the server other values in them.
    `hidden`: rows that the server showed when this backup was begun, and not when it was gone on with. It holds them.
    """

    TABLE = "table"
    ROWS = "rows"
    COLUMN = "column"
    VALUES = "values"
    HIDDEN = "hidden"


@dataclass(frozen=True)
class Loss:
    """What is gone of one table. `text` is the sentence for people.

    `rows`: how many are gone (`column`, `values`: how many there are). `first` and `last` are the UTC days `2026-03-03`
    between which they were, both inclusive, "" where there were no days. `columns`: those that are not what they were.
    """

    kind: LossKind
    database: str
    table: str
    rows: int
    first: str
    last: str
    text: str
    columns: tuple[str, ...] = ()

    @property
    def name(self) -> str:
        """`database.table`."""
        return f"{self.database}.{self.table}"


@dataclass(frozen=True)
class Coverage:
    """What comparing a backup with the last complete one showed. `compared_with` is its id, "" where there was none."""

    compared_with: str = ""
    losses: tuple[Loss, ...] = ()


NO_COVERAGE = Coverage()


@dataclass(frozen=True)
class Keeps:
    """A table that loses its oldest days regularly, and keeps at least the last so many `days`."""

    database: str
    table: str
    days: int


@dataclass(frozen=True)
class Acknowledgement:
    """A person has seen that these rows of a server are gone, and said why.

    `at`: when (ns UTC). `who`: `name on machine`. `seen`: when the newest backup was taken (ns UTC) that told it:
    only what was there before that is explained, and what `keeps` and `rewritten` say of later. `rewritten`:
    (database, table) of those whose values are written over regularly, so that other ones are no loss.
    """

    server: str
    at: int
    who: str
    reason: str
    seen: int
    losses: tuple[Loss, ...]
    keeps: tuple[Keeps, ...] = ()
    rewritten: tuple[tuple[str, str], ...] = ()


def loss_to_json(loss: Loss) -> dict[str, Any]:
    """For manifests, the catalog, settings and `--json`."""
    return {
        "kind": loss.kind.value,
        "database": loss.database,
        "table": loss.table,
        "rows": loss.rows,
        "first": loss.first,
        "last": loss.last,
        "columns": list(loss.columns),
        "text": loss.text,
    }


def loss_from_json(found: Mapping[str, Any]) -> Loss:
    """What `loss_to_json` made; KeyError, TypeError or ValueError where it is something else."""
    return Loss(
        kind=LossKind(found["kind"]),
        database=str(found["database"]),
        table=str(found["table"]),
        rows=int(found["rows"]),
        first=str(found["first"]),
        last=str(found["last"]),
        text=str(found["text"]),
        columns=tuple(map(str, found["columns"])),
    )


def coverage_to_json(coverage: Coverage) -> dict[str, Any]:
    """For manifests, the catalog and `--json`."""
    return {"compared_with": coverage.compared_with, "losses": [loss_to_json(x) for x in coverage.losses]}


def coverage_from_json(found: Mapping[str, Any]) -> Coverage:
    """What `coverage_to_json` made; errors as `loss_from_json`."""
    return Coverage(str(found.get("compared_with", "")), tuple(map(loss_from_json, found.get("losses", []))))


def acknowledgement_to_json(said: Acknowledgement) -> dict[str, Any]:
    """For settings, the history and `--json`."""
    return {
        "server": said.server,
        "at": format_instant(said.at),
        "who": said.who,
        "reason": said.reason,
        "seen": format_instant(said.seen),
        "losses": [loss_to_json(x) for x in said.losses],
        "keeps": [vars(k) for k in said.keeps],
        "rewritten": [{"database": database, "table": table} for database, table in said.rewritten],
    }


def acknowledgement_from_json(found: Mapping[str, Any]) -> Acknowledgement:
    """What `acknowledgement_to_json` made; errors as `loss_from_json`."""
    return Acknowledgement(
        server=str(found["server"]),
        at=parse_instant(found["at"]),
        who=str(found["who"]),
        reason=str(found["reason"]),
        seen=parse_instant(found["seen"]),
        losses=tuple(map(loss_from_json, found["losses"])),
        keeps=tuple(Keeps(str(k["database"]), str(k["table"]), int(k["days"])) for k in found.get("keeps", [])),
        rewritten=tuple((str(r["database"]), str(r["table"])) for r in found.get("rewritten", [])),
    )
