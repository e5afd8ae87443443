"""What is restored equals what was saved, bit by bit; and when it cannot be, the report says so."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pyarrow as pa
import pytest

from influx_backup_gui.demo.faults import Fault
from influx_backup_gui.demo.server import DemoServer
from influx_backup_gui.domain.errors import ArchiveDamaged, ExitCode, PlanRefused
from influx_backup_gui.domain.instants import DAY, SECOND, TimeRange
from influx_backup_gui.domain.job import BackupJob, IfExists, RestoreJob
from influx_backup_gui.domain.manifest import Manifest
from influx_backup_gui.domain.progress import CancelToken, JobContext, Progress
from influx_backup_gui.domain.restore_plan import RestorePlan, plan_restore
from influx_backup_gui.domain.server import Type, limits_of
from influx_backup_gui.engine import restore_write
from influx_backup_gui.engine.engine import Engine
from influx_backup_gui.engine.restore import RestoreReport, RestoreStopped, restore
from influx_backup_gui.influx.client import Client
from influx_backup_gui.influx.rows import same_rows
from influx_backup_gui.store.archive_reader import ArchiveReader

SELECT, WRITE = "SELECT *", "write_lp"
AGAIN = (("db", "again"),)


@pytest.fixture
def take(engine: Engine) -> Callable[[], Path]:
    """Back the whole server up; answers the archive."""

    def take() -> Path:
        run = engine.run(BackupJob("lab"))
        assert run.problem is None
        backup = run.details["backup"]
        assert isinstance(backup, dict)
        return Path(backup["path"])

    return take


@pytest.fixture
def client(server: DemoServer) -> Iterator[Client]:
    made = Client(server.url, patience=2)
    yield made
    made.close()


def manifest_of(archive: Path) -> Manifest:
    with ArchiveReader(archive) as reader:
        return reader.manifest


def plan_for(client: Client, manifest: Manifest, job: RestoreJob) -> RestorePlan:
    identity = client.identity()
    present = tuple(replace(d, tables=client.tables(d.name)) for d in client.databases())
    return plan_restore(manifest, job, present, limits_of(identity), server_version=identity.release)


def bring_back(client: Client, archive: Path, job: RestoreJob, context: JobContext | None = None) -> RestoreReport:
    manifest = manifest_of(archive)
    plan = plan_for(client, manifest, job)
    return restore(archive, None, plan, manifest, client, job, context or JobContext())


def assert_same(server: DemoServer, table: str, source: str = "db", target: str = "again") -> None:
    tags = [f.name for f in server.rows(source, table).schema if pa.types.is_dictionary(f.type)]
    assert same_rows(server.rows(source, table), server.rows(target, table), tags) is None


def again(**changes: object) -> RestoreJob:
    return replace(RestoreJob("b", databases=AGAIN), **changes)  # type: ignore[arg-type]  # any field


LINES = "\n".join(f"home,room=r{n % 3} temp={n}.5,n={n}i {n * SECOND}" for n in range(200))

# --- exactness -------------------------------------------------------------------------------------------------

ODD = [
    # every type and its limits; nanoseconds; before 1970
    'types,a=x f=1.5,i=-9223372036854775808i,u=18446744073709551615u,b=true,s="text" 1700000000123456789',
    'types,a=y f=-0.0,i=9223372036854775807i,u=0u,b=false,s="" -1',
    "types,a=z f=1e999 -6000000000123456789",
    "types f=-1e999,i=0i 1",
    'types,a=x f=5e-324,s="null is not empty" 2',
    "types,a=x f=0.1,i=1i 3000000000000000001",
    "early v=1 -9223286399999999999",
    "late v=1 9223372036854775806",
    # strings
    'text s="quote \\" backslash \\\\ back\\\\slash\\\\" 1',
    'text s="new\nline, tab\t, equals = and ünïcödé 🌡" 2',
    'text s="\\\\\n\\\\\\"" 3',
    'text s=" leading and trailing " 4',
    # names and tags
    'na\\ me\\,s=x,tag\\ key\\,\\==va\\ lue\\,\\= field\\ key\\,\\="v",quote"d=1 5',
    "Case v=1 1",
    "case v=2 1",
    "case,Tag=a v=3 1",
    "case,Tag=A v=4 1",
    'back\\\\slash,t\\\\t=a\\\\b f\\\\f="c\\\\d" 6',
    'quotes",t="="x" s="y" 7',
    "ünï,täg=wärt fëld=1i 8",
]


def fill_odd(server: DemoServer, client: Client) -> None:
    client.create_database("db")
    client.create_table("db", "types", ("z", "a", "m"), tuple((c, k) for c, k in _FIELDS))
    client.create_table("db", "empty", ("y", "a"), tuple((c, k) for c, k in _FIELDS))
    client.create_table("db", "bare", (), ())
    client.create_table("db", "tags only", ("only", "tags"), ())
    for line in ODD:
        server.write("db", line)


_FIELDS = (
    ("f", Type.FLOAT),
    ("i", Type.INTEGER),
    ("u", Type.UNSIGNED),
    ("b", Type.BOOLEAN),
    ("s", Type.STRING),
    ("never", Type.FLOAT),
    ("never text", Type.STRING),
)


@pytest.mark.parametrize("persisted", [False, True])
def test_bit_exact(server: DemoServer, client: Client, take: Callable[[], Path], persisted: bool) -> None:
    fill_odd(server, client)
    if persisted:
        server.persist()
    report = bring_back(client, take(), again())
    assert [(t.table, t.problem) for t in report.tables if not t.verified] == []
    before, after = client.tables("db"), client.tables("again")
    assert [replace(t, database="again") for t in before] == list(after)
    assert next(t for t in after if t.name == "types").series_key == ("z", "a", "m")
    assert next(t for t in after if t.name == "empty").series_key == ("y", "a")
    for table in before:
        assert_same(server, table.name)
    floats = dict(zip(*(server.rows("again", "types").column(c).to_pylist() for c in ("i", "f")), strict=True))
    assert str(floats[2**63 - 1]) == "-0.0"


def test_the_whole_way_through_the_engine(engine: Engine, server: DemoServer, take: Callable[[], Path]) -> None:
    server.write("db", LINES)
    run = engine.run(RestoreJob(str(take()), databases=AGAIN))
    assert run.problem is None
    assert run.details["tables"] == [
        {
            "database": "again",
            "table": "home",
            "action": "create",
            "rows": 200,
            "verified": True,
            "problem": "",
            "refused": (),
        }
    ]
    assert_same(server, "home")


def test_many_bodies_windows_and_tables(
    server: DemoServer, client: Client, take: Callable[[], Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(restore_write, "BODY_BYTES", 1000)
    for table in ("home", "power"):
        server.write("db", LINES.replace("home", table))
    seen: list[Progress] = []
    report = bring_back(client, take(), again(connections=4), JobContext(seen.append))
    assert report.verified
    assert sum(t.rows for t in report.tables) == 400
    assert [p.fraction for p in seen] == sorted(p.fraction for p in seen)
    assert seen[-1].fraction == 1.0
    assert {"checking the archive", "writing", "comparing what was left"} <= report.phases.keys()
    for table in ("home", "power"):
        assert_same(server, table)


def test_a_range_cuts_parts(server: DemoServer, client: Client, take: Callable[[], Path]) -> None:
    server.write("db", LINES)
    report = bring_back(client, take(), again(range=TimeRange(50 * SECOND, 60 * SECOND)))
    assert report.verified
    assert sorted(server.rows("again", "home").column("n").to_pylist()) == list(range(50, 60))


def test_one_table_under_another_name_of_the_same_database(
    server: DemoServer, client: Client, take: Callable[[], Path]
) -> None:
    server.write("db", LINES + "\nother v=1 1")
    report = bring_back(client, take(), RestoreJob("b", tables=(("db", "home", "na me,2"),)))
    assert report.verified
    assert same_rows(server.rows("db", "home"), server.rows("db", "na me,2"), ["room"]) is None
    assert report.created_tables == (("db", "na me,2"),)
    assert report.created_databases == ()


# --- tables that exist -------------------------------------------------------------------------------------------


def test_refuse_writes_nothing(server: DemoServer, client: Client, take: Callable[[], Path]) -> None:
    server.write("db", LINES)
    archive, asked = take(), len(server.requests)
    with pytest.raises(PlanRefused):
        bring_back(client, archive, RestoreJob("b"))
    assert {method for method, *_ in server.requests[asked:]} == {"GET"}


def test_missing_adds_only_what_is_not_there(server: DemoServer, client: Client, take: Callable[[], Path]) -> None:
    server.write("db", LINES + "\nhome temp=1,gone=true 7\nhome,room=new temp=2 8")
    archive = take()
    server.write("again", "home,room=r0 temp=-1,own=1i 0\nhome temp=3 7\nhome,room=later temp=9 999999999999")
    report = bring_back(client, archive, again(if_exists=IfExists.MISSING))
    assert (report.verified, report.tables[0].rows) == (True, 200)
    rows = {(r["room"], r["n"]): r for r in _dicts(server.rows("again", "home"))}
    assert rows["r0", None]["temp"] == -1.0
    assert rows[None, None]["temp"] == 3.0
    assert server.rows("again", "home").num_rows == 203


def _dicts(rows: pa.Table) -> list[dict]:
    return rows.drop_columns(["time"]).to_pylist()


def test_missing_with_everything_there_writes_nothing(
    server: DemoServer, client: Client, take: Callable[[], Path]
) -> None:
    server.write("db", LINES)
    report = bring_back(client, take(), RestoreJob("b", if_exists=IfExists.MISSING))
    assert (report.verified, report.tables[0].rows) == (True, 0)
    assert not any(WRITE in path for _, path, *_ in server.requests)


def test_missing_goes_on_after_a_restore_that_was_stopped(
    server: DemoServer, client: Client, take: Callable[[], Path]
) -> None:
    server.write("db", LINES)
    archive = take()
    server.write("again", "\n".join(LINES.split("\n")[:120]))
    report = bring_back(client, archive, again(if_exists=IfExists.MISSING))
    assert (report.verified, report.tables[0].rows) == (True, 80)
    assert_same(server, "home")


def test_merge_writes_everything_and_keeps_other_fields(
    server: DemoServer, client: Client, take: Callable[[], Path]
) -> None:
    server.write("db", LINES + "\nhome,room=half n=5i 1")
    archive = take()
    server.write("again", "home,room=half temp=8 1\nhome,room=own temp=9 1")
    report = bring_back(client, archive, again(if_exists=IfExists.MERGE))
    assert report.verified
    rows = {r["room"]: r for r in _dicts(server.rows("again", "home"))}
    assert rows["half"] == {"room": "half", "n": 5, "temp": 8.0}
    assert rows["own"]["temp"] == 9.0


@pytest.mark.parametrize("if_exists", [IfExists.MISSING, IfExists.MERGE])
def test_tables_that_were_created_meanwhile_with_more_rows_than_a_window(
    server: DemoServer, client: Client, take: Callable[[], Path], monkeypatch: pytest.MonkeyPatch, if_exists: IfExists
) -> None:
    from influx_backup_gui.engine import restore_move

    monkeypatch.setattr(restore_move, "TARGET_ROWS", 10)
    server.write("db", LINES)
    archive = take()
    server.write("again", "\n".join(f"home,room=x temp={n} {n * SECOND // 2}" for n in range(300)))
    report = bring_back(client, archive, again(if_exists=if_exists))
    assert (report.verified, report.tables[0].rows) == (True, 200)
    assert server.rows("again", "home").num_rows == 500


def test_replace_leaves_only_the_backup(server: DemoServer, client: Client, take: Callable[[], Path]) -> None:
    server.write("db", LINES)
    archive = take()
    server.write("again", 'home,other=x temp="text" 1\nkeep v=1 1')
    report = bring_back(client, archive, again(if_exists=IfExists.REPLACE))
    assert report.verified
    assert_same(server, "home")
    assert server.rows("again", "keep").num_rows == 1


def test_a_table_that_came_after_the_plan_is_not_written_to(
    server: DemoServer, client: Client, take: Callable[[], Path]
) -> None:
    server.write("db", LINES)
    archive, job = take(), again()
    manifest = manifest_of(archive)
    plan = plan_for(client, manifest, job)
    server.write("again", "home other=1 1")
    with pytest.raises(RestoreStopped, match="since the plan") as stopped:
        restore(archive, None, plan, manifest, client, job, JobContext())
    assert stopped.value.exit_code == ExitCode.REFUSED
    assert server.rows("again", "home").num_rows == 1


def test_trap_20_retention_is_set_last(server: DemoServer, client: Client, take: Callable[[], Path]) -> None:
    now = time.time_ns()
    server.write("db", f"t v=1 {now}\nt v=2 {now - SECOND}")
    client.set_retention("db", 7 * DAY)
    archive = take()
    report = bring_back(client, archive, again())
    assert report.verified
    assert {d.name: d.retention_ns for d in client.databases()}["again"] == 7 * DAY
    changes = [(m, p.rsplit("/", 1)[-1]) for m, p, *_ in server.requests if m != "GET"]
    assert changes[-1] == ("PUT", "database")
    assert ("POST", WRITE) in changes


# --- proofs that must fail -----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("damage", "said"),
    [
        ("home,room=r1 temp=1.5000000000000002 1000000000", "1.5000000000000002"),
        ("home,room=r1 n=2i 1000000000", "value"),
        ("home,room=r9 temp=1 1000000000", "extra"),
    ],
)
def test_the_read_back_finds_what_is_not_as_in_the_backup(
    server: DemoServer, client: Client, take: Callable[[], Path], damage: str, said: str
) -> None:
    server.write("db", LINES)
    archive = take()
    server.faults.add(Fault("call", sql=SELECT, value=lambda: server.write("again", damage)))
    report = bring_back(client, archive, again())
    assert not report.verified
    assert said in report.tables[0].problem


def test_rows_that_vanish_for_good_are_found(server: DemoServer, client: Client, take: Callable[[], Path]) -> None:
    server.write("db", LINES)
    archive = take()
    server.faults.add(Fault("vanish_rows", sql=SELECT, value=0.5, times=None))
    report = bring_back(client, archive, again())
    assert not report.verified
    assert "missing" in report.tables[0].problem


def test_rows_that_vanish_for_one_query_are_read_again(
    server: DemoServer, client: Client, take: Callable[[], Path]
) -> None:
    server.write("db", LINES)
    archive = take()
    fault = server.faults.add(Fault("vanish_rows", sql=SELECT, value=0.5))
    assert bring_back(client, archive, again()).verified
    assert fault.hits == 1


def test_missing_notices_when_what_was_there_changes(
    server: DemoServer, client: Client, take: Callable[[], Path]
) -> None:
    server.write("db", LINES)
    archive = take()
    server.write("again", "home,room=r0 temp=7 0")
    change = Fault("call", path=WRITE, value=lambda: server.write("again", "home,room=r0 temp=8 0"))
    server.faults.add(change)
    report = bring_back(client, archive, again(if_exists=IfExists.MISSING))
    assert change.hits == 1
    assert "8.0" in report.tables[0].problem


def test_merge_notices_a_value_that_was_not_taken(server: DemoServer, client: Client, take: Callable[[], Path]) -> None:
    server.write("db", LINES)
    archive = take()
    server.write("again", "home,room=r1 temp=0 1000000000")
    server.faults.add(Fault("call", sql=SELECT, value=lambda: server.write("again", "home,room=r1 temp=0 1000000000")))
    report = bring_back(client, archive, again(if_exists=IfExists.MERGE))
    assert "1.5" in report.tables[0].problem


def test_a_damaged_part_is_found_before_the_first_write(
    server: DemoServer, client: Client, take: Callable[[], Path]
) -> None:
    server.write("db", LINES + "\nother v=1 1")
    archive = take()
    manifest = manifest_of(archive)
    job = again()
    plan = plan_for(client, manifest, job)
    _flip_a_byte(archive, _part_bytes(archive, "other"))
    asked = len(server.requests)
    with pytest.raises(ArchiveDamaged):
        restore(archive, None, plan, manifest, client, job, JobContext())
    assert server.requests[asked:] == []
    only_home = again(tables=(("db", "home", "home"),))
    assert bring_back(client, archive, only_home).verified


def _part_bytes(archive: Path, table: str) -> bytes:
    with ArchiveReader(archive) as reader:
        return next(bytes(data) for entry, _, data in reader.parts() if entry.table == table)


def _flip_a_byte(archive: Path, part: bytes) -> None:
    content = bytearray(archive.read_bytes())
    place = content.find(part)
    assert place >= 0
    content[place + len(part) // 2] ^= 1
    archive.write_bytes(content)


def test_what_line_protocol_cannot_carry_is_refused_by_name(
    server: DemoServer, client: Client, take: Callable[[], Path]
) -> None:
    rows = pa.table(
        {
            "path": pa.array(["C:\\", "D:"]).dictionary_encode(),
            "v": [1.0, 2.0],
            "time": pa.array([1, 2], pa.timestamp("ns")),
        }
    )
    server.load_table("db", "files", ["path"], rows)
    archive, asked = take(), len(server.requests)
    with pytest.raises(PlanRefused, match="'path'"):
        bring_back(client, archive, again())
    assert {method for method, *_ in server.requests[asked:]} == {"GET"}


# --- rows that the server refuses ------------------------------------------------------------------------------------


def test_a_rejected_batch_is_halved_until_the_bad_line_is_found(
    server: DemoServer, client: Client, take: Callable[[], Path]
) -> None:
    server.write("db", LINES + "\nother v=1 1")
    archive = take()
    reason = '{"error":"parsing failed for write_lp endpoint","data":{"error_message":"no thirteen"}}'
    server.faults.add(Fault("status", path=WRITE, body_contains="temp=13.5 ", value=(400, reason), times=None))
    report = bring_back(client, archive, again())
    home, other = report.tables
    assert (home.verified, home.rows, other.verified) == (False, 199, True)
    (said,) = home.refused
    assert said.startswith("room='r1' at 1970-01-01T00:00:13Z: ")
    assert "no thirteen" in said
    assert "1 rows" in home.problem
    assert server.rows("again", "home").num_rows == 199


def test_refused_rows_without_end_are_counted_not_named(
    server: DemoServer, client: Client, take: Callable[[], Path]
) -> None:
    server.write("db", LINES)
    archive = take()
    server.faults.add(Fault("status", path=WRITE, value=(400, '{"error":"never"}'), times=None))
    (home,) = bring_back(client, archive, again()).tables
    assert (home.verified, home.rows) == (False, 0)
    assert len(home.refused) <= 30
    assert "200 rows" in home.problem
    assert sum(p.endswith(WRITE) for _, p, *_ in server.requests) < 120


# --- faults that pass, and ends that come early -----------------------------------------------------------------


@pytest.mark.parametrize(
    "fault",
    [
        Fault("status", path=WRITE, value=(503, ""), times=2),
        Fault("status", path=WRITE, value=(429, "slow down"), times=2),
        Fault("status", path=WRITE, value=(500, "write buffer error: error from wal: wal buffer full with 100000 ops")),
        Fault("status", path=WRITE, value=(500, "catalog update error: retry"), times=2),
        Fault("reset", path=WRITE, times=2),
        Fault("reset", sql=SELECT, times=2),
        Fault("cut_body", sql=SELECT, value=100),
    ],
    ids=lambda f: f"{f.kind}-{f.value}",
)
def test_a_fault_that_passes_leaves_an_exact_restore(
    server: DemoServer, client: Client, take: Callable[[], Path], fault: Fault
) -> None:
    server.write("db", LINES)
    archive = take()
    server.faults.add(fault)
    assert bring_back(client, archive, again()).verified
    assert fault.hits == fault.times
    assert_same(server, "home")


def test_a_restart_of_the_server_in_the_middle(server: DemoServer, client: Client, take: Callable[[], Path]) -> None:
    server.write("db", LINES)
    archive = take()
    server.faults.add(Fault("call", path=WRITE, value=server.restart))
    server.faults.add(Fault("reset", path=WRITE))
    assert bring_back(client, archive, again()).verified


def test_a_server_that_goes_away_ends_it_with_a_report(
    server: DemoServer, client: Client, take: Callable[[], Path]
) -> None:
    server.write("db", LINES)
    archive = take()
    server.faults.add(Fault("status", path=WRITE, value=(503, "gone"), times=None))
    with pytest.raises(RestoreStopped) as stopped:
        bring_back(client, archive, again())
    assert stopped.value.exit_code == ExitCode.UNREACHABLE
    report = stopped.value.report
    assert report.created_databases == ("again",)
    assert [t.verified for t in report.tables] == [False]
    assert "again" in stopped.value.hint
    assert "missing" in stopped.value.hint


def test_a_token_that_ends_stops_it(server: DemoServer, client: Client, take: Callable[[], Path]) -> None:
    server.write("db", LINES)
    archive = take()
    server.faults.add(Fault("status", path=WRITE, value=(401, ""), times=None))
    with pytest.raises(RestoreStopped) as stopped:
        bring_back(client, archive, again())
    assert stopped.value.exit_code == ExitCode.NOT_AUTHORISED


@pytest.mark.parametrize("where", [Fault("slow", path=WRITE, value=30), Fault("slow", sql=SELECT, value=30)], ids=str)
def test_a_cancel_takes_effect_within_two_seconds(
    server: DemoServer, take: Callable[[], Path], where: Fault, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(restore_write, "BODY_BYTES", 500)
    server.write("db", LINES)
    archive = take()
    begun = threading.Event()
    where = replace(where, times=None)
    server.faults.add(Fault("call", path=where.path, sql=where.sql, value=begun.set))
    server.faults.add(where)
    token = CancelToken()
    client = Client(server.url, cancel=token)
    cancelled: list[float] = []

    def cancel() -> None:
        begun.wait(10)
        cancelled.append(time.monotonic())
        token.cancel()

    watcher = threading.Thread(target=cancel)
    watcher.start()
    with pytest.raises(RestoreStopped) as stopped:
        bring_back(client, archive, again(connections=3), JobContext(cancel=token))
    assert time.monotonic() - cancelled[0] < 2
    watcher.join()
    client.close()
    assert stopped.value.exit_code == ExitCode.CANCELLED
    assert stopped.value.report.created_databases == ("again",)
    assert not [t.name for t in threading.enumerate() if t.name.startswith(("write", "check"))]


def test_a_file_limit_halves_the_read_back(tmp_path: Path) -> None:
    with DemoServer(token=None, file_limit=3) as server:
        from tests.engine.conftest import add_server

        engine = Engine.open(tmp_path)
        add_server(engine, "lab", server.url)
        server.write("db", "\n".join(f"home,room=r{n % 3} temp={n} {n * 600 * SECOND}" for n in range(20)))
        server.persist()
        run = engine.run(BackupJob("lab"))
        backup = run.details["backup"]
        assert isinstance(backup, dict)
        server.faults.add(Fault("call", sql=SELECT, value=server.persist))
        assert engine.run(RestoreJob(backup["id"], databases=AGAIN)).problem is None
        assert_same(server, "home")
        engine.close()
