"""Each slot is started once, whoever asks; a clock that ran ahead silences nothing."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from influx_backup_gui.domain.instants import DAY, HOUR, SECOND
from influx_backup_gui.store.catalog import Catalog
from influx_backup_gui.store.slot_claims import SlotClaims

NOW = 1_800_000_000 * SECOND
CLAIM = """
import sys
from pathlib import Path
from influx_backup_gui.store.catalog import Catalog
catalog = Catalog(Path(sys.argv[1]))
sys.stdin.readline()
print(sum(catalog.slots.claim("s", n, sys.argv[2], n) for n in range(1, 51)))
"""


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "catalog.sqlite"


@pytest.fixture
def slots(path: Path) -> Iterator[SlotClaims]:
    catalog = Catalog(path)
    yield catalog.slots
    catalog.close()


def test_a_slot_is_taken_once(slots: SlotClaims) -> None:
    assert slots.last("s", NOW) is None
    assert slots.claim("s", NOW, "r1", NOW)
    assert not slots.claim("s", NOW, "r2", NOW + SECOND)
    assert slots.claim("other", NOW, "r3", NOW)
    assert slots.last("s", NOW) == NOW
    assert slots.last("s", NOW - 1) is None


def test_a_slot_before_one_that_was_started_is_over(slots: SlotClaims) -> None:
    assert slots.claim("s", NOW, "r1", NOW)
    assert not slots.claim("s", NOW - DAY, "r2", NOW)


def test_several_processes_share_the_slots_out(path: Path, slots: SlotClaims) -> None:
    processes = [
        subprocess.Popen(
            [sys.executable, "-c", CLAIM, str(path), f"p{n}"], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
        )
        for n in range(3)
    ]
    for process in processes:
        assert process.stdin is not None
        process.stdin.write("go\n")
        process.stdin.flush()
    taken = [int(p.communicate(timeout=60)[0]) for p in processes]
    # Of those that come late, an earlier slot is refused: never more than once each, and the last one in any case.
    assert 1 <= sum(taken) <= 50
    assert slots.last("s", NOW) == 50


def test_a_clock_that_ran_ahead(slots: SlotClaims) -> None:
    assert slots.claim("s", NOW - DAY, "r0", NOW - DAY)
    assert slots.claim("s", NOW + 30 * DAY, "glitch", NOW + 30 * DAY)
    assert slots.last("s", NOW) == NOW - DAY
    withdrawn: list[str] = []
    slots.withdraw(NOW, lambda _, run: withdrawn.append(run))
    slots.withdraw(NOW, lambda _, run: withdrawn.append(run))
    assert withdrawn == ["glitch"]
    assert slots.claim("s", NOW, "r1", NOW)
    # The slot of the wrong clock can be started when it really comes.
    assert slots.claim("s", NOW + 30 * DAY, "r2", NOW + 30 * DAY)


def test_a_clock_set_back_a_little_starts_nothing_again(slots: SlotClaims) -> None:
    assert slots.claim("s", NOW, "r1", NOW)
    slots.withdraw(NOW - 600 * SECOND)
    assert not slots.claim("s", NOW, "r2", NOW - 600 * SECOND)
    assert slots.last("s", NOW - SECOND) is None
    slots.withdraw(NOW - 601 * SECOND)
    assert slots.claim("s", NOW, "r2", NOW)


def test_a_run_that_could_not_begin_gives_its_slot_back(slots: SlotClaims) -> None:
    assert slots.claim("s", NOW, "r1", NOW)
    assert slots.hold("s", NOW, "in use", "somebody else")
    assert slots.last("s", NOW) == NOW
    assert not slots.hold("s", NOW, "in use", "r1")
    assert slots.claim("s", NOW, "r2", NOW)
    # Nor is it told again when that happens again.
    assert not slots.hold("s", NOW, "in use", "r2")


def test_a_clock_that_ran_ahead_forgets_nothing(slots: SlotClaims) -> None:
    """Otherwise all slots since the schedule was made would count as missed."""
    assert slots.claim("s", NOW, "r1", NOW)
    assert slots.claim("s", NOW + 4 * 365 * DAY, "glitch", NOW + 4 * 365 * DAY)
    assert slots.last("s", NOW + HOUR) == NOW


def test_silence_is_counted_across_processes_and_not_across_boots(path: Path, slots: SlotClaims) -> None:
    assert slots.silent_since("s", "boot1", 100.0) == 100.0
    other = Catalog(path)
    assert other.slots.silent_since("s", "boot1", 160.0) == 100.0
    other.close()
    assert slots.silent_since("t", "boot1", 170.0) == 170.0
    assert slots.silent_since("s", "boot2", 180.0) == 180.0
    # Where no id of the boot is known, a clock that shows less has begun anew.
    assert slots.silent_since("u", "", 500.0) == 500.0
    assert slots.silent_since("u", "", 20.0) == 20.0
    slots.answered("s")
    assert slots.silent_since("s", "boot2", 200.0) == 200.0
    assert slots.claim("s", NOW, "r", NOW)
    assert slots.silent_since("s", "boot2", 300.0) == 300.0


def test_old_slots_are_forgotten_by_their_number(slots: SlotClaims) -> None:
    for number in range(1200):
        assert slots.claim("s", NOW + number * SECOND, "r", NOW)
    assert slots.last("s", NOW + 150 * SECOND) is None
    assert slots.last("s", NOW + 250 * SECOND) == NOW + 250 * SECOND


def test_a_reason_is_told_once_for_each_slot(slots: SlotClaims) -> None:
    assert slots.hold("s", NOW, "battery")
    assert not slots.hold("s", NOW, "battery")
    assert slots.hold("s", NOW, "paused")
    assert slots.hold("s", NOW + DAY, "battery")
    slots.forget("s")
    assert slots.hold("s", NOW, "battery")
