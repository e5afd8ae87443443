"""Wording of the progress of a job; it never says more than is known."""

from __future__ import annotations

from influx_backup_gui.domain.progress import Progress
from influx_backup_gui.gui import describe
from influx_backup_gui.gui.tr import tr

_SILENT_SECONDS = 10.0


def phase(value: str) -> str:
    """The phase of a job as a person would say it."""
    return describe.sentence(value) or tr("Starting")


def clock(seconds: float) -> str:
    """Whole seconds as `0:04` or `2:03:10`, for what is told again each second."""
    minutes, rest = divmod(int(max(seconds, 0.0)), 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours}:{minutes:02d}:{rest:02d}" if hours else f"{minutes}:{rest:02d}"


def time_left(progress: Progress) -> str:
    """`2:10 left`, or that it is not known yet."""
    if progress.seconds_left is None:
        return tr("time left: calculating")
    return tr("{time} left", time=clock(progress.seconds_left))


def percent(progress: Progress | None) -> int:
    """Whole percent; 100 only at the very end."""
    if progress is None:
        return 0
    return 100 if progress.fraction >= 1.0 else min(int(progress.fraction * 100), 99)


def place(progress: Progress) -> str:
    """Phase, table and rows: what stays true until more is heard of the job."""
    said = [phase(progress.phase)]
    if progress.tables and progress.table_number:
        said.append(tr("table {n} of {m}", n=progress.table_number, m=progress.tables))
    if progress.rows:
        total = f" {tr('of')} {describe.rows_short(progress.rows_expected)}" if progress.rows_expected else ""
        said.append(f"{describe.rows_short(progress.rows)}{total} {tr('rows')}")
    return " · ".join(said)


def line(progress: Progress, silent: float = 0.0) -> str:
    """Phase, table, rows, rate, time left and elapsed in one line.

    Where nothing was heard of the job for `silent` seconds, that is said in place of a time left that is not true.
    """
    said = [place(progress)]
    if progress.rows and progress.elapsed_seconds >= 1:
        rate = int(progress.rows / progress.elapsed_seconds)
        said.append(tr("1 row/s") if rate == 1 else tr("{rate} rows/s", rate=describe.rows_short(rate)))
    left = time_left(progress) if silent < _SILENT_SECONDS else tr("no progress for {time}", time=clock(silent))
    said += [left, tr("{time} elapsed", time=clock(progress.elapsed_seconds))]
    return " · ".join(said)
