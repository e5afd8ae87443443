"""Chapter "damaged archives": every byte is altered, one at a time, and the end is cut off at every byte.

The whole proof is asked for each byte; verify, restore and health as a person sees them for some bytes of each region.
"""

from __future__ import annotations

import struct
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from pathlib import Path

import py7zr

from influx_backup_gui.domain.job import BackupJob, Outcome, RestoreJob, VerifyJob
from influx_backup_gui.domain.progress import CancelToken, JobContext
from influx_backup_gui.engine import verify
from tools.faults.line import Line
from tools.faults.oracle import missing, on_server, renamed
from tools.faults.stage import Stage, stage

CHAPTER, PASSWORD = "damaged archives", "of flips – 日本"
# Opening an encrypted archive alone takes a fifth of a second: of its long regions every so many bytes must do.
_ENCRYPTED_STEP, _LONG = 211, 100
_THOROUGH = 3


def _flip(whole: bytes, place: int) -> bytes:
    return whole[:place] + bytes([whole[place] ^ (1 << place % 8)]) + whole[place + 1 :]


def _cut(whole: bytes, place: int) -> bytes:
    return whole[:place]


# What is done to an archive at a place, and what that is called.
DAMAGES = {"flipped": _flip, "cut off there": _cut}


@dataclass(frozen=True)
class Region:
    """Bytes `[first, last)` of an archive that belong together."""

    name: str
    first: int
    last: int


def flips(
    first: int = 0,
    of: int = 1,
    encrypted: bool = False,
    at_most: int | None = None,
    guard: str = "",
    damage: str = "flipped",
) -> Iterator[Line]:
    """A line for each region of an archive, or every `of`-th from the `first` on; `damage` is one of DAMAGES."""
    with stage(back_up=False) as on:
        on.engine.use_password(lambda: PASSWORD)
        run = on.run(BackupJob("lab", encrypt=encrypted))
        path = on.path(run)
        if run.outcome is not Outcome.SUCCEEDED or path is None:
            raise RuntimeError(f"there is no archive to flip bytes of: {run.problem}")
        on.old = path
        for region in regions(path, encrypted)[first::of]:
            yield replace(_damaged(on, run.id, region, encrypted, at_most, damage), guard=guard)


def _damaged(on: Stage, backup: str, region: Region, encrypted: bool, at_most: int | None, damage: str) -> Line:
    whole, known = on.old.read_bytes(), on.engine.backup(backup)
    step = _ENCRYPTED_STEP if encrypted and region.last - region.first > _LONG else 1
    places = list(range(region.first, region.last, step))[:at_most]
    unseen, wrong = 0, list[str]()
    for place in places:
        on.old.write_bytes(DAMAGES[damage](whole, place))
        proof = verify.verify_archive(
            on.old, PASSWORD if encrypted else None, known.header, JobContext(cancel=CancelToken()), lambda *_: None
        )
        unseen += not proof.damaged
    green = unseen
    for place in places[:: max(1, len(places) // _THOROUGH)][:_THOROUGH]:
        on.old.write_bytes(DAMAGES[damage](whole, place))
        on.engine.resources.catalog.put_backup(known)
        ticks, odd = _as_a_person_sees_it(on, backup)
        green += len(ticks)
        wrong += ticks + odd
    on.old.write_bytes(whole)
    on.engine.resources.catalog.put_backup(known)
    kind = "encrypted archive" if encrypted else "archive"
    seen = f"{len(places) - unseen} of {len(places)} told as damage"
    tried = f"{kind}, {region.name}, {len(places)} of {region.last - region.first} bytes {damage}"
    return Line(CHAPTER, tried, ", ".join([seen, *dict.fromkeys(wrong)]), on.lost(PASSWORD), green, len(wrong))


def _as_a_person_sees_it(on: Stage, backup: str) -> tuple[list[str], list[str]]:
    """What says that all is well although it is not; and what is odd: rows written that are not as they were."""
    wanted = {(d, t): rows for (d, t), rows in renamed(on.truth, db="again").items() if d == "again"}
    run = on.run(RestoreJob(backup, databases=(("db", "again"),), connections=1))
    found = on_server(on.server, "again") if "again" in on.server.catalog.databases else {}
    off = missing(found, wanted) + (missing(wanted, found) if run.outcome is Outcome.SUCCEEDED else 0)
    ticks = [f"a restore that is {off} rows off"] if off else []
    if "again" in on.server.catalog.databases:
        on.server.drop_database("again")
    verified = on.run(VerifyJob((backup,)))
    ticks += ["verified"] if verified.outcome is Outcome.SUCCEEDED else []
    ticks += ["proved"] if on.engine.backup(backup).proved is not None else []
    odd = ["a fault in the program"] if any(r.problem and r.problem.unexpected for r in (run, verified)) else []
    odd += ["no text"] if verified.problem is None or not verified.problem.hint else []
    return ticks, odd


# --- what there is in an archive --------------------------------------------------------------------


def regions(path: Path, encrypted: bool = False) -> list[Region]:
    """All bytes of an archive, in order: what opens it, each member (Parquet in its parts), and the header."""
    data = path.read_bytes()
    offset, size = struct.unpack("<QQ", data[12:28])
    header = 32 + offset
    found = [Region("signature header", 0, 32)]
    if encrypted:
        found.append(Region("encrypted members and names", 32, header))
    else:
        members = sorted(_members(path, data), key=lambda r: r.first)
        found += members
    found.append(Region("header", header, header + size))
    return [*_with_gaps(found), *([Region("behind it", header + size, len(data))] if header + size < len(data) else [])]


def _with_gaps(found: Sequence[Region]) -> list[Region]:
    """What lies between: older headers of the sessions that were appended."""
    filled = [found[0]]
    for before, after in pairwise(found):
        if before.last < after.first:
            filled.append(Region(f"between {before.name} and {after.name}", before.last, after.first))
        filled.append(after)
    return filled


def _members(path: Path, data: bytes) -> Iterator[Region]:
    with path.open("rb") as file, py7zr.SevenZipFile(file) as archive:
        factory = py7zr.io.BytesIOFactory(1 << 24)
        archive.extractall(factory=factory)
    for name, product in factory.products.items():
        product.seek(0)
        content = product.read()
        first = data.index(content)
        if not name.endswith(".parquet"):
            yield Region(name, first, first + len(content))
            continue
        footer = len(content) - 8 - int.from_bytes(content[-8:-4], "little")
        for part, low, high in (
            ("magic", 0, 4),
            ("pages", 4, footer),
            ("footer", footer, len(content) - 8),
            ("end", len(content) - 8, len(content)),
        ):
            yield Region(f"{name} ({part})", first + low, first + high)
