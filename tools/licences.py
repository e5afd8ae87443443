"""What this program is made of: the list that About shows, and all texts for what is shipped frozen.

python -m tools.licences list    writes src/influx_backup_gui/licences.json (make licences)
python -m tools.licences texts FILE
"""

from __future__ import annotations

import json
import os
import platform
import re
import sys
from collections.abc import Iterator
from importlib import metadata
from pathlib import Path

ROOT = Path(__file__).parents[1]
LIST = ROOT / "src" / "influx_backup_gui" / "licences.json"
_FILES = re.compile(r"(LICEN[CS]E|COPYING|NOTICE|AUTHORS)", re.IGNORECASE)
# Of packages whose metadata name none; read from the files that they ship.
_KNOWN = {"inflate64": "LGPL-2.1-or-later"}


def locked() -> Iterator[str]:
    """Names of the packages in requirements.lock, also of those for other systems."""
    for line in (ROOT / "requirements.lock").read_text(encoding="utf-8").splitlines():
        found = re.match(r"([A-Za-z0-9._-]+)==", line)
        if found:
            yield found[1]


def licence(found: metadata.Distribution) -> str:
    """The licence of a package in a few words, from what its metadata say."""
    said = found.metadata
    expression = said.get("License-Expression") or _KNOWN.get(found.name.lower(), "")
    if expression:
        return str(expression)
    classifiers = [c.rpartition(" :: ")[2] for c in said.get_all("Classifier") or [] if c.startswith("License ::")]
    written = (said.get("License") or "").strip().split("\n")[0]
    return ", ".join(c for c in classifiers if c != "OSI Approved") or written or "see its files"


def entries() -> list[dict[str, str]]:
    """(name, version, licence, page) of each package that is installed here."""
    found = []
    for name in locked():
        try:
            package = metadata.distribution(name)
        except metadata.PackageNotFoundError:
            continue  # of another system
        urls = dict(u.split(", ", 1) for u in package.metadata.get_all("Project-URL") or [] if ", " in u)
        page = package.metadata.get("Home-page") or next(
            (urls[k] for k in ("Homepage", "homepage", "Repository", "Source", "Source Code") if k in urls), ""
        )
        found.append({"name": package.name, "version": package.version, "licence": licence(package), "page": page})
    return sorted(found, key=lambda entry: entry["name"].lower())


def texts() -> str:
    """All licence texts, one package after the other."""
    parts = []
    for name in locked():
        try:
            package = metadata.distribution(name)
        except metadata.PackageNotFoundError:
            continue
        parts.append(f"{'=' * 100}\n{package.name} {package.version}: {licence(package)}\n{'=' * 100}\n")
        files = [f for f in package.files or () if ".dist-info" in str(f) and _FILES.search(Path(str(f)).name)]
        parts += [Path(str(f.locate())).read_text(encoding="utf-8", errors="replace") for f in files]
    python = Path(os.__file__).with_name("LICENSE.txt")
    if python.is_file():  # Debian's own Python keeps it elsewhere
        parts.append(
            f"{'=' * 100}\nPython {platform.python_version()}\n{'=' * 100}\n{python.read_text(encoding='utf-8')}"
        )
    # PySide6 and Qt come without them.
    parts += [path.read_text(encoding="utf-8") for path in sorted((ROOT / "packaging" / "licences").glob("*.txt"))]
    return "\n".join(parts)


def main(words: list[str]) -> int:
    """Write the list or the texts."""
    if words[:1] == ["texts"]:
        target = Path(words[1])
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(texts(), encoding="utf-8")
    else:
        LIST.write_text(json.dumps(entries(), indent=1, ensure_ascii=False) + "\n", encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
