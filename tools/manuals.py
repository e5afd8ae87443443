"""The manual pages of both commands, made from their parsers: python -m tools.manuals FOLDER.

argparse-manpage lays out commands and options; what it cannot know is mended here: the notes at the end are tables.
"""

from __future__ import annotations

import re
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

from influx_backup_gui import __version__


@dataclass(frozen=True)
class Manual:
    """A command: its parser is made by `function` in `module`; `text` says in the index of manuals what it is for."""

    command: str
    module: str
    function: str
    text: str


MANUALS = (
    Manual(
        "influx-backup", "influx_backup_gui.cli.parser", "build_parser", "back up and restore InfluxDB 3, and prove it"
    ),
    Manual("influx-backup-gui", "influx_backup_gui.gui.window_parser", "window_parser", "the window of Influx Backup"),
)


def page(manual: Manual) -> str:
    """The manual in the language of man(7)."""
    words = [
        sys.executable,
        "-c",
        "from argparse_manpage.cli import main; main()",
        "--module",
        manual.module,
        "--function",
        manual.function,
    ]
    words += ["--project-name", "influx-backup", "--version", __version__, "--manual-title", "Influx Backup"]
    words += ["--description", manual.text, "--format", "single-commands-section"]
    made = subprocess.run(words, capture_output=True, text=True, check=True).stdout
    # man shows it in any locale; "…" would be left out where the locale has only ASCII.
    made = made.replace("…", "...").replace(".SH\nPOSITIONAL ARGUMENTS\n", ".SH COMMANDS\n")
    return re.sub(r"\.SH COMMENTS\n(.*?)(?=^\.SH|\Z)", _notes, made, flags=re.DOTALL | re.MULTILINE)


def _notes(found: re.Match[str]) -> str:
    """Lines as they stand: most of them are tables."""
    return f".SH NOTES\n.nf\n{found[1].rstrip()}\n.fi\n"


def main(folder: Path) -> int:
    """Write both."""
    folder.mkdir(parents=True, exist_ok=True)
    for manual in MANUALS:
        (folder / f"{manual.command}.1").write_text(page(manual), encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1])))
