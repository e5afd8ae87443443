"""The trash: what goes in comes back to its place, and goes for ever oldest first, only as far as needed."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from influx_backup_gui.domain.errors import BackupError, UsageError
from influx_backup_gui.store import trash
from influx_backup_gui.store.repository import Repository
from influx_backup_gui.store.trash import Trashed, make_room, take_out


@pytest.fixture
def repository(tmp_path: Path) -> Repository:
    return Repository("main", tmp_path)


def put(repository: Repository, folder: str, name: str, stamp: str = "") -> Path:
    """An archive of 100 bytes in the trash, since `stamp` where one is given."""
    path = repository.path / folder / f"{name}.7z"
    path.parent.mkdir(exist_ok=True)
    path.write_bytes(name.encode().ljust(100))
    where = repository.place_in_trash(path)
    repository.trash(path, where)
    return where.rename(where.with_name(f"{stamp}_{path.name}")) if stamp else where


def test_what_is_trashed_can_be_taken_back_to_its_place(repository: Repository) -> None:
    put(repository, "lab", "a")
    put(repository, ".", "beside")
    found = {t.name: t for t in repository.trashed()}
    assert {t.folder for t in found.values()} == {"lab", "."}
    assert found["a"].bytes == 100
    assert take_out(repository.path, found["a"]) == repository.path / "lab" / "a.7z"
    assert take_out(repository.path, found["beside"]).read_bytes().startswith(b"beside")
    assert repository.trashed() == ()
    with pytest.raises(UsageError, match="already"):
        take_out(repository.path, found["a"])
    (repository.path / "lab" / "a.7z").unlink()
    with pytest.raises(BackupError, match="no longer"):
        take_out(repository.path, found["a"])


def test_a_folder_that_went_meanwhile_is_made_again(repository: Repository) -> None:
    put(repository, "lab", "a")
    (repository.path / "lab").rmdir()
    (item,) = repository.trashed()
    assert take_out(repository.path, item).read_bytes().startswith(b"a")


def test_an_archive_in_its_place_is_not_overwritten(repository: Repository) -> None:
    put(repository, "lab", "a")
    (repository.path / "lab" / "a.7z").write_bytes(b"newer")
    (item,) = repository.trashed()
    with pytest.raises(UsageError, match="already"):
        take_out(repository.path, item)
    assert (repository.path / "lab" / "a.7z").read_bytes() == b"newer"
    assert item.path.is_file()


def test_what_we_did_not_put_there_is_left_alone(repository: Repository) -> None:
    folder = repository.path / ".trash"
    folder.mkdir()
    for name in ("mine.7z", "20261341T000000Z_x.7z", "20261125T000000Z_x.txt"):
        (folder / name).write_bytes(b"x")
    (folder / "20261125T000000Z_unpacked.7z").mkdir()
    assert repository.trashed() == ()
    assert make_room(repository.path, "main", 1 << 62) == ()
    assert len(list(folder.iterdir())) == 4


def test_room_is_made_oldest_first_and_no_further(repository: Repository, monkeypatch: pytest.MonkeyPatch) -> None:
    paths = [put(repository, "lab", f"b{n}", f"2026112{n}T000000Z") for n in (3, 1, 2)]

    def free(_: Path) -> int:
        # A disk of 1,000 bytes that holds nothing but the trash.
        return 1000 - sum(p.stat().st_size for p in paths if p.exists())

    monkeypatch.setattr(trash, "free_bytes", free)
    assert names(repository.make_room(700)) == []
    assert names(repository.make_room(1001)) == []
    spared = [p for p in paths if p.name.endswith("b1.7z")]
    assert names(repository.make_room(901, spared)) == [], "not without the one that is spared"
    assert names(repository.make_room(800, spared)) == ["b2"]
    assert names(repository.make_room(900)) == ["b1"]
    assert names(repository.trashed()) == ["b3"]


def names(items: tuple[Trashed, ...]) -> list[str]:
    return [t.name for t in items]


@pytest.mark.skipif(os.name == "nt", reason="symbolic links need a right there")
def test_a_link_in_the_trash_is_no_archive(repository: Repository, tmp_path: Path) -> None:
    target = tmp_path / "precious.7z"
    target.write_bytes(b"x")
    (repository.path / ".trash").mkdir()
    (repository.path / ".trash" / "20261125T000000Z_x.7z").symlink_to(target)
    assert repository.trashed() == ()
