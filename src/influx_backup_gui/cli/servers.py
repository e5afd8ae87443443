"""Commands about servers: add, list, test, remove, inspect."""

from __future__ import annotations

import getpass
import os
import re
import sys
from argparse import Namespace
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from influx_backup_gui.cli.session import Session
from influx_backup_gui.cli.texts import brief_instant, columns_text
from influx_backup_gui.domain.addresses import server_address
from influx_backup_gui.domain.errors import ExitCode, NotAuthorised, UsageError
from influx_backup_gui.domain.humanize import counted, rows_text
from influx_backup_gui.domain.names import checked_file_name
from influx_backup_gui.domain.restore_retention import retention_text
from influx_backup_gui.domain.server import ServerConfig
from influx_backup_gui.engine.servers import forget_server, with_server
from influx_backup_gui.store.secrets import read_token, store_token, token_advice

URL_VARIABLE, TOKEN_VARIABLE = "INFLUXDB3_HOST_URL", "INFLUXDB3_AUTH_TOKEN"
_VARIABLE = re.compile(r"[A-Za-z_][A-Za-z0-9_]*")


def add(args: Namespace, session: Session) -> int:
    """`server add`: nothing is asked of the server; `server test` does that.

    Where a known one is changed, what is not given stays as it is, and its token where it is.
    """
    name = checked_file_name(args.name)
    known = next((s for s in session.engine.settings.servers if s.name == name), None)
    if known is not None and not args.replace:
        raise UsageError(f"There is a server {name!r} already.", "Choose another name, or change it with --replace.")
    given = _given_source(args)
    kept = known.token_source if known is not None and not given and known.token_source != "none" else ""
    source = given or kept or _usual_source()
    server = ServerConfig(name, _url(args.url, known), source, _ca_file(args, known), _quiet_hours(args, known))
    if args.token_stdin:
        store_token(name, _typed_token())
    session.engine.update_settings(lambda settings: with_server(settings, server))
    advice = _advice(server)
    if session.output.json:
        session.output.document({**_server_to_json(server), "token_kept": bool(kept), "advice": advice})
    else:
        as_before = " (as before)" if kept else ""
        also = "".join(f", {text}" for text in _also(server))
        session.output.line(f"Server {name} at {server.url}, token: {_token_text(server)}{as_before}{also}.")
        if advice:
            session.output.note(f"hint: {advice}")
    return int(ExitCode.SUCCEEDED)


def show_all(_: Namespace, session: Session) -> int:
    """`server list`."""
    servers = session.engine.settings.servers
    if session.output.json:
        session.output.document([_server_to_json(s) for s in servers])
    elif servers:
        rows = [(s.name, s.url, _token_text(s), s.ca_file or "") for s in servers]
        session.output.table(("SERVER", "URL", "TOKEN", "CERTIFICATES"), rows)
    else:
        session.output.line("No server yet: influx-backup server add NAME --url URL.")
    return int(ExitCode.SUCCEEDED)


def test(args: Namespace, session: Session) -> int:
    """`server test`."""
    report = session.engine.test_server(args.name)
    advice = token_advice(session.engine.settings.server(args.name))
    unreadable = report["unreadable"]
    if session.output.json:
        session.output.document({**report, "advice": advice})
    else:
        edition = f" {report['edition']}" if report["edition"] else ""
        session.output.line(f"{args.name}: InfluxDB {report['version']}{edition} at {report['url']}")
        session.output.line(f"databases: {', '.join(report['databases']) or 'none'}")
        if unreadable:
            session.output.note(f"The token may not read: {', '.join(unreadable)}.")
        if advice:
            session.output.note(f"hint: {advice}")
        _print_look_back(session, report)
    return int(ExitCode.WARNING if unreadable else ExitCode.SUCCEEDED)


def remove(args: Namespace, session: Session) -> int:
    """`server remove`: its token and its schedules are forgotten too."""
    ended = forget_server(session.engine.resources, args.name)
    if session.output.json:
        session.output.document({"removed": args.name, "schedules": list(ended)})
    else:
        also = f" So are its schedules: {', '.join(ended)}." if ended else ""
        session.output.line(f"Server {args.name} is forgotten; its backups stay.{also}")
    return int(ExitCode.SUCCEEDED)


def inspect(args: Namespace, session: Session) -> int:
    """`inspect`."""
    report = session.engine.inspect(args.server, count=not args.no_count)
    if session.output.json:
        session.output.document(report)
        return int(ExitCode.SUCCEEDED)
    edition = f" {report['edition']}" if report["edition"] else ""
    session.output.line(f"{report['server']}: InfluxDB {report['version']}{edition} at {report['url']}")
    for database in report["databases"]:
        _print_database(session, database)
    _print_look_back(session, report)
    return int(ExitCode.SUCCEEDED)


def _print_look_back(session: Session, report: dict[str, Any]) -> None:
    """Whether the server may show less than it stores, and what to do then."""
    found = report["look_back"]
    if found is not None:
        session.output.note(f"{'warning' if found['hides'] else 'hint'}: {found['text']}")


def _print_database(session: Session, database: dict[str, Any]) -> None:
    kept = database["retention_ns"]
    keeps = "" if kept is None else f" (keeps {retention_text(kept)})"
    session.output.line()
    session.output.line(f"{database['name']}{keeps}")
    rows = [
        (
            f"  {t['name']}",
            "" if t["rows"] is None else rows_text(t["rows"]),
            brief_instant(t["first"]),
            brief_instant(t["last"]),
            columns_text(t["columns"], "tag", t["series_key"]),
            columns_text(t["columns"], "field"),
        )
        for t in database["tables"]
    ]
    session.output.table(("  TABLE", "ROWS", "FIRST", "LAST", "TAGS", "FIELDS"), rows, right=("ROWS",))


def _url(given: str | None, known: ServerConfig | None) -> str:
    url = given or (known.url if known is not None else os.environ.get(URL_VARIABLE, ""))
    if not url:
        raise UsageError("The address of the server is missing.", f"Give --url, or set {URL_VARIABLE}.")
    return server_address(url)


def _given_source(args: Namespace) -> str:
    """Where the token is by what was said; "" where nothing was."""
    if args.no_token:
        return "none"
    if args.token_stdin:
        return "keyring"
    if args.token_file:
        return f"file:{Path(args.token_file).expanduser().absolute()}"
    if args.token_env:
        if not _VARIABLE.fullmatch(args.token_env):
            raise UsageError("--token-env takes the name of a variable.", "Never write the token itself there.")
        return f"env:{args.token_env}"
    return ""


def _usual_source() -> str:
    return f"env:{TOKEN_VARIABLE}" if os.environ.get(TOKEN_VARIABLE) else "none"


def _typed_token() -> str:
    token = (getpass.getpass("Token: ") if sys.stdin.isatty() else sys.stdin.readline()).strip()
    if not token:
        raise UsageError("No token came on stdin.", "Write it there: influx-backup server add … --token-stdin < FILE.")
    return token


def _quiet_hours(args: Namespace, known: ServerConfig | None) -> int | None:
    hours: int | None = args.quiet_hours
    if hours is not None and hours < 0:
        raise UsageError("--quiet-hours is not 0 or more.", "0 never warns; without it each table has its own rhythm.")
    if hours is None and known is not None and not args.no_quiet_hours:
        return known.quiet_hours
    return hours


def _ca_file(args: Namespace, known: ServerConfig | None) -> str | None:
    if args.ca is None:
        return known.ca_file if known is not None and not args.no_ca else None
    path = Path(args.ca).expanduser().absolute()
    if not path.is_file():
        raise UsageError(f"There is no file {path}.", "--ca takes the certificates as a PEM file.")
    return str(path)


def _advice(server: ServerConfig) -> str:
    """What is not right yet about the token of a new server."""
    try:
        read_token(server)
    except NotAuthorised as error:
        return f"{error.message} {error.hint}".strip()
    return token_advice(server)


def _token_text(server: ServerConfig) -> str:
    kind, _, where = server.token_source.partition(":")
    return {"env": f"variable {where}", "file": f"file {where}"}.get(kind, kind)


def _also(server: ServerConfig) -> Iterator[str]:
    """What is set besides address and token."""
    if server.ca_file:
        yield f"certificates: {server.ca_file}"
    if server.quiet_hours is not None:
        yield (
            f"quiet tables: after {counted(server.quiet_hours, 'hour')}"
            if server.quiet_hours
            else "quiet tables: never"
        )


def _server_to_json(server: ServerConfig) -> dict[str, Any]:
    return {
        "name": server.name,
        "url": server.url,
        "token_source": server.token_source,
        "ca_file": server.ca_file,
        "quiet_hours": server.quiet_hours,
    }
