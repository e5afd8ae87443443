"""What `pyinstaller.spec` asks about libraries of the system that it takes along (Linux): are they needed, and whose?

An entry is PyInstaller's (name in the folder, path it comes from, kind).

python -m tools.frozen FOLDER takes the paths of the machine that built it out of the libraries of a frozen program.
"""

from __future__ import annotations

import re
import subprocess
import sys
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import TypeAlias

Entry: TypeAlias = tuple[str, str, str]


def is_of_system(entry: Entry) -> bool:
    """Whether it is a library that the distribution brought."""
    return entry[1].startswith(("/lib", "/usr/lib"))


def still_needed(entries: Iterable[Entry], imports: Callable[[str], Iterable[str]]) -> list[Entry]:
    """Without the libraries of the system that were there only for what has been left out.

    `imports` answers the names of the libraries that a file is linked with. Python itself and its modules stay, though
    nothing is linked with them: what is frozen loads them by name. Debian's lie among the libraries of the system.
    """
    entries = list(entries)
    by_name = {Path(e[0]).name: e for e in entries if is_of_system(e)}
    wanted = {name for name, e in by_name.items() if name.startswith("libpython") or e[2] == "EXTENSION"}
    waiting = [e for e in entries if not is_of_system(e) or Path(e[0]).name in wanted]
    while waiting:
        for name in imports(waiting.pop()[1]):
            if name in by_name and name not in wanted:
                wanted.add(name)
                waiting.append(by_name[name])
    return [e for e in entries if not is_of_system(e) or Path(e[0]).name in wanted]


def copyrights(entries: Iterable[Entry]) -> list[tuple[str, Path]]:
    """(Debian package, its file of licences) of every library of the system. ValueError for one of none."""
    found = {}
    for entry in filter(is_of_system, entries):
        owner = _owner(Path(entry[1]))
        text = Path("/usr/share/doc") / owner / "copyright"
        if not text.is_file():
            raise ValueError(f"{entry[1]} of the package {owner} comes without its licence")
        found[owner] = text
    return sorted(found.items())


def _owner(path: Path) -> str:
    # /lib is a link to /usr/lib; the list of packages knows one of both.
    resolved = path.resolve()
    for name in (str(path), str(resolved), str(resolved).removeprefix("/usr"), f"/usr{path}"):
        done = subprocess.run(["dpkg-query", "--search", name], capture_output=True, text=True, check=False)
        if done.returncode == 0:
            return done.stdout.split(":")[0]
    raise ValueError(f"{path} is of no Debian package: nobody knows its licence")


def forget_the_builder(folder: Path) -> int:
    """Let no library look for others outside of the folder (the Python that we froze may do so); how many did."""
    changed = 0
    for path in sorted(p for p in folder.rglob("*.so*") if p.is_file() and not p.is_symlink()):
        said = subprocess.run(
            ["patchelf", "--print-rpath", str(path)], capture_output=True, text=True, check=True
        ).stdout
        if re.search(r"(^|:)/", said.strip()):
            subprocess.run(["patchelf", "--remove-rpath", str(path)], check=True)
            changed += 1
    return changed


if __name__ == "__main__":
    count = forget_the_builder(Path(sys.argv[1]))
    print(f"{count} libraries looked for others in folders of this machine; they no longer do")
