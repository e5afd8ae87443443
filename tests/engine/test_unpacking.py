"""What a backup leaves is for any 7-Zip, `sha256sum` and Parquet reader, in every profile."""

from __future__ import annotations

from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from influx_backup_gui.demo.server import DemoServer
from influx_backup_gui.domain.job import BackupJob, Outcome, Profile
from influx_backup_gui.engine.engine import Engine
from influx_backup_gui.influx.rows import same_rows
from tests.engine.backed_up import lines, path_of
from tests.store.test_archive import needs_7z, run, seven_zip


@needs_7z
@pytest.mark.parametrize(
    ("profile", "encrypt"), [(Profile.SMALL, False), (Profile.FAST, False), (Profile.SMALL, True)], ids=str
)
def test_stock_programs_unpack_check_and_read_it(
    engine: Engine,
    server: DemoServer,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    profile: Profile,
    encrypt: bool,
) -> None:
    monkeypatch.setenv("INFLUX_BACKUP_PASSWORD", "päss wörd")
    server.write("db", lines("t", 20))
    server.persist()
    server.write("db", lines("t", 2, first=30) + "\n" + lines("T", 1))
    done = engine.run(BackupJob("lab", profile=profile, encrypt=encrypt))
    assert done.outcome is Outcome.SUCCEEDED
    secret = ["-ppäss wörd"] if encrypt else []
    tested = seven_zip("t", *secret, path_of(done))
    assert tested.returncode == 0
    assert "Everything is Ok" in tested.stdout
    out = tmp_path / "out"
    assert seven_zip("x", *secret, f"-o{out}", path_of(done)).returncode == 0
    summed = run(["sha256sum", "-c", "--strict", "SHA256SUMS"], out)
    assert (summed.returncode, "FAILED" in summed.stdout) == (0, False)
    for table, folder in (("T", "T"), ("t", "t~2")):
        parts = [pq.ParquetFile(p).read() for p in sorted((out / "data" / "db" / folder).glob("*.parquet"))]
        rows = pa.concat_tables(parts, promote_options="default")
        assert same_rows(rows, server.rows("db", table), ["host"]) is None
