"""Every trap of facts.md has a test that says so in its name: `test_trap_7_…`, or `test_trap_7_and_8_…`."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterable
from pathlib import Path

import pytest

# facts.md, "Traps: the 25 facts most likely to be got wrong".
TRAPS = range(1, 26)
_NAMED = re.compile(r"^test_(?:\w+_)?trap_(\d+)(?:_and_(\d+))?(?:_|$)")


def test_names(source: str) -> Iterable[str]:
    """The names of all test functions, also those in classes; nothing that is in a comment or a text."""
    functions = (ast.FunctionDef, ast.AsyncFunctionDef)
    return (n.name for n in ast.walk(ast.parse(source)) if isinstance(n, functions) and n.name.startswith("test_"))


test_names.__test__ = False  # type: ignore[attr-defined]  # pytest would take it for a test


def traps_in(names: Iterable[str]) -> set[int]:
    """The numbers of the traps that these names name."""
    found = (_NAMED.match(name) for name in names)
    return {int(number) for match in found if match for number in match.groups() if number}


def test_every_trap_has_a_test() -> None:
    tests = Path(__file__).parent
    named = {n for path in tests.rglob("test_*.py") for n in traps_in(test_names(path.read_text(encoding="utf-8")))}
    assert sorted(set(TRAPS) - named) == []
    assert sorted(named - set(TRAPS)) == []


@pytest.mark.parametrize(
    ("source", "traps"),
    [
        ("def test_trap_7_x(): ...", {7}),
        ("def test_trap_7_and_8_x(): ...", {7, 8}),
        ("def test_trap_12(): ...", {12}),
        ("class TestX:\n    async def test_trap_25_x(self): ...", {25}),
        ("def test_an_old_trap_3_x(): ...", {3}),
        ("def test_trap_1x(): ...", set()),
        ("def trap_7_x(): ...", set()),
        ("# def test_trap_7_x(): ...\nTEXT = 'test_trap_7_x'", set()),
        ("def test_7(): ...", set()),
    ],
)
def test_a_name_counts_only_where_it_is_the_name_of_a_test(source: str, traps: set[int]) -> None:
    assert traps_in(test_names(source)) == traps
