"""Which request does what (facts.md 1.2 to 1.9)."""

from __future__ import annotations

import json
import re
import uuid
import zlib
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

import pyarrow as pa

from influx_backup_gui.demo import formats, writes
from influx_backup_gui.demo.instance import Database, Refused, columns_of, refused_json
from influx_backup_gui.demo.line_protocol import SCALE

MAX_BODY = 10_485_760
_UNITS = {"ns": 1, "us": 10**3, "ms": 10**6, "s": 10**9, "m": 60 * 10**9, "h": 3600 * 10**9, "d": 86_400 * 10**9,
          "w": 604_800 * 10**9, "M": 2_630_016 * 10**9, "y": 31_557_600 * 10**9}
_LONG_UNITS = {"second": "s", "sec": "s", "minute": "m", "min": "m", "hour": "h", "hr": "h", "day": "d", "week": "w",
               "month": "M", "year": "y"}


@dataclass
class Asked:
    """One request."""

    method: str
    path: str
    query: dict[str, str]
    body: bytes
    headers: Mapping[str, str]
    has_query: bool


@dataclass
class Answer:
    """One answer: `body` with a length, or `pieces` in chunks; `broken` ends without the last chunk."""

    status: int
    body: bytes = b""
    pieces: Iterable[bytes] | None = None
    content_type: str = ""
    headers: dict[str, str] = field(default_factory=dict)
    open_to_all: bool = True
    broken: bool = False


def route(demo: Any, asked: Asked, vanish: float | None, wrong: int) -> Answer:
    """Answer a request of someone who may ask."""
    if asked.path in ("/api/v3/query_sql", "/api/v3/query_influxql") and asked.method in ("GET", "POST"):
        return _query(demo, asked, vanish, wrong)
    known = _ROUTES.get((asked.method, asked.path))
    if known is None:
        text = b"Not found" if demo.instance.profile.since(8) else b"not found"
        return Answer(404, text)
    return known(demo, asked)


# --- identity -------------------------------------------------------------------------------------------

def _ping(demo: Any, asked: Asked) -> Answer:
    instance = demo.instance
    told = {"version": instance.profile.version, "revision": "0000000000", "process_id": instance.process_id}
    if instance.profile.since(9):
        told["product_name"] = f"InfluxDB 3 {instance.edition}"
    headers = {}
    if instance.profile.since(1):
        request = str(uuid.uuid4())
        headers = {"Request-Id": request, "X-Request-Id": request, "X-Influxdb-Build": instance.edition,
                   "X-Influxdb-Version": instance.profile.version}
    return Answer(200, json.dumps(told, separators=(",", ":")).encode(), content_type="application/json", headers=headers)


def _health(demo: Any, asked: Asked) -> Answer:
    return Answer(200, b"OK")


def _metrics(demo: Any, asked: Asked) -> Answer:
    lines = sum(1 for r in demo.requests if r[1].endswith("write_lp"))
    text = f"# TYPE influxdb3_write_requests_total counter\ninfluxdb3_write_requests_total {lines}\n"
    return Answer(200, (text + ("# EOF\n" if demo.instance.profile.since(8) else "")).encode())


# --- queries --------------------------------------------------------------------------------------------

def _query(demo: Any, asked: Asked, vanish: float | None, wrong: int) -> Answer:
    wanted = _query_parameters(asked)
    name = _format_of(demo, wanted.get("format"), asked.headers.get("Accept"))
    if asked.path.endswith("influxql"):
        rows = demo.queries.influxql(wanted.get("db"), wanted["q"])
    else:
        if "db" not in wanted:
            raise Refused(400, "serde error: missing field `db`")
        rows = demo.queries.sql(wanted["db"], wanted["q"], wanted.get("params") or {}, vanish)
    if wrong and "n" in rows.column_names and rows.num_rows == 1:
        off = pa.array([rows.column("n")[0].as_py() + wrong], pa.int64())
        rows = rows.set_column(rows.schema.get_field_index("n"), "n", off)
    kind = formats.CONTENT_TYPES[name]
    if name == "parquet":
        return Answer(200, formats.parquet(rows), content_type=kind)
    if name == "pretty":
        return Answer(200, formats.pretty(rows), content_type=kind)
    return Answer(200, pieces=formats.streamed(rows, name), content_type=kind)


def _query_parameters(asked: Asked) -> dict[str, Any]:
    wanted: dict[str, Any]
    if asked.method == "POST":
        wanted = _json_text(asked.body)
    else:
        if not asked.has_query:
            raise Refused(400, "missing query parameters 'db' and 'q'")
        wanted = dict(asked.query)
        if "params" in wanted:
            wanted["params"] = json.loads(wanted["params"])
    if "q" not in wanted:
        raise Refused(400, "serde error: missing field `q`")
    return wanted


def _format_of(demo: Any, name: str | None, accept: str | None) -> str:
    if name is not None and name not in formats.CONTENT_TYPES:
        raise Refused(400, f"serde error: unknown variant `{name}`, expected one of `parquet`, `csv`, `pretty`, `json`, "
                           "`json_lines`, `jsonl`")
    by_header = _accepted(accept)
    if by_header is None:
        raise Refused(demo.instance.profile.bad_body_status, f"invalid mime type ({accept})")
    return name or by_header


def _accepted(accept: str | None) -> str | None:
    if accept is None or accept == "application/json" or "text/html" in accept or "*/*" in accept:
        return "json"
    return {"application/vnd.apache.parquet": "parquet", "text/csv": "csv", "text/plain": "pretty"}.get(accept)


# --- writes ---------------------------------------------------------------------------------------------

def _write_v3(demo: Any, asked: Asked) -> Answer:
    if not asked.has_query:
        raise Refused(400, "missing query parameter 'db'")
    precision = asked.query.get("precision", "auto")
    accepted = ["auto", "s", "second", "millisecond", "ms", "microsecond", "u", "us", "n", "nanosecond", "ns"]
    if not demo.instance.profile.since(6):
        accepted = ["auto", "second", "millisecond", "microsecond", "nanosecond"]
    if precision not in accepted:
        names = ", ".join(f"`{a}`" for a in accepted)
        raise Refused(400, f"serde error: unknown variant `{precision}`, expected one of {names}")
    partial = asked.query.get("accept_partial", "true") == "true"
    return _write(demo, asked, asked.query.get("db", ""), precision, partial, asked.query.get("no_sync") == "true")


def _write_compatible(demo: Any, asked: Asked) -> Answer:
    name = asked.query.get("bucket") or asked.query.get("db", "")
    rp = asked.query.get("rp", "")
    precision = asked.query.get("precision", "ns")
    return _write(demo, asked, name if rp in ("", "autogen", "default") else f"{name}/{rp}",
                  precision if precision in SCALE else "ns", False, False)


def _write(demo: Any, asked: Asked, name: str, precision: str, partial: bool, no_sync: bool) -> Answer:
    instance = demo.instance
    text = _decoded(demo, asked)
    with instance.lock:
        known = instance.databases.get(name)
        if known is not None and known.deleted:
            raise refused_json(400, f"cannot write to soft-deleted database '{name}' - it is marked for deletion")
        database = instance.create_database(name, must_be_new=False)
    writes.write(instance, database, text, precision, partial)
    if demo.flush_seconds and not no_sync:
        demo.stopping.wait(demo.flush_seconds)
    return Answer(204)


def _decoded(demo: Any, asked: Asked) -> str:
    profile, body = demo.instance.profile, asked.body
    too_large = Refused(profile.too_large_status, f"max request size ({MAX_BODY} bytes) exceeded")
    encoding = asked.headers.get("Content-Encoding", "identity")
    if encoding not in ("gzip", "identity"):
        raise Refused(400, f"unacceptable content-encoding: {encoding}")
    if len(body) > MAX_BODY:
        raise too_large
    if encoding == "gzip":
        unpacker = zlib.decompressobj(31)
        try:
            body = unpacker.decompress(body, MAX_BODY + 1)
        except zlib.error as error:
            raise Refused(profile.bad_body_status, f"error decoding gzip stream: {error}") from error
        if len(body) > MAX_BODY:
            raise too_large
        if not unpacker.eof:
            raise Refused(profile.bad_body_status, "error decoding gzip stream: unexpected end of file")
    try:
        return body.decode()
    except UnicodeDecodeError as error:
        raise Refused(profile.bad_body_status, "body content is not valid utf8: invalid utf-8 sequence of "
                                               f"{error.end - error.start} bytes from index {error.start}") from error


# --- configuration --------------------------------------------------------------------------------------

def _json_body(asked: Asked, *needed: str) -> dict[str, Any]:
    kind = asked.headers.get("Content-Type", "").split(";")[0].strip()
    if not (kind == "application/json" or (kind.startswith("application/") and kind.endswith("+json"))):
        raise Refused(415, "unacceptable content-type, expected: application/json")
    body = _json_text(asked.body)
    for key in needed:
        if key not in body:
            raise Refused(400, f"serde json error: missing field `{key}` at line 1 column {len(asked.body)}")
    return body


def _json_text(body: bytes) -> dict[str, Any]:
    try:
        found: dict[str, Any] = json.loads(body)
    except ValueError as error:
        raise Refused(400, f"serde json error: EOF while parsing a value at line 1 column {len(body)}") from error
    return found


def _list_databases(demo: Any, asked: Asked) -> Answer:
    if "format" not in asked.query:
        raise Refused(400, "serde error: missing field `format`")
    listed = sorted(demo.instance.databases.values(), key=lambda d: (d.deleted, d.name))
    if asked.query.get("show_deleted") == "true":
        rows = pa.table({"iox::database": [d.name for d in listed], "deleted": [d.deleted for d in listed]})
    else:
        rows = pa.table({"iox::database": [d.name for d in listed if not d.deleted]})
    name = asked.query["format"]
    return Answer(200, pieces=formats.streamed(rows, name), content_type=formats.CONTENT_TYPES[name])


def _create_database(demo: Any, asked: Asked) -> Answer:
    body = _json_body(asked, "db")
    demo.instance.create_database(body["db"], _retention(asked, body.get("retention_period")))
    return Answer(200)


def _update_database(demo: Any, asked: Asked) -> Answer:
    body = _json_body(asked, "db")
    _only_since(demo, 2)
    demo.instance.configured(body["db"]).retention_ns = _retention(asked, body.get("retention_period"))
    return Answer(200)


def _only_since(demo: Any, minor: int) -> None:
    if not demo.instance.profile.since(minor):
        raise Refused(404, "not found")


def _retention(asked: Asked, text: str | None) -> int | None:
    if text is None:
        return None
    ns = duration(text)
    if ns is None:
        at = asked.body.find(b'"' + text.encode() + b'"')
        raise Refused(400, f'serde json error: invalid value: string "{text}", expected a duration at line 1 column '
                           f"{at + len(text.encode()) + 2}")
    return ns


def duration(text: str) -> int | None:
    """Humantime text (`2592000s`, `1h 30m`) as ns, None when it is none."""
    found = re.findall(r"(\d+)\s*([a-zA-Z]+)\s*", text)
    if not found or "".join(re.split(r"\d+\s*[a-zA-Z]+\s*", text)).strip():
        return None
    total = 0
    for amount, unit in found:
        short = unit if unit in _UNITS else _LONG_UNITS.get(unit.lower().removesuffix("s"))
        if short is None:
            return None
        total += int(amount) * _UNITS[short]
    return total


def _set_retention(demo: Any, asked: Asked) -> Answer:
    ns = duration(asked.query.get("duration", ""))
    if ns is None:
        raise Refused(400, f"Cannot parse the given human time: {asked.query.get('duration')}")
    demo.instance.configured(asked.query["db"]).retention_ns = ns
    return Answer(204)


def _clear_retention(demo: Any, asked: Asked) -> Answer:
    demo.instance.configured(asked.query["db"]).retention_ns = None
    return Answer(204)


def _delete_database(demo: Any, asked: Asked) -> Answer:
    demo.instance.delete_database(_needed(asked, "db"), asked.query.get("hard_delete_at"))
    return Answer(200)


def _needed(asked: Asked, key: str) -> str:
    if key not in asked.query:
        raise Refused(400, f"serde error: missing field `{key}`")
    return asked.query[key]


def _create_table(demo: Any, asked: Asked) -> Answer:
    body = _json_body(asked, "db", "table", "tags", "fields")
    for one in body["fields"]:
        if one["type"] not in ("utf8", "int64", "uint64", "float64", "bool"):
            at = asked.body.rfind(b'"' + one["type"].encode() + b'"') + len(one["type"]) + 2
            raise Refused(400, f"serde json error: unknown variant `{one['type']}`, expected one of `utf8`, `int64`, `uint64`, "
                               f"`float64`, `bool` at line 1 column {at}")
    database = demo.instance.create_database(body["db"], must_be_new=False)
    if body["table"] in database.tables:
        raise Refused(409, "attempted to create a resource that already exists")
    demo.instance.create_table(database, body["table"], columns_of(body["tags"], body["fields"]))
    return Answer(200)


def _delete_table(demo: Any, asked: Asked) -> Answer:
    database = demo.instance.configured(_needed(asked, "db"))
    demo.instance.delete_table(database, _needed(asked, "table"), asked.query.get("hard_delete_at"))
    return Answer(200)


# --- caches and tokens ----------------------------------------------------------------------------------

def _create_last_cache(demo: Any, asked: Asked) -> Answer:
    body = _json_body(asked, "db", "table")
    database, table = _table_of(demo, body)
    keys = body.get("key_columns") or list(table.series_key)
    _check_keys(table, keys, ("uinteger", "integer", "boolean", "tag", "string"),
                "only uint64, int64, bool, tag, and string columns are supported in the last cache")
    name = body.get("name") or f"{table.name}_{'_'.join(keys)}_last_cache"
    values = body.get("value_columns")
    made = {"table": table.name, "name": name, "key_column_ids": _ids(table, keys), "key_column_names": keys,
            "value_column_ids": None if values is None else _ids(table, values), "value_column_names": values,
            "count": body.get("count", 1), "ttl": body.get("ttl", 14400)}
    told = {"table_id": table.id, "table": table.name, "id": len(table.last_caches), "name": name,
            "key_columns": [_reference(table, k) for k in keys],
            "value_columns": "all_non_key_columns" if values is None
            else {"explicit": {"columns": [_reference(table, v) for v in values]}},
            "count": made["count"], "ttl": made["ttl"]}
    return _cached(demo, database, table.last_caches, made, {"CreateLastCache": told})


def _create_distinct_cache(demo: Any, asked: Asked) -> Answer:
    body = _json_body(asked, "db", "table", "columns")
    database, table = _table_of(demo, body)
    columns = body["columns"]
    _check_keys(table, columns, ("tag", "string"), "only tag and string columns are supported in the distinct cache")
    name = body.get("name") or f"{table.name}_{'_'.join(columns)}_distinct_cache"
    made = {"table": table.name, "name": name, "column_ids": _ids(table, columns), "column_names": columns,
            "max_cardinality": body.get("max_cardinality", 100000), "max_age_seconds": body.get("max_age", 86400)}
    told = {"table_id": table.id, "table_name": table.name, "cache_id": len(table.distinct_caches), "cache_name": name,
            "column_ids": [_reference(table, c) for c in columns], "max_cardinality": made["max_cardinality"],
            "max_age_seconds": made["max_age_seconds"]}
    return _cached(demo, database, table.distinct_caches, made, {"CreateDistinctCache": told})


def _table_of(demo: Any, body: dict[str, Any]) -> tuple[Database, Any]:
    database = demo.instance.configured(body["db"])
    if body["table"] not in database.tables:
        raise demo.instance.not_found(body["table"])
    return database, database.tables[body["table"]]


def _check_keys(table: Any, keys: list[str], kinds: tuple[str, ...], otherwise: str) -> None:
    for key in keys:
        if key not in table.columns:
            raise Refused(400, f"invalid configuration provided: invalid key column provided: {key}")
        if table.columns[key] not in kinds:
            raise Refused(400, otherwise)


def _ids(table: Any, names: list[str]) -> list[int]:
    order = list(table.columns)
    return [order.index(n) - (0 if n == "time" else 1) if n != "time" else len(order) - 1 for n in names]


def _reference(table: Any, name: str) -> object:
    if name == "time":
        return "timestamp"
    if table.columns[name] == "tag":
        return {"tag": table.series_key.index(name)}
    fields = [n for n, k in table.columns.items() if k not in ("tag", "time")]
    return {"field": [0, fields.index(name)]}


def _cached(demo: Any, database: Database, caches: list[dict[str, object]], made: dict[str, object],
            operation: dict[str, object]) -> Answer:
    if any(c["name"] == made["name"] for c in caches):
        raise Refused(409, "attempted to create a resource that already exists")
    caches.append(made)
    demo.instance.sequence += 1
    batch = {"catalog_batch": {"Database": {"time_ns": 0, "database_id": database.id, "database_name": database.name,
                                            "ops": [operation]}}, "sequence_number": demo.instance.sequence}
    return Answer(201, json.dumps(batch, separators=(",", ":")).encode())


def _delete_cache(kind: str) -> Callable[[Any, Asked], Answer]:
    def delete(demo: Any, asked: Asked) -> Answer:
        _, table = _table_of(demo, asked.query)
        caches = getattr(table, kind)
        kept = [c for c in caches if c["name"] != asked.query.get("name")]
        if len(kept) == len(caches):
            raise demo.instance.not_found(str(asked.query.get("name")))
        caches[:] = kept
        return Answer(200)
    return delete


def _admin_token(demo: Any, asked: Asked) -> Answer:
    raise Refused(409, "token name already exists, _admin")


def _named_token(demo: Any, asked: Asked) -> Answer:
    name = _json_body(asked, "token_name")["token_name"]
    tokens = demo.instance.tokens
    if name in tokens or name == "_admin":
        raise Refused(409, f"token name already exists, {name}")
    tokens[name] = f"apiv3_{uuid.uuid4().hex}"
    told = {"id": len(tokens), "name": name, "token": tokens[name], "hash": uuid.uuid4().hex * 4,
            "created_at": "2026-01-01T00:00:00.000Z", "expiry": None}
    return Answer(201, json.dumps(told, separators=(",", ":")).encode(), content_type="json")


def _delete_token(demo: Any, asked: Asked) -> Answer:
    name = _needed(asked, "token_name")
    if name == "_admin":
        raise Refused(405, "cannot delete operator token")
    if demo.instance.tokens.pop(name, None) is None:
        raise demo.instance.not_found(name)
    return Answer(200)


_ROUTES: dict[tuple[str, str], Callable[[Any, Asked], Answer]] = {
    ("GET", "/ping"): _ping,
    ("POST", "/ping"): _ping,
    ("GET", "/health"): _health,
    ("GET", "/api/v1/health"): _health,
    ("GET", "/metrics"): _metrics,
    ("POST", "/api/v3/write_lp"): _write_v3,
    ("POST", "/write"): _write_compatible,
    ("POST", "/api/v2/write"): _write_compatible,
    ("GET", "/api/v3/configure/database"): _list_databases,
    ("POST", "/api/v3/configure/database"): _create_database,
    ("PUT", "/api/v3/configure/database"): _update_database,
    ("DELETE", "/api/v3/configure/database"): _delete_database,
    ("POST", "/api/v3/configure/database/retention_period"): _set_retention,
    ("DELETE", "/api/v3/configure/database/retention_period"): _clear_retention,
    ("POST", "/api/v3/configure/table"): _create_table,
    ("DELETE", "/api/v3/configure/table"): _delete_table,
    ("POST", "/api/v3/configure/last_cache"): _create_last_cache,
    ("DELETE", "/api/v3/configure/last_cache"): _delete_cache("last_caches"),
    ("POST", "/api/v3/configure/distinct_cache"): _create_distinct_cache,
    ("DELETE", "/api/v3/configure/distinct_cache"): _delete_cache("distinct_caches"),
    ("POST", "/api/v3/configure/token/admin"): _admin_token,
    ("POST", "/api/v3/configure/token/named_admin"): _named_token,
    ("DELETE", "/api/v3/configure/token"): _delete_token,
}
