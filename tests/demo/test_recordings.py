"""The demo server answers as a real InfluxDB 3 Core 3.6.0 did: the recordings, request by request."""

import base64
import gzip
import io
import json
import re
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq
import pytest
import requests

from influx_backup_gui.demo.server import DemoServer
from influx_backup_gui.demo.system_tables import PLUGIN_FOLDER

RECORDINGS = Path(__file__).parents[1] / "recordings"
TOKEN = "apiv3_recorded"
# Steps that may differ, by recording: the number and the reason. Everything else must agree.
MAY_DIFFER: dict[tuple[str, int], str] = {
    ("core-3.6.0", 180): "the list of metrics is 725 kB about the inside of the real server; only the status counts",
}
# What differs from run to run, and what stands for it.
NORMALISED = [
    (re.compile(r"[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}"), "<uuid>"),
    (re.compile(r"-\d{8}T\d{6}\b"), "-<deleted>"),
    (re.compile(r'"(created_at|updated_at|expiry|hard_deletion_time)":"\d{4}-\d\d-\d\dT[\d:.]+Z?"'), r'"\1":"<time>"'),
    (re.compile(r'"hash":"[0-9a-f]+"'), '"hash":"<hash>"'),
    (re.compile(r'"token":"[^"]+"'), '"token":"<token>"'),
    (re.compile(r'"(time_ns|sequence_number|size_bytes|last_modified)":\d+'), r'"\1":0'),
    (re.compile(r"/\d{10}\.parquet"), "/<wal>.parquet"),
    # The command line of the machine it was recorded on.
    (re.compile(r'"cli_params":"(?:[^"\\]|\\.)*"'), '"cli_params":"<flags>"'),
]
NOT_RECORDED = {"date"}


@dataclass(frozen=True)
class Answer:
    """What came back: `exception` names what the HTTP library raised."""

    status: int | None
    headers: dict[str, str]
    body: bytes
    exception: str | None = None


def steps(recording: str) -> list[dict[str, Any]]:
    with (RECORDINGS / f"{recording}.jsonl").open(encoding="utf-8") as lines:
        return [json.loads(line) for line in lines]


def request_body(step: dict[str, Any]) -> bytes | None:
    """The body that was sent; long ones were recorded as their length or cut with an ellipsis."""
    request = step["request"]
    if request.get("body_base64"):
        return base64.b64decode(request["body_base64"])
    body = request.get("body")
    if body is None:
        large = b"m v=1 1\n" * (11_000_000 // 8) if "body_bytes" in request else None
        return gzip.compress(large) if large and request["headers"].get("Content-Encoding") == "gzip" else large
    if isinstance(body, dict):
        return json.dumps(body).encode()
    if body.endswith("…"):
        body = 'm v="' + "x" * (request["body_bytes"] - len('m v="" 1')) + '" 1'
    return body.encode()


def send(server: DemoServer, session: requests.Session, step: dict[str, Any]) -> Answer:
    request = step["request"]
    headers = {k: v.replace("$TOKEN", TOKEN) for k, v in request["headers"].items()}
    # The library's own headers would be sent too.
    headers = {"User-Agent": "test", "Accept-Encoding": "identity", "Accept": "", **headers}
    body = request_body(step)
    if body is not None and body.startswith(b"old v=2 "):
        body = b"old v=2 %d" % time.time_ns()
    try:
        answer = session.request(
            request["method"],
            server.url + request["path"],
            params=request["params"],
            headers={k: v or None for k, v in headers.items()},
            data=body,
            timeout=60,
        )
    except requests.exceptions.ChunkedEncodingError as error:
        return Answer(None, {}, b"", type(error).__name__)
    return Answer(answer.status_code, {k.lower(): v for k, v in answer.headers.items()}, answer.content)


def replay(server: DemoServer, recording: str, before: dict[int, Callable[[], None]]) -> dict[int, Answer]:
    with requests.Session() as session:
        answers = {}
        for step in steps(recording):
            before.get(step["n"], lambda: None)()
            answers[step["n"]] = send(server, session, step)
        return answers


def replay_core() -> dict[int, Answer]:
    with DemoServer(profile="3.6", token=TOKEN) as server:
        return replay(server, "core-3.6.0", {})


def replay_files() -> dict[int, Answer]:
    """Between its steps rows of `tick` were written until everything before was persisted (notes of steps 9 and 32)."""
    with DemoServer(profile="3.6", token=TOKEN, file_limit=3) as server:

        def ticked() -> None:
            server.write("many", f"tick v=1 {time.time_ns()}")
            server.persist()

        def restarted() -> None:
            ticked()
            server.restart()

        def restarted_short() -> None:
            server.restart(lookback_seconds=600)

        # Every value of `o` was persisted before the next was written.
        before: dict[int, Callable[[], None]] = dict.fromkeys((9, 32, 47, 49), ticked)
        # `tick` came into being with the first row that step 9 waited for.
        return replay(server, "core-3.6.0-files", before | {51: restarted, 54: restarted_short})


def replay_config() -> dict[int, Answer]:
    with DemoServer(profile="3.6", token=TOKEN) as server:
        server.plugins["hello.py"] = 319
        return replay(server, "core-3.6.0-config", {})


REPLAYS = {"core-3.6.0": replay_core, "core-3.6.0-files": replay_files, "core-3.6.0-config": replay_config}


@pytest.fixture(scope="module")
def answers() -> Callable[[str], dict[int, Answer]]:
    """Each recording is replayed once, for all its steps."""
    done: dict[str, dict[int, Answer]] = {}

    def of(recording: str) -> dict[int, Answer]:
        if recording not in done:
            done[recording] = REPLAYS[recording]()
        return done[recording]

    return of


def all_steps() -> Iterator[Any]:
    for recording in REPLAYS:
        for step in steps(recording):
            yield pytest.param(recording, step, id=f"{recording}-{step['n']:03}-{step['step']}")


def normalised(text: str) -> str:
    for pattern, replacement in NORMALISED:
        text = pattern.sub(replacement, text)
    return text


def is_planner_error(text: str) -> bool:
    return text.startswith("query error: error while planning query: ")


def expected_length(text: str) -> str | None:
    """The Content-Length to expect; None where the body differs from run to run.

    The folder of the plug-ins was given another name in the recording's bodies, not in their lengths.
    """
    if normalised(text) != text or (is_planner_error(text) and "\n" in text) or PLUGIN_FOLDER in text:
        return None
    return str(len(text.encode()))


def check_headers(recorded: dict[str, Any], answer: Answer) -> None:
    headers = recorded["headers"]
    assert set(answer.headers) - NOT_RECORDED == set(headers)
    for name, value in headers.items():
        if name in ("request-id", "x-request-id"):
            assert normalised(answer.headers[name]) == "<uuid>"
        elif name != "content-length":
            assert answer.headers[name] == value, name


def check_parquet(recorded: dict[str, Any], answer: Answer, in_order: bool) -> None:
    file = pq.ParquetFile(io.BytesIO(answer.body))
    known = recorded["parquet"]
    schema = file.schema_arrow
    assert [
        {
            "name": f.name,
            "type": str(f.type),
            "nullable": f.nullable,
            "metadata": {k.decode(): v.decode() for k, v in (f.metadata or {}).items() if k != b"PARQUET:field_id"},
        }
        for f in schema
    ] == known["schema"]
    assert (schema.metadata or {}) == known["schema_metadata"]
    assert file.metadata.num_rows == known["rows"]
    assert file.metadata.num_row_groups == known["row_groups"]
    assert file.metadata.row_group(0).column(0).compression == known["compression"]
    wanted, got = plain(pq.read_table(io.BytesIO(base64.b64decode(recorded["body_base64"])))), plain(file.read())
    if not in_order:
        keys = [(name, "ascending") for name in wanted.column_names]
        wanted, got = wanted.sort_by(keys), got.sort_by(keys)
    assert got.equals(wanted)


def plain(table: Any) -> Any:
    """With tags as text: which number stands for which value is nobody's business."""
    names = table.column_names
    columns = [c.cast(c.type.value_type) if pa.types.is_dictionary(c.type) else c for c in table.columns]
    return pa.table(dict(zip(names, columns, strict=True)))


def check_body(recorded: dict[str, Any], answer: Answer) -> None:
    text, wanted = answer.body.decode(), recorded["body"]
    length = expected_length(wanted)
    if is_planner_error(wanted):
        text, wanted = text.split("\n")[0], wanted.split("\n")[0]
    assert normalised(text) == normalised(wanted)
    if "content-length" in recorded["headers"] and wanted and length is not None:
        assert answer.headers["content-length"] == length == recorded["headers"]["content-length"]


@pytest.mark.parametrize(("recording", "step"), list(all_steps()))
def test_step(recording: str, step: dict[str, Any], answers: Callable[[str], dict[int, Answer]]) -> None:
    answer, recorded = answers(recording)[step["n"]], step["response"]
    assert answer.status == recorded.get("status"), answer.body
    assert answer.exception == recorded.get("exception")
    if (recording, step["n"]) in MAY_DIFFER or answer.exception:
        return
    check_headers(recorded, answer)
    if "parquet" in recorded:
        check_parquet(recorded, answer, in_order="ORDER BY" in step["request"]["params"].get("q", ""))
    elif "body" in recorded:
        check_body(recorded, answer)
