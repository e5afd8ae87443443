from __future__ import annotations

from pathlib import Path

from influx_backup_gui.domain.instants import SECOND
from influx_backup_gui.domain.job import Outcome, Run, Trigger
from influx_backup_gui.store.catalog import Catalog
from influx_backup_gui.store.removals import Removal


def archive(key: str, created: str) -> dict[str, object]:
    return {"id": key, "repository": "default", "created": created, "bytes": 7, "name": 'a "quoted" name'}


def test_what_runs_took_away(tmp_path: Path) -> None:
    catalog = Catalog(tmp_path / "c.sqlite")
    details: dict[str, dict[str, object]] = {
        "prune": {"removed": [archive("a", "1970-01-01T00:00:10Z"), archive("b", "1970-01-01T00:01:00.123456789Z")]},
        "delete": {"backup": archive("c", "1969-12-31T23:59:59Z")},
        "verify": {"backup": archive("d", "1970-01-01T00:00:10Z")},
    }
    for number, (kind, said) in enumerate(details.items()):
        catalog.end_run(Run(kind, kind, Trigger.MANUAL, Outcome.SUCCEEDED, number, 100 + number, "", details=said))
    for kind in ("prune", "delete"):
        catalog.end_run(Run(f"{kind}-failed", kind, Trigger.MANUAL, Outcome.FAILED, 5, 200, ""))
        catalog.end_run(Run(f"{kind}-old", kind, Trigger.MANUAL, Outcome.SUCCEEDED, 5, 99, "", details=details[kind]))
    found = catalog.removals(100)
    catalog.close()

    assert sorted(found, key=lambda r: r.id) == [
        Removal(100, "a", "default", 10 * SECOND, 7),
        Removal(100, "b", "default", 60 * SECOND, 7),
        Removal(101, "c", "default", -1 * SECOND, 7),
    ]
