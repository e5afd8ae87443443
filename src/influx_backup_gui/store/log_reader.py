"""Reading the log file and the ones before it."""

from __future__ import annotations

from pathlib import Path

from influx_backup_gui.domain.redact import without_secrets
from influx_backup_gui.store.log_file import LOG_NAME


def log_files(folder: Path) -> tuple[Path, ...]:
    """The log and the ones that it replaced, oldest first."""
    old = [p for p in folder.glob(f"{LOG_NAME}.*") if p.suffix[1:].isdigit() and p.is_file()]
    current = [p for p in (folder / LOG_NAME,) if p.is_file()]
    return (*sorted(old, key=lambda p: -int(p.suffix[1:])), *current)


def read_log(folder: Path) -> str:
    """All of it, a few megabytes at most, with everything hidden that looks like a secret; "" where there is none."""
    texts = []
    for path in log_files(folder):
        try:
            texts.append(path.read_text(encoding="utf-8", errors="replace"))
        except FileNotFoundError:
            # It was replaced by a newer one meanwhile.
            continue
    return without_secrets("".join(texts))
