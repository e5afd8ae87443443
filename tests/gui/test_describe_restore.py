"""Wording of restores: every state has words and a shape of its own; policies are explained, merge with a warning."""

from __future__ import annotations

from dataclasses import replace

import pytest

from influx_backup_gui.domain.differences import Difference, Weight
from influx_backup_gui.domain.instants import SECOND, TimeRange
from influx_backup_gui.domain.job import IfExists
from influx_backup_gui.domain.restore_plan import CREATE, MERGE, MISSING, REFUSE, REPLACE, SKIP, RestorePlan, Step
from influx_backup_gui.gui import describe_restore, theme
from influx_backup_gui.gui.describe import State
from influx_backup_gui.gui.describe_restore import Page

ACTIONS = (CREATE, MISSING, MERGE, REPLACE, SKIP, REFUSE)


def step(action: str, blocked: bool = False) -> Step:
    return Step("db", "t", "db", "t", action, "", 10, blocked)


@pytest.mark.parametrize(
    "states",
    [
        [describe_restore.step(step(a)) for a in ACTIONS] + [describe_restore.step(step(REFUSE, blocked=True))],
        [
            describe_restore.target(exists=False, same=0),
            describe_restore.target(exists=True, same=0),
            describe_restore.target(exists=True, same=2),
            describe_restore.bad_target("no such name"),
            describe_restore.unknown_target(),
        ],
        [describe_restore.weight(w) for w in (None, *Weight)],
        [
            describe_restore.no_plan(),
            describe_restore.planning(),
            describe_restore.plan(RestorePlan((step(CREATE),))),
            describe_restore.plan(RestorePlan((step(MERGE),), overwrites=True)),
            describe_restore.plan(RestorePlan((), problems=("too many",))),
        ],
        [
            describe_restore.table_state(verified=True, action_value=CREATE, problem=""),
            describe_restore.table_state(verified=False, action_value=CREATE, problem="It was not finished."),
            describe_restore.table_state(verified=False, action_value=CREATE, problem="2 rows are missing"),
            describe_restore.table_state(verified=True, action_value=SKIP, problem=""),
        ],
        [
            describe_restore.waiting(under_way=True),
            describe_restore.waiting(under_way=False),
            describe_restore.taken_back(),
            describe_restore.nothing_yet(),
        ],
    ],
    ids=["steps", "targets", "weights", "plans", "tables", "restores"],
)
def test_every_state_has_words_and_a_shape_of_its_own(states: list[State]) -> None:
    for state in states:
        assert state.text
        assert state.tint in theme.TINTS
        assert not theme.icon(state.icon).isNull()
    assert len({s.text for s in states}) == len(states)
    assert len({s.icon for s in states}) == len(states)


def test_the_worst_difference_of_a_table_is_said_first() -> None:
    same, new = step(MERGE), step(CREATE)
    odd = replace(same, differences=(Difference(Weight.HARMLESS, "A."), Difference(Weight.BLOCKING, "B.")))
    assert [describe_restore.differs(s).text for s in (same, new, odd)] == ["The same", "New", "Blocking"]
    assert describe_restore.difference(odd.differences[1]) == "Blocking: B."


def test_how_many_rows_are_missing_is_not_known_before() -> None:
    assert describe_restore.plan(RestorePlan((step(MISSING),))).text.startswith("At most ")
    assert not describe_restore.plan(RestorePlan((step(CREATE),))).text.startswith("At most ")


def test_an_answer_that_did_not_come_has_words() -> None:
    assert describe_restore.no_answer().text
    assert describe_restore.no_server().text


@pytest.mark.parametrize("policy", list(IfExists))
def test_every_policy_is_explained(policy: IfExists) -> None:
    words = describe_restore.policy(policy)
    assert words.title
    assert words.meaning
    assert describe_restore.short_policy(policy)


def test_merge_tells_what_was_measured_and_recommends_a_fresh_table() -> None:
    meaning = describe_restore.policy(IfExists.MERGE).meaning
    assert "fall back to the old one" in meaning
    assert "fresh table" in meaning
    assert "recommend" in meaning


@pytest.mark.parametrize("page", list(Page))
def test_every_step_has_a_name_and_a_question(page: Page) -> None:
    assert describe_restore.page(page)
    assert describe_restore.question(page)


def test_what_is_overwritten_is_named() -> None:
    steps = [Step("db", f"t{n}", "db", f"t{n}", REPLACE, "", 1) for n in range(6)]
    said = describe_restore.overwritten(RestorePlan(tuple(steps)), "home")
    assert said.startswith("On home, 6 tables will be overwritten: db.t0, db.t1, db.t2, db.t3 and 2 more.")
    assert "pinned backup" in said


@pytest.mark.parametrize(
    ("span", "begins"),
    [
        (TimeRange(), "all times"),
        (TimeRange(0, None), "from 1"),
        (TimeRange(None, 0), "until 1"),
        (TimeRange(0, 86_400 * SECOND), "1 Jan 1970"),
    ],
)
def test_ranges(span: TimeRange, begins: str) -> None:
    assert describe_restore.time_range(span).startswith(begins)
