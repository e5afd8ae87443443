"""Commands `alerts show`, `alerts list`, `alerts set` and `alerts test`."""

from __future__ import annotations

import getpass
import re
import sys
from argparse import Namespace
from dataclasses import replace
from pathlib import Path
from typing import Any

from influx_backup_gui.cli.arguments import limit
from influx_backup_gui.cli.session import Session
from influx_backup_gui.cli.texts import brief_time
from influx_backup_gui.domain.addresses import web_address
from influx_backup_gui.domain.alert import SWITCHABLE, AlertKind
from influx_backup_gui.domain.alert_settings import PORTS, AlertSettings, MailSettings, Security
from influx_backup_gui.domain.errors import ExitCode, Problem, UsageError
from influx_backup_gui.domain.humanize import counted
from influx_backup_gui.engine.records import instant_to_json
from influx_backup_gui.engine.sending import Tried
from influx_backup_gui.notify.presets import preset
from influx_backup_gui.notify.wording import subject_of
from influx_backup_gui.store.alert_json import alerts_to_json
from influx_backup_gui.store.outbox import Sent
from influx_backup_gui.store.secrets import AlertSecret, delete_alert_secret, store_alert_secret

_VARIABLE = re.compile(r"[A-Za-z_][A-Za-z0-9_]*")
_MAIL_WORDS = ("preset", "host", "port", "security", "user", "sender", "to", "ca")


def show(_: Namespace, session: Session) -> int:
    """`alerts show`."""
    alerts = session.engine.settings.alerts
    if session.output.json:
        session.output.document(alerts_to_json(alerts))
        return int(ExitCode.SUCCEEDED)
    if not alerts.channels:
        session.output.line("Alerts go nowhere: influx-backup alerts set --host HOST --to ADDRESS.")
    for line in _mail_lines(alerts.mail):
        session.output.line(line)
    session.output.line(f"webhook: {_place(alerts.webhook_source)}")
    session.output.line(f"ping:    {_place(alerts.ping_source)}")
    told = [k.value for k in SWITCHABLE if k in alerts.kinds]
    session.output.line(f"told:    {', '.join(told) or 'nothing'}")
    silent = [k.value for k in SWITCHABLE if k not in alerts.kinds]
    session.output.line(f"not told: {', '.join(silent) or 'nothing'}")
    stuck = f"after {counted(alerts.stuck_minutes, 'minute')}" if alerts.stuck_minutes else "never"
    session.output.line(f"stuck:   {stuck}")
    return int(ExitCode.SUCCEEDED)


def change(args: Namespace, session: Session) -> int:
    """`alerts set`. Secrets come from stdin, one on a line, and go to the keyring."""
    engine = session.engine
    changed = _changed(engine.settings.alerts, args)
    _keep_secrets(args)
    engine.update_settings(lambda s: replace(s, alerts=changed))
    if changed.mail is not None and changed.mail.warning:
        session.output.note(f"warning: {changed.mail.warning}")
    provider = preset(args.preset) if args.preset else None
    if provider is not None and provider.note:
        session.output.note(f"hint: {provider.title}: {provider.note}")
    if changed.channels and not session.output.json:
        session.output.note("hint: see whether it arrives: influx-backup alerts test.")
    return show(args, session)


def sent(args: Namespace, session: Session) -> int:
    """`alerts list`."""
    found = session.engine.sent_alerts(limit(args))
    if session.output.json:
        session.output.document([_sent_to_json(s) for s in found])
    elif found:
        rows = [(brief_time(s.alert.at), s.channel, _state(s), subject_of(s.alert)) for s in found]
        session.output.table(("TIME (UTC)", "BY", "STATE", "SUBJECT"), rows)
    else:
        session.output.line("Nothing was told yet.")
    return int(ExitCode.SUCCEEDED)


def _state(sent: Sent) -> str:
    if sent.sent is not None:
        return "sent"
    return "given up" if sent.given_up else f"waits, {sent.attempts} failed" if sent.attempts else "waits"


def _sent_to_json(sent: Sent) -> dict[str, Any]:
    return {
        "kind": sent.alert.kind.value,
        "time": instant_to_json(sent.alert.at),
        "server": sent.alert.server or None,
        "subject": subject_of(sent.alert),
        "channel": sent.channel,
        "attempts": sent.attempts,
        "sent": instant_to_json(sent.sent),
        "given_up": sent.given_up,
        "answer": sent.said or None,
    }


def test(_: Namespace, session: Session) -> int:
    """`alerts test`: the exit code is that of the first way that failed."""
    tried = session.engine.test_alerts()
    if session.output.json:
        session.output.document({"channels": [_tried_to_json(t) for t in tried]})
    for one in tried if not session.output.json else ():
        if one.problem is None:
            session.output.line(f"{one.channel}: sent. The answer was: {one.answer}")
        else:
            session.output.error(replace(one.problem, message=f"{one.channel}: {one.problem.message}"))
    return next((t.problem.exit_code for t in tried if t.problem is not None), int(ExitCode.SUCCEEDED))


def _changed(alerts: AlertSettings, args: Namespace) -> AlertSettings:
    kinds = (alerts.kinds | {AlertKind(k) for k in args.on}) - {AlertKind(k) for k in args.off}
    if set(args.on) & set(args.off):
        raise UsageError("A kind is switched on and off at once.", "Name each kind once.")
    return replace(
        alerts,
        mail=None if args.no_mail else _mail(alerts.mail, args),
        webhook_source="none" if args.no_webhook else _source(args, "webhook") or alerts.webhook_source,
        ping_source="none" if args.no_ping else _source(args, "ping") or alerts.ping_source,
        kinds=frozenset(kinds),
        stuck_minutes=alerts.stuck_minutes if args.stuck_minutes is None else args.stuck_minutes,
    )


def _mail(old: MailSettings | None, args: Namespace) -> MailSettings | None:
    password = _source(args, "password")
    if password is None and all(getattr(args, word) is None for word in _MAIL_WORDS):
        return old
    provider = preset(args.preset) if args.preset else None
    host = args.host or (provider.host if provider else old.host if old else "")
    security = Security(args.security) if args.security else provider.security if provider else None
    security = security or (old.security if old else Security.STARTTLS)
    moved = old is None or security is not old.security
    user = args.user if args.user is not None else old.user if old else ""
    return MailSettings(
        host=host,
        recipients=tuple(args.to) if args.to else old.recipients if old else (),
        sender=args.sender or (old.sender if old else user),
        port=args.port or (PORTS[security] if moved or old is None else old.port),
        security=security,
        user=user,
        password_source="none" if not user else password or (old.password_source if old else "none"),
        ca_file=_ca_file(args.ca) if args.ca else old.ca_file if old else None,
    )


def _source(args: Namespace, name: str) -> str | None:
    """Where a secret is, by the options of that name; None where none of them is there."""
    variable, file = getattr(args, f"{name}_env"), getattr(args, f"{name}_file")
    if getattr(args, f"{name}_stdin"):
        return "keyring"
    if file:
        return f"file:{Path(file).expanduser().absolute()}"
    if variable:
        if not _VARIABLE.fullmatch(variable):
            raise UsageError(f"--{name}-env takes the name of a variable.", "Never write the secret itself there.")
        return f"env:{variable}"
    return None


def _keep_secrets(args: Namespace) -> None:
    for name, entry in (
        ("password", AlertSecret.MAIL_PASSWORD),
        ("webhook", AlertSecret.WEBHOOK),
        ("ping", AlertSecret.PING),
    ):
        if getattr(args, f"{name}_stdin"):
            typed = _typed(entry.value)
            store_alert_secret(entry, typed if name == "password" else web_address(typed))
        elif getattr(args, "no_mail" if name == "password" else f"no_{name}"):
            delete_alert_secret(entry)


def _typed(what: str) -> str:
    typed = (getpass.getpass(f"{what.capitalize()}: ") if sys.stdin.isatty() else sys.stdin.readline()).strip()
    if not typed:
        raise UsageError(f"No {what} came on stdin.", "Write it there, on a line of its own.")
    return typed


def _ca_file(given: str) -> str:
    path = Path(given).expanduser().absolute()
    if not path.is_file():
        raise UsageError(f"There is no file {path}.", "--ca takes the certificates as a PEM file.")
    return str(path)


def _mail_lines(mail: MailSettings | None) -> list[str]:
    if mail is None:
        return ["mail:    none"]
    login = f"{mail.user}, password: {_place(mail.password_source)}" if mail.user else "none"
    lines = [
        f"mail:    {mail.host}:{mail.port} ({mail.security.value})",
        f"  from:  {mail.sender}",
        f"  to:    {', '.join(mail.recipients)}",
        f"  login: {login}",
    ]
    lines += [f"  trust: {mail.ca_file}"] if mail.ca_file else []
    return [*lines, f"  warning: {mail.warning}"] if mail.warning else lines


def _place(source: str) -> str:
    kind, _, where = source.partition(":")
    return {"env": f"variable {where}", "file": f"file {where}"}.get(kind, kind)


def _tried_to_json(tried: Tried) -> dict[str, Any]:
    problem: Problem | None = tried.problem
    return {
        "channel": tried.channel,
        "answer": tried.answer or None,
        "problem": problem and {"message": problem.message, "hint": problem.hint, "exit_code": problem.exit_code},
    }
