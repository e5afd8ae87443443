"""An alert as a letter: subject, text first, and a small HTML part with the same words."""

from __future__ import annotations

from html import escape

from influx_backup_gui.domain.alert import Alert, AlertKind
from influx_backup_gui.domain.instants import format_instant
from influx_backup_gui.notify.mail import Letter

_SUBJECT = 150
_COLOURS = {
    AlertKind.FAILURE: "#b3261e",
    AlertKind.DAMAGE: "#b3261e",
    AlertKind.OVERDUE: "#b3261e",
    AlertKind.COVERAGE: "#b3261e",
    AlertKind.RECOVERY: "#2e7d32",
    AlertKind.RESTORE: "#2e7d32",
    AlertKind.SUMMARY: "#37474f",
    AlertKind.TEST: "#37474f",
}
_AMBER = "#b26a00"
_LABEL = "padding:2px 16px 2px 0;opacity:.7"


def letter_of(alert: Alert) -> Letter:
    """What is mailed."""
    return Letter(alert.id, subject_of(alert), text_of(alert), html_of(alert), alert.at)


def subject_of(alert: Alert) -> str:
    """The subject on one line, whatever names are in it."""
    line = " ".join("".join(c if c.isprintable() else " " for c in alert.subject).split())
    return line if len(line) <= _SUBJECT else f"{line[: _SUBJECT - 1]}…"


def text_of(alert: Alert) -> str:
    """What happened, what it means, what to do, the facts, the log."""
    parts = [alert.message]
    parts += [f"What it means: {alert.meaning}"] if alert.meaning else []
    parts += [f"What to do: {alert.hint}"] if alert.hint else []
    if alert.facts:
        width = max(len(label) for label, _ in alert.facts)
        parts.append("\n".join(f"{label + ':':<{width + 1}} {value}" for label, value in alert.facts))
    if alert.log:
        # A summary brings its report here, a page of its own.
        parts.append("\n".join(alert.log if alert.kind is AlertKind.SUMMARY else ("Log:", *_indented(alert.log))))
    parts.append(f"-- \nInflux Backup, {format_instant(alert.at)[:16].replace('T', ' ')} UTC")
    return "\n\n".join(parts) + "\n"


def html_of(alert: Alert) -> str:
    """The same, readable in light and dark; no picture, no link, nothing that is loaded from anywhere."""
    colour = _COLOURS.get(alert.kind, _AMBER)
    body = [f'<p style="font-size:16px;margin:0 0 12px"><b>{_lines(alert.message)}</b></p>']
    if alert.meaning:
        body.append(f"<p><b>What it means:</b> {_lines(alert.meaning)}</p>")
    if alert.hint:
        body.append(f"<p><b>What to do:</b> {_lines(alert.hint)}</p>")
    if alert.facts:
        cells = [(escape(label), _lines(value)) for label, value in alert.facts]
        rows = "".join(f'<tr><td style="{_LABEL}">{a}</td><td style="padding:2px 0">{b}</td></tr>' for a, b in cells)
        body.append(f'<table style="border-collapse:collapse;margin:12px 0">{rows}</table>')
    if alert.log:
        said = escape("\n".join(alert.log))
        body.append(f'<pre style="white-space:pre-wrap;font-size:12px;opacity:.8">{said}</pre>')
    return (
        '<!doctype html><html><head><meta charset="utf-8"><meta name="color-scheme" content="light dark"></head>'
        f'<body style="font-family:sans-serif;font-size:14px"><div style="border-left:4px solid {colour};'
        f'padding:4px 0 4px 16px">{"".join(body)}</div></body></html>\n'
    )


def _indented(lines: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(f"  {line}" for line in lines)


def _lines(text: str) -> str:
    return escape(text).replace("\n", "<br>")
