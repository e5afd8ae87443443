"""A recoded part is bit by bit what the server sent, and an encoder that changes anything is found out."""

from __future__ import annotations

import io
import math
import random
from collections.abc import Callable
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from influx_backup_gui.store.columnar import identical, read_parquet, recode
from tests.store.samples import FLOATS, INTEGERS, ROWS, SCHEMA, TAGS, TEXTS, TIMES, UNSIGNED, odd_rows, plain_rows


def recoded(rows: pa.Table) -> pa.Table:
    sink = io.BytesIO()
    recode(rows, sink)
    return read_parquet(sink.getvalue())


def test_every_type_comes_back_bit_by_bit() -> None:
    back = recoded(odd_rows())
    assert back.schema.equals(SCHEMA, check_metadata=False)
    assert [f.metadata for f in back.schema] == [f.metadata for f in SCHEMA]
    # Compared here value by value, without the comparison that the program itself uses.
    assert back.column("i").to_pylist() == INTEGERS
    assert back.column("u").to_pylist() == UNSIGNED
    assert back.column("s").to_pylist() == TEXTS
    assert back.column("ta g.=,é").to_pylist() == TAGS
    assert back.column("time").cast(pa.int64()).to_pylist() == TIMES
    assert [repr(v) for v in back.column("f").to_pylist()] == [repr(v) for v in FLOATS]
    assert identical(back, odd_rows())


@pytest.mark.parametrize("count", [1, 19_999, 30_000])
def test_columns_of_many_and_of_few_distinct_values(count: int) -> None:
    dice = random.Random(count)
    floats = [dice.choice([dice.random() * 1e300, -0.0, math.nan, math.inf, None]) for _ in range(count)]
    rows = pa.table(
        {
            "few": pa.array([dice.choice([1.5, None, -0.0]) for _ in range(count)], pa.float64()),
            "floats": pa.array(floats, pa.float64()),
            "integers": pa.array([dice.choice([dice.randrange(-(2**63), 2**63), None]) for _ in range(count)]),
            "null": pa.array([None] * count, pa.float64()),
            "text": pa.array([dice.choice([f"{dice.random()}", "", None]) for _ in range(count)]),
            "time": pa.array([dice.randrange(-(2**63), 2**63) for _ in range(count)], pa.timestamp("ns")),
            "unsigned": pa.array([dice.randrange(2**64) for _ in range(count)], pa.uint64()),
        }
    )
    assert identical(rows, recoded(rows))


def test_nan_keeps_its_bits() -> None:
    bits = [0x7FF8000000000000, 0x7FF8000000000001, -1, 0x7FF0000000000001]
    rows = pa.table({"v": pa.array(bits, pa.int64()).view(pa.float64())})
    assert recoded(rows).column("v").chunk(0).view(pa.int64()).to_pylist() == bits


def test_a_recoded_file_carries_checksums_that_are_compared() -> None:
    sink = io.BytesIO()
    recode(plain_rows(20_000), sink)
    data = bytearray(sink.getvalue())
    column = pq.ParquetFile(io.BytesIO(data)).metadata.row_group(0).column(2)
    assert column.total_compressed_size > 1000
    data[column.data_page_offset + column.total_compressed_size // 2] ^= 1
    with pytest.raises(pa.ArrowInvalid, match=r"CRC|crc|checksum"):
        read_parquet(bytes(data))


def with_value(name: str, row: int, value: object) -> pa.Table:
    rows = odd_rows()
    field = rows.schema.field(name)
    column = rows.column(name).combine_chunks()
    if pa.types.is_timestamp(field.type):
        column = column.cast(pa.int64())
    values = column.to_pylist()
    values[row] = value
    return rows.set_column(rows.schema.get_field_index(name), field, pa.array(values, field.type))


def with_field(name: str, field: pa.Field) -> pa.Table:
    rows = odd_rows()
    return rows.set_column(rows.schema.get_field_index(name), field, rows.column(name).cast(field.type))


ALTERATIONS: dict[str, Callable[[], pa.Table]] = {
    "negative zero became zero": lambda: with_value("f", 0, 0.0),
    "infinity became the largest number": lambda: with_value("f", 2, 1.7976931348623157e308),
    "NaN became null": lambda: with_value("f", 4, None),
    "a denormal became zero": lambda: with_value("f", 5, 0.0),
    "one bit of a float": lambda: with_value("f", 8, 0.10000000000000002),
    "null became zero (float)": lambda: with_value("f", 7, 0.0),
    "null became zero (integer)": lambda: with_value("i", 4, 0),
    "one off at the end of i64": lambda: with_value("i", 0, -(2**63) + 1),
    "one off at the end of u64": lambda: with_value("u", 0, 2**64 - 2),
    "null became false": lambda: with_value("b", 2, False),
    "true became false": lambda: with_value("b", 0, False),
    "null became the empty string": lambda: with_value("s", 1, ""),
    "the empty string became null": lambda: with_value("s", 0, None),
    "another letter": lambda: with_value("s", 2, "日本 ☂"),
    "a tag that was null is empty": lambda: with_value("ta g.=,é", 0, ""),
    "a tag that was empty is null": lambda: with_value("ta g.=,é", 1, None),
    "another tag": lambda: with_value("ta g.=,é", 5, "y"),
    "one nanosecond": lambda: with_value("time", 7, 1_767_225_600_123_456_788),
    "two rows in another order": lambda: odd_rows().take([1, 0, *range(2, ROWS)]),
    "a row is missing": lambda: odd_rows().slice(0, ROWS - 1),
    "a row is there twice": lambda: odd_rows().take([*range(ROWS), ROWS - 1]),
    "a column is missing": lambda: odd_rows().drop_columns(["u"]),
    "columns in another order": lambda: odd_rows().select(odd_rows().column_names[::-1]),
    "another name": lambda: with_field("u", SCHEMA.field("u").with_name("U")),
    "a tag became a field": lambda: with_field("ta g.=,é", SCHEMA.field("ta g.=,é").with_type(pa.string())),
    "another role in the metadata": lambda: with_field("b", SCHEMA.field("b").with_metadata({"iox": "x"})),
    "the metadata is gone": lambda: with_field("b", SCHEMA.field("b").remove_metadata()),
    "time may be null now": lambda: with_field("time", SCHEMA.field("time").with_nullable(True)),
    "time has a zone now": lambda: with_field("time", SCHEMA.field("time").with_type(pa.timestamp("ns", "UTC"))),
}


@pytest.mark.parametrize("alteration", ALTERATIONS)
def test_every_alteration_is_found_out(alteration: str) -> None:
    altered = ALTERATIONS[alteration]()
    assert altered.num_columns  # it was made
    assert not identical(odd_rows(), altered)
    assert not identical(altered, odd_rows())


def test_other_chunks_and_dictionaries_are_the_same_rows() -> None:
    rows = odd_rows()
    cut = pa.concat_tables([rows.slice(0, 4), rows.slice(4)])
    place = rows.schema.get_field_index("ta g.=,é")
    tags = pa.array(TAGS[::-1]).dictionary_encode().take(pa.array(range(ROWS - 1, -1, -1)))
    assert identical(rows, cut)
    assert identical(rows, rows.set_column(place, rows.schema.field(place), tags))


def test_a_part_is_read_from_a_path_from_bytes_and_from_a_file(tmp_path: Path) -> None:
    path = tmp_path / "part"
    with path.open("wb") as sink:
        recode(odd_rows(), sink)
    with path.open("rb") as source:
        assert identical(read_parquet(source), read_parquet(path))
    assert identical(read_parquet(path.read_bytes()), odd_rows())


@pytest.mark.parametrize("data", [b"", b"PAR1", b"PAR1 no parquet PAR1", bytes(1000)])
def test_what_is_no_parquet_is_refused(data: bytes) -> None:
    with pytest.raises((pa.ArrowException, OSError)):
        read_parquet(data)


def test_damage_is_always_told_as_such() -> None:
    """Arrow calls most of what is wrong with a Parquet file an OSError, as if it were the disk."""
    rows, sink = plain_rows(2_000), io.BytesIO()
    pq.write_table(rows, sink, compression="zstd")
    whole, chance, told = sink.getvalue(), random.Random(3), 0
    for _ in range(100):
        data = bytearray(whole)
        data[chance.randrange(4, len(data) - 8)] ^= 1 << chance.randrange(8)
        try:
            read_parquet(bytes(data))
        except pa.ArrowException:
            told += 1
    assert told


def test_what_the_disk_refuses_stays_an_error_of_the_disk(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError):
        read_parquet(tmp_path / "gone.parquet")
