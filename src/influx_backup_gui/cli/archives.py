"""Commands about backups that are there: list, show, verify, delete, pin, unpin."""

from __future__ import annotations

import time
from argparse import Namespace
from dataclasses import replace
from typing import Any

from influx_backup_gui.cli.objects import print_objects
from influx_backup_gui.cli.session import Session
from influx_backup_gui.cli.texts import brief_instant, brief_time, columns_text, state_text
from influx_backup_gui.cli.unfinished import show_unfinished, tell_unfinished
from influx_backup_gui.domain.backup import Backup
from influx_backup_gui.domain.errors import ExitCode, UsageError
from influx_backup_gui.domain.humanize import counted, rows_counted, rows_of_tables_text, rows_text, size_text
from influx_backup_gui.domain.job import Run, VerifyJob
from influx_backup_gui.domain.manifest import Manifest
from influx_backup_gui.domain.rotation import checked_days
from influx_backup_gui.domain.salvage import Salvage, salvage_to_json
from influx_backup_gui.domain.seal import Seal, seal_text
from influx_backup_gui.engine.object_records import objects_to_json
from influx_backup_gui.engine.records import backup_to_json, run_to_json, seal_to_json, table_to_json
from influx_backup_gui.engine.reverify import rotation_job

_STATES = {"more": "it has more rows", "fewer": "it has fewer rows", "differs": "values differ"}
# Days that are printed of one table; the JSON document has more of them.
_MOST_DAYS = 10


def show_all(args: Namespace, session: Session) -> int:
    """`list`, newest first; `list --interrupted`."""
    left = [u for u in session.engine.unfinished() if args.server in (None, u.server)]
    if args.interrupted:
        return show_unfinished(session, left)
    backups, missing = session.engine.looked_at(b for b in session.engine.backups() if args.server in (None, b.server))
    seals = session.engine.seals()
    if session.output.json:
        session.output.document(
            [{**_to_json(b, b.id in missing), "seal": seal_to_json(seals.get(b.id))} for b in backups]
        )
    elif backups:
        heads = ("ID", "NAME", "SERVER", "CREATED (UTC)", "ROWS", "SIZE", "STATE", "PINNED", "SEAL")
        session.output.table(
            heads, [_list_row(b, b.id in missing, seals.get(b.id)) for b in backups], right=("ROWS", "SIZE")
        )
    else:
        session.output.line("No backups yet: influx-backup backup SERVER.")
    if not session.output.json:
        tell_unfinished(session, left)
    return int(ExitCode.SUCCEEDED)


def _to_json(backup: Backup, missing: bool) -> dict[str, Any]:
    """A backup, and whether its file is `missing`: then it protects nothing, whatever else is known of it."""
    return {**backup_to_json(backup), "missing": missing}


def _list_row(backup: Backup, missing: bool, seal: Seal | None) -> tuple[str, ...]:
    state = state_text(backup, missing) + (", with warnings" if backup.warnings else "")
    return (
        backup.id[:8],
        backup.name,
        backup.server,
        brief_time(backup.created),
        rows_text(backup.rows),
        size_text(backup.bytes),
        state,
        "pinned" if backup.pinned else "",
        seal_text(seal) if seal else "",
    )


def show(args: Namespace, session: Session) -> int:
    """`show`: what the archive says about itself, and what the catalog knows."""
    backup = session.readable(args.backup)
    manifest, objects = session.engine.contents(args.backup)
    tables, drills = [table_to_json(t) for t in manifest.tables], session.engine.drills(manifest.id)
    seal, left = session.engine.seals().get(manifest.id), session.engine.salvage(args.backup)
    if session.output.json:
        document = {**_to_json(backup, missing=False), "tables": tables, "seal": seal_to_json(seal)}
        document |= {"catalog": objects_to_json(objects)} if args.catalog else {}
        document["restorable"] = salvage_to_json(left) if left else None
        session.output.document({**document, "drills": [run_to_json(r) for r in drills]})
        return int(ExitCode.SUCCEEDED)
    for name, value in _facts(backup, manifest):
        session.output.line(f"{name + ':':<10}{value}")
    if left is not None:
        _print_left(session, left)
    if seal is not None:
        session.output.line(f"{'seal:':<10}{seal_text(seal)}")
    for run in drills[:1]:
        said = f"{brief_time(run.finished)}: {run.outcome.value if run.outcome else ''}: {run.summary}"
        session.output.line(f"{'drill:':<10}{said}")
    session.output.line()
    if args.catalog:
        print_objects(session, objects)
    else:
        _print_tables(session, tables)
    return int(ExitCode.SUCCEEDED)


def _facts(backup: Backup, manifest: Manifest) -> list[tuple[str, str]]:
    origin = manifest.origin
    facts = [
        ("backup", backup.name),
        ("id", backup.id),
        ("archive", backup.path),
        ("server", f"{origin.name} ({origin.url}, InfluxDB {origin.version} {origin.edition}".rstrip() + ")"),
        ("created", brief_time(backup.created)),
        ("size", f"{size_text(backup.bytes)}, {rows_of_tables_text(backup.rows, backup.tables)}"),
        ("span", f"{brief_time(backup.first)} to {brief_time(backup.last)}" if backup.first is not None else "no rows"),
        ("state", state_text(backup, missing=False) + (f": {backup.damaged}" if backup.damaged else "")),
    ]
    pinned = f"pinned by itself: {backup.pinned_for}" if backup.pinned_for else "pinned"
    switches = [word for word, on in ((pinned, backup.pinned), ("encrypted", backup.encrypted)) if on]
    facts += [("also", ", ".join(switches))] if switches else []
    facts += [("note", backup.note)] if backup.note else []
    return [*facts, *(("warning", w) for w in backup.warnings)]


def _print_left(session: Session, left: Salvage) -> None:
    """What is lost, place by place; the tables that are whole are the others."""
    for table in (t for t in left.tables if not t.whole):
        name = f"{table.database}.{table.table}"
        session.output.line(
            f"{'damaged:':<10}{name}: {table.rows:,} of {counted(table.of_rows, 'row')} can be restored"
        )
        for part in table.lost:
            span = f"{brief_time(part.first)} to {brief_time(part.last)}"
            session.output.line(f"{'':<10}lost: {counted(part.rows, 'row')}, {span} ({part.member}: {part.reason})")
        if table.doubt:
            session.output.line(f"{'':<10}{table.doubt}")


def _print_tables(session: Session, tables: list[dict[str, Any]]) -> None:
    rows = [
        (
            f"{t['database']}.{t['table']}",
            rows_text(t["rows"]),
            size_text(t["bytes"]),
            brief_instant(t["first"]),
            brief_instant(t["last"]),
            columns_text(t["columns"], "tag", t["series_key"]),
            columns_text(t["columns"], "field"),
        )
        for t in tables
    ]
    session.output.table(("TABLE", "ROWS", "SIZE", "FIRST", "LAST", "TAGS", "FIELDS"), rows, right=("ROWS", "SIZE"))


def verify(args: Namespace, session: Session) -> int:
    """`verify`: each archive by itself, and against a server with `--against`."""
    if args.within is not None:
        days = checked_days(args.within)
        session.engine.update_settings(lambda s: replace(s, verify_within_days=days))
        if not (args.backups or args.all or args.due):
            return _said_within(session, days)
    if [bool(args.backups), args.all, args.due].count(True) != 1:
        raise UsageError("Name backups to verify, or --all, or --due.", "See them with: influx-backup list.")
    if args.due and args.against:
        raise UsageError("--due decodes archives, and asks no server.", "Leave --against out, or name backups.")
    if args.due:
        due = rotation_job(session.engine.resources, time.time_ns())
        if due is None:
            return _nothing_due(session)
        return session.finish(session.run(due), lambda run: _print_findings(session, run))
    if args.against:
        session.engine.settings.server(args.against)
    for backup in args.backups:
        session.readable(backup)
    if args.all and any(b.encrypted for b in session.engine.backups()):
        session.use_password(new=False)
    job = VerifyJob(tuple(args.backups), args.against)
    return session.finish(session.run(job), lambda run: _print_findings(session, run))


def _said_within(session: Session, days: int) -> int:
    if session.output.json:
        session.output.document({"within_days": days})
    else:
        session.output.line(f"Every archive is decoded again within {counted(days, 'day')}.")
    return int(ExitCode.SUCCEEDED)


def _nothing_due(session: Session) -> int:
    if session.output.json:
        session.output.document({"backups": 0})
    else:
        session.output.line("No archive has its turn.")
    return int(ExitCode.SUCCEEDED)


def _print_findings(session: Session, run: Run) -> None:
    damaged: Any = run.details.get("damaged", [])
    for found in damaged:
        session.output.line(f"damaged: {found['backup']}: {found['member']}: {found['reason']}")
    restorable: Any = run.details.get("restorable", [])
    for found in restorable:
        session.output.line(f"still restorable from {found['backup']}: {found['text']}")
    compared: Any = run.details.get("compared", [])
    for table in compared:
        if table["state"] != "equal":
            _print_table(session, table)


def _print_table(session: Session, table: dict[str, Any]) -> None:
    said = "the server has no such table" if table["missing"] else _STATES[table["state"]]
    counts = f"{rows_counted(table['rows'])} in the backup, {rows_text(table['server_rows'])} on the server"
    session.output.line(f"~ {table['database']}.{table['table']}: {said} ({counts})")
    for text in table["columns"]:
        session.output.line(f"    {text}")
    for day in table["days"][:_MOST_DAYS]:
        session.output.line(f"    {day['day']}: {_day_text(day)}")
        for example in day["examples"]:
            where = " ".join(w for w in (brief_instant(example["time"]), example["key"]) if w)
            values = f"{example['backup']} in the backup, {example['server']} on the server"
            session.output.line(f"        {where}: {example['column']} {values}")
    more = len(table["days"]) - _MOST_DAYS + table["days_left_out"]
    if more > 0:
        session.output.line(f"    and {counted(more, 'more day')}")
    for text in table["notes"]:
        session.output.line(f"    note: {text}")


def _day_text(day: dict[str, Any]) -> str:
    counts = (
        (day["changed"], "with other values"),
        (day["only_backup"], "only in the backup" + (" (expired)" if day["expired"] else "")),
        (day["only_server"], "only on the server"),
    )
    return ", ".join(f"{counted(count, 'row')} {said}" for count, said in counts if count)


def delete(args: Namespace, session: Session) -> int:
    """`delete`: to the trash; the engine refuses what must stay."""
    run = session.engine.delete(args.backup)
    return session.finish(run, lambda r: session.output.line(f"now at: {r.details['trash']}") if r.details else None)


def pin(args: Namespace, session: Session) -> int:
    """`pin`."""
    session.engine.pin(args.backup)
    return _said(session, args.backup, "is pinned: it is kept for ever")


def unpin(args: Namespace, session: Session) -> int:
    """`unpin`."""
    session.engine.unpin(args.backup)
    return _said(session, args.backup, "is no longer pinned")


def _said(session: Session, key: str, what: str) -> int:
    (backup,), missing = session.engine.looked_at([session.engine.backup(key)])
    if session.output.json:
        session.output.document(_to_json(backup, bool(missing)))
    else:
        session.output.line(f"Backup {backup.name} {what}.")
    return int(ExitCode.SUCCEEDED)
