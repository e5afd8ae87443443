"""What packages are made of: lists, icons, desktop entry. Building them is for `make test-packages`."""

from __future__ import annotations

import configparser
import re
import xml.etree.ElementTree as ET
from pathlib import Path

from influx_backup_gui import __version__
from influx_backup_gui.cli.service import unit_of
from tools import frozen, nsis_lists

PACKAGING = Path(__file__).parents[1] / "packaging"


def test_the_uninstaller_removes_by_name_and_only_empty_folders(tmp_path: Path) -> None:
    (tmp_path / "_internal" / "a b").mkdir(parents=True)
    for name in ("influx-backup.exe", "_internal/lib.dll", "_internal/a b/x$y.txt"):
        (tmp_path / name).touch()
    install, uninstall = nsis_lists.lists(tmp_path)

    assert install.count("\nFile ") == 3
    assert uninstall.splitlines() == [
        'Delete "$INSTDIR\\influx-backup.exe"',
        'Delete "$INSTDIR\\_internal\\lib.dll"',
        'Delete "$INSTDIR\\_internal\\a b\\x$$y.txt"',
        'RMDir "$INSTDIR\\_internal\\a b"',
        'RMDir "$INSTDIR\\_internal"',
    ]
    script = (PACKAGING / "windows" / "influx-backup.nsi").read_text(encoding="utf-8")
    assert not re.search(r"^\s*RMDir\s+/r", script + uninstall, re.MULTILINE | re.IGNORECASE)


def test_libraries_go_with_the_last_one_that_needs_them() -> None:
    entries = [("app.so", "/venv/app.so", "B"), ("a.so", "/lib/a.so", "B"), ("b.so", "/usr/lib/b.so", "B"),
               ("gtk.so", "/usr/lib/gtk.so", "B")]  # fmt: skip
    links = {"/venv/app.so": ["a.so"], "/lib/a.so": ["b.so", "libc.so.6"], "/usr/lib/gtk.so": ["b.so"]}
    kept = frozen.still_needed(entries, lambda path: links.get(path, []))
    assert [e[0] for e in kept] == ["app.so", "a.so", "b.so"]


def test_desktop_entry_and_metainfo_name_what_is_installed() -> None:
    entry = configparser.RawConfigParser(interpolation=None)
    entry.optionxform = str  # type: ignore[assignment,method-assign]
    entry.read(PACKAGING / "influx-backup.desktop", encoding="utf-8")
    assert entry["Desktop Entry"]["Exec"] == "influx-backup-gui"
    # Wayland finds the icon of a window by this name (gui/application.py).
    assert entry["Desktop Entry"]["Icon"] == "influx-backup"
    info = ET.parse(PACKAGING / "influx-backup.metainfo.xml").getroot()  # noqa: S314 - our own file
    assert info.findtext("launchable") == "influx-backup.desktop"
    assert next(r.get("version") for r in info.iter("release")) == __version__
    assert {b.text for b in info.iter("binary")} == {"influx-backup", "influx-backup-gui"}


def test_the_unit_of_the_package_starts_the_scheduler() -> None:
    assert 'ExecStart="/usr/bin/influx-backup" "scheduler"' in unit_of(["/usr/bin/influx-backup"])
