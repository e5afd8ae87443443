"""`runs` with its filters and `status --prometheus`, through the command line."""

from __future__ import annotations

import stat
from collections.abc import Iterator
from pathlib import Path

import pytest

from influx_backup_gui.demo.server import DemoServer
from tests.cli.conftest import Cli
from tests.domain.test_metrics import read


@pytest.fixture
def server(cli: Cli) -> Iterator[DemoServer]:
    with DemoServer(token=None) as demo:
        demo.write("db", "t,a=b v=1.0 5")
        assert cli("server", "add", "lab", "--url", demo.url).code == 0
        yield demo


def test_runs_by_every_filter(cli: Cli, server: DemoServer) -> None:
    cli("backup", "lab")
    cli("verify", "--all")
    cli("backup", "lab", "--repository", "nowhere")

    def kinds(*words: str) -> list[tuple[str, str]]:
        return [(run["kind"], run["outcome"]) for run in cli("runs", "--json", *words).json]

    assert kinds() == [("backup", "failed"), ("verify", "succeeded"), ("backup", "succeeded")]
    assert kinds("--kind", "verify", "--kind", "restore") == [("verify", "succeeded")]
    assert kinds("--outcome", "failed", "--outcome", "running") == [("backup", "failed")]
    assert kinds("--text", "nowhere") == [("backup", "failed")]
    assert kinds("--server", "lab", "--limit", "1") == [("backup", "failed")]
    assert kinds("--trigger", "schedule") == []
    assert kinds("--since", "2020-01-01") != []
    assert kinds("--until", "2020-01-01") == []
    assert cli("runs", "--schedule", "none").code == 2
    assert cli("runs", "--since", "yesterday").code == 2
    assert cli("runs", "--outcome", "odd").code == 2
    assert cli("runs", "--until", "2020-01-01").out == "Nothing of that kind was done.\n"


def test_metrics_for_a_collector_of_another_user(cli: Cli, server: DemoServer, tmp_path: Path) -> None:
    target = tmp_path / "collector" / "influx.prom"
    target.parent.mkdir()
    assert cli("status", "--prometheus", str(target)).code == 0
    found = read(target.read_text(encoding="utf-8"))
    assert found["influx_backup_health"] == {("lab",): 2}
    cli("backup", "lab")
    assert cli("status", "--prometheus", str(target)).code == 0
    found = read(target.read_text(encoding="utf-8"))
    assert found["influx_backup_health"] == {("lab",): 0}
    assert found["influx_backup_runs_total"] == {("lab", "backup", "succeeded"): 1}
    assert 0 <= found["influx_backup_last_proved_age_seconds"][("lab",)] < 60
    assert stat.S_IMODE(target.stat().st_mode) == 0o644
    assert list(target.parent.iterdir()) == [target]
    assert read(cli("status", "--prometheus", "-").out).keys() == found.keys()


def test_a_collector_hears_that_nothing_is_known(cli: Cli, server: DemoServer, home: Path, tmp_path: Path) -> None:
    target = tmp_path / "influx.prom"
    for path in home.glob("catalog.sqlite*"):
        path.write_bytes(b"\xff" * 8192)
    assert cli("status", "--prometheus", str(target)).code == 3
    assert read(target.read_text(encoding="utf-8")) == {"influx_backup_up": {(): 0}}


def test_a_report_as_text_page_and_json(cli: Cli, server: DemoServer, tmp_path: Path) -> None:
    cli("backup", "lab")
    cli("verify", "--all")
    cli("backup", "lab", "--repository", "nowhere")
    said = cli("report")
    assert said.code == 0
    assert said.out.startswith("Proof report of Influx Backup\n")
    assert "1 backup, 1 row," in said.out
    page = tmp_path / "report.html"
    found = cli("report", "--since", "2020-01-01", "--html", str(page), "--json").json
    assert found["since"] == "2020-01-01T00:00:00Z"
    assert [len(found[k]) for k in ("failures", "checks", "drills", "restores")] == [1, 1, 0, 0]
    (lab,) = found["servers"]
    assert (lab["backups"], lab["proved"], lab["manual"]) == (1, 1, {"good": 1, "ended": 2})
    assert page.read_text(encoding="utf-8").endswith("</html>\n")
    assert cli("report", "--html", str(page)).out == ""
    nothing = cli("report", "--until", "2020-01-01").out
    assert "nothing in this time" in nothing
    assert cli("report", "--since", "2026-01-02", "--until", "2026-01-01").code == 2
