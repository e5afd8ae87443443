"""What is not as in the backup is found, before the first write or when it is read back."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from influx_backup_gui.demo.faults import Fault
from influx_backup_gui.demo.server import DemoServer
from influx_backup_gui.domain.errors import ArchiveDamaged
from influx_backup_gui.domain.job import IfExists
from influx_backup_gui.domain.progress import JobContext
from influx_backup_gui.engine import restore_check
from influx_backup_gui.engine.restore import restore
from influx_backup_gui.engine.served import served
from influx_backup_gui.influx.client import Client
from influx_backup_gui.store.archive_reader import ArchiveReader
from tests.engine.restoring import LINES, SELECT, WRITE, again, bring_back, manifest_of, plan_for


@pytest.mark.parametrize(
    ("damage", "said"),
    [
        ("home,room=r1 temp=1.5000000000000002 1000000000", "1.5000000000000002"),
        ("home,room=r1 n=2i 1000000000", "value"),
        ("home,room=r9 temp=1 1000000000", "extra"),
    ],
)
def test_the_read_back_finds_what_is_not_as_in_the_backup(
    server: DemoServer, client: Client, take: Callable[[], Path], damage: str, said: str
) -> None:
    server.write("db", LINES)
    archive = take()
    server.faults.add(Fault("call", sql=SELECT, value=lambda: server.write("again", damage)))
    report = bring_back(client, archive, again())
    assert not report.verified
    assert said in report.tables[0].problem


def test_rows_that_vanish_for_good_are_found(server: DemoServer, client: Client, take: Callable[[], Path]) -> None:
    server.write("db", LINES)
    archive = take()
    server.faults.add(Fault("vanish_rows", sql=SELECT, value=0.5, times=None))
    report = bring_back(client, archive, again())
    assert not report.verified
    assert "missing" in report.tables[0].problem


def test_rows_that_vanish_for_one_query_are_read_again(
    server: DemoServer, client: Client, take: Callable[[], Path]
) -> None:
    server.write("db", LINES)
    archive = take()
    fault = server.faults.add(Fault("vanish_rows", sql=SELECT, value=0.5))
    assert bring_back(client, archive, again()).verified
    assert fault.hits == 1


def test_missing_notices_when_what_was_there_changes(
    server: DemoServer, client: Client, take: Callable[[], Path]
) -> None:
    server.write("db", LINES)
    archive = take()
    server.write("again", "home,room=r0 temp=7 0")
    change = Fault("call", path=WRITE, value=lambda: server.write("again", "home,room=r0 temp=8 0"))
    server.faults.add(change)
    report = bring_back(client, archive, again(if_exists=IfExists.MISSING))
    assert change.hits == 1
    assert "8.0" in report.tables[0].problem


def test_what_was_there_is_decoded_once_to_write_and_once_to_compare(
    server: DemoServer, client: Client, take: Callable[[], Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    server.write("db", LINES)
    archive = take()
    server.write("again", "\n".join(LINES.split("\n")[:120]))
    decoded: list[int] = []

    def counted(data: bytes, *where: Any) -> Any:
        rows = served(data, *where)
        decoded.append(rows.num_rows)
        return rows

    monkeypatch.setattr(restore_check, "served", counted)
    report = bring_back(client, archive, again(if_exists=IfExists.MISSING))
    assert (report.verified, report.tables[0].rows) == (True, 80)
    assert sorted(decoded) == [120, 120, 200]


def test_merge_notices_a_value_that_was_not_taken(server: DemoServer, client: Client, take: Callable[[], Path]) -> None:
    server.write("db", LINES)
    archive = take()
    server.write("again", "home,room=r1 temp=0 1000000000")
    server.faults.add(Fault("call", sql=SELECT, value=lambda: server.write("again", "home,room=r1 temp=0 1000000000")))
    report = bring_back(client, archive, again(if_exists=IfExists.MERGE))
    assert "1.5" in report.tables[0].problem


def test_a_damaged_part_is_found_before_the_first_write(
    server: DemoServer, client: Client, take: Callable[[], Path]
) -> None:
    server.write("db", LINES + "\nother v=1 1")
    archive = take()
    manifest = manifest_of(archive)
    job = again()
    plan = plan_for(client, manifest, job)
    _flip_a_byte(archive, _part_bytes(archive, "other"))
    asked = len(server.requests)
    with pytest.raises(ArchiveDamaged):
        restore(archive, None, plan, manifest, client, job, JobContext())
    assert server.requests[asked:] == []
    only_home = again(tables=(("db", "home", "home"),))
    assert bring_back(client, archive, only_home).verified


def _part_bytes(archive: Path, table: str) -> bytes:
    with ArchiveReader(archive) as reader:
        return next(bytes(data) for entry, _, data in reader.parts() if entry.table == table)


def _flip_a_byte(archive: Path, part: bytes) -> None:
    content = bytearray(archive.read_bytes())
    place = content.find(part)
    assert place >= 0
    content[place + len(part) // 2] ^= 1
    archive.write_bytes(content)
