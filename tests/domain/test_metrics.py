"""The metrics, read by Prometheus' own parser."""

from __future__ import annotations

from dataclasses import replace

from prometheus_client.parser import text_string_to_metric_families

from influx_backup_gui.domain.health import assess
from influx_backup_gui.domain.health_records import Facts, RepositoryState
from influx_backup_gui.domain.instants import DAY, SECOND
from influx_backup_gui.domain.job import BackupJob
from influx_backup_gui.domain.metrics import METRICS_OF_NOTHING, metrics_text
from tests.domain.test_health import NIGHTLY, NOW, backup, facts

Samples = dict[str, dict[tuple[str, ...], float]]


def read(text: str) -> Samples:
    """Metric -> values of labels -> value."""
    found: Samples = {}
    for family in text_string_to_metric_families(text):
        assert family.documentation
        assert family.type in ("gauge", "counter")
        for sample in family.samples:
            found.setdefault(sample.name, {})[tuple(sample.labels.values())] = sample.value
    return found


def metrics(given: Facts, runs: dict[tuple[str, str, str], int] | None = None) -> Samples:
    return read(metrics_text(given, assess(given, NOW), runs or {}, NOW))


def test_everything_that_is_known() -> None:
    lab = replace(NIGHTLY, id="s2", name="lab", job=BackupJob("lab"))
    disks = (RepositoryState("default", "/b", "", 5 * 10**9, NOW + 20 * DAY), RepositoryState("usb", "/u", "away"))
    given = facts(backup(), backup(1), servers=("home", "lab"), schedules=(NIGHTLY, lab), repositories=disks)
    found = metrics(replace(given, undelivered=2), {("home", "backup", "succeeded"): 7, ("", "verify", "failed"): 1})
    taken = given.backups[0].created
    assert found["influx_backup_health"] == {("home",): 1, ("lab",): 2}, "amber: an alert could not be sent"
    assert found["influx_backup_last_proved_timestamp_seconds"] == {("home",): taken / SECOND}
    assert found["influx_backup_last_proved_age_seconds"] == {("home",): (NOW - taken) / SECOND}
    assert found["influx_backup_overdue"] == {("home",): 0, ("lab",): 1}
    assert found["influx_backup_next_run_timestamp_seconds"].keys() == {("home",), ("lab",)}
    assert found["influx_backup_archives"] == {("default", "home"): 2}
    assert found["influx_backup_archives_bytes"] == {("default", "home"): 2000}
    assert found["influx_backup_repository_up"] == {("default",): 1, ("usb",): 0}
    assert found["influx_backup_repository_free_bytes"] == {("default",): 5e9}
    assert found["influx_backup_repository_full_timestamp_seconds"] == {("default",): (NOW + 20 * DAY) / SECOND}
    assert found["influx_backup_runs_total"] == {("home", "backup", "succeeded"): 7, ("", "verify", "failed"): 1}
    assert found["influx_backup_reasons"][("alerts-undelivered", "amber")] == 1
    assert found["influx_backup_alerts_undelivered"] == {(): 2}
    assert found["influx_backup_generated_timestamp_seconds"] == {(): NOW / SECOND}
    assert found["influx_backup_up"] == {(): 1}


def test_names_that_could_break_the_format() -> None:
    odd = 'a"b\\c\nd{e="f"} 1'
    found = metrics(facts(servers=(odd,), schedules=(), repositories=()))
    assert found["influx_backup_health"] == {(odd,): 2}


def test_what_is_not_known_has_no_sample() -> None:
    found = metrics(facts(servers=(), schedules=(), repositories=()))
    assert "influx_backup_health" not in found
    assert found["influx_backup_up"] == {(): 1}
    assert read(METRICS_OF_NOTHING) == {"influx_backup_up": {(): 0}}
