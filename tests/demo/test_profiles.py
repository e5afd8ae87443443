"""What changed between releases, as facts.md tells it: one table, a line a fact."""

from collections.abc import Callable, Iterator
from typing import Any

import pytest
import requests

from influx_backup_gui.demo.profiles import known_profiles, profile_of
from influx_backup_gui.demo.server import DemoServer
from tests.demo import questions as q
from tests.demo.questions import LIMIT, TOKEN, Asking

OLD, NEW = "query error: error while planning query: ", ""
BASE = {"version", "revision", "process_id"}
ALL_HEADERS = {"request-id", "x-request-id", "x-influxdb-build", "x-influxdb-version"}
TRIGGER = ["trigger_name", "plugin_filename", "trigger_specification", "disabled"]
WEEK = 7 * 86_400 * 10**9
SIZE_TEXT = f"max request size ({LIMIT} bytes) exceeded"
UTF8_TEXT = "body content is not valid utf8: invalid utf-8 sequence of 1 bytes from index 5"
GZIP_TEXT = "error decoding gzip stream: invalid gzip header"
MISSING = "Error during planning: table 'public.iox.nope' not found"
UNKNOWN = "Schema error: No field named nope. Valid fields are t.time, t.v."
BY_ZERO = "Arrow error: Divide by zero error"
CONTENT = "Could not parse entire line. Found trailing content: "
NOT_FOUND = "the requested resource was not found"
EMPTY, ABSENT = {1: "1", 2: "", 3: ""}, {1: "1", 2: None, 3: None}
TAKEN, REFUSED = [400, 204, 204], [400, 204, 400]
UNAUTHENTICATED = '{"error": "the request was not authenticated"}'


def title(release_title: str, message: str, line: str) -> dict[str, Any]:
    return {"error": release_title, "data": {"error_message": message, "line_number": 1, "original_line": line}}


LP_OLD, LP_NEW = "parsing failed for write_lp endpoint", "line protocol parsing error"
LINE = "t v=1 1 this is trailing content"
FACTS: list[tuple[str, Callable[[Asking], Any], dict[str, Any]]] = [
    (
        "1.2 ping body",
        q.ping_keys,
        {"3.0": BASE, "3.8": BASE, "3.9.0": BASE | {"product_name"}, "3.11": BASE | {"product_name"}},
    ),
    ("1.2 ping headers", q.ping_headers, {"3.0": set(), "3.1": ALL_HEADERS, "3.11": ALL_HEADERS}),
    ("1.1 cluster-uuid", q.has_cluster_uuid, {"3.6": [False] * 3, "3.7.0": [True] * 3, "3.11": [True] * 3}),
    (
        "3.1 type of time",
        q.time_type,
        {"3.8": "Timestamp(Nanosecond, None)", "3.9.0": "Timestamp(ns)", "3.11": "Timestamp(ns)"},
    ),
    (
        "1.1 no token",
        q.without_token,
        {"3.0": (401, ""), "3.7": (401, ""), "3.8.0": (401, UNAUTHENTICATED), "3.11": (401, UNAUTHENTICATED)},
    ),
    (
        "1.1, recording step 18: v2 no token",
        q.v2_without_token,
        {"3.6": (401, ""), "3.8.0": (401, '{"code":"unauthorized","message":"unauthorized access"}')},
    ),
    ("1.1 Basic", q.basic_scheme, {"3.0": 400, "3.1.0": 200, "3.11": 200}),
    ("1.9 named tokens", q.named_tokens, {"3.0": 404, "3.1.0": 201}),
    (
        "1.3 unknown table",
        q.bad_query,
        {"3.0": (500, OLD + MISSING), "3.9.0": (500, OLD + MISSING), "3.9.1": (400, MISSING), "3.11": (400, MISSING)},
    ),
    ("1.3 unknown column", q.unknown_column, {"3.9.0": (500, OLD + UNKNOWN), "3.9.1": (500, UNKNOWN)}),
    (
        "1.3 a query that fails while it runs",
        q.fails_while_it_runs,
        {"3.9.0": [(500, "datafusion error: " + BY_ZERO)] * 2, "3.9.1": [(500, BY_ZERO)] * 2},
    ),
    ("1.3 not implemented", q.not_implemented, {"3.9.0": (500, OLD), "3.9.1": (405, NEW), "3.11": (405, NEW)}),
    (
        "4.1 file limit",
        q.file_limit,
        {
            "3.0": (500, OLD + "External error: Query would exceed file limit of "),
            "3.7": (500, OLD + "External error: Query would exceed file limit of "),
            "3.8.0": (500, OLD + "External error: Query would scan "),
            "3.9.0": (500, OLD + "External error: Query would scan "),
            "3.9.1": (500, "External error: Query would scan "),
            "3.11": (500, "External error: Query would scan "),
        },
    ),
    (
        "1.4 body too large",
        q.too_large,
        {"3.0": (500, SIZE_TEXT), "3.9.6": (500, SIZE_TEXT), "3.10.0": (413, SIZE_TEXT), "3.11": (413, SIZE_TEXT)},
    ),
    ("1.4 body too large when decoded", q.too_large_inside, {"3.6": (500, SIZE_TEXT), "3.10.0": (413, SIZE_TEXT)}),
    ("1.4 not UTF-8", q.not_utf8, {"3.9.6": (500, UTF8_TEXT), "3.10.0": (400, UTF8_TEXT)}),
    ("1.1 not gzip", q.not_gzip, {"3.9.6": (500, GZIP_TEXT), "3.10.0": (400, GZIP_TEXT)}),
    ("1.4 gzip members", q.two_members, {"3.7": 1, "3.8.0": 2, "3.11": 2}),
    (
        "1.3 Accept",
        q.bad_accept,
        {
            "3.9.6": (500, "invalid mime type (application/jsonl)"),
            "3.10.0": (400, "invalid mime type (application/jsonl)"),
        },
    ),
    (
        "1.4 error title and original_line, 3.3 quotes",
        q.write_error,
        {
            "3.0": title(LP_OLD, CONTENT + "'this is trailing content'", LINE),
            "3.5": title(LP_OLD, CONTENT + "'this is trailing content'", LINE),
            "3.6.0": title(LP_OLD, CONTENT + "'this is trailing content'", LINE[:20]),
            "3.9.0": title(LP_OLD, CONTENT + "`this is tr...`", LINE[:20]),
            "3.10.0": title(LP_NEW, CONTENT + "`this is tr...`", LINE[:20]),
            "3.11": title(LP_NEW, CONTENT + "`this is tr...`", LINE[:20]),
        },
    ),
    (
        "1.4 short precisions",
        q.short_precisions,
        {"3.0": [400] * 6, "3.5": [400] * 6, "3.6.0": [204] * 6, "3.11": [204] * 6},
    ),
    (
        "1.5 retention routes",
        q.retention_routes,
        {"3.0": [404] * 3, "3.1": [404] * 3, "3.2.0": [200, 204, 204], "3.11": [200, 204, 204]},
    ),
    ("1.5 retention of a new database", q.created_retention, {"3.1": None, "3.2.0": 3600 * 10**9}),
    (
        "3.2 tables of _internal",
        q.internal_tables,
        {
            "3.1": {"tokens"},
            "3.2.0": {"tokens", "databases", "tables", "generation_durations"},
            "3.4.0": {"tokens", "databases", "tables", "generation_durations", "nodes"},
            "3.6.0": {"tokens", "databases", "tables", "generation_durations", "nodes", "plugin_files"},
            "3.11": {"tokens", "databases", "tables", "generation_durations", "nodes", "plugin_files"},
        },
    ),
    (
        "3.2 system tables of a database",
        q.system_tables,
        {
            "3.2": {"last_caches", "parquet_files"},
            "3.3.0": {"last_caches", "parquet_files", "influxdb_schema", "processing_engine_trigger_arguments"},
        },
    ),
    (
        "3.2 hard_deletion_time",
        q.hard_deletion_columns,
        {"3.2.0": [False] * 2, "3.2.1": [True] * 2, "3.11": [True] * 2},
    ),
    ("3.2 error_behavior", q.trigger_columns, {"3.9": TRIGGER, "3.10.0": [*TRIGGER, "error_behavior"]}),
    ("1.4 write to a deleted database", q.write_to_deleted, {"3.4.0": 204, "3.4.1": 400, "3.11": 400}),
    (
        "1.4 v2 errors",
        q.v2_error,
        {"3.4.1": {"error", "data"}, "3.4.2": {"code", "message"}, "3.11": {"code", "message"}},
    ),
    (
        "1.1 not found",
        q.not_found,
        {"3.7": (404, NOT_FOUND), "3.8.0": (404, NOT_FOUND + ": nope"), "3.11": (404, NOT_FOUND + ": nope")},
    ),
    (
        "1.1 already deleted",
        q.deleted_twice,
        {
            "3.8.0": (409, "attempted to delete resource that was already deleted"),
            "3.8.1": (409, "attempted to modify resource that was already deleted: NAME"),
        },
    ),
    ("1.5 retention of _internal", q.internal_retention, {"3.8.1": None, "3.8.2": WEEK, "3.11": WEEK}),
    ("1.3 durations of policies", q.shown_policies, {"3.8.1": None, "3.8.2": "0s"}),
    (
        "3.3 lengths",
        q.longest_string,
        {"3.8": [204, 400, 400, 400], "3.9.0": [204, 204, 204, 400], "3.11": [204, 204, 204, 400]},
    ),
    ("3.4 length of a database name", q.longest_name, {"3.9": [200, 400, 400, 400], "3.10.0": [200, 200, 200, 400]}),
    (
        "4.4 tags",
        q.most_tags,
        {"3.3": [200, 422, 422, 422], "3.4.0": [200, 200, 200, 422], "3.9": [200, 200, 200, 422], "3.10.0": [200] * 4},
    ),
    ("4.4 columns", q.most_columns, {"3.9": [200, 422, 422], "3.10.0": [200, 200, 422]}),
    ("1.2 end of the metrics", q.metrics_end, {"3.8.0": False, "3.8.1": True}),
    ("3.3 absent tags", q.absent_tag, {"3.0": [EMPTY] * 2, "3.1.0": [ABSENT] * 2, "3.11": [ABSENT] * 2}),
    ("3.2 files of an unknown table", q.files_of_unknown, {"3.0": "broken", "3.11.1": "broken", "3.11.2": []}),
    (
        "1.4 a tag twice",
        q.tag_twice,
        {"3.6": TAKEN, "3.9.7": TAKEN, "3.9.8": REFUSED, "3.10.2": TAKEN, "3.10.3": REFUSED, "3.11": REFUSED},
    ),
]


def cases() -> Iterator[Any]:
    for fact, question, answers in FACTS:
        for release, answer in answers.items():
            yield pytest.param(release, question, answer, id=f"{fact} in {release}")


@pytest.mark.parametrize(("release", "question", "answer"), list(cases()))
def test_fact(release: str, question: Callable[[Asking], Any], answer: Any) -> None:
    with DemoServer(profile=release, token=TOKEN, file_limit=2) as server, requests.Session() as session:
        assert question(Asking(server, session)) == answer


@pytest.mark.parametrize(
    ("edition", "build", "databases", "limited"), [("Core", "Core", 5, True), ("Enterprise", "Enterprise", 100, False)]
)
def test_editions(edition: str, build: str, databases: int, limited: bool) -> None:
    """facts.md 4.1, 4.4, 5: Enterprise has no file limit and more databases."""
    with DemoServer(edition=edition, token=None, file_limit=1) as server:
        assert requests.get(server.url + "/ping", timeout=60).headers["x-influxdb-build"] == build
        for number in range(databases):
            server.write(f"d{number}", "t v=1 1\nt v=1 600000000001")
        body = {"db": "more"}
        answer = requests.post(server.url + "/api/v3/configure/database", json=body, timeout=60)
        assert (answer.status_code, answer.json()) == (
            422,
            {"error": f"Adding a new database would exceed limit of {databases} databases"},
        )
        server.persist()
        params = {"db": "d0", "q": "SELECT * FROM t", "format": "json"}
        answer = requests.get(server.url + "/api/v3/query_sql", params=params, timeout=60)
        assert (answer.status_code == 500) is limited


def test_releases_that_are_not_known() -> None:
    assert known_profiles()[0] == "3.0"
    assert known_profiles()[-1] == "3.11"
    for name in ("2.7", "3.12", "3", "3.6.0.1", "3.12.0", ""):
        with pytest.raises(ValueError, match="no such profile"):
            profile_of(name, "Core")
    with pytest.raises(ValueError, match="no such edition"):
        profile_of("3.6", "Cloud")
