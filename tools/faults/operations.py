"""What is killed: each operation with what must be there before, and what must hold after the next start."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from typing import Any
from unittest.mock import patch

from influx_backup_gui.domain.windows import plan_windows
from influx_backup_gui.engine import backup_planning, checkpoints
from tests.faults import (
    test_killed_backup,
    test_killed_drill,
    test_killed_move,
    test_killed_restore,
    test_killed_resume,
    test_killed_trash,
    test_killed_undo,
)
from tests.faults.kills import killed, leftovers
from tools.faults import before
from tools.faults.commands import Bench, call
from tools.faults.kills import Operation, Words

# --- what holds meanwhile ---------------------------------------------------------------------------


@contextmanager
def _file_by_file() -> Iterator[None]:
    """Windows as small as a file, in this process too, and what is safe is remembered after each."""

    def small(*args: Any, **options: Any) -> Any:
        return plan_windows(*args, **{**options, "target_rows": 3})

    with (
        patch.dict(os.environ, {"SMALL_WINDOWS": "1"}),
        patch.object(backup_planning, "plan_windows", small),
        patch.object(checkpoints, "EVERY", 0.0),
    ):
        yield


# --- what must hold after it ------------------------------------------------------------------------


def _backup(on: Bench, point: int, _: Words) -> str:
    return test_killed_backup.survives(call, on.home, point)


def _drill(on: Bench, point: int, _: Words) -> str:
    return test_killed_drill.survives(call, on.server, on.home, point)


def _restore(on: Bench, point: int, _: Words) -> str:
    return test_killed_restore.beside_survives(call, on.server, on.home, point)


def _replace(on: Bench, point: int, _: Words) -> str:
    return test_killed_restore.replace_survives(call, on.server, on.home, point)


def _undo(on: Bench, point: int, words: Words) -> str:
    return test_killed_undo.survives(call, on.server, on.home, point, words)


def _goes_on(on: Bench, point: int, _: Words) -> str:
    """What was proved is not read again, and the same backup comes out."""
    whole = next(b for b in call("list", "--json").json if b["name"] == "old")
    return test_killed_resume.goes_on(call, on.home, on.server, test_killed_resume.manifest_of(whole), point)[0]


def _discarded(on: Bench, point: int, words: Words) -> str:
    """What was cut off is there to go on with, or gone; nothing in between."""
    label = killed(point, on.home, *words)
    assert all(r["outcome"] for r in call("runs", "--json").json), label
    left = call("list", "--interrupted", "--json").json
    assert {p.name for p in leftovers(on.home)} == {Path(u["path"]).name for u in left}, label
    assert call(*words).code == (0 if left else 2), label
    assert leftovers(on.home) == [], label
    assert call(*test_killed_resume.BACKUP).code == 0, label
    assert call("verify", "--all").code == 0, label
    return label


def _moved(on: Bench, point: int, words: Words) -> str:
    before = call("list", "--json").json
    label = killed(point, on.home, *words)
    test_killed_move.all_is_there(call, on.home, before, label)
    return label


def _removal(kind: str, on: Bench, point: int, words: Words) -> str:
    """An archive is listed or in the trash."""
    before = _names()
    label = killed(point, on.home, *words)
    test_killed_trash.start_is_clean(call, on.home, kind)
    assert _names() == before, label
    return label


def _emptied(on: Bench, point: int, words: Words) -> str:
    """What is to be removed for ever can be; the others stay."""
    listed = call("list", "--json").json
    label = killed(point, on.home, *words)
    test_killed_trash.start_is_clean(call, on.home, "empty-trash")
    assert call("list", "--json").json == listed, label
    assert call(*words).code == 0, label
    assert _names() == {b["name"] for b in listed}, label
    return label


def _names() -> set[str]:
    """Of all that is listed or in the trash."""
    return {b["name"] for words in (("list",), ("trash", "list")) for b in call(*words, "--json").json}


def _catalog(on: Bench, point: int, words: Words) -> str:
    """A small change of the catalog or the settings: it is made or not, and can be made again."""
    before = call("list", "--json").json
    label = killed(point, on.home, *words)
    after = call("list", "--json").json
    assert [b["path"] for b in after] == [b["path"] for b in before], label
    assert all(b["proved"] for b in after), label
    assert all(r["outcome"] for r in call("runs", "--json").json), label
    assert call(*words).code in (0, 2), label  # 2: there is one of that name already
    assert call("verify", "--all").code == 0, label
    return label


def _acknowledged(on: Bench, point: int, words: Words) -> str:
    """It waits for a person, or a person has said so; never a half of it."""
    label = _catalog(on, point, words)
    assert call("coverage", "show").code == 0, label
    return label


def _rebuilt(on: Bench, point: int, words: Words) -> str:
    """However much of the catalog was made: the next one makes all of it."""
    label = killed(point, on.home, *words)
    assert all(r["outcome"] for r in call("runs", "--json").json), label
    assert call(*words).code == 0, label
    listed = call("list", "--json").json
    assert {b["name"] for b in listed} == {"a", "b", "c"}, label
    assert call("verify", "--all").code == 0, label
    assert all(b["proved"] for b in call("list", "--json").json), label
    return label


def _slot(on: Bench, point: int, words: Words) -> str:
    """Whatever was due runs once: it was begun, or is due still."""
    label = killed(point, on.home, *words)
    assert all(r["outcome"] for r in call("runs", "--json").json), label
    assert call(*words).code in (0, 3), label
    runs = [r for r in call("runs", "--json").json if r["slot"]]
    slots = [r["slot"] for r in runs if r["kind"] == "backup" and r["outcome"] != "skipped"]
    assert len(slots) == len(set(slots)) == 1, (label, runs)
    assert call("verify", "--all").code == 0, label
    return label


_SCHEDULE = ("schedule", "add", "n", "--server", "lab", "--at", "02:00")
_EMPTY = ("trash", "empty", "--all", "--yes", "--json")
OPERATIONS = (
    Operation("backup", partial(before.one_backup, test_killed_backup.BACKUP), _backup),
    Operation("backup, file by file", partial(before.many_files, test_killed_resume.BACKUP), _goes_on, _file_by_file),
    Operation("backup that goes on", partial(before.cut, test_killed_resume.BACKUP), _goes_on, _file_by_file),
    Operation("discard", partial(before.cut, ("discard", "new")), _discarded, _file_by_file),
    Operation("restore", partial(before.with_retention, test_killed_restore.BESIDE), _restore),
    Operation("restore that replaces", partial(before.with_target, test_killed_restore.REPLACE), _replace),
    Operation("undo", before.restored, _undo),
    Operation("drill", partial(before.one_backup, test_killed_drill.DRILL), _drill),
    Operation("delete", partial(before.three, ("delete", "a", "--json")), partial(_removal, "delete")),
    Operation("prune", partial(before.three, ("prune", "--json")), partial(_removal, "prune")),
    Operation(
        "untrash", partial(before.one_in_the_trash, ("trash", "restore", "a", "--json")), partial(_removal, "untrash")
    ),
    Operation("empty-trash", partial(before.all_in_the_trash, _EMPTY), _emptied, empties=True),
    Operation("move", before.to_move, _moved),
    Operation("move to another disk", before.to_move, _moved, lambda: patch.dict(os.environ, {"NO_LINKS": "1"})),
    Operation("catalog: pin", partial(before.one_backup, ("pin", "old")), _catalog),
    Operation("catalog: rebuild", partial(before.one_backup, ("repository", "rebuild")), _catalog),
    Operation("catalog: rebuild of a lost one", before.without_a_catalog, _rebuilt),
    Operation("catalog: verify", partial(before.one_backup, ("verify", "--all")), _catalog),
    Operation("catalog: acknowledge", before.frozen, _acknowledged),
    Operation("settings: schedule", partial(before.one_backup, _SCHEDULE), _catalog),
    Operation("scheduled backup", before.due, _slot),
)
