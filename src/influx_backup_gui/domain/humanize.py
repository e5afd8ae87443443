"""Figures in words: sizes, rows, durations."""

from __future__ import annotations


def size_text(size: int) -> str:
    """Bytes as `212 MB` (powers of 1000, like disks)."""
    value = float(size)
    for unit in ("bytes", "kB", "MB", "GB", "TB"):
        if value < 1000 or unit == "TB":
            return (
                f"{size} bytes" if unit == "bytes" else f"{value:.3g} {unit}" if value < 100 else f"{value:.0f} {unit}"
            )
        value /= 1000
    raise AssertionError("unreachable: TB always returns")


def rows_text(rows: int) -> str:
    """Rows as `18.2 M`; exact below ten thousand."""
    for limit, unit in ((10_000_000_000, "G"), (1_000_000, "M"), (10_000, "k")):
        if rows >= limit:
            divisor = {"G": 1e9, "M": 1e6, "k": 1e3}[unit]
            return f"{rows / divisor:.1f} {unit}"
    return f"{rows:,}"


def duration_text(seconds: float) -> str:
    """Seconds as `0.4 s`, `1:41` or `2:03:10`."""
    if seconds < 10:
        return f"{seconds:.1f} s"
    minutes, rest = divmod(round(seconds), 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours}:{minutes:02d}:{rest:02d}" if hours else f"{minutes}:{rest:02d}"


def age_text(seconds: float) -> str:
    """How long ago, in words: `3 h ago`."""
    for size, unit in ((86_400, "days"), (3_600, "h"), (60, "min")):
        if seconds >= size:
            count = int(seconds // size)
            return f"{count} {'day' if unit == 'days' and count == 1 else unit} ago"
    return "just now"
