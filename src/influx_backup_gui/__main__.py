"""`python -m influx_backup_gui` and `influx-backup-gui` open the window, or say what is missing for it."""

import sys

_DEBIAN = "libegl1 libgl1 libxkbcommon0 libdbus-1-3 libfontconfig1 libglib2.0-0"


def main() -> int:
    """Open the window; answers the exit code (2 where Qt, or what it needs of the system, is not installed)."""
    try:
        from influx_backup_gui.gui.app import main as window
    except ModuleNotFoundError as error:
        if (error.name or "").partition(".")[0] not in ("PySide6", "shiboken6"):
            raise
        return _no_window(
            "The window needs Qt, which is not installed here.",
            'Install it with: pipx install "influx-backup-gui[gui]" (or pip), from the same place as before.',
        )
    except ImportError as error:
        if "cannot open shared object file" not in str(error):
            raise
        return _no_window(
            f"The window needs a library of the system that is missing: {error}.",
            f"On Debian or Ubuntu: sudo apt-get install {_DEBIAN}",
        )
    return window()


def _no_window(message: str, hint: str) -> int:
    print(message, hint, "The command line needs none of it: influx-backup --help", sep="\n", file=sys.stderr)
    return 2


if __name__ == "__main__":
    sys.exit(main())
