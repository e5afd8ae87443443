"""A demo server inside the program: sample data on loopback, gone when the window closes."""

from __future__ import annotations

from typing import Any

from influx_backup_gui.domain.names import free_name
from influx_backup_gui.domain.server import ServerConfig
from influx_backup_gui.store.settings import Settings

_NAME = "demo"
# Its token is made up anew and known to this program only while it runs.
_SOURCE = "ask"


def start() -> tuple[Any, str]:
    """(server, its address). For a thread: loading its SQL engine and filling it takes a second."""
    from influx_backup_gui.demo.sample_data import fill
    from influx_backup_gui.demo.server import DemoServer

    server = DemoServer()
    fill(server)
    server.start()
    return server, server.url


def config_of(settings: Settings, url: str) -> ServerConfig:
    """How the demo server is called. A server that a person calls "demo" is never replaced."""
    taken = {s.name for s in settings.servers if not _left_over(s)}
    return ServerConfig(free_name(_NAME, taken), url, _SOURCE)


def _left_over(server: ServerConfig) -> bool:
    """Whether it is ours, left by a program that was killed."""
    return server.token_source == _SOURCE and server.url.startswith("http://127.0.0.1:")
