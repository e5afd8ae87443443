"""Puts the pages of the help and the reference into one folder, with a table of contents, and builds the site of them.

python -m tools.site OUTPUT
"""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from influx_backup_gui.help import FIRST, pages

ROOT = Path(__file__).parents[1]
REFERENCE = ("command-line.md", "archive-format.md")


def gather(folder: Path) -> None:
    """Write all sources of the site into a folder."""
    for page in pages():
        (folder / f"{page.name}.md").write_text(page.text, encoding="utf-8")
    for name in REFERENCE:
        # Links into the source lead nowhere on the site.
        text = (ROOT / "docs" / name).read_text(encoding="utf-8")
        (folder / name).write_text(re.sub(r"\[([^]]+)\]\((?:\.\./)[^)]*\)", r"\1", text), encoding="utf-8")
    names = [p.name for p in pages() if p.name != FIRST]
    contents = "\n".join(
        ["", "```{toctree}", ":hidden:", "", *names, *(n.removesuffix(".md") for n in REFERENCE), "```"]
    )
    with (folder / f"{FIRST}.md").open("a", encoding="utf-8") as first:
        first.write(contents + "\n")


def build(output: Path) -> int:
    """Build the site; answers Sphinx's exit code. Any warning is an error."""
    with tempfile.TemporaryDirectory() as sources:
        gather(Path(sources))
        shutil.rmtree(output, ignore_errors=True)
        command = [
            sys.executable,
            "-m",
            "sphinx",
            "-q",
            "-W",
            "--keep-going",
            "-b",
            "html",
            "-c",
            str(ROOT / "docs/site"),
        ]
        return subprocess.run([*command, sources, str(output)], check=False).returncode


if __name__ == "__main__":
    sys.exit(build(Path(sys.argv[1])))
