"""What packages are made of: lists, icons, desktop entry. Building them is for `make test-packages`."""

from __future__ import annotations

import ast
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


def test_python_and_its_modules_stay_though_nothing_is_linked_with_them() -> None:
    """Debian's lie among the libraries of the system."""
    entries = [
        ("libpython3.11.so.1.0", "/lib/py.so", "BINARY"),
        ("z.so", "/lib/z.so", "BINARY"),
        ("gtk.so", "/lib/gtk.so", "BINARY"),
        ("lib-dynload/_ctypes.so", "/usr/lib/python3.11/lib-dynload/_ctypes.so", "EXTENSION"),
        ("ffi.so", "/lib/ffi.so", "BINARY"),
    ]
    links = {"/lib/py.so": ["z.so"], "/usr/lib/python3.11/lib-dynload/_ctypes.so": ["ffi.so"]}
    kept = frozen.still_needed(entries, lambda path: links.get(path, []))
    assert [e[0] for e in kept if e not in entries[:2]] == ["lib-dynload/_ctypes.so", "ffi.so"]
    assert kept[:2] == entries[:2]


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


def test_a_double_click_on_the_bundle_opens_the_window() -> None:
    """PyInstaller would choose the command line (the first by name), and call it a program without a window."""
    text = (PACKAGING.parent / "pyinstaller.spec").read_text(encoding="utf-8")
    calls = [n for n in ast.walk(ast.parse(text)) if isinstance(n, ast.Call) and isinstance(n.func, ast.Name)]
    (bundle,) = (c for c in calls if ast.unparse(c.func) == "BUNDLE")
    (plist,) = (k.value for k in bundle.keywords if k.arg == "info_plist")
    assert isinstance(plist, ast.Dict)
    said = {ast.unparse(key): ast.unparse(value) for key, value in zip(plist.keys, plist.values, strict=True) if key}
    assert (said["'CFBundleExecutable'"], said["'LSBackgroundOnly'"]) == ("'influx-backup-gui'", "False")
    assert '"influx-backup-gui", console=False' in text


def test_texts_have_the_same_bytes_on_every_system() -> None:
    """Git for Windows would write CR LF, and bash stops at a script that has them."""
    assert "\n* text=auto eol=lf\n" in (PACKAGING.parent / ".gitattributes").read_text(encoding="utf-8")
    for script in PACKAGING.rglob("*.sh"):
        assert b"\r" not in script.read_bytes(), script


def test_the_unit_of_the_package_starts_the_scheduler() -> None:
    assert 'ExecStart="/usr/bin/influx-backup" "scheduler"' in unit_of(["/usr/bin/influx-backup"])
