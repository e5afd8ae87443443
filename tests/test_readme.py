"""The README's walk through works as it stands there, word for word, in a shell."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from influx_backup_gui.demo.server import DemoServer

README = Path(__file__).parents[1] / "README.md"
TOKEN = "apiv3_readme"
# Rows of the shape of InfluxData's sample sets, which the README names.
SAMPLES = {
    "bay-area-weather.lp": "weather,location=Hayward wind_avg=2.24,temp_max=57 1577836800000000000\n"
    "weather,location=Concord wind_avg=3.8,temp_max=60 1577923200000000000\n",
    "bitcoin.lp": "bitcoin,code=EUR,description=Euro,symbol=&euro; price=28561.8722 1682900340000000000\n",
    "eu-wind-data.lp": "wind_data,country=Germany,city=Berlin wind_speed=14.63,wind_direction=270i 1759276800\n",
}


def blocks(heading: str) -> list[str]:
    """The shell blocks of one section."""
    section = README.read_text(encoding="utf-8").split(f"\n## {heading}\n")[1].split("\n## ")[0]
    return re.findall(r"```sh\n(.*?)```", section, re.DOTALL)


@pytest.fixture
def server() -> Iterator[DemoServer]:
    with DemoServer(token=TOKEN) as demo:
        yield demo


@pytest.mark.skipif(shutil.which("curl") is None, reason="no curl to load the sample files with")
def test_the_walk_through(tmp_path: Path, server: DemoServer) -> None:
    for name, text in SAMPLES.items():
        (tmp_path / name).write_text(text)
    (tmp_path / ".venv").symlink_to(sys.prefix)
    newest = "$(influx-backup list --json | python3 -c 'import json, sys; print(json.load(sys.stdin)[0][\"name\"])')"
    walk, inside = blocks("A walk through"), blocks("A drill, and a look inside")
    script = "\n".join(["set -eu", *walk, "echo walked", *inside])
    script = script.replace("http://127.0.0.1:8181", server.url).replace("$HOME", str(tmp_path))
    script = re.sub(r"\bBACKUP\b(?=[^_])", newest, script).replace("--json      #", "--json > backup.json  #")
    done = subprocess.run(
        ["bash", "-c", script],
        cwd=tmp_path,
        env={"PATH": os.environ["PATH"], "T": TOKEN, "LANG": "C.UTF-8", "HOME": str(tmp_path)},
        capture_output=True,
        text=True,
        check=False,
        timeout=120,
    )
    assert done.returncode == 0, done.stderr + done.stdout
    said = done.stdout.splitlines()
    assert said[said.index("walked") - 1] == "0"
    assert "removed again" in done.stdout
    assert (tmp_path / "bitcoin.csv").read_text().count("EUR") == 1
    assert json.loads((tmp_path / "backup.json").read_text())["backup"]["databases"] == ["bitcoin", "weather", "wind"]
    assert server.rows("bitcoin2", "bitcoin").equals(server.rows("bitcoin", "bitcoin"))
    assert server.rows("wind", "wind_data")["time"].to_pylist()[0].year == 2025


@pytest.mark.skipif(shutil.which("7z") is None, reason="no 7z program")
def test_an_archive_opens_without_this_program(tmp_path: Path) -> None:
    golden = next(p for p in sorted((README.parent / "backups").glob("*.7z")) if "encrypted" not in p.name)
    shutil.copy(golden, tmp_path / "BACKUP.7z")
    script = "\n".join(["set -eu", *blocks("Without this program")])
    subprocess.run(["bash", "-c", script], cwd=tmp_path, check=True, capture_output=True, timeout=60)
    assert list(tmp_path.glob("data/*/*/*.parquet"))


def test_the_lists_of_the_readme_name_files_that_are_there() -> None:
    links = re.findall(r"\]\(([^)#:]+)\)", README.read_text(encoding="utf-8"))
    assert [link for link in links if not (README.parent / link).exists()] == []


def test_what_developers_read_names_files_that_are_there() -> None:
    root = README.parent
    for document in (root / "CONTRIBUTING.md", root / "docs" / "architecture.md"):
        named = set(re.findall(r"`((?:\w+/)+\w+\.(?:py|sh|md))`", document.read_text(encoding="utf-8")))
        assert len(named) > 10
        assert {
            n for n in named if not any((place / n).exists() for place in (root, root / "src/influx_backup_gui"))
        } == set()
