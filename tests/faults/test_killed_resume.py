"""`kill -9` at every step of a backup that can be gone on with, and of going on: nothing lost, nothing read twice."""

from __future__ import annotations

import os
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from influx_backup_gui.demo.server import DemoServer
from influx_backup_gui.domain.errors import ExitCode
from influx_backup_gui.domain.instants import SECOND
from influx_backup_gui.domain.manifest import Manifest
from influx_backup_gui.domain.unfinished import Unfinished
from influx_backup_gui.domain.windows import plan_windows
from influx_backup_gui.engine import backup_planning, checkpoints
from influx_backup_gui.engine.engine import Engine
from influx_backup_gui.engine.records import unfinished_to_json
from influx_backup_gui.influx.sql_text import quoted, where
from influx_backup_gui.store.archive_reader import ArchiveReader
from tests.cli.conftest import Cli
from tests.faults.kills import Prepared, archives, killed, leftovers, points, run_until

pytestmark = pytest.mark.skipif(os.name == "nt", reason="there is no SIGKILL")
BACKUP = ("backup", "lab", "--name", "new", "--in-flight", "1", "--json")
SELECT = "SELECT * FROM "


@pytest.fixture
def server(cli: Cli, monkeypatch: pytest.MonkeyPatch) -> Iterator[DemoServer]:
    """Two tables of three files each, which are read file by file, also by this process."""
    monkeypatch.setenv("SMALL_WINDOWS", "1")
    monkeypatch.setattr(backup_planning, "plan_windows", lambda *a, **k: plan_windows(*a, **{**k, "target_rows": 3}))
    monkeypatch.setattr(checkpoints, "EVERY", 0.0)
    with DemoServer(token=None) as demo:
        for table in ("a", "b"):
            rows = (f"{table},room=r{n % 3} temp={n}.5 {n * 200 * SECOND}" for n in range(9))
            demo.write("db", "\n".join(rows))
        demo.persist()
        assert cli("server", "add", "lab", "--url", demo.url).code == 0
        yield demo


@pytest.fixture
def prepared(server: DemoServer, home: Path) -> Prepared:
    assert run_until(0, home, "backup", "lab", "--in-flight", "1")[0] == 0
    return Prepared(home)


def left_behind(home: Path) -> tuple[Unfinished, ...]:
    engine = Engine.open(home)
    try:
        return engine.unfinished()
    finally:
        engine.close()


def manifest_of(archive: Any) -> Manifest:
    with ArchiveReader(Path(archive["path"])) as opened:
        return opened.manifest


def same_rows(one: Manifest, other: Manifest) -> bool:
    """Every part of both has the same bytes."""
    return [replace(t, read=None) for t in one.tables] == [replace(t, read=None) for t in other.tables]


def goes_on(cli: Cli, home: Path, server: DemoServer, whole: Manifest, point: int) -> tuple[str, int]:
    """Kill a backup at a point, start again, and go on; answers where that was, and how many parts were taken over."""
    old = archives(home)
    label = killed(point, home, *BACKUP)
    run = cli("runs", "--limit", "1", "--json").json[0]
    left = left_behind(home)
    assert {p.name for p in leftovers(home)} == {Path(u.path).name for u in left}, label
    new = archives(home).keys() - old.keys()
    if new:
        assert left == ()
        assert run["backup"]["path"] in new
        return label, 0
    if run["outcome"] == "interrupted":
        mine = [unfinished_to_json(u) for u in left if u.run == run["id"]]
        assert ([run["resumable"]] if "resumable" in run else []) == mine, label
    assert cli("list", "--interrupted", "--json").json == [unfinished_to_json(u) for u in left]
    assert cli("list").out.count("goes on from there") == len(left)
    since = len(server.requests)
    again = cli(*BACKUP)
    assert again.code == 0, (label, again)
    assert leftovers(home) == []
    assert left_behind(home) == ()
    document = again.json
    assert same_rows(manifest_of(document["backup"]), whole), label
    assert cli("verify", "--all").code == 0
    asked = {p.get("q") for _, _, p, _ in server.requests[since:]}
    proved = [(t.table.name, p) for u in left for t in u.tables for p in t.parts]
    assert not asked & {f"{SELECT}{quoted(name)}{where(p.range)}" for name, p in proved}, label
    assert (document["resumed"] or {"parts": 0})["parts"] == len(proved), label
    return label, len(proved)


def test_a_backup_that_was_killed_goes_on(cli: Cli, server: DemoServer, home: Path, prepared: Prepared) -> None:
    whole = manifest_of(cli("list", "--json").json[0])
    code, labels = run_until(0, home, *BACKUP)
    assert code == 0
    # Behind each table's last part, in the middle of a session, and when all is read.
    parts = [n for n, label in enumerate(labels, 1) if label.startswith("open backups/.spool/")]
    finished = next(points(labels, "before an fsync"))
    taken = []
    for point in (parts[len(parts) // 2], parts[-1] + 1, finished):
        prepared.put_back()
        taken.append(goes_on(cli, home, server, whole, point)[1])
    prepared.put_back()
    killed(parts[-1] + 1, home, *BACKUP)
    (left,) = cli("list", "--interrupted", "--json").json
    assert cli("discard", "nothing").code == ExitCode.USAGE
    assert cli("discard", left["run"], "--json").json == {"discarded": left}
    assert leftovers(home) == []
    assert 0 < taken[0] < taken[1] <= taken[2] == 8


@pytest.fixture
def cut(cli: Cli, server: DemoServer, home: Path, prepared: Prepared) -> Prepared:
    """A home in which a backup was killed in its second table."""
    code, labels = run_until(0, home, *BACKUP)
    assert code == 0
    prepared.put_back()
    parts = [n for n, label in enumerate(labels, 1) if label.startswith("open backups/.spool/")]
    killed(parts[-3], home, *BACKUP)
    assert cli("runs").code == 0
    return Prepared(home, "cut")


@pytest.mark.slow
def test_what_was_cut_off_is_there_or_gone_when_discarding_it_is_killed(cli: Cli, home: Path, cut: Prepared) -> None:
    words = ("discard", "new")
    code, labels = run_until(0, home, *words)
    assert code == 0
    removal = next(points(labels, "os.remove backups/lab"))
    for point in (removal, removal + 1):
        cut.put_back()
        label = killed(point, home, *words)
        left = cli("list", "--interrupted", "--json").json
        assert {str(p) for p in leftovers(home)} == {u["path"] for u in left}, label
        assert cli(*words).code == (ExitCode.SUCCEEDED if left else ExitCode.USAGE), label
        assert leftovers(home) == [], label


@pytest.mark.slow
@pytest.mark.parametrize("share", range(4))
def test_every_step(cli: Cli, server: DemoServer, home: Path, prepared: Prepared, share: int) -> None:
    whole = manifest_of(cli("list", "--json").json[0])
    code, labels = run_until(0, home, *BACKUP)
    assert code == 0
    assert len(labels) > 100
    taken = set()
    for point in range(1 + share, len(labels) + 1, 4):
        prepared.put_back()
        taken.add(goes_on(cli, home, server, whole, point)[1])
    assert len(taken) > 4


@pytest.mark.slow
@pytest.mark.parametrize("share", range(4))
def test_every_step_of_going_on(cli: Cli, server: DemoServer, home: Path, cut: Prepared, share: int) -> None:
    whole = manifest_of(cli("list", "--json").json[0])
    code, labels = run_until(0, home, *BACKUP)
    assert code == 0
    for point in range(1 + share, len(labels) + 1, 4):
        cut.put_back()
        goes_on(cli, home, server, whole, point)
