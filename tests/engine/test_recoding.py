"""A part is recoded only where that is exact and smaller; in all other cases the server's own bytes are kept."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import BinaryIO

import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq
import pytest

from influx_backup_gui.demo.server import DemoServer
from influx_backup_gui.domain.errors import QueryFailed
from influx_backup_gui.domain.instants import DAY, TimeRange
from influx_backup_gui.domain.job import Profile
from influx_backup_gui.domain.progress import CancelToken
from influx_backup_gui.domain.server import Table
from influx_backup_gui.domain.windows import Window
from influx_backup_gui.engine import window_part
from influx_backup_gui.engine.read_part import ReadPart
from influx_backup_gui.engine.window_part import rows_in
from influx_backup_gui.engine.window_reader import WindowReader
from influx_backup_gui.influx.client import Client
from influx_backup_gui.influx.rows import count_days, same_rows
from influx_backup_gui.store.columnar import read_parquet, recode

LINES = "\n".join(f"t,host=h{n % 5} v={n * 0.1},n={n}i {n * 10**9}" for n in range(3000))


@pytest.fixture
def client(server: DemoServer) -> Iterator[Client]:
    made = Client(server.url)
    yield made
    made.close()


def read(client: Client, spool: Path, profile: Profile = Profile.SMALL) -> ReadPart:
    (table,) = client.tables("db")
    (part,) = WindowReader(client, spool, profile, CancelToken(), 2).read(table, Window(TimeRange()))
    return part


def content(part: ReadPart) -> bytes:
    assert part.path is not None
    data = part.path.read_bytes()
    assert len(data) == part.bytes
    return data


def kept(client: Client, spool: Path) -> bool:
    """Whether the bytes are those of the server (profile `fast` keeps them always); the rows must be right anyway."""
    small, fast = content(read(client, spool)), content(read(client, spool, Profile.FAST))
    assert same_rows(read_parquet(fast), read_parquet(small), ["host"]) is None
    assert not list(spool.glob("*.small"))
    return small == fast


def test_a_part_becomes_smaller(client: Client, server: DemoServer, tmp_path: Path) -> None:
    server.write("db", LINES)
    assert not kept(client, tmp_path)
    assert read(client, tmp_path).bytes < 0.9 * read(client, tmp_path, Profile.FAST).bytes


def lossy(rows: pa.Table, sink: BinaryIO) -> None:
    rounded = pc.round(rows.column("v"), 0)
    recode(rows.set_column(rows.column_names.index("v"), rows.schema.field("v"), rounded), sink)


def reversing(rows: pa.Table, sink: BinaryIO) -> None:
    recode(rows.take(list(range(rows.num_rows - 1, -1, -1))), sink)


def forgetting_roles(rows: pa.Table, sink: BinaryIO) -> None:
    recode(pa.table(rows.columns, rows.column_names), sink)


def broken(rows: pa.Table, sink: BinaryIO) -> None:
    sink.write(b"PAR1 never finished")


def refusing(rows: pa.Table, sink: BinaryIO) -> None:
    raise pa.ArrowNotImplementedError("no such encoding")


def larger(rows: pa.Table, sink: BinaryIO) -> None:
    pq.write_table(rows, sink, compression="none", use_dictionary=False)


@pytest.mark.parametrize("encoder", [lossy, reversing, forgetting_roles, broken, refusing, larger])
def test_an_encoder_that_is_not_exact_or_not_better_never_replaces_the_servers_bytes(
    client: Client,
    server: DemoServer,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    encoder: Callable[[pa.Table, BinaryIO], None],
) -> None:
    server.write("db", LINES)
    monkeypatch.setattr(window_part, "recode", encoder)
    assert kept(client, tmp_path)


def test_a_handful_of_rows_is_not_made_larger(client: Client, server: DemoServer, tmp_path: Path) -> None:
    server.write("db", "t,host=a v=1 1")
    assert read(client, tmp_path).bytes <= read(client, tmp_path, Profile.FAST).bytes


def test_days_are_counted_over_the_whole_span_of_time() -> None:
    """A shift by the first day once left the range of an i64."""
    times = pa.array([-(2**63), -DAY - 1, -DAY, -1, 0, DAY - 1, DAY, 2**63 - 1], pa.timestamp("ns"))
    assert count_days(times) == {
        "1677-09-21": 1,
        "1969-12-30": 1,
        "1969-12-31": 2,
        "1970-01-01": 2,
        "1970-01-02": 1,
        "2262-04-11": 1,
    }


def test_an_answer_that_is_no_whole_parquet_file_is_asked_for_again(tmp_path: Path) -> None:
    path = tmp_path / "1.parquet"
    with path.open("wb") as sink:
        recode(pa.table({"time": pa.array([n**7 % 10**15 for n in range(5000)], pa.timestamp("ns"))}), sink)
    data = bytearray(path.read_bytes())
    data[len(data) // 4] ^= 1
    path.write_bytes(data)
    with pytest.raises(QueryFailed, match="cannot be read"):
        rows_in(path, len(data), Table("db", "t"), TimeRange())
