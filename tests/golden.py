"""The golden archives of `backups/`: what they hold, and how they were made.

`python -m tests.golden FOLDER` makes a pair of the current format from `backups/format-1/*.lp` through a demo server
and the whole program. Those in `backups/` were made so once, when the format was released, and are never made again.
"""

from __future__ import annotations

import os
import shutil
import sys
import tempfile
from dataclasses import replace
from pathlib import Path

from influx_backup_gui.demo.schema import Kind
from influx_backup_gui.demo.server import DemoServer
from influx_backup_gui.domain.job import BackupJob, Outcome
from influx_backup_gui.domain.server import ServerConfig
from influx_backup_gui.engine.engine import Engine

BACKUPS = Path(__file__).parent.parent / "backups"
LINES = BACKUPS / "format-1"
PASSWORD = "golden – 日本"
RETENTION_NS = 36525 * 86_400 * 10**9
PLAIN, ENCRYPTED = "format-1", "format-1-encrypted"


def fill(server: DemoServer) -> None:
    """Databases `types`, `names` and `gaps` from the files of lines, and the tables that lines cannot describe."""
    for name in ("types", "names", "gaps"):
        server.write(name, (LINES / f"{name}.lp").read_text(encoding="utf-8"))
        if name == "gaps":
            server.persist()  # the others stay in the buffer
    columns = [("never set", Kind.TAG), ("host", Kind.TAG), ("a", Kind.FLOAT), ("b", Kind.STRING), ("v", Kind.INTEGER)]
    server.catalog.create_table("names", "nulls", columns)
    server.write("names", "nulls,host=a v=1i 1767225600000000000")
    server.catalog.create_table("types", "empty", [("y", Kind.TAG), ("a", Kind.TAG), ("value", Kind.UINTEGER)])
    server.catalog.create_database("void")
    server.catalog.databases["gaps"].retention_ns = RETENTION_NS


def make(folder: Path) -> None:
    """Both archives, with a file limit of 40, so that a table has several parts."""
    os.environ["INFLUX_BACKUP_PASSWORD"] = PASSWORD
    with DemoServer(token=None, file_limit=40) as server, tempfile.TemporaryDirectory() as home:
        fill(server)
        engine = Engine.open(Path(home))
        engine.update_settings(lambda s: replace(s, servers=(ServerConfig("golden", server.url, "none"),)))
        for name, encrypt in ((PLAIN, False), (ENCRYPTED, True)):
            run = engine.run(BackupJob("golden", name=name, encrypt=encrypt, note="golden archive – 日本"))
            if run.outcome is not Outcome.SUCCEEDED:
                raise RuntimeError(f"{run.outcome}: {run.summary} {run.problem}")
            backup = run.details["backup"]
            assert isinstance(backup, dict)
            shutil.copyfile(backup["path"], folder / f"{name}.7z")
        engine.close()


if __name__ == "__main__":
    make(Path(sys.argv[1]))
