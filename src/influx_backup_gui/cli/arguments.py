"""The words of the command line: times, names, selections."""

from __future__ import annotations

import re
from argparse import Namespace

from influx_backup_gui.domain.errors import UsageError
from influx_backup_gui.domain.instants import MAX_INSTANT, MIN_INSTANT, TimeRange, format_instant, parse_instant
from influx_backup_gui.domain.job import CatalogPart

_MOST_CONNECTIONS = 64
_NAME = re.compile(r'"((?:[^"]|"")*)"')


def limit(args: Namespace) -> int:
    """How many are wanted: the number of --limit. UsageError for none."""
    if args.limit < 1:
        raise UsageError("--limit is less than 1.", "Write 1 or more, or leave it out.")
    return int(args.limit)


def connections(args: Namespace) -> int:
    """The number of --connections. UsageError for one that is out of bounds."""
    if not 1 <= args.connections <= _MOST_CONNECTIONS:
        raise UsageError(f"--connections is not within 1 to {_MOST_CONNECTIONS}.", "16 is the default.")
    return int(args.connections)


def catalog_parts(text: str) -> tuple[CatalogPart, ...]:
    """The parts of --catalog: "all", or some of them. UsageError otherwise."""
    words = [w.strip() for w in text.split(",") if w.strip()]
    if words == ["all"]:
        return tuple(CatalogPart)
    known = ", ".join(CatalogPart)
    for word in words:
        if word not in list(CatalogPart):
            raise UsageError(f"--catalog does not know {word!r}.", f"Write all, or some of: {known}.")
    return tuple(p for p in CatalogPart if p.value in words)


def time_range(args: Namespace) -> TimeRange:
    """The range of --since and --until. UsageError for what is no time, or an empty range."""
    first = None if args.since is None else instant("--since", args.since)
    last = None if args.until is None else instant("--until", args.until)
    if first is not None and last is not None and first >= last:
        raise UsageError("--since is not before --until.", "--since belongs to the range, --until does not.")
    return TimeRange(first, last)


def instant(option: str, text: str) -> int:
    """A time that a row can have, in ns; UsageError for anything else."""
    try:
        ns = parse_instant(text)
    except ValueError as error:
        raise UsageError(f"{option}: {error}", "Times are RFC 3339 in UTC.") from error
    if not MIN_INSTANT <= ns <= MAX_INSTANT:
        raise UsageError(
            f"{option}: no row can have the time {text}.",
            f"InfluxDB's times lie between {format_instant(MIN_INSTANT)[:10]} and {format_instant(MAX_INSTANT)[:10]}.",
        )
    return ns


def database(text: str) -> str:
    """`D`, or `"D"`."""
    name, rest = _take(text, "")
    return name if not rest else text


def table(text: str) -> tuple[str, str]:
    """`D.T`, or `"D"."T"` where a database has a dot: (database, table). UsageError otherwise."""
    where, rest = _take(text, ".")
    name, tail = _take(rest[1:], "")
    if not rest.startswith(".") or not where or not name or tail:
        raise UsageError(
            f"{text!r} names no table.", 'Write DATABASE.TABLE, or "DATABASE"."TABLE" where a name has dots.'
        )
    return where, name


def renamed_database(text: str) -> tuple[str, str]:
    """`D` or `D=NEW`: (database, target). UsageError otherwise."""
    source, target = _renamed(text, "")
    return source, target or source


def renamed_table(text: str) -> tuple[str, str, str]:
    """`D.T` or `D.T=NEW`: (database, table, target table). UsageError otherwise.

    NEW is a name alone; one that begins as if it named the database again has to be quoted.
    """
    where, rest = _take(text, ".")
    if not where or not rest.startswith("."):
        raise UsageError(f"{text!r} names no table.", "Write DATABASE.TABLE or DATABASE.TABLE=NEW.")
    source, target = _renamed(rest[1:], text)
    if target.startswith(f"{where}.") and not text.endswith('"'):
        raise UsageError(
            f"{text!r} would make a table whose name is {target!r}, in the database {where!r}.",
            f"NEW is the name alone: {target.removeprefix(f'{where}.')}. Where that long name is meant, quote it.",
        )
    return where, source, target or source


def _renamed(text: str, whole: str) -> tuple[str, str]:
    source, rest = _take(text, "=")
    target, tail = _take(rest[1:], "")
    if not source or tail or (rest and not target):
        raise UsageError(
            f"{whole or text!r} cannot be understood.", 'Write NAME or NAME=NEW; "NAME" where it has an "=".'
        )
    return source, target


def _take(text: str, end: str) -> tuple[str, str]:
    """(first name, rest): quoted, or up to the first `end`, which stays in the rest."""
    quoted = _NAME.match(text)
    if quoted:
        return quoted[1].replace('""', '"'), text[quoted.end() :]
    at = text.find(end) if end else -1
    return (text, "") if at < 0 else (text[:at], text[at:])
