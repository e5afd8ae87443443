"""A proof that nobody waits for: it goes on where it stopped, rests, and lets other work go first."""

from __future__ import annotations

import logging
import time
from collections.abc import Callable

from influx_backup_gui.domain.backup import Backup
from influx_backup_gui.domain.errors import BackupError
from influx_backup_gui.domain.instants import DAY
from influx_backup_gui.domain.job import Run
from influx_backup_gui.domain.progress import YIELDING, CancelToken
from influx_backup_gui.engine.meter import Meter
from influx_backup_gui.engine.resources import Resources
from influx_backup_gui.store.processes import alive
from influx_backup_gui.store.proof import Pace
from influx_backup_gui.store.proof_so_far import ProofSoFar

log = logging.getLogger(__name__)
# Seconds between two notes of how far it has come, between two looks at other runs, and that it rests at most at once.
_NOTED, _LOOK, _REST = 10.0, 1.0, 2.0
GENTLE = "gentle"


class Gentle:
    """Of one run. Runs that are gentle themselves are not waited for."""

    def __init__(
        self, resources: Resources, run: Run, meter: Meter, cancel: CancelToken, clock: Callable[[], int] = time.time_ns
    ) -> None:
        self._resources, self._run, self._meter, self._cancel, self._clock = resources, run, meter, cancel, clock
        self._worked_since = time.monotonic()
        resources.catalog.keep_details(run.id, {**run.details, GENTLE: True})

    def pace_of(self, backup: Backup) -> Pace:
        """How the proof of this backup goes on; what was decoded too long ago is decoded again."""
        proofs = self._resources.catalog.proofs
        so_far, oldest = proofs.of(backup.id), self._clock() - self._resources.settings.verify_within_days * DAY
        if so_far is not None and not oldest <= so_far.since <= self._clock():
            so_far = None
        noted = time.monotonic()

        def told(state: Callable[[], ProofSoFar]) -> None:
            nonlocal noted
            if backup.repository and time.monotonic() - noted >= _NOTED:
                noted = time.monotonic()
                proofs.keep(backup.id, state())

        self._worked_since = time.monotonic()
        return Pace(so_far, 1, self._rest, told, self._clock)

    def _rest(self) -> None:
        """As long as it worked, and until no other run goes on. A cancel ends it."""
        worked = time.monotonic() - self._worked_since
        while self._others():
            self._meter.pause(YIELDING)
            self._cancel.wait(_LOOK)
        self._cancel.wait(min(worked, _REST))
        self._worked_since = time.monotonic()

    def _others(self) -> bool:
        try:
            going_on = self._resources.catalog.open_runs(alive)
        except BackupError as error:
            log.warning("what else goes on cannot be told: %s", error.message)
            return False
        return any(r.id != self._run.id and not r.details.get(GENTLE) for r in going_on)
