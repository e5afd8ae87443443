"""A password that was typed for one archive opens that one, and is never the password of a new archive."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from influx_backup_gui.demo.server import DemoServer
from influx_backup_gui.domain.errors import PasswordNeeded
from influx_backup_gui.domain.job import BackupJob, Outcome, RestoreJob, VerifyJob
from influx_backup_gui.engine.engine import Engine
from influx_backup_gui.store.archive_reader import ArchiveReader


def encrypted_backup(engine: Engine, password: str) -> Path:
    engine.use_password(lambda: password)
    made: Any = engine.run(BackupJob("lab", encrypt=True)).details["backup"]
    return Path(made["path"])


def test_each_archive_is_opened_with_its_own(engine: Engine, server: DemoServer) -> None:
    server.write("db", "home,room=r1 temp=1 1")
    first = encrypted_backup(engine, "first")
    second = encrypted_backup(engine, "second")
    with pytest.raises(PasswordNeeded):
        engine.manifest(str(first))

    engine.resources.typed_passwords[str(first)] = "first"

    assert engine.manifest(str(first)).id != engine.manifest(str(second)).id
    assert engine.run(VerifyJob(())).outcome is Outcome.SUCCEEDED
    assert engine.run(RestoreJob(str(first), "lab", (("db", "again"),))).outcome is Outcome.SUCCEEDED
    third: Any = engine.run(BackupJob("lab", encrypt=True)).details["backup"]
    with ArchiveReader(Path(third["path"]), "second") as archive:
        assert archive.encrypted


def test_a_file_that_the_catalog_does_not_know(engine: Engine, server: DemoServer, tmp_path: Path) -> None:
    server.write("db", "home,room=r1 temp=1 1")
    elsewhere = tmp_path / "from elsewhere.7z"
    encrypted_backup(engine, "theirs").rename(elsewhere)
    engine.use_password(lambda: "ours")
    engine.rebuild("default")
    with pytest.raises(PasswordNeeded):
        engine.backup(str(elsewhere))

    engine.resources.typed_passwords[str(elsewhere)] = "theirs"

    assert engine.backup(str(elsewhere)).rows == 1
    run = engine.run(RestoreJob(str(elsewhere), "lab", (("db", "again"),)))
    assert (run.outcome, run.problem) == (Outcome.SUCCEEDED, None)
    archive: Any = run.details["archive"]
    assert archive["path"] == str(elsewhere)
