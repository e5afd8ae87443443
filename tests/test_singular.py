"""No text says "1 backups": what is counted goes through `counted`, or has words of its own for one."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import influx_backup_gui

PACKAGE = Path(influx_backup_gui.__file__).parent
SOURCES = sorted(
    path.relative_to(PACKAGE).as_posix()
    for layer in ("domain", "engine", "influx", "notify", "store", "cli", "gui")
    for path in (PACKAGE / layer).glob("*.py")
)
_THINGS = (
    "rows|tables|columns|databases|backups|archives|parts|files|runs|drills|jobs|schedules|servers|folders|lines|entries|"
    "days|hours|minutes|seconds|weeks|months|years|bytes|places|reasons|warnings|problems|starts|times|caches|triggers"
)
COUNTED = re.compile(rf"\{{\w*\}} ({_THINGS})\b")
# These are never one, or "1 of 5 tables" is right; each was looked at.
NEVER_ONE = {
    "cli/journey.py": ("; one table in {} files",),
    "domain/drift.py": ("A row of {} takes {} bytes",),
    "domain/cron.py": ("the range {} runs",),
    "domain/object_texts.py": ("{} runs {}",),
    "domain/restore_planning.py": ("The server allows {} ",),
    "domain/restore_schema.py": ("The table would have {} columns",),
    "domain/unfinished.py": ("it is older than {} days",),
    "engine/restore_check.py": ("{} rows {} differ",),
    "engine/unfinished.py": ("{} backups that were cut off are called",),
    "gui/backup_columns.py": ("{n} bytes",),
    "gui/describe.py": ("{rate} rows/s", "Move these {n} backups"),
    "gui/describe_drill.py": ("after {n} drills",),
    "gui/describe_monitor.py": ("{days} days", "Diamonds mark {n} runs"),
    "gui/describe_server.py": ("After {days} days",),
    "gui/describe_schedule.py": ("{n} of {all} backups",),
    "gui/monitor_history.py": ("The newest {n} runs",),
    "gui/restore_what_page.py": ("{n} databases",),
    "gui/schedule_history.py": ("The newest {n} lines",),
    "influx/unwritable.py": ("this server takes {} bytes", "a server takes {} bytes"),
    "store/backup_index.py": ("{} backups are called",),
    "store/header_digest.py": ("a header of {} bytes",),
    "store/seven_zip.py": ("it has {} bytes, more",),
}


def texts(tree: ast.AST) -> Iterator[tuple[ast.AST, str]]:
    """Every text, with what an f-string fills in as {}; `counted` and the like fill in words of their own."""
    inside = {id(part) for node in ast.walk(tree) if isinstance(node, ast.JoinedStr) for part in node.values}
    for node in ast.walk(tree):
        if isinstance(node, ast.JoinedStr):
            yield node, "".join(str(v.value) if isinstance(v, ast.Constant) else "{}" for v in node.values)
        elif isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in inside:
            yield node, node.value


def wrong(source: str) -> list[str]:
    """Texts that would count one as many."""
    tree = ast.parse((PACKAGE / source).read_text(encoding="utf-8"))
    chosen: set[int] = set()
    docs = {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}
    for node in ast.walk(tree):
        by_number = isinstance(node, ast.Call) and getattr(node.func, "id", "") in ("one_or_many", "count_units")
        if by_number or isinstance(node, ast.IfExp):
            chosen |= {id(inner) for inner in ast.walk(node)}
    found = [text for node, text in texts(tree) if COUNTED.search(text) and id(node) not in chosen | docs]
    return [t for t in found if not any(part in t for part in NEVER_ONE.get(source, ()))]


def test_one_is_not_many() -> None:
    assert {source: found for source in SOURCES if (found := wrong(source))} == {}
