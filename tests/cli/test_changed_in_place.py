"""What is changed stays where it stands (a window begins with the first server); no list of none; free names."""

from __future__ import annotations

from pathlib import Path

import pytest

from influx_backup_gui.domain.errors import ExitCode
from influx_backup_gui.domain.names import free_name
from tests.cli.conftest import Cli


def test_a_server_that_is_replaced(cli: Cli) -> None:
    for name in ("first", "second"):
        cli("server", "add", name, "--url", "http://127.0.0.1:1")
    cli("server", "add", "first", "--url", "http://127.0.0.1:2", "--replace")
    assert [(s["name"], s["url"][-1]) for s in cli("server", "list", "--json").json] == [
        ("first", "2"),
        ("second", "1"),
    ]


def test_a_folder_that_gets_a_rule(cli: Cli, tmp_path: Path) -> None:
    for name in ("one", "two"):
        cli("repository", "add", name, str(tmp_path / name))
    cli("repository", "retention", "one", "--keep-last", "3")
    found = {r["name"]: r["retention"]["last"] for r in cli("repository", "list", "--json").json}
    assert list(found) == ["default", "one", "two"]
    assert found["one"] == 3


@pytest.mark.parametrize("words", [("runs",), ("alerts", "list"), ("schedule", "history")])
@pytest.mark.parametrize("limit", ["0", "-1"])
def test_no_list_of_none(cli: Cli, words: tuple[str, ...], limit: str) -> None:
    """SQLite takes -1 for all of them."""
    found = cli(*words, "--limit", limit)
    assert found.code == ExitCode.USAGE
    assert "--limit is less than 1." in found.err


@pytest.mark.parametrize(
    ("taken", "free"), [((), "daily"), (("daily",), "daily 2"), (("daily", "daily 2", "daily 4"), "daily 3")]
)
def test_a_name_that_is_free(taken: tuple[str, ...], free: str) -> None:
    assert free_name("daily", taken) == free
