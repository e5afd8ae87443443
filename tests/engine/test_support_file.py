"""The support file: all that helps, and no secret, wherever one may have got to."""

from __future__ import annotations

import base64
import json
import logging
import zipfile
from dataclasses import replace
from pathlib import Path

import pytest

from influx_backup_gui.domain.alert_settings import AlertSettings, MailSettings
from influx_backup_gui.domain.errors import BackupError, Problem
from influx_backup_gui.domain.job import Outcome, Run, Trigger
from influx_backup_gui.domain.server import ServerConfig
from influx_backup_gui.engine import support_file
from influx_backup_gui.engine.engine import Engine
from influx_backup_gui.store.log_file import logging_to

NOW = 1_780_000_000_000_000_000
# None of them looks like a secret, so that the rules for what does cannot be what hides it.
SECRETS = {
    "TOKEN": 'plain"words\\of a token',
    "MAIL": "correct horse battery staple",
    "HOOK": "hooks.example.org/T024/abcdefg",
    "PING": "hc.example.org/0815-4711",
    "TYPED": "typed-by-a-person-ü",
    "ARCHIVE": "archive password",
}
log = logging.getLogger("influx_backup_gui.test")


@pytest.fixture
def engine(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Engine:
    for name, secret in SECRETS.items():
        monkeypatch.setenv(f"OF_{name}", secret)
    engine = Engine.open(tmp_path / "home")
    engine.update_settings(
        lambda s: replace(
            s,
            servers=(
                ServerConfig("lab", "http://127.0.0.1:9", "env:OF_TOKEN"),
                ServerConfig("ask", "http://b:1", "ask"),
            ),
            alerts=AlertSettings(
                MailSettings(
                    "mail.example.org", ("a@example.org",), "b@example.org", user="u", password_source="env:OF_MAIL"
                ),
                "env:OF_HOOK",
                "env:OF_PING",
            ),
        )
    )
    engine.use_password(lambda: SECRETS["ARCHIVE"])
    engine.resources.typed_tokens["ask"] = SECRETS["TYPED"]
    return engine


def spill(engine: Engine, secrets: tuple[str, ...]) -> None:
    """Put every secret where none should ever be: log, history, names."""
    said = " | ".join(secrets)
    coded = base64.b64encode(secrets[0].encode()).decode()
    run = Run("r", "backup", Trigger.MANUAL, Outcome.FAILED, NOW, NOW, said, "lab", Problem(said, coded), {"odd": said})
    engine.resources.catalog.end_run(run)
    with logging_to(engine.resources.places.logs):
        log.info("spilled %s", said)
        log.info("as JSON %s", json.dumps(said))


def contents(path: Path) -> dict[str, str]:
    with zipfile.ZipFile(path) as archive:
        return {name: archive.read(name).decode() for name in archive.namelist()}


def test_no_secret_is_in_it(engine: Engine, tmp_path: Path) -> None:
    token = "apiv3_" + "q" * 60
    spill(engine, (*SECRETS.values(), token))
    names = engine.save_support_file(tmp_path / "support.zip", NOW)
    engine.close()
    found = contents(tmp_path / "support.zip")

    assert (
        set(found)
        == set(names)
        == {"versions.txt", "settings.json", "health.json", "runs.json", "log/influx-backup.log"}
    )
    whole = "\n".join(found.values())
    for secret in (*SECRETS.values(), token):
        for form in (secret, json.dumps(secret)[1:-1], base64.b64encode(secret.encode()).decode()):
            assert form not in whole, form
    assert "spilled" in found["log/influx-backup.log"]
    assert json.loads(found["settings.json"])["servers"][0]["name"] == "lab"
    assert json.loads(found["runs.json"])[0]["outcome"] == "failed"
    assert "Influx Backup" in found["versions.txt"]
    assert "pyarrow 2" in found["versions.txt"]
    assert "not installed" not in found["versions.txt"]


def test_the_test_above_would_see_a_secret(engine: Engine, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(support_file, "known_secrets", lambda _: frozenset())
    spill(engine, tuple(SECRETS.values()))
    engine.save_support_file(tmp_path / "support.zip", NOW)
    engine.close()

    assert SECRETS["MAIL"] in "\n".join(contents(tmp_path / "support.zip").values())


def test_what_cannot_be_read_is_said_and_what_cannot_be_written_is_an_error(engine: Engine, tmp_path: Path) -> None:
    with pytest.raises(BackupError):
        engine.save_support_file(tmp_path / "home", NOW)
    engine.update_settings(lambda s: replace(s, servers=(ServerConfig("lab", "http://a:1", "env:NOT_THERE"),)))
    assert "settings.json" in engine.save_support_file(tmp_path / "support.zip", NOW)
    engine.close()
