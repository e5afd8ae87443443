"""The program that kills itself at a point (tests/faults/killed_program.py), with a guard taken out.

Usage: python -m tools.faults.unguarded GUARD N LABELS WORDS…
"""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path

from influx_backup_gui.store.archive import ArchiveWriter
from influx_backup_gui.store.catalog import Catalog
from tests.faults.killed_program import Points, spy


def _unannounced() -> None:
    """Nobody is told of an archive before it has its name."""
    setattr(Catalog, "announce_backup", lambda *_: None)  # noqa: B010 - mypy knows that it is a method


def _in_place() -> None:
    """An archive has its name while it is written."""
    begin = ArchiveWriter.__init__

    def begun(writer: ArchiveWriter, path: Path, password: str | None = None, _: Path | None = None) -> None:
        begin(writer, path, password, path)

    def published(writer: ArchiveWriter) -> Path:
        writer._published = True
        return writer._path

    for name, instead in (("__init__", begun), ("publish", published)):
        setattr(ArchiveWriter, name, instead)


OUT: dict[str, Callable[[], None]] = {"announcement": _unannounced, "name in the end": _in_place}

if __name__ == "__main__":
    from influx_backup_gui.cli.main import main

    OUT[sys.argv[1]]()
    spy(Points(int(sys.argv[2]), Path(sys.argv[3])))
    sys.exit(main(sys.argv[4:]))
