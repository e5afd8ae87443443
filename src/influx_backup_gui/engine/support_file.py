"""A file for whoever helps: versions, settings, health, last runs and the log, as a zip. No secret is in it.

Two nets, because either may have holes: what looks like a secret is hidden (domain/redact.py), and every secret that is
known here is looked for word by word, also as JSON and base64 write it.
"""

from __future__ import annotations

import base64
import io
import json
import os
import platform
import sys
import zipfile
from collections.abc import Callable, Iterator
from functools import partial
from importlib import metadata
from pathlib import Path

from influx_backup_gui import __version__
from influx_backup_gui.domain.errors import BackupError
from influx_backup_gui.domain.health import assess
from influx_backup_gui.domain.instants import format_instant
from influx_backup_gui.domain.redact import without_secrets
from influx_backup_gui.engine.health_facts import gather
from influx_backup_gui.engine.records import run_to_json
from influx_backup_gui.engine.resources import Resources
from influx_backup_gui.engine.status import health_to_json
from influx_backup_gui.store.files import write_atomically
from influx_backup_gui.store.log_reader import log_files
from influx_backup_gui.store.secrets import AlertSecret, archive_password, read_alert_secret, read_token
from influx_backup_gui.store.settings import settings_text

_RUNS = 200
_HIDDEN = "…"
# Shorter ones would hide half of the text, and hide nothing from anybody who guesses.
_LEAST = 4
_LIBRARIES = ("keyring", "platformdirs", "py7zr", "pyarrow", "PySide6-Essentials", "requests", "schedule")


def save_support_file(resources: Resources, path: Path, now: int) -> tuple[str, ...]:
    """Write the zip; answers the names of what is in it. NoSpace or BackupError where it cannot be written."""
    secrets = known_secrets(resources)
    parts = tuple((name, _clean(text, secrets)) for name, text in _parts(resources, now))
    sink = io.BytesIO()
    with zipfile.ZipFile(sink, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in parts:
            archive.writestr(name, text)
    write_atomically(path, sink.getvalue())
    return tuple(name for name, _ in parts)


def known_secrets(resources: Resources) -> frozenset[str]:
    """Every token, password and secret address that this program can read just now."""
    settings = resources.settings
    alerts = settings.alerts
    reads: list[Callable[[], str | None]] = [partial(read_token, server) for server in settings.servers]
    if alerts.mail is not None:
        source = alerts.mail.password_source
        reads.append(lambda: read_alert_secret(source, AlertSecret.MAIL_PASSWORD))
    reads.append(lambda: read_alert_secret(alerts.webhook_source, AlertSecret.WEBHOOK))
    reads.append(lambda: read_alert_secret(alerts.ping_source, AlertSecret.PING))
    reads += [archive_password, resources.password]
    found = [*resources.typed_tokens.values(), *resources.typed_passwords.values()]
    for read in reads:
        try:
            found.append(read() or "")
        except BackupError:
            # What cannot be read here cannot be in what this program wrote.
            continue
    return frozenset(s for s in found if len(s) >= _LEAST)


def _clean(text: str, secrets: frozenset[str]) -> str:
    forms = {form for secret in secrets for form in _forms(secret)}
    for form in sorted(forms, key=len, reverse=True):
        text = text.replace(form, _HIDDEN)
    return without_secrets(text)


def _forms(secret: str) -> Iterator[str]:
    yield secret
    yield json.dumps(secret)[1:-1]
    yield json.dumps(secret, ensure_ascii=False)[1:-1]
    yield base64.b64encode(secret.encode()).decode()


def _parts(resources: Resources, now: int) -> Iterator[tuple[str, str]]:
    yield "versions.txt", _versions(now)
    yield "settings.json", settings_text(resources.settings)
    yield "health.json", _told(lambda: _json(health_to_json(assess(gather(resources, now), now))))
    yield "runs.json", _told(lambda: _json([run_to_json(r) for r in resources.catalog.runs(_RUNS)]))
    for path in log_files(resources.places.logs):
        yield f"log/{path.name}", _read(path)


def _told(work: Callable[[], str]) -> str:
    """What cannot be read is said: the rest still helps."""
    try:
        return work()
    except BackupError as error:
        return f"{error.message}\n"


def _read(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8", errors="replace")
    except OSError as error:
        return f"It could not be read: {error.strerror}\n"


def _versions(now: int) -> str:
    lines = [
        f"Influx Backup {__version__}",
        f"Python {sys.version.split()[0]}",
        f"{platform.system()} {platform.release()} {platform.machine()}",
        f"desktop {os.environ.get('XDG_CURRENT_DESKTOP', '-')}, session {os.environ.get('XDG_SESSION_TYPE', '-')}",
        f"written {format_instant(now)}",
        *(f"{name} {_version(name)}" for name in _LIBRARIES),
    ]
    return "\n".join(lines) + "\n"


def _version(name: str) -> str:
    try:
        return metadata.version(name)
    except metadata.PackageNotFoundError:
        return "not installed"


def _json(document: object) -> str:
    return json.dumps(document, indent=1, ensure_ascii=False) + "\n"
