"""What the engine says in words of the command line, said for somebody who sits before the window."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace

from influx_backup_gui.domain.errors import Problem
from influx_backup_gui.gui.tr import tr

Said = Callable[[re.Match[str]], str]

# Tried in this order; what comes first is longer.
_WORDS: tuple[tuple[re.Pattern[str], Said], ...] = tuple(
    (re.compile(pattern), said)
    for pattern, said in (
        (
            r"Restore beside it under a new name \(--database .+?=(?P<name>\S+)\), or say what to do with it \(\S+\)\.",
            lambda m: tr(
                "Press “Restore beside” to bring it back as {name}, or go back to “Where” and say what to do with it.",
                name=m["name"],
            ),
        ),
        (
            r"See every step with --dry-run; restore beside under a new name with --database OLD=NEW\.",
            lambda _: tr("Look at the plan in the tab Restore; another database name in “Where” restores beside."),
        ),
        (r"See every step with --dry-run\.", lambda _: tr("Look at the plan in the tab Restore.")),
        (
            r"Read the plan \(--dry-run\), then confirm it by typing the name, or with --yes\.",
            lambda _: tr("Read the plan in the tab Restore, then confirm it by typing the name."),
        ),
        (r"go on with --if-exists missing", lambda _: tr("go on with “Add what is missing” in the tab Restore")),
        (
            r"Set INFLUX_BACKUP_PASSWORD, or store the password in the keyring\.",
            lambda _: tr("Choose it in the tab Restore, or verify it: the window then asks for the password."),
        ),
        (
            r"Check INFLUX_BACKUP_PASSWORD or the password in the keyring\.",
            lambda _: tr("Choose it in the tab Restore, or verify it: the window then asks for the password."),
        ),
        (r"There are no backups yet: influx-backup backup SERVER\.", lambda _: tr("There are no backups yet.")),
        (
            r"If it was moved: influx-backup repository rebuild \S+\.",
            lambda _: tr("If it was moved, open it with “Open archive…” in the tab Restore."),
        ),
        (
            r"not expired: influx-backup server test \S+\.",
            lambda _: tr("not expired: Servers… at the top tests and changes it."),
        ),
        (
            r"Unpin it first: influx-backup unpin \S+",
            lambda _: tr("Unpin it first: More, Unpin."),
        ),
    )
)


def in_window(text: str) -> str:
    """The text with what can be done in the window in the place of commands and their options."""
    for pattern, said in _WORDS:
        text = pattern.sub(said, text)
    return text


def told(problem: Problem) -> str:
    """What happened and what to do, in sentences for the window."""
    message = problem.message if problem.message.endswith((".", "!", "?")) else f"{problem.message}."
    return in_window(f"{message} {problem.hint}").strip()


def problem_in_window(problem: Problem) -> Problem:
    """The problem, said for the window."""
    return replace(problem, message=in_window(problem.message), hint=in_window(problem.hint))
