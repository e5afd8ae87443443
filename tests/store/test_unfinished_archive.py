"""A half-written archive is read as it was at a mark, whatever came after it."""

from __future__ import annotations

import shutil
from pathlib import Path

import py7zr
import pytest

from influx_backup_gui.domain.errors import ArchiveDamaged
from influx_backup_gui.store.archive import ArchiveWriter
from influx_backup_gui.store.archive_reader import ArchiveReader
from influx_backup_gui.store.unfinished_archive import Mark, UnfinishedArchive
from tests.store.samples import add_table, manifest_of, spooled


def part(number: int) -> str:
    return f"data/d/t/{number}.parquet"


def add(writer: ArchiveWriter, folder: Path, *numbers: int) -> None:
    add_table(writer, [(part(n), spooled(folder, bytes([n]) * 5000 * n)) for n in numbers])


def read(path: Path, mark: Mark, password: str | None, *numbers: int) -> list[tuple[str, bytes, str]]:
    with UnfinishedArchive(path, mark, password) as archive:
        return list(archive.members({part(n): 5000 * n for n in numbers}))


@pytest.mark.parametrize("password", [None, "secret"])
def test_what_came_after_the_mark_does_not_matter(tmp_path: Path, password: str | None) -> None:
    final, killed = tmp_path / "a.7z", tmp_path / "killed"
    with ArchiveWriter(final, password) as writer:
        assert writer.mark() is None
        add(writer, tmp_path, 1, 2)
        first = writer.mark()
        assert first is not None
        add(writer, tmp_path, 3)
        shutil.copy(writer.partial, killed)  # in the middle of a session: there is no header any more
        second = writer.mark()
        assert second is not None
        with pytest.raises(ArchiveDamaged):
            ArchiveReader(killed, password)
        expected = [(part(n), bytes([n]) * 5000 * n, "") for n in (1, 2, 3)]
        assert read(killed, first, password, 1, 2) == expected[:2]
        assert read(writer.partial, first, password, 2) == expected[1:2]
        assert read(writer.partial, second, password, 1, 2, 3) == expected
        writer.finish(manifest_of([]), {})
        writer.publish()
    assert read(final, second, password, 3) == expected[2:]


def test_what_is_damaged_or_cut_is_said_and_the_rest_is_read(tmp_path: Path) -> None:
    with ArchiveWriter(tmp_path / "a.7z") as writer:
        add(writer, tmp_path, 1, 2, 3)
        mark = writer.mark()
        assert mark is not None
        writer.keep()
    data = bytearray(writer.partial.read_bytes())
    data[data.index(bytes([1]) * 100)] ^= 1
    writer.partial.write_bytes(data[: mark.end - 10])
    assert [(name, bool(reason)) for name, _, reason in read(writer.partial, mark, None, 1, 2, 3)] == [
        (part(1), True),
        (part(2), False),
        (part(3), True),
    ]
    with pytest.raises(py7zr.exceptions.Bad7zFile):
        UnfinishedArchive(writer.partial, Mark(mark.head, mark.end, b"x" * len(mark.tail)), None)


def test_a_file_that_is_kept_stays_beside_its_name(tmp_path: Path) -> None:
    for keep in (True, False):
        with ArchiveWriter(tmp_path / "a.7z", partial=tmp_path / "b.7z.partial") as writer:
            add(writer, tmp_path, 1)
            if keep:
                writer.keep()
        assert (tmp_path / "b.7z.partial").exists() == keep
        (tmp_path / "b.7z.partial").unlink(missing_ok=True)
    assert not (tmp_path / "a.7z").exists()
