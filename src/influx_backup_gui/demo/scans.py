"""Which tables a planned query scans, and the range of time each scan needs (facts.md 4.1: limits count by scan)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from datafusion.expr import BinaryExpr, Column, Filter, Literal, TableScan

from influx_backup_gui.demo.storage import MAX_TIME, MIN_TIME

_MIRRORED = {">": "<", ">=": "<=", "<": ">", "<=": ">=", "=": "="}


@dataclass(frozen=True)
class Range:
    """Closed range in ns; empty when `first` is behind `last`."""

    first: int = MIN_TIME
    last: int = MAX_TIME

    def narrowed(self, operator: str, ns: int) -> Range:
        """The part of it in which `time <operator> ns` holds."""
        first, last = self.first, self.last
        if operator in (">", ">=", "="):
            first = max(first, ns + (operator == ">"))
        if operator in ("<", "<=", "="):
            last = min(last, ns - (operator == "<"))
        return Range(first, last)


@dataclass(frozen=True)
class Scan:
    """One scan of a table of the user; `table` is its name as stored."""

    table: str
    span: Range


def scans(plan: Any) -> list[Scan]:
    """All scans of user tables in an optimized logical plan, those inside of expressions left out."""
    return list(_scans(plan, Range()))


def has_subquery(plan: Any) -> bool:
    """Whether a part of the plan may hide inside of an expression, where `scans` does not see it."""
    return "<subquery>" in plan.display_indent()


def _node(value: Any) -> Any | None:
    """A plan or expression as an object of its own class; None for classes the library cannot show."""
    try:
        return value.to_variant()
    except (ValueError, NotImplementedError):
        return None


def _scans(plan: Any, span: Range) -> Iterator[Scan]:
    node = _node(plan)
    if isinstance(node, TableScan):
        _, schema, table = node.fqn()
        if schema in (None, "iox"):
            yield Scan(table, span)
    # Only a filter right above a scan bounds it.
    below = _filtered(node.predicate()) if isinstance(node, Filter) else Range()
    for child in plan.inputs():
        yield from _scans(child, below)


def _filtered(predicate: Any) -> Range:
    """What simple comparisons of `time`, all of which must hold, leave."""
    span = Range()
    for term in _conjuncts(predicate):
        comparison = _comparison(term)
        if comparison is not None:
            span = span.narrowed(*comparison)
    return span


def _conjuncts(predicate: Any) -> Iterator[Any]:
    node = _node(predicate)
    if isinstance(node, BinaryExpr) and node.op() == "AND":
        yield from _conjuncts(node.left())
        yield from _conjuncts(node.right())
    else:
        yield node


def _comparison(node: Any) -> tuple[str, int] | None:
    """Operator and ns of `time <operator> literal`, either way round; None for anything else."""
    if not isinstance(node, BinaryExpr) or node.op() not in _MIRRORED:
        return None
    left, right, operator = _node(node.left()), _node(node.right()), node.op()
    if isinstance(left, Literal):
        left, right, operator = right, left, _MIRRORED[operator]
    if not (isinstance(left, Column) and left.name() == "time" and isinstance(right, Literal)):
        return None
    if str(right.data_type()) != "Timestamp(ns)":
        return None
    return operator, right.value_timestamp()[0]
