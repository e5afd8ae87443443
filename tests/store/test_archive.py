"""An archive is written beside its name, whole or not at all, and any 7-Zip opens it."""

from __future__ import annotations

import errno
import os
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

import py7zr
import pytest

from influx_backup_gui.domain.errors import ArchiveDamaged, BackupError, NoSpace, UsageError
from influx_backup_gui.domain.progress import CancelToken
from influx_backup_gui.store import archive as module
from influx_backup_gui.store.archive import ArchiveWriter
from influx_backup_gui.store.archive_keys import key_of
from influx_backup_gui.store.archive_reader import ArchiveReader
from influx_backup_gui.store.proof import prove
from tests.store.samples import TINY, add_table, entry_of, manifest_of, plain_rows, spooled, write_archive
from tests.store.test_files import file_size_limit, full_disk

__all__ = ["full_disk"]
PASSWORD = "pässwörd 'with' \"signs\" $HOME; 日本 😀"


def names_in(folder: Path) -> list[str]:
    return sorted(p.name for p in folder.iterdir() if not p.name.startswith("spooled"))


def proved(path: Path, password: str | None = None) -> bool:
    return not prove(path, password, lambda done, total: None, CancelToken()).damaged


# --- a name, or nothing ----------------------------------------------------------------------------------------


def test_nothing_has_the_name_before_it_is_published(tmp_path: Path) -> None:
    path = tmp_path / "new folder" / "a.7z"
    with ArchiveWriter(path) as writer:
        writer.finish(manifest_of([]), {})
        assert names_in(path.parent) == ["a.7z.partial"]
        assert writer.publish() == path
        assert names_in(path.parent) == ["a.7z"]
    assert names_in(path.parent) == ["a.7z"]
    assert path.stat().st_mode & 0o777 == 0o600


@pytest.mark.parametrize("error", [RuntimeError, KeyboardInterrupt])
def test_what_is_not_published_is_removed(tmp_path: Path, error: type[BaseException]) -> None:
    def interrupted() -> None:
        with ArchiveWriter(tmp_path / "a.7z") as writer:
            add_table(writer, [("data/d/t/1.parquet", spooled(tmp_path, b"x"))])
            raise error

    with pytest.raises(error):
        interrupted()
    assert names_in(tmp_path) == []


def test_an_archive_of_the_same_name_is_never_replaced(tmp_path: Path) -> None:
    path = write_archive(tmp_path / "a.7z")
    before = path.read_bytes()
    with pytest.raises(BackupError, match="already a file"):
        write_archive(path, {})
    assert path.read_bytes() == before
    assert names_in(tmp_path) == ["a.7z"]


def test_neither_where_there_are_no_hard_links(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def no_links(source: Path, target: Path) -> None:
        raise OSError(errno.EOPNOTSUPP, "no hard links here")

    monkeypatch.setattr(os, "link", no_links)
    path = write_archive(tmp_path / "a.7z")
    assert proved(path)
    with pytest.raises(BackupError, match="already a file"):
        write_archive(path, {})
    assert proved(path)
    assert names_in(tmp_path) == ["a.7z"]


def test_a_half_written_archive_of_another_is_left_alone(tmp_path: Path) -> None:
    beside = tmp_path / "a.7z.partial"
    beside.write_bytes(b"of another process")
    with pytest.raises(FileExistsError):
        write_archive(tmp_path / "a.7z")
    assert beside.read_bytes() == b"of another process"


def test_content_name_and_folder_are_synced_in_this_order(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    seen: list[tuple[str, bool]] = []
    sync = os.fsync
    path = tmp_path / "a.7z"

    def watched(handle: int) -> None:
        seen.append((Path(f"/proc/self/fd/{handle}").readlink().name, path.exists()))
        sync(handle)

    monkeypatch.setattr(os, "fsync", watched)
    write_archive(path)
    assert seen == [("a.7z.partial", False), (tmp_path.name, True)]


def test_the_files_are_taken_over_when_they_are_in_the_archive(tmp_path: Path) -> None:
    write_archive(tmp_path / "a.7z")
    assert [p.name for p in tmp_path.iterdir()] == ["a.7z"]


# --- a disk that refuses ---------------------------------------------------------------------------------------


def ready(folder: Path) -> Callable[[Path], None]:
    """A writing of two tables whose parts lie ready in another folder."""
    first, second = plain_rows(3), plain_rows(2)
    data = [os.urandom(9 << 10), os.urandom(5 << 10)]
    entries = [
        entry_of("d", f"t{n}", {f"data/d/t{n}/1.parquet": part}, [rows])
        for n, (part, rows) in enumerate(zip(data, (first, second), strict=True))
    ]
    paths = [spooled(folder, part) for part in data]

    def write(path: Path) -> None:
        with ArchiveWriter(path) as writer:
            for entry, source in zip(entries, paths, strict=True):
                add_table(writer, [(entry.parts[0].member, source)])
            writer.finish(manifest_of(entries), {})
            writer.publish()

    return write


@pytest.mark.parametrize("shared", [1, 8 << 20])
def test_a_disk_that_is_full_at_any_step_leaves_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, shared: int
) -> None:
    monkeypatch.setattr(module, "_SHARED_FOLDER", shared)
    repository = tmp_path / "repository"
    ready(tmp_path)(repository / "whole.7z")
    size = (repository / "whole.7z").stat().st_size
    refused = 0
    for limit in [*range(0, size - 60, 617), size - 60]:  # times in the header make sizes differ by a few bytes
        write = ready(tmp_path)
        with file_size_limit(limit), pytest.raises(NoSpace):
            write(repository / "a.7z")
        assert names_in(repository) == ["whole.7z"]
        refused += 1
    assert refused > 25
    write = ready(tmp_path)
    with file_size_limit(size + 200):
        write(repository / "a.7z")
    assert names_in(repository) == ["a.7z", "whole.7z"]


def test_a_disk_of_64_kb(tmp_path: Path, full_disk: Path) -> None:
    (full_disk / "others").write_bytes(bytes(48 << 10))
    with pytest.raises(NoSpace, match="full"):
        ready(tmp_path)(full_disk / "a.7z")
    assert names_in(full_disk) == ["others"]
    (full_disk / "others").unlink()
    ready(tmp_path)(full_disk / "a.7z")
    assert names_in(full_disk) == ["a.7z"]


def test_no_file_stays_open_after_a_failure(tmp_path: Path) -> None:
    before = len(list(Path("/proc/self/fd").iterdir()))
    write = ready(tmp_path)
    with file_size_limit(12_000), pytest.raises(NoSpace):
        write(tmp_path / "a.7z")
    assert len(list(Path("/proc/self/fd").iterdir())) == before


def test_a_part_that_vanishes_is_told(tmp_path: Path) -> None:
    gone = spooled(tmp_path, b"x")
    with ArchiveWriter(tmp_path / "a.7z") as writer:
        gone.unlink()
        with pytest.raises(BackupError, match="gone"):
            add_table(writer, [("data/d/t/1.parquet", gone)])
    assert names_in(tmp_path) == []


def test_what_the_disk_garbles_between_two_sessions_is_noticed(tmp_path: Path) -> None:
    """py7zr would begin a new archive there without a word."""
    part = tmp_path / "part"
    part.write_bytes(b"x" * 100)
    with ArchiveWriter(tmp_path / "a.7z") as writer:
        add_table(writer, [("data/d/t/1.parquet", part)])
        writer._end_folder()
        data = bytearray(writer.partial.read_bytes())
        data[20] ^= 1
        writer.partial.write_bytes(data)
        with pytest.raises(ArchiveDamaged, match="cannot be read back"):
            writer.finish(manifest_of([]), {})


# --- small tables share a folder, large ones do not -------------------------------------------------------------


def folders_of(path: Path) -> int:
    with py7zr.SevenZipFile(path) as archive:
        return archive.archiveinfo().blocks


def test_small_tables_share_a_folder_and_large_ones_do_not(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert folders_of(write_archive(tmp_path / "small.7z")) == 4  # texts, tables, texts, manifest
    monkeypatch.setattr(module, "_SHARED_FOLDER", 1)
    assert folders_of(write_archive(tmp_path / "large.7z")) == 5
    assert proved(tmp_path / "large.7z")


def test_the_manifest_is_read_without_the_rest(tmp_path: Path) -> None:
    path = tmp_path / "a.7z"
    members = {f"data/d/t/{n}.parquet": os.urandom(10 << 20) for n in range(1, 6)}
    entry = entry_of("d", "t", members, [plain_rows(1, n) for n in range(5)])
    with ArchiveWriter(path) as writer:
        add_table(writer, [(m, spooled(tmp_path, data)) for m, data in members.items()])
        writer.finish(manifest_of([entry]), {})
        writer.publish()
    assert path.stat().st_size > 50 << 20
    before = bytes_read()
    with ArchiveReader(path) as archive:
        assert archive.manifest.tables == (entry,)
        archive.catalog()
    assert bytes_read() - before < 100_000


def bytes_read() -> int:
    """What this process has read from files so far, cached or not."""
    io = dict(line.split(": ") for line in Path("/proc/self/io").read_text().splitlines())
    return int(io["rchar"])


# --- passwords -------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("password", ["", "\udcff", "a\x00b"])
def test_a_password_that_cannot_be_is_refused_before_anything_is_written(tmp_path: Path, password: str) -> None:
    with pytest.raises(UsageError):
        ArchiveWriter(tmp_path / "a.7z", password)
    assert names_in(tmp_path) == []


def test_without_the_password_not_even_names_are_visible(tmp_path: Path) -> None:
    data = write_archive(tmp_path / "a.7z", password=PASSWORD).read_bytes()
    for text in ("manifest.json", "plain", "README", "INFLUX", "InfluxDB", "parquet", "PAR1", "127.0.0.1"):
        assert text.encode() not in data
        assert text.encode("utf-16le") not in data


def test_the_key_is_derived_once_for_all_that_is_written_and_read(tmp_path: Path) -> None:
    key_of.cache_clear()
    assert proved(write_archive(tmp_path / "a.7z", password=PASSWORD), PASSWORD)
    assert key_of.cache_info().misses == 1


# --- the program 7z --------------------------------------------------------------------------------------------

needs_7z = pytest.mark.skipif(shutil.which("7z") is None, reason="needs the program 7z (Debian: p7zip-full or 7zip)")


def seven_zip(*arguments: str | Path) -> subprocess.CompletedProcess[str]:
    return run(["7z", *map(str, arguments)], Path.cwd())


def run(command: list[str], folder: Path) -> subprocess.CompletedProcess[str]:
    environment = {**os.environ, "LC_ALL": "C.UTF-8", "PYTHONUTF8": "1"}
    return subprocess.run(
        command, check=False, capture_output=True, text=True, cwd=folder, env=environment, stdin=subprocess.DEVNULL
    )


@needs_7z
@pytest.mark.parametrize("password", [None, "simple", PASSWORD])
def test_stock_7z_tests_and_unpacks_it_and_the_sums_agree(tmp_path: Path, password: str | None) -> None:
    path = write_archive(tmp_path / "a.7z", password=password)
    secret = [] if password is None else [f"-p{password}"]
    tested = seven_zip("t", *secret, path)
    assert tested.returncode == 0, tested.stdout + tested.stderr
    assert "Everything is Ok" in tested.stdout
    assert "Warning" not in tested.stdout
    out = tmp_path / "out"
    assert seven_zip("x", *secret, f"-o{out}", path).returncode == 0
    summed = run(["sha256sum", "-c", "SHA256SUMS"], out)
    assert summed.returncode == 0, summed.stdout
    assert summed.stdout.count(": OK") == 3 + sum(len(parts) for parts in TINY.values())
    (out / "data" / "db" / "odd" / "1.parquet").write_bytes(b"other")
    assert run(["sha256sum", "-c", "SHA256SUMS"], out).returncode != 0


@needs_7z
@pytest.mark.parametrize("password", ["-pwrong", "-p"])
def test_7z_needs_the_password_for_the_names_too(tmp_path: Path, password: str) -> None:
    path = write_archive(tmp_path / "a.7z", password="right")
    listed = seven_zip("l", password, path)
    assert listed.returncode != 0
    assert "manifest" not in listed.stdout


@needs_7z
def test_7z_unpacks_names_that_need_care(tmp_path: Path) -> None:
    tables = {
        (d, t): [plain_rows(2)] for d in ("a/b", "A/B") for t in ("../../x", "nul", "Nul", "x" * 300, "日本", ".")
    }
    path = write_archive(tmp_path / "a.7z", tables)
    assert proved(path)
    out = tmp_path / "out"
    assert seven_zip("x", f"-o{out}", path).returncode == 0
    unpacked = [p for p in out.rglob("*.parquet") if p.is_file()]
    assert len(unpacked) == len(tables)
    assert len({str(p).lower() for p in unpacked}) == len(tables)
