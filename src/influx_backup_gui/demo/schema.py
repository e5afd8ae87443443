"""Kinds of columns and how Arrow, the catalog and line protocol name them (facts.md 3.1)."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import Enum
from typing import Any

import pyarrow as pa

TAG_TYPE = pa.dictionary(pa.int32(), pa.string())
TIME_TYPE = pa.timestamp("ns")


class Kind(Enum):
    """What a column holds; the value is the server's own name for it."""

    TAG = "iox::column_type::tag"
    FLOAT = "iox::column_type::field::float"
    INTEGER = "iox::column_type::field::integer"
    UINTEGER = "iox::column_type::field::uinteger"
    STRING = "iox::column_type::field::string"
    BOOLEAN = "iox::column_type::field::boolean"
    TIME = "iox::column_type::timestamp"


ARROW = {
    Kind.TAG: TAG_TYPE,
    Kind.FLOAT: pa.float64(),
    Kind.INTEGER: pa.int64(),
    Kind.UINTEGER: pa.uint64(),
    Kind.STRING: pa.string(),
    Kind.BOOLEAN: pa.bool_(),
    Kind.TIME: TIME_TYPE,
}
# How rows come to storage; there tags become numbers (labels.py).
WRITTEN = ARROW | {Kind.TAG: pa.string(), Kind.TIME: pa.int64()}
# information_schema.columns, except for time, which depends on the release.
SQL_TYPE = {
    Kind.TAG: "Dictionary(Int32, Utf8)",
    Kind.FLOAT: "Float64",
    Kind.INTEGER: "Int64",
    Kind.UINTEGER: "UInt64",
    Kind.STRING: "Utf8",
    Kind.BOOLEAN: "Boolean",
}
# POST /api/v3/configure/table, in the order the server lists them in its error (recording step 42).
FIELD_TYPES = {
    "utf8": Kind.STRING,
    "int64": Kind.INTEGER,
    "uint64": Kind.UINTEGER,
    "float64": Kind.FLOAT,
    "bool": Kind.BOOLEAN,
}
# system.influxdb_schema and InfluxQL.
INFLUX_TYPE = {
    Kind.TAG: "tag",
    Kind.FLOAT: "float",
    Kind.INTEGER: "integer",
    Kind.UINTEGER: "uinteger",
    Kind.STRING: "string",
    Kind.BOOLEAN: "boolean",
    Kind.TIME: "time",
}


@dataclass(frozen=True)
class Column:
    """A column of a table; `number` counts in order of appearance, over tags, fields and time."""

    name: str
    kind: Kind
    number: int


def arrow_field(column: Column) -> Any:
    """The Arrow field as a query answers it: time is not null, every field names its role (step 92)."""
    return pa.field(
        column.name,
        ARROW[column.kind],
        nullable=column.kind is not Kind.TIME,
        metadata={"iox::column::type": column.kind.value},
    )


def arrow_schema(columns: Iterable[Column]) -> Any:
    """The schema of `SELECT *`: sorted by name (facts.md 1.3)."""
    return pa.schema([arrow_field(c) for c in sorted(columns, key=lambda c: c.name)])


def kind_of(arrow_type: Any) -> Kind:
    """The kind a field of this Arrow type becomes. Raises ValueError for what a column cannot hold."""
    if pa.types.is_dictionary(arrow_type):
        return Kind.TAG
    if pa.types.is_timestamp(arrow_type):
        return Kind.TIME
    for kind in (Kind.FLOAT, Kind.INTEGER, Kind.UINTEGER, Kind.STRING, Kind.BOOLEAN):
        if arrow_type == ARROW[kind]:
            return kind
    raise ValueError(f"no column can hold {arrow_type}")
