"""What the words of the command line are made of. Imports nothing heavy."""

from __future__ import annotations

from argparse import SUPPRESS, ArgumentParser, _MutuallyExclusiveGroup, _SubParsersAction
from typing import NoReturn, TypeAlias

from influx_backup_gui.domain.errors import UsageError

Commands: TypeAlias = "_SubParsersAction[Parser]"
Group: TypeAlias = _MutuallyExclusiveGroup


class Parser(ArgumentParser):
    """Raises UsageError where argparse would end the program."""

    def error(self, message: str) -> NoReturn:
        raise UsageError(f"{message[:1].upper()}{message[1:]}.", f"See {self.prog} --help.")


def command(commands: Commands, name: str, action: str, text: str) -> ArgumentParser:
    """A command; `action` is `module:function` below `influx_backup_gui.cli`."""
    parser = commands.add_parser(name, help=text, description=f"{text[:1].upper()}{text[1:]}.", allow_abbrev=False)
    # Scripts put it behind the command as well; without a default, so that it does not undo the one before it.
    parser.add_argument("--json", action="store_true", default=SUPPRESS, help="one JSON document on stdout")
    parser.add_argument("--home", metavar="DIR", default=SUPPRESS, help=SUPPRESS)
    parser.set_defaults(action=action)
    return parser


def group(commands: Commands, name: str, text: str) -> Commands:
    """A word that other commands stand behind."""
    parser = commands.add_parser(name, help=text, description=f"{text[:1].upper()}{text[1:]}.", allow_abbrev=False)
    return parser.add_subparsers(metavar="COMMAND", required=True, parser_class=Parser)
