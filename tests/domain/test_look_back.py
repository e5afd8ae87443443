"""When a server probably shows less than it stores, by table: what it tells, and what is said."""

from __future__ import annotations

from typing import Any

import pytest

from influx_backup_gui.domain.humantime import MONTH
from influx_backup_gui.domain.instants import DAY, HOUR, SECOND
from influx_backup_gui.domain.look_back import Shown, StartFacts, advise
from influx_backup_gui.domain.server import Identity
from tests.domain.clock import at

NOW = at("2026-11-23 12:00")
CORE = Identity("3.6.0", "Core")
START = NOW - 5 * DAY
MINUTE = 60 * SECOND


def facts(look_back: int | None = None, age: int | None = 400 * DAY, **changes: Any) -> StartFacts:
    """Started five days ago, set up `age` before that."""
    told: dict[str, Any] = {"look_back": look_back, "started": START, "set_up": None if age is None else START - age}
    return StartFacts(**{**told, **changes})


def shown(oldest: int = 400 * DAY, snapshots: int = 50, before_start: int = 40, **changes: Any) -> Shown:
    """Three tables whose oldest row is so much older than the start."""
    return Shown(
        **{"tables": 3, "oldest": START - oldest, "snapshots": snapshots, "before_start": before_start} | changes
    )


SAID: dict[str, tuple[Identity, StartFacts, Shown, str]] = {
    "no table shows a row": (CORE, facts(), shown(empty=True), "it has 3 tables, and not one row of them"),
    "its only table": (CORE, facts(), shown(tables=1, empty=True), "it has 1 table, and not one row of it"),
    "no table, and no start": (CORE, StartFacts(set_up=START), shown(empty=True), "it has 3 tables"),
    "as many snapshots as it may read": (
        CORE, facts(), shown(snapshots=5000, before_start=4383),
        "it read as many snapshots as it reads at most when it starts (4,383)",
    ),
    "before 3.2 it is always 1,000": (
        Identity("3.1.0", ""), StartFacts(started=START), shown(before_start=990),
        "it read as many snapshots as it reads at most when it starts (1,000)",
    ),
    "a short look-back of an old server": (
        CORE, facts(3 * DAY), shown(oldest=3 * DAY),
        "it was started with a look-back of 3 days, and was 13 months old by then",
    ),
    "a short look-back of a server of unknown age": (
        CORE, facts(3 * DAY, None), shown(), "it was started with a look-back of 3 days",
    ),
    "a look-back that is nearly short": (CORE, facts(28 * DAY - 1), shown(), "it was started with a look-back of 27 "),
    "the first version with a look-back": (
        Identity("3.2.0", "Core"), facts(2 * DAY), shown(), "it was started with a look-back of 2 days",
    ),
    "of minutes": (CORE, facts(90 * MINUTE, DAY), shown(), "it was started with a look-back of 90 minutes"),
    "of hours": (CORE, facts(2 * HOUR, DAY), shown(), "it was started with a look-back of 2 hours"),
    "a very short look-back": (CORE, facts(HOUR, 2 * HOUR), shown(), "it was started with a look-back of 1 hour"),
    "the oldest row is where the look-back ends": (
        CORE, facts(), shown(oldest=31 * DAY),
        "its oldest row is 31 days older than its start, about as much as its look-back reaches, and it was set up 12 ",
    ),
    "and nobody knows when it was set up": (
        CORE, facts(age=None), shown(oldest=40 * DAY),
        "its oldest row is 40 days older than its start, about as much as its look-back reaches",
    ),
    "a longer look-back that is reached": (
        CORE, facts(100 * DAY), shown(oldest=110 * DAY), "its oldest row is 4 months older than its start",
    ),
}  # fmt: skip
NOTHING: dict[str, tuple[Identity, StartFacts, Shown]] = {
    "nothing is known": (CORE, StartFacts(), Shown()),
    "it tells nothing of its start": (Identity("3.0.1"), StartFacts(), shown()),
    "it shows rows that are older than the look-back": (CORE, facts(), shown()),
    "nothing tells when its oldest row was written": (CORE, facts(), Shown(3, snapshots=50)),
    "it tells no start from which to count": (CORE, StartFacts(), shown(26 * DAY, snapshots=3, before_start=5000)),
    "its version has no look-back": (Identity("3.1.0", "Core"), facts(3 * DAY), shown()),
    "a look-back that is not short": (CORE, facts(28 * DAY), shown()),
    "a look-back of a day and a young server": (CORE, facts(DAY, 2 * HOUR), shown(oldest=HOUR)),
    "a short look-back that just covers its age": (CORE, facts(3 * DAY, 3 * DAY), shown(oldest=DAY)),
    "it was never started again": (CORE, facts(HOUR, 30 * SECOND), shown(empty=True, before_start=9999, snapshots=3)),
    "its token was made after its first start": (CORE, facts(age=-HOUR), shown(oldest=31 * DAY)),
    "it was set up when its oldest row was written": (CORE, facts(age=32 * DAY), shown(oldest=31 * DAY)),
    "its rows are young": (CORE, facts(), shown(oldest=9 * DAY)),
    "a short look-back that covers its age": (CORE, facts(3 * DAY, 2 * DAY), shown(oldest=2 * DAY)),
    "Enterprise compacts": (Identity("3.6.0", "Enterprise"), facts(HOUR), shown(empty=True)),
    "it has no table": (CORE, facts(HOUR), Shown()),
}


@pytest.mark.parametrize("name", SAID)
def test_what_is_suspicious_is_said_with_its_reason_and_its_remedy(name: str) -> None:
    identity, told, seen, reason = SAID[name]
    advice = advise(identity, told, seen, NOW)
    assert advice is not None
    assert advice.hides
    assert advice.reason.startswith(reason)
    assert "--gen1-lookback-duration 10y" in advice.text
    assert ("update it to InfluxDB 3.2" in advice.text) is (identity.release < (3, 2))


@pytest.mark.parametrize("name", NOTHING)
def test_what_may_well_be_is_not_suspicious(name: str) -> None:
    assert advise(*NOTHING[name], NOW) is None


@pytest.mark.parametrize(
    ("version", "look_back", "snapshots", "warns"),
    [
        ("3.6.0", None, 4000, True),
        ("3.6.0", None, 3000, False),
        ("3.6.0", 10 * MONTH, 4000, False),
        ("3.6.0", 30 * DAY, 3900, True),
        ("3.1.0", None, 950, True),
    ],
)
def test_what_will_not_be_shown_any_more_after_the_next_start(
    version: str, look_back: int | None, snapshots: int, warns: bool
) -> None:
    told = facts(look_back, 1000 * DAY)
    advice = advise(Identity(version, "Core"), told, shown(900 * DAY, snapshots, 10), NOW)
    assert (advice is not None and not advice.hides) is warns
    if advice is not None:
        assert advice.text.startswith(
            "From its next start on this server may show less than it stores: it has files of"
        )


@pytest.mark.parametrize(
    ("version", "snapshots", "warns"),
    [("3.7.0", 26, False), ("3.7.0", 27, True), ("3.8.0", 89, False), ("3.8.0", 90, True)],
)
def test_from_3_8_on_at_least_a_hundred_snapshots_are_read(version: str, snapshots: int, warns: bool) -> None:
    told = facts(29 * DAY, 1000 * DAY, block=DAY)
    advice = advise(Identity(version, "Core"), told, shown(900 * DAY, snapshots, 10), NOW)
    assert (advice is not None) is warns
