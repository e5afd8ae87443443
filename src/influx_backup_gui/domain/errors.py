"""What can go wrong, as a tree of exceptions, and as data (`Problem`).

BackupError                      exit 3   the run failed
├── UsageError                   exit 2   the request makes no sense
├── Cancelled                    exit 4   a person stopped it
├── ServerUnreachable            exit 5   no answer, connection lost, server busy for too long
├── NotAuthorised                exit 6   401 or 403
├── PlanRefused                  exit 7   the plan has blocked steps; nothing was written
├── ArchiveDamaged               exit 8   the archive is not what its manifest says
├── NoSpace                      exit 9   disk full or about to be
├── PasswordNeeded               exit 3   an archive does not open without, or with this, password
├── Busy                         exit 10  another process holds the repository
├── QueryFailed                  exit 3   the server answered an error to a query
│   └── TooMuchForServer         exit 3   file limit or memory: a smaller window may work
└── WriteRejected                exit 3   the server refused lines for good

Every one carries a hint: what to do now. Any other exception is a fault in the program.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import IntEnum


class ExitCode(IntEnum):
    """Exit codes of the command line (design.md section 10)."""

    SUCCEEDED = 0
    WARNING = 1
    USAGE = 2
    FAILED = 3
    CANCELLED = 4
    UNREACHABLE = 5
    NOT_AUTHORISED = 6
    REFUSED = 7
    DAMAGED = 8
    NO_SPACE = 9
    BUSY = 10


class BackupError(Exception):
    """A known error: `message` says what happened and what it means, `hint` what to do."""

    exit_code = ExitCode.FAILED

    def __init__(self, message: str, hint: str = "") -> None:
        super().__init__(message)
        self.message = message
        self.hint = hint


class UsageError(BackupError):
    exit_code = ExitCode.USAGE


class Cancelled(BackupError):
    exit_code = ExitCode.CANCELLED


class ServerUnreachable(BackupError):
    exit_code = ExitCode.UNREACHABLE


class NotAuthorised(BackupError):
    """`status` is 401 (who are you) or 403 (you may not); 0 where nothing was asked yet."""

    exit_code = ExitCode.NOT_AUTHORISED

    def __init__(self, message: str, hint: str = "", status: int = 0) -> None:
        super().__init__(message, hint)
        self.status = status


class PlanRefused(BackupError):
    exit_code = ExitCode.REFUSED


class ArchiveDamaged(BackupError):
    exit_code = ExitCode.DAMAGED


class NoSpace(BackupError):
    exit_code = ExitCode.NO_SPACE


class Busy(BackupError):
    exit_code = ExitCode.BUSY


class PasswordNeeded(BackupError):
    """An encrypted archive, and no password or not the right one."""


class QueryFailed(BackupError):
    """The server answered an error; `status` is its HTTP status."""

    def __init__(self, message: str, hint: str = "", status: int = 500) -> None:
        super().__init__(message, hint)
        self.status = status


class TooMuchForServer(QueryFailed):
    """File limit or `Resources exhausted`: a smaller window may work (facts.md 4.1, 4.5).

    `limit` is the number of Parquet files that the server allows one query, where its text names it.
    """

    def __init__(self, message: str, hint: str = "", status: int = 500, limit: int | None = None) -> None:
        super().__init__(message, hint, status)
        self.limit = limit


class TableGone(QueryFailed):
    """The table or database does not exist (any more)."""


class WriteRejected(BackupError):
    """400 or 422 to a write: repeating it will not help (facts.md 7)."""


class PartlyDelivered(BackupError):
    """Some recipients were refused, the others have got it: sending it again would tell them twice."""


@dataclass(frozen=True)
class Problem:
    """A known error or a fault of the program, as data for history, window and `--json`."""

    message: str
    hint: str = ""
    exit_code: int = int(ExitCode.FAILED)
    unexpected: bool = False


def problem_of(error: BaseException) -> Problem:
    """The `Problem` that describes `error`; anything but a `BackupError` is a fault in the program."""
    if isinstance(error, BackupError):
        return Problem(error.message, error.hint, int(error.exit_code))
    return Problem(
        f"This is a fault in the program: {type(error).__name__}: {error}",
        "Nothing that was proved before is lost. Please report it with the log file.",
        int(ExitCode.FAILED),
        unexpected=True,
    )
