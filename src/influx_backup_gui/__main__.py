"""`python -m influx_backup_gui` and `influx-backup-gui` open the window; without Qt they say how to get it."""

import sys


def main() -> int:
    """Open the window; answers the exit code (2 without Qt)."""
    try:
        from influx_backup_gui.gui.app import main as window
    except ModuleNotFoundError as error:
        if (error.name or "").partition(".")[0] not in ("PySide6", "shiboken6"):
            raise
        print(
            "The window needs Qt, which is not installed here.",
            'Install it with: pipx install "influx-backup-gui[gui]" (or pip), from the same place as before.',
            "The command line needs none of it: influx-backup --help",
            sep="\n",
            file=sys.stderr,
        )
        return 2
    return window()


if __name__ == "__main__":
    sys.exit(main())
