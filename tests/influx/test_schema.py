"""Series keys that are printed with ", " between names that may hold ", " themselves."""

from __future__ import annotations

from itertools import permutations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from influx_backup_gui.domain.errors import QueryFailed
from influx_backup_gui.influx.schema import column_of, series_key_of

NAMES = ["a", "a, b", "b", "c", ", d", "é", "a,", " b"]


@given(st.lists(st.sampled_from(NAMES), unique=True, min_size=1, max_size=6).flatmap(st.permutations))
def test_a_key_is_read_only_where_there_is_one_way_to_read_it(tags: list[str]) -> None:
    text = ", ".join(tags)
    ways = {p for p in permutations(tags) if ", ".join(p) == text}
    assert series_key_of(text, sorted(tags)) == (tuple(tags) if len(ways) == 1 else None)


def test_a_key_that_can_be_read_in_two_ways_is_unknown() -> None:
    assert series_key_of("a, b, a, b", ["a", "b", "a, b"]) is None
    assert series_key_of("a, b, c, a, b", ["a", "b", "c", "a, b"]) is None
    assert series_key_of("b, a, a, b", ["a", "b", "a, b"]) == ("b", "a", "a, b")


def test_many_tags() -> None:
    tags = [f"tag{n}" for n in range(4096)]
    assert series_key_of(", ".join(tags), sorted(tags)) == tuple(tags)
    for count, known in ((500, True), (501, False)):
        odd = [*tags[: count - 1], "x, y"]
        assert series_key_of(", ".join(odd), sorted(odd)) == (tuple(odd) if known else None)


@given(st.permutations(["room", "site", "x=y", "a b"]))
def test_plain_names_keep_their_order(tags: list[str]) -> None:
    assert series_key_of(", ".join(tags), sorted(tags)) == tuple(tags)


@pytest.mark.parametrize("text", ["a", "a, b, c", "b, a, ", None])
def test_a_key_that_names_other_tags_is_unknown(text: str | None) -> None:
    assert series_key_of(text, ["a", "b"]) is None


def test_no_tags() -> None:
    assert series_key_of("", []) == ()


def test_an_unknown_type_is_no_backup() -> None:
    with pytest.raises(QueryFailed, match="Decimal"):
        column_of("x", "Decimal128(3, 2)")
