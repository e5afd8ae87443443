"""Where a secret has got to: every form of it, in files, archives, processes."""

from __future__ import annotations

import base64
import io
import json
import os
import secrets
import tempfile
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import quote

import py7zr


@dataclass(frozen=True)
class Secrets:
    """New ones for each test. None of them looks like what rules for hidden texts look for, but for the token."""

    token: str = field(default_factory=lambda: f"apiv3_{secrets.token_hex(12)}")
    mail: str = field(default_factory=lambda: f'mäil-{secrets.token_hex(8)}"/\\')
    archive: str = field(default_factory=lambda: f"ärchive {secrets.token_hex(8)}")

    def all(self) -> tuple[str, ...]:
        return self.token, self.mail, self.archive


def forms(secret: str) -> Iterator[bytes]:
    """As it may be written down: text, JSON, in an address, in a header, as 7z has it, its hexadecimal digits."""
    plain = secret.encode()
    yield plain
    yield json.dumps(secret)[1:-1].encode()
    yield quote(secret, safe="").encode()
    yield secret.encode("utf-16-le")
    yield plain.hex().encode()
    for data in (plain, b"\0" + plain, b"any:" + plain):
        yield base64.b64encode(data).rstrip(b"=")[2:-2]


def found_in(data: bytes, wanted: Iterable[str]) -> list[str]:
    """The secrets that are in the data in any form."""
    return [s for s in wanted if any(form in data for form in forms(s))]


def leaked_files(folder: Path, wanted: Secrets, spared: Iterable[Path] = ()) -> list[str]:
    """Files that hold a secret, members of archives too; `spared` are those that are there to hold one."""
    leaks = []
    for path in sorted(p for p in folder.rglob("*") if p.is_file() and p not in set(spared)):
        data = path.read_bytes()
        pieces = {str(path): data, **(members(data, wanted.archive) if path.suffix == ".7z" else {})}
        leaks += [f"{where}: {s}" for where, d in pieces.items() for s in found_in(d, wanted.all())]
        leaks += [f"the name of {path}: {s}" for s in found_in(os.fsencode(path), wanted.all())]
    return leaks


def members(data: bytes, password: str) -> dict[str, bytes]:
    """What is inside of an archive, decrypted where it is encrypted."""
    with tempfile.TemporaryDirectory() as folder, py7zr.SevenZipFile(io.BytesIO(data), password=password) as archive:
        archive.extractall(folder)
        return {str(p.relative_to(folder)): p.read_bytes() for p in Path(folder).rglob("*") if p.is_file()}


def leaked_processes(wanted: Secrets, ancestor: int) -> list[str]:
    """Command lines of all processes, and environments of those that `ancestor` started, that hold a secret."""
    parents, leaks = dict[int, int](), []
    for entry in Path("/proc").iterdir():
        try:
            pid = int(entry.name)
            parents[pid] = int((entry / "stat").read_text(errors="replace").rpartition(")")[2].split()[1])
            line = (entry / "cmdline").read_bytes()
        except (ValueError, OSError):
            continue
        leaks += [f"command line of {pid}: {s}" for s in found_in(line, wanted.all())]
    for pid in (p for p in parents if _below(p, ancestor, parents)):
        try:
            environment = Path(f"/proc/{pid}/environ").read_bytes()
        except OSError:
            continue
        leaks += [f"environment of {pid}: {s}" for s in found_in(environment, wanted.all())]
    return leaks


def _below(pid: int, ancestor: int, parents: dict[int, int]) -> bool:
    while pid in parents and pid != 0:
        pid = parents[pid]
        if pid == ancestor:
            return True
    return False
