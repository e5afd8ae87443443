"""What of a target does not fit is known before the first write: schema, limits, retention."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from influx_backup_gui.domain.differences import Weight
from influx_backup_gui.domain.instants import DAY
from influx_backup_gui.domain.job import CatalogPart, IfExists, RestoreJob
from influx_backup_gui.domain.manifest import DatabaseEntry, Manifest
from influx_backup_gui.domain.restore_planning import Circumstances, plan_restore
from influx_backup_gui.domain.restore_retention import RetentionChange
from influx_backup_gui.domain.server import Column, Database, Role, Table, Type
from tests.domain.planned import CORE, TIME, actions, entry, like, manifest, plan, said, tag, there, value

# --- schema ----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("if_exists", [IfExists.MISSING, IfExists.MERGE])
@pytest.mark.parametrize("other", [value("temp", Type.INTEGER), tag("temp")])
def test_a_conflicting_column_blocks(if_exists: IfExists, other: Column) -> None:
    e = entry()
    table = like(e, columns=(tag("room"), other, TIME))
    (step,) = plan(manifest(e), there("sensors", table), if_exists=if_exists).steps
    assert (step.action, step.blocked) == ("refuse", True)
    assert "'temp'" in step.reason


def test_replace_takes_any_schema() -> None:
    e = entry()
    p = plan(manifest(e), there("sensors", like(e, columns=(tag("temp"), TIME))), if_exists=IfExists.REPLACE)
    assert (actions(p), p.blocked) == (["replace"], False)
    assert "'temp'" in said(p.steps[0])


def test_columns_and_tag_order_that_differ_are_said() -> None:
    e = entry("home", "sensors", 10, tag("a"), tag("b"), value("old"), TIME)
    table = like(e, columns=(tag("a"), tag("b"), value("new"), TIME), series_key=("b", "a"))
    (step,) = plan(manifest(e), there("sensors", table), if_exists=IfExists.MISSING).steps
    assert not step.blocked
    assert "Only in the backup: 'old'" in said(step)
    assert "Only in the target: 'new'" in said(step)
    assert "another order" in said(step)


def test_unknown_tag_order_is_said() -> None:
    e = entry("home", "sensors", 10, tag("a"), tag("b"), value("v"), TIME, known=False)
    assert "order of the tags" in said(plan(manifest(e)).steps[0])
    assert "order of the tags" not in said(plan(manifest(e), there("sensors", like(e))).steps[0])
    assert plan(manifest(replace(e, series_key_known=True))).steps[0].differences == ()
    one = entry("home", "sensors", 10, tag("a"), value("v"), TIME, known=False)
    assert plan(manifest(one)).steps[0].differences == (), "one tag has no order"


TAGGED = (tag("a"), tag("b"), value("old"), TIME)
HARMLESS, FIXABLE, BLOCKING = Weight.HARMLESS, Weight.FIXABLE, Weight.BLOCKING


@pytest.mark.parametrize(
    ("there", "weights", "words"),
    [
        (TAGGED, (), ""),
        ((*TAGGED, value("new")), (HARMLESS,), "Only in the target: 'new'; empty in restored rows."),
        ((*TAGGED, tag("c")), (FIXABLE,), "Tags only in the target: 'c'."),
        ((tag("a"), tag("b"), TIME), (HARMLESS,), "Only in the backup: 'old'; columns come to the target"),
        ((tag("a"), value("old"), TIME), (FIXABLE,), "Tags only in the backup: 'b'."),
        (
            (tag("a"), tag("b"), value("old", Type.INTEGER), TIME),
            (BLOCKING,),
            "Column 'old' is a field of type float64 in the backup and a field of type int64 in the target.",
        ),
        (
            (tag("a"), value("b"), tag("old"), TIME),
            (BLOCKING, BLOCKING),
            "Column 'b' is a tag in the backup and a field of type float64 in the target.",
        ),
        ((tag("b"), tag("a"), value("old"), TIME), (HARMLESS,), "another order in the target: 'b', 'a', not 'a', 'b'."),
    ],
)
def test_how_a_table_differs_and_how_much_it_matters(
    there: tuple[Column, ...], weights: tuple[Weight, ...], words: str
) -> None:
    e = entry("home", "sensors", 10, *TAGGED)
    key = tuple(c.name for c in there if c.role is Role.TAG)
    database = Database("sensors", None, (like(e, columns=there, series_key=key),))
    (step,) = plan(manifest(e), database, if_exists=IfExists.MISSING).steps
    assert tuple(d.weight for d in step.differences) == weights
    assert words in said(step)
    assert step.blocked == (BLOCKING in weights)
    (refused,) = plan(manifest(e), database).steps
    assert refused.differences == step.differences, "who is still to choose sees them, too"
    assert "exists already" in refused.reason
    (replaced,) = plan(manifest(e), database, if_exists=IfExists.REPLACE).steps
    assert not replaced.blocked
    assert all(d.weight is HARMLESS for d in replaced.differences)
    assert ("gone with the table" in said(replaced)) is bool({c.name for c in there} - {c.name for c in TAGGED})
    unknown = plan(manifest(replace(e, series_key_known=False)), database, if_exists=IfExists.MISSING)
    assert "another order" not in said(unknown.steps[0]), "what the backup does not know differs from nothing"


@pytest.mark.parametrize(("more", "end"), [(8, "'c8'; empty in restored rows."), (9, "'c8' and 1 more; empty in")])
def test_of_many_columns_the_first_ones_are_named(more: int, end: str) -> None:
    e = entry()
    table = like(e, columns=(*e.columns, *(value(f"c{n}") for n in range(1, more + 1))))
    (step,) = plan(manifest(e), there("sensors", table), if_exists=IfExists.MISSING).steps
    assert step.differences[0].text.startswith("Only in the target: 'c1', 'c2'")
    assert end in step.differences[0].text


def test_an_unknown_order_in_the_target_is_harmless() -> None:
    e = entry("home", "sensors", 10, *TAGGED)
    (step,) = plan(manifest(e), there("sensors", like(e, series_key=None)), if_exists=IfExists.MERGE).steps
    (found,) = step.differences
    assert found.weight is HARMLESS
    assert "unknown" in found.text


@pytest.mark.parametrize(("now", "weight"), [(None, FIXABLE), (7 * DAY, HARMLESS), (8 * DAY, FIXABLE)])
def test_rows_that_would_expire_at_once_are_said_by_the_clock_of_the_server(now: int | None, weight: Weight) -> None:
    e = entry()
    (step,) = plan(manifest(e), there("sensors", like(e), retention=7 * DAY), now=now, if_exists=IfExists.MISSING).steps
    (found,) = step.differences
    assert found.weight is weight
    assert "7 days" in found.text
    (empty,) = plan(manifest(entry(rows=0)), there(retention=7 * DAY), now=8 * DAY).steps
    assert [d.weight for d in empty.differences] == [HARMLESS], "no row, none that is too old"
    (refused,) = plan(manifest(e), there("sensors", like(e), retention=7 * DAY), now=now).steps
    assert refused.differences == (), "nothing is written"


# --- limits (trap 24) --------------------------------------------------------------------------------------------


def test_trap_24_databases_are_counted_before_the_first_write() -> None:
    full = [there(f"d{n}") for n in range(5)]
    p = plan(manifest(entry()), *full)
    assert p.blocked
    assert "5 databases" in p.problems[0]
    assert not plan(manifest(entry()), *full[:4]).blocked
    assert not plan(manifest(entry()), *full, databases=(("sensors", "d0"),)).blocked
    more = (*full, there("one too many"))
    assert not plan(manifest(entry()), *more, databases=(("sensors", "d0"),)).blocked, "it adds none"
    assert not plan(manifest(entry()), *more, limits=replace(CORE, databases=None)).blocked


def test_trap_24_tables_are_counted_over_all_databases() -> None:
    full = there("other", *(Table("other", f"t{n}") for n in range(1999)))
    assert not plan(manifest(entry()), full).blocked
    assert "2000 tables" in plan(manifest(entry("a"), entry("b")), full).problems[0]
    assert not plan(manifest(entry("a"), entry("b")), full, limits=replace(CORE, tables=None)).blocked
    two = (entry("t0", "other"), entry("t1", "other"))
    over = there("other", *(like(entry(f"t{n}", "other")) for n in range(2001)))
    assert not plan(manifest(*two), over, if_exists=IfExists.MISSING).blocked, "they are there already"


def test_trap_24_columns_and_tags_of_the_table_as_it_would_be() -> None:
    wide = entry("wide", "sensors", 4, *(value(f"v{n}") for n in range(500)), TIME)
    assert "501 columns" in plan(manifest(wide)).steps[0].reason
    e = entry("home", "sensors", 4, tag("x"), value("v"), TIME)
    table = like(e, columns=(*(tag(f"t{n}") for n in range(256)), TIME))
    (step,) = plan(manifest(e), there("sensors", table), if_exists=IfExists.MERGE).steps
    assert step.blocked
    assert "257 tags" in step.reason
    assert not plan(manifest(e), there("sensors", table), if_exists=IfExists.REPLACE).blocked
    full = entry("full", "sensors", 4, *(tag(f"t{n}") for n in range(256)), *(value(f"v{n}") for n in range(243)), TIME)
    assert not plan(manifest(full)).blocked, "500 columns and 256 tags are what fits"
    more = replace(full, columns=(*full.columns, tag("t256"), value("v243")))
    assert not plan(manifest(more), limits=replace(CORE, columns=None, tags=None)).blocked


# --- retention ---------------------------------------------------------------------------------------------------


def test_retention_comes_with_a_database_that_is_created() -> None:
    assert plan(manifest(entry(), retention=7 * DAY)).retentions == (RetentionChange("sensors", None, 7 * DAY),)
    assert plan(manifest(entry(), retention=7 * DAY), there()).retentions == ()


def test_retention_comes_with_a_database_that_is_replaced_whole() -> None:
    e, other = entry("home"), entry("power")
    m = manifest(e, retention=None)
    whole = plan(m, there("sensors", like(e), retention=DAY), if_exists=IfExists.REPLACE)
    assert whole.retentions == (RetentionChange("sensors", DAY, None),)
    assert whole.steps[0].differences == (), "it is lifted while rows come in"
    partly = plan(m, there("sensors", like(e), like(other), retention=DAY), if_exists=IfExists.REPLACE)
    assert partly.retentions == ()
    assert "keeps rows for 1 day only" in said(partly.steps[0]), "and it stays while rows come in"
    elsewhere = there("other", Table("other", "t", (), ()))
    beside = plan(m, there("sensors", like(e), retention=DAY), elsewhere, if_exists=IfExists.REPLACE)
    assert beside.retentions == whole.retentions
    assert plan(m, there("sensors", retention=DAY), if_exists=IfExists.REPLACE).retentions == (), "nothing is replaced"


def test_a_retention_that_the_target_lacks_is_said() -> None:
    """As after a restore that was cut off before its last step and is completed with `missing`."""
    m = manifest(entry(), retention=7 * DAY)
    p = plan(m, there(), if_exists=IfExists.MISSING)
    assert p.retentions == ()
    assert "7 days" in p.notes[0]
    assert "does not change that" in p.notes[0]
    for other in (there(retention=7 * DAY), there(retention=DAY)):
        assert plan(m, other, if_exists=IfExists.MISSING).notes == ()
    assert plan(manifest(entry()), there(), if_exists=IfExists.MISSING).notes == ()
    assert plan(m).notes == ()


def test_the_retention_of_a_database_that_is_there_is_set_when_asked_for() -> None:
    e = entry()
    asked: dict[str, Any] = {"if_exists": IfExists.MISSING, "catalog": (CatalogPart.RETENTION,)}
    other = there("sensors", like(e), retention=DAY)
    m = manifest(e, retention=7 * DAY)
    p = plan(m, other, **asked)
    assert p.retentions == (RetentionChange("sensors", DAY, 7 * DAY),)
    assert p.steps[0].differences == (), "it is lifted while rows come in"
    assert [d.weight for d in p.differences] == [HARMLESS]
    assert "will keep rows for 7 days" in p.differences[0].text
    assert plan(m, other, unread=("sensors",), **asked).retentions == (), "what the backup does not know is not set"
    left = plan(m, other, if_exists=IfExists.MISSING)
    assert (left.retentions, left.notes) == ((), ())
    assert "--catalog retention" in left.differences[0].text
    for unlike in (there(), there(retention=7 * DAY)):
        assert "not change that" not in " ".join(d.text for d in plan(m, unlike, **asked).differences)


def test_trap_20_the_retention_of_the_target_is_said() -> None:
    e = entry()
    (step,) = plan(manifest(e), there("sensors", like(e), retention=7 * DAY), if_exists=IfExists.MISSING).steps
    assert "7 days" in said(step)


def test_a_server_without_retention_is_said() -> None:
    p = plan(manifest(entry(), retention=DAY), release=(3, 1))
    assert p.retentions == ()
    assert "no retention" in p.notes[0]
    assert plan(manifest(entry()), release=(3, 1)).notes == (), "nothing that it would lack"
    for known in ((0, 0), (3, 2)):
        assert plan(manifest(entry(), retention=DAY), release=known).retentions != ()


def test_of_two_databases_that_become_one_the_longer_retention_wins() -> None:
    m = manifest(entry("a", "short"), entry("b", "long"))
    into = (("short", "one"), ("long", "one"))

    def kept(*days: int | None) -> tuple[RetentionChange, ...]:
        ns = [None if d is None else d * DAY for d in days]
        databases = (DatabaseEntry("short", ns[0]), DatabaseEntry("long", ns[1]))
        return plan(replace(m, databases=databases), databases=into).retentions

    assert kept(1, 7) == kept(7, 1) == (RetentionChange("one", None, 7 * DAY),)
    assert kept(1, None) == ()


def test_tables_alone_say_nothing_of_the_retention_of_their_database() -> None:
    p = plan(manifest(entry(), retention=7 * DAY), there(), tables=(("sensors", "home", "casa"),))
    assert p.differences == ()


@pytest.mark.parametrize("known", [True, False])
def test_a_retention_that_somebody_does_not_know_is_no_difference(known: bool) -> None:
    m = manifest(entry(), retention=7 * DAY)
    database = replace(there(retention=DAY), retention_known=known)
    assert (plan(m, database).differences == ()) is not known
    assert plan(m, database, unread=("sensors",)).differences == ()
    asked: dict[str, Any] = {"catalog": (CatalogPart.RETENTION,), "databases": (("sensors", "sensors"),)}
    assert plan(m, database, unread=("another",), **asked).retentions == (RetentionChange("sensors", DAY, 7 * DAY),)


def test_a_retention_that_an_earlier_restore_owes_is_set_where_the_database_still_lacks_it() -> None:
    e = entry()
    m, owes = manifest(e, retention=7 * DAY), RetentionChange("sensors", 30 * DAY, 7 * DAY)

    def changes(there: Database, *owed: RetentionChange, m: Manifest = m) -> tuple[RetentionChange, ...]:
        job = RestoreJob("b", if_exists=IfExists.MISSING)
        return plan_restore(m, job, (there,), CORE, Circumstances((3, 6), to_be_set=owed)).retentions

    bare = there("sensors", like(e))
    assert changes(bare, owes) == (owes,)
    assert changes(bare) == ()
    assert changes(there("sensors", like(e), retention=DAY), owes) == (), "somebody has set another one since"
    assert changes(bare, replace(owes, after=DAY)) == (), "it is not that of this backup"
    assert changes(bare, replace(owes, after=None), m=manifest(e)) == (), "there is nothing to set"
