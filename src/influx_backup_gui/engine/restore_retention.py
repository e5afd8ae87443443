"""Retention of the databases of one restore: none while rows come in, set when all of them are right, and read back."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Sequence

from influx_backup_gui.domain.restore_retention import RetentionChange, retention_text
from influx_backup_gui.influx.client import Client


class Retentions:
    """Makes the changes of a plan.

    `told` gets those that are begun and not done yet, before the first one is begun and whenever one is done: whoever
    finds a run that was killed can say what its databases lack.
    """

    def __init__(
        self,
        client: Client,
        changes: Sequence[RetentionChange],
        told: Callable[[Sequence[RetentionChange]], None],
    ) -> None:
        self._client, self._changes, self._told = client, changes, told
        # Begun and not done, and done.
        self.open: tuple[RetentionChange, ...] = ()
        self.done: tuple[RetentionChange, ...] = ()

    def lift(self) -> None:
        """Databases that are there keep everything from now on. Call it before databases are created."""
        self._keep(tuple(self._changes))
        for change in self._changes:
            if change.before is not None:
                self._client.set_retention(change.database, None)

    def set(self, wrong: Collection[str]) -> Iterator[str]:
        """Set what is to be, but for the databases that are `wrong`; answers what is to be said."""
        for change in self._changes:
            if change.database in wrong:
                yield f"The retention was not set, because not all of it is right. {change.unfinished}"
                continue
            self._client.set_retention(change.database, change.after)
            found = {d.name: d for d in self._client.databases()}.get(change.database)
            if found is not None and found.retention_known and found.retention_ns != change.after:
                yield f"The server took the retention and does not show it. {_shown(found.retention_ns, change)}"
                continue
            self.done = (*self.done, change)
            self._keep(tuple(c for c in self.open if c is not change))

    @property
    def unfinished(self) -> tuple[str, ...]:
        """What is to be said where the restore ends early."""
        return tuple(c.unfinished for c in self.open)

    def _keep(self, left: tuple[RetentionChange, ...]) -> None:
        if left != self.open:
            self._told(left)
            self.open = left


def _shown(found: int | None, change: RetentionChange) -> str:
    wanted, has = (("all rows" if ns is None else f"rows for {retention_text(ns)}") for ns in (change.after, found))
    return f"{change.database} shall keep {wanted}, and keeps {has}: set it on the server."
