"""What the Windows installer brings, and its uninstaller removes, file by file.

python -m tools.nsis_lists PAYLOAD FOLDER

`RMDir /r` would be shorter, and would take along the archives of whoever keeps them below the program's folder.
"""

from __future__ import annotations

import sys
from pathlib import Path, PureWindowsPath


def installed(path: Path) -> str:
    """Where a file or folder of the payload (a relative path) lies once it is installed."""
    inside = str(PureWindowsPath(*path.parts)).replace("$", "$$")
    return f'"$INSTDIR\\{inside}"'


def lists(payload: Path) -> tuple[str, str]:
    """(what installs, what uninstalls) as lines of NSIS."""
    install, uninstall = [], []
    folders = sorted(p.relative_to(payload) for p in payload.rglob("*") if p.is_dir())
    for folder in [Path(), *folders]:
        files = sorted(p for p in (payload / folder).iterdir() if p.is_file())
        if files:
            install.append(f"SetOutPath {installed(folder)}" if folder.parts else 'SetOutPath "$INSTDIR"')
        for file in files:
            install.append(f'File "{file.absolute()}"')  # read while compiling: a $ is only a $ there
            uninstall.append(f"Delete {installed(file.relative_to(payload))}")
    # A folder goes only when it is empty; the deepest first.
    uninstall += [f"RMDir {installed(folder)}" for folder in reversed(folders)]
    return "\n".join(install) + "\n", "\n".join(uninstall) + "\n"


def main(payload: Path, folder: Path) -> int:
    """Write both lists; 1 where there is nothing to install."""
    install, uninstall = lists(payload)
    if "File" not in install:
        print(f"{payload} is empty: make dist", file=sys.stderr)
        return 1
    folder.mkdir(parents=True, exist_ok=True)
    # NSIS knows by the mark in front that a file is UTF-8.
    (folder / "install.nsh").write_text(install, encoding="utf-8-sig")
    (folder / "uninstall.nsh").write_text(uninstall, encoding="utf-8-sig")
    return 0


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1]), Path(sys.argv[2])))
