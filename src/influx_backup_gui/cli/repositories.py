"""Commands about repositories: add, list, retention, move, remove, rebuild."""

from __future__ import annotations

from argparse import Namespace
from dataclasses import replace
from pathlib import Path
from typing import Any

from influx_backup_gui.cli.retention import policy_of, policy_text
from influx_backup_gui.cli.session import Session
from influx_backup_gui.domain.errors import BackupError, ExitCode, UsageError
from influx_backup_gui.domain.humanize import counted
from influx_backup_gui.domain.job import MoveJob
from influx_backup_gui.domain.retention import KEEP_ALL
from influx_backup_gui.engine.repositories import add_repository, remove_repository, with_retention
from influx_backup_gui.store.files import is_folder
from influx_backup_gui.store.schedule_json import retention_to_json
from influx_backup_gui.store.settings import RepositoryConfig


def add(args: Namespace, session: Session) -> int:
    """`repository add`: the folder is made where only its last part is missing."""
    found = add_repository(session.engine.resources, args.name, Path(args.path), args.default)
    if session.output.json:
        session.output.document({**_to_json(_config(args.name, session), session), "backups": found["backups"]})
    else:
        held = f"; it holds {counted(found['backups'], 'backup')}" if found["backups"] else ""
        session.output.line(f"Repository {args.name} at {_config(args.name, session).path}{held}.")
    return int(ExitCode.SUCCEEDED)


def show_all(_: Namespace, session: Session) -> int:
    """`repository list`, the default one first."""
    found = [_to_json(config, session) for config in session.engine.repositories()]
    if session.output.json:
        session.output.document(found)
    else:
        rows = [(r["name"], r["path"], "default" if r["default"] else "", _state(r)) for r in found]
        session.output.table(("REPOSITORY", "FOLDER", "USED BY", "STATE"), rows)
    return int(ExitCode.SUCCEEDED)


def retention(args: Namespace, session: Session) -> int:
    """`repository retention`: with any `--keep-…` the policy is replaced, without it is shown."""
    policy, chosen = policy_of(args), args.name or session.engine.settings.default_repository
    known = {r.name: r for r in session.engine.repositories()}
    if chosen not in known:
        raise UsageError(f"There is no repository {chosen!r}.", f"Known: {', '.join(sorted(known))}.")
    if args.keep_all and policy != KEEP_ALL:
        raise UsageError("--keep-all and a rule contradict each other.", "Give one of both.")
    if args.keep_all or policy != KEEP_ALL:
        changed = replace(known[chosen], retention=policy)
        session.engine.update_settings(lambda settings: with_retention(settings, changed))
        known[chosen] = changed
    if session.output.json:
        session.output.document(_to_json(known[chosen], session))
    else:
        kept = policy_text(retention_to_json(known[chosen].retention)) or "everything"
        session.output.line(f"Repository {chosen} keeps: {kept}. A schedule with rules of its own decides by them.")
    return int(ExitCode.SUCCEEDED)


def move(args: Namespace, session: Session) -> int:
    """`repository move`: backups that go there wait meanwhile; until all is verified nothing changes."""
    if any(b.encrypted and b.repository == args.name for b in session.engine.backups()) and session.interactive:
        session.use_password(new=False)
    return session.finish(session.run(MoveJob(args.name, args.path)))


def remove(args: Namespace, session: Session) -> int:
    """`repository remove`: its archives stay where they are, its backups are no longer listed."""
    remove_repository(session.engine.resources, args.name)
    if session.output.json:
        session.output.document({"removed": args.name})
    else:
        session.output.line(f"Repository {args.name} is forgotten; its archives stay where they are.")
    return int(ExitCode.SUCCEEDED)


def rebuild(args: Namespace, session: Session) -> int:
    """`repository rebuild`: of one repository or all; a warning names archives that cannot be read.

    With `--emptied` also where the folder holds nothing any more, as where its disk is not mounted.
    """
    if args.emptied and not args.name:
        raise UsageError("Which folder was emptied?", "Name the repository: repository rebuild NAME --emptied.")
    names = [args.name] if args.name else [r.name for r in session.engine.repositories()]
    found = [session.engine.rebuild(name, args.emptied) for name in names]
    unreadable = [u for one in found for u in one["unreadable"]]
    if session.output.json:
        total = sum(one["backups"] for one in found)
        session.output.document({"repositories": found, "backups": total, "unreadable": unreadable})
    else:
        for one in found:
            gone = f"; {counted(one['forgotten'], 'backup')} no longer listed" if one["forgotten"] else ""
            session.output.line(f"Repository {one['repository']}: {counted(one['backups'], 'backup')}{gone}.")
        for one in unreadable:
            session.output.note(f"warning: {one['path']}: {one['reason']}")
    return int(ExitCode.WARNING if unreadable else ExitCode.SUCCEEDED)


def _config(name: str, session: Session) -> RepositoryConfig:
    return next(r for r in session.engine.repositories() if r.name == name)


def _is_emptied(config: RepositoryConfig, session: Session) -> bool:
    try:
        return session.engine.emptied(config.name) > 0
    except BackupError:  # its disk answers an error: it is not there
        return False


def _state(found: dict[str, Any]) -> str:
    if found["present"]:
        return ""
    return "not mounted?" if found["emptied"] else "not there"


def _to_json(config: RepositoryConfig, session: Session) -> dict[str, Any]:
    default = config.name == session.engine.settings.default_repository
    emptied = _is_emptied(config, session)
    return {
        "name": config.name,
        "path": config.path,
        "default": default,
        "present": is_folder(Path(config.path)) and not emptied,
        "emptied": emptied,
        "retention": retention_to_json(config.retention),
    }
