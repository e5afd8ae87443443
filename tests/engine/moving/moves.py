"""A move of the repository, what lies where, and what happens in its middle."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from influx_backup_gui.domain.backup import Backup
from influx_backup_gui.domain.job import MoveJob, Run
from influx_backup_gui.domain.progress import JobContext
from influx_backup_gui.engine import moving
from influx_backup_gui.engine.engine import Engine
from influx_backup_gui.engine.verify import verify_archive
from influx_backup_gui.store.proof import Proof


def copies(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(moving, "link_file", lambda *_: False)


def move(engine: Engine, new: Path, context: JobContext | None = None) -> Run:
    return engine.run(MoveJob("default", str(new)), context=context)


def seen(engine: Engine, root: Path) -> tuple[set[str], dict[str, bytes], tuple[Backup, ...], Path]:
    """All that must be the same after a move that did not happen."""
    found = [p for p in root.rglob("*") if not p.name.startswith((".lock", "catalog"))]
    files = {str(p): p.read_bytes() for p in found if p.is_file()}
    return set(map(str, found)), files, engine.backups(), engine.resources.repository().path


def in_the_middle(monkeypatch: pytest.MonkeyPatch, act: Callable[[], object]) -> list[Path]:
    """Something happens when the first archive is at the new place, and the second one is about to come there."""
    proved: list[Path] = []

    def verify(path: Path, *more: Any) -> Proof:
        proved.append(path)
        if len(proved) == 2:
            act()
        return verify_archive(path, *more)

    monkeypatch.setattr(moving, "verify_archive", verify)
    return proved
