"""Retention: which backups of one kind (one server, one selection) stay, and why. Nothing is removed here.

The rule in prose:
* Only proved backups count, and only they may go. One that was never proved, is damaged, is pinned or is dated in the
  future (the clock was wrong) stays, and does not take the place of another.
* A backup stays when any rule of the policy names it: one of the last N, one of the N days up to the newest proved
  one, the newest of one of the last N days, weeks, months or years that have a backup. A policy without such a rule
  keeps all. No rule counts from now: neither backups that stopped nor a clock that runs ahead make any backup older.
* What is left is then cut to `max_bytes`, oldest first.
* Whatever the policy says: the newest `minimum` proved ones stay, and so does the newest one without a warning. Nothing
  that is newer than the newest proved one goes. While the kind is frozen, nothing goes at all.
* The proved one before a damaged one stays as long as the damaged one is there: it holds most of what that one lost.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta, tzinfo

from influx_backup_gui.domain.backup import Backup
from influx_backup_gui.domain.errors import UsageError
from influx_backup_gui.domain.humanize import size_text
from influx_backup_gui.domain.instants import DAY, SECOND

MINIMUM = 2
_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)


@dataclass(frozen=True)
class RetentionPolicy:
    """What to keep. 0 is a rule that is not used; without any, all is kept. `minimum` proved ones always stay."""

    last: int = 0
    days: int = 0
    daily: int = 0
    weekly: int = 0
    monthly: int = 0
    yearly: int = 0
    max_bytes: int = 0
    minimum: int = MINIMUM

    def __post_init__(self) -> None:
        if min(self.last, self.days, self.daily, self.weekly, self.monthly, self.yearly, self.max_bytes) < 0:
            raise UsageError("A number to keep is less than 0.", "0 switches a rule off.")
        if self.minimum < 1:
            raise UsageError("At least one proved backup is always kept.", f"Give 1 or more; {MINIMUM} is the default.")

    @property
    def by_age(self) -> bool:
        """Whether any rule but the size says what to keep."""
        return any((self.last, self.days, self.daily, self.weekly, self.monthly, self.yearly))

    @property
    def keeps_all(self) -> bool:
        """Whether it never removes anything."""
        return not self.by_age and not self.max_bytes


KEEP_ALL = RetentionPolicy()


@dataclass(frozen=True)
class Verdict:
    """Keep a backup, or remove it, with the reasons. What is `guarded` stays also where space is needed."""

    backup: Backup
    keep: bool
    reasons: tuple[str, ...]
    guarded: bool = False


def verdicts(
    backups: Iterable[Backup],
    policy: RetentionPolicy,
    now: int,
    zone: tzinfo = UTC,
    frozen: str = "",
    in_use: Collection[str] = (),
) -> tuple[Verdict, ...]:
    """A verdict for every backup of one kind, newest first; days begin in `zone`.

    `frozen`: why nothing may go. `in_use`: ids of those that are being read.
    """
    newest_first = sorted(backups, key=lambda b: (b.created, b.id), reverse=True)
    counted = [b for b in newest_first if not _set_aside(b, now)]
    guards, rules = _guards(counted, policy), _rules(counted, policy, zone)
    for damaged in (b for b in newest_first if b.damaged):
        sibling = next((b for b in counted if b.created < damaged.created), None)
        if sibling is not None:
            guards.setdefault(sibling.id, []).append(f"the one before {damaged.name}, which is damaged")
    found = []
    for backup in newest_first:
        aside = _set_aside(backup, now) or frozen or ("it is pinned" if backup.pinned else "")
        aside = aside or ("it is being restored or drilled just now" if backup.id in in_use else "")
        reasons = ([aside] if aside else []) + guards.get(backup.id, []) + rules.get(backup.id, [])
        guarded = bool(aside) or backup.id in guards
        found.append(Verdict(backup, bool(reasons), tuple(reasons) or ("no rule keeps it",), guarded))
    return within_size(found, policy.max_bytes)


def within_size(found: Sequence[Verdict], max_bytes: int) -> tuple[Verdict, ...]:
    """The verdicts with the oldest kept ones removed until the others take `max_bytes` (0: no limit) or less."""
    if not max_bytes:
        return tuple(found)
    total = sum(v.backup.bytes for v in found if v.keep)
    reason = f"all that is kept would take {size_text(total)}, and {size_text(max_bytes)} are allowed"
    removed: set[str] = set()
    for verdict in sorted(found, key=lambda v: (v.backup.created, v.backup.id)):
        if total <= max_bytes:
            break
        if verdict.keep and not verdict.guarded:
            removed.add(verdict.backup.id)
            total -= verdict.backup.bytes
    return tuple(replace(v, keep=False, reasons=(reason,)) if v.backup.id in removed else v for v in found)


def agreed(opinions: Sequence[Sequence[Verdict]]) -> tuple[Verdict, ...]:
    """One verdict per backup where several policies speak about the same kind: it goes only when all say so."""
    merged: dict[str, Verdict] = {}
    for verdict in (v for opinion in opinions for v in opinion):
        known = merged.get(verdict.backup.id)
        if known is None or (verdict.keep and not known.keep):
            merged[verdict.backup.id] = verdict
        elif verdict.keep:
            reasons = tuple(dict.fromkeys(known.reasons + verdict.reasons))
            merged[verdict.backup.id] = replace(known, reasons=reasons, guarded=known.guarded or verdict.guarded)
    return tuple(merged.values())


def _set_aside(backup: Backup, now: int) -> str:
    """Why retention has no say about a backup, "" where it has one."""
    if backup.damaged:
        return f"it is damaged ({backup.damaged}): a person decides"
    if backup.proved is None:
        return "it is not proved: verify it, or delete it yourself"
    return "it is dated in the future: a clock was wrong" if backup.is_ahead(now) else ""


def _guards(counted: Sequence[Backup], policy: RetentionPolicy) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for backup in counted[: policy.minimum]:
        found.setdefault(backup.id, []).append(f"one of the newest {policy.minimum} proved ones, which always stay")
    clean = next((b for b in counted if not b.warnings), None)
    if clean is not None:
        found.setdefault(clean.id, []).append("the newest one without a warning, which always stays")
    return found


def _rules(counted: Sequence[Backup], policy: RetentionPolicy, zone: tzinfo) -> Mapping[str, list[str]]:
    """The rules that name each backup, in words."""
    found: dict[str, list[str]] = {b.id: [] for b in counted}
    if not policy.by_age:
        return {b.id: ["no rule removes it"] for b in counted}
    for number, backup in enumerate(counted, 1):
        if number <= policy.last:
            found[backup.id].append(f"one of the last {policy.last}")
        if policy.days and backup.created > counted[0].created - policy.days * DAY:
            found[backup.id].append("of the last day" if policy.days == 1 else f"one of the last {policy.days} days")
    for count, named in _CALENDAR:
        newest: dict[str, Backup] = {}
        for backup in counted:
            newest.setdefault(named(_face(backup.created, zone)), backup)
        for name, backup in list(newest.items())[: count(policy)]:
            found[backup.id].append(f"newest of {name}")
    return found


_CALENDAR: tuple[tuple[Callable[[RetentionPolicy], int], Callable[[datetime], str]], ...] = (
    (lambda p: p.daily, lambda t: t.strftime("%Y-%m-%d")),
    (lambda p: p.weekly, lambda t: "week {1} of {0}".format(*t.isocalendar())),
    (lambda p: p.monthly, lambda t: t.strftime("%B %Y")),
    (lambda p: p.yearly, lambda t: t.strftime("%Y")),
)


def _face(instant: int, zone: tzinfo) -> datetime:
    return (_EPOCH + timedelta(seconds=instant // SECOND)).astimezone(zone)
