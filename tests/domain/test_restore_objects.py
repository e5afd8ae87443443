"""What a restore does with caches and triggers is decided before the first write, and never over what is there."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from influx_backup_gui.domain.differences import Weight
from influx_backup_gui.domain.job import CatalogPart
from influx_backup_gui.domain.object_steps import ObjectAction, ObjectStep
from influx_backup_gui.domain.restore_objects import plan_objects
from influx_backup_gui.domain.restore_plan import CREATE, MERGE, REFUSE, REPLACE, Step
from influx_backup_gui.domain.server_objects import (
    DatabaseObjects,
    DistinctCache,
    LastCache,
    NotRead,
    ServerObjects,
    Token,
    Trigger,
)
from tests.domain.planned import entry, manifest

LAST = LastCache("home", "lc", ("room",), None, 1, 60)
DISTINCT = DistinctCache("home", "dc", ("room",), 10, 3600)
TRIGGER = Trigger("tr", "hello.py", "table:home", "…", disabled=True, arguments=(("k", "v"),))
ALL = tuple(CatalogPart)
MAKE, SAME, OTHER, LEFT, CANNOT = (
    ObjectAction.MAKE,
    ObjectAction.SAME,
    ObjectAction.OTHER,
    ObjectAction.LEFT,
    ObjectAction.CANNOT,
)


def having(name: str = "sensors", **lists: Any) -> ServerObjects:
    found = {"last_caches": (), "distinct_caches": (), "triggers": (), **lists}
    return ServerObjects((DatabaseObjects(name, None, **found),))


NOTHING = ServerObjects()
FULL = having(last_caches=(LAST,), distinct_caches=(DISTINCT,), triggers=(TRIGGER,))


def planned(
    mine: ServerObjects,
    there: ServerObjects = NOTHING,
    asked: tuple[CatalogPart, ...] = ALL,
    action: str = CREATE,
    target: tuple[str, str] = ("again", "home"),
    tables: tuple[str, ...] = ("home",),
) -> list[ObjectStep]:
    steps = [Step("sensors", t, target[0], target[1] if t == "home" else t, action, "", 1) for t in tables]
    m = manifest(entry("home"), entry("power"))
    return list(plan_objects(mine, there, m, {"sensors": target[0]}, steps, asked))


def actions(steps: list[ObjectStep]) -> list[ObjectAction]:
    return [s.action for s in steps]


def test_what_was_asked_for_is_made_and_the_rest_is_said() -> None:
    assert actions(planned(FULL)) == [MAKE] * 3
    assert actions(planned(FULL, asked=(CatalogPart.CACHES,))) == [MAKE, MAKE, LEFT]
    left = planned(FULL, asked=())
    assert actions(left) == [LEFT] * 3
    assert {s.weight for s in left} == {Weight.FIXABLE}
    assert "--catalog triggers makes it" in left[2].reason


def test_they_come_under_the_new_names() -> None:
    last, distinct, trigger = planned(FULL, target=("again", "casa"))
    assert last.wanted == replace(LAST, table="casa")
    assert distinct.wanted == replace(DISTINCT, table="casa")
    assert trigger.wanted == replace(TRIGGER, specification="table:casa")
    assert {s.database for s in (last, distinct, trigger)} == {"again"}


def test_what_belongs_to_a_table_that_is_not_restored_stays_away() -> None:
    assert planned(FULL, tables=("power",)) == []
    everywhere = having(triggers=(replace(TRIGGER, specification="all_tables"),))
    assert actions(planned(everywhere, tables=("power",))) == [MAKE]
    unknown = having(triggers=(replace(TRIGGER, specification="table:elsewhere"),))
    assert actions(planned(unknown)) == [MAKE], "the server takes triggers of tables that are not there"


@pytest.mark.parametrize(
    ("key", "found", "action"),
    [
        ("last_caches", LAST, SAME),
        ("last_caches", replace(LAST, ttl=61), OTHER),
        ("last_caches", replace(LAST, name="another"), MAKE),
        ("last_caches", replace(LAST, table="power"), MAKE),
        ("distinct_caches", replace(DISTINCT, name="another"), MAKE),
        ("triggers", replace(TRIGGER, name="another"), MAKE),
        ("triggers", replace(TRIGGER, error_behavior="log"), SAME),
        ("triggers", replace(TRIGGER, specification="all_tables"), OTHER),
        ("distinct_caches", replace(DISTINCT, columns=("floor",)), OTHER),
        ("triggers", replace(TRIGGER, disabled=False), SAME),
        ("triggers", replace(TRIGGER, arguments=None, error_behavior="retry"), SAME),
        ("triggers", replace(TRIGGER, arguments=(("k", "w"),)), OTHER),
        ("triggers", replace(TRIGGER, plugin="other.py"), OTHER),
    ],
)
def test_what_is_there_stays_as_it_is(key: str, found: Any, action: ObjectAction) -> None:
    mine = having(**{key: getattr(FULL.databases[0], key)})
    (step,) = planned(mine, having("again", **{key: (found,)}), action=MERGE)
    assert step.action is action
    assert step.weight is (Weight.FIXABLE if action is OTHER else Weight.HARMLESS)
    assert (step.wanted is None) is (action is not MAKE)


def test_how_a_trigger_treats_errors_counts_where_both_tell_it() -> None:
    mine = having(triggers=(replace(TRIGGER, error_behavior="log"),))
    there = having("again", triggers=(replace(TRIGGER, error_behavior="retry"),))
    assert actions(planned(mine, there)) == [OTHER]
    assert actions(planned(mine, having("again", triggers=mine.databases[0].triggers))) == [SAME]


def test_a_trigger_that_was_on_is_told() -> None:
    (off,) = planned(having(triggers=(TRIGGER,)))
    (on,) = planned(having(triggers=(replace(TRIGGER, disabled=False),)))
    assert ("It was on" in on.reason, "It was on" in off.reason) == (True, False)


def test_a_trigger_of_a_schedule_belongs_to_no_table() -> None:
    """Its specification may end in the name of a table that is not restored."""
    every = replace(TRIGGER, specification="every:home")
    assert actions(planned(having(triggers=(every,)), tables=("power",))) == [MAKE]


def test_lists_that_could_not_be_read_are_no_objects() -> None:
    unread = having(last_caches=None, distinct_caches=None, triggers=None)
    assert planned(unread, FULL, action=REPLACE) == []
    other = having("again", last_caches=None, distinct_caches=None, triggers=None)
    assert actions(planned(FULL, other, action=REPLACE)) == [MAKE] * 3
    assert planned(having("of another database")) == []


def test_each_database_has_its_own_tables_and_steps() -> None:
    """Two of them hold a table of the same name; only one of these is restored."""
    both = ServerObjects(tuple(replace(FULL.databases[0], name=d) for d in ("sensors", "other")))
    steps = [Step("sensors", "home", "sensors", "home", CREATE, "", 1)]
    m = manifest(entry("home"), entry("home", "other"))
    found = plan_objects(both, NOTHING, m, {"sensors": "sensors", "other": "other"}, steps, ALL)
    assert {s.database for s in found} == {"sensors"}
    m = manifest(entry("power"), entry("home", "other"))
    (everywhere,) = plan_objects(having(triggers=(TRIGGER,)), NOTHING, m, {"sensors": "sensors"}, (), ALL)
    assert everywhere.action is MAKE, "a table that the backup does not have, whatever another database holds"


def test_a_cache_goes_with_the_table_that_is_replaced() -> None:
    own = replace(LAST, name="mine")
    there = having("again", last_caches=(LAST, own, replace(own, table="power")), distinct_caches=(DISTINCT,))
    steps = planned(having(last_caches=(LAST, replace(LAST, name="dc"))), there, action=REPLACE)
    assert actions(steps) == [MAKE, MAKE, ObjectAction.GOES, ObjectAction.GOES]
    assert [(s.kind, s.name) for s in steps[2:]] == [("last cache", "home: mine"), ("distinct cache", "home: dc")]
    there = having("again", last_caches=(LAST,), distinct_caches=(DISTINCT,))
    assert actions(planned(FULL, there, action=REPLACE)) == [MAKE] * 3


@pytest.mark.parametrize(
    ("trigger", "why"),
    [
        (replace(TRIGGER, specification="", told='{"new":1}'), '{"new":1}'),
        (replace(TRIGGER, arguments=None), "arguments"),
    ],
)
def test_a_trigger_that_is_not_known_whole_is_not_guessed(trigger: Trigger, why: str) -> None:
    (step,) = planned(having(triggers=(trigger,)))
    assert step.action is CANNOT
    assert why in step.reason
    assert actions(planned(having(triggers=(trigger,)), asked=())) == [LEFT]


def test_who_asks_for_everything_hears_what_cannot_be() -> None:
    mine = replace(
        FULL,
        tokens=(Token("_admin", "*:*:*", "", ""), Token("ops", "*:*:*", "", "")),
        not_read=(NotRead("last caches of other", "The token may not read them."),),
    )
    steps = planned(mine, ServerObjects(tokens=(Token("_admin", "*:*:*", "", ""),)))
    assert [(s.kind, s.name) for s in steps if s.action is CANNOT] == [
        ("token", "ops"),
        ("not read", "last caches of other"),
    ]
    assert not [s for s in planned(mine, asked=(CatalogPart.CACHES,)) if s.action is CANNOT]


def test_a_refused_table_brings_nothing() -> None:
    assert planned(having(last_caches=(LAST,)), action=REFUSE) == []
