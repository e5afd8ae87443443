"""Bad news leaves the machine when its own disk is full, or its catalog is broken: from the command line."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from pathlib import Path

import pytest

from influx_backup_gui.demo.faults import Fault
from influx_backup_gui.demo.server import DemoServer
from tests.cli.conftest import Cli
from tests.faults.disks import empty, fill, small_disk
from tests.notify.mail_server import MailServer


@pytest.fixture
def full_home(home: Path) -> Iterator[Path]:
    """Settings, catalog and log on one small disk."""
    with small_disk(home, 512) as mounted:
        yield mounted


@pytest.fixture
def elsewhere(cli: Cli, full_home: Path, tmp_path: Path) -> Path:
    """The default repository, on another disk."""
    folder = tmp_path / "elsewhere"
    folder.mkdir()
    assert cli("repository", "add", "elsewhere", str(folder), "--default").code == 0
    return folder


def tell(cli: Cli, mail: MailServer) -> None:
    words = ("--host", "localhost", "--port", str(mail.port), "--security", "plain")
    assert cli("alerts", "set", *words, "--from", "a@example.org", "--to", "b@example.org").code == 0


def test_a_disk_that_is_full_from_the_start(
    full_home: Path, cli: Cli, server: DemoServer, mail: MailServer, elsewhere: Path
) -> None:
    tell(cli, mail)
    fill(full_home)
    with pytest.raises(OSError, match="No space"):
        (full_home / "proof").write_bytes(b"x" * 4096)
    for _ in range(2):
        assert cli("backup", "lab").code == 9
    (received,) = mail.mails
    assert "cannot start: The disk of the catalog is full" in str(received.message["Subject"])
    assert "What to do: Free some space" in received.text
    empty(full_home)
    assert cli("backup", "lab").code == 0


def test_a_disk_that_is_full_when_the_backup_is_done(
    full_home: Path, cli: Cli, server: DemoServer, mail: MailServer, elsewhere: Path
) -> None:
    tell(cli, mail)
    server.faults.add(Fault("call", sql="SELECT * FROM", times=1, value=lambda: fill(full_home)))
    assert cli("backup", "lab").code == 9
    (received,) = mail.mails
    assert str(received.message["Subject"]).endswith(": no space")
    assert "What to do: Free some space" in received.text
    assert "the end of a backup run could not be recorded" in received.text, "what the log on that disk cannot hold"
    empty(full_home)
    assert cli("backup", "lab").code == 0


def test_a_catalog_that_is_not_one_any_more(cli: Cli, server: DemoServer, mail: MailServer, home: Path) -> None:
    tell(cli, mail)
    assert cli("backup", "lab").code == 0
    for path in home.glob("catalog.sqlite*"):
        path.write_bytes(b"\xff" * 8192)
    for _ in range(2):
        assert cli("backup", "lab").code == 3
    (received,) = mail.mails
    assert "cannot start: The catalog" in str(received.message["Subject"])
    assert "What to do: Move it away" in received.text


def test_a_catalog_with_a_damaged_page(cli: Cli, server: DemoServer, mail: MailServer, home: Path) -> None:
    """It opens, and only what lies on that page cannot be read: the outbox."""
    tell(cli, mail)
    assert cli("backup", "lab").code == 0
    with sqlite3.connect(home / "catalog.sqlite") as db:
        db.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        page = db.execute("SELECT rootpage FROM sqlite_master WHERE name = 'outbox'").fetchone()[0]
        size = db.execute("PRAGMA page_size").fetchone()[0]
    db.close()
    with (home / "catalog.sqlite").open("r+b") as file:
        file.seek((page - 1) * size)
        file.write(b"\xff" * size)
    server.stop()
    assert cli("backup", "lab").code == 5
    assert [str(m.message["Subject"]).rpartition(": ")[2] for m in mail.mails] == ["server unreachable"]
