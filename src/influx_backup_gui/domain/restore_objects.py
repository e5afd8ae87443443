"""What a restore does with caches, triggers and tokens: decided before the first write, never over what is there.

The rules:
* Nothing is made that was not asked for (`RestoreJob.catalog`), and nothing that is there is changed or deleted.
* A trigger is made switched off: whether it shall run beside the old one, and what no backup knows of it (`run_async`,
  trap 21), is for a person to say.
* A cache goes with its table where that is replaced, so it is not there any more.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any

from influx_backup_gui.domain.differences import Weight
from influx_backup_gui.domain.job import CatalogPart
from influx_backup_gui.domain.manifest import Manifest
from influx_backup_gui.domain.object_steps import NOT_READ, ObjectAction, ObjectStep, Wanted
from influx_backup_gui.domain.object_texts import (
    DISTINCT_CACHE,
    LAST_CACHE,
    TOKEN,
    TRIGGER,
    distinct_cache_text,
    last_cache_text,
    trigger_text,
)
from influx_backup_gui.domain.restore_plan import REFUSE, REPLACE, Step
from influx_backup_gui.domain.server_objects import (
    DatabaseObjects,
    DistinctCache,
    LastCache,
    ServerObjects,
    Trigger,
)


def plan_objects(
    objects: ServerObjects,
    there: ServerObjects,
    manifest: Manifest,
    databases: Mapping[str, str],
    steps: Sequence[Step],
    asked: Collection[CatalogPart],
) -> tuple[ObjectStep, ...]:
    """The objects of the backup for its chosen `databases` (source → target), against those of the target."""
    found: list[ObjectStep] = []
    for source, target in databases.items():
        mine = objects.database(source)
        if mine is not None:
            known = {t.table for t in manifest.tables if t.database == source}
            place = _Place(target, [s for s in steps if s.source_database == source], known, there, asked)
            found.extend(place.steps(mine))
    if set(asked) == set(CatalogPart):
        found.extend(_tokens(objects, there))
        found.extend(
            ObjectStep(NOT_READ, "", gap.what, ObjectAction.CANNOT, Weight.FIXABLE, f"The backup lacks it: {gap.why}")
            for gap in objects.not_read
        )
    return tuple(found)


def _tokens(objects: ServerObjects, there: ServerObjects) -> Iterator[ObjectStep]:
    present = {t.name for t in there.tokens or ()}
    for token in objects.tokens or ():
        if token.name not in present:
            reason = "Its secret can never be read: make a new one, and give it to those who use it."
            yield ObjectStep(TOKEN, "", token.name, ObjectAction.CANNOT, Weight.FIXABLE, reason)


class _Place:
    """One database of the target. `known` are the tables of the backup's database, `steps` those that are restored."""

    def __init__(
        self,
        target: str,
        steps: Sequence[Step],
        known: Collection[str],
        there: ServerObjects,
        asked: Collection[CatalogPart],
    ) -> None:
        self._target, self._known, self._asked = target, known, asked
        self._names = {s.source_table: s.target_table for s in steps if s.action != REFUSE}
        self._replaced = {s.target_table for s in steps if s.action == REPLACE}
        self._there = there.database(target) or DatabaseObjects(target, None, (), (), ())

    def steps(self, mine: DatabaseObjects) -> Iterator[ObjectStep]:
        """One step for each object of the backup, then what goes with tables that are replaced."""
        for last in mine.last_caches or ():
            if last.table in self._names:
                wanted = replace(last, table=self._names[last.table])
                yield self._cache(LAST_CACHE, wanted, self._last(wanted), last_cache_text)
        for distinct in mine.distinct_caches or ():
            if distinct.table in self._names:
                other = replace(distinct, table=self._names[distinct.table])
                yield self._cache(DISTINCT_CACHE, other, self._distinct(other), distinct_cache_text)
        for trigger in mine.triggers or ():
            moved = self._moved(trigger)
            if moved is not None:
                yield self._trigger(moved)
        yield from self._going(mine)

    def _last(self, wanted: LastCache) -> LastCache | None:
        caches = self._there.last_caches or ()
        return next((c for c in caches if (c.table, c.name) == (wanted.table, wanted.name)), None)

    def _distinct(self, wanted: DistinctCache) -> DistinctCache | None:
        caches = self._there.distinct_caches or ()
        return next((c for c in caches if (c.table, c.name) == (wanted.table, wanted.name)), None)

    def _cache(self, kind: str, wanted: Any, found: Any, text: Any) -> ObjectStep:
        name = f"{wanted.table}: {wanted.name}"
        if found is None or wanted.table in self._replaced:
            return self._new(kind, name, wanted, CatalogPart.CACHES, "It is made when all rows are back.")
        if found == wanted:
            return self._same(kind, name)
        return self._other(kind, name, text(found))

    def _trigger(self, wanted: Trigger) -> ObjectStep:
        found = next((t for t in self._there.triggers or () if t.name == wanted.name), None)
        if found is not None:
            same = same_trigger(found, wanted)
            return self._same(TRIGGER, wanted.name) if same else self._other(TRIGGER, wanted.name, trigger_text(found))
        why = _impossible(wanted)
        if why and CatalogPart.TRIGGERS in self._asked:
            return ObjectStep(TRIGGER, self._target, wanted.name, ObjectAction.CANNOT, Weight.FIXABLE, why)
        was = "" if wanted.disabled else " It was on: look at it, then switch it on."
        said = f"It is made when all rows are back, switched off; the server needs the file {wanted.plugin}.{was}"
        return self._new(TRIGGER, wanted.name, wanted, CatalogPart.TRIGGERS, said)

    def _new(self, kind: str, name: str, wanted: Wanted, part: CatalogPart, said: str) -> ObjectStep:
        if part in self._asked:
            return ObjectStep(kind, self._target, name, ObjectAction.MAKE, Weight.HARMLESS, said, wanted)
        left = f"The server will not have it: --catalog {part.value} makes it."
        return ObjectStep(kind, self._target, name, ObjectAction.LEFT, Weight.FIXABLE, left)

    def _same(self, kind: str, name: str) -> ObjectStep:
        return ObjectStep(kind, self._target, name, ObjectAction.SAME, Weight.HARMLESS, "It is there, the same.")

    def _other(self, kind: str, name: str, found: str) -> ObjectStep:
        said = f"It is there otherwise ({found}), and stays so. Delete it there first where the backup's shall come."
        return ObjectStep(kind, self._target, name, ObjectAction.OTHER, Weight.FIXABLE, said)

    def _moved(self, trigger: Trigger) -> Trigger | None:
        """The trigger for the table's new name; None where its table is not restored."""
        kind, _, table = trigger.specification.partition(":")
        if kind != "table" or table not in self._known:
            return trigger
        if table not in self._names:
            return None
        return replace(trigger, specification=f"table:{self._names[table]}")

    def _going(self, mine: DatabaseObjects) -> Iterator[ObjectStep]:
        """Caches of tables that are replaced, which the backup does not have."""
        own = {(kind, self._names.get(c.table), c.name) for kind, c in _caches(mine)}
        for kind, cache in _caches(self._there):
            if cache.table in self._replaced and (kind, cache.table, cache.name) not in own:
                name = f"{cache.table}: {cache.name}"
                reason = "It goes with the table that is replaced, and the backup has none: make it anew."
                yield ObjectStep(kind, self._target, name, ObjectAction.GOES, Weight.FIXABLE, reason)


def _caches(objects: DatabaseObjects) -> Iterator[tuple[str, LastCache | DistinctCache]]:
    yield from ((LAST_CACHE, c) for c in objects.last_caches or ())
    yield from ((DISTINCT_CACHE, c) for c in objects.distinct_caches or ())


def same_trigger(one: Trigger, other: Trigger) -> bool:
    """Whether both do the same; what a server does not tell counts as the same, and so does on or off."""
    arguments = None in (one.arguments, other.arguments) or dict(one.arguments or ()) == dict(other.arguments or ())
    errors = "" in (one.error_behavior, other.error_behavior) or one.error_behavior == other.error_behavior
    return (one.plugin, one.specification) == (other.plugin, other.specification) and arguments and errors


def _impossible(trigger: Trigger) -> str:
    """Why a trigger cannot be made as it was, or ""."""
    if not trigger.specification:
        return f"This program does not know what {trigger.told} means: make it by hand."
    if trigger.arguments is None:
        return "The backup does not know its arguments (InfluxDB before 3.3 does not tell them): make it by hand."
    return ""
