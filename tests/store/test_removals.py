from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from influx_backup_gui.domain.disk_forecast import Stay, used_by_day
from influx_backup_gui.domain.instants import DAY, HOUR, SECOND, format_instant
from influx_backup_gui.domain.job import Outcome, Run, Trigger
from influx_backup_gui.store.catalog import Catalog
from tests.store.test_catalog import BACKUP

NOW = 100 * DAY


def archive(key: str, created: int, repository: str = "default") -> dict[str, object]:
    return {"id": key, "repository": repository, "created": format_instant(created), "bytes": 7, "name": 'a "quote"'}


def ended(key: str, kind: str, finished: int, **details: object) -> Run:
    return Run(key, kind, Trigger.MANUAL, Outcome.SUCCEEDED, finished - 1, finished, "", details=details)


def test_what_runs_took_away(tmp_path: Path) -> None:
    catalog = Catalog(tmp_path / "c.sqlite")
    one, two = archive("a", NOW - 9 * DAY), archive("b", NOW - 9 * DAY - 5 * SECOND)
    for run in (
        ended("prune", "prune", NOW - HOUR, removed=[one, two, archive("far", NOW - 20 * DAY, "usb")]),
        ended("delete", "delete", NOW - 2 * DAY, backup=archive("c", NOW - 3 * DAY)),
        ended("verify", "verify", NOW - HOUR, backup=archive("d", NOW - DAY)),
        ended("old", "delete", NOW - 40 * DAY, backup=archive("e", NOW - 41 * DAY)),
        ended("ahead", "delete", NOW + DAY, backup=archive("f", NOW - DAY)),
        ended("back", "delete", NOW - DAY, backup=archive("again", NOW - DAY)),
        ended("failed", "prune", NOW - HOUR),
    ):
        catalog.end_run(run)
        catalog.end_run(run)
    catalog.put_backup(replace(BACKUP, id="again", repository="default"))
    found = catalog.removed_stays(NOW, 30)
    catalog.close()

    assert {repository: sorted(stays) for repository, stays in found.items()} == {
        "default": [Stay(NOW - 9 * DAY, 14, NOW), Stay(NOW - 3 * DAY, 7, NOW - 2 * DAY)],
        "usb": [Stay(NOW - 20 * DAY, 7, NOW)],
    }


def test_days_put_together_say_the_same_as_each_archive(tmp_path: Path) -> None:
    catalog, each = Catalog(tmp_path / "c.sqlite"), []
    for number in range(200):
        created = NOW - number * 7 * HOUR // SECOND * SECOND
        gone = min(created + (number % 13) * 11 * HOUR, NOW)
        catalog.end_run(ended(str(number), "delete", gone, backup=archive(str(number), created)))
        each.append(Stay(created, 7, gone))
    together = catalog.removed_stays(NOW, 371)["default"]
    catalog.close()

    assert len(together) < len(each)
    assert used_by_day(together, NOW) == used_by_day(each, NOW)
