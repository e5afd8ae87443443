"""Commands `prune` and `trash`."""

from __future__ import annotations

import time
from argparse import Namespace
from typing import Any

from influx_backup_gui.cli.session import Session
from influx_backup_gui.cli.texts import brief_instant, brief_time
from influx_backup_gui.domain.errors import ExitCode, UsageError
from influx_backup_gui.domain.humanize import size_text
from influx_backup_gui.domain.job import PruneJob, Run
from influx_backup_gui.domain.retention import RetentionPolicy
from influx_backup_gui.engine.records import backup_to_json
from influx_backup_gui.engine.trash import trashed_to_json


def prune(args: Namespace, session: Session) -> int:
    """`prune`, and what it would remove and why with `--dry-run`."""
    job = PruneJob(args.repository, args.server)
    if args.server:
        session.engine.settings.server(args.server)
    if args.repository:
        session.engine.resources.repository(args.repository)
    if args.dry_run:
        return _plan(session, job)
    return session.finish(session.run(job), lambda run: _print_removed(session, run))


def policy_of(args: Namespace) -> RetentionPolicy:
    """The policy of the `--keep-…` options."""
    if not 0 <= args.keep_gb < 1e9:
        raise UsageError(f"{args.keep_gb} is no number of gigabytes to keep.", "0 switches the rule off.")
    return RetentionPolicy(
        args.keep_last,
        args.keep_days,
        args.keep_daily,
        args.keep_weekly,
        args.keep_monthly,
        args.keep_yearly,
        round(args.keep_gb * 10**9),
        args.keep_at_least,
    )


def policy_text(policy: dict[str, int]) -> str:
    """What a policy (as the JSON shows it) keeps, in words; "" where no rule says anything."""
    said = [f"{key} {value}" for key, value in policy.items() if value and key not in ("max_bytes", "minimum")]
    if policy["max_bytes"]:
        said.append(f"no more than {size_text(policy['max_bytes'])}")
    return ", ".join([*said, f"at least {policy['minimum']}"]) if said else ""


def _plan(session: Session, job: PruneJob) -> int:
    plan = session.engine.plan_prune(job, time.time_ns())
    size = sum(b.bytes for b in plan.removed)
    if session.output.json:
        said = [{**backup_to_json(v.backup), "keep": v.keep, "reasons": list(v.reasons)} for v in plan.verdicts]
        session.output.document({"verdicts": said, "bytes": size, "warnings": list(plan.warnings)})
        return int(ExitCode.SUCCEEDED)
    rows = [
        (v.backup.name, brief_time(v.backup.created), "keep" if v.keep else "remove", "; ".join(v.reasons))
        for v in plan.verdicts
    ]
    if rows:
        session.output.table(("NAME", "CREATED (UTC)", "VERDICT", "WHY"), rows)
    for warning in plan.warnings:
        session.output.note(f"warning: {warning}")
    session.output.line(f"{len(plan.removed)} would go to the trash ({size_text(size)}). Nothing was changed.")
    return int(ExitCode.SUCCEEDED)


def _print_removed(session: Session, run: Run) -> None:
    """But for what the summary says, which is printed behind it."""
    removed: Any = run.details.get("removed", [])
    for backup in removed:
        session.output.line(f"removed: {backup['name']}")
    warnings: Any = run.details.get("warnings", [])
    for warning in (w for w in warnings if w not in run.summary):
        session.output.line(f"warning: {warning}")


def trash_list(_: Namespace, session: Session) -> int:
    """`trash list`, oldest first."""
    found = [trashed_to_json(t) for t in session.engine.trashed()]
    if session.output.json:
        session.output.document(found)
    elif found:
        rows = [
            (t["name"], t["repository"], brief_instant(t["trashed"]), brief_instant(t["goes"]), size_text(t["bytes"]))
            for t in found
        ]
        session.output.table(("NAME", "REPOSITORY", "SINCE (UTC)", "GOES (UTC)", "SIZE"), rows, right=("SIZE",))
    else:
        session.output.line("The trash is empty.")
    return int(ExitCode.SUCCEEDED)


def trash_restore(args: Namespace, session: Session) -> int:
    """`trash restore`."""
    return session.finish(session.engine.restore_trashed(args.backup))


def trash_empty(args: Namespace, session: Session) -> int:
    """`trash empty`: what waited long enough, or all of it."""
    if args.all and not args.yes:
        if not session.interactive:
            raise UsageError("This removes archives for ever.", "Say so with --yes.")
        if session.ask("Remove everything in the trash for ever? [y/N] ").lower() not in ("y", "yes"):
            raise UsageError("Not confirmed.", "Nothing was removed.")
    return session.finish(session.engine.empty_trash(None if args.all else time.time_ns()))
