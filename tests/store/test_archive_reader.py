"""What is not a whole, honest archive is refused in words; nothing outside the archive plays a part."""

from __future__ import annotations

import io
import json
import sys
import threading
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import py7zr
import pytest

from influx_backup_gui.domain.errors import ArchiveDamaged, BackupError, ExitCode
from influx_backup_gui.domain.instants import TimeRange
from influx_backup_gui.domain.manifest import Manifest, Part, TableEntry, to_json
from influx_backup_gui.domain.server import Column, Role, Type
from influx_backup_gui.store import archive as writing
from influx_backup_gui.store.archive_reader import ArchiveReader
from influx_backup_gui.store.columnar import identical, read_parquet
from influx_backup_gui.store.header_digest import header_begins, header_digest
from tests.damaging import flip_a_bit
from tests.store.samples import TINY, entry_of, manifest_of, odd_rows, plain_rows, write_archive
from tests.store.test_archive import needs_7z, run, seven_zip

COPY = [{"id": py7zr.FILTER_COPY}]
MAGIC = b"7z\xbc\xaf\x27\x1c"


def packed(path: Path, members: list[tuple[str, bytes]], attributes: int | None = None, **options: Any) -> Path:
    """A 7z file that our writer would not make: names go in unchecked; `attributes` are those of the first member."""
    with py7zr.SevenZipFile(path, "w", **{"filters": COPY, **options}) as archive:
        for name, data in members:
            archive._writef(io.BytesIO(data), "x")
            archive.header.files_info.files[-1]["filename"] = name
        if attributes is not None:
            archive.header.files_info.files[0]["attributes"] = attributes
    return path


def manifest_bytes(manifest: Manifest | None = None, **changes: Any) -> bytes:
    return json.dumps({**to_json(manifest or manifest_of([])), **changes}).encode()


def repacked(path: Path, change: Callable[[dict[str, bytes]], dict[str, bytes]]) -> Path:
    """The archive again with other members: what somebody could do with 7z."""
    with path.open("rb") as file, py7zr.SevenZipFile(file) as archive:
        factory = py7zr.io.BytesIOFactory(1 << 30)
        archive.extract(factory=factory)
        names = archive.getnames()
        members = {name: factory.products[name]._buffer.getvalue() for name in names}
    return packed(path.with_name("repacked.7z"), list(change(members).items()))


def digest(data: bytes) -> str:
    try:
        return header_digest(io.BytesIO(data))
    except Exception:  # noqa: BLE001 - damaged input fails in many ways
        return ""


@pytest.mark.parametrize("password", [None, "päss"])
def test_the_digest_of_a_header_knows_each_byte_of_it_and_none_of_the_content(
    tmp_path: Path, password: str | None
) -> None:
    data = write_archive(tmp_path / "a.7z", password=password).read_bytes()
    whole, begins = digest(data), header_begins(io.BytesIO(data))
    assert len(whole) == 64
    assert 32 < begins < len(data)

    def flipped(position: int) -> str:
        return digest(data[:position] + bytes([data[position] ^ 1]) + data[position + 1 :])

    assert [n for n in (*range(32), *range(begins, len(data))) if flipped(n) == whole] == []
    assert {flipped(n) for n in (32, begins - 1)} == {whole}
    assert digest(data[:-1]) == digest(data[:20]) == ""


def test_all_that_was_written_comes_back(tmp_path: Path) -> None:
    with ArchiveReader(write_archive(tmp_path / "a.7z")) as archive:
        assert [(t.database, t.table) for t in archive.manifest.tables] == list(TINY)
        assert archive.catalog() == {"caches": []}
        assert not archive.encrypted
        assert archive.surplus == 0
        read = [(t.table, read_parquet(data)) for t, _, data in archive.parts()]
    assert [t for t, _ in read] == ["odd", "plain", "plain"]
    for rows, written in zip([r for _, r in read], [odd_rows(), plain_rows(5), plain_rows(4, 5)], strict=True):
        assert identical(rows, written)


@pytest.mark.parametrize("shared", [1, 8 << 20])
def test_only_the_wanted_parts_are_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, shared: int) -> None:
    monkeypatch.setattr(writing, "_SHARED_FOLDER", shared)
    with ArchiveReader(write_archive(tmp_path / "a.7z")) as archive:
        for wanted in ([], ["data/other/plain/2.parquet"], ["data/db/odd/1.parquet", "data/other/plain/1.parquet"]):
            assert [p.member for _, p, _ in archive.parts(wanted)] == wanted


def test_reading_may_be_given_up_and_begun_again(tmp_path: Path) -> None:
    threads = threading.active_count()
    with ArchiveReader(write_archive(tmp_path / "a.7z")) as archive:
        next(archive.parts())
        for _ in archive.parts():
            break
        assert len(list(archive.parts())) == 3
        assert archive.member("FORMAT") == writing.FORMAT_TEXT
    assert threading.active_count() == threads


def test_links_and_folders_where_the_program_is_started_do_not_matter(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """py7zr resolves member names against the working directory: a link `data` there made every archive unreadable."""
    path = write_archive(tmp_path / "a.7z")
    work = tmp_path / "work"
    work.mkdir()
    (work / "data").symlink_to("/usr")
    monkeypatch.chdir(work)
    with path.open("rb") as file, pytest.raises(py7zr.exceptions.Bad7zFile):
        py7zr.SevenZipFile(file).extract(targets=["data/db/odd/1.parquet"], factory=py7zr.io.BytesIOFactory(1 << 20))
    with ArchiveReader(path) as reader:
        assert len(list(reader.parts())) == 3
    work.joinpath("data").unlink()
    work.rmdir()  # and where there is no working directory any more
    with ArchiveReader(path) as reader:
        assert len(list(reader.parts())) == 3


# --- names -----------------------------------------------------------------------------------------------------

UNSAFE = [
    "../evil",
    "data/../../evil",
    "data/..",
    "..",
    ".",
    "./manifest.json",
    "data//x",
    "/etc/passwd",
    "\\windows\\x",
    "..\\evil",
    "data\\..\\..\\evil",
    "C:/evil",
    "c:evil",
    "//server/share",
    "data/./x",
]


@pytest.mark.parametrize("name", UNSAFE)
def test_names_that_lead_out_of_a_folder_are_refused(tmp_path: Path, name: str) -> None:
    path = packed(tmp_path / "a.7z", [(name, b"x"), ("manifest.json", manifest_bytes())])
    with pytest.raises(ArchiveDamaged, match="unsafe"):
        ArchiveReader(path)


@pytest.mark.parametrize("name", ["data/..x/1", "data/x../1", "data/...", "a b", "%2E%2E/x", "data/x:y"])
def test_names_that_only_look_odd_are_not(tmp_path: Path, name: str) -> None:
    path = packed(tmp_path / "a.7z", [(name, b"x"), ("manifest.json", manifest_bytes())])
    with ArchiveReader(path) as archive:
        assert archive.member(name) == b"x"


def test_a_link_is_refused(tmp_path: Path) -> None:
    unix, link = 0x8000, 0o120777
    members = [("data", b"/etc"), ("manifest.json", manifest_bytes())]
    path = packed(tmp_path / "a.7z", members, attributes=unix | link << 16)
    with pytest.raises(ArchiveDamaged, match="unsafe"):
        ArchiveReader(path)


@pytest.mark.parametrize("twin", ["data/x/1.parquet", "data/X/1.parquet"])
def test_two_members_of_one_name_are_refused(tmp_path: Path, twin: str) -> None:
    members = [("data/x/1.parquet", b"a"), (twin, b"b"), ("manifest.json", manifest_bytes())]
    with pytest.raises(ArchiveDamaged, match="same name"):
        ArchiveReader(packed(tmp_path / "a.7z", members))


def test_a_member_whose_name_ends_like_another_is_not_taken_for_it(tmp_path: Path) -> None:
    members = [
        ("other/manifest.json", b"no"),
        ("manifest.json", manifest_bytes()),
        ("x/FORMAT", b"1"),
        ("FORMAT", b"2"),
    ]
    with ArchiveReader(packed(tmp_path / "a.7z", members)) as archive:
        assert archive.member("FORMAT") == b"2"


@needs_7z
def test_it_may_be_packed_again_compressed_with_folders_and_empty_members(tmp_path: Path) -> None:
    """Whoever packed it again with 7-Zip can still restore."""
    out = tmp_path / "out"
    assert seven_zip("x", f"-o{out}", write_archive(tmp_path / "a.7z")).returncode == 0
    (out / "empty").write_bytes(b"")
    again = tmp_path / "again.7z"
    assert seven_zip("a", again, f"{out}/.").returncode == 0
    with ArchiveReader(again) as reader:
        assert sorted(p.member for _, p, _ in reader.parts()) == sorted(p.member for p in reader.manifest.parts)
        assert reader.member("empty") == b""


# --- the manifest ----------------------------------------------------------------------------------------------


@pytest.mark.parametrize("data", [b"", b"not 7z", MAGIC, bytes(500), MAGIC + b"\x01\x04" + bytes(50)])
def test_what_is_no_archive_is_damaged(tmp_path: Path, data: bytes) -> None:
    path = tmp_path / "a.7z"
    path.write_bytes(data)
    with pytest.raises(ArchiveDamaged, match="no 7z archive"):
        ArchiveReader(path)
    with pytest.raises(ArchiveDamaged, match="no 7z archive"):
        ArchiveReader(path, "password")


def test_an_archive_of_a_newer_7z_is_not_guessed_at(tmp_path: Path) -> None:
    path = write_archive(tmp_path / "a.7z")
    data = bytearray(path.read_bytes())
    data[6] = 1
    path.write_bytes(data)
    with pytest.raises(ArchiveDamaged):
        ArchiveReader(path)


def test_an_archive_without_a_manifest_is_no_backup(tmp_path: Path) -> None:
    with pytest.raises(ArchiveDamaged, match="no manifest"):
        ArchiveReader(packed(tmp_path / "a.7z", [("README.txt", b"x")]))


@pytest.mark.parametrize("data", [b"", b"{", b"[]", b"\xff\xfe", b"null", b"[" * 100_000, b'{"format": 1}'])
def test_a_manifest_that_is_none_is_damaged(tmp_path: Path, data: bytes) -> None:
    with pytest.raises(ArchiveDamaged, match="manifest"):
        ArchiveReader(packed(tmp_path / "a.7z", [("manifest.json", data)]))


def test_a_manifest_from_the_future_says_to_update(tmp_path: Path) -> None:
    with pytest.raises(ArchiveDamaged, match="format 2") as refused:
        ArchiveReader(packed(tmp_path / "a.7z", [("manifest.json", manifest_bytes(format=2, tables="new"))]))
    assert "update" in refused.value.hint


def test_a_manifest_may_not_contradict_itself(tmp_path: Path) -> None:
    entry = replace(entry_of("d", "t", {}, []), rows=1)
    with pytest.raises(ArchiveDamaged, match="contradicts itself"):
        ArchiveReader(packed(tmp_path / "a.7z", [("manifest.json", manifest_bytes(manifest_of([entry])))]))


def test_a_large_manifest_is_read(tmp_path: Path) -> None:
    parts = tuple(Part(f"data/d/t/{n}.parquet", TimeRange(n, n + 1), 1, 1, "0" * 64) for n in range(20_000))
    columns = (Column("time", Role.TIME, Type.TIME),)
    entry = TableEntry("d", "t", columns, (), True, 20_000, 0, 19_999, {"1970-01-01": 20_000}, parts)
    with ArchiveReader(packed(tmp_path / "a.7z", [("manifest.json", manifest_bytes(manifest_of([entry])))])) as archive:
        assert len(archive.manifest.parts) == 20_000
        found = list(archive.examined())
    assert len(found) == 20_000
    assert {reason for *_, reason in found} == {"the member is missing"}


def test_a_member_that_claims_to_be_huge_is_not_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A few kB of LZMA can hold gigabytes of zeros."""
    zeros = [("manifest.json", b" " * (64 << 20))]
    path = packed(tmp_path / "a.7z", zeros, filters=[{"id": py7zr.FILTER_LZMA2, "preset": 0}])
    assert path.stat().st_size < 1 << 20
    monkeypatch.setattr("influx_backup_gui.store.archive_reader._MAX_TEXT", 1 << 20)
    with pytest.raises(ArchiveDamaged, match="more than it should"):
        ArchiveReader(path)


# --- parts -----------------------------------------------------------------------------------------------------


def reasons(path: Path) -> dict[str, str]:
    with ArchiveReader(path) as archive:
        return {part.member: reason for _, part, data, reason in archive.examined() if reason or not data}


def test_a_part_that_is_missing_is_named(tmp_path: Path) -> None:
    gone = "data/other/plain/1.parquet"
    path = repacked(write_archive(tmp_path / "a.7z"), lambda m: {n: d for n, d in m.items() if n != gone})
    assert reasons(path) == {gone: "the member is missing"}
    with ArchiveReader(path) as archive, pytest.raises(ArchiveDamaged, match=r"other\.plain, data/other/plain/1"):
        list(archive.parts())


def test_swapped_parts_are_both_named(tmp_path: Path) -> None:
    one, two = "data/other/plain/1.parquet", "data/other/plain/2.parquet"
    path = repacked(write_archive(tmp_path / "a.7z"), lambda m: {**m, one: m[two], two: m[one]})
    assert reasons(path).keys() == {one, two}


@pytest.mark.parametrize("change", [lambda d: d[:-1], lambda d: d + b"x", lambda d: b"x" * len(d), lambda d: b""])
def test_a_part_of_other_bytes_is_named_and_the_others_are_good(
    tmp_path: Path, change: Callable[[bytes], bytes]
) -> None:
    bad = "data/db/odd/1.parquet"
    path = repacked(write_archive(tmp_path / "a.7z"), lambda m: {**m, bad: change(m[bad])})
    assert reasons(path).keys() == {bad}


def test_a_damaged_part_does_not_hide_its_neighbours(tmp_path: Path) -> None:
    path = write_archive(tmp_path / "a.7z")
    flip_a_bit(path, 100)
    assert reasons(path) == {"data/db/odd/1.parquet": "its content is not what was written (CRC-32)"}


def test_a_manifest_that_lies_about_a_part_is_found_out(tmp_path: Path) -> None:
    def falsified(manifest: Manifest) -> Manifest:
        entry = manifest.tables[0]
        part = replace(entry.parts[0], sha256="0" * 64)
        return replace(manifest, tables=(replace(entry, parts=(part,)), *manifest.tables[1:]))

    path = write_archive(tmp_path / "a.7z", change=falsified)
    assert reasons(path) == {"data/db/odd/1.parquet": "its content is not what was written (SHA-256)"}


def test_a_missing_or_damaged_catalog_is_told(tmp_path: Path) -> None:
    whole = write_archive(tmp_path / "a.7z")
    for text in (None, b"{", b"[]"):

        def without(members: dict[str, bytes], text: bytes | None = text) -> dict[str, bytes]:
            others = {name: data for name, data in members.items() if name != "catalog.json"}
            return others if text is None else {**others, "catalog.json": text}

        with ArchiveReader(repacked(whole, without)) as archive, pytest.raises(ArchiveDamaged, match=r"catalog\.json"):
            archive.catalog()


# --- passwords -------------------------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def encrypted(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Its password is `päss`."""
    return write_archive(tmp_path_factory.mktemp("encrypted") / "a.7z", password="päss")


def test_the_password_opens_it(encrypted: Path) -> None:
    with ArchiveReader(encrypted, "päss") as archive:
        assert archive.encrypted
        assert len(list(archive.parts())) == 3


def test_without_password_it_says_what_to_set(encrypted: Path) -> None:
    with pytest.raises(BackupError, match="is encrypted") as refused:
        ArchiveReader(encrypted)
    assert "INFLUX_BACKUP_PASSWORD" in refused.value.hint
    assert refused.value.exit_code is ExitCode.FAILED


@pytest.mark.parametrize("password", ["pass", "", "päss ", "\udcff"])
def test_a_wrong_password_is_not_called_damage_for_sure(encrypted: Path, password: str) -> None:
    with pytest.raises(BackupError, match="cannot be opened with this password") as refused:
        ArchiveReader(encrypted, password)
    assert not isinstance(refused.value, ArchiveDamaged)
    assert "päss" not in refused.value.message


def test_a_password_that_is_not_needed_does_no_harm(tmp_path: Path) -> None:
    with ArchiveReader(write_archive(tmp_path / "a.7z"), "set for others") as archive:
        assert not archive.encrypted
        assert len(list(archive.parts())) == 3


def test_encrypted_content_under_open_names(tmp_path: Path) -> None:
    """What `7z a -p` makes without -mhe."""
    members = [("manifest.json", manifest_bytes())]
    path = packed(
        tmp_path / "a.7z", members, filters=[*COPY, {"id": py7zr.FILTER_CRYPTO_AES256_SHA256}], password="right"
    )
    with ArchiveReader(path, "right") as archive:
        assert archive.encrypted
    with pytest.raises(BackupError, match="is encrypted"):
        ArchiveReader(path)
    with pytest.raises(BackupError, match="cannot be opened with this password"):
        ArchiveReader(path, "wrong")


def test_a_missing_file_and_one_without_the_right_to_read(tmp_path: Path) -> None:
    with pytest.raises(BackupError, match="gone"):
        ArchiveReader(tmp_path / "a.7z")
    with pytest.raises(BackupError, match="cannot be used"):
        ArchiveReader(tmp_path)


# --- without this program --------------------------------------------------------------------------------------

SCRIPT = """
import hashlib, io, json, sys
import py7zr, pyarrow.parquet

with py7zr.SevenZipFile(sys.argv[1], password=sys.argv[2] or None) as archive:
    factory = py7zr.io.BytesIOFactory(1 << 30)
    archive.extractall(factory=factory)
    members = {name: factory.products[name].read() for name in archive.getnames()}
manifest = json.loads(members["manifest.json"])
for table in manifest["tables"]:
    for part in table["parts"]:
        data = members[part["member"]]
        assert hashlib.sha256(data).hexdigest() == part["sha256"]
        rows = pyarrow.parquet.ParquetFile(io.BytesIO(data)).read(use_threads=False)
        assert rows.num_rows == part["rows"]
        times = rows.column("time").cast("int64")
        rows = rows.set_column(rows.column_names.index("time"), "time", times)
        for row in rows.to_pylist():
            print(json.dumps([table["database"], table["table"], {k: repr(v) for k, v in row.items()}]))
assert "influx_backup_gui" not in sys.modules
"""


@pytest.mark.parametrize("password", ["", "päss"])
def test_py7zr_and_pyarrow_alone_read_every_row(tmp_path: Path, encrypted: Path, password: str) -> None:
    path = encrypted if password else write_archive(tmp_path / "a.7z")
    command = [sys.executable, "-I", "-c", SCRIPT, str(path), password]
    done = run(command, tmp_path)
    assert done.returncode == 0, done.stderr
    read = [json.loads(line) for line in done.stdout.splitlines()]
    expected = []
    for (database, table), parts in TINY.items():
        for rows in parts:
            place = rows.column_names.index("time")
            numbers = rows.set_column(place, "time", rows.column("time").cast("int64"))
            expected += [[database, table, {k: repr(v) for k, v in row.items()}] for row in numbers.to_pylist()]
    assert read == expected
