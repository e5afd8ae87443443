"""What a server, or what stands in between, may answer to a backup that is not so."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc

from influx_backup_gui.demo.faults import Fault
from tools.faults.lying import COUNT, READ, answered, bodies, counts, listed, reads, told, with_column
from tools.faults.stage import Stage

Arm = Callable[[Stage], list[Fault]]
_DATABASE = "iox::database"
HTML = b"<html><body>Please log in</body></html>"


@dataclass(frozen=True)
class Lie:
    """`arm` sets it up; none of its faults may stay without effect."""

    tried: str
    arm: Arm


def arms(*made: Callable[[], Fault]) -> Arm:
    """Makes the faults anew for each stage."""
    return lambda stage: [stage.server.faults.add(make()) for make in made]


def _doing(act: Callable[[Stage], object]) -> Arm:
    def arm(stage: Stage) -> list[Fault]:
        act(stage)
        return []

    return arm


def status(code: int, body: str | bytes = "", **where: Any) -> Arm:
    """Answers so to every request that is meant."""
    return arms(lambda: Fault("status", value=(code, body), **{"times": None, **where}))


def always_the_first() -> Callable[[bytes], bytes]:
    """What a cache does that does not look at the question."""
    kept: list[bytes] = []

    def answer(body: bytes) -> bytes:
        if not kept and body:
            kept.append(body)
        return kept[0] if kept else body

    return answer


def _everything(stage: Stage) -> list[Fault]:
    """Reads and counts look at the whole table, whatever range was asked for."""

    def whole(_: Any) -> Any:
        return stage.server.rows("db", "home")

    rows = stage.server.rows("db", "home").num_rows
    add = stage.server.faults.add
    return [
        add(reads(whole, of=f'{READ}home"')),
        add(Fault("alter_answer", sql=f'{COUNT} FROM "home"', times=None, value=lambda _: b'[{"n":%d}]' % rows)),
    ]


def _in_the_middle(act: Callable[[Stage], object]) -> Arm:
    return lambda stage: [stage.server.faults.add(Fault("call", sql=READ, skip=2, value=lambda: act(stage)))]


def _other_table(stage: Stage) -> list[Fault]:
    return [stage.server.faults.add(reads(lambda _: stage.server.rows("db", "power"), of=f'{READ}home"'))]


def _without(name: str) -> Callable[[pa.Table], pa.Table]:
    return lambda table: table.select([n for n in table.column_names if n != name])


def _cast(name: str, to: Any) -> Callable[[pa.Table], pa.Table]:
    return lambda table: with_column(table, name, lambda column: column.cast(to, safe=False))


def _neither_listed_nor_read(stage: Stage) -> list[Fault]:
    add = stage.server.faults.add
    return [add(listed("information_schema.columns", is_not("column_name", "temp"))), add(reads(_without("temp")))]


def is_not(key: str, value: str) -> Callable[[dict[str, Any]], bool]:
    """Keeps rows in which something else stands."""
    return lambda row: bool(row[key] != value)


def _renamed(table: pa.Table) -> pa.Table:
    return table.rename_columns(["temperature" if n == "temp" else n for n in table.column_names])


def _shifted(times: pa.ChunkedArray) -> Any:
    return pc.add(times.cast(pa.int64()), 3600 * 10**9).cast(pa.timestamp("ns"))


def _no_times(times: pa.ChunkedArray) -> Any:
    return pc.if_else(pc.equal(times.cast(pa.int64()), times[0].cast(pa.int64())), None, times)


# What reads and counts say.
_ROWS = (
    Lie("a body is cut in the middle, once", arms(lambda: Fault("cut_body", sql=READ))),
    Lie("every body is cut in the middle", arms(lambda: Fault("cut_body", sql=READ, times=None))),
    Lie("half a body, its length said to be right", arms(lambda: bodies(lambda b: b[: len(b) // 2]))),
    Lie("half a body that ends as Parquet does", arms(lambda: bodies(lambda b: b[: len(b) // 2] + b"PAR1"))),
    Lie("an empty body instead of rows, once", arms(lambda: bodies(lambda _: b"", times=1))),
    Lie("an empty body instead of rows, always", arms(lambda: bodies(lambda _: b""))),
    Lie("half of the rows in every read", arms(lambda: reads(lambda t: t.slice(0, t.num_rows // 2)))),
    Lie("one row too few in every read", arms(lambda: reads(lambda t: t.slice(1)))),
    Lie(
        "read and count agree on half of the rows, the files hold all",
        arms(lambda: Fault("vanish_rows", sql='FROM "home"', value=0.5, times=None)),
    ),
    Lie(
        "no row of a table in reads and counts, the files hold all",
        arms(lambda: Fault("vanish_rows", sql='FROM "home"', times=None)),
    ),
    Lie("a restart with a short look-back", _doing(lambda s: s.server.restart(lookback_seconds=600))),
    Lie("each row twice in every read", arms(lambda: reads(lambda t: pa.concat_tables([t, t])))),
    Lie("one row twice in every read", arms(lambda: reads(lambda t: pa.concat_tables([t, t.slice(0, 1)])))),
    Lie("counts are 7 too small", arms(lambda: Fault("wrong_count", sql=COUNT, value=-7, times=None))),
    Lie("counts are 7 too large", arms(lambda: Fault("wrong_count", sql=COUNT, value=7, times=None))),
    Lie("counts are 0", arms(lambda: counts(lambda _: 0))),
    Lie("counts are negative", arms(lambda: counts(lambda n: -n))),
    Lie("counts are null", arms(lambda: counts(lambda _: None))),
    Lie("counts are text", arms(lambda: counts(str))),
    Lie("counts are not a number", arms(lambda: counts(lambda _: float("nan")))),
    Lie(
        "a cache answers every count with the first",
        arms(lambda: Fault("alter_answer", sql=COUNT, times=None, value=always_the_first())),
    ),
    Lie("a cache answers every read with the first", arms(lambda: bodies(always_the_first()))),
    Lie("the rows of another table", _other_table),
    Lie("time ranges are ignored in reads", lambda s: _everything(s)[:1]),
    Lie("time ranges are ignored in reads and counts", _everything),
    Lie("a column is missing in every read", arms(lambda: reads(_without("temp")))),
    Lie("a column is missing in three reads", arms(lambda: reads(_without("temp"), times=3))),
    Lie("a column has another name", arms(lambda: reads(_renamed))),
    Lie("floats come as text", arms(lambda: reads(_cast("temp", "string")))),
    Lie("integers come as floats", arms(lambda: reads(_cast("n", "float64")))),
    Lie("tags come as plain text", arms(lambda: reads(_cast("room", "string")))),
    Lie("times in microseconds", arms(lambda: reads(_cast("time", pa.timestamp("us"))))),
    Lie("times an hour off", arms(lambda: reads(lambda t: with_column(t, "time", _shifted), of=f'{READ}home"'))),
    Lie("a row without a time", arms(lambda: reads(lambda t: with_column(t, "time", _no_times)))),
)
# What is listed.
_LISTS = (
    Lie("a table is not listed", arms(lambda: listed("information_schema", is_not("table_name", "home")))),
    Lie("a column is not listed", arms(lambda: listed("information_schema", is_not("column_name", "temp")))),
    Lie("a column is neither listed nor read", _neither_listed_nor_read),
    Lie(
        "a database is not listed",
        arms(lambda: answered("configure/database", lambda rows: list(filter(is_not(_DATABASE, "db"), rows)))),
    ),
    Lie(
        "a database is said to be deleted",
        arms(
            lambda: answered("configure/database", lambda rows: [r | {"deleted": r[_DATABASE] == "db"} for r in rows])
        ),
    ),
    Lie(
        "a table is said to be deleted",
        arms(lambda: told("series_key", lambda rows: [r | {"deleted": r["table_name"] == "home"} for r in rows])),
    ),
    Lie(
        "the order of the tags names one that is none",
        arms(lambda: told("series_key", lambda rows: [r | {"series_key_columns": "b, x"} for r in rows])),
    ),
    Lie("no files are listed", arms(lambda: listed("system.parquet_files", lambda _: False))),
    Lie(
        "files are listed that hold more than is there",
        arms(lambda: told("parquet_files", lambda rows: [r | {"row_count": r["row_count"] + 5} for r in rows])),
    ),
)
# What is no answer.
_ANSWERS = (
    Lie("a page to log in instead of rows", status(200, HTML, sql=READ)),
    Lie("a page to log in instead of a count", status(200, HTML, sql=COUNT)),
    Lie("a page to log in instead of the list of databases", status(200, HTML, path="configure/database")),
    Lie("an error as JSON with status 200", status(200, '{"error":"out of memory"}', sql=COUNT)),
    Lie("an empty list instead of a count", status(200, "[]", sql=COUNT)),
    Lie("no table at all, with status 200", status(200, "[]", sql="information_schema")),
    Lie("429 for ever", status(429, "slow down", sql=READ)),
    Lie("503 for ever", status(503, "", sql=READ)),
    Lie("401 in the middle", status(401, "", sql=READ, skip=2)),
    Lie("403 for one table", status(403, "", sql=f'{READ}home"')),
    Lie("404 for one table", status(404, "not found", sql=f'{READ}home"')),
    Lie("500 for one table", status(500, "Object Store error", sql=f'{READ}home"')),
    Lie("a file limit for every window", status(500, "file limit of 1 parquet files", sql='FROM "home"')),
    Lie("an answer that stops and never goes on", arms(lambda: Fault("stall", sql=READ, value=60, times=None))),
    Lie("connections are reset", arms(lambda: Fault("reset", sql=READ, times=None))),
    Lie("the files cannot be listed", status(500, "no", sql="system.parquet_files")),
    Lie("the retention is not told", status(403, "", sql="system.databases")),
    Lie("the answer to a ping is of InfluxDB 1", status(200, '{"version":"1.8.10"}', path="/ping")),
)
# What happens meanwhile.
_MEANWHILE = (
    Lie("a restart in the middle", _in_the_middle(lambda s: s.server.restart())),
    Lie("a restart with a short look-back in the middle", _in_the_middle(lambda s: s.server.restart(600))),
    Lie("a table is dropped in the middle", _in_the_middle(lambda s: s.server.drop_table("db", "home"))),
    Lie("the database is dropped in the middle", _in_the_middle(lambda s: s.server.drop_database("db"))),
)
LIES = (*_ROWS, *_LISTS, *_ANSWERS, *_MEANWHILE)
