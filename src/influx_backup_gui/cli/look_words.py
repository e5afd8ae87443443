"""The words of looking at backups and into them."""

from __future__ import annotations

from argparse import ArgumentParser

from influx_backup_gui.cli.option_words import TABLE, add_range
from influx_backup_gui.cli.words import Commands, command


def add_look(commands: Commands) -> None:
    """List, show, compare, read rows."""
    listed = command(commands, "list", "archives:show_all", "all backups")
    listed.add_argument("--server", metavar="S", help="only those of this server")
    listed.add_argument("--interrupted", action="store_true", help="those that were cut off and can be gone on with")
    show = command(commands, "show", "archives:show", "one backup in detail, read from its archive")
    show.add_argument("backup", metavar="BACKUP")
    show.add_argument("--catalog", action="store_true", help="what it holds beside rows: caches, triggers, tokens…")
    diff = command(commands, "diff", "diffs:diff", "tables, columns, rows per day of two backups (1 when they differ)")
    diff.add_argument("before", metavar="BACKUP")
    diff.add_argument("after", metavar="BACKUP")
    rows = command(commands, "rows", "extracts:rows", "look at rows of an archive, without a server")
    _one_table(rows)
    which = rows.add_mutually_exclusive_group()
    which.add_argument("--first", action="store_true", help="the first in time (default)")
    which.add_argument("--last", action="store_true", help="the last in time")
    which.add_argument("--around", metavar="T", help="those around an instant")
    rows.add_argument("--limit", metavar="N", type=int, default=10, help="how many (default 10)")
    extract = command(
        commands, "extract", "extracts:extract", "take rows of an archive out as a file, without a server"
    )
    _one_table(extract)
    extract.add_argument("--output", metavar="FILE", required=True, help="a new file: .parquet, .csv or .lp")
    extract.add_argument("--format", choices=("parquet", "csv", "lp"), help="where the name of the file does not tell")


def _one_table(parser: ArgumentParser) -> None:
    parser.add_argument("backup", metavar="BACKUP")
    parser.add_argument("--table", metavar="D.T", required=True, help=TABLE)
    add_range(parser)
