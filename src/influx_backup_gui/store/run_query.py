"""Which runs of the history to show, as a question to the catalog."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from influx_backup_gui.domain.job import Outcome, Trigger


@dataclass(frozen=True)
class RunFilter:
    """What is None or empty accepts all. `schedule` is an id, and `scheduled` wants one whichever it is.

    `since` belongs to the range of starts (ns), `until` not. An outcome of None is a run that is going on. `text` is
    looked for in what was said about the run and in its server's name, whatever the case of ASCII letters.
    """

    kinds: Sequence[str] = ()
    outcomes: Sequence[Outcome | None] = ()
    server: str | None = None
    schedule: str | None = None
    scheduled: bool = False
    trigger: Trigger | None = None
    text: str = ""
    since: int | None = None
    until: int | None = None
    id: str | None = None


def conditions(wanted: RunFilter) -> tuple[str, tuple[object, ...]]:
    """What stands behind WHERE, and its values."""
    parts: list[str] = ["1"]
    values: list[object] = []

    def add(condition: str, *more: object) -> None:
        parts.append(condition)
        values.extend(more)

    if wanted.kinds:
        add(f"kind IN ({_marks(wanted.kinds)})", *wanted.kinds)
    if wanted.outcomes:
        named = [o.value for o in wanted.outcomes if o is not None]
        open_too = " OR outcome IS NULL" if None in wanted.outcomes else ""
        add(f"(outcome IN ({_marks(named)}){open_too})", *named)
    for column, value in (
        ("server", wanted.server),
        ("schedule", wanted.schedule),
        ("trigger", wanted.trigger),
        ("id", wanted.id),
    ):
        if value is not None:
            add(f"{column} = ?", value)
    if wanted.scheduled:
        add("schedule <> ''")
    if wanted.since is not None:
        add("started >= ?", wanted.since)
    if wanted.until is not None:
        add("started < ?", wanted.until)
    if wanted.text:
        like = f"%{_escaped(wanted.text)}%"
        # A problem is JSON; only its words are looked at, so that nobody finds its keys.
        said = ("summary", "server", "json_extract(problem, '$.message')", "json_extract(problem, '$.hint')")
        add(f"({' OR '.join(f'{s} LIKE ? ESCAPE ?' for s in said)})", *(v for _ in said for v in (like, "\\")))
    return " AND ".join(parts), tuple(values)


def _marks(values: Sequence[object]) -> str:
    return ", ".join("?" for _ in values)


def _escaped(text: str) -> str:
    for special in ("\\", "%", "_"):
        text = text.replace(special, f"\\{special}")
    return text
