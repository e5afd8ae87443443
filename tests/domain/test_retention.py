"""Retention: reasons for every verdict, guards that hold whatever the policy says."""

from __future__ import annotations

from dataclasses import replace
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from influx_backup_gui.domain.backup import Backup
from influx_backup_gui.domain.errors import UsageError
from influx_backup_gui.domain.instants import DAY, HOUR
from influx_backup_gui.domain.retention import RetentionPolicy, Verdict, agreed, verdicts, within_size
from tests.domain.clock import at

NOW = at("2026-11-25 12:00")


def backup(number: int, created: int, **changes: Any) -> Backup:
    made = Backup(
        f"id{number:04}", f"b{number}", "", "default", "lab", created, created, (), 1, 1, 100, None, None, created
    )
    return replace(made, **changes)


def daily(count: int) -> list[Backup]:
    """One backup at 02:00 UTC of each of the last days, newest first; number 0 is today's."""
    return [backup(n, at("2026-11-25 02:00") - n * DAY) for n in range(count)]


def kept(found: tuple[Verdict, ...]) -> list[str]:
    return [v.backup.name for v in found if v.keep]


def reasons(found: tuple[Verdict, ...], name: str) -> tuple[str, ...]:
    return next(v.reasons for v in found if v.backup.name == name)


def test_no_rule_removes_nothing() -> None:
    found = verdicts(daily(50), RetentionPolicy(), NOW)
    assert len(kept(found)) == 50
    assert reasons(found, "b40") == ("no rule removes it",)
    assert RetentionPolicy().keeps_all
    assert not RetentionPolicy(max_bytes=1).keeps_all
    assert not RetentionPolicy(last=1).keeps_all


def test_the_last_n() -> None:
    found = verdicts(daily(6), RetentionPolicy(last=3), NOW)
    assert kept(found) == ["b0", "b1", "b2"]
    assert reasons(found, "b2") == ("one of the last 3",)
    assert reasons(found, "b3") == ("no rule keeps it",)
    assert verdicts(daily(6)[::-1], RetentionPolicy(last=3), NOW) == found, "in whatever order they are given"


def test_days() -> None:
    found = verdicts(daily(9), RetentionPolicy(days=4), NOW)
    assert kept(found) == ["b0", "b1", "b2", "b3"]
    assert reasons(found, "b3") == ("one of the last 4 days",)
    one = verdicts(daily(9), RetentionPolicy(days=1), NOW)
    assert reasons(one, "b0")[-1] == "of the last day"


def test_days_weeks_months_and_years_keep_the_newest_of_each() -> None:
    policy = RetentionPolicy(daily=2, weekly=3, monthly=3, yearly=2)
    found = verdicts(daily(800), policy, NOW)
    # Wednesday 25 November; Sundays 22 and 15 November; 31 October; 31 December of the last year.
    assert kept(found) == ["b0", "b1", "b3", "b10", "b25", "b56", "b329"]
    assert "newest of week 47 of 2026" in reasons(found, "b3")
    assert reasons(found, "b25") == ("newest of October 2026",)
    assert reasons(found, "b329") == ("newest of 2025",)


def test_a_day_begins_where_the_schedule_lives() -> None:
    late = [backup(0, at("2026-11-24 23:30")), backup(1, at("2026-11-24 22:30")), backup(2, at("2026-11-23 12:00"))]
    policy = RetentionPolicy(daily=2, minimum=1)
    assert kept(verdicts(late, policy, NOW)) == ["b0", "b2"]
    # In Berlin the first was taken on the 25th already, at half past midnight.
    assert kept(verdicts(late, policy, NOW, ZoneInfo("Europe/Berlin"))) == ["b0", "b1"]


def test_the_size_takes_the_oldest_first() -> None:
    found = verdicts(daily(6), RetentionPolicy(max_bytes=350), NOW)
    assert kept(found) == ["b0", "b1", "b2"]
    assert kept(verdicts(daily(6), RetentionPolicy(max_bytes=300), NOW)) == ["b0", "b1", "b2"], "what just fits stays"
    assert "600 bytes" in reasons(found, "b5")[0]
    ruled = verdicts(daily(6), RetentionPolicy(last=4, max_bytes=400), NOW)
    assert kept(ruled) == ["b0", "b1", "b2", "b3"], "what goes by another rule takes no space"
    ruled = verdicts(daily(6), RetentionPolicy(last=4, max_bytes=300), NOW)
    assert kept(ruled) == ["b0", "b1", "b2"]
    assert reasons(ruled, "b5") == ("no rule keeps it",)
    assert "400 bytes" in reasons(ruled, "b3")[0]
    assert kept(verdicts(daily(6), RetentionPolicy(max_bytes=1), NOW)) == ["b0", "b1"]
    assert kept(within_size(verdicts(daily(3), RetentionPolicy(), NOW), 0)) == ["b0", "b1", "b2"]


def test_what_is_not_proved_neither_goes_nor_counts() -> None:
    some = daily(6)
    some[0] = replace(some[0], proved=None)
    some[2] = replace(some[2], damaged="part 3")
    some[4] = replace(some[4], proved=None)
    found = verdicts(some, RetentionPolicy(last=1, minimum=1), NOW)
    assert kept(found) == ["b0", "b1", "b2", "b3", "b4"]
    assert "not proved" in reasons(found, "b0")[0]
    assert "damaged" in reasons(found, "b2")[0]


def test_what_is_dated_in_the_future_is_ignored_and_told() -> None:
    some = [backup(9, NOW + 400 * DAY), backup(8, NOW + HOUR + 1), *daily(4)]
    found = verdicts(some, RetentionPolicy(last=1), NOW)
    assert kept(found) == ["b9", "b8", "b0", "b1"]
    assert "future" in reasons(found, "b9")[0]
    nearly = verdicts([backup(8, NOW + HOUR), *daily(4)], RetentionPolicy(last=1), NOW)
    assert kept(nearly) == ["b8", "b0"], "clocks may differ by an hour, as everywhere else"


def test_pinned_ones_stay() -> None:
    some = daily(5)
    some[4] = replace(some[4], pinned=True)
    assert kept(verdicts(some, RetentionPolicy(last=1, max_bytes=1), NOW)) == ["b0", "b1", "b4"]


def test_the_newest_without_a_warning_stays() -> None:
    some = [replace(b, warnings=("rows came and went",)) if n < 3 else b for n, b in enumerate(daily(5))]
    found = verdicts(some, RetentionPolicy(last=1, max_bytes=1), NOW)
    assert kept(found) == ["b0", "b1", "b3"]
    assert "without a warning" in reasons(found, "b3")[0]


def test_the_one_before_a_damaged_one_stays_as_long_as_that_is_there() -> None:
    backups = daily(8)
    backups[4] = replace(backups[4], damaged="part 3: hash")
    backups[5] = replace(backups[5], proved=None)
    found = verdicts(backups, RetentionPolicy(last=2, max_bytes=1), NOW)
    assert kept(found) == ["b0", "b1", "b4", "b5", "b6"]
    assert reasons(found, "b6") == ("the one before b4, which is damaged",)
    twins = [backup(0, NOW), backup(1, NOW), backup(2, NOW - DAY, damaged="hash"), backup(3, NOW - DAY)]
    assert "b3" not in kept(verdicts(twins, RetentionPolicy(last=1), NOW)), "it was taken with it, not before"
    assert "b6" not in kept(verdicts([b for b in backups if not b.damaged], RetentionPolicy(last=2), NOW))


def test_what_is_being_read_stays() -> None:
    found = verdicts(daily(5), RetentionPolicy(last=2, max_bytes=1), NOW, in_use=("id0003",))
    assert kept(found) == ["b0", "b1", "b3"]
    assert "just now" in reasons(found, "b3")[0]


def test_nothing_goes_while_it_is_frozen() -> None:
    found = verdicts(daily(9), RetentionPolicy(last=1, max_bytes=1), NOW, frozen="rows are gone")
    assert len(kept(found)) == 9
    assert reasons(found, "b8")[0] == "rows are gone"


def test_several_policies_remove_only_what_all_of_them_remove() -> None:
    some = daily(5)
    two, four = (verdicts(some, RetentionPolicy(last=n), NOW) for n in (2, 4))
    found, other = agreed([two, four]), agreed([four, two])
    assert kept(found) == kept(other) == ["b0", "b1", "b2", "b3"]
    assert reasons(found, "b1") == (
        "one of the newest 2 proved ones, which always stay",
        "one of the last 2",
        "one of the last 4",
    )
    assert reasons(found, "b3") == reasons(other, "b3") == ("one of the last 4",)
    assert reasons(found, "b4") == ("no rule keeps it",)
    guarding = verdicts(some, RetentionPolicy(last=4, minimum=4), NOW)
    for both in (agreed([four, guarding]), agreed([guarding, four])):
        assert kept(within_size(both, 1)) == ["b0", "b1", "b2", "b3"], "what one of them guards stays"


def test_a_policy_that_makes_no_sense_cannot_be_made() -> None:
    for wrong in ({"last": -1}, {"minimum": 0}, {"max_bytes": -5}):
        with pytest.raises(UsageError):
            RetentionPolicy(**wrong)


NUMBERS = st.integers(0, 5)
POLICIES = st.builds(
    RetentionPolicy,
    last=NUMBERS,
    days=NUMBERS,
    daily=NUMBERS,
    weekly=NUMBERS,
    monthly=NUMBERS,
    yearly=NUMBERS,
    max_bytes=st.one_of(st.just(0), st.integers(1, 2000)),
    minimum=st.integers(1, 4),
)
HISTORIES = st.lists(
    st.builds(
        lambda age, size, proved, damaged, pinned, warned: (age, size, proved, damaged, pinned, warned),
        st.integers(-30, 1500),
        st.integers(0, 400),
        st.booleans(),
        st.integers(0, 9).map(lambda n: n == 0),
        st.integers(0, 9).map(lambda n: n == 0),
        st.integers(0, 3).map(lambda n: n == 0),
    ),
    max_size=40,
).map(
    lambda rows: [
        backup(
            n,
            NOW - age * 17 * HOUR,
            bytes=size,
            proved=NOW if proved else None,
            damaged="x" if damaged else "",
            pinned=pinned,
            warnings=("w",) if warned else (),
        )
        for n, (age, size, proved, damaged, pinned, warned) in enumerate(rows)
    ]
)


@settings(max_examples=300, deadline=None)
@given(HISTORIES, POLICIES, st.sampled_from(["", "rows are gone"]))
def test_for_any_history_and_policy_enough_proved_ones_remain(
    history: list[Backup], policy: RetentionPolicy, frozen: str
) -> None:
    found = verdicts(history, policy, NOW, frozen=frozen)
    assert {v.backup.id for v in found} == {b.id for b in history}
    assert len(found) == len(history)
    good = [b for b in history if b.proved is not None and not b.damaged and b.created <= NOW]
    gone = [v.backup for v in found if not v.keep]
    remaining = [b for b in good if b not in gone]
    assert len(remaining) >= min(policy.minimum, len(good))
    assert all(b in good and not b.pinned for b in gone)
    assert all(v.reasons for v in found)
    if gone:
        assert not frozen
        assert not policy.keeps_all
        assert max(b.created for b in gone) <= min(b.created for b in sorted(good, key=lambda b: -b.created)[:1])
        newest = sorted(remaining, key=lambda b: (b.created, b.id))[-policy.minimum :]
        assert all(g.created <= k.created for g in gone for k in newest)
    if any(not b.warnings for b in good):
        assert any(not b.warnings for b in remaining)
    # What was kept once is kept again: pruning twice is pruning once.
    again = verdicts([v.backup for v in found if v.keep], policy, NOW, frozen=frozen)
    assert all(v.keep for v in again)


@settings(max_examples=100, deadline=None)
@given(HISTORIES, POLICIES, st.integers(0, 10_000))
def test_time_alone_removes_nothing(history: list[Backup], policy: RetentionPolicy, days: int) -> None:
    """Backups that stopped, or a clock that runs ahead: what is kept now is kept whenever one asks later."""
    past = [b for b in history if b.created <= NOW]
    assert kept(verdicts(past, policy, NOW + days * DAY)) == kept(verdicts(past, policy, NOW))


KINDS = st.lists(st.tuples(HISTORIES, st.lists(POLICIES, min_size=1, max_size=3)), min_size=1, max_size=3)


@settings(max_examples=150, deadline=None)
@given(KINDS, st.integers(0, 3000))
def test_several_policies_and_a_full_repository_leave_enough_of_every_kind(
    kinds: list[tuple[list[Backup], list[RetentionPolicy]]], max_bytes: int
) -> None:
    found: list[Verdict] = []
    for number, (history, policies) in enumerate(kinds):
        own = [replace(b, id=f"{number}-{b.id}") for b in history]
        found += agreed([verdicts(own, policy, NOW) for policy in policies])
    whole = within_size(found, max_bytes)
    assert [v.backup.id for v in whole] == [v.backup.id for v in found]
    stays = {v.backup.id for v in whole if v.keep}
    for number, (history, policies) in enumerate(kinds):
        good = [b for b in history if b.proved is not None and not b.damaged and b.created <= NOW]
        remaining = [b for b in good if f"{number}-{b.id}" in stays]
        assert len(remaining) >= min(max(p.minimum for p in policies), len(good))
        newest = sorted(good, key=lambda b: (b.created, b.id))[-1:]
        assert all(b in remaining for b in newest)
        assert all(f"{number}-{b.id}" in stays for b in history if b not in good or b.pinned)
    if max_bytes and any(not v.keep for v in whole) and not any(not v.keep for v in found):
        assert sum(v.backup.bytes for v in found) > max_bytes
