"""Settings survive the way to the disk and back; what cannot be understood is never overwritten."""

from __future__ import annotations

import getpass
import json
import os
import stat
from collections.abc import Iterator
from dataclasses import MISSING, Field, fields, is_dataclass
from pathlib import Path
from typing import Any

import pytest

from influx_backup_gui.domain.alert import AlertKind
from influx_backup_gui.domain.alert_settings import AlertSettings, MailSettings, Security
from influx_backup_gui.domain.coverage_records import Acknowledgement, Keeps, Loss, LossKind
from influx_backup_gui.domain.errors import BackupError, UsageError
from influx_backup_gui.domain.instants import TimeRange
from influx_backup_gui.domain.job import BackupJob, DrillJob, DrillWay, Profile, Selection
from influx_backup_gui.domain.retention import RetentionPolicy
from influx_backup_gui.domain.schedule import RunRules, Schedule
from influx_backup_gui.domain.server import ServerConfig
from influx_backup_gui.domain.timetable import LAST_DAY, Cron, Daily, EveryHours, Monthly, Timetable
from influx_backup_gui.store.alert_json import mail_to_json
from influx_backup_gui.store.kept_settings import this_machine, this_person
from influx_backup_gui.store.places import HOME_VARIABLE, places
from influx_backup_gui.store.settings import RepositoryConfig, Settings, load_settings, save_settings

JOB = BackupJob(
    "lab", Selection(("d",), (("e", 'a."b"'),), TimeRange(1, 9)), "n", "usb", Profile.FAST, True, "note", 4, True
)
RULES = RunRules(not_on_battery=True, not_metered=True, network_wait=60)
TIMETABLES: tuple[Timetable, ...] = (
    Daily((120, 840), (0, 6)),
    Monthly(LAST_DAY, (0,)),
    EveryHours(6, 123),
    Cron("0 2 * * mon"),
)
MAIL = MailSettings(
    "smtp.example.org",
    ("a@example.org", "b@example.org"),
    "c@example.org",
    465,
    Security.TLS,
    "u",
    "keyring",
    "/ca.pem",
)
LOSS = Loss(LossKind.COLUMN, "db", "t", 7, "2026-01-01", "2026-01-02", "It is gone.", ("v (int64)",))
DRILL = DrillJob(server="büro", way=DrillWay.STAND_IN, share=7, connections=3, newest_of="lab", or_decode=True)
FULL = Settings(
    servers=(
        ServerConfig("lab", "http://127.0.0.1:8181", "env:T", quiet_hours=0),
        ServerConfig("büro", "https://b:1", "file:/t", "/ca"),
    ),
    repositories=(RepositoryConfig("usb", "/media/usb ü", RetentionPolicy(max_bytes=10**12)),),
    default_repository="usb",
    file_limits={"lab": 3},
    schedules=(
        *(
            Schedule(
                f"id{n}",
                f"nightly {n}",
                JOB,
                timetable,
                "Europe/Berlin",
                5,
                RetentionPolicy(7, 1, 2, 3, 4, 5, 6, 3),
                RULES,
                enabled=False,
                paused_until=9,
            )
            for n, timetable in enumerate(TIMETABLES)
        ),
        Schedule("id9", "drill", DRILL, TIMETABLES[0], "UTC", 5),
    ),
    paused_until=7,
    acknowledgements=(
        Acknowledgement("lab", 9, "anna on desk", "gelöscht", 8, (LOSS,), (Keeps("db", "t", 3),), (("db", "u"),)),
    ),
    alerts=AlertSettings(MAIL, "env:HOOK", "file:/ping", frozenset({AlertKind.RESTORE, AlertKind.DAMAGE}), 5),
    verify_within_days=8,
)


def fields_of(value: object) -> Iterator[tuple[type, Field[Any], object]]:
    """Every field of every record in it."""
    if is_dataclass(value):
        for field in fields(value):
            yield type(value), field, getattr(value, field.name)
            yield from fields_of(getattr(value, field.name))
    elif isinstance(value, (tuple, list)):
        for one in value:
            yield from fields_of(one)


def test_nothing_in_it_is_only_a_default() -> None:
    """What is not kept would come back as its default, and nobody would notice."""
    found: dict[tuple[type, str], bool] = {}
    for record, field, value in fields_of(FULL):
        default = field.default_factory() if field.default_factory is not MISSING else field.default
        other = default is MISSING or value != default
        found[record, field.name] = found.get((record, field.name), False) or other
    assert len(found) > 60
    assert [f"{record.__name__}.{name}" for (record, name), other in found.items() if not other] == [
        "DrillJob.backup",
        "Settings.version",
    ]


def test_settings_come_back_as_they_were(tmp_path: Path) -> None:
    path = tmp_path / "new" / "settings.json"
    save_settings(path, FULL)
    assert load_settings(path) == FULL
    assert json.loads(path.read_text())["version"] == 1


def test_without_a_file_there_are_defaults(tmp_path: Path) -> None:
    assert load_settings(tmp_path / "settings.json") == Settings()
    assert list(tmp_path.iterdir()) == []


@pytest.mark.skipif(os.name == "nt", reason="Windows has no such modes")
def test_only_the_owner_may_read_the_file(tmp_path: Path) -> None:
    path = tmp_path / "settings.json"
    path.write_text("{}")
    path.chmod(0o644)
    save_settings(path, FULL)
    assert stat.S_IMODE(path.stat().st_mode) == 0o600


@pytest.mark.parametrize(
    "text",
    [
        "[" * 100_000,
        "",
        "{",
        "[]",
        "null",
        "{}",
        '{"version": 1, "servers": [{"name": "lab"}]}',
        '{"version": 1, "servers": {"name": "lab"}}',
        '{"version": 1, "servers": [{"name": 1, "url": "http://x"}]}',
        '{"version": 1, "file_limits": []}',
        '{"version": 1, "reposytories": []}',
        '{"version": 1, "schedules": [{"name": "x"}]}',
        '{"version": 1, "repositories": [{"name": "x", "path": "/", "retention": {"lats": 1}}]}',
        '{"version": 1, "repositories": [{"name": "x", "path": "/", "retention": {"last": -1}}]}',
        '{"version": 1, "paused_until": 5}',
        '{"version": 1, "verify_within_days": 0}',
        '{"version": 1, "verify_within_days": true}',
        '{"version": 1, "verify_within_days": "8"}',
        '{"version": 1, "alerts": {"stuck_minutes": -1}}',
        '{"version": 1, "alerts": {"webhook_source": "https://secret"}}',
        '{"version": 1, "alerts": {"kinds": ["unknown"]}}',
        '{"version": 1, "alerts": {"mial": null}}',
        '{"version": 1, "alerts": {"mail": {"host": "h"}}}',
        json.dumps({"version": 1, "alerts": {"mail": mail_to_json(MAIL) | {"recipients": []}}}),
        json.dumps({"version": 1, "alerts": {"mail": mail_to_json(MAIL) | {"pasword_source": "keyring"}}}),
        '{"version": 1, "servers": [{"name": "lab", "url": "http://x", "token_sorce": "keyring"}]}',
        '{"version": 1, "repositories": [{"name": "x", "path": "/", "retenion": {"last": 1}}]}',
        '{"version": "1"}',
        '{"version": 0}',
    ],
)
def test_damaged_settings_are_an_error_that_says_what_to_do(tmp_path: Path, text: str) -> None:
    path = tmp_path / "settings.json"
    path.write_text(text)
    with pytest.raises(BackupError, match="cannot be read") as caught:
        load_settings(path)
    assert "move it away" in caught.value.hint
    assert path.read_text() == text


def test_bytes_that_are_no_text_are_an_error(tmp_path: Path) -> None:
    path = tmp_path / "settings.json"
    path.write_bytes(b"\xff\xfe{")
    with pytest.raises(BackupError, match="cannot be read"):
        load_settings(path)


def test_a_mark_that_an_editor_put_in_front_is_no_damage(tmp_path: Path) -> None:
    path = tmp_path / "settings.json"
    save_settings(path, Settings())
    path.write_text(path.read_text(encoding="utf-8"), encoding="utf-8-sig")
    assert load_settings(path) == Settings()


def test_settings_of_a_newer_version_are_refused(tmp_path: Path) -> None:
    path = tmp_path / "settings.json"
    path.write_text('{"version": 2, "servers": "in another shape"}')
    with pytest.raises(BackupError, match="newer version"):
        load_settings(path)


def test_an_unknown_server_is_answered_with_those_that_are_known() -> None:
    assert FULL.server("lab").token_source == "env:T"
    with pytest.raises(UsageError, match="'labor'") as caught:
        FULL.server("labor")
    assert "lab, büro" in caught.value.hint
    with pytest.raises(UsageError) as caught:
        Settings().server("lab")
    assert "server add" in caught.value.hint


def test_everything_lies_below_one_folder_where_one_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(HOME_VARIABLE, str(tmp_path / "variable"))
    assert places(tmp_path / "option").data == tmp_path / "option"
    found = places(None)
    assert {found.config, found.data} == {tmp_path / "variable"}
    assert all(p.is_relative_to(tmp_path / "variable") for p in (found.logs, found.repository))
    assert list(tmp_path.iterdir()) == []


def test_without_one_the_platform_decides(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv(HOME_VARIABLE, raising=False)
    found = places(None)
    assert all("influx-backup" in str(p) for p in (found.config, found.data, found.logs))
    assert found.repository.is_relative_to(found.data)


def test_a_person_without_a_name_is_named_all_the_same(monkeypatch: pytest.MonkeyPatch) -> None:
    """In a container the number of the user need not be known by any name."""

    def unknown() -> str:
        raise KeyError("getpwuid(): uid not found: 12345")

    monkeypatch.setattr(getpass, "getuser", unknown)
    assert this_person() == f"user {os.getuid()} on {this_machine()}"
