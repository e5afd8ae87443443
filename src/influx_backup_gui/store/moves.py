"""Moves of repositories that are under way: the next start ends what a kill cut off (engine/move_steps.py)."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from influx_backup_gui.store.catalog_file import gone
from influx_backup_gui.store.catalog_part import CatalogPart
from influx_backup_gui.store.processes import mark


@dataclass(frozen=True)
class Move:
    """`repository` goes from `source` to `target`, by the run of that id. `made`: that folder was not there before."""

    run: str
    repository: str
    source: Path
    target: Path
    made: bool


class Moves(CatalogPart):
    """The table `moves` of the catalog. A row stands there while anything of a move is half done."""

    def begin(self, move: Move) -> None:
        """Before anything is written at the target."""
        with self._change() as db:
            db.execute(
                "INSERT INTO moves (run, repository, source, target, made, pid, mark) VALUES (?, ?, ?, ?, ?, ?, ?)",
                (
                    *(move.run, move.repository, str(move.source), str(move.target), int(move.made)),
                    *(os.getpid(), mark(os.getpid())),
                ),
            )

    def end(self, run: str) -> None:
        """Nothing of it is half done any more."""
        with self._change() as db:
            db.execute("DELETE FROM moves WHERE run = ?", (run,))

    def left(self, alive: Callable[[int], bool]) -> tuple[Move, ...]:
        """Those that nobody goes on with: their run has ended, or its process is gone."""
        rows = self._read(
            "SELECT moves.*, runs.outcome IS NOT NULL AS ended FROM moves LEFT JOIN runs ON runs.id = moves.run"
            " ORDER BY moves.rowid"
        )
        return tuple(_move(r) for r in rows if r["ended"] or gone(r, alive))


def _move(row: sqlite3.Row) -> Move:
    return Move(row["run"], row["repository"], Path(row["source"]), Path(row["target"]), bool(row["made"]))
