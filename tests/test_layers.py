"""What import-linter cannot see: what a fresh interpreter really loads, and every import of the domain."""

from __future__ import annotations

import ast
import re
import subprocess
import sys
from pathlib import Path

import pytest

import influx_backup_gui
from tools.imports import arrows, picture

PACKAGE = Path(influx_backup_gui.__file__).parent
HEAVY = {"datafusion", "keyring", "numpy", "py7zr", "pyarrow", "requests"}


def loaded_after(code: str) -> set[str]:
    """The top-level modules that a fresh interpreter holds after `code`."""
    report = "\nimport sys; print(*sorted({name.partition('.')[0] for name in sys.modules}))"
    done = subprocess.run(
        [sys.executable, "-W", "error", "-c", code + report], capture_output=True, text=True, check=False, timeout=60
    )
    assert done.returncode == 0, done.stderr
    return set(done.stdout.split())


def imported_by(path: Path) -> set[str]:
    """The modules that the statements of one file import, wherever in the file they stand."""
    names: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            names.update(alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            names.add(node.module or "")
    return names


def test_the_engine_does_not_load_qt() -> None:
    code = """
import importlib, pkgutil
import influx_backup_gui.engine as engine
for module in pkgutil.walk_packages(engine.__path__, engine.__name__ + "."):
    importlib.import_module(module.name)
"""
    loaded = loaded_after(code)

    assert "influx_backup_gui" in loaded
    assert not {"PySide6", "shiboken6"} & loaded


def test_the_command_line_answers_before_anything_heavy_is_loaded() -> None:
    loaded = loaded_after("""
import contextlib, io
from influx_backup_gui.cli.main import main
with contextlib.redirect_stdout(io.StringIO()) as out, contextlib.suppress(SystemExit):
    main(["--help"])
assert "backup" in out.getvalue()
""")

    assert not HEAVY & loaded


def test_a_backup_is_on_its_way_before_what_decodes_is_loaded() -> None:
    """That takes longer than the first requests (benchmarks/backup.py), and comes while the server works on them."""
    loaded = loaded_after("import influx_backup_gui.cli.backups, influx_backup_gui.engine.backup_run")

    assert "requests" in loaded
    assert not {"datafusion", "keyring", "numpy", "py7zr", "pyarrow", "smtplib"} & loaded


@pytest.mark.parametrize("path", sorted((PACKAGE / "domain").rglob("*.py")), ids=lambda path: path.name)
def test_the_domain_imports_only_itself_and_the_standard_library(path: Path) -> None:
    foreign = {
        name
        for name in imported_by(path)
        if name.partition(".")[0] not in sys.stdlib_module_names and not name.startswith("influx_backup_gui.domain")
    }

    assert not foreign


def test_every_arrow_between_packages_is_drawn_and_has_a_reason() -> None:
    said = (Path(__file__).parents[1] / "docs" / "architecture.md").read_text(encoding="utf-8")
    reasons = re.findall(r"^\| (\w+) → (\w+) \| (.{10,}) \|$", said, re.MULTILINE)

    assert [(one, other) for one, other, _ in reasons] == sorted(arrows())
    assert f"```mermaid\n{picture()}\n```" in said
