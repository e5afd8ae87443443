"""The words of what runs by itself, and of what is kept of it."""

from __future__ import annotations

from argparse import SUPPRESS

from influx_backup_gui.cli.option_words import add_drill_ways, add_policy, add_what
from influx_backup_gui.cli.words import Commands, Parser, command, group


def add_schedule(commands: Commands) -> None:
    """Schedules."""
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
    add_what(add)
    add_policy(add)
    drill = "in place of a backup: restore the newest proved one of --server for trial, compare every row, remove it"
    add.add_argument("--drill", action="store_true", help=drill)
    add.add_argument("--on", metavar="T", default="", help="of --drill: the server to restore to (default: --server)")
    add_drill_ways(add, add.add_mutually_exclusive_group())
    add.add_argument("--not-on-battery", action="store_true", help="wait while the machine runs on battery")
    add.add_argument("--not-metered", action="store_true", help="wait while the network is metered")
    add.add_argument(
        "--network-wait", metavar="SECONDS", type=int, default=1800, help="for a silent server or a missing disk (1800)"
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


def add_scheduler(commands: Commands) -> None:
    """What starts them without a window."""
    due = command(commands, "run-due", "scheduling:run_due", "start what is due, and end: for cron")
    due.add_argument("--no-wait", action="store_true", help="wait for no silent server, missing disk or other run")
    stay = commands.add_parser(
        "scheduler", help="stay, and start what is due; install as a service", allow_abbrev=False
    )
    stay.add_argument("--json", action="store_true", default=SUPPRESS, help="one JSON document a line for each run")
    stay.add_argument("--home", metavar="DIR", default=SUPPRESS, help=SUPPRESS)
    stay.set_defaults(action="scheduling:stay")
    words = stay.add_subparsers(metavar="COMMAND", parser_class=Parser)
    command(words, "remove", "service:remove", "stop that service and remove its unit")
    install = command(words, "install", "service:install", "write a systemd user unit for it and start it")
    install.add_argument("--dry-run", action="store_true", help="show the unit, and change nothing")


def add_retention(commands: Commands) -> None:
    """Prune and trash."""
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
