"""What a restore would do is decided before the first write: actions, conflicts, limits, names, retention."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import Any

import pytest

from influx_backup_gui.domain.differences import Weight
from influx_backup_gui.domain.errors import UsageError
from influx_backup_gui.domain.instants import DAY, TimeRange
from influx_backup_gui.domain.job import CatalogPart, IfExists, RestoreJob, Selection
from influx_backup_gui.domain.manifest import DatabaseEntry, Manifest, Origin, Part, TableEntry
from influx_backup_gui.domain.restore_plan import RestorePlan, Step, refusing
from influx_backup_gui.domain.restore_planning import Circumstances, plan_restore
from influx_backup_gui.domain.restore_retention import RetentionChange
from influx_backup_gui.domain.server import Column, Database, Limits, Role, Table, Type

TIME = Column("time", Role.TIME, Type.TIME)
CORE = Limits(5, 2000, 500, 256)


def tag(name: str) -> Column:
    return Column(name, Role.TAG, Type.TAG)


def value(name: str, kind: Type = Type.FLOAT) -> Column:
    return Column(name, Role.FIELD, kind)


def entry(
    table: str = "home", database: str = "sensors", rows: int = 10, *columns: Column, known: bool = True
) -> TableEntry:
    columns = columns or (tag("room"), value("temp"), TIME)
    tags = tuple(c.name for c in columns if c.role is Role.TAG)
    parts = (
        Part(f"{table}/1", TimeRange(None, 100), rows - rows // 2, 1, ""),
        Part(f"{table}/2", TimeRange(100), rows // 2, 1, ""),
    )
    first, last = (0, 199) if rows else (None, None)
    return TableEntry(database, table, columns, tags, known, rows, first, last, {}, parts if rows else ())


def manifest(*tables: TableEntry, retention: int | None = None) -> Manifest:
    names = dict.fromkeys(t.database for t in tables)
    origin = Origin("lab", "http://h", "3.6.0", "Core", "", "", "")
    databases = tuple(DatabaseEntry(n, retention) for n in names)
    return Manifest("id", "name", "", 0, 0, "small", origin, Selection(), databases, tables)


def there(name: str = "sensors", *tables: Table, retention: int | None = None) -> Database:
    return Database(name, retention, tables)


def like(e: TableEntry, **changes: Any) -> Table:
    return replace(Table(e.database, e.table, e.columns, e.series_key), **changes)


def plan(
    m: Manifest,
    *existing: Database,
    limits: Limits = CORE,
    release: tuple[int, int] = (3, 6),
    now: int | None = None,
    unread: tuple[str, ...] = (),
    **job: Any,
) -> RestorePlan:
    return plan_restore(m, RestoreJob("b", **job), existing, limits, Circumstances(release, now, unread=unread))


def actions(p: RestorePlan) -> list[str]:
    return [s.action for s in p.steps]


def said(step: Step) -> str:
    return " ".join(d.text for d in step.differences)


# --- actions ---------------------------------------------------------------------------------------------------


def test_everything_is_created_on_an_empty_server() -> None:
    p = plan(manifest(entry("home"), entry("power"), entry("x", "other")))
    assert actions(p) == ["create"] * 3
    assert (p.databases_to_create, p.blocked, p.overwrites, p.rows) == (("sensors", "other"), False, False, 30)


def test_refuse_blocks_and_suggests_a_free_name() -> None:
    e = entry()
    (step,) = plan(manifest(e), there("sensors", like(e)), there("sensors_restored")).steps
    assert (step.action, step.blocked) == ("refuse", True)
    assert "--database sensors=sensors_restored_2" in step.reason


@pytest.mark.parametrize(
    ("if_exists", "action", "overwrites"),
    [
        (IfExists.MISSING, "add missing rows", False),
        (IfExists.MERGE, "merge", True),
        (IfExists.REPLACE, "replace", True),
    ],
)
def test_what_happens_to_a_table_that_exists(if_exists: IfExists, action: str, overwrites: bool) -> None:
    e = entry()
    p = plan(manifest(e, entry("new")), there("sensors", like(e)), if_exists=if_exists)
    assert actions(p) == [action, "create"]
    assert (p.overwrites, p.blocked, p.databases_to_create) == (overwrites, False, ())


def test_every_table_may_have_a_policy_of_its_own() -> None:
    tables = [entry(name) for name in ("a", "b", "c", "d")]
    policies = (
        ("sensors", "b", IfExists.MISSING),
        ("sensors", "c", IfExists.REPLACE),
        ("other", "d", IfExists.MERGE),
    )
    p = plan(manifest(*tables), there("sensors", *map(like, tables)), policies=policies)
    assert actions(p) == ["refuse", "add missing rows", "replace", "refuse"]
    assert p.overwrites


def test_trap_19_merge_says_that_values_may_fall_back() -> None:
    e = entry()
    (step,) = plan(manifest(e), there("sensors", like(e)), if_exists=IfExists.MERGE).steps
    assert "fall back" in step.reason
    assert "fresh table" in step.reason


def test_nothing_to_add_is_skipped() -> None:
    e = entry(rows=0)
    assert actions(plan(manifest(e), there("sensors", like(e)), if_exists=IfExists.MISSING)) == ["skip"]


# --- selection -------------------------------------------------------------------------------------------------


def targets(p: RestorePlan) -> list[str]:
    return [f"{s.source_database}.{s.source_table}>{s.target_database}.{s.target_table}" for s in p.steps]


def test_databases_and_tables_are_selected_and_renamed() -> None:
    m = manifest(entry("home"), entry("power"), entry("x", "other"))
    assert targets(plan(m, databases=(("sensors", "again"),))) == [
        "sensors.home>again.home",
        "sensors.power>again.power",
    ]
    assert targets(plan(m, tables=(("sensors", "home", "casa"),))) == ["sensors.home>sensors.casa"]
    both = plan(m, databases=(("sensors", "again"), ("other", "other")), tables=(("sensors", "home", "casa"),))
    assert targets(both) == ["sensors.home>again.casa", "other.x>other.x"]


@pytest.mark.parametrize("job", [{"databases": (("no", "x"),)}, {"tables": (("sensors", "no", "x"),)}])
def test_what_the_backup_does_not_hold_is_a_usage_error(job: dict[str, Any]) -> None:
    with pytest.raises(UsageError, match="holds no"):
        plan(manifest(entry()), **job)


def test_a_range_counts_whole_parts_and_estimates_cut_ones() -> None:
    m = manifest(entry(rows=10))
    (whole,) = plan(m, range=TimeRange(100, 200)).steps
    assert (whole.rows, whole.estimated) == (5, False)
    (cut,) = plan(m, range=TimeRange(100, 140)).steps
    assert (cut.rows, cut.estimated) == (2, True)
    (none,) = plan(m, range=TimeRange(500, 600)).steps
    assert (none.rows, none.action) == (0, "create")


def test_a_sliver_of_a_part_is_never_no_rows() -> None:
    e = entry(rows=10)
    (step,) = plan(manifest(e), there("sensors", like(e)), range=TimeRange(0, 1), if_exists=IfExists.MISSING).steps
    assert (step.rows, step.action) == (1, "add missing rows")


def test_an_empty_database_is_restored_too() -> None:
    m = manifest(entry())
    m = replace(m, databases=(*m.databases, DatabaseEntry("empty", None)))
    assert plan(m).databases_to_create == ("sensors", "empty")
    assert plan(m, databases=(("empty", "bare"),)).databases_to_create == ("bare",)


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
    (replaced,) = plan(manifest(e), database, if_exists=IfExists.REPLACE).steps
    assert not replaced.blocked
    assert all(d.weight is HARMLESS for d in replaced.differences)


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


# --- limits (trap 24) --------------------------------------------------------------------------------------------


def test_trap_24_databases_are_counted_before_the_first_write() -> None:
    full = [there(f"d{n}") for n in range(5)]
    p = plan(manifest(entry()), *full)
    assert p.blocked
    assert "5 databases" in p.problems[0]
    assert not plan(manifest(entry()), *full[:4]).blocked
    assert not plan(manifest(entry()), *full, databases=(("sensors", "d0"),)).blocked


def test_trap_24_tables_are_counted_over_all_databases() -> None:
    full = there("other", *(Table("other", f"t{n}") for n in range(1999)))
    assert not plan(manifest(entry()), full).blocked
    assert "2000 tables" in plan(manifest(entry("a"), entry("b")), full).problems[0]


def test_trap_24_columns_and_tags_of_the_table_as_it_would_be() -> None:
    wide = entry("wide", "sensors", 4, *(value(f"v{n}") for n in range(500)), TIME)
    assert "501 columns" in plan(manifest(wide)).steps[0].reason
    e = entry("home", "sensors", 4, tag("x"), value("v"), TIME)
    table = like(e, columns=(*(tag(f"t{n}") for n in range(256)), TIME))
    (step,) = plan(manifest(e), there("sensors", table), if_exists=IfExists.MERGE).steps
    assert step.blocked
    assert "257 tags" in step.reason
    assert not plan(manifest(e), there("sensors", table), if_exists=IfExists.REPLACE).blocked


# --- names -------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("name", "release", "taken"),
    [
        ("a-b_C1", (3, 6), True),
        ("db/rp", (3, 6), True),
        ("_internal", (3, 6), False),
        ("my db", (3, 6), False),
        ("dß", (3, 6), False),
        ("a/b/c", (3, 6), False),
        ("x" * 65, (3, 9), False),
        ("x" * 65, (3, 10), True),
        ("", (3, 6), False),
    ],
)
def test_database_names_that_the_server_would_not_take(name: str, release: tuple[int, int], taken: bool) -> None:
    p = plan(manifest(entry()), release=release, databases=(("sensors", name),))
    assert p.blocked is not taken


@pytest.mark.parametrize("bad", ["ends\\", "new\nline", "tab\there", "zero\0", "#comment"])
def test_names_that_line_protocol_cannot_carry(bad: str) -> None:
    (step,) = plan(manifest(entry(bad))).steps
    assert step.blocked
    assert repr(bad) in step.reason
    assert not plan(manifest(entry(bad, rows=0))).blocked


def test_a_column_name_alone_refuses_nothing() -> None:
    """It may be null everywhere: only the rows tell (engine/restore_values.py)."""
    for bad in ("v\\", "__chunk_order", "new\nline"):
        assert not plan(manifest(entry("t", "sensors", 1, value(bad), value("v"), TIME))).blocked


def test_what_the_rows_hold_refuses_tables_by_name() -> None:
    p = plan(manifest(entry(), entry("power")))
    assert p.refusal == ""
    refused = refusing(p, {("sensors", "home"): ("Tag 'room' ends in a backslash.",)})
    assert actions(refused) == ["refuse", "create"]
    assert [s.blocked for s in refused.steps] == [True, False]
    assert refused.blocked
    assert refused.rows == p.steps[1].rows
    assert "sensors.home holds what line protocol cannot carry: Tag 'room' ends" in refused.steps[0].reason
    assert refused.refusal == f"Nothing was written: {refused.steps[0].reason}"
    both = refusing(p, {("sensors", t): ("No.",) for t in ("home", "power")})
    assert both.refusal.endswith("No. (and 1 more)")


def test_rows_without_any_field_are_refused_and_empty_tables_are_not() -> None:
    assert "no field" in plan(manifest(entry("t", "sensors", 2, tag("a"), TIME))).steps[0].reason
    assert not plan(manifest(entry("t", "sensors", 0, tag("a"), TIME))).blocked


def test_two_sources_of_one_target_are_blocked() -> None:
    m = manifest(entry("home"), entry("casa"), entry("home", "other"))
    assert [s.blocked for s in plan(m, tables=(("sensors", "home", "casa"), ("sensors", "casa", "casa"))).steps] == [
        True,
        True,
    ]
    p = plan(m, databases=(("sensors", "one"), ("other", "one")))
    assert [s.blocked for s in p.steps] == [True, False, True]


# --- retention ---------------------------------------------------------------------------------------------------


def test_retention_comes_with_a_database_that_is_created() -> None:
    assert plan(manifest(entry(), retention=7 * DAY)).retentions == (RetentionChange("sensors", None, 7 * DAY),)
    assert plan(manifest(entry(), retention=7 * DAY), there()).retentions == ()


def test_retention_comes_with_a_database_that_is_replaced_whole() -> None:
    e, other = entry("home"), entry("power")
    m = manifest(e, retention=None)
    whole = plan(m, there("sensors", like(e), retention=DAY), if_exists=IfExists.REPLACE)
    assert whole.retentions == (RetentionChange("sensors", DAY, None),)
    partly = plan(m, there("sensors", like(e), like(other), retention=DAY), if_exists=IfExists.REPLACE)
    assert partly.retentions == ()


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


def test_the_plan_as_json() -> None:
    told = json.loads(json.dumps(plan(manifest(entry())).to_json()))
    assert told["steps"][0] == {
        "source": {"database": "sensors", "table": "home"},
        "target": {"database": "sensors", "table": "home"},
        "action": "create",
        "reason": "It does not exist there: it is created.",
        "rows": 10,
        "estimated": False,
        "blocked": False,
        "differences": [],
    }
    assert told["blocked"] is False
