"""What must be there before an operation is killed; each answers the words of the command line that are."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from influx_backup_gui.domain.retention import RetentionPolicy
from influx_backup_gui.engine.engine import Engine
from tests.faults import test_killed_restore, test_killed_resume, test_killed_undo
from tests.faults.kills import Prepared, killed, run_until
from tools.faults.commands import Bench, call
from tools.faults.kills import Words
from tools.faults.oracle import on_server


def one_backup(words: Words, on: Bench) -> Words:
    _must(call("backup", "lab", "--name", "old"))
    return words


def with_retention(words: Words, on: Bench) -> Words:
    on.server.catalog.database("db").retention_ns = test_killed_restore.RETENTION
    return one_backup(words, on)


def with_target(words: Words, on: Bench) -> Words:
    with_retention(words, on)
    on.server.write("again", "home,room=mine temp=7 7")
    on.server.catalog.database("again").retention_ns = test_killed_restore.OTHER
    return words


def restored(on: Bench) -> Words:
    """A restore that overwrote something, which shall be undone."""
    _must(call("backup", "lab", "--database", "db", "--name", "old"))
    on.server.write("again", test_killed_undo.WERE)
    run = call("restore", "old", "--database", "db=again", "--if-exists", "merge", "--yes", "--json")
    _must(run)
    return ("undo", run.json["id"], "--connections", "1", "--yes", "--json")


def three(words: Words, on: Bench) -> Words:
    for name in ("a", "b", "c"):
        _must(call("backup", "lab", "--name", name))
    engine = Engine.open(on.home)
    config = replace(engine.repositories()[0], retention=RetentionPolicy(last=1, minimum=1))
    engine.update_settings(lambda s: replace(s, repositories=(config,)))
    engine.close()
    return words


def one_in_the_trash(words: Words, on: Bench) -> Words:
    three(words, on)
    _must(call("delete", "a"))
    return words


def all_in_the_trash(words: Words, on: Bench) -> Words:
    three(words, on)
    _must(call("prune"))
    return words


def to_move(on: Bench) -> Words:
    """Two backups and one in the trash."""
    for name in ("c", "a", "b"):
        _must(call("backup", "lab", "--name", name))
    _must(call("delete", "c"))
    return ("repository", "move", "default", str(on.home / "moved"))


def without_a_catalog(on: Bench) -> Words:
    three((), on)
    catalogs = list(on.home.glob("catalog.sqlite*"))
    if not catalogs:
        raise RuntimeError("there is no catalog that could be lost")
    for path in catalogs:
        path.unlink()
    return ("repository", "rebuild")


def many_files(words: Words, on: Bench) -> Words:
    """Nothing but tables of three files each, and a backup that they can be compared with."""
    on.server.drop_database("db")
    on.truth.clear()
    for table in ("a", "b"):
        rows = (f"{table},room=r{n % 3} temp={n}.5 {n * 200 * 10**9}" for n in range(9))
        on.server.write("db", "\n".join(rows))
    on.server.persist()
    on.truth.update(on_server(on.server))
    _must(call("backup", "lab", "--in-flight", "1", "--name", "old"))
    return words


def cut(words: Words, on: Bench) -> Words:
    """A backup was killed in its last table."""
    many_files(words, on)
    uncut = Prepared(on.home, "uncut")
    code, labels = run_until(0, on.home, *test_killed_resume.BACKUP)
    if code != 0:
        raise RuntimeError(f"no backup can be cut: {code}")
    uncut.put_back()
    parts = [n for n, label in enumerate(labels, 1) if label.startswith("open backups/.spool/")]
    killed(parts[-3], on.home, *test_killed_resume.BACKUP)
    if len(call("list", "--interrupted", "--json").json) != 1:
        raise RuntimeError("no backup was cut that can be gone on with")
    return words


def frozen(on: Bench) -> Words:
    """A table is gone, and that was told."""
    on.server.write("db", "gone v=1 1")
    _must(call("backup", "lab", "--name", "old"))
    on.server.drop_table("db", "gone")
    if call("backup", "lab", "--name", "less").code != 1 or call("coverage", "show").code != 1:
        raise RuntimeError("nobody has to acknowledge anything")
    return ("coverage", "acknowledge", "lab", "--reason", "dropped on purpose")


def due(on: Bench) -> Words:
    """A schedule of which one time has passed, and not run."""
    one_backup((), on)
    _must(call("schedule", "add", "nightly", "--server", "lab", "--at", "02:00", "--zone", "UTC"))
    settings = on.home / "settings.json"
    text = settings.read_text(encoding="utf-8")
    made = text.partition('"since": "')[2].partition('"')[0]
    settings.write_text(text.replace(made, "2026-01-01T00:00:00Z"), encoding="utf-8")
    return ("run-due", "--no-wait")


def _must(result: Any) -> None:
    if result.code != 0:
        raise RuntimeError(f"it cannot be prepared: {result}")
