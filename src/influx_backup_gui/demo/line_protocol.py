"""Line protocol, read as InfluxDB 3 reads it (facts.md 3.3; recordings core-3.6.0, steps 43 to 77)."""

from __future__ import annotations

import re
import time
from dataclasses import dataclass

Value = float | int | bool | str
_KEY_ESCAPES = ",= \\"
_TABLE_ESCAPES = ", \\"
_INTEGER = re.compile(r"-?\d+i")
_UNSIGNED = re.compile(r"\d+u")
_FLOAT = re.compile(r"-?\d+(\.\d+)?([eE][+-]?\d+)?")
_BOOLEANS = {**dict.fromkeys(("t", "T", "true", "True", "TRUE"), True),
             **dict.fromkeys(("f", "F", "false", "False", "FALSE"), False)}
SCALE = {"second": 10**9, "s": 10**9, "millisecond": 10**6, "ms": 10**6, "microsecond": 1000, "us": 1000, "u": 1000,
         "nanosecond": 1, "ns": 1, "n": 1}


class LineError(Exception):
    """A line that cannot be read; the text is the server's."""


@dataclass(frozen=True)
class Line:
    """One point. `fields` maps a name to (type, value); `time` is ns."""

    table: str
    tags: dict[str, str]
    fields: dict[str, tuple[str, Value]]
    time: int

    def shown(self) -> str:
        """As the server prints a parsed line in an error."""
        tags = "".join(f",{k}={v}" for k, v in self.tags.items())
        fields = ",".join(f"{k}={_shown(v)}" for k, (_, v) in self.fields.items())
        return f"{self.table}{tags} {fields} {self.time}"


def _shown(value: Value) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, float):
        return str(int(value)) if value.is_integer() and abs(value) < 1e15 else repr(value)
    return str(value)


def split_lines(text: str) -> list[str]:
    """Logical lines: a newline ends a line unless it stands inside a quoted field string."""
    lines, start, at, end = [], 0, 0, len(text)
    quoted, in_fields, equals, commas = False, False, 0, 0
    while at < end:
        c = text[at]
        if c == "\\":
            at += 2
            continue
        if c == "\n" and not quoted:
            lines.append(text[start:at])
            start, in_fields, equals, commas = at + 1, False, 0, 0
        elif c == '"' and in_fields and equals > commas:
            quoted = not quoted
        elif not quoted and c == " ":
            in_fields = True
        elif not quoted and in_fields and c == "=":
            equals += 1
        elif not quoted and in_fields and c == ",":
            commas += 1
        at += 1
    if start < end:
        lines.append(text[start:])
    return lines


def is_content(line: str) -> bool:
    """Whether a logical line is more than white space or a comment."""
    stripped = line.strip(" \t\r\n")
    return bool(stripped) and not stripped.startswith("#")


def parse_line(line: str, precision: str, limit: tuple[int, str]) -> Line:
    """One logical line; LineError with the server's text when it is none."""
    return _Reader(line.lstrip(" \t"), limit).read(precision)


class _Reader:
    def __init__(self, text: str, limit: tuple[int, str]) -> None:
        self._text, self._at, self._limit = text, 0, limit

    def read(self, precision: str) -> Line:
        table = self._name(", ", _TABLE_ESCAPES)
        if not table:
            raise LineError("Invalid measurement was provided")
        tags = self._tags()
        fields = self._fields()
        stamp = self._stamp()
        rest = self._text[self._at:].lstrip(" ") if self._at < len(self._text) else ""
        if rest.strip("\n"):
            raise LineError(f"Could not parse entire line. Found trailing content: '{rest}'")
        return Line(table, tags, fields, _scaled(stamp, precision))

    def _peek(self) -> str:
        return self._text[self._at] if self._at < len(self._text) else ""

    def _name(self, stops: str, escapes: str) -> str:
        """Text up to an unescaped stop; a newline or tab ends it as well."""
        text, at, out = self._text, self._at, []
        while at < len(text):
            c = text[at]
            if c == "\\" and at + 1 < len(text):
                following = text[at + 1]
                out.append(following if following in escapes else c + following)
                at += 2
                continue
            if c in stops or c in "\n\t":
                break
            out.append(c)
            at += 1
        self._at = at
        name = "".join(out)
        if name.endswith("\\"):
            raise LineError("Measurements, tag keys and values, and field keys may not end with a backslash")
        self._check_length(name)
        return name

    def _check_length(self, text: str) -> None:
        if len(text) > self._limit[0] // 4 and len(text.encode()) > self._limit[0]:
            raise LineError(self._limit[1])

    def _tags(self) -> dict[str, str]:
        tags: dict[str, str] = {}
        while self._peek() == ",":
            self._at += 1
            key = self._name("=, ", _KEY_ESCAPES)
            if not key or self._peek() != "=":
                raise LineError("Tag Set Malformed")
            self._at += 1
            value = self._name(",= ", _KEY_ESCAPES)
            if not value:
                raise LineError("Tag Set Malformed")
            tags[key] = value
        return tags

    def _fields(self) -> dict[str, tuple[str, Value]]:
        if self._peek() != " ":
            raise LineError("No fields were provided")
        self._spaces()
        fields: dict[str, tuple[str, Value]] = {}
        while True:
            key = self._name("=, ", _KEY_ESCAPES)
            if not key or self._peek() != "=":
                raise LineError("No fields were provided")
            self._at += 1
            value = self._value()
            if key in fields:
                raise LineError(f"invalid line protocol - multiple instances of '{key}' field found")
            fields[key] = value
            if self._peek() != ",":
                return fields
            self._at += 1

    def _value(self) -> tuple[str, Value]:
        if self._peek() == '"':
            return "string", self._string()
        start = self._at
        while self._peek() not in ("", " ", ",", "\n", "\t", "\r"):
            self._at += 1
        token = self._text[start:self._at]
        if _FLOAT.fullmatch(token):
            return "float", float(token)
        if _INTEGER.fullmatch(token):
            return "integer", _bounded(int(token[:-1]), -(2**63), 2**63 - 1, token[:-1])
        if _UNSIGNED.fullmatch(token):
            return "uinteger", _bounded(int(token[:-1]), 0, 2**64 - 1, token[:-1])
        if token in _BOOLEANS:
            return "boolean", _BOOLEANS[token]
        raise LineError("No fields were provided")

    def _string(self) -> str:
        text, at, out = self._text, self._at + 1, []
        while at < len(text) and text[at] != '"':
            if text[at] == "\\" and at + 1 < len(text):
                out.append(text[at + 1] if text[at + 1] in '"\\' else text[at:at + 2])
                at += 2
            else:
                out.append(text[at])
                at += 1
        if at >= len(text):
            raise LineError("No fields were provided")
        self._at = at + 1
        value = "".join(out)
        self._check_length(value)
        return value

    def _stamp(self) -> int | None:
        if self._peek() != " ":
            return None
        self._spaces()
        found = re.compile(r"-?\d+").match(self._text, self._at)
        if not found:
            return None
        self._at = found.end()
        stamp = int(found[0])
        if not -(2**63) <= stamp < 2**63:
            raise LineError(f"Unable to parse timestamp value '{found[0]}'")
        return stamp

    def _spaces(self) -> None:
        while self._peek() == " ":
            self._at += 1


def _bounded(value: int, low: int, high: int, text: str) -> int:
    if not low <= value <= high:
        kind = "unsigned integer" if low == 0 else "integer"
        raise LineError(f"Unable to parse {kind} value '{text}'")
    return value


def _scaled(stamp: int | None, precision: str) -> int:
    if stamp is None:
        unit = SCALE.get(precision, 1)
        return time.time_ns() // unit * unit
    unit = _guessed(stamp) if precision == "auto" else SCALE[precision]
    scaled = stamp * unit
    if not -(2**63) <= scaled < 2**63:
        raise LineError(f"timestamp, {stamp}, out of range for precision: {precision}")
    return scaled


def _guessed(stamp: int) -> int:
    size = abs(stamp) // 10**9
    return 10**9 if size < 5 else 10**6 if size < 5_000 else 1000 if size < 5_000_000 else 1
