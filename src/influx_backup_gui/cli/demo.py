"""Command `demo`: a stand-in InfluxDB 3 on loopback, until Ctrl-C."""

from __future__ import annotations

import threading
from argparse import Namespace

from influx_backup_gui.cli.interrupts import cancelling
from influx_backup_gui.cli.session import Session
from influx_backup_gui.demo.profiles import known_profiles
from influx_backup_gui.demo.sample_data import fill
from influx_backup_gui.demo.server import DemoServer
from influx_backup_gui.domain.errors import BackupError, ExitCode, UsageError
from influx_backup_gui.domain.progress import CancelToken


def demo(args: Namespace, session: Session) -> int:
    """Serve until a signal comes; prints address and token once it answers."""
    server = _server(args)
    ended, token = threading.Event(), CancelToken()
    token.on_cancel(ended.set)
    with cancelling(token):
        if not args.empty:
            fill(server)
        server.start()
        try:
            _print_address(server, session)
            ended.wait()
        finally:
            server.stop()
    return int(ExitCode.SUCCEEDED)


def _server(args: Namespace) -> DemoServer:
    if not 0 <= args.port <= 65_535:
        raise UsageError("--port is not within 0 to 65535.", "0 takes a free one.")
    try:
        return DemoServer(port=args.port, profile=args.profile_version)
    except ValueError as error:
        known = f"Known are {known_profiles()[0]} to {known_profiles()[-1]}."
        raise UsageError(f"There is no version {args.profile_version!r}.", known) from error
    except OSError as error:
        raise BackupError(
            f"The demo server cannot listen on port {args.port}: {error.strerror}.", "Choose another with --port."
        ) from error


def _print_address(server: DemoServer, session: Session) -> None:
    if session.output.json:
        session.output.document({"url": server.url, "token": server.token}, one_line=True)
        return
    session.output.line(f"InfluxDB {server.profile.version_text} stand-in at {server.url}, token {server.token}")
    session.output.line("")
    session.output.line(f"  export INFLUXDB3_HOST_URL={server.url} INFLUXDB3_AUTH_TOKEN={server.token}")
    session.output.line("  influx-backup server add demo && influx-backup backup demo")
    session.output.line("")
    session.output.line("Ctrl-C ends it; nothing of it is kept.")
