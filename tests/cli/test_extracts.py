"""Look into an archive and take rows out of it, with the server gone."""

from __future__ import annotations

import csv
from contextlib import closing
from pathlib import Path

import pyarrow.parquet as pq
import pytest

from influx_backup_gui.demo.server import DemoServer
from influx_backup_gui.domain.errors import Cancelled, ExitCode
from influx_backup_gui.domain.progress import CancelToken, JobContext, Progress
from influx_backup_gui.domain.wanted_rows import Wanted
from influx_backup_gui.domain.windows import plan_windows
from influx_backup_gui.engine import backup_planning
from influx_backup_gui.engine.engine import Engine
from tests.cli.conftest import Cli
from tests.damaging import flip_a_bit

ODD = """\
odd,name=a\\ b text="with \\"quotes\\", comma
and newline",f=-0.0,u=18446744073709551615u,i=-9223372036854775808i,b=true -1
odd,name=c text="",f=1.7976931348623157e308 1000000000000000001"""


@pytest.fixture
def archive(cli: Cli) -> str:
    """A backup whose server does not answer any more."""
    with DemoServer(token=None) as demo:
        demo.write("db", ODD)
        demo.write("db", "\n".join(f"home,room=r{n % 3} temp={n}.5 {n * 10**9}" for n in range(200)))
        assert cli("server", "add", "lab", "--url", demo.url).code == 0
        taken: str = cli("backup", "lab", "--json").json["backup"]["id"]
    return taken


def times(cli: Cli, *words: str) -> list[int]:
    return [int(float(r["temp"])) for r in cli("rows", *words, "--table", "db.home", "--json").json["rows"]]


def test_the_first_the_last_and_those_around(cli: Cli, archive: str) -> None:
    assert times(cli, archive) == list(range(10))
    assert times(cli, archive, "--last", "--limit", "3") == [197, 198, 199]
    assert times(cli, archive, "--around", "1970-01-01T00:01:40Z", "--limit", "4") == [98, 99, 100, 101]
    assert times(cli, archive, "--around", "1970-01-01T00:00:01Z", "--limit", "4") == [0, 1, 2, 3]
    assert times(cli, archive, "--since", "1970-01-01T00:03:00Z", "--limit", "2") == [180, 181]
    assert times(cli, archive, "--since", "1980-01-01") == []


def test_windows_are_crossed(cli: Cli, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:

    monkeypatch.setattr(backup_planning, "plan_windows", lambda *a, **k: plan_windows(*a, **{**k, "target_rows": 7}))
    with DemoServer(token=None) as demo:
        for n in range(20):
            demo.write("db", f"home temp={n} {n * 600 * 10**9}")
            demo.persist()
        cli("server", "add", "lab", "--url", demo.url)
        backup = cli("backup", "lab", "--json").json["backup"]["id"]
        (table,) = cli("show", backup, "--json").json["tables"]
        assert table["parts"] > 2
    assert times(cli, backup, "--limit", "15") == list(range(15))
    assert times(cli, backup, "--last", "--limit", "15") == list(range(5, 20))
    assert times(cli, backup, "--around", "1970-01-01T01:40:00Z", "--limit", "14") == list(range(3, 17))


def test_csv_tells_null_from_empty_and_keeps_every_digit(cli: Cli, archive: str, tmp_path: Path) -> None:
    out = tmp_path / "odd.csv"
    assert cli("extract", archive, "--table", "db.odd", "--output", str(out)).code == 0
    with out.open(newline="") as file:
        first, second = csv.DictReader(file)
    assert first == {
        "b": "true",
        "f": "-0",
        "i": "-9223372036854775808",
        "name": "a b",
        "text": 'with "quotes", comma\nand newline',
        "time": "1969-12-31T23:59:59.999999999Z",
        "u": "18446744073709551615",
    }
    assert float(second["f"]) == 1.7976931348623157e308
    lines = out.read_text().splitlines()
    assert ',"",' in lines[-1]
    assert lines[-1].startswith(",")  # b is null there, the text is empty


def test_parquet_and_line_protocol_hold_the_same_rows(cli: Cli, archive: str, tmp_path: Path) -> None:
    parquet, lines = tmp_path / "odd.parquet", tmp_path / "odd.lp"
    for path in (parquet, lines):
        assert cli("extract", archive, "--table", "db.odd", "--output", str(path), "--json").json["rows"] == 2
    rows = pq.read_table(parquet)
    assert rows.column("u").to_pylist() == [2**64 - 1, None]
    assert rows.column("time").cast("int64").to_pylist() == [-1, 10**18 + 1]
    with DemoServer(token=None) as demo:
        demo.write("copy", lines.read_text())
        cli("server", "add", "new", "--url", demo.url)
        taken = cli("backup", "new", "--json").json["backup"]["id"]
        again = tmp_path / "again.parquet"
        cli("extract", taken, "--table", "copy.odd", "--output", str(again))
    assert pq.read_table(again).equals(rows)


def test_a_file_that_is_there_is_never_written_over(cli: Cli, archive: str, tmp_path: Path) -> None:
    mine = tmp_path / "mine.csv"
    mine.write_text("mine")
    said = cli("extract", archive, "--table", "db.odd", "--output", str(mine))
    assert (said.code, mine.read_text()) == (ExitCode.USAGE, "mine")
    assert "already a file" in said.err
    assert [p.name for p in tmp_path.iterdir() if "partial" in p.name] == []


def test_progress_is_told_and_a_cancel_leaves_no_file(home: Path, archive: str, tmp_path: Path) -> None:
    told: list[Progress] = []
    wanted, out = Wanted(archive, "db", "home"), tmp_path / "out" / "home.csv"
    out.parent.mkdir()
    with closing(Engine.open(home)) as engine:
        assert engine.take_out(wanted, "csv", out, JobContext(told.append)) == 200
        assert (told[0].rows_expected, told[0].fraction, told[-1].fraction) == (200, 0.0, 1.0)
        assert out.read_text().count("\n") == 201
        out.unlink()
        token = CancelToken()
        token.cancel()
        with pytest.raises(Cancelled):
            engine.take_out(wanted, "csv", out, JobContext(cancel=token))
    assert list(out.parent.iterdir()) == []


def test_what_cannot_be_asked_for(cli: Cli, archive: str, tmp_path: Path) -> None:
    out = str(tmp_path / "x.csv")
    for words in (
        ("extract", archive, "--table", "db.nope", "--output", out),
        ("extract", archive, "--table", "db.odd", "--output", str(tmp_path / "x.xls")),
        ("rows", archive, "--table", "db.odd", "--limit", "0"),
        ("rows", archive, "--table", "db.odd", "--around", "noon"),
        ("rows", "nope", "--table", "db.odd"),
    ):
        assert cli(*words).code == ExitCode.USAGE, words
    assert not Path(out).exists()


def test_a_damaged_part_leaves_no_file(cli: Cli, archive: str, tmp_path: Path) -> None:
    flip_a_bit(Path(cli("show", archive, "--json").json["path"]), 100)
    codes = []
    for table in ("db.odd", "db.home"):
        out = tmp_path / f"{table}.csv"
        codes.append(cli("extract", archive, "--table", table, "--output", str(out)).code)
        assert out.exists() == (codes[-1] == 0)
    assert sorted(codes) == [0, ExitCode.DAMAGED]
