"""The log: it rotates, is read with the files before it, and never stops the program."""

from __future__ import annotations

import logging
from contextlib import ExitStack
from pathlib import Path

import pytest

from influx_backup_gui.domain.log_lines import at_least, log_records
from influx_backup_gui.store import log_file
from influx_backup_gui.store.log_file import LOG_NAME, logging_to
from influx_backup_gui.store.log_reader import log_files, read_log

log = logging.getLogger("influx_backup_gui.test")


def test_it_rotates_and_is_read_whole_and_in_order(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(log_file, "_BYTES", 4000)
    with logging_to(tmp_path):
        for number in range(1, 201):
            log.log(logging.WARNING if number % 50 == 0 else logging.INFO, "line %03d %s", number, "x" * 20)
    files = log_files(tmp_path)
    assert [p.name for p in files] == [f"{LOG_NAME}.{n}" for n in (3, 2, 1)] + [LOG_NAME]
    assert all(p.stat().st_size <= 4000 for p in files)
    assert len(list(tmp_path.iterdir())) == 4, "what is older is gone"
    records = log_records(read_log(tmp_path))
    numbers = [int(r.text.split("line ")[1][:3]) for r in records]
    assert numbers == list(range(201 - len(numbers), 201))
    assert [int(r.text.split("line ")[1][:3]) for r in at_least(records, "WARNING")] == [
        n for n in (50, 100, 150, 200) if n >= numbers[0]
    ]


def test_two_processes_that_write_lose_no_more_than_one_would(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Each has the file open; the one that does not begin the new file must not begin another one."""
    monkeypatch.setattr(log_file, "_BYTES", 4000)
    with ExitStack() as both:
        handlers = []
        for _ in range(2):
            both.enter_context(logging_to(tmp_path))
            handlers.append(log.parent.handlers[-1] if log.parent else None)
        for number in range(1, 201):
            record = log.makeRecord(log.name, logging.INFO, "", 0, "line %03d %s", (number, "x" * 20), None)
            writer = handlers[number % 2]
            assert writer is not None
            writer.handle(record)
    kept = [int(r.text.split("line ")[1][:3]) for r in log_records(read_log(tmp_path))]
    assert kept == list(range(201 - len(kept), 201)), "in order, and none between them is missing"
    assert sum(p.stat().st_size for p in log_files(tmp_path)[:-1]) > 3 * 3800, "each old file was full"


def test_a_secret_that_got_into_it_is_not_shown(tmp_path: Path) -> None:
    with logging_to(tmp_path):
        log.info("said: apiv3_%s", "x" * 30)
    assert "apiv3_…" in read_log(tmp_path)


def test_where_no_log_can_be_written_the_program_works_without(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("x")
    with logging_to(tmp_path / "file" / "logs"):
        log.info("nobody reads that")
    assert read_log(tmp_path / "file" / "logs") == ""


def test_it_is_for_its_owner_only(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(log_file, "_BYTES", 200)
    with logging_to(tmp_path):
        for number in range(20):
            logging.getLogger("influx_backup_gui.test").info("line %d of the log", number)
    assert len(log_files(tmp_path)) > 1
    assert {p.stat().st_mode & 0o777 for p in log_files(tmp_path)} == {0o600}
