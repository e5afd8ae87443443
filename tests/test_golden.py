"""The golden archives restore for ever: proved, described as they were, and restored row by row."""

from __future__ import annotations

import hashlib
import json
import math
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pyarrow as pa
import pytest

from influx_backup_gui.demo.server import DemoServer
from influx_backup_gui.domain.errors import BackupError
from influx_backup_gui.domain.job import Outcome, RestoreJob
from influx_backup_gui.domain.manifest import Manifest
from influx_backup_gui.domain.progress import CancelToken
from influx_backup_gui.engine.engine import Engine
from influx_backup_gui.influx.rows import same_rows
from influx_backup_gui.store.archive_reader import ArchiveReader
from influx_backup_gui.store.proof import prove
from tests.engine.conftest import add_server
from tests.golden import BACKUPS, ENCRYPTED, LINES, PASSWORD, PLAIN, RETENTION_NS, fill

ROWS = {
    "types": {"all": 10, "edges": 2, "empty": 0, "text": 5},
    "names": {
        "../../up": 1,
        "50% ünïcode/日本": 1,
        "HOME": 1,
        "Home": 1,
        "a.b.c": 1,
        "home": 1,
        "nul": 1,
        "nulls": 1,
        "order": 2,
        "qu\"o'te": 1,
        "sparse": 3,
        "strange table,x": 2,
    },
    "gaps": {"machine": 434},
}
TAGS = {
    ("types", "all"): ("zone", "a", "m"),
    ("types", "empty"): ("y", "a"),
    ("names", "order"): ("z", "a", "m"),
    ("names", "nulls"): ("never set", "host"),
    ("names", "HOME"): ("T", "t"),
}
both = pytest.mark.parametrize(("name", "password"), [(PLAIN, None), (ENCRYPTED, PASSWORD)])


def path_of(name: str) -> Path:
    return BACKUPS / f"{name}.7z"


def manifest_of(name: str, password: str | None) -> Manifest:
    with ArchiveReader(path_of(name), password) as archive:
        return archive.manifest


def test_the_files_are_those_that_were_released() -> None:
    for line in (BACKUPS / "SHA256SUMS").read_text().splitlines():
        digest, name = line.split("  ")
        assert hashlib.sha256((BACKUPS / name).read_bytes()).hexdigest() == digest
    assert len((BACKUPS / "SHA256SUMS").read_text().splitlines()) == len(list(BACKUPS.glob("*.7z"))) == 2


@both
def test_it_is_proved(name: str, password: str | None) -> None:
    proof = prove(path_of(name), password, lambda done, total: None, CancelToken())
    assert proof.damaged == ()
    assert (proof.tables, proof.rows) == (17, sum(n for tables in ROWS.values() for n in tables.values()))


def test_a_damaged_copy_is_not(tmp_path: Path) -> None:
    data = bytearray(path_of(PLAIN).read_bytes())
    data[len(data) // 2] ^= 1
    copy = tmp_path / "copy.7z"
    copy.write_bytes(data)
    assert prove(copy, None, lambda done, total: None, CancelToken()).damaged


@both
def test_its_manifest_says_what_it_said(name: str, password: str | None) -> None:
    manifest = manifest_of(name, password)
    assert (manifest.format, manifest.name, manifest.note) == (1, name, "golden archive – 日本")
    assert (manifest.profile, manifest.warnings) == ("small", ())
    assert (manifest.origin.version, manifest.origin.edition) == ("3.6.0", "Core")
    assert {d.name: d.retention_ns for d in manifest.databases} == {
        "types": None,
        "names": None,
        "gaps": RETENTION_NS,
        "void": None,
    }
    found: dict[str, dict[str, int]] = {}
    for table in manifest.tables:
        assert table.complete
        assert table.series_key_known
        found.setdefault(table.database, {})[table.table] = table.rows
    assert found == ROWS
    for (database, table_name), tags in TAGS.items():
        entry = manifest.table(database, table_name)
        assert entry is not None
        assert entry.series_key == tags
    gaps = manifest.table("gaps", "machine")
    assert gaps is not None
    assert gaps.days == {"2026-01-01": 146, "2026-01-02": 144, "2026-02-01": 144}
    assert len(gaps.parts) > 3


def test_the_encrypted_one_needs_its_password() -> None:
    with pytest.raises(BackupError, match="is encrypted"):
        ArchiveReader(path_of(ENCRYPTED))
    with pytest.raises(BackupError, match="cannot be opened with this password"):
        ArchiveReader(path_of(ENCRYPTED), "golden - 日本")


# --- restored --------------------------------------------------------------------------------------------------


@pytest.fixture
def expected() -> Iterator[DemoServer]:
    """What the lines say, without any archive."""
    with DemoServer(token=None) as server:
        fill(server)
        yield server


@both
def test_it_restores_row_by_row(
    name: str, password: str | None, expected: DemoServer, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("INFLUX_BACKUP_PASSWORD", password or "")
    with DemoServer(token=None) as target:
        engine = Engine.open(tmp_path / "home")
        add_server(engine, "lab", target.url)
        run = engine.run(RestoreJob(str(path_of(name)), "lab"))
        engine.close()
        assert (run.problem, run.outcome) == (None, Outcome.SUCCEEDED)
        for database, tables in ROWS.items():
            for table in tables:
                assert_restored(expected, target, database, table)
        assert target.catalog.databases["gaps"].retention_ns == RETENTION_NS
        assert target.catalog.databases["types"].retention_ns is None
        assert_by_hand(target)


def assert_restored(expected: DemoServer, target: DemoServer, database: str, table: str) -> None:
    wanted, found = expected.rows(database, table), target.rows(database, table)
    assert found.num_rows == wanted.num_rows == ROWS[database][table]
    assert found.schema.equals(wanted.schema)
    was, now = expected.catalog.table(database, table), target.catalog.table(database, table)
    assert list(now.series_key) == list(was.series_key)
    assert same_rows(wanted, found, list(was.series_key)) is None


def assert_by_hand(target: DemoServer) -> None:
    """Some rows written down here, so that one fault in the demo server's parser could not hide another."""
    rows = dict(zip(instants(target.rows("types", "all")), values(target.rows("types", "all")), strict=True))
    assert rows[1767225600123456789] == {
        "zone": "z1",
        "a": "x",
        "m": "1",
        "b": True,
        "f": 1.5,
        "i": -(2**63),
        "s": "text",
        "u": 2**64 - 1,
    }
    minus_zero = rows[1767225600123456790]["f"]
    assert (minus_zero, math.copysign(1, minus_zero)) == (0.0, -1.0)
    assert rows[1767225600123456790]["s"] == ""
    assert rows[1767225600123456791]["f"] == math.inf
    assert rows[1767225600123456791]["s"] is None
    assert rows[-6795364578871345152]["s"] == "before 1970"
    assert rows[0]["a"] is None
    assert instants(target.rows("types", "edges")) == [-9223286399999999999, 9223372036854775806]
    texts = [row["s"] for row in values(target.rows("types", "text"))]
    assert texts[0] == 'quote " backslash \\ both \\"'
    assert texts[1:] == ["new\nline, tab\t, equals = and ünïcödé 日本 ☃ 🌡", " leading and trailing ", "", None]


def instants(rows: pa.Table) -> list[int]:
    return rows.column("time").cast(pa.int64()).to_pylist()


def values(rows: pa.Table) -> list[dict[str, Any]]:
    return rows.drop_columns(["time"]).to_pylist()


def test_the_readme_names_every_file_and_the_password() -> None:
    text = (BACKUPS / "README.md").read_text(encoding="utf-8")
    assert PASSWORD in text
    for path in [*BACKUPS.glob("*.7z"), LINES, BACKUPS / "SHA256SUMS"]:
        assert path.name in text


def test_no_path_or_secret_of_where_they_were_made_is_inside() -> None:
    with ArchiveReader(path_of(PLAIN)) as archive:
        texts = [archive.member(name).decode() for name in archive.names if not name.endswith(".parquet")]
        assert json.loads(texts[-1])["server"]["url"].startswith("http://127.0.0.1:")
    for text in texts:
        assert "/root" not in text
        assert "/home/" not in text
        assert "/work" not in text
