"""A proof notices everything: each byte, each length, each member, each number of the manifest."""

from __future__ import annotations

import hashlib
import json
import random
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import py7zr
import pyarrow as pa
import pytest

from influx_backup_gui.domain.errors import BackupError, Cancelled
from influx_backup_gui.domain.instants import DAY, TimeRange
from influx_backup_gui.domain.manifest import Manifest, Part, TableEntry
from influx_backup_gui.domain.progress import CancelToken
from influx_backup_gui.domain.salvage import DamagedMember
from influx_backup_gui.domain.server import Column, Role, Type
from influx_backup_gui.store.archive import ArchiveWriter
from influx_backup_gui.store.archive_reader import ArchiveReader
from influx_backup_gui.store.proof import Pace, Proof, prove
from influx_backup_gui.store.proof_so_far import ProofSoFar, so_far_from_json
from tests.store.samples import (
    TINY,
    add_table,
    encoded,
    entry_of,
    manifest_of,
    odd_rows,
    plain_rows,
    spooled,
    write_archive,
)
from tests.store.test_archive_reader import repacked

# The minor version of the 7z format itself: nothing depends on it, no reader looks at it.
UNSEEN = {7}


def proof_of(path: Path, password: str | None = None) -> Proof:
    return prove(path, password, lambda done, total: None, CancelToken())


def noticed(path: Path, data: bytes, password: str | None = None, header: str = "") -> bool:
    """Whether an archive of these bytes is refused, or not proved. Anything but a known error escapes."""
    path.write_bytes(data)
    try:
        return bool(prove(path, password, lambda done, total: None, CancelToken(), header).damaged)
    except BackupError:
        return True


def said(path: Path) -> str:
    return "; ".join(f"{d.member}: {d.reason}" for d in proof_of(path).damaged)


def test_a_whole_archive_is_proved(tmp_path: Path) -> None:
    path = write_archive(tmp_path / "a.7z")
    told: list[tuple[int, int]] = []
    proof = prove(path, None, lambda done, total: told.append((done, total)), CancelToken())
    assert proof.damaged == ()
    assert (proof.tables, proof.rows) == (3, 18)
    assert proof.bytes == sum(len(encoded(rows)) for parts in TINY.values() for rows in parts)
    assert told == [(9, 18), (14, 18), (18, 18)]


def test_a_cancel_ends_it(tmp_path: Path) -> None:
    path, cancel = write_archive(tmp_path / "a.7z"), CancelToken()
    with pytest.raises(Cancelled):
        prove(path, None, lambda done, total: cancel.cancel(), cancel)


# --- going on another time -------------------------------------------------------------------------------------


class Stopped(Exception):
    """The program ends."""


def begun(path: Path, parts: int, so_far: ProofSoFar | None = None) -> ProofSoFar:
    """How far a proof is that ends after so many parts of this turn, as the catalog would give it back."""
    kept: list[ProofSoFar] = []

    def told(state: Callable[[], ProofSoFar]) -> None:
        kept.append(so_far_from_json(json.loads(json.dumps(state().to_json()))))
        if len(kept) == parts:
            raise Stopped

    pace = Pace(so_far, 1, told=told, clock=lambda: 77)
    with pytest.raises(Stopped):
        prove(path, None, lambda done, total: None, CancelToken(), "", pace)
    return kept[-1]


def ended(path: Path, so_far: ProofSoFar) -> tuple[Proof, int]:
    """The proof that goes on from there, and how many parts it decoded."""
    kept: list[ProofSoFar] = []
    pace = Pace(so_far, 2, told=lambda state: kept.append(state()))
    return prove(path, None, lambda done, total: None, CancelToken(), "", pace), len(kept)


@pytest.mark.parametrize("parts", [1, 2])
def test_a_proof_goes_on_where_it_stopped(tmp_path: Path, parts: int) -> None:
    path = write_archive(tmp_path / "a.7z")
    whole = proof_of(path)
    proof, decoded = ended(path, begun(path, parts))
    assert decoded == 3 - parts
    assert proof == replace(whole, since=77)


def test_a_table_whose_parts_were_decoded_at_different_times_is_compared_as_a_whole(tmp_path: Path) -> None:
    path = write_archive(tmp_path / "a.7z", {("db", "t"): [plain_rows(5), plain_rows(4, 5), plain_rows(3, 9)]})
    first = begun(path, 1)
    assert [s.rows for s in first.tables.values()] == [5]
    second = begun(path, 1, first)
    assert (second.parts, second.since) == (2, 77)
    assert ended(path, second)[0].damaged == ()
    sums = {key: replace(found, rows=found.rows - 1) for key, found in second.tables.items()}
    assert "the parts hold 11 rows" in ended(path, replace(second, tables=sums))[0].damaged[0].reason


def test_damage_that_was_found_before_it_stopped_is_not_forgotten(tmp_path: Path) -> None:
    path = write_archive(tmp_path / "a.7z")
    with ArchiveReader(path) as archive:
        first = bytes(next(data for _, _, data in archive.parts()))
    content = bytearray(path.read_bytes())
    content[content.find(first) + len(first) // 2] ^= 1
    path.write_bytes(content)
    whole = proof_of(path)
    assert len(whole.damaged) == 1
    assert ended(path, begun(path, 2))[0] == replace(whole, since=77)


def test_of_another_archive_it_begins_anew(tmp_path: Path) -> None:
    path = write_archive(tmp_path / "a.7z")
    so_far = begun(path, 2)
    for other in (replace(so_far, header="x"), replace(so_far, size=1)):
        proof, decoded = ended(path, other)
        assert (decoded, proof) == (3, proof_of(path))


# --- bytes -----------------------------------------------------------------------------------------------------


def flips(path: Path, positions: list[int], password: str | None = None, header: str = "") -> set[int]:
    """The positions where a flipped bit stays unnoticed."""
    data, dice, damaged = path.read_bytes(), random.Random(1), path.with_name("damaged.7z")
    unnoticed = set()
    for position in positions:
        changed = bytearray(data)
        changed[position] ^= 1 << dice.randrange(8)
        if not noticed(damaged, bytes(changed), password, header):
            unnoticed.add(position)
    return unnoticed


def interesting(data: bytes) -> list[int]:
    """The 7z header at both ends, the edges of every part, and a sample of the rest."""
    edges = [n for n in range(len(data) - 4) if data[n : n + 4] == b"PAR1" or data[n : n + 4] == b'{\n "']
    near = {m for edge in edges for m in range(max(0, edge - 3), edge + 7)}
    return sorted({*range(32), *near, *range(32, len(data), 97), *range(len(data) - 40, len(data))})


def test_a_flipped_bit_is_noticed(tmp_path: Path) -> None:
    path = write_archive(tmp_path / "a.7z")
    positions = interesting(path.read_bytes())
    assert len(positions) > 200
    assert flips(path, positions) == UNSEEN


@pytest.mark.slow
def test_a_flipped_bit_is_noticed_wherever_it_is(tmp_path: Path) -> None:
    path = write_archive(tmp_path / "a.7z")
    assert flips(path, list(range(path.stat().st_size))) == UNSEEN


def padding(path: Path, password: str) -> set[int]:
    """Bytes of an encrypted archive that only decide what fills up the last block of 16 bytes of a 7z folder.

    Cipher block chaining: a bit that changes in one block changes the same bit of the next block's content.
    """
    with path.open("rb") as file:
        streams = py7zr.SevenZipFile(file, "r", password=password).header.main_streams
        found = set()
        for folder, end, size in zip(
            streams.unpackinfo.folders, streams.packinfo.packpositions[1:], streams.packinfo.packsizes, strict=True
        ):
            filled = size - sum(f.uncompressed for f in folder.files)
            found |= set(range(32 + end - 16 - filled, 32 + end - 16))
    return found


@pytest.mark.slow
def test_a_flipped_bit_in_an_encrypted_archive_is_noticed(tmp_path: Path) -> None:
    path = write_archive(tmp_path / "a.7z", password="päss")
    size = path.stat().st_size
    harmless = padding(path, "päss")
    assert len(harmless) < 100
    positions = {*range(32), *range(32, size, 211), *range(size - 30, size)}
    # Times and attributes of files at the end of the header decide nothing of the data, but the catalog knows better.
    assert flips(path, sorted(positions - harmless), "päss", proof_of(path, "päss").header) == set()


def test_a_few_of_them_at_once(tmp_path: Path) -> None:
    path = write_archive(tmp_path / "a.7z", password="päss")
    size = path.stat().st_size
    assert flips(path, [0, 6, 12, 40, size // 2, size - 200, size - 1], "päss") == set()


def test_every_length_but_the_right_one_is_noticed(tmp_path: Path) -> None:
    whole = write_archive(tmp_path / "a.7z").read_bytes()
    size = len(whole)
    for length in {*range(40), *range(40, size, 331), *range(size - 20, size)}:
        assert noticed(tmp_path / "cut.7z", whole[:length]), length
    for more in (b"\0", b"x" * 100, whole):
        assert noticed(tmp_path / "long.7z", whole + more)
    assert not noticed(tmp_path / "same.7z", whole)


def test_a_hole_of_zeros_is_noticed(tmp_path: Path) -> None:
    """What a disk leaves of a file after a crash."""
    whole = write_archive(tmp_path / "a.7z").read_bytes()
    for first in range(0, len(whole) - 512, 1024):
        assert noticed(tmp_path / "hole.7z", whole[:first] + bytes(512) + whole[first + 512 :]), first


# --- members ---------------------------------------------------------------------------------------------------

Members = dict[str, bytes]
ODD, ONE, TWO = "data/db/odd/1.parquet", "data/other/plain/1.parquet", "data/other/plain/2.parquet"
CHANGES: dict[str, tuple[Callable[[Members], Members], str]] = {
    "a part is missing": (lambda m: without(m, ODD), f"{ODD}: it is missing"),
    "a part too many": (lambda m: {**m, "data/x/y/1.parquet": m[ODD]}, "data/x/y/1.parquet: the manifest does not"),
    "two parts swapped": (lambda m: {**m, ONE: m[TWO], TWO: m[ONE]}, ONE),
    "no sums": (lambda m: without(m, "SHA256SUMS"), "SHA256SUMS"),
    "no readme": (lambda m: without(m, "README.txt"), "README.txt"),
    "no catalog": (lambda m: without(m, "catalog.json"), "catalog.json"),
    "another readme": (lambda m: {**m, "README.txt": b"send money"}, "README.txt: its content is not what SHA256SUMS"),
    "another catalog": (lambda m: {**m, "catalog.json": b"{}"}, "catalog.json: its content is not what SHA256SUMS"),
    "another format": (lambda m: {**m, "FORMAT": b"2"}, "FORMAT: its content is not what SHA256SUMS"),
    "a sum too many": (
        lambda m: sums(m, lambda s: s + b"0" * 64 + b"  x\n"),
        "x: the manifest and SHA256SUMS disagree",
    ),
    "another sum": (lambda m: sums(m, lambda s: s.replace(digest(m[ODD]), b"0" * 64)), f"{ODD}: the manifest and"),
    "a sum too few": (lambda m: sums(m, lambda s: s.replace(digest(m[ODD]) + b"  " + ODD.encode() + b"\n", b"")), ODD),
    "sums that are none": (lambda m: sums(m, lambda s: b"nonsense"), "SHA256SUMS"),
    "sums that are no text": (lambda m: sums(m, lambda s: b"\xff\xfe"), "SHA256SUMS"),
}


def without(members: Members, name: str) -> Members:
    return {n: d for n, d in members.items() if n != name}


def sums(members: Members, change: Callable[[bytes], bytes]) -> Members:
    return {**members, "SHA256SUMS": change(members["SHA256SUMS"])}


def digest(data: bytes) -> bytes:
    return hashlib.sha256(data).hexdigest().encode()


@pytest.mark.parametrize("change", CHANGES)
def test_other_members_are_noticed(tmp_path: Path, change: str) -> None:
    alter, expected = CHANGES[change]
    assert expected in said(repacked(write_archive(tmp_path / "a.7z"), alter))


def test_packed_again_unchanged_it_is_still_proved(tmp_path: Path) -> None:
    assert said(repacked(write_archive(tmp_path / "a.7z"), lambda m: m)) == ""


def test_all_damage_is_collected(tmp_path: Path) -> None:
    path = repacked(write_archive(tmp_path / "a.7z"), lambda m: {**without(m, ONE), ODD: b"x", "more": b""})
    damaged = proof_of(path).damaged
    assert {d.member for d in damaged} == {ONE, ODD, "more"}
    assert DamagedMember("other", "plain", ONE, "the member is missing") in damaged


# --- content against manifest ----------------------------------------------------------------------------------


def entry_changed(**changes: Any) -> Callable[[Manifest], Manifest]:
    """Falsifies the first table."""
    return lambda m: replace(m, tables=(replace(m.tables[0], **changes), *m.tables[1:]))


def part_changed(**changes: Any) -> Callable[[Manifest], Manifest]:
    def change(m: Manifest) -> Manifest:
        part: Part = replace(m.tables[0].parts[0], **changes)
        return entry_changed(parts=(part,), rows=part.rows)(m)

    return change


def other_column(name: str, kind: Type) -> Callable[[Manifest], Manifest]:
    def change(m: Manifest) -> Manifest:
        columns = tuple(Column(c.name, Role.FIELD, kind) if c.name == name else c for c in m.tables[0].columns)
        return entry_changed(columns=columns)(m)

    return change


def shifted_days(manifest: Manifest) -> Manifest:
    days = {f"{2000 + n}-01-01": rows for n, rows in enumerate(manifest.tables[0].days.values())}
    return entry_changed(days=days)(manifest)


LIES: dict[str, tuple[Callable[[Manifest], Manifest], str]] = {
    "rows": (lambda m: part_changed(rows=8)(entry_changed(days={"2026-01-01": 8})(m)), "9 rows instead of 8"),
    "first": (entry_changed(first=-5), "the manifest says"),
    "last": (entry_changed(last=2**63 - 2), "the manifest says"),
    "days": (shifted_days, "or other days"),
    "window": (part_changed(window=TimeRange(0, None)), "times outside its window"),
    "window's end": (part_changed(window=TimeRange(None, 2**63 - 1)), "times outside its window"),
    "column type": (other_column("i", Type.UNSIGNED), "column 'i' is int64 instead of uint64"),
    "tag as field": (other_column("ta g.=,é", Type.STRING), "instead of utf8"),
    "column unknown": (lambda m: entry_changed(columns=m.tables[0].columns[1:])(m), "column 'b' that the manifest"),
    "a part less": (lambda m: replace(m, tables=m.tables[1:]), "the manifest does not know it"),
}


@pytest.mark.parametrize("lie", LIES)
def test_a_manifest_that_lies_is_found_out(tmp_path: Path, lie: str) -> None:
    change, expected = LIES[lie]
    assert expected in said(write_archive(tmp_path / "a.7z", change=change))


def with_part(path: Path, data: bytes, rows: int = 1, days: dict[str, int] | None = None) -> Path:
    """An archive whose one part is `data`, described as such."""
    part = Part("data/d/t/1.parquet", TimeRange(), rows, len(data), hashlib.sha256(data).hexdigest())
    columns = (Column("time", Role.TIME, Type.TIME), Column("v", Role.FIELD, Type.FLOAT))
    entry = TableEntry("d", "t", columns, (), True, rows, 0, 0, days or {"1970-01-01": rows}, (part,))
    with ArchiveWriter(path) as writer:
        add_table(writer, [(part.member, spooled(path.parent, data))])
        writer.finish(manifest_of([entry]), {})
        return writer.publish()


TIME = pa.array([0], pa.timestamp("ns"))
CONTENTS = {
    "no parquet": (b"no parquet", "cannot be decoded"),
    "no rows": (encoded(pa.table({"time": TIME}).slice(0, 0)), "0 rows instead of 1"),
    "no time column": (encoded(pa.table({"v": [1.0]})), "no time column"),
    "null as time": (encoded(pa.table({"time": pa.array([None], TIME.type)})), "without a time"),
    "microseconds": (encoded(pa.table({"time": TIME.cast(pa.timestamp("us"))})), "instead of timestamp"),
    "two columns of one name": (encoded(pa.table([TIME, TIME], ["time", "time"])), "two columns of one name"),
}


@pytest.mark.parametrize("content", CONTENTS)
def test_a_part_that_is_not_what_it_should_be(tmp_path: Path, content: str) -> None:
    data, expected = CONTENTS[content]
    assert expected in said(with_part(tmp_path / "a.7z", data))


def test_a_part_with_a_wrong_page_checksum_is_noticed(tmp_path: Path) -> None:
    """Its SHA-256 may be right: a disk can garble the spool before the hash is taken."""
    data = bytearray(encoded(pa.table({"time": TIME, "v": [1.5]})))
    for position in range(4, 60):
        data[position] ^= 0xFF
    assert "cannot be decoded" in said(with_part(tmp_path / "a.7z", bytes(data)))


def test_days_are_counted_over_the_whole_span_of_time(tmp_path: Path) -> None:
    times = [-(2**63), -DAY - 1, -DAY, -1, 0, DAY - 1, DAY, 2**63 - 1]
    rows = pa.table({"time": pa.array(times, pa.timestamp("ns"))})
    path = write_archive(tmp_path / "a.7z", {("d", "whole"): [rows], ("d", "cut"): [rows.slice(0, 3), rows.slice(3)]})
    assert said(path) == ""


def test_tables_of_the_samples_are_what_they_say() -> None:
    """The samples count in Python; should they err, the proof of all of the above would mean nothing."""
    entry = entry_of("d", "t", {"data/d/t/1.parquet": b"x"}, [odd_rows()])
    assert (entry.first, entry.last, entry.rows) == (-(2**63), 2**63 - 1, 9)
    assert entry.days["1969-12-31"] == 2
    assert entry_of("d", "t", {"m": b""}, [plain_rows(1441)]).days == {"1970-01-01": 1440, "1970-01-02": 1}
