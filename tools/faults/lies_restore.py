"""What a server, or what stands in between, may answer to a restore or a drill that is not so."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc

from influx_backup_gui.demo.faults import Fault
from tools.faults.lies_backup import HTML, Lie, always_the_first, arms, is_not, status
from tools.faults.lying import answered, bodies, listed, reads, with_column
from tools.faults.oracle import on_server
from tools.faults.stage import Stage, rows_text

WRITE, TABLE, DATABASE = "write_lp", "configure/table", "configure/database"
MADE = ("POST", "PUT", "DELETE")


def _sent(alter: Callable[[bytes], bytes], path: str = WRITE, times: int | None = None) -> Fault:
    return Fault("alter_request", path=path, times=times, value=alter)


def _lines(alter: Callable[[list[bytes]], list[bytes]]) -> Callable[[bytes], bytes]:
    return lambda body: b"\n".join(alter(body.rstrip(b"\n").split(b"\n"))) or b"home temp=0"


def _document(alter: Callable[[dict[str, Any]], dict[str, Any]]) -> Callable[[bytes], bytes]:
    def altered(body: bytes) -> bytes:
        return json.dumps(alter(json.loads(body))).encode() if body.startswith(b"{") else body

    return altered


def _later(line: bytes) -> bytes:
    head, _, time = line.rpartition(b" ")
    return head + b" " + str(int(time) + 1).encode()


def _half_then_500(stage: Stage) -> list[Fault]:
    """A part of a body is stored, and the server says 500; once. It is written again."""
    stored = "\n".join(rows_text().split("\n")[:7])
    add = stage.server.faults.add
    return [
        add(Fault("call", path=WRITE, value=lambda: stage.server.write("again", stored))),
        add(Fault("status", path=WRITE, value=(500, "Object Store error"))),
    ]


def there_already(stage: Stage) -> None:
    """A table of somebody, in which one row has the key of one of ours."""
    stage.server.write("again", "home,room=r2,floor=f0 temp=99,mine=1i 600000000000\nhome,room=mine temp=7 7")
    stage.others = on_server(stage.server, "again")


def _hidden(stage: Stage) -> list[Fault]:
    """The database is there, with rows of somebody, and the list of databases does not have it."""
    there_already(stage)
    return [stage.server.faults.add(answered(DATABASE, _without_again))]


def _without_again(rows: Any) -> Any:
    return [r for r in rows if r["iox::database"] != "again"] if isinstance(rows, list) else rows


def _hidden_with_its_tables(stage: Stage) -> list[Fault]:
    """As before, and its tables cannot be seen either until something was made."""
    made = _hidden(stage)
    server = stage.server

    def seen(rows: Any) -> Any:
        return rows if any(m in MADE for m, *_ in server.requests) else []

    fault = Fault("alter_answer", sql="information_schema", times=None, value=_rows(seen))
    return [*made, server.faults.add(fault)]


def _rows(alter: Callable[[Any], Any]) -> Callable[[bytes], bytes]:
    return lambda body: json.dumps(alter(json.loads(body))).encode()


def _somebody_else(stage: Stage) -> list[Fault]:
    """Another program makes the table, with rows, just before ours is made."""
    call = Fault("call", path=TABLE, value=lambda: there_already(stage))
    return [stage.server.faults.add(call)]


def _somebody_writes(stage: Stage) -> list[Fault]:
    """Another program writes into the table while its rows come back."""
    text = "home,room=r1,floor=f1 temp=-5 600000000000"
    return [stage.server.faults.add(Fault("call", path=WRITE, value=lambda: stage.server.write("again", text)))]


def _retention(stage: Stage) -> None:
    stage.server.catalog.database("db").retention_ns = 36_500 * 86_400 * 10**9
    run = stage.again()
    stage.old = stage.path(run) or stage.old
    stage.server.requests.clear()


def _keeping(fault: Callable[[], Fault]) -> Callable[[Stage], list[Fault]]:
    def arm(stage: Stage) -> list[Fault]:
        _retention(stage)
        return [stage.server.faults.add(fault())]

    return arm


def _not_set() -> Fault:
    return Fault("status", path=DATABASE, method="PUT", times=None, value=(200, ""))


def _reset_deletes() -> Fault:
    return Fault("reset", path=DATABASE, method="DELETE", times=None)


def _warmer(table: pa.Table) -> pa.Table:
    return with_column(table, "temp", lambda column: pc.add(column, 1.0))


def _shorter(document: dict[str, Any]) -> dict[str, Any]:
    return document | {"retention_period": "30d"} if document.get("retention_period") else document


def _dropped(stage: Stage) -> list[Fault]:
    call = Fault("call", path=WRITE, skip=1, value=lambda: stage.server.drop_database("again"))
    return [stage.server.faults.add(call)]


def _replacing(old: bytes, new: bytes) -> Callable[[Stage], list[Fault]]:
    return arms(lambda: _sent(lambda body: body.replace(old, new)))


_REVERSED = _document(lambda d: d | {"tags": d.get("tags", [])[::-1]})
_UNTYPED = _document(lambda d: d | {"fields": [f for f in d.get("fields", []) if f["name"] != "on"]})
_REFUSED = '{"error":"parsing failed","data":{"error_message":"no"}}'
_ADDED = b"\nhome,room=ghost temp=1 5\n"
# What becomes of rows on their way in.
_WRITES = (
    Lie("204 to every write, nothing is stored", status(204, path=WRITE)),
    Lie("204 to one write, nothing is stored", status(204, path=WRITE, times=1)),
    Lie("200 with a page to log in, nothing is stored", status(200, HTML, path=WRITE)),
    Lie("the last row of every body is not stored", arms(lambda: _sent(_lines(lambda lines: lines[:-1])))),
    Lie("a part of a body is stored and 500 answered, once", _half_then_500),
    Lie("a value is stored otherwise", _replacing(b"temp=7.25", b"temp=7.5")),
    Lie("an integer is stored as its neighbour", _replacing(b"n=7919i", b"n=7920i")),
    Lie("text is cut", _replacing(b'\\"', b"")),
    Lie("a tag is dropped", _replacing(b",room=r1", b"")),
    Lie("a field is dropped", arms(lambda: _sent(lambda body: re.sub(rb"on=(true|false),", b"", body)))),
    Lie("times are a nanosecond off", arms(lambda: _sent(_lines(lambda lines: list(map(_later, lines)))))),
    Lie("a row of one's own is added", arms(lambda: _sent(lambda body: body + _ADDED))),
    Lie("every row is refused", status(400, _REFUSED, path=WRITE)),
    Lie("401 in the middle", status(401, path=WRITE, skip=1)),
    Lie("the write buffer is full for ever", status(500, "wal buffer full", path=WRITE)),
)
# What is said to be made.
_MAKING = (
    Lie("a table is said to be made, and is not", status(200, path=TABLE)),
    Lie("a table is made with its tags in another order", arms(lambda: _sent(_REVERSED, TABLE))),
    Lie("a table is made without a field", arms(lambda: _sent(_UNTYPED, TABLE))),
    Lie("a database is said to be made, and is not", status(200, path=DATABASE, method="POST")),
    Lie("a retention is said to be set, and is not", _keeping(_not_set)),
    Lie("another retention is set", _keeping(lambda: _sent(_document(_shorter), DATABASE))),
)
# What is there besides.
_OTHERS = (
    Lie("the database is there, and not listed", _hidden),
    Lie("the database is there, neither it nor its tables can be seen", _hidden_with_its_tables),
    Lie("somebody makes the table meanwhile", _somebody_else),
    Lie("somebody writes into the table meanwhile", _somebody_writes),
    Lie("the database is dropped in the middle", _dropped),
)
_READ_BACK = (
    Lie("read back: an answer kept from before", arms(lambda: bodies(always_the_first()))),
    Lie("read back: a row too few", arms(lambda: reads(lambda t: t.slice(1)))),
    Lie("read back: a row too few, once", arms(lambda: reads(lambda t: t.slice(1), times=1))),
    Lie("read back: a value is another", arms(lambda: reads(_warmer))),
    Lie("read back: nothing", arms(lambda: bodies(lambda _: b""))),
    Lie("read back: no Parquet", arms(lambda: bodies(lambda _: HTML))),
    Lie("read back: a table is not listed", arms(lambda: listed("information_schema", is_not("table_name", "home")))),
)
RESTORES = (*_WRITES, *_MAKING, *_OTHERS, *_READ_BACK)
REPLACES = (
    Lie("401 in the middle", status(401, path=WRITE, skip=1)),
    Lie("204 to every write, nothing is stored", status(204, path=WRITE)),
    Lie("a table is said to be deleted, and is not", status(200, path=TABLE, method="DELETE")),
    Lie("the write buffer is full for ever", status(500, "wal buffer full", path=WRITE)),
    Lie("the safety backup cannot be read", status(500, "no", sql="SELECT * FROM")),
    Lie(
        "the safety backup sees half of the rows that were counted for it",
        arms(lambda: Fault("vanish_rows", sql='FROM "home"', value=0.5, skip=1, times=None)),
    ),
    Lie("the safety backup is cut short, always", arms(lambda: bodies(lambda body: body[: len(body) // 2]))),
)
DRILLS = (
    Lie("a value is stored otherwise", _replacing(b"temp=7.25", b"temp=7.5")),
    Lie("204 to every write, nothing is stored", status(204, path=WRITE)),
    Lie("read back: a row too few", arms(lambda: reads(lambda t: t.slice(1)))),
    Lie("the scratch is said to be removed, and is not", status(200, path=DATABASE, method="DELETE")),
    Lie("the scratch cannot be removed", status(500, "no", path=DATABASE, method="DELETE")),
    Lie("the server is gone when the scratch is to be removed", arms(_reset_deletes)),
)
