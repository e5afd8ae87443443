"""The words of the command line. Imports nothing heavy, so that `--help` answers at once."""

from __future__ import annotations

from argparse import SUPPRESS, ArgumentParser, RawDescriptionHelpFormatter

from influx_backup_gui import __version__
from influx_backup_gui.cli.alert_words import add_alerts
from influx_backup_gui.cli.coverage_words import add_coverage
from influx_backup_gui.cli.history_words import add_history
from influx_backup_gui.cli.settings_words import add_settings
from influx_backup_gui.cli.words import Commands, Group, Parser, command, group
from influx_backup_gui.domain.errors import ExitCode

PROGRAM = "influx-backup"
_SAID = {
    ExitCode.SUCCEEDED: "succeeded",
    ExitCode.WARNING: "warning",
    ExitCode.USAGE: "usage",
    ExitCode.FAILED: "failed",
    ExitCode.CANCELLED: "cancelled",
    ExitCode.UNREACHABLE: "server unreachable",
    ExitCode.NOT_AUTHORISED: "not authorised",
    ExitCode.REFUSED: "refused by the plan",
    ExitCode.DAMAGED: "archive damaged",
    ExitCode.NO_SPACE: "no space",
    ExitCode.BUSY: "busy",
}
_EPILOG = """\
A BACKUP is the id of a backup, the beginning of it, its name, or the path of an archive.
Times are RFC 3339 in UTC: 2026-11-23 or 2026-11-23T02:00:00Z.

variables: INFLUX_BACKUP_HOME (as --home), INFLUX_BACKUP_PASSWORD (of encrypted archives),
           INFLUXDB3_HOST_URL and INFLUXDB3_AUTH_TOKEN (defaults of server add)

exit codes:
"""
_TABLE = 'DATABASE.TABLE; write "DATABASE"."TABLE" where a name has dots'
_KEPT = {
    "last": "keep the last N",
    "days": "keep those of the last N days, counted back from the newest proved one",
    "daily": "keep the newest of each of the last N days",
    "weekly": "keep the newest of each of the last N weeks",
    "monthly": "keep the newest of each of the last N months",
    "yearly": "keep the newest of each of the last N years",
}


def build_parser() -> ArgumentParser:
    """The parser of everything; `action` in its answer is `module:function` below `influx_backup_gui.cli`."""
    codes = "\n".join(f"  {int(code):>2}  {_SAID[code]}" for code in ExitCode)
    parser = Parser(
        PROGRAM,
        description="Backs up and restores InfluxDB 3, and proves that what it stored can be brought back.",
        epilog=f"{_EPILOG}{codes}\n  status: 0 green, 1 amber, 2 red",
        formatter_class=RawDescriptionHelpFormatter,
        allow_abbrev=False,
    )
    parser.add_argument("--version", action="version", version=f"{PROGRAM} {__version__}")
    parser.add_argument("--home", metavar="DIR", help="settings, catalog, logs and default repository below one folder")
    parser.add_argument("--json", action="store_true", help="one JSON document on stdout, progress as lines on stderr")
    parser.set_defaults(action=None)
    commands = parser.add_subparsers(metavar="COMMAND", parser_class=Parser)
    for add in (
        _server,
        _inspect,
        _backup,
        _look,
        _verify,
        _restore,
        _undo,
        _drill,
        _keep,
        add_coverage,
        add_history,
        _repository,
        _schedule,
        _scheduler,
        _retention,
        add_alerts,
        add_settings,
        _demo,
    ):
        add(commands)
    return parser


def _server(commands: Commands) -> None:
    words = group(commands, "server", "servers: add, list, test, remove")
    add = command(words, "add", "servers:add", "remember a server; its token stays outside the settings")
    add.add_argument("name", metavar="NAME")
    add.add_argument("--url", metavar="URL", help="default: INFLUXDB3_HOST_URL")
    token = add.add_mutually_exclusive_group()
    token.add_argument("--token-stdin", action="store_true", help="read it from stdin and keep it in the keyring")
    token.add_argument("--token-env", metavar="VAR", help="it is in this variable (default: INFLUXDB3_AUTH_TOKEN)")
    token.add_argument("--token-file", metavar="FILE", help="it is in this file")
    add.add_argument("--ca", metavar="FILE", help="certificates (PEM) that the server's own is signed with")
    quiet = "warn where a table that gets rows all the time has had none for so long; 0: never (default: by its rhythm)"
    add.add_argument("--quiet-hours", metavar="N", type=int, help=quiet)
    add.add_argument("--replace", action="store_true", help="change a server that is known already")
    command(words, "list", "servers:show_all", "the servers that are known")
    test = command(words, "test", "servers:test", "whether a server answers and accepts the token")
    test.add_argument("name", metavar="NAME")
    remove = command(words, "remove", "servers:remove", "forget a server and its token; its backups stay")
    remove.add_argument("name", metavar="NAME")


def _inspect(commands: Commands) -> None:
    inspect = command(commands, "inspect", "servers:inspect", "databases, tables, columns, rows, time span")
    inspect.add_argument("server", metavar="SERVER")
    inspect.add_argument("--no-count", action="store_true", help="leave out rows and time span: quicker")


def _backup(commands: Commands) -> None:
    backup = command(commands, "backup", "backups:take", "take a backup and prove it")
    backup.add_argument("server", metavar="SERVER")
    _what(backup)
    backup.add_argument("--dry-run", action="store_true", help="say what would be read, and change nothing")


def _what(parser: ArgumentParser) -> None:
    parser.add_argument("--database", metavar="D", action="append", default=[], help="only this database (repeatable)")
    parser.add_argument("--table", metavar="D.T", action="append", default=[], help=f"only this table: {_TABLE}")
    _range(parser)
    parser.add_argument("--name", metavar="TEMPLATE", help="with {server}, {database}, {date}, {time}")
    parser.add_argument("--repository", metavar="R", default="", help="where to (default: the default repository)")
    parser.add_argument("--profile", choices=("small", "fast"), default="small", help="fast keeps the server's bytes")
    parser.add_argument("--encrypt", action="store_true", help="AES-256; the password is asked for, or see variables")
    parser.add_argument("--note", metavar="TEXT", default="", help="a remark that is kept in the archive")
    parser.add_argument("--in-flight", metavar="N", type=int, default=2, help="requests at a time, 1 to 16 (default 2)")


def _look(commands: Commands) -> None:
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
    parser.add_argument("--table", metavar="D.T", required=True, help=_TABLE)
    _range(parser)


def _verify(commands: Commands) -> None:
    verify = command(commands, "verify", "archives:verify", "decode archives, recount rows, compare hashes")
    verify.add_argument("backups", metavar="BACKUP", nargs="*")
    verify.add_argument("--all", action="store_true", help="every backup of the catalog")
    verify.add_argument("--due", action="store_true", help="those whose turn it is, gently: for cron")
    within = "from now on, decode every archive again within N days (30 at first); what stays running does so"
    verify.add_argument("--within", metavar="N", type=int, help=within)
    verify.add_argument("--against", metavar="SERVER", default="", help="compare with the live rows of this server too")


def _restore(commands: Commands) -> None:
    restore = command(commands, "restore", "restores:restore", "plan, ask, restore, read back and compare")
    restore.add_argument("backup", metavar="BACKUP")
    restore.add_argument("--server", metavar="S", default="", help="where to (default: where it came from)")
    restore.add_argument(
        "--database", metavar="D[=NEW]", action="append", default=[], help="only this database, under a new name"
    )
    restore.add_argument(
        "--table", metavar="D.T[=NEW]", action="append", default=[], help=f"only this table, under a new name: {_TABLE}"
    )
    _range(restore)
    restore.add_argument(
        "--if-exists",
        choices=("refuse", "missing", "merge", "replace"),
        default="refuse",
        help="what to do with a table that is there: stop (default), add rows it lacks, write over it, delete it first",
    )
    restore.add_argument(
        "--catalog",
        metavar="WHAT",
        default="",
        help="also make what is no rows: all, or retention,caches,triggers (switched off); nothing there is changed",
    )
    restore.add_argument("--connections", metavar="N", type=int, default=16, help="1 to 64 (default 16)")
    restore.add_argument("--dry-run", action="store_true", help="show the plan, and change nothing")
    restore.add_argument("--yes", action="store_true", help="overwrite without asking")


def _undo(commands: Commands) -> None:
    undo = command(commands, "undo", "undo:undo", "undo a restore from the backup that was taken before it overwrote")
    undo.add_argument("run", metavar="RUN", help="the id of the restore, or the beginning of it: see its report")
    undo.add_argument(
        "--exactly",
        action="store_true",
        help="replace the tables: they become what they were, and what was written since goes (it is saved first)",
    )
    undo.add_argument("--connections", metavar="N", type=int, default=16, help="1 to 64 (default 16)")
    undo.add_argument("--dry-run", action="store_true", help="show the plan, and change nothing")
    undo.add_argument("--yes", action="store_true", help="overwrite without asking")


def _drill(commands: Commands) -> None:
    drill = command(commands, "drill", "drills:drill", "restore somewhere disposable, compare every row, remove it")
    which = drill.add_mutually_exclusive_group(required=True)
    which.add_argument("backup", metavar="BACKUP", nargs="?", default="")
    which.add_argument("--newest", metavar="S", default="", help="the newest proved backup of this server")
    where = drill.add_mutually_exclusive_group()
    where.add_argument("--server", metavar="S", default="", help="where to (default: where it came from)")
    _drill_ways(drill, where)


def _drill_ways(parser: ArgumentParser, where: Group) -> None:
    where.add_argument("--demo", action="store_true", help="drill on the stand-in server inside: proves less")
    where.add_argument("--decode", action="store_true", help="drill without a server: decode and recount; proves least")
    parser.add_argument("--or-decode", action="store_true", help="decode only where the server cannot be used: warns")
    parser.add_argument("--share", metavar="N", type=int, default=1, help="drill only one table in N, others each time")
    parser.add_argument("--connections", metavar="N", type=int, default=16, help="of a drill: 1 to 64 (default 16)")


def _keep(commands: Commands) -> None:
    for name, text in (
        ("delete", "move a backup to the trash of its repository"),
        ("pin", "keep a backup for ever"),
        ("unpin", "no longer keep it for ever"),
    ):
        command(commands, name, f"archives:{name}", text).add_argument("backup", metavar="BACKUP")
    discard = command(commands, "discard", "unfinished:discard", "remove what was cut off: the next begins anew")
    discard.add_argument("backup", metavar="NAME|RUN", help="as list --interrupted names it")


def _repository(commands: Commands) -> None:
    words = group(commands, "repository", "folders of archives: add, list, retention, move, remove, rebuild")
    add = command(words, "add", "repositories:add", "use a folder for archives")
    add.add_argument("name", metavar="NAME")
    add.add_argument("path", metavar="PATH")
    add.add_argument("--default", action="store_true", help="backups go there from now on")
    command(words, "list", "repositories:show_all", "the folders that are known")
    kept = command(words, "retention", "repositories:retention", "show what it keeps, or say what it shall keep")
    kept.add_argument("name", metavar="NAME", nargs="?", default="", help="default: the default repository")
    kept.add_argument("--keep-all", action="store_true", help="no rule: keep everything")
    _policy(kept)
    move = command(words, "move", "repositories:move", "take it to another folder; each archive is verified there")
    move.add_argument("name", metavar="NAME")
    move.add_argument("path", metavar="PATH", help="an empty folder, or one that is not there yet")
    remove = command(words, "remove", "repositories:remove", "forget a folder; its archives stay")
    remove.add_argument("name", metavar="NAME")
    rebuild = command(words, "rebuild", "repositories:rebuild", "make the catalog anew from the archives")
    rebuild.add_argument("name", metavar="NAME", nargs="?", help="default: all")


def _schedule(commands: Commands) -> None:
    words = group(commands, "schedule", "schedules: add, list, show, enable, disable, pause, remove, history")
    add = command(words, "add", "schedules:add", "take backups, or with --drill restore drills, by themselves")
    add.add_argument("schedule", metavar="NAME")
    add.add_argument("--server", metavar="S", required=True)
    add.add_argument("--at", metavar="HH:MM[,HH:MM]", help="every day at these times")
    add.add_argument("--days", metavar="mon,…", default="", help="with --at: only on these days of the week")
    add.add_argument("--day", metavar="N|last", default="", help="with --at: on this day of the month")
    add.add_argument("--every-hours", metavar="N", type=int, help="whenever so many hours have passed")
    add.add_argument("--cron", metavar="EXPR", help="a cron expression of five fields")
    add.add_argument(
        "--zone", metavar="Z", default="", help="time zone such as Europe/Berlin (default: this machine's)"
    )
    _what(add)
    _policy(add)
    drill = "in place of a backup: restore the newest proved one of --server for trial, compare every row, remove it"
    add.add_argument("--drill", action="store_true", help=drill)
    add.add_argument("--on", metavar="T", default="", help="of --drill: the server to restore to (default: --server)")
    _drill_ways(add, add.add_mutually_exclusive_group())
    add.add_argument("--not-on-battery", action="store_true", help="wait while the machine runs on battery")
    add.add_argument("--not-metered", action="store_true", help="wait while the network is metered")
    add.add_argument(
        "--network-wait", metavar="SECONDS", type=int, default=1800, help="for a silent server (default 1800)"
    )
    command(words, "list", "schedules:show_all", "all schedules")
    for name, text in (
        ("show", "one schedule, with its next five times"),
        ("enable", "switch it on: its times count from now on"),
        ("disable", "switch it off"),
        ("remove", "forget it; its backups stay"),
    ):
        command(words, name, f"schedules:{name}", text).add_argument("schedule", metavar="NAME")
    pause = command(words, "pause", "schedules:pause", "hold it back; what is missed is caught up once")
    pause.add_argument("schedule", metavar="NAME")
    pause.add_argument("--until", metavar="T", help="without it, the pause ends now")
    history = command(words, "history", "schedules:history", "what ran, was skipped or was late, newest first")
    history.add_argument("schedule", metavar="NAME", nargs="?", help="default: all")
    history.add_argument("--limit", metavar="N", type=int, default=20, help="how many (default 20)")


def _scheduler(commands: Commands) -> None:
    due = command(commands, "run-due", "scheduling:run_due", "start what is due, and end: for cron")
    due.add_argument("--no-wait", action="store_true", help="do not wait for a silent server or another run")
    stay = commands.add_parser(
        "scheduler", help="stay, and start what is due; install as a service", allow_abbrev=False
    )
    stay.add_argument("--json", action="store_true", default=SUPPRESS, help="one JSON document a line for each run")
    stay.add_argument("--home", metavar="DIR", default=SUPPRESS, help=SUPPRESS)
    stay.set_defaults(action="scheduling:stay")
    install = command(
        stay.add_subparsers(metavar="COMMAND", parser_class=Parser),
        "install",
        "service:install",
        "write a systemd user unit for it and start it",
    )
    install.add_argument("--dry-run", action="store_true", help="show the unit, and change nothing")


def _retention(commands: Commands) -> None:
    prune = command(commands, "prune", "retention:prune", "move to the trash what retention does not keep")
    prune.add_argument("--repository", metavar="R", default="", help="only this one")
    prune.add_argument("--server", metavar="S", default="", help="only backups of this server")
    prune.add_argument("--dry-run", action="store_true", help="say what would go and why, and change nothing")
    words = group(commands, "trash", "removed archives: list, restore, empty")
    command(words, "list", "retention:trash_list", "what lies in the trash, oldest first")
    back = command(words, "restore", "retention:trash_restore", "take an archive out of the trash")
    back.add_argument("backup", metavar="NAME|PATH")
    empty = command(words, "empty", "retention:trash_empty", "remove for ever what waited for 7 days")
    empty.add_argument("--all", action="store_true", help="everything, whenever it came there")
    empty.add_argument("--yes", action="store_true", help="do not ask")


def _demo(commands: Commands) -> None:
    demo = command(commands, "demo", "demo:demo", "a stand-in InfluxDB 3 with sample data, until Ctrl-C")
    demo.add_argument("--port", metavar="N", type=int, default=0, help="default: a free one")
    demo.add_argument("--empty", action="store_true", help="without sample data")
    demo.add_argument("--profile-version", metavar="V", default="3.6", help="the version it behaves like, 3.0 to 3.11")
    journey = "show a whole backup and restore instead"
    demo.add_argument("--journey", action="store_const", dest="action", const="journey:journey", help=journey)


def _policy(parser: ArgumentParser) -> None:
    for word, text in _KEPT.items():
        parser.add_argument(f"--keep-{word}", metavar="N", type=int, default=0, help=text)
    parser.add_argument("--keep-gb", metavar="N", type=float, default=0.0, help="keep no more than N gigabytes")
    least = "proved backups that always stay (default 2)"
    parser.add_argument("--keep-at-least", metavar="N", type=int, default=2, help=least)


def _range(parser: ArgumentParser) -> None:
    parser.add_argument("--since", metavar="T", help="first instant")
    parser.add_argument("--until", metavar="T", help="the instant behind the last one")
