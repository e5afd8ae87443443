"""Chapter "kills": the program dies at its n-th change of the outside world, and is started again.

What must hold then is what the tests in tests/faults say, at every point instead of those that matter most. Beside
them, archives are read without the program, and compared with what the server holds.
"""

from __future__ import annotations

import traceback
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from influx_backup_gui.domain.retention import RetentionPolicy
from influx_backup_gui.engine.engine import Engine
from tests.faults import test_killed_backup, test_killed_drill, test_killed_restore, test_killed_trash
from tests.faults.kills import Prepared, killed, points, run_until
from tools.faults.commands import Bench, bench, call
from tools.faults.line import Line
from tools.faults.oracle import in_archive, missing, on_server


@dataclass(frozen=True)
class Operation:
    """`prepare` makes what is there before; `survives` kills at a point, checks, and answers where that was."""

    name: str
    words: tuple[str, ...]
    prepare: Callable[[Bench], None]
    survives: Callable[[Bench, int, Operation], str]
    # Removes for ever what is in the trash.
    empties: bool = False


def kills(operation: Operation, share: int = 0, of: int = 1, at: Sequence[str] = (), guard: str = "") -> Iterator[Line]:
    """A line for every point, or every `of`-th from the `share`-th on, or the first whose labels begin with `at`."""
    with bench() as on:
        operation.prepare(on)
        prepared = Prepared(on.home)
        code, labels = run_until(0, on.home, *operation.words)
        if code != 0:
            raise RuntimeError(f"{operation.name} does not work: {code}")
        for point in points(labels, *at) if at else range(1 + share, len(labels) + 1, of):
            prepared.put_back()
            yield replace(_killed(on, operation, point, len(labels)), guard=guard)


def _killed(on: Bench, operation: Operation, point: int, of: int) -> Line:
    before = {name: path for name, path in _archives(on.home).items() if not (operation.empties and _trashed(path))}
    wrong, where, seen = 0, "", "clean start, nothing missing, done again"
    try:
        where = operation.survives(on, point, operation)
    except AssertionError as error:
        said = traceback.extract_tb(error.__traceback__)[-1].line
        wrong, seen = 1, f"not as it must be: {said} {str(error)[:300]}".rstrip()
    after = _archives(on.home)
    lost = sum(missing(on.truth, in_archive(after[name])) if name in after else 1 for name in before)
    lost += missing(on.truth, on_server(on.server))
    green = sum(bool(b["proved"]) and not _as_it_was(on, b) for b in call("list", "--json").json)
    return Line("kill -9", f"{operation.name}, killed at {point} of {of}: {where}", seen, lost, green, wrong)


def _as_it_was(on: Bench, backup: dict[str, Any]) -> bool:
    """Whether a listed backup holds what the server does; safety backups hold what was there before."""
    found = in_archive(Path(backup["path"]))
    return found is not None and ("before-restore" in backup["name"] or not missing(on.truth, found))


def _archives(home: Path) -> dict[str, Path]:
    """By name, wherever they are now; the moment in which one came into the trash is no part of its name."""
    return {p.stem.split("Z_", 1)[-1] if _trashed(p) else p.stem: p for p in (home / "backups").rglob("*.7z")}


def _trashed(path: Path) -> bool:
    return ".trash" in path.parts


# --- what is done -----------------------------------------------------------------------------------


def _one_backup(on: Bench) -> None:
    _must(call("backup", "lab", "--name", "old"))


def _with_retention(on: Bench) -> None:
    on.server.catalog.database("db").retention_ns = test_killed_restore.RETENTION
    _one_backup(on)


def _with_target(on: Bench) -> None:
    _with_retention(on)
    on.server.write("again", "home,room=mine temp=7 7")
    on.server.catalog.database("again").retention_ns = test_killed_restore.OTHER


def _three(on: Bench) -> None:
    for name in ("a", "b", "c"):
        _must(call("backup", "lab", "--name", name))
    engine = Engine.open(on.home)
    config = replace(engine.repositories()[0], retention=RetentionPolicy(last=1, minimum=1))
    engine.update_settings(lambda s: replace(s, repositories=(config,)))
    engine.close()


def _one_in_the_trash(on: Bench) -> None:
    _three(on)
    _must(call("delete", "a"))


def _all_in_the_trash(on: Bench) -> None:
    _three(on)
    _must(call("prune"))


def _due(on: Bench) -> None:
    """A schedule of which one time has passed, and not run."""
    _one_backup(on)
    _must(call("schedule", "add", "nightly", "--server", "lab", "--at", "02:00", "--zone", "UTC"))
    settings = on.home / "settings.json"
    text = settings.read_text(encoding="utf-8")
    made = text.partition('"since": "')[2].partition('"')[0]
    settings.write_text(text.replace(made, "2026-01-01T00:00:00Z"), encoding="utf-8")


def _must(result: Any) -> None:
    if result.code != 0:
        raise RuntimeError(f"it cannot be prepared: {result}")


# --- what must hold ---------------------------------------------------------------------------------


def _backup(on: Bench, point: int, _: Operation) -> str:
    return test_killed_backup.survives(call, on.home, point)


def _drill(on: Bench, point: int, _: Operation) -> str:
    return test_killed_drill.survives(call, on.server, on.home, point)


def _restore(on: Bench, point: int, _: Operation) -> str:
    return test_killed_restore.beside_survives(call, on.server, on.home, point)


def _replace(on: Bench, point: int, _: Operation) -> str:
    return test_killed_restore.replace_survives(call, on.server, on.home, point)


def _removal(on: Bench, point: int, operation: Operation) -> str:
    """An archive is listed or in the trash; what is to be removed for ever can be."""
    listed = call("list", "--json").json
    before = _names()
    label = killed(point, on.home, *operation.words)
    test_killed_trash.start_is_clean(call, on.home, operation.name)
    if operation.empties:
        assert call("list", "--json").json == listed, label
        assert call(*operation.words).code == 0, label
        assert _names() == {b["name"] for b in listed}, label
    else:
        assert _names() == before, label
    return label


def _names() -> set[str]:
    """Of all that is listed or in the trash."""
    return {b["name"] for words in (("list",), ("trash", "list")) for b in call(*words, "--json").json}


def _catalog(on: Bench, point: int, operation: Operation) -> str:
    """A small change of the catalog or the settings: it is made or not, and can be made again."""
    before = call("list", "--json").json
    label = killed(point, on.home, *operation.words)
    after = call("list", "--json").json
    assert [b["path"] for b in after] == [b["path"] for b in before], label
    assert all(b["proved"] for b in after), label
    assert all(r["outcome"] for r in call("runs", "--json").json), label
    assert call(*operation.words).code in (0, 2), label  # 2: there is one of that name already
    assert call("verify", "--all").code == 0, label
    return label


def _slot(on: Bench, point: int, operation: Operation) -> str:
    """Whatever was due runs once: it was begun, or is due still."""
    label = killed(point, on.home, *operation.words)
    assert all(r["outcome"] for r in call("runs", "--json").json), label
    assert call(*operation.words).code in (0, 3), label
    runs = [r for r in call("runs", "--json").json if r["slot"]]
    slots = [r["slot"] for r in runs if r["kind"] == "backup" and r["outcome"] != "skipped"]
    assert len(slots) == len(set(slots)) == 1, (label, runs)
    assert call("verify", "--all").code == 0, label
    return label


OPERATIONS = (
    Operation("backup", test_killed_backup.BACKUP, _one_backup, _backup),
    Operation("restore", test_killed_restore.BESIDE, _with_retention, _restore),
    Operation("restore that replaces", test_killed_restore.REPLACE, _with_target, _replace),
    Operation("drill", test_killed_drill.DRILL, _one_backup, _drill),
    Operation("delete", ("delete", "a", "--json"), _three, _removal),
    Operation("prune", ("prune", "--json"), _three, _removal),
    Operation("untrash", ("trash", "restore", "a", "--json"), _one_in_the_trash, _removal),
    Operation("empty-trash", ("trash", "empty", "--all", "--yes", "--json"), _all_in_the_trash, _removal, True),
    Operation("catalog: pin", ("pin", "old"), _one_backup, _catalog),
    Operation("catalog: rebuild", ("repository", "rebuild"), _one_backup, _catalog),
    Operation("catalog: verify", ("verify", "--all"), _one_backup, _catalog),
    Operation("catalog: schedule", ("schedule", "add", "n", "--server", "lab", "--at", "02:00"), _one_backup, _catalog),
    Operation("scheduled backup", ("run-due", "--no-wait"), _due, _slot),
)
