"""The report on a restore as text: what was asked for, what became of every table, and what to do."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from influx_backup_gui.domain.job import Run
from influx_backup_gui.domain.restore_request import request_from_json
from influx_backup_gui.gui import describe, describe_objects, describe_restore
from influx_backup_gui.gui.tr import tr
from influx_backup_gui.gui.window_words import in_window


def report_text(run: Run) -> str:
    """Everything that is known about a restore; for people, and for `Save report`."""
    return "\n".join((*_head(run), *_asked(run), *_tables(run), *_after(run))) + "\n"


def archive_name(run: Run) -> str:
    """The backup that was restored from, as far as the history knows it."""
    archive, request = _kept(run, "archive"), _kept(run, "request")
    return str(archive.get("name") or request.get("backup") or "–")


def targets(run: Run) -> str:
    """What was restored to where, in a few words."""
    job = request_from_json(run.details.get("request"))
    if job is None:
        return ", ".join(dict.fromkeys(str(t["database"]) for t in table_reports(run))) or "–"
    if not job.databases and not job.tables:
        return tr("everything, under its own names")
    names: dict[str, str] = {d: d for d, _, _ in job.tables} | dict(job.databases)
    return ", ".join(source if source == name else f"{source} → {name}" for source, name in names.items())


def about(run: Run) -> str:
    """When, from which backup, to which server."""
    return tr("{moment}, from {name} to {server}: {targets}", moment=describe.moment(run.started),
              name=archive_name(run), server=run.server or "–", targets=targets(run))  # fmt: skip


def table_reports(run: Run) -> list[dict[str, Any]]:
    """One entry for each table; empty where the restore did not come so far."""
    found = run.details.get("tables")
    return [t for t in found if isinstance(t, dict)] if isinstance(found, list) else []


def added(run: Run) -> list[dict[str, Any]]:
    """Rows that an undoing could not take away, one entry for each table."""
    found = run.details.get("added")
    return [t for t in found if isinstance(t, dict)] if isinstance(found, list) else []


def notes(run: Run) -> list[str]:
    """What else has to be said: the safety backup, databases that were made, warnings, what to do."""
    found = []
    if safety := _kept(run, "safety_backup"):
        found.append(tr("What was overwritten is in the backup {name}, which is pinned.", name=safety.get("name")))
    if (made := run.details.get("created_databases")) and isinstance(made, list):
        found.append(tr("New on the server: {names}.", names=", ".join(map(str, made))))
    objects = run.details.get("objects")
    found += [describe_objects.report(o) for o in objects if isinstance(o, dict)] if isinstance(objects, list) else []
    found += [text for table in added(run) for text in describe_restore.added(table)]
    warned = run.details.get("warnings")
    # The first one is in the summary already.
    found += [in_window(str(w)) for w in warned if str(w) not in run.summary] if isinstance(warned, list) else []
    if run.problem is not None and run.problem.hint:
        found.append(tr("What to do: {text}", text=in_window(run.problem.hint)))
    return found


def _kept(run: Run, key: str) -> dict[str, Any]:
    found = run.details.get(key)
    return found if isinstance(found, dict) else {}


def _head(run: Run) -> Iterator[str]:
    yield in_window(describe.run_line(run))
    yield ""
    yield tr("Backup: {name}", name=archive_name(run))
    if path := _kept(run, "archive").get("path"):
        yield tr("Archive: {path}", path=path)
    yield tr("Server: {name}", name=run.server or "–")
    yield tr(
        "Started: {moment}, {trigger}",
        moment=describe.to_the_second(run.started),
        trigger=describe.trigger(run.trigger),
    )
    yield tr("Took: {time}", time=describe.duration(run.seconds))


def _asked(run: Run) -> Iterator[str]:
    job = request_from_json(run.details.get("request"))
    if job is None:
        return
    yield tr("Databases: {targets}", targets=targets(run))
    if job.tables:
        said = ", ".join(f"{d}.{t}" if t == new else f"{d}.{t} → {new}" for d, t, new in job.tables)
        yield tr("Only these tables of them: {tables}", tables=said)
    if job.undo_of:
        yield tr("Undoes the restore {id}", id=job.undo_of[:12])
    yield tr("Times: {range}", range=describe_restore.time_range(job.range))
    yield tr("Tables that exist: {policy}", policy=describe_restore.short_policy(job.if_exists).lower())
    for database, table, policy in job.policies:
        yield f"  {database}.{table}: {describe_restore.short_policy(policy).lower()}"


def _tables(run: Run) -> Iterator[str]:
    reports = table_reports(run)
    if not reports:
        return
    cells = [(tr("Table"), tr("Action"), tr("Rows"), tr("Compared"))]
    for t in reports:
        state = describe_restore.table_state(t["verified"], t["action"], t["problem"])
        action = describe_restore.action(t["action"]).text
        cells.append((f"{t['database']}.{t['table']}", action, describe.count(t["rows"]), state.text))
    widths = [max(len(row[n]) for row in cells) for n in range(4)]
    said = {n: [*map(in_window, (t["problem"], *t.get("refused", ())))] for n, t in enumerate(reports, 1)}
    yield ""
    for number, (table, action, rows, state_text) in enumerate(cells):
        yield f"{table:<{widths[0]}}  {action:<{widths[1]}}  {rows:>{widths[2]}}  {state_text}".rstrip()
        yield from (f"    {text}" for text in said.get(number, ()) if text)


def _after(run: Run) -> Iterator[str]:
    found = notes(run)
    if found:
        yield ""
        yield from found
