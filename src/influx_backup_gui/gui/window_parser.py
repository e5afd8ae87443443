"""The words that `influx-backup-gui` takes. Loads no Qt, so that the manual can be made from it anywhere."""

from __future__ import annotations

import argparse
from pathlib import Path

from influx_backup_gui import __version__


def window_parser() -> argparse.ArgumentParser:
    """The parser of the window's options."""
    parser = argparse.ArgumentParser("influx-backup-gui", description="Backs up and restores InfluxDB 3.")
    parser.add_argument("--home", metavar="DIR", type=Path, help="keep everything below this folder")
    parser.add_argument("--demo", action="store_true", help="start the demo server inside and use it")
    parser.add_argument(
        "--demo-only", action="store_true", help="the same, with everything in a folder that goes at the end"
    )
    parser.add_argument("--hidden", action="store_true", help="start in the tray, as at login")
    parser.add_argument("--version", action="version", version=f"influx-backup-gui {__version__}")
    return parser
