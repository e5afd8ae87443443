"""Where the rows of a backup and those of a server differ, counted per UTC day, with both values of a few."""

from __future__ import annotations

from collections.abc import Sequence

import pyarrow as pa
import pyarrow.compute as pc

from influx_backup_gui.domain.instants import DAY
from influx_backup_gui.domain.live_comparison import EXAMPLES, DayCounts, Example
from influx_backup_gui.influx.row_keys import (
    comparable,
    day_numbers,
    equal,
    in_order,
    key_texts,
    tags_text,
    type_text,
    unequal_values,
    value_text,
)
from influx_backup_gui.influx.rows import count_days

# Days of one window of which examples are taken.
_DAYS_WITH_EXAMPLES = 50


def column_differences(backup: pa.Table, server: pa.Table) -> tuple[str, ...]:
    """Sentences about columns that are of another kind on the server, and so cannot be compared."""
    odd = _odd(backup, server)
    return tuple(f"column {n}: {type_text(backup, n)} in the backup, {type_text(server, n)} on the server" for n in odd)


def day_differences(backup: pa.Table, server: pa.Table, tags: Sequence[str]) -> dict[str, DayCounts]:
    """Every UTC day (`2026-11-23`) that has a row on either side; bit by bit, in whatever order the rows are.

    A column that one side lacks is null there. `column_differences` are left out. `tags` are those of either side.
    """
    names = sorted({*backup.column_names, *server.column_names} - set(_odd(backup, server)))
    left = comparable(_with_all(backup, names, server), names)
    right = comparable(_with_all(server, names, backup), names)
    found: dict[str, DayCounts] = {}
    for day, rows in count_days(backup.column("time") if backup.num_rows else pa.chunked_array([], pa.int64())).items():
        found.setdefault(day, DayCounts()).backup = rows
    for day, rows in count_days(server.column("time") if server.num_rows else pa.chunked_array([], pa.int64())).items():
        found.setdefault(day, DayCounts()).server = rows
    keys = ["time", *(t for t in tags if t in names)]
    order = [*keys, *(n for n in names if n not in keys)]
    left, right = in_order(left, order), in_order(right, order)
    if left.num_rows == right.num_rows and equal(left, right):
        return found
    ours, theirs = key_texts(left, keys), key_texts(right, keys)
    in_theirs, in_ours = pc.is_in(ours, value_set=theirs), pc.is_in(theirs, value_set=ours)
    for day, rows in count_days(left.filter(pc.invert(in_theirs)).column("time")).items():
        found[day].only_backup = rows
    for day, rows in count_days(right.filter(pc.invert(in_ours)).column("time")).items():
        found[day].only_server = rows
    _values(found, left.filter(in_theirs), right.filter(in_ours), keys, _kinds(backup, server))
    return found


def _odd(backup: pa.Table, server: pa.Table) -> list[str]:
    """Columns that both have, and not of the same type."""
    both = [n for n in backup.column_names if n in server.column_names]
    return [n for n in both if type_text(backup, n) != type_text(server, n)]


def _kinds(backup: pa.Table, server: pa.Table) -> dict[str, pa.DataType]:
    return {f.name: f.type for rows in (server, backup) for f in rows.schema}


def _with_all(rows: pa.Table, names: Sequence[str], other: pa.Table) -> pa.Table:
    for name in names:
        if name not in rows.column_names:
            kind = other.schema.field(name).type
            rows = rows.append_column(pa.field(name, kind), pa.chunked_array([pa.nulls(rows.num_rows, kind)], kind))
    return rows


def _values(
    found: dict[str, DayCounts], left: pa.Table, right: pa.Table, keys: Sequence[str], kinds: dict[str, pa.DataType]
) -> None:
    """Both sides have the same keys in the same order."""
    unequal = {
        name: unequal_values(left.column(name), right.column(name)) for name in left.column_names if name not in keys
    }
    if not unequal or not left.num_rows:
        return
    changed = pa.chunked_array([pa.repeat(False, left.num_rows)])
    for column in unequal.values():
        changed = pc.or_(changed, column)
    rows = left.column("time").filter(changed)
    for day, count in count_days(rows).items():
        found[day].changed = count
    numbers = pc.indices_nonzero(changed)
    days = day_numbers(rows.cast(pa.int64()))
    for number in pc.unique(days).slice(0, _DAYS_WITH_EXAMPLES):
        for at in numbers.filter(pc.equal(days, number)).slice(0, EXAMPLES).to_pylist():
            column = next(n for n, odd in unequal.items() if odd[at].as_py())
            example = Example(
                left.column("time")[at].as_py(),
                tags_text(left, at, keys),
                column,
                value_text(left.column(column)[at], kinds[column]),
                value_text(right.column(column)[at], kinds[column]),
            )
            day = next(iter(count_days(pa.array([number.as_py() * DAY]))))
            found[day].examples = (*found[day].examples, example)[:EXAMPLES]
