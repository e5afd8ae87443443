"""The monitor with 10,000 runs in a real catalog: every query, and painting every page.

Wanted: each below 100 ms. Queries run beside the window, painting holds it up.
"""

from __future__ import annotations

import os
import time
from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtWidgets import QApplication, QWidget

from benchmarks.program import median
from influx_backup_gui.domain.instants import DAY
from influx_backup_gui.domain.job import Outcome
from influx_backup_gui.domain.overview import Overview
from influx_backup_gui.engine.engine import Engine
from influx_backup_gui.gui.background import Background
from influx_backup_gui.gui.monitor_fixes import Fixes
from influx_backup_gui.gui.monitor_history import run_columns
from influx_backup_gui.gui.monitor_overview import OverviewPage
from influx_backup_gui.gui.monitor_trends import TrendsPage
from influx_backup_gui.gui.row_model import RowModel, row_table
from influx_backup_gui.gui.session import Session
from influx_backup_gui.store.run_query import RunFilter
from tools.history import fill_history

_ROUNDS = 7


def measured(what: str, work: Callable[[], object]) -> None:
    """The median of some rounds in ms: by the clock, and of the processor, which hardly depends on other programs."""
    times, used = [], []
    for _ in range(_ROUNDS):
        begun, thread = time.perf_counter(), time.thread_time()
        work()
        times.append((time.perf_counter() - begun) * 1000)
        used.append((time.thread_time() - thread) * 1000)
    took = f"{median(times):.0f} ms (slowest {max(times):.0f} ms, of the processor {median(used):.0f} ms)"
    print(f"  {what}: {took}, wanted: at most 100 ms")


def queries(engine: Engine, now: int) -> Overview:
    """What the pages ask for."""
    measured("figures of a year", lambda: engine.resources.catalog.run_figures(now - 372 * DAY))
    measured("health", lambda: engine.health(now))
    measured("overview", lambda: engine.overview(now))
    measured("newest 500 runs", lambda: engine.find_runs(RunFilter(), 500))
    failed = RunFilter(kinds=("backup",), outcomes=(Outcome.FAILED,), server="lab")
    measured("failed backups of one server", lambda: engine.find_runs(failed, 500))
    measured("text that no run has", lambda: engine.find_runs(RunFilter(text="no such words"), 500))
    measured("one day", lambda: engine.find_runs(RunFilter(since=now - 40 * DAY, until=now - 39 * DAY), 500))
    return engine.overview(now)


def painting(engine: Engine, found: Overview) -> None:
    """Taking over an overview, and painting it."""
    session, parent = Session(engine, Background()), QWidget()
    page, trends = OverviewPage(Fixes(session, parent)), TrendsPage()
    history: RowModel = RowModel(run_columns())
    table = row_table(history, "history", stretch=6)
    runs = engine.find_runs(RunFilter(), 500)
    for widget in (page, trends, table):
        widget.resize(1280, 700)
        widget.show()
    measured("overview: take over", lambda: page.show_overview(found))
    measured("overview: paint", page.grab)
    measured("trends: take over", lambda: (setattr(trends, "_found", None), trends.show_overview(found)))
    measured("trends: paint", trends.grab)
    trends.as_table.click()
    measured("tables: take over", lambda: (trends.tables.runs.set_rows(()), trends.show_overview(found)))
    measured("tables: paint", trends.grab)
    measured("history: take over", lambda: (history.set_rows(()), history.set_rows(runs)))
    measured("history: paint", table.grab)
    for widget in (page, trends, table):
        widget.close()
    session.background.close(10_000)


def main() -> None:
    """Both, with 28 backups a day for a year."""
    app = QApplication.instance() or QApplication([])
    now = time.time_ns()
    with TemporaryDirectory(prefix="influx-backup-") as home:
        engine = Engine.open(Path(home))
        count = fill_history(engine, ("home", "lab"), now, a_day=14)
        print(f"  {count:,} runs, {len(engine.backups()):,} archives")
        painting(engine, queries(engine, now))
        engine.close()
    app.processEvents()


if __name__ == "__main__":
    main()
