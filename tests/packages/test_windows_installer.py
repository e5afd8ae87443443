"""The Windows installer compiles around a stand-in payload; only the workflow, on Windows, starts it."""

from __future__ import annotations

import shutil
import sys
from pathlib import Path

import pytest

from tests.packages.running import ROOT, run

pytestmark = [
    pytest.mark.packages,
    pytest.mark.skipif(not (shutil.which("makensis") and shutil.which("7z")), reason="no makensis or no 7z"),
]


def test_it_holds_the_programs_and_an_uninstaller(tmp_path: Path) -> None:
    payload, output = tmp_path / "payload", tmp_path / "influx-backup-windows.exe"
    (payload / "_internal" / "a b").mkdir(parents=True)
    for name in ("influx-backup.exe", "influx-backup-gui.exe", "_internal/a b/ä$.dll"):
        (payload / name).write_bytes(b"MZ" + name.encode())
    words: list[str | Path] = ["bash", ROOT / "packaging" / "windows" / "build.sh", payload, output]
    run(words, variables={"PYTHON": sys.executable})

    run(["7z", "x", f"-o{tmp_path / 'inside'}", output])
    for file in (p for p in payload.rglob("*") if p.is_file()):
        assert (tmp_path / "inside" / file.relative_to(payload)).read_bytes() == file.read_bytes()
    assert (tmp_path / "inside" / "uninstall.exe").exists()
    assert output.read_bytes()[:2] == b"MZ"
