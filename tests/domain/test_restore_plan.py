"""What a restore would do is decided before the first write: actions, selection, names."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import Any

import pytest

from influx_backup_gui.domain.errors import UsageError
from influx_backup_gui.domain.instants import DAY, MAX_INSTANT, TimeRange
from influx_backup_gui.domain.job import IfExists
from influx_backup_gui.domain.manifest import DatabaseEntry, Part
from influx_backup_gui.domain.restore_plan import refusing
from influx_backup_gui.domain.restore_schema import column_name_problem, shown
from influx_backup_gui.domain.server import Column
from tests.domain.planned import CORE, TIME, actions, entry, like, manifest, plan, said, tag, targets, there, value

# --- actions ---------------------------------------------------------------------------------------------------


def test_everything_is_created_on_an_empty_server() -> None:
    p = plan(manifest(entry("home"), entry("power"), entry("x", "other")))
    assert actions(p) == ["create"] * 3
    assert (p.databases_to_create, p.blocked, p.overwrites, p.rows) == (("sensors", "other"), False, False, 30)


def test_refuse_blocks_and_suggests_a_free_name() -> None:
    e = entry()
    (step,) = plan(manifest(e), there("sensors", like(e)), there("sensors_restored")).steps
    assert (step.action, step.blocked) == ("refuse", True)
    assert step.reason.startswith("The table sensors.home exists already.")
    assert "--database sensors=sensors_restored_2" in step.reason
    assert plan(manifest(e), there("sensors", like(e))).rows == 0


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
    for columns in (e.columns, (tag("room"), tag("temp"), TIME)):
        p = plan(manifest(e), there("sensors", like(e, columns=columns)), if_exists=IfExists.MISSING)
        assert (actions(p), p.blocked, p.rows) == (["skip"], False, 0), "also where no row could be written"
    wide = entry("home", "sensors", 0, *(value(f"v{n}") for n in range(500)), TIME)
    assert actions(plan(manifest(wide), there("sensors", like(e)), if_exists=IfExists.MISSING)) == ["skip"]


def test_a_table_that_the_backup_has_only_a_part_of_is_said() -> None:
    e = replace(entry(), complete=False)
    assert "only a part of this table" in said(plan(manifest(e)).steps[0])
    assert plan(manifest(entry())).steps[0].differences == ()


# --- selection -------------------------------------------------------------------------------------------------


def test_databases_and_tables_are_selected_and_renamed() -> None:
    m = manifest(entry("home"), entry("power"), entry("x", "other"))
    assert targets(plan(m, databases=(("sensors", "again"),))) == [
        "sensors.home>again.home",
        "sensors.power>again.power",
    ]
    p = plan(m, tables=(("sensors", "home", "casa"),))
    assert (targets(p), p.databases_to_create) == (["sensors.home>sensors.casa"], ("sensors",))
    assert plan(manifest(entry(), retention=DAY), tables=(("sensors", "home", "casa"),)).retentions != ()
    both = plan(m, databases=(("sensors", "again"), ("other", "other")), tables=(("sensors", "home", "casa"),))
    assert targets(both) == ["sensors.home>again.casa", "other.x>other.x"]


@pytest.mark.parametrize("job", [{"databases": (("no", "x"),)}, {"tables": (("sensors", "no", "x"),)}])
def test_what_the_backup_does_not_hold_is_a_usage_error(job: dict[str, Any]) -> None:
    with pytest.raises(UsageError, match="holds no"):
        plan(manifest(entry()), **job)


@pytest.mark.parametrize(
    "job",
    [
        {"databases": (("sensors", "a"), ("sensors", "b"))},
        {"tables": (("sensors", "home", "a"), ("sensors", "home", "b"))},
    ],
)
def test_nothing_has_two_targets(job: dict[str, Any]) -> None:
    with pytest.raises(UsageError, match="named twice"):
        plan(manifest(entry()), **job)


def test_what_the_backup_holds_instead_is_said() -> None:
    m = manifest(entry("b"), entry("a"), entry("x", "other"))
    with pytest.raises(UsageError) as found:
        plan(m, databases=(("no", "no"),))
    assert found.value.hint == "It holds: other, sensors."
    with pytest.raises(UsageError) as found:
        plan(m, tables=(("sensors", "no", "no"),))
    assert found.value.hint == "It holds: a, b."


def test_a_range_counts_whole_parts_and_estimates_cut_ones() -> None:
    m = manifest(entry(rows=10))
    (whole,) = plan(m, range=TimeRange(100, 200)).steps
    assert (whole.rows, whole.estimated) == (5, False)
    (cut,) = plan(m, range=TimeRange(100, 140)).steps
    assert (cut.rows, cut.estimated) == (2, True)
    (none,) = plan(m, range=TimeRange(500, 600)).steps
    assert (none.rows, none.action) == (0, "create")
    (first_cut,) = plan(m, range=TimeRange(40)).steps
    assert (first_cut.rows, first_cut.estimated) == (8, True)


def test_a_sliver_of_a_part_is_never_no_rows() -> None:
    e = entry(rows=10)
    (step,) = plan(manifest(e), there("sensors", like(e)), range=TimeRange(0, 1), if_exists=IfExists.MISSING).steps
    assert (step.rows, step.action) == (1, "add missing rows")
    (last,) = plan(manifest(e), there("sensors", like(e)), range=TimeRange(199), if_exists=IfExists.MISSING).steps
    assert (last.rows, last.action) == (1, "add missing rows")


def test_a_row_at_the_end_of_all_time_is_a_row() -> None:
    e = replace(entry(), rows=1, first=MAX_INSTANT, last=MAX_INSTANT, parts=(Part("p", TimeRange(), 1, 1, ""),))
    for span in (TimeRange(), TimeRange(MAX_INSTANT)):
        (step,) = plan(manifest(e), there("sensors", like(e)), range=span, if_exists=IfExists.MISSING).steps
        assert (step.rows, step.estimated, step.action) == (1, False, "add missing rows")


def test_an_empty_database_is_restored_too() -> None:
    m = manifest(entry())
    m = replace(m, databases=(*m.databases, DatabaseEntry("empty", None)))
    assert plan(m).databases_to_create == ("sensors", "empty")
    assert plan(m, databases=(("empty", "bare"),)).databases_to_create == ("bare",)


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
        ("x" * 64, (3, 9), True),
        ("x" * 65, (3, 9), False),
        ("x" * 65, (3, 10), True),
        ("x" * 65, (0, 0), True),
        ("x" * 511, (3, 10), True),
        ("x" * 512, (3, 10), False),
        ("x" * 65, (0, 1), False),
        ("", (3, 6), False),
    ],
)
def test_database_names_that_the_server_would_not_take(name: str, release: tuple[int, int], taken: bool) -> None:
    p = plan(manifest(entry()), release=release, databases=(("sensors", name),))
    assert p.blocked is not taken
    assert bool(p.problems) is not taken
    assert len(p.refusal) < 300


@pytest.mark.parametrize("bad", ["ends\\", "new\nline", "tab\there", "zero\0", "#comment"])
def test_names_that_line_protocol_cannot_carry(bad: str) -> None:
    (step,) = plan(manifest(entry(bad))).steps
    assert step.blocked
    assert repr(bad) in step.reason
    assert not plan(manifest(entry(bad, rows=0))).blocked


def test_the_name_of_a_table_fits_into_what_the_server_takes() -> None:
    longest = CORE.text
    assert "the name is empty" in plan(manifest(entry(""))).steps[0].reason
    assert not plan(manifest(entry("x" * longest))).blocked
    (step,) = plan(manifest(entry("ü" + "x" * (longest - 1)))).steps
    assert f"the name has {longest + 1:,} bytes; this server takes {longest:,}" in step.reason
    assert len(step.reason) < 300


@pytest.mark.parametrize(("length", "ends"), [(100, "x'"), (101, "x'…")])
def test_a_long_name_is_cut_where_it_is_shown(length: int, ends: str) -> None:
    assert shown("x" * length) == "'" + "x" * 99 + ends


@pytest.mark.parametrize(
    ("column", "why"),
    [
        (value("v"), ""),
        (TIME, ""),
        (value("time"), "the name is reserved"),
        (tag("__chunk_order"), "the name is reserved"),
        (value(""), "the name is empty"),
        (tag("v\\"), "the name ends in a backslash"),
        (value("a\tb"), "the name holds a newline or tab"),
        (value("a\\\tb"), ""),
        (value("x" * 9), "the name has 9 bytes; this server takes 8"),
    ],
)
def test_names_of_columns_that_line_protocol_cannot_carry(column: Column, why: str) -> None:
    assert column_name_problem(column, 8) == why


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
    assert both.refusal.startswith("Nothing was written: sensors.home holds")
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
    assert actions(p) == ["refuse", "create", "refuse"]
    assert p.steps[0].reason == "Several tables would go to one.home: sensors.home, other.home."


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
