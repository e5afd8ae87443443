"""Line protocol, line by line, exactly as the server reads it (facts.md 3.3)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import NoReturn

from influx_backup_gui.demo.schema import Kind

Value = float | int | str | bool
_MEASUREMENT = re.compile(r"[^ \t\n\0,\\]+")
_TAG_KEY = re.compile(r"[^ \t\n=\\]+")
_TAG_VALUE = re.compile(r"[^ \t\n,\\]+")
_INTEGER = re.compile(r"(-?[0-9]+)i")
_UNSIGNED = re.compile(r"([0-9]+)u")
_FLOAT = re.compile(r"-?[0-9]+(?:\.[0-9]+)?(?:[eE][+-]?[0-9]+)?")
_BOOLEAN = re.compile(r"true|True|TRUE|t|T|false|False|FALSE|f|F")
# Never tries again: an escaped quote is never a closing one.
_STRING = re.compile(r'"((?>[^"\\]+|\\["\\]|\\)*+)"')
_STRING_ESCAPE = re.compile(r'\\(["\\])')
_SPACES = re.compile(r" +")
_TIME = re.compile(r"-?[0-9]+")
_BACKSLASH = "Measurements, tag keys and values, and field keys may not end with a backslash"


class LineError(Exception):
    """A line that cannot be read or stored; the text is the server's."""


@dataclass(frozen=True)
class Dialect:
    """What differs between releases: wording and the longest text in bytes."""

    quotes_with_backticks: bool = False
    longest: int = 1 << 16


@dataclass(frozen=True)
class Line:
    """One point: tags and fields as name and value, in the order of the line; `time` as it was written."""

    table: str
    tags: tuple[tuple[str, str], ...]
    fields: tuple[tuple[str, Kind, Value], ...]
    time: int | None


def split_lines(text: str) -> Iterator[str]:
    """Logical lines: a newline inside a quoted string does not end one (facts.md 3.3, "Line splitting")."""
    quoted = fields = escaped = False
    equals = commas = start = 0
    for position, c in enumerate(text):
        if escaped:
            escaped = False
        elif c == "\\":
            escaped = True
        elif c == " ":
            fields = True
        elif fields and not quoted and c == "=":
            equals += 1
        elif fields and not quoted and c == ",":
            commas += 1
        elif fields and c == '"' and equals > commas:
            quoted = not quoted
        elif c == "\n" and not quoted:
            yield text[start:position]
            start, fields, equals, commas = position + 1, False, 0, 0
    yield text[start:]


def trimmed(line: str) -> str:
    """Without leading blanks and comment lines."""
    while True:
        line = line.lstrip(" \t\n")
        if not line.startswith("#"):
            return line
        end = line.find("\n")
        line = "" if end < 0 else line[end:]


def parse_line(line: str, dialect: Dialect) -> Line:
    """One trimmed logical line. Raises LineError."""
    return _Reader(line, dialect).line()


def parse_series(text: str, dialect: Dialect) -> tuple[str, tuple[tuple[str, str], ...]] | None:
    """Table and tags of the part before the first space; None when it is not wholly that."""
    reader = _Reader(text, dialect)
    try:
        series = reader.series()
    except LineError:
        return None
    return series if reader.at == len(text) else None


def decoded_name(text: str, dialect: Dialect) -> str | None:
    """A field key; None when it is not wholly that."""
    reader = _Reader(text, dialect)
    try:
        name = reader.text(_TAG_KEY, ",= \\")
    except LineError:
        return None
    return name if reader.at == len(text) else None


class _Reader:
    """Reads one line from left to right."""

    def __init__(self, line: str, dialect: Dialect) -> None:
        self.source, self.at, self.dialect = line, 0, dialect

    def line(self) -> Line:
        table, tags = self.series()
        if not self.skip(_SPACES):
            if self.dialect.quotes_with_backticks:
                self.fail("Expected at least one space character, got " + self.rest())
            self.fail("No fields were provided")
        fields = self.fields()
        time = None
        before = self.at
        if self.skip(_SPACES):
            found = _TIME.match(self.source, self.at)
            if found is None:
                self.at = before
            else:
                time = self.timestamp(found[0])
                self.at = found.end()
                self.skip(_SPACES)
        if self.at < len(self.source):
            self.trailing()
        return Line(table, tags, fields, time)

    def series(self) -> tuple[str, tuple[tuple[str, str], ...]]:
        table = self.text(_MEASUREMENT, ", \\")
        if table is None:
            self.fail("Invalid measurement was provided")
        tags: list[tuple[str, str]] = []
        while self.source.startswith(",", self.at):
            self.at += 1
            key = self.text(_TAG_KEY, ",= \\")
            if key is None:
                self.malformed_tags("Expected tag key, got ")
            if not self.source.startswith("=", self.at):
                self.malformed_tags("Tag set malformed: could not find equals sign in ")
            self.at += 1
            value = self.text(_TAG_VALUE, ",= \\")
            if value is None:
                self.malformed_tags("Expected tag value, got ")
            tags.append((key, value))
        return table, tuple(tags)

    def fields(self) -> tuple[tuple[str, Kind, Value], ...]:
        fields = [self.one_field()]
        if fields[0] is None:
            self.fail("No fields were provided")
        while self.source.startswith(",", self.at):
            before = self.at
            self.at += 1
            field = self.one_field()
            if field is None:
                # The server's parser has taken the first comma, and only that one, before it gives up.
                self.at = before + 1 if len(fields) == 1 else before
                break
            fields.append(field)
        return tuple(f for f in fields if f is not None)

    def one_field(self) -> tuple[str, Kind, Value] | None:
        key = self.text(_TAG_KEY, ",= \\")
        if key is None or not self.source.startswith("=", self.at):
            return None
        self.at += 1
        value = self.value()
        return None if value is None else (key, *value)

    def value(self) -> tuple[Kind, Value] | None:
        source, at = self.source, self.at
        if found := _INTEGER.match(source, at):
            return self.number(found, Kind.INTEGER, -(1 << 63), 1 << 63)
        if found := _UNSIGNED.match(source, at):
            return self.number(found, Kind.UINTEGER, 0, 1 << 64)
        if found := _FLOAT.match(source, at):
            self.at = found.end()
            return Kind.FLOAT, float(found[0])
        if found := _STRING.match(source, at):
            self.at = found.end()
            text = _STRING_ESCAPE.sub(r"\1", found[1]) if "\\" in found[1] else found[1]
            self.check_length(text)
            return Kind.STRING, text
        if found := _BOOLEAN.match(source, at):
            self.at = found.end()
            return Kind.BOOLEAN, found[0][0] in "tT"
        return None

    def number(self, found: re.Match[str], kind: Kind, low: int, high: int) -> tuple[Kind, Value]:
        value = int(found[1])
        if not low <= value < high:
            sort = "unsigned integer" if kind is Kind.UINTEGER else "integer"
            self.fail(f"Unable to parse {sort} value {self.quoted(found[1])}")
        self.at = found.end()
        return kind, value

    def timestamp(self, text: str) -> int:
        value = int(text)
        if not -(1 << 63) <= value < 1 << 63:
            self.fail(f"Unable to parse timestamp value {self.quoted(text)}")
        return value

    def text(self, normal: re.Pattern[str], escapable: str) -> str | None:
        """A name or tag value; None when there is none. `\\x` is x where x is escapable, else both stay."""
        parts: list[str] = []
        source = self.source
        while True:
            found = normal.match(source, self.at)
            if found is not None:
                parts.append(found[0])
                self.at = found.end()
            if not source.startswith("\\", self.at):
                break
            following = source[self.at + 1 : self.at + 2]
            parts.append(following if following and following in escapable else "\\" + following)
            self.at += 1 + len(following)
        if not parts:
            return None
        decoded = "".join(parts)
        if decoded.endswith("\\"):
            self.fail(_BACKSLASH)
        self.check_length(decoded)
        return decoded

    def check_length(self, text: str) -> None:
        longest = self.dialect.longest
        if len(text) * 4 > longest and len(text.encode()) > longest:
            self.fail("String is greater than 1MB" if longest >= 1 << 20 else "String is greater than 64KB")

    def skip(self, pattern: re.Pattern[str]) -> bool:
        found = pattern.match(self.source, self.at)
        if found is not None:
            self.at = found.end()
        return found is not None

    def malformed_tags(self, text: str) -> NoReturn:
        if self.dialect.quotes_with_backticks:
            self.fail(text + self.rest())
        self.fail("Tag Set Malformed")

    def trailing(self) -> NoReturn:
        rest = self.source[self.at :]
        if self.dialect.quotes_with_backticks and len(rest.encode()) > 10:
            rest = rest[:10] + "..."
        self.fail(f"Could not parse entire line. Found trailing content: {self.quoted(rest)}")

    def rest(self) -> str:
        rest = self.source[self.at :]
        if not rest:
            return "end of input"
        return self.quoted(rest[:10] + "..." if len(rest.encode()) > 10 else rest)

    def quoted(self, text: str) -> str:
        return f"`{text}`" if self.dialect.quotes_with_backticks else f"'{text}'"

    def fail(self, text: str) -> NoReturn:
        raise LineError(text)


def _escaped(text: str, delimiters: str) -> str:
    return re.sub(f"([{re.escape(delimiters)}])", r"\\\1", text)


def _value_text(kind: Kind, value: Value) -> str:
    if kind is Kind.STRING:
        return str(value).replace('"', '\\"')
    if kind is Kind.BOOLEAN:
        return "true" if value else "false"
    if kind is Kind.FLOAT:
        text = repr(value)
        return text[:-2] if text.endswith(".0") else text
    return f"{value}{'i' if kind is Kind.INTEGER else 'u'}"


def line_text(line: Line) -> str:
    """A line as the server prints it in errors about its schema (recording steps 51 to 53)."""
    series = _escaped(line.table, ", ") + "".join(f",{_escaped(k, ',= ')}={_escaped(v, ',= ')}" for k, v in line.tags)
    fields = ",".join(f"{_escaped(name, ',= ')}={_value_text(kind, value)}" for name, kind, value in line.fields)
    return f"{series} {fields}" + ("" if line.time is None else f" {line.time}")
