"""The proof report, gathered from the catalog."""

from __future__ import annotations

from influx_backup_gui.domain.report import Report, report_of
from influx_backup_gui.engine.health_facts import gather
from influx_backup_gui.engine.resources import Resources
from influx_backup_gui.store.run_query import RunFilter

# More runs than a page has lines; figures beyond that would be of years.
_RUNS = 20_000


def proof_report(resources: Resources, since: int, until: int, now: int) -> Report:
    """The report from `since` to before `until`; health is that of `now` (all in ns)."""
    facts = gather(resources, now)
    runs = resources.catalog.find_runs(RunFilter(since=since, until=until), _RUNS)
    return report_of(facts, now, runs, since, until)
