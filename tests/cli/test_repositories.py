"""Folders of archives come and go; their archives stay."""

from __future__ import annotations

from pathlib import Path

from tests.cli.conftest import Cli


def test_a_folder_is_added_listed_and_forgotten(cli: Cli, tmp_path: Path) -> None:
    folder = tmp_path / "usb"
    said = cli("repository", "add", "usb", str(folder), "--json")
    assert said.code == 0
    known = said.json
    assert known.pop("retention")["minimum"] == 2
    assert known == {
        "name": "usb",
        "path": str(folder),
        "default": False,
        "present": True,
        "emptied": False,
        "backups": 0,
    }
    assert [r["name"] for r in cli("repository", "list", "--json").json] == ["default", "usb"]
    assert str(folder) in cli("repository", "list").out
    assert cli("repository", "remove", "usb").code == 0
    assert [r["name"] for r in cli("repository", "list", "--json").json] == ["default"]
    assert folder.is_dir()


def test_another_default(cli: Cli, tmp_path: Path) -> None:
    cli("repository", "add", "usb", str(tmp_path / "usb"), "--default")
    first, second = cli("repository", "list", "--json").json
    assert (first["name"], first["default"], second["default"]) == ("usb", True, False)
    assert cli("repository", "remove", "usb").code == 2


def test_a_folder_on_a_disk_that_is_not_there(cli: Cli, tmp_path: Path) -> None:
    said = cli("repository", "add", "usb", str(tmp_path / "not" / "mounted"))
    assert said.code == 3
    assert "is not there" in said.err
    assert [r["name"] for r in cli("repository", "list", "--json").json] == ["default"]


def test_one_folder_is_one_repository(cli: Cli, tmp_path: Path) -> None:
    cli("repository", "add", "usb", str(tmp_path / "usb"))
    assert cli("repository", "add", "usb", str(tmp_path / "other")).code == 2
    assert cli("repository", "add", "again", str(tmp_path / "x" / ".." / "usb")).code == 2
    assert not (tmp_path / "other").exists()


def test_a_rebuild_names_what_it_cannot_read(cli: Cli, tmp_path: Path) -> None:
    cli("repository", "add", "usb", str(tmp_path / "usb"))
    assert cli("repository", "rebuild", "--json").json["backups"] == 0
    (tmp_path / "usb" / "broken.7z").write_bytes(b"7z?")
    said = cli("repository", "rebuild", "usb", "--json")
    assert said.code == 1
    assert [Path(u["path"]).name for u in said.json["unreadable"]] == ["broken.7z"]
    assert "broken.7z" in cli("repository", "rebuild").err


def test_what_a_repository_keeps_is_shown_and_said(cli: Cli, tmp_path: Path) -> None:
    cli("repository", "add", "usb", str(tmp_path / "usb"))
    assert cli("repository", "retention", "usb", "--json").json["retention"]["last"] == 0
    assert "keeps: everything" in cli("repository", "retention").out
    said = cli("repository", "retention", "usb", "--keep-daily", "7", "--keep-gb", "0.5", "--json").json
    assert (said["retention"]["daily"], said["retention"]["max_bytes"]) == (7, 500_000_000)
    assert "daily 7, no more than 500 MB, at least 2" in cli("repository", "retention", "usb").out
    cli("repository", "retention", "default", "--keep-last", "3")
    listed = {r["name"]: r["retention"]["last"] for r in cli("repository", "list", "--json").json}
    assert listed == {"default": 3, "usb": 0}
    # A policy is said as a whole: what is not said is off again.
    assert cli("repository", "retention", "usb", "--keep-last", "3", "--json").json["retention"]["daily"] == 0
    assert cli("repository", "retention", "usb", "--keep-all", "--json").json["retention"]["last"] == 0


def test_a_policy_that_makes_no_sense_is_refused(cli: Cli) -> None:
    for words in (["--keep-gb", "-1"], ["--keep-gb", "nan"], ["--keep-gb", "inf"], ["--keep-last", "x"]):
        assert cli("repository", "retention", *words).code == 2
    assert cli("repository", "retention", "--keep-all", "--keep-last", "2").code == 2
    assert cli("repository", "retention", "usb").code == 2
    assert cli("repository", "retention", "--json").json["retention"]["last"] == 0


def test_a_file_is_no_folder(cli: Cli, tmp_path: Path) -> None:
    (tmp_path / "text").write_text("x")
    said = cli("repository", "add", "usb", str(tmp_path / "text"))
    assert (said.code, said.err.splitlines()[0]) == (
        3,
        f"error: The path of the repository 'usb' is a file, not a folder: {tmp_path / 'text'}.",
    )
    assert "disk" not in said.err
    assert "Choose a folder" in said.err
    assert [r["name"] for r in cli("repository", "list", "--json").json] == ["default"]
    assert (tmp_path / "text").read_text() == "x"
