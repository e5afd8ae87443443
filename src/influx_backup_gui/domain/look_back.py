"""Does a server show less than it stores? What it tells of itself, weighed; nothing of it is certain.

InfluxDB 3 Core reads at its start only the newest snapshots of its files, as many as its look-back has blocks (by
default a month of ten minutes: 4,383; up to 3.1 always 1,000; from 3.8 at least 100). Files of older snapshots stay on
its disk, and are neither shown nor listed (facts.md 4.3; measured.md, Behaviour). Enterprise compacts them, shows all.

The rule in prose. A server probably hides something
* where it has tables and none of them shows a row;
* where the files that it knows from before its start come from as many snapshots as its look-back allows;
* where it was started with a look-back of less than a day, or of less than a month and is older than that, or of
  unknown age;
* where its oldest row is about as much older than its start as the look-back reaches (snapshots are taken every ten to
  fifteen minutes, so 0.9 to 1.6 times as much), and it is not known that it was set up only then.
It hides nothing where it was never started again since it was set up: snapshots are left out only at a start.
It will hide something from its next start on where it has files from as many snapshots as its look-back allows.
Databases that keep their rows for no longer than the look-back say nothing: what is old has gone there.
"""

from __future__ import annotations

from dataclasses import dataclass

from influx_backup_gui.domain.humanize import counted, days_text
from influx_backup_gui.domain.humantime import MONTH
from influx_backup_gui.domain.instants import DAY, HOUR, SECOND
from influx_backup_gui.domain.server import Identity

OPTION, VARIABLE, ENOUGH = "--gen1-lookback-duration", "INFLUXDB3_GEN1_LOOKBACK_DURATION", "10y"
_OLD_SNAPSHOTS, _LEAST_SNAPSHOTS = 1000, 100
_FULL = 0.9
# The first token is made some time after the first start, or at once.
_FIRST_START = 60 * SECOND
_REACH = (0.9, 1.6)


@dataclass(frozen=True)
class StartFacts:
    """What a server tells of its start; everything may be unknown (before 3.4, or without the right to ask).

    `look_back` (ns) is the one that it was started with, None where none was given or none is told. `block` (ns): the
    time that one file covers. `started` and `set_up` (ns UTC): its last start, and its first as far as can be told.
    """

    look_back: int | None = None
    block: int = 600 * SECOND
    started: int | None = None
    set_up: int | None = None


@dataclass(frozen=True)
class Shown:
    """What it shows of databases that keep their rows for longer than the look-back.

    `empty`: no table has a row. `oldest`: the first row of all (ns UTC), None where no file tells. `snapshots`: from
    how many its files come, and `before_start`: those that hold only rows from before its start.
    """

    tables: int = 0
    empty: bool = False
    oldest: int | None = None
    snapshots: int = 0
    before_start: int = 0


@dataclass(frozen=True)
class LookBackAdvice:
    """`hides`: probably now; otherwise from its next start on. `reason` and `remedy` are sentences."""

    hides: bool
    reason: str
    remedy: str

    @property
    def text(self) -> str:
        """What it means, why, and what to do."""
        if not self.hides:
            return f"From its next start on this server may show less than it stores: {self.reason}. {self.remedy}"
        return f"This server may show less than it stores: {self.reason}. A backup holds what it shows. {self.remedy}"


def reach(identity: Identity, facts: StartFacts) -> int:
    """How far back (ns) the snapshots reach that a server reads at its start, one for each block."""
    return (facts.look_back or MONTH) if identity.release >= (3, 2) else _OLD_SNAPSHOTS * facts.block


def advise(identity: Identity, facts: StartFacts, shown: Shown, now: int) -> LookBackAdvice | None:
    """What a person should know at `now` (ns) before the first backup; None where nothing is suspicious."""
    if identity.edition == "Enterprise" or not shown.tables:
        return None
    reason = _hides(identity, facts, shown, now)
    if reason:
        return LookBackAdvice(True, reason, _remedy(identity))
    allowed = _allowed(identity, facts)
    if shown.snapshots >= _FULL * allowed:
        reason = f"it has files of {counted(shown.snapshots, 'snapshot')}, and reads {allowed:,} of them when it starts"
        return LookBackAdvice(False, reason, _remedy(identity))
    return None


def _hides(identity: Identity, facts: StartFacts, shown: Shown, now: int) -> str:
    far, allowed = reach(identity, facts), _allowed(identity, facts)
    if facts.started is not None and facts.set_up is not None and facts.started - facts.set_up < _FIRST_START:
        return ""
    if shown.empty:
        return f"it has {counted(shown.tables, 'table')}, and not one row of {'them' if shown.tables > 1 else 'it'}"
    start = now if facts.started is None else facts.started
    if identity.release >= (3, 2) and facts.look_back is not None and facts.look_back < 28 * DAY:
        if facts.set_up is None or facts.look_back < DAY:
            return f"it was started with a look-back of {_duration(facts.look_back)}"
        if start - facts.set_up > facts.look_back:
            older = _duration(start - facts.set_up)
            return f"it was started with a look-back of {_duration(facts.look_back)}, and was {older} old by then"
    if facts.started is not None and shown.before_start >= _FULL * allowed:
        return f"it read as many snapshots as it reads at most when it starts ({allowed:,})"
    # Without its start nothing says how far its oldest row should be from now.
    if facts.started is None or shown.oldest is None:
        return ""
    age = start - shown.oldest
    if not _REACH[0] * far <= age <= _REACH[1] * far:
        return ""
    if facts.set_up is None:
        return f"its oldest row is {_duration(age)} older than its start, about as much as its look-back reaches"
    if shown.oldest - facts.set_up > 2 * DAY:
        return (
            f"its oldest row is {_duration(age)} older than its start, about as much as its look-back reaches, and it "
            f"was set up {_duration(shown.oldest - facts.set_up)} before that"
        )
    return ""


def _allowed(identity: Identity, facts: StartFacts) -> int:
    """How many snapshots it reads when it starts."""
    many = max(reach(identity, facts) // max(facts.block, 1), 1)
    return max(many, _LEAST_SNAPSHOTS) if identity.release >= (3, 8) else many


def _duration(ns: int) -> str:
    if ns >= 2 * DAY:
        return days_text(ns // DAY)
    hours = ns >= 2 * HOUR or ns == HOUR
    return counted(ns // HOUR, "hour") if hours else counted(ns // (60 * SECOND), "minute")


def _remedy(identity: Identity) -> str:
    how = f"start it with {OPTION} {ENOUGH} (or the variable {VARIABLE})"
    if identity.release < (3, 2):
        how = f"update it to InfluxDB 3.2 or newer, then {how}"
    return f"To see everything, {how}, and look whether older rows appear. It then takes more memory and time to start."
