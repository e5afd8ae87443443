"""Options that several commands share."""

from __future__ import annotations

from argparse import ArgumentParser

from influx_backup_gui.cli.words import Group

TABLE = 'DATABASE.TABLE; write "DATABASE"."TABLE" where a name has dots'
_KEPT = {
    "last": "keep the last N",
    "days": "keep those of the last N days, counted back from the newest proved one",
    "daily": "keep the newest of each of the last N days",
    "weekly": "keep the newest of each of the last N weeks",
    "monthly": "keep the newest of each of the last N months",
    "yearly": "keep the newest of each of the last N years",
}


def add_what(parser: ArgumentParser) -> None:
    """What a backup is of, and how it is made."""
    parser.add_argument("--database", metavar="D", action="append", default=[], help="only this database (repeatable)")
    parser.add_argument("--table", metavar="D.T", action="append", default=[], help=f"only this table: {TABLE}")
    add_range(parser)
    parser.add_argument("--name", metavar="TEMPLATE", help="with {server}, {database}, {date}, {time}")
    parser.add_argument("--repository", metavar="R", default="", help="where to (default: the default repository)")
    parser.add_argument("--profile", choices=("small", "fast"), default="small", help="fast keeps the server's bytes")
    parser.add_argument("--encrypt", action="store_true", help="AES-256; the password is asked for, or see variables")
    parser.add_argument("--note", metavar="TEXT", default="", help="a remark that is kept in the archive")
    parser.add_argument("--in-flight", metavar="N", type=int, default=2, help="requests at a time, 1 to 16 (default 2)")


def add_range(parser: ArgumentParser) -> None:
    """A range of time, half open."""
    parser.add_argument("--since", metavar="T", help="first instant")
    parser.add_argument("--until", metavar="T", help="the instant behind the last one")


def add_policy(parser: ArgumentParser) -> None:
    """What is kept: a policy of retention."""
    for word, text in _KEPT.items():
        parser.add_argument(f"--keep-{word}", metavar="N", type=int, default=0, help=text)
    parser.add_argument("--keep-gb", metavar="N", type=float, default=0.0, help="keep no more than N gigabytes")
    least = "proved backups that always stay (default 2)"
    parser.add_argument("--keep-at-least", metavar="N", type=int, default=2, help=least)


def add_drill_ways(parser: ArgumentParser, where: Group) -> None:
    """How a drill is done; `where` excludes what stands in the place of a server."""
    where.add_argument("--demo", action="store_true", help="drill on the stand-in server inside: proves less")
    where.add_argument("--decode", action="store_true", help="drill without a server: decode and recount; proves least")
    parser.add_argument("--or-decode", action="store_true", help="decode only where the server cannot be used: warns")
    parser.add_argument("--share", metavar="N", type=int, default=1, help="drill only one table in N, others each time")
    parser.add_argument("--connections", metavar="N", type=int, default=16, help="of a drill: 1 to 64 (default 16)")
