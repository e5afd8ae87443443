"""The truth about an archive (format 1), as records and as JSON-ready dictionaries (docs/archive-format.md)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from influx_backup_gui.domain.coverage_records import NO_COVERAGE, Coverage, coverage_from_json, coverage_to_json
from influx_backup_gui.domain.errors import ArchiveDamaged
from influx_backup_gui.domain.instants import TimeRange, format_instant, parse_instant
from influx_backup_gui.domain.job import Selection
from influx_backup_gui.domain.server import Column, Identity, Limits, Role, Type, limits_of

FORMAT = 1


@dataclass(frozen=True)
class Part:
    """One Parquet member: one table, one time window. `note` is "" or says "written to while it was read"."""

    member: str
    window: TimeRange
    rows: int
    bytes: int
    sha256: str
    note: str = ""


@dataclass(frozen=True)
class TableEntry:
    """One table in an archive. `first` and `last` are ns or None when empty; `days` is UTC day → rows.

    `read` is when (ns) the first and the last of its windows were read, None where that is not known.
    """

    database: str
    table: str
    columns: tuple[Column, ...]
    series_key: tuple[str, ...]
    series_key_known: bool
    rows: int
    first: int | None
    last: int | None
    days: Mapping[str, int]
    parts: tuple[Part, ...]
    complete: bool = True
    read: tuple[int, int] | None = None

    @property
    def name(self) -> str:
        """`database.table`."""
        return f"{self.database}.{self.table}"

    @property
    def bytes(self) -> int:
        """Size of all parts."""
        return sum(p.bytes for p in self.parts)


@dataclass(frozen=True)
class DatabaseEntry:
    """A database and its retention (ns, None keeps for ever)."""

    name: str
    retention_ns: int | None


@dataclass(frozen=True)
class Origin:
    """Which server it came from. The url holds no secret."""

    name: str
    url: str
    version: str
    edition: str
    cluster_uuid: str
    process_id_before: str
    process_id_after: str

    @property
    def limits(self) -> Limits:
        """Those of a server of its version."""
        return limits_of(Identity(self.version, self.edition))


@dataclass(frozen=True)
class Manifest:
    """Everything that is known about a backup. `created` and `cutoff` are ns UTC.

    `sittings` are the times (from, to; ns) at which it was worked on before it was cut off and gone on with.
    """

    id: str
    name: str
    note: str
    created: int
    cutoff: int
    profile: str
    origin: Origin
    selection: Selection
    databases: tuple[DatabaseEntry, ...]
    tables: tuple[TableEntry, ...]
    warnings: tuple[str, ...] = ()
    versions: Mapping[str, str] = field(default_factory=dict)
    format: int = FORMAT
    sittings: tuple[tuple[int, int], ...] = ()
    coverage: Coverage = NO_COVERAGE

    @property
    def rows(self) -> int:
        """Rows of all tables."""
        return sum(t.rows for t in self.tables)

    @property
    def parts(self) -> tuple[Part, ...]:
        """Every part, in archive order."""
        return tuple(p for t in self.tables for p in t.parts)

    def table(self, database: str, table: str) -> TableEntry | None:
        """The entry of that table, if it is in the archive."""
        return next((t for t in self.tables if (t.database, t.table) == (database, table)), None)


def _range_to_json(r: TimeRange) -> dict[str, str | None]:
    return {
        "first": None if r.first is None else format_instant(r.first),
        "last": None if r.last is None else format_instant(r.last),
    }


def _range_from_json(d: Mapping[str, Any]) -> TimeRange:
    return TimeRange(_instant(d["first"]), _instant(d["last"]))


def _span_to_json(first: int, last: int) -> dict[str, str]:
    return {"from": format_instant(first), "to": format_instant(last)}


def _span_from_json(d: Mapping[str, Any]) -> tuple[int, int]:
    return parse_instant(d["from"]), parse_instant(d["to"])


def _text(value: Any) -> str:
    if not isinstance(value, str):
        raise TypeError(f"{value!r} is no text")
    return value


def _count(value: Any) -> int:
    if not isinstance(value, int) or isinstance(value, bool) or value < 0:
        raise ValueError(f"{value!r} is no count")
    return value


def _flag(value: Any) -> bool:
    if not isinstance(value, bool):
        raise TypeError(f"{value!r} is neither true nor false")
    return value


def _instant(text: str | None) -> int | None:
    return None if text is None else parse_instant(text)


def _part_to_json(p: Part) -> dict[str, Any]:
    return {
        "member": p.member,
        "window": _range_to_json(p.window),
        "rows": p.rows,
        "bytes": p.bytes,
        "sha256": p.sha256,
        "note": p.note,
    }


def _table_to_json(t: TableEntry) -> dict[str, Any]:
    return {
        "database": t.database,
        "table": t.table,
        "columns": [{"name": c.name, "role": c.role.value, "type": c.type.value} for c in t.columns],
        "series_key": list(t.series_key),
        "series_key_known": t.series_key_known,
        "rows": t.rows,
        "first": None if t.first is None else format_instant(t.first),
        "last": None if t.last is None else format_instant(t.last),
        "days": dict(sorted(t.days.items())),
        "complete": t.complete,
        "read": None if t.read is None else _span_to_json(*t.read),
        "parts": [_part_to_json(p) for p in t.parts],
    }


def to_json(m: Manifest) -> dict[str, Any]:
    """The manifest as a dictionary for `json.dumps`; `totals` is for people and is not read back."""
    return {
        "format": m.format,
        "id": m.id,
        "name": m.name,
        "note": m.note,
        "created": format_instant(m.created),
        "cutoff": format_instant(m.cutoff),
        "profile": m.profile,
        "versions": dict(m.versions),
        "server": {**vars(m.origin)},
        "selection": {
            "databases": list(m.selection.databases),
            "tables": [list(t) for t in m.selection.tables],
            "range": _range_to_json(m.selection.range),
        },
        "databases": [{"name": d.name, "retention_ns": d.retention_ns} for d in m.databases],
        "tables": [_table_to_json(t) for t in m.tables],
        "totals": {
            "tables": len(m.tables),
            "rows": m.rows,
            "parts": len(m.parts),
            "bytes": sum(p.bytes for p in m.parts),
        },
        "warnings": list(m.warnings),
        "sittings": [_span_to_json(*s) for s in m.sittings],
        "coverage": coverage_to_json(m.coverage),
    }


def _part_from_json(d: Mapping[str, Any]) -> Part:
    return Part(
        _text(d["member"]),
        _range_from_json(d["window"]),
        _count(d["rows"]),
        _count(d["bytes"]),
        _text(d["sha256"]),
        _text(d["note"]),
    )


def _table_from_json(d: Mapping[str, Any]) -> TableEntry:
    return TableEntry(
        database=_text(d["database"]),
        table=_text(d["table"]),
        columns=tuple(Column(_text(c["name"]), Role(c["role"]), Type(c["type"])) for c in d["columns"]),
        series_key=tuple(map(_text, d["series_key"])),
        series_key_known=_flag(d["series_key_known"]),
        rows=_count(d["rows"]),
        first=_instant(d["first"]),
        last=_instant(d["last"]),
        days={_text(k): _count(v) for k, v in d["days"].items()},
        parts=tuple(map(_part_from_json, d["parts"])),
        complete=_flag(d["complete"]),
        # Archives of the first days of format 1 do not say it.
        read=None if d.get("read") is None else _span_from_json(d["read"]),
    )


def from_json(d: Any) -> Manifest:
    """Read a manifest; ArchiveDamaged when it is of a newer format or not what format 1 says."""
    number = d.get("format") if isinstance(d, Mapping) else None
    if isinstance(number, int) and number > FORMAT:
        raise ArchiveDamaged(
            f"This archive has format {number}; this program reads up to format {FORMAT}.",
            "It was made by a newer version: update this program and try again. The archive itself may be fine.",
        )
    try:
        return _from_json(d)
    except (KeyError, TypeError, ValueError, AttributeError) as error:
        raise ArchiveDamaged(
            f"The manifest of this archive cannot be read ({type(error).__name__}: {error}).",
            "Use another backup; the Parquet files inside may still be readable with any archiver.",
        ) from error


def _from_json(d: Mapping[str, Any]) -> Manifest:
    if d["format"] != FORMAT:
        raise ValueError(f"format {d['format']!r}")
    selection = d["selection"]
    return Manifest(
        id=_text(d["id"]),
        name=_text(d["name"]),
        note=_text(d["note"]),
        created=parse_instant(d["created"]),
        cutoff=parse_instant(d["cutoff"]),
        profile=_text(d["profile"]),
        origin=Origin(**{k: _text(v) for k, v in d["server"].items()}),
        selection=Selection(
            tuple(map(_text, selection["databases"])),
            tuple((_text(database), _text(table)) for database, table in selection["tables"]),
            _range_from_json(selection["range"]),
        ),
        databases=tuple(
            DatabaseEntry(_text(x["name"]), None if x["retention_ns"] is None else _count(x["retention_ns"]))
            for x in d["databases"]
        ),
        tables=tuple(_table_from_json(t) for t in d["tables"]),
        warnings=tuple(map(_text, d["warnings"])),
        versions={_text(k): _text(v) for k, v in d["versions"].items()},
        format=_count(d["format"]),
        sittings=tuple(map(_span_from_json, d.get("sittings", ()))),
        # Archives of the first days have none.
        coverage=coverage_from_json(d.get("coverage", {})),
    )
