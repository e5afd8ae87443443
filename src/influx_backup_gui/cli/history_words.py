"""The words of `runs`, `status` and `report`."""

from __future__ import annotations

from influx_backup_gui.cli.words import Commands, command
from influx_backup_gui.domain.job import RUN_KINDS, Outcome, Trigger

RUNNING = "running"


def _report(commands: Commands) -> None:
    report = command(commands, "report", "report:report", "one page: what was saved, proved, restored, and what failed")
    report.add_argument("--since", metavar="T", help="first instant (default: 7 days ago)")
    report.add_argument("--until", metavar="T", help="the instant behind the last one (default: now)")
    report.add_argument("--html", metavar="FILE", help="write it as a page that can be printed or sent")


def add_history(commands: Commands) -> None:
    """What was done, and how well everything is protected."""
    runs = command(commands, "runs", "history:runs", "what was done, newest first")
    runs.add_argument("--limit", metavar="N", type=int, default=20, help="how many (default 20)")
    runs.add_argument("--kind", choices=RUN_KINDS, action="append", default=[], help="only this kind (repeatable)")
    outcomes = [*(o.value for o in Outcome), RUNNING]
    runs.add_argument("--outcome", choices=outcomes, action="append", default=[], help="only these (repeatable)")
    runs.add_argument("--server", metavar="S", help="only of this server")
    runs.add_argument("--schedule", metavar="NAME", help="only of this schedule")
    runs.add_argument("--trigger", choices=[t.value for t in Trigger], help="only what was started so")
    runs.add_argument("--text", metavar="TEXT", default="", help="only where this was said")
    runs.add_argument("--since", metavar="T", help="first instant of the starts")
    runs.add_argument("--until", metavar="T", help="the instant behind the last one")
    stop = command(commands, "cancel", "history:cancel", "ask a run to stop, in whichever process it goes on")
    stop.add_argument("run", metavar="RUN", help="its id, or the beginning of it: see runs --outcome running --json")
    status = command(commands, "status", "history:status", "how well servers are protected (exit code 0, 1 or 2)")
    status.add_argument("--server", metavar="S", help="only this one")
    where = "write metrics for Prometheus' textfile collector instead (- is stdout; exit code 0 when written)"
    status.add_argument("--prometheus", metavar="FILE", help=where)
    _report(commands)
