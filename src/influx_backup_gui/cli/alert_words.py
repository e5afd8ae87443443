"""The words of `alerts`. No option takes a secret: other users could read it in the list of processes."""

from __future__ import annotations

from argparse import ArgumentParser

from influx_backup_gui.cli.words import Commands, command, group
from influx_backup_gui.domain.alert import SWITCHABLE
from influx_backup_gui.domain.alert_settings import Security
from influx_backup_gui.notify.presets import PRESETS


def add_alerts(commands: Commands) -> None:
    """`alerts show`, `alerts list`, `alerts set`, `alerts test`."""
    alerts = group(commands, "alerts", "who is told when something goes wrong: show, list, set, test")
    command(alerts, "show", "alerts:show", "where alerts go, and which ones")
    sent = command(alerts, "list", "alerts:sent", "what was told, waits, or could not be sent, newest first")
    sent.add_argument("--limit", metavar="N", type=int, default=20, help="how many (default 20)")
    change = command(alerts, "set", "alerts:change", "say where alerts go, and which ones")
    _mail(change)
    _address(change, "webhook", "an address that gets a JSON document by POST")
    _address(change, "ping", "an address to call at each backup, so that silence is noticed elsewhere")
    kinds = [k.value for k in SWITCHABLE]
    change.add_argument("--on", metavar="KIND", choices=kinds, action="append", default=[], help=", ".join(kinds))
    change.add_argument("--off", metavar="KIND", choices=kinds, action="append", default=[], help="no longer tell it")
    change.add_argument("--stuck-minutes", metavar="N", type=int, help="tell a run without progress (0: never)")
    command(alerts, "test", "alerts:test", "send a test by the way that real alerts go; says what was answered")


def _mail(change: ArgumentParser) -> None:
    names = [p.name for p in PRESETS]
    change.add_argument("--preset", metavar="NAME", choices=names, help=f"mail server of: {', '.join(names)}")
    change.add_argument("--host", metavar="HOST", help="mail server (SMTP)")
    change.add_argument("--port", metavar="N", type=int, help="default: 587 for starttls, 465 for tls, 25 for plain")
    change.add_argument("--security", choices=[s.value for s in Security], help="default: starttls")
    change.add_argument("--user", metavar="U", help="who logs in to the mail server; '' for no login")
    _secret(change, "password", "the password of the mail server")
    change.add_argument("--from", metavar="A", dest="sender", help="address of the sender (default: the user)")
    change.add_argument("--to", metavar="A", action="append", help="address of a recipient (repeatable; replaces all)")
    change.add_argument("--ca", metavar="FILE", help="certificates (PEM) that the mail server's own is signed with")
    change.add_argument("--no-mail", action="store_true", help="send no mail any more")


def _address(change: ArgumentParser, name: str, text: str) -> None:
    _secret(change, name, text)
    change.add_argument(f"--no-{name}", action="store_true", help="no longer call it")


def _secret(change: ArgumentParser, name: str, text: str) -> None:
    where = change.add_mutually_exclusive_group()
    where.add_argument(f"--{name}-stdin", action="store_true", help=f"{text}: read it and keep it in the keyring")
    where.add_argument(f"--{name}-env", metavar="VAR", help="it is in this variable")
    where.add_argument(f"--{name}-file", metavar="FILE", help="it is in this file")
