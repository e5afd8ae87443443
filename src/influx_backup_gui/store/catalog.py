"""The catalog: our SQLite index of backups and history of runs. It can always be rebuilt from the archives."""

from __future__ import annotations

from influx_backup_gui.store.alert_topics import AlertTopics
from influx_backup_gui.store.backup_index import BackupIndex
from influx_backup_gui.store.moves import Moves
from influx_backup_gui.store.open_proofs import OpenProofs
from influx_backup_gui.store.outbox import Outbox
from influx_backup_gui.store.pulses import Pulses
from influx_backup_gui.store.run_history import RunHistory


class Catalog(RunHistory, BackupIndex):
    """Thread-safe: one connection behind a lock. Several processes may open the same file.

    Errors of every method: NoSpace, or BackupError where the file is damaged or cannot be written.
    """

    @property
    def outbox(self) -> Outbox:
        """Alerts that wait to be sent, and those that were."""
        return Outbox(self._read, self._change)

    @property
    def pulses(self) -> Pulses:
        """Runs that make no progress, or are asked to stop."""
        return Pulses(self._read, self._change)

    @property
    def proofs(self) -> OpenProofs:
        """Proofs that go on another time."""
        return OpenProofs(self._read, self._change)

    @property
    def alert_topics(self) -> AlertTopics:
        """What was told and is not solved yet."""
        return AlertTopics(self._read, self._change)

    @property
    def moves(self) -> Moves:
        """Repositories on their way to another folder."""
        return Moves(self._read, self._change)
