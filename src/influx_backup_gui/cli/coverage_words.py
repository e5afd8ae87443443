"""The words of `coverage`. Imports nothing heavy."""

from __future__ import annotations

from influx_backup_gui.cli.words import Commands, command, group


def add_coverage(commands: Commands) -> None:
    """`coverage show`, `coverage acknowledge` and `coverage withdraw`."""
    words = group(commands, "coverage", "rows that a server no longer shows: show, acknowledge, withdraw")
    show = command(words, "show", "coverage:show", "what is gone and waits for you (1 when something does)")
    show.add_argument("server", metavar="SERVER", nargs="?", default="", help="default: all")
    seen = command(words, "acknowledge", "coverage:acknowledge", "you have seen what is gone, and know why")
    seen.add_argument("server", metavar="SERVER")
    seen.add_argument(
        "--reason", metavar="TEXT", required=True, help="why it is gone; kept with your name and the time"
    )
    table = 'only what concerns this table (repeatable); write "DATABASE"."TABLE" where a name has dots'
    seen.add_argument("--table", metavar="D.T", action="append", default=[], help=table)
    often = (
        "its oldest days go again and again: later backups do not tell it, but for days that are younger than these; "
        "or its values are written over so"
    )
    seen.add_argument("--regularly", action="store_true", help=often)
    again = command(words, "withdraw", "coverage:withdraw", "what was said with --regularly is a loss again")
    again.add_argument("server", metavar="SERVER")
    again.add_argument("--table", metavar="D.T", required=True, help="of which that was said with --regularly")
