"""Health and history as metrics in Prometheus' text format 0.0.4, for a textfile collector.

https://prometheus.io/docs/instrumenting/exposition_formats/: `# HELP`, `# TYPE`, then samples; in a label's value
backslash, quote and line feed are escaped. What is not known has no sample.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from influx_backup_gui.domain.health_records import Colour, Facts, Health, ReasonKind
from influx_backup_gui.domain.instants import SECOND

_COLOURS = {Colour.GREEN: 0, Colour.AMBER: 1, Colour.RED: 2}
_OVERDUE = (ReasonKind.OVERDUE, ReasonKind.OLD_BACKUP, ReasonKind.NO_PROVED_BACKUP)
_GAUGE, _COUNTER = "gauge", "counter"


@dataclass(frozen=True)
class _Metric:
    """Samples are (labels, value); a value of None is left out."""

    name: str
    kind: str
    help: str
    samples: tuple[tuple[Mapping[str, str], float | int | None], ...]


_UP = "Whether the catalog could be read."
METRICS_OF_NOTHING = f"# HELP influx_backup_up {_UP}\n# TYPE influx_backup_up gauge\ninflux_backup_up 0\n"


def metrics_text(facts: Facts, health: Health, runs: Mapping[tuple[str, str, str], int], now: int) -> str:
    """All metrics at `now` (ns); `runs` counts ended runs by (server, kind, outcome)."""
    metrics = (*_of_servers(health, now), *_of_disks(facts), *_of_program(facts, health, runs, now))
    return "".join(_text(m) for m in metrics if any(value is not None for _, value in m.samples))


def _of_servers(health: Health, now: int) -> Iterable[_Metric]:
    by = [({"server": s.server}, s) for s in health.servers]
    taken = [(labels, s.last_proved.created if s.last_proved else None) for labels, s in by]
    yield _Metric(
        "influx_backup_health",
        _GAUGE,
        "Health of a server: 0 green, 1 amber, 2 red.",
        tuple((labels, _COLOURS[s.colour]) for labels, s in by),
    )
    yield _Metric(
        "influx_backup_last_proved_timestamp_seconds",
        _GAUGE,
        "When the newest proved backup that is in its place began.",
        tuple((labels, _seconds(created)) for labels, created in taken),
    )
    yield _Metric(
        "influx_backup_last_proved_age_seconds",
        _GAUGE,
        "How old that backup is.",
        tuple((labels, None if created is None else _seconds(now - created)) for labels, created in taken),
    )
    yield _Metric(
        "influx_backup_overdue",
        _GAUGE,
        "1 where no proved backup came within the promise of the schedules, or there is none at all.",
        tuple((labels, int(any(r.kind in _OVERDUE and r.colour is Colour.RED for r in s.reasons))) for labels, s in by),
    )
    yield _Metric(
        "influx_backup_next_run_timestamp_seconds",
        _GAUGE,
        "When the next scheduled backup is due.",
        tuple((labels, _seconds(s.next_slot)) for labels, s in by),
    )


def _of_disks(facts: Facts) -> Iterable[_Metric]:
    held = {(b.repository, b.server) for b in facts.backups}
    pairs = [({"repository": r, "server": s}, (r, s)) for r, s in sorted(held)]
    sizes = [(labels, [b.bytes for b in facts.backups if (b.repository, b.server) == pair]) for labels, pair in pairs]
    yield _Metric(
        "influx_backup_archives", _GAUGE, "Number of archives.", tuple((labels, len(found)) for labels, found in sizes)
    )
    yield _Metric(
        "influx_backup_archives_bytes",
        _GAUGE,
        "Size of all archives.",
        tuple((labels, sum(found)) for labels, found in sizes),
    )
    disks = [({"repository": r.name}, r) for r in facts.repositories]
    yield _Metric(
        "influx_backup_repository_up",
        _GAUGE,
        "Whether a folder of archives can be used.",
        tuple((labels, int(not r.unreachable)) for labels, r in disks),
    )
    yield _Metric(
        "influx_backup_repository_free_bytes",
        _GAUGE,
        "Free bytes of its disk.",
        tuple((labels, r.free) for labels, r in disks),
    )
    yield _Metric(
        "influx_backup_repository_full_timestamp_seconds",
        _GAUGE,
        "When its disk will be full at the pace of the last weeks.",
        tuple((labels, _seconds(r.full_at)) for labels, r in disks),
    )


def _of_program(facts: Facts, health: Health, runs: Mapping[tuple[str, str, str], int], now: int) -> Iterable[_Metric]:
    yield _Metric(
        "influx_backup_runs_total",
        _COUNTER,
        "Ended runs of the history.",
        tuple(({"server": s, "kind": k, "outcome": o}, n) for (s, k, o), n in sorted(runs.items())),
    )
    counts: dict[tuple[str, str], int] = {}
    for reason in health.reasons:
        key = (reason.kind.value, reason.colour.value)
        counts[key] = counts.get(key, 0) + 1
    yield _Metric(
        "influx_backup_reasons",
        _GAUGE,
        "Reasons why health is not green.",
        tuple(({"kind": kind, "colour": colour}, n) for (kind, colour), n in sorted(counts.items())),
    )
    yield _Metric(
        "influx_backup_alerts_undelivered", _GAUGE, "Alerts that could not be sent.", (({}, facts.undelivered),)
    )
    yield _Metric("influx_backup_generated_timestamp_seconds", _GAUGE, "When this was written.", (({}, _seconds(now)),))
    yield _Metric("influx_backup_up", _GAUGE, _UP, (({}, 1),))


def _text(metric: _Metric) -> str:
    lines = [f"# HELP {metric.name} {metric.help}", f"# TYPE {metric.name} {metric.kind}"]
    for labels, value in metric.samples:
        if value is not None:
            said = ",".join(f'{name}="{_escaped(text)}"' for name, text in labels.items())
            lines.append(f"{metric.name}{{{said}}} {value}" if said else f"{metric.name} {value}")
    return "\n".join(lines) + "\n"


def _escaped(text: str) -> str:
    return text.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n")


def _seconds(ns: int | None) -> float | None:
    return None if ns is None else round(ns / SECOND, 3)
