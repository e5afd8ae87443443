"""Random tables as points, each repeatable from its seed, and what a server must hold after they were written."""

from __future__ import annotations

import math
import random
import struct
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from tools.faults.oracle import Row

DAY = 86_400 * 10**9
# What means something to a parser, to a file system or to a person comes more often than what does not.
_PIECES = ["a", "Z", "0", " ", ",", "=", '"', "'", "\\", "\\\\", "#", "/", ".", "%", "-", "_", ":", "ä", "é", "e\u0301"]
_PIECES += [
    "日",
    "本",
    "😀",
    "\u200b",
    "\ufeff",
    "\u202e",
    "ß",
    "İ",
    "\x7f",
    "\u2028",
    "null",
    "NaN",
    "time",
    "$",
    "`",
    "{0}",
]
_STRINGS = [*_PIECES, "\n", "\r\n", "\t", "\0", "\\n", '\\"', ""]
_NAMES = [
    "Time",
    "v",
    "V",
    "con",
    "NUL",
    "a.b",
    "..",
    "%41",
    "-",
    "iox",
    "select",
    "é",
    "e\u0301",
    "日本",
    "😀" * 20,
    "x" * 200,
]
_TIMES = [-(2**63) + 1, -1, 0, 1, 999_999_999, 1_700_000_000_123_456_789, 2**63 - 1, -DAY, -DAY - 1, DAY, DAY - 1]
_STEPS = [1, 1_000, 10**9, 600 * 10**9, DAY, 30 * DAY]
_FLOATS = [
    "-0.0",
    "0.0",
    "5e-324",
    "1.7976931348623157e308",
    "-1.7976931348623157e308",
    "0.1",
    "1e22",
    "1e-5",
    "1e999",
    "-1e999",
]
_INTEGERS = [-(2**63), 2**63 - 1, 0, -1, 2**53 + 1, 10**15]
_UNSIGNED = [0, 2**64 - 1, 2**63, 2**53 + 1]
_SUFFIXES = {"int64": "i", "uint64": "u"}
# Of tags and fields; in the name of a table `=` stays as it is.
_MARKS = ",= "
KINDS = ("double", "int64", "uint64", "string", "bool")


@dataclass(frozen=True)
class Point:
    """One line: tags and fields that it has, and its time in ns. A float is the text that is written."""

    tags: tuple[tuple[str, str], ...]
    fields: tuple[tuple[str, str, Any], ...]
    time: int


@dataclass(frozen=True)
class Made:
    """A table: the batches of points that are written one after the other."""

    seed: str
    name: str
    batches: tuple[tuple[Point, ...], ...]

    @property
    def points(self) -> int:
        """In all batches."""
        return sum(map(len, self.batches))


def made(seed: str, name: str | None = None) -> Made:
    """The table of a seed; always the same."""
    dice = random.Random(seed)
    names = _unique(dice, dice.choice([1, 2, 3, 5, 9, 30]))
    cut = dice.randint(0, min(len(names) - 1, 6))
    kinds = {n: dice.choice(KINDS) for n in names[cut:]}
    late = {n for n in names if dice.random() < 0.2}
    labels = {t: [_plain(dice) for _ in range(dice.choice([1, 2, 5]))] for t in names[:cut]}
    times = _times(dice)
    rows = dice.choice([1, 1, 2, 5, 20, 20, 60]) if dice.random() < 0.97 else 1500
    batches = []
    for number in range(dice.choice([1, 1, 2, 3])):
        usable = [n for n in names if number or n not in late]
        points = [_point(dice, usable, kinds, labels, times()) for _ in range(max(1, rows >> number))]
        batches.append(tuple(p for p in points if p.fields))
    batches = [b for b in batches if b] or [(_point(dice, list(kinds)[:1], kinds, labels, times(), 1.0),)]
    return Made(seed, _name(dice) if name is None else name, tuple(batches))


def _point(
    dice: random.Random,
    names: Sequence[str],
    kinds: dict[str, str],
    labels: dict[str, list[str]],
    time: int,
    chance: float | None = None,
) -> Point:
    given = dice.choice([1.0, 0.8, 0.3]) if chance is None else chance
    tags = tuple((n, dice.choice(labels[n])) for n in names if n in labels and dice.random() < given)
    fields = tuple((n, kinds[n], _value(dice, kinds[n])) for n in names if n in kinds and dice.random() < given)
    return Point(tags, fields, time)


def _times(dice: random.Random) -> Callable[[], int]:
    """Instants around one, a step apart; now and then the same again, or one at the ends of time."""
    start, step = dice.choice([0, 1_767_225_600 * 10**9, -5 * DAY]), dice.choice(_STEPS)
    spread = dice.choice([3, 50, 400])

    def time() -> int:
        if dice.random() < 0.05:
            return dice.choice(_TIMES)
        return start + dice.randrange(spread) * step + dice.choice([0, 0, 1])

    return time


def _value(dice: random.Random, kind: str) -> Any:
    if kind == "double":
        return dice.choice(_FLOATS) if dice.random() < 0.3 else repr(_float(dice))
    if kind == "int64":
        return dice.choice(_INTEGERS) if dice.random() < 0.3 else dice.randint(-(10**6), 10**6)
    if kind == "uint64":
        return dice.choice(_UNSIGNED) if dice.random() < 0.3 else dice.randrange(10**6)
    if kind == "bool":
        return dice.random() < 0.5
    if dice.random() < 0.002:
        return "".join(dice.choices(_STRINGS, k=10_000))
    return "".join(dice.choices(_STRINGS, k=dice.randint(0, 6)))


def _float(dice: random.Random) -> float:
    if dice.random() < 0.5:
        return round(dice.uniform(-1000, 1000), dice.randint(0, 6))
    while True:  # any bits but those of no number
        found: float = struct.unpack("<d", dice.randbytes(8))[0]
        if found == found and abs(found) != float("inf"):
            return found


def _unique(dice: random.Random, count: int) -> list[str]:
    found: dict[str, None] = {}
    while len(found) < count:
        name = _name(dice)
        if name != "time":
            found[name] = None
    return list(found)


def _name(dice: random.Random) -> str:
    return dice.choice(_NAMES) if dice.random() < 0.3 else _plain(dice)


def _plain(dice: random.Random) -> str:
    """Text that can stand as a name or a tag in line protocol: it does not end with a backslash or begin with `#`."""
    text = "".join(dice.choices(_PIECES, k=dice.randint(1, 5)))
    return text.rstrip("\\").lstrip("#") or "x"


# --- what must be there ---------------------------------------------------------------------------


def expected(table: Made) -> Counter[Row]:
    """The rows: one for each time and set of tags, in which of every field the last value stands."""
    rows: dict[tuple[Any, ...], dict[str, tuple[str, Any]]] = {}
    for batch in table.batches:
        for point in batch:
            key = (point.time, tuple(sorted(point.tags)))
            row = rows.setdefault(key, {n: ("tag", v) for n, v in point.tags} | {"time": ("timestamp[ns]", point.time)})
            row |= {n: (kind, _exact(kind, value)) for n, kind, value in point.fields}
    return Counter(tuple(sorted((n, k, v) for n, (k, v) in row.items())) for row in rows.values())


def point_of(row: Row) -> Point:
    """A point that writes such a row."""
    values = {n: (k, v) for n, k, v in row}
    tags = tuple((n, v) for n, (k, v) in values.items() if k == "tag")
    fields = tuple((n, k, _written(k, v)) for n, (k, v) in values.items() if k in KINDS)
    return Point(tags, fields, values["time"][1])


def _written(kind: str, value: Any) -> Any:
    if kind != "double":
        return value
    (number,) = struct.unpack("<d", value)
    return repr(number) if math.isfinite(number) else "1e999" if number > 0 else "-1e999"


def _exact(kind: str, value: Any) -> Any:
    return struct.pack("<d", float(value)) if kind == "double" else value


# --- line protocol --------------------------------------------------------------------------------


def lines(name: str, points: Sequence[Point]) -> str:
    """The points as line protocol, written as simply as can be: not by what is tested."""
    return "\n".join(_line(name, p) for p in points)


def _line(name: str, point: Point) -> str:
    tags = "".join(f",{_escaped(n, _MARKS)}={_escaped(v, _MARKS)}" for n, v in point.tags)
    fields = ",".join(f"{_escaped(n, _MARKS)}={_text(k, v)}" for n, k, v in point.fields)
    return f"{_escaped(name, ', ')}{tags} {fields} {point.time}"


def _escaped(text: str, marks: str) -> str:
    return "".join("\\" + c if c in marks or c == "\\" else c for c in text)


def _text(kind: str, value: Any) -> str:
    if kind == "string":
        return '"' + "".join("\\" + c if c in '\\"' else c for c in value) + '"'
    if kind == "bool":
        return "true" if value else "false"
    return f"{value}{_SUFFIXES.get(kind, '')}"
