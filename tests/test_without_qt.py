"""Qt is an extra: without it the console is whole, and the window says what is missing."""

from __future__ import annotations

import subprocess
import sys
from importlib.metadata import distribution
from pathlib import Path

import pytest

from influx_backup_gui import __version__

# What a fresh interpreter finds in place of Qt: the error, where a module is told apart from a library of the system.
NO_QT = """
import sys
class Refusing:
    def find_spec(self, name, path=None, target=None):
        if name.partition(".")[0] in ("PySide6", "shiboken6"):
            raise {error}
sys.meta_path.insert(0, Refusing())
"""
NOT_INSTALLED = "ModuleNotFoundError(f'No module named {name!r}', name=name)"
NO_LIBRARY = "ImportError('libEGL.so.1: cannot open shared object file: No such file or directory')"


def run_without_qt(code: str, error: str = NOT_INSTALLED) -> subprocess.CompletedProcess[str]:
    """What a fresh interpreter does that cannot load Qt."""
    program = NO_QT.format(error=error) + code
    return subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=False, timeout=60)


def test_every_command_of_the_console_loads(tmp_path: Path) -> None:
    """A whole journey without Qt is in tests/packages."""
    done = run_without_qt(f"""
import importlib, pkgutil
import influx_backup_gui.cli as cli
for module in pkgutil.iter_modules(cli.__path__, cli.__name__ + "."):
    importlib.import_module(module.name)
from influx_backup_gui.cli.main import main
sys.exit(main(["--home", {str(tmp_path)!r}, "status"]))
""")

    assert (done.returncode, "No server is configured." in done.stdout) == (1, True), done.stderr


@pytest.mark.parametrize(
    ("error", "message", "hint"),
    [(NOT_INSTALLED, "needs Qt", "influx-backup-gui[gui]"), (NO_LIBRARY, "libEGL.so.1", "apt-get install")],
)
def test_the_window_says_what_is_missing(error: str, message: str, hint: str) -> None:
    done = run_without_qt("from influx_backup_gui.__main__ import main; sys.exit(main())", error)

    said, advised, other = done.stderr.splitlines()
    assert (done.returncode, message in said, hint in advised) == (2, True, True), done.stderr
    assert "influx-backup --help" in other


def test_what_is_installed_names_both_commands_and_leaves_qt_to_the_extra() -> None:
    installed = distribution("influx-backup-gui")

    assert installed.version == __version__
    assert {e.name for e in installed.entry_points} == {"influx-backup", "influx-backup-gui"}
    qt = [r for r in installed.requires or () if r.startswith("PySide6")]
    assert [r.rpartition(";")[2].strip() for r in qt] == ['extra == "gui"']
