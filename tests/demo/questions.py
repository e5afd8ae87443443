"""Questions to a stand-in server whose answers depend on its release."""

import gzip
import json
from dataclasses import dataclass
from typing import Any

import requests

from influx_backup_gui.demo.server import DemoServer

TOKEN = "apiv3_test"
LIMIT = 10_485_760


@dataclass
class Asking:
    """Sends requests to one server; `server.token` unless the headers say otherwise."""

    server: DemoServer
    session: requests.Session

    def __call__(self, method: str, path: str, body: Any = None, headers: Any = None, **params: str) -> Any:
        kind = {"Content-Type": "application/json"} if isinstance(body, dict) else {}
        data = json.dumps(body) if isinstance(body, dict) else body
        sent = {"Authorization": f"Bearer {TOKEN}", **kind} if headers is None else headers
        return self.session.request(method, self.server.url + path, params=params, data=data, headers=sent, timeout=60)

    def write(self, body: Any, headers: Any = None, **params: str) -> Any:
        sent = {"Authorization": f"Bearer {TOKEN}"} | (headers or {})
        asked = {"db": "d", "precision": "nanosecond", "accept_partial": "false"} | params
        return self("POST", "/api/v3/write_lp", body, sent, **asked)

    def sql(self, query: str, db: str = "d", form: str = "json") -> Any:
        return self("GET", "/api/v3/query_sql", db=db, q=query, format=form)

    def columns(self, query: str, db: str = "d") -> list[str]:
        """Names of the columns, in order; nothing for a table that is not there."""
        table = self.server.sql.query(db, query) if self.sql(query, db).status_code == 200 else None
        return [] if table is None else list(table.column_names)


def outcome(answer: Any) -> tuple[int, str]:
    return answer.status_code, answer.text


def ping_keys(ask: Asking) -> Any:
    return set(ask("GET", "/ping").json())


def ping_headers(ask: Asking) -> Any:
    names = ("request-id", "x-request-id", "x-influxdb-build", "x-influxdb-version")
    return {n for n in names if n in ask("GET", "/ping").headers}


def has_cluster_uuid(ask: Asking) -> Any:
    answers = [ask("GET", "/ping"), ask("GET", "/nowhere"), ask("GET", "/ping", headers={})]
    return [a.headers.get("cluster-uuid") == ask.server.cluster_uuid for a in answers]


def time_type(ask: Asking) -> Any:
    ask.write("t v=1 1")
    query = "SELECT data_type FROM information_schema.columns WHERE table_name = 't' AND column_name = 'time'"
    return ask.sql(query).json()[0]["data_type"]


def without_token(ask: Asking) -> Any:
    return outcome(ask("GET", "/ping", headers={}))


def v2_without_token(ask: Asking) -> Any:
    return outcome(ask("POST", "/api/v2/write", "t v=1 1", {}, bucket="d"))


def basic_scheme(ask: Asking) -> Any:
    return requests.get(ask.server.url + "/ping", auth=("any", TOKEN), timeout=60).status_code


def bad_query(ask: Asking) -> Any:
    ask.write("t v=1 1")
    return outcome(ask.sql("SELECT * FROM nope"))


def unknown_column(ask: Asking) -> Any:
    ask.write("t v=1 1")
    return outcome(ask.sql("SELECT nope FROM t"))


def fails_while_it_runs(ask: Asking) -> Any:
    ask.write("t v=1 1")
    return [outcome(ask.sql("SELECT 1/0", form=form)) for form in ("parquet", "pretty")]


def not_implemented(ask: Asking) -> Any:
    ask.write("t v=1 1")
    answer = ask.sql("SELECT 1; SELECT 2")
    return answer.status_code, answer.text.split("This feature")[0]


def file_limit(ask: Asking) -> Any:
    ask.write("t v=1 1\nt v=2 600000000001\nt v=3 1200000000001")
    ask.server.persist()
    answer = ask.sql("SELECT * FROM t")
    return answer.status_code, answer.text.split("2 ")[0]


def too_large(ask: Asking) -> Any:
    return outcome(ask.write(b"x" * (LIMIT + 1)))


def too_large_inside(ask: Asking) -> Any:
    return outcome(ask.write(gzip.compress(b"x" * (LIMIT + 1)), {"Content-Encoding": "gzip"}))


def not_utf8(ask: Asking) -> Any:
    return outcome(ask.write(b't v="\xff" 1'))


def not_gzip(ask: Asking) -> Any:
    return outcome(ask.write(b"this is not gzip at all", {"Content-Encoding": "gzip"}))


def two_members(ask: Asking) -> Any:
    ask.write(gzip.compress(b"t v=1 1\n") + gzip.compress(b"t v=2 2\n"), {"Content-Encoding": "gzip"})
    return ask.sql("SELECT count(*) AS n FROM t").json()[0]["n"]


def bad_accept(ask: Asking) -> Any:
    ask.write("t v=1 1")
    headers = {"Authorization": f"Bearer {TOKEN}", "Accept": "application/jsonl"}
    return outcome(ask("GET", "/api/v3/query_sql", None, headers, db="d", q="SELECT 1", format="jsonl"))


def write_error(ask: Asking) -> Any:
    return ask.write("t v=1 1 this is trailing content").json()


def short_precisions(ask: Asking) -> Any:
    return [ask.write("t v=1 1", precision=p).status_code for p in ("s", "ms", "us", "u", "ns", "n")]


def retention_routes(ask: Asking) -> Any:
    path = "/api/v3/configure/database"
    ask.write("t v=1 1")
    answers = [
        ask("PUT", path, {"db": "d", "retention_period": "30d"}),
        ask("POST", f"{path}/retention_period", db="d", duration="2d"),
        ask("DELETE", f"{path}/retention_period", db="d"),
    ]
    return [a.status_code for a in answers]


def created_retention(ask: Asking) -> Any:
    ask("POST", "/api/v3/configure/database", {"db": "r", "retention_period": "1h"})
    return ask.server.catalog.databases["r"].retention_ns


def internal_tables(ask: Asking) -> Any:
    names = ("databases", "tables", "generation_durations", "nodes", "plugin_files", "tokens")
    return {n for n in names if ask.sql(f"SELECT * FROM system.{n}", "_internal").status_code == 200}


def system_tables(ask: Asking) -> Any:
    ask.write("t v=1 1")
    names = ("influxdb_schema", "processing_engine_trigger_arguments", "last_caches", "parquet_files")
    return {n for n in names if ask.sql(f"SELECT * FROM system.{n} WHERE 1 = 1").status_code == 200}


def hard_deletion_columns(ask: Asking) -> Any:
    tables = ("databases", "tables")
    return ["hard_deletion_time" in ask.columns(f"SELECT * FROM system.{t}", "_internal") for t in tables]


def trigger_columns(ask: Asking) -> Any:
    ask.write("t v=1 1")
    return ask.columns("SELECT * FROM system.processing_engine_triggers")


def write_to_deleted(ask: Asking) -> Any:
    ask.write("t v=1 1")
    ask.server.drop_database("d")
    name = next(n for n in ask.server.catalog.databases if n.startswith("d-"))
    return outcome(ask.write("t v=1 1", db=name))[0]


def v2_error(ask: Asking) -> Any:
    return set(ask("POST", "/api/v2/write", "t v= 1", bucket="d").json())


def not_found(ask: Asking) -> Any:
    return outcome(ask("DELETE", "/api/v3/configure/database", db="nope"))


def deleted_twice(ask: Asking) -> Any:
    ask.write("t v=1 1")
    ask.server.drop_database("d")
    name = next(n for n in ask.server.catalog.databases if n.startswith("d-"))
    status, text = outcome(ask("DELETE", "/api/v3/configure/database", db=name))
    return status, text.replace(name, "NAME")


def internal_retention(ask: Asking) -> Any:
    return ask.server.catalog.databases["_internal"].retention_ns


def shown_policies(ask: Asking) -> Any:
    ask.write("t v=1 1")
    found = ask("GET", "/api/v3/query_influxql", db="d", q="SHOW RETENTION POLICIES ON d", format="json").json()
    return found[0].get("duration")


def longest_string(ask: Asking) -> Any:
    sizes = (1 << 16, (1 << 16) + 1, 1 << 20, (1 << 20) + 1)
    return [ask.write(f't v="{"x" * size}" 1').status_code for size in sizes]


def longest_name(ask: Asking) -> Any:
    sizes = (64, 65, 511, 512)
    return [ask("POST", "/api/v3/configure/database", {"db": "d" * size}).status_code for size in sizes]


def most_tags(ask: Asking) -> Any:
    limits = []
    for size in (250, 251, 256, 257):
        body = {"db": "d", "table": f"t{size}", "tags": [f"t{n}" for n in range(size)], "fields": []}
        limits.append(ask("POST", "/api/v3/configure/table", body).status_code)
    return limits


def most_columns(ask: Asking) -> Any:
    limits = []
    for size in (499, 500, 501):
        fields = [{"name": f"f{n}", "type": "bool"} for n in range(size)]
        body = {"db": "d", "table": f"t{size}", "tags": [], "fields": fields}
        limits.append(ask("POST", "/api/v3/configure/table", body).status_code)
    return limits


def metrics_end(ask: Asking) -> Any:
    return ask("GET", "/metrics").text.endswith("# EOF\n")


def absent_tag(ask: Asking) -> Any:
    ask.write("t,a=1 v=1 1\nt,b=2 v=2 2\nt v=3 3")
    shapes = ('SELECT * FROM "t"', "SELECT * FROM t WHERE v > 0")
    return [{row["v"]: row.get("a") for row in ask.sql(shape).json()} for shape in shapes]


def files_of_unknown(ask: Asking) -> Any:
    ask.write("t v=1 1")
    try:
        return ask.sql("SELECT * FROM system.parquet_files WHERE table_name = 'nope'").json()
    except requests.exceptions.ChunkedEncodingError:
        return "broken"


def tag_twice(ask: Asking) -> Any:
    return [ask.write(body).status_code for body in ("t,a=1,b=1 v=1 1\nbad", "t,a=1,b=1 v=1 1", "t,a=1,a=2 v=1 1")]


def named_tokens(ask: Asking) -> Any:
    return ask("POST", "/api/v3/configure/token/named_admin", {"token_name": "x"}).status_code
