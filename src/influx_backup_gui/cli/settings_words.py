"""The words of `settings`."""

from __future__ import annotations

from influx_backup_gui.cli.words import Commands, command, group


def add_settings(commands: Commands) -> None:
    """Settings to another machine and back."""
    words = group(commands, "settings", "settings: export, import (also from a repository, on a new machine)")
    export = command(words, "export", "settings:export", "write them to a file; no secret is in it")
    export.add_argument("file", metavar="FILE")
    taken = command(words, "import", "settings:take", "take over exported ones, or those kept in a repository")
    taken.add_argument("source", metavar="FILE_OR_FOLDER", help="an exported file, or the folder of a repository")
    taken.add_argument("--machine", metavar="NAME", default="", help="whose, where several kept theirs in a repository")
    taken.add_argument("--replace", action="store_true", help="imported ones win where something else is set here")
