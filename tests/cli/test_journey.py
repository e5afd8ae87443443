"""The journey of `make demo`: it ends well only when every row came back."""

from __future__ import annotations

import shutil
import subprocess
import tempfile
from argparse import Namespace
from pathlib import Path

import pytest

from influx_backup_gui.cli.journey import journey
from influx_backup_gui.cli.output import Output
from influx_backup_gui.cli.session import Session
from influx_backup_gui.demo.server import DemoServer
from tests.cli.conftest import Cli


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Where the journey keeps its archive."""
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    return tmp_path


def test_it_tells_a_person_what_happens(cli: Cli, home: Path, folder: Path) -> None:
    said = cli("demo", "--journey")
    assert said.code == 0, said
    wide = [line for line in said.out.splitlines() if len(line) > 80 and str(folder) not in line and "py" not in line]
    assert wide == []
    assert said.out.count("equal, bit by bit") == 2
    assert "one table in 720 files" in said.out
    for words in ("influx-backup backup demo", "influx-backup verify", "--against demo", "influx-backup restore"):
        assert words in said.out
    assert "--database plant" in said.out
    assert not (home / "settings.json").exists()
    assert not (home / "catalog.sqlite").exists()


def test_it_prints_one_document(cli: Cli, folder: Path) -> None:
    said = cli("demo", "--journey", "--json")
    assert said.code == 0, said
    assert said.json["equal"]
    assert [run["kind"] for run in said.json["runs"]] == ["backup", "verify", "restore"]
    assert {t["table"] for t in said.json["tables"]} == {"meter", "machine"}
    archive = Path(said.json["runs"][0]["backup"]["path"])
    assert archive.is_relative_to(folder)
    assert said.progress[-1]["fraction"] == 1.0


@pytest.mark.skipif(shutil.which("7z") is None, reason="no 7z program")
def test_the_archive_opens_as_it_says(cli: Cli) -> None:
    archive = Path(cli("demo", "--journey", "--json").json["runs"][0]["backup"]["path"])
    subprocess.run(["7z", "x", archive.name], cwd=archive.parent, check=True, capture_output=True)
    subprocess.run(["sha256sum", "--quiet", "-c", "SHA256SUMS"], cwd=archive.parent, check=True, capture_output=True)
    assert list((archive.parent / "data/plant/machine").glob("*.parquet"))


def test_one_row_that_is_not_the_same_fails(capsys: pytest.CaptureFixture[str]) -> None:
    def tampered(server: DemoServer) -> None:
        server.write("plant", "meter,site=north kwh=-1 1767225600000000000")

    with Session(None, Output()) as session:
        assert journey(Namespace(), session, tampered) == 3
    said = capsys.readouterr().out
    assert "NOT EQUAL" in said
    assert "kwh 0.0 in the backup, -1.0 on the server" in said
