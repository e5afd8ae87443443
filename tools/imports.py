"""Draws which package of the program imports which, as Mermaid text: python -m tools.imports.

The picture stands in docs/architecture.md, with a reason for each arrow; tests/test_layers.py compares both.
"""

from __future__ import annotations

import ast
from collections import Counter
from collections.abc import Mapping
from pathlib import Path

_ROOT = Path(__file__).parents[1] / "src" / "influx_backup_gui"
_NAME = _ROOT.name
Arrow = tuple[str, str]


def arrows() -> Mapping[Arrow, int]:
    """(package, package that it imports) → how many of its modules do; imports within functions count as well."""
    found: Counter[Arrow] = Counter()
    for path in _ROOT.rglob("*.py"):
        own = path.relative_to(_ROOT).parts[0].removesuffix(".py")
        found.update({(own, other) for other in _imported(path) if other != own})
    return found


def _imported(path: Path) -> set[str]:
    names: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            names.update(alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module == _NAME:
            names.update(f"{_NAME}.{alias.name}" for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            names.add(node.module or "")
    packages = (n.split(".")[1] for n in names if n.startswith(f"{_NAME}."))
    return {n for n in packages if (_ROOT / n).is_dir()}


def picture() -> str:
    """An arrow for each pair, in the order of their names."""
    return "\n".join(["graph TD", *(f"  {one} --> {other}" for one, other in sorted(arrows()))])


if __name__ == "__main__":
    print(picture())
    for (one, other), modules in sorted(arrows().items()):
        print(f"%% {one} -> {other}: {modules} modules")
