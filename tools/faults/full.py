"""Chapter "full disk": it fills up at every page that is written, and files may not grow beyond every size.

A disk of its own wants root; where none can be mounted, only the limit on the size of files is tried.
"""

from __future__ import annotations

import json
import os
import resource
import shutil
import subprocess
from collections.abc import Iterable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path

from influx_backup_gui.demo.faults import Fault
from tests.cli.conftest import Result
from tests.cli.programs import command
from tests.faults.disks import empty, fill
from tests.faults.kills import leftovers
from tests.faults.test_full_disk import ROWS
from tools.faults.commands import Bench, bench, call
from tools.faults.line import Line
from tools.faults.oracle import Tables, in_archive, missing, on_server, together

CHAPTER = "full disk"
PAGE, PASSWORD = 4096, "of a disk"
# More pages than any of these needs; each stops where everything fits.
_MOST = 300


@dataclass(frozen=True)
class Write:
    """Something that writes, and the disk that fills up: before it, or at its first read of rows."""

    name: str
    words: tuple[str, ...]
    archives: bool = False
    at_first_read: bool = False


_NEW = ("backup", "lab", "--name", "new", "--in-flight", "1")
_REPLACE = ("restore", "old", "--table", "db.noise", "--if-exists", "replace", "--yes")
WRITES = (
    Write("backup, disk of the archives", _NEW, archives=True, at_first_read=True),
    Write("encrypted backup, disk of the archives", (*_NEW, "--encrypt"), archives=True, at_first_read=True),
    Write("restore that replaces, disk of the archives", _REPLACE, archives=True, at_first_read=True),
    Write("backup, disk of the catalog", _NEW),
    Write("backup, disk of the catalog, at its first read", _NEW, at_first_read=True),
    Write("restore, disk of the catalog", ("restore", "old", "--database", "db=again")),
    Write("drill, disk of the catalog", ("drill", "old")),
    Write("verify, disk of the catalog", ("verify", "--all")),
    Write("delete, disk of the catalog", ("delete", "other")),
    Write("rebuild, disk of the catalog", ("repository", "rebuild", "big")),
    Write("settings, disk of the catalog", ("server", "add", "second", "--url", "http://localhost:1")),
)


@contextmanager
def disk(folder: Path, kilobytes: int) -> Iterator[Path]:
    """A disk of its own. CalledProcessError where none can be mounted."""
    folder.mkdir(parents=True, exist_ok=True)
    mount = ["mount", "-t", "tmpfs", "-o", f"size={kilobytes}k", "tmpfs", str(folder)]
    subprocess.run(mount, check=True, capture_output=True)
    try:
        yield folder
    finally:
        subprocess.run(["umount", "--lazy", str(folder)], check=True)


def mountable() -> bool:
    """Whether small disks can be mounted here."""
    if shutil.which("mount") is None:
        return False
    with bench() as on:
        try:
            with disk(on.home.parent / "probe", 64):
                return True
        except subprocess.CalledProcessError:
            return False


class Place:
    """Home and archives, which can be put back as they were, each on a disk of its own or not."""

    def __init__(self, on: Bench) -> None:
        self.on = on
        self.archives = on.home.parent / "archives"
        self.archives.mkdir(exist_ok=True)
        self._saved = on.home.parent / "saved"

    def prepare(self) -> None:
        """Two proved backups, `old` and `other`, and a row that is in neither."""
        self.on.server.write("db", ROWS)
        self.on.server.persist()
        words: list[tuple[str, ...]] = [("repository", "add", "big", str(self.archives), "--default")]
        words += [("backup", "lab", "--name", name) for name in ("old", "other")]
        for said in words:
            result = call(*said)
            if result.code != 0:
                raise RuntimeError(f"it cannot be prepared: {result}")
        self.on.server.write("db", "noise,room=mine a=-1 0")
        for folder in (self.on.home, self.archives):
            shutil.copytree(folder, self._saved / folder.name)

    def put_back(self) -> None:
        """Files as they were; what a restore made on the server goes."""
        for folder in (self.on.home, self.archives):
            for entry in folder.iterdir():
                shutil.rmtree(entry) if entry.is_dir() else entry.unlink()
            shutil.copytree(self._saved / folder.name, folder, dirs_exist_ok=True)
        if "again" in self.on.server.catalog.databases:
            self.on.server.drop_database("again")
        if not missing_row(self.on):
            return
        self.on.server.write("db", "noise,room=mine a=-1 0")

    def held(self) -> dict[str, Tables | None]:
        """Every archive by name, with its rows; None where it cannot be read."""
        return {p.stem.split("Z_", 1)[-1]: in_archive(p, PASSWORD) for p in self.archives.rglob("*.7z")}


def missing_row(on: Bench) -> bool:
    """Whether the row that no backup holds is gone, as after a restore that replaced it."""
    return -1 not in on.server.rows("db", "noise")["a"].to_pylist()


def full_disks(write: Write, step: int = 1) -> Iterator[Line]:
    """A line for each number of free pages, from none to where it fits."""
    with ExitStack() as stack:
        on = stack.enter_context(bench(on_disk=disk))
        os.environ["INFLUX_BACKUP_PASSWORD"] = PASSWORD
        place = Place(on)
        small = stack.enter_context(disk(place.archives, 8192)) if write.archives else on.home
        place.prepare()
        for pages in range(0, _MOST, step):
            place.put_back()
            before, truth = on_server(on.server), place.held()
            on.server.faults.clear()
            if write.at_first_read:
                room = Fault("call", sql="SELECT * FROM", value=lambda left=pages * PAGE: fill(small, left))
                on.server.faults.add(room)
            else:
                fill(small, pages * PAGE)
            result = _done(*write.words)
            empty(small)
            on.server.faults.clear()
            yield seen(place, f"{write.name}, {pages} pages free", result, before, truth)
            if result.code == 0:
                return


def limits(kilobytes: Iterable[int]) -> Iterator[Line]:
    """A line for each size that no file may exceed, while a backup is taken."""
    with bench() as on:
        os.environ["INFLUX_BACKUP_PASSWORD"] = PASSWORD
        place = Place(on)
        place.prepare()
        for size in kilobytes:
            place.put_back()
            before, truth = on_server(on.server), place.held()
            yield seen(place, f"backup, no file larger than {size} KiB", _done(*_NEW, kilobytes=size), before, truth)


def _done(*words: str, kilobytes: int | None = None) -> Result:
    """A process of its own: a run of one that is over, and has no end in the history, is found by the next start."""

    def limit() -> None:
        if kilobytes is not None:
            resource.setrlimit(resource.RLIMIT_FSIZE, (kilobytes * 1024, kilobytes * 1024))

    done = subprocess.run(
        [*command(*words), "--json"],
        preexec_fn=limit,
        # Python takes a short write of compiled code for a whole one, and every later start would fail at that module.
        env={**os.environ, "PYTHONDONTWRITEBYTECODE": "1"},
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )
    return Result(done.returncode, done.stdout, done.stderr)


def seen(
    place: Place, tried: str, result: Result, before: Tables, truth: dict[str, Tables | None], guard: str = ""
) -> Line:
    """What was there is there still, on the server or in an archive; what is proved is; and it was said what is up."""
    told = _told(result)
    listed = call("list", "--json")
    ended = call("runs", "--json")
    wrong = [f"exit {result.code}"] if result.code not in (0, 1, 9) else []
    wrong += ["no text"] if result.code and not told else []
    wrong += ["traceback"] if "Traceback" in result.err else []
    wrong += [f"left: {p.name}" for p in leftovers(place.archives) + leftovers(place.on.home)]
    wrong += ["cannot be listed"] if listed.code or ended.code else []
    wrong += ["a run without an end"] if not ended.code and not all(r["outcome"] for r in ended.json) else []
    now = place.held()
    lost = sum(missing(rows or {}, now.get(name)) for name, rows in truth.items())
    held = [found for found in now.values() if found is not None]
    lost += missing(before, together([*held, on_server(place.on.server)]))
    proved = [b["name"] for b in listed.json if b["proved"]] if not listed.code else []
    green = sum(now.get(name) is None for name in proved)
    if result.code == 0 and "new" in tried:
        green += int("new" not in proved or bool(missing(before, now.get("new"))))
    said = f"exit {result.code}: {told or 'done'}{' WRONG: ' if wrong else ''}{', '.join(wrong)}"
    return Line(CHAPTER, tried, said, lost, green, len(wrong), guard)


def _told(result: Result) -> str:
    """The words of a problem with its hint, or the summary."""
    try:
        document = json.loads(result.out)
    except ValueError:
        return " ".join(result.err.split())[:160]
    if not isinstance(document, dict):
        return "listed"
    problem = document.get("problem")
    if problem:
        return f"{problem['message']} {problem['hint']}"[:160] if problem["hint"] else ""
    return str(document.get("summary", ""))[:100]
