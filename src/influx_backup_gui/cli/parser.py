"""The words of the command line. Imports nothing heavy, so that `--help` answers at once."""

from __future__ import annotations

from argparse import ArgumentParser, RawDescriptionHelpFormatter

from influx_backup_gui import __version__
from influx_backup_gui.cli.alert_words import add_alerts
from influx_backup_gui.cli.coverage_words import add_coverage
from influx_backup_gui.cli.history_words import add_history
from influx_backup_gui.cli.look_words import add_look
from influx_backup_gui.cli.option_words import TABLE, add_drill_ways, add_policy, add_range, add_what
from influx_backup_gui.cli.schedule_words import add_retention, add_schedule, add_scheduler
from influx_backup_gui.cli.settings_words import add_settings
from influx_backup_gui.cli.words import Commands, Parser, command, group
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
        add_look,
        _verify,
        _restore,
        _undo,
        _drill,
        _keep,
        add_coverage,
        add_history,
        _repository,
        add_schedule,
        add_scheduler,
        add_retention,
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
    token.add_argument("--no-token", action="store_true", help="the server needs none")
    authority = add.add_mutually_exclusive_group()
    authority.add_argument("--ca", metavar="FILE", help="certificates (PEM) that the server's own is signed with")
    authority.add_argument("--no-ca", action="store_true", help="those that this machine knows are enough")
    quiet = "warn where a table that gets rows all the time has had none for so long; 0: never (default: by its rhythm)"
    hours = add.add_mutually_exclusive_group()
    hours.add_argument("--quiet-hours", metavar="N", type=int, help=quiet)
    hours.add_argument("--no-quiet-hours", action="store_true", help="each table is measured by its own rhythm again")
    change = "change a server that is known already; what is not given stays as it is"
    add.add_argument("--replace", action="store_true", help=change)
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
    add_what(backup)
    backup.add_argument("--dry-run", action="store_true", help="say what would be read, and change nothing")


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
        "--table", metavar="D.T[=NEW]", action="append", default=[], help=f"only this table, under a new name: {TABLE}"
    )
    add_range(restore)
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
    add_drill_ways(drill, where)


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
    add_policy(kept)
    move = command(words, "move", "repositories:move", "take it to another folder; each archive is verified there")
    move.add_argument("name", metavar="NAME")
    move.add_argument("path", metavar="PATH", help="an empty folder, or one that is not there yet")
    remove = command(words, "remove", "repositories:remove", "forget a folder; its archives stay")
    remove.add_argument("name", metavar="NAME")
    rebuild = command(words, "rebuild", "repositories:rebuild", "make the catalog anew from the archives")
    rebuild.add_argument("name", metavar="NAME", nargs="?", help="default: all")
    emptied = "its folder was emptied on purpose: forget the backups that were in it"
    rebuild.add_argument("--emptied", action="store_true", help=emptied)


def _demo(commands: Commands) -> None:
    demo = command(commands, "demo", "demo:demo", "a stand-in InfluxDB 3 with sample data, until Ctrl-C")
    demo.add_argument("--port", metavar="N", type=int, default=0, help="default: a free one")
    demo.add_argument("--empty", action="store_true", help="without sample data")
    demo.add_argument("--profile-version", metavar="V", default="3.6", help="the version it behaves like, 3.0 to 3.11")
    journey = "show a whole backup and restore instead"
    demo.add_argument("--journey", action="store_const", dest="action", const="journey:journey", help=journey)
