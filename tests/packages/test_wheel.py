"""The wheel, made of the source archive as a builder elsewhere would, and installed with pipx."""

from __future__ import annotations

import shutil
import sys
from pathlib import Path

import pytest

from influx_backup_gui import __version__
from tests.packages.running import ROOT, journey, run

pytestmark = pytest.mark.packages


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Built from the source archive, which was built from the files that git knows."""
    clone, output = tmp_path_factory.mktemp("clone"), tmp_path_factory.mktemp("dist")
    for name in run(["git", "-C", ROOT, "ls-files", "-z"]).split("\0"):
        if name and (ROOT / name).exists():
            (clone / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(ROOT / name, clone / name)
    run([sys.executable, "-m", "build", "--no-isolation", "--outdir", output, clone])
    assert [p.name for p in output.glob("*.tar.gz")] == [f"influx_backup_gui-{__version__}.tar.gz"]
    return next(output.glob("*.whl"))


class Pipx:
    """Programs installed with pipx into a folder of the test."""

    def __init__(self, folder: Path) -> None:
        self._variables = {"PIPX_HOME": folder / "home", "PIPX_BIN_DIR": folder / "bin", "PIPX_MAN_DIR": folder / "man"}
        self._python = folder / "home" / "venvs" / "influx-backup-gui" / "bin" / "python"
        self.bin = folder / "bin"

    def install(self, what: str) -> None:
        """As `pipx install`, with the versions of the lock."""
        pins = f"--constraint {ROOT / 'requirements.lock'}"
        words: list[str | Path] = [sys.executable, "-m", "pipx", "install", "--force", "--pip-args", pins, what]
        run(words, variables=self._variables)

    def python(self, code: str, expected: int = 0) -> str:
        """What the Python of the installed program says."""
        return run([self._python, "-c", code], expected)

    @property
    def interpreter(self) -> Path:
        """The Python of the installed program."""
        return self._python


@pytest.fixture(scope="module")
def installed(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Pipx:
    """The wheel without extras."""
    pipx = Pipx(tmp_path_factory.mktemp("pipx"))
    pipx.install(str(wheel))
    return pipx


def test_the_console_is_whole_without_qt(installed: Pipx, tmp_path: Path) -> None:
    installed.python("import PySide6", expected=1)
    assert run([installed.bin / "influx-backup", "--version"]) == f"influx-backup {__version__}\n"
    journey([installed.bin / "influx-backup"], tmp_path / "journey")
    said = run([installed.bin / "influx-backup-gui"], expected=2)
    assert "influx-backup-gui[gui]" in said


def test_its_types_are_seen(installed: Pipx, tmp_path: Path) -> None:
    """py.typed is in the wheel: mypy looks into the installed package."""
    wrong = tmp_path / "wrong.py"
    wrong.write_text("from influx_backup_gui.domain.job import BackupJob\nBackupJob(1)\n")
    words: list[str | Path] = [sys.executable, "-m", "mypy", "--config-file=", "--cache-dir", tmp_path / "cache"]
    said = run([*words, "--python-executable", installed.interpreter, wrong], expected=1)
    assert 'expected "str"' in said


def test_the_extra_brings_the_window(installed: Pipx, wheel: Path) -> None:
    installed.install(f"{wheel}[gui]")
    assert run([installed.bin / "influx-backup-gui", "--version"]) == f"influx-backup-gui {__version__}\n"
    code = (
        "from influx_backup_gui.gui.language import LANGUAGES; from importlib.resources import files; "
        "from influx_backup_gui.help import pages; from PySide6.QtWidgets import QApplication; QApplication([]); "
        "from influx_backup_gui.gui import theme; "
        "assert (files('influx_backup_gui.gui') / 'translations' / 'influx_backup_de.qm').is_file(); "
        "assert len(pages()) > 10; assert not theme.icon('app').isNull()"
    )
    run([installed.interpreter, "-c", code], variables={"QT_QPA_PLATFORM": "offscreen"})
