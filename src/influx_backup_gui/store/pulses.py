"""How long a run has made no progress, and whether somebody asked it to stop: told across processes by the catalog."""

from __future__ import annotations

from influx_backup_gui.store.catalog_part import CatalogPart


class Pulses(CatalogPart):
    """A run has a row only when there is something to say."""

    def idle(self, run: str, seconds: int, doing: str) -> None:
        """The run has made no progress for so many seconds, and was `doing` that."""
        with self._change() as db:
            db.execute(
                "INSERT INTO pulses (run, idle, doing) VALUES (?, ?, ?)"
                " ON CONFLICT (run) DO UPDATE SET idle = excluded.idle, doing = excluded.doing",
                (run, seconds, doing),
            )

    def idle_runs(self) -> dict[str, tuple[int, str]]:
        """Run -> (seconds without progress, what it was doing)."""
        return {r["run"]: (int(r["idle"]), r["doing"]) for r in self._read("SELECT run, idle, doing FROM pulses")}

    def ask_to_stop(self, run: str) -> None:
        """Whoever executes the run, in whichever process, cancels it as soon as it looks."""
        with self._change() as db:
            db.execute("INSERT INTO pulses (run, stop) VALUES (?, 1) ON CONFLICT (run) DO UPDATE SET stop = 1", (run,))

    def asked_to_stop(self, run: str) -> bool:
        """Whether somebody did."""
        return bool(self._read("SELECT 1 FROM pulses WHERE run = ? AND stop", (run,)))

    def forget(self, run: str) -> None:
        """The run has ended; so have those whose process died before it could say so."""
        if not self._read("SELECT 1 FROM pulses LIMIT 1"):
            return
        with self._change() as db:
            db.execute(
                "DELETE FROM pulses WHERE run = ? OR run IN (SELECT id FROM runs WHERE outcome IS NOT NULL)", (run,)
            )
