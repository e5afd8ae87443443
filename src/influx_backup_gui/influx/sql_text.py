"""Pieces of SQL: names, texts and ranges of time as the server reads them."""

from __future__ import annotations

from influx_backup_gui.domain.instants import TimeRange, format_instant


def quoted(name: str) -> str:
    """An identifier in SQL: unquoted ones are folded to lower case (facts.md 3.4)."""
    return '"' + name.replace('"', '""') + '"'


def literal(text: str) -> str:
    """A string literal in SQL."""
    return "'" + text.replace("'", "''") + "'"


def where(span: TimeRange) -> str:
    """` WHERE …` for a range: simple comparisons of the bare time column, so that the server prunes (facts.md 4.1)."""
    terms = []
    if span.first is not None:
        terms.append(f"time >= {literal(format_instant(span.first))}")
    if span.last is not None:
        terms.append(f"time < {literal(format_instant(span.last))}")
    return " WHERE " + " AND ".join(terms) if terms else ""
