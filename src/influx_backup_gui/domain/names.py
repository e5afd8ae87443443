"""Names: backup names from templates, and member names that every file system takes."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Container
from collections.abc import Set as AbstractSet

from influx_backup_gui.domain.errors import UsageError
from influx_backup_gui.domain.instants import format_instant

_RESERVED = re.compile(r"(con|prn|aux|nul|com[0-9]|lpt[0-9])(\.|$)", re.IGNORECASE)
_PLAIN = re.compile(r"[A-Za-z0-9_\-]")
_LONGEST = 100
FIELDS = ("server", "database", "date", "time")
# How the scratch databases of drills are called (domain/drill.py).
SCRATCH = "influx_backup_drill_"
_SCRATCH = re.compile(SCRATCH + r"[0-9a-f]{12}(_[1-9]\d*)?", re.ASCII)


def is_scratch(database: str) -> bool:
    """Whether it is called as the scratch database of a drill, on this machine or on another one."""
    return _SCRATCH.fullmatch(database) is not None


def backup_name(template: str, server: str, databases: tuple[str, ...], created: int) -> str:
    """The name that a template gives: `{server}`, `{database}`, `{date}` (20261123), `{time}` (020000), UTC.

    UsageError for an unknown field or a name that a file system would not take.
    """
    text = format_instant(created)
    values = {
        "server": server,
        "database": databases[0] if len(databases) == 1 else "all",
        "date": text[:10].replace("-", ""),
        "time": text[11:19].replace(":", ""),
    }
    unknown = [f for f in re.findall(r"\{([^}]*)\}", template) if f not in FIELDS]
    if unknown:
        raise UsageError(
            f"The name template has an unknown field {{{unknown[0]}}}.",
            "Use " + ", ".join(f"{{{f}}}" for f in FIELDS) + " and plain text.",
        )
    name = re.sub(r"\{([^}]*)\}", lambda m: values[m[1]], template).strip(" ")
    return checked_file_name(name)


def checked_file_name(name: str) -> str:
    """The name, if a file can be called so on every system. UsageError otherwise."""
    bad = not name or len(name.encode()) > 200 or name != name.strip(" .")
    if bad or name.startswith((".", "-")) or _RESERVED.match(name) or re.search(r'[\x00-\x1f<>:"/\\|?*]', name):
        raise UsageError(
            f"{name!r} cannot be used as the name of a file.",
            'Use letters, digits, spaces, dots, "-" and "_", at most 200 bytes.',
        )
    return name


def free_name(wanted: str, taken: Container[str]) -> str:
    """The name, or where it is taken the first with a number behind it: `daily`, `daily 2`, `daily 3`."""
    name, number = wanted, 1
    while name in taken:
        number += 1
        name = f"{wanted} {number}"
    return name


def member_name(text: str, taken: AbstractSet[str] = frozenset()) -> str:
    """A member name for a database or table: percent-encoded; `taken` holds lower-case names already given.

    Long names are cut and carry a hash; case twins get a number. The manifest holds the real name.
    """
    encoded = "".join(c if _PLAIN.match(c) else "".join(f"%{b:02X}" for b in c.encode()) for c in text) or "%"
    if _RESERVED.match(encoded):
        encoded = f"%{ord(encoded[0]):02X}{encoded[1:]}"
    if len(encoded) > _LONGEST:
        encoded = f"{encoded[:_LONGEST]}~{hashlib.sha256(text.encode()).hexdigest()[:12]}"
    unique, number = encoded, 1
    while unique.lower() in taken:
        number += 1
        unique = f"{encoded}~{number}"
    return unique


class MemberFolders:
    """Gives every table of one archive its folder `data/<database>/<table>`, distinct also where case is ignored."""

    def __init__(self) -> None:
        self._databases: dict[str, str] = {}
        self._taken: dict[str, set[str]] = {}

    def folder(self, database: str, table: str) -> str:
        """A new folder; ask once for each table."""
        if database not in self._databases:
            given = frozenset(name.lower() for name in self._databases.values())
            self._databases[database] = member_name(database, given)
            self._taken[database] = set()
        name = member_name(table, self._taken[database])
        self._taken[database].add(name.lower())
        return f"data/{self._databases[database]}/{name}"
