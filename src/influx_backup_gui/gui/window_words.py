"""What the engine says in words of the command line, said for somebody who sits before the window."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import replace

from influx_backup_gui.domain.errors import BackupError, Problem
from influx_backup_gui.gui.describe_times import by_the_clock
from influx_backup_gui.gui.engine_words import translated

Said = Callable[[re.Match[str]], str]


def _in(text: str, /, **values: str) -> str:
    """English here: the whole sentence is translated afterwards, as `make translations` collects it."""
    return text.format(**values)


# Tried in this order; what comes first is longer.
_WORDS: tuple[tuple[re.Pattern[str], Said], ...] = tuple(
    (re.compile(pattern), said)
    for pattern, said in (
        (
            r"Restore beside it under a new name \(--database .+?=(?P<name>\S+)\), or say what to do with it \(\S+\)\.",
            lambda m: _in(
                "Press “Restore beside” to bring it back as {name}, or go back to “Where” and say what to do with it.",
                name=m["name"],
            ),
        ),
        (
            r"See every step with --dry-run; restore beside under a new name with --database OLD=NEW\.",
            lambda _: _in("Look at the plan in the tab Restore; another database name in “Where” restores beside."),
        ),
        (
            r"or restore beside under a new name with --database OLD=NEW\.",
            lambda _: _in("or restore beside: under another database name in “Where”."),
        ),
        (r"See every step with --dry-run\.", lambda _: _in("Look at the plan in the tab Restore.")),
        (
            r"Read the plan \(--dry-run\), then confirm it by typing the name, or with --yes\.",
            lambda _: _in("Read the plan in the tab Restore, then confirm it by typing the name."),
        ),
        (
            r"--catalog \S+ (?P<verb>does|makes it)\.",
            lambda m: _in("“Also bring back what is beside the rows” in “Where” {verb}.", verb=m["verb"]),
        ),
        (
            r"or the retention of the backup \(--catalog retention\)\.",
            lambda _: _in("or the retention of the backup (“Also bring back what is beside the rows” in “Where”)."),
        ),
        (
            r"make the tables exactly what they were \(--exactly\)\.",
            lambda _: _in("make the tables exactly what they were (“Delete the table there” in “Where”)."),
        ),
        (
            r"See the ids of restores with: influx-backup runs --kind restore --json\.",
            lambda _: _in("See the restore log in the tab Restore."),
        ),
        (r"go on with --if-exists missing", lambda _: _in("go on with “Add what is missing” in the tab Restore")),
        (
            r"Set INFLUX_BACKUP_PASSWORD, or store the password in the keyring\.",
            lambda _: _in("Choose it in the tab Restore, or verify it: the window then asks for the password."),
        ),
        (
            r"Check INFLUX_BACKUP_PASSWORD or the password in the keyring\.",
            lambda _: _in("Choose it in the tab Restore, or verify it: the window then asks for the password."),
        ),
        (r"There are no backups yet: influx-backup backup SERVER\.", lambda _: _in("There are no backups yet.")),
        (
            r"If it was moved: influx-backup repository rebuild \S+\.",
            lambda _: _in("If it was moved, open it with “Open archive…” in the tab Restore."),
        ),
        (
            r"not expired: influx-backup server test \S+\.",
            lambda _: _in("not expired: Servers… at the top tests and changes it."),
        ),
        (
            r"Unpin (?P<what>it|them) first: influx-backup unpin \S+",
            lambda m: (
                _in("Unpin it first: More, Unpin.") if m["what"] == "it" else _in("Unpin them first: More, Unpin.")
            ),
        ),
        (
            r"Set INFLUX_BACKUP_PASSWORD, or store one in the keyring; without it no one can restore\.",
            lambda _: _in(
                "Take one encrypted backup by hand: the window asks for the password and remembers it until "
                "it is closed. Without it no one can restore."
            ),
        ),
        (
            r"\(look: influx-backup coverage show \S+\)",
            lambda _: _in("(look: “Acknowledge…” in the tab Monitor shows it)"),
        ),
        (
            r"(See what is there|Look again): influx-backup trash list\.",
            lambda _: _in("See what is there in the folder .trash beside the archives."),
        ),
        (
            r"Give the certificate of your own authority with --ca FILE\.",
            lambda _: _in("Give the certificate of your own authority: Servers… at the top, Edit…, Certificates."),
        ),
        (
            r"or this is a new disk: influx-backup repository rebuild \S+ --emptied\.",
            lambda _: _in("or this is a new disk: Folders… at the top, Read again."),
        ),
        (
            r"then read the archives again: influx-backup repository rebuild NAME\.",
            lambda _: _in("then read the archives again: Folders… at the top, Read again."),
        ),
        (r"Install that version, or use another folder with --home\.", lambda _: _in("Install that version.")),
        (
            r"Say where the token is instead: --token-env VAR or --token-file FILE\.",
            lambda _: _in("Choose another place under “Kept in”."),
        ),
        (
            r"Open the window and type it, or name a place: influx-backup server add\.",
            lambda _: _in("Type it when the window asks, or choose a place for it: Servers… at the top, Edit…."),
        ),
        (
            r"Add it first: influx-backup server add NAME --url URL\.",
            lambda _: _in("Add it first: Servers… at the top, Add…."),
        ),
        (
            r"Its archives can be listed all the same: influx-backup repository add NAME FOLDER\.",
            lambda _: _in("Its archives can be listed all the same: Folders… at the top, Add…."),
        ),
        (r"Choose: --machine NAME\.", lambda _: _in("Choose one in the list.")),
        (r"See the list without --machine\.", lambda _: _in("Choose one in the list.")),
        (r"With --replace the imported ones", lambda _: _in("With “Replace” ticked the imported ones")),
        (r"Take one: influx-backup backup \S+\.", lambda _: _in("Take one in the tab Backup.")),
        (
            r"See restores with: influx-backup runs --kind restore\.",
            lambda _: _in("See the restore log in the tab Restore."),
        ),
        (r"Add one first: influx-backup schedule add .+", lambda _: _in("Add one in the tab Schedule.")),
    )
)


def for_the_window(text: str) -> str:
    """The text with what can be done in the window in the place of commands and their options."""
    for pattern, said in _WORDS:
        text = pattern.sub(said, text)
    return text


def in_window(text: str) -> str:
    """The text for somebody who sits before the window: in the person's language, instants by this machine's clock."""
    return by_the_clock(translated(for_the_window(text)))


def told(problem: Problem | BackupError) -> str:
    """What happened and what to do, in sentences for the window."""
    message = problem.message if problem.message.endswith((".", "!", "?")) else f"{problem.message}."
    return in_window(f"{message} {problem.hint}").strip()


def problem_in_window(problem: Problem) -> Problem:
    """The problem, said for the window."""
    return replace(problem, message=in_window(problem.message), hint=in_window(problem.hint))


def together(problems: Sequence[Problem]) -> Problem:
    """Several of a kind as one, in the words of the window: what each says, and the advice of the first."""
    return replace(problem_in_window(problems[0]), message=" ".join(in_window(p.message) for p in problems))
