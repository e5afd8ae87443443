"""Series keys that are printed with ", " between names that may hold ", " themselves."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from influx_backup_gui.domain.errors import QueryFailed
from influx_backup_gui.influx.schema import column_of, series_key_of


@given(st.permutations(["a", "a, b", "b", "c", ", d", "é"]))
def test_a_key_is_read_back_as_some_order_of_exactly_these_tags(tags: list[str]) -> None:
    key = series_key_of(", ".join(tags), tags)
    assert key is not None
    assert ", ".join(key) == ", ".join(tags)
    assert sorted(key) == sorted(tags)


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
