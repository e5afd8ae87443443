"""A proof report on one page, as text and as HTML."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

from influx_backup_gui.domain.health_records import Colour, Reason
from influx_backup_gui.domain.humanize import age_text, counted, rows_counted, size_text, utc_text
from influx_backup_gui.domain.instants import SECOND
from influx_backup_gui.domain.job import Run
from influx_backup_gui.domain.report import Rate, Report, ServerReport

# One page: of more runs than that, the rest is counted.
_LINES = 15
_SAID = {
    Colour.GREEN: "green: every server is protected as promised",
    Colour.AMBER: "amber: something needs a look",
    Colour.RED: "red: not everything is protected as promised",
}
_HUES = {Colour.GREEN: "#2e7d32", Colour.AMBER: "#b26a00", Colour.RED: "#b3261e"}
_STYLE = (
    ":root{color-scheme:light dark}body{font:14px/1.45 sans-serif;max-width:52em;margin:2em auto;padding:0 1em}"
    "h1{font-size:1.5em;margin-bottom:0}h2{font-size:1.15em;margin:1.6em 0 .4em}p{margin:.3em 0}"
    "table{border-collapse:collapse;width:100%}td,th{text-align:left;vertical-align:top;padding:.25em 1em .25em 0;"
    "border-bottom:1px solid rgba(128,128,128,.3)}th{font-weight:600}.quiet{opacity:.7}"
)
_Table = tuple[str, tuple[str, ...], Sequence[tuple[str, ...]], str]


def report_lines(report: Report) -> tuple[str, ...]:
    """The report as lines of text."""
    lines = [f"{utc_text(report.since)} to {utc_text(report.until)}", f"Health: {_SAID[report.colour]}"]
    lines += [_reason(r) for r in report.reasons]
    for server in report.servers:
        lines += ["", f"{server.server} ({server.health.colour.value})"]
        pairs = _pairs(server, report.until)
        width = max(len(label) for label, _ in pairs)
        lines += [f"  {label:<{width}}  {value}" for label, value in pairs]
    for title, heads, rows, nothing in _tables(report):
        lines += ["", title]
        widths = [max(len(row[n]) for row in rows) for n in range(len(heads) - 1)] if rows else []
        lines += ["  ".join(("", *(f"{c:<{w}}" for c, w in zip(row, widths, strict=False)), row[-1])) for row in rows]
        lines += [] if rows else [f"  {nothing}"]
    return tuple(line.rstrip() for line in lines)


def report_text(report: Report) -> str:
    """The report for a terminal, a file or a mail."""
    return "\n".join(("Proof report of Influx Backup", *report_lines(report))) + "\n"


def report_html(report: Report) -> str:
    """The report as a page that stands alone: no script, no picture, nothing that is loaded; fit to be printed."""
    body = [
        "<h1>Proof report</h1>",
        f'<p class="quiet">Influx Backup, {utc_text(report.since)} to {utc_text(report.until)}</p>',
        f'<p style="border-left:4px solid {_HUES[report.colour]};padding-left:.8em;margin:1em 0">',
        f"<b>{escape(_SAID[report.colour])}</b></p>",
    ]
    if report.reasons:
        items = "".join(
            f"<li>{escape(f'{r.server}: ' if r.server else '')}{escape(r.message)}"
            f'<br><span class="quiet">{escape(r.meaning)} {escape(r.hint)}</span></li>'
            for r in report.reasons
        )
        body.append(f"<ul>{items}</ul>")
    for server in report.servers:
        rows = "".join(f"<tr><td>{escape(a)}</td><td>{escape(b)}</td></tr>" for a, b in _pairs(server, report.until))
        colour = _HUES[server.health.colour]
        mark = f'<span style="color:{colour}">({server.health.colour.value})</span>'
        body.append(f"<h2>{escape(server.server)} {mark}</h2><table>{rows}</table>")
    for title, heads, rows_of_table, nothing in _tables(report):
        body.append(f"<h2>{escape(title)}</h2>")
        body.append(_html_table(heads, rows_of_table) if rows_of_table else f'<p class="quiet">{escape(nothing)}</p>')
    head = f'<meta charset="utf-8"><title>Proof report of Influx Backup</title><style>{_STYLE}</style>'
    return f'<!doctype html>\n<html lang="en"><head>{head}</head><body>\n{"".join(body)}\n</body></html>\n'


def _reason(reason: Reason) -> str:
    server = f"{reason.server}: " if reason.server else ""
    return f"  {reason.colour.value}: {server}{' '.join(reason.message.split())}"


def _pairs(server: ServerReport, until: int) -> list[tuple[str, str]]:
    newest, oldest = server.health.last_proved, server.oldest
    saved = f"{counted(server.backups, 'backup')}, {rows_counted(server.rows)}, {size_text(server.bytes)}"
    unproved = server.backups - server.proved
    pairs = [
        ("Saved", saved if server.backups else "nothing in this time"),
        ("Proved", "none" if not server.proved else f"all {server.proved}" if not unproved else f"{server.proved}"),
        ("Scheduled runs", _rate(server.scheduled)),
        ("By hand", _rate(server.manual)),
        ("Last proved", _taken(newest.name, newest.created, until) if newest else "none"),
        ("Goes back to", _taken(oldest.name, oldest.created, until) if oldest else "nothing"),
        ("Next", utc_text(server.health.next_slot) if server.health.next_slot is not None else "nothing is scheduled"),
    ]
    if unproved:
        pairs.insert(2, ("Not proved", counted(unproved, "backup")))
    return pairs


def _taken(name: str, created: int, now: int) -> str:
    return f"{name}, taken {utc_text(created)} ({age_text((now - created) / SECOND)})"


def _rate(rate: Rate) -> str:
    return f"{rate.good} of {rate.ended} went well" if rate.ended else "none"


def _tables(report: Report) -> tuple[_Table, ...]:
    heads = ("Started", "What", "Outcome", "Said")
    return (
        ("What failed", heads, _rows(report.failures), "Nothing."),
        ("Warnings", heads, _rows(report.warnings), "None."),
        ("Archives that were read again", heads, _rows(report.checks), "None."),
        ("Restore drills", heads, _rows(report.drills), "None."),
        ("Restores", heads, _rows(report.restores), "None."),
    )


def _rows(runs: Sequence[Run]) -> list[tuple[str, ...]]:
    rows: list[tuple[str, ...]] = [
        (
            utc_text(r.started),
            f"{r.kind} {r.server}".strip(),
            r.outcome.value if r.outcome else "",
            " ".join(r.summary.split()),
        )
        for r in runs[:_LINES]
    ]
    return [*rows, ("", "", "", f"and {len(runs) - _LINES} more")] if len(runs) > _LINES else rows


def _html_table(heads: tuple[str, ...], rows: Sequence[tuple[str, ...]]) -> str:
    top = "".join(f"<th>{escape(h)}</th>" for h in heads)
    body = "".join(f"<tr>{''.join(f'<td>{escape(c)}</td>' for c in row)}</tr>" for row in rows)
    return f"<table><tr>{top}</tr>{body}</table>"
