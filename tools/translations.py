"""Collects what the window says, keeps its translations in files of Qt Linguist, and makes what the program loads.

python -m tools.translations   (make translations)

`translations/influx_backup_<language>.ts` has two contexts. "influx-backup" holds the texts of `tr()`. "engine" holds
the sentences of the layers below, as templates: what an f-string fills in stands as {0}, {1}, … in the order of the
source, and may stand in any order in the translation. New texts are marked unfinished; what is said no more is removed.
"""

from __future__ import annotations

import ast
import json
import re
import subprocess
import sys
import xml.etree.ElementTree as ET
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from influx_backup_gui.gui.window_words import for_the_window

ROOT = Path(__file__).parents[1]
PACKAGE = ROOT / "src" / "influx_backup_gui"
SOURCES = ROOT / "translations"
LOADED = PACKAGE / "gui" / "translations"
LANGUAGES = ("de",)
WINDOW, ENGINE = "influx-backup", "engine"
LAYERS = ("domain", "engine", "influx", "notify", "store")
# Nothing of these is ever shown in the window: what goes into archives, mails, metrics, reports, or to other programs.
SILENT = {
    *("domain/metrics.py", "notify/report_text.py", "notify/wording.py", "store/readme_text.py", "engine/run_log.py"),
    *("store/keep_awake.py", "store/places.py", "store/catalog_migrations.py", "store/run_query.py"),
}
# Calls whose texts are for the log, for SQL or for whoever mends the program.
_INWARD = {"ValueError", "TypeError", "AssertionError", "KeyError", "RuntimeError", "RegularExpression"}
_INWARD_MODULES = {"log", "logging", "re", "hashlib"}
_SQL = re.compile(
    r"\b(SELECT|INSERT INTO|UPDATE|DELETE FROM|CREATE|PRAGMA|WHERE|ORDER BY|ALTER|DROP|INSERT OR) "
    r"|json_extract|excluded|outcome IS|^time [<>]|^left anti$|^text/plain"
)


@dataclass(frozen=True)
class Text:
    """A text to translate, and where it is said first."""

    context: str
    source: str
    place: str


def window_texts() -> Iterator[Text]:
    """The texts of `tr()`. ValueError where one is put together: no translator could know it."""
    for path in sorted((PACKAGE / "gui").glob("*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "tr":
                text = node.args[0]
                if not isinstance(text, ast.Constant) or not isinstance(text.value, str):
                    raise ValueError(f"{path.name}:{node.lineno}: tr() takes a text as it stands")
                yield Text(WINDOW, text.value, f"gui/{path.name}")


def engine_texts() -> Iterator[Text]:
    """Sentences and parts of sentences of the layers below, as templates."""
    for layer in LAYERS:
        for path in sorted((PACKAGE / layer).glob("*.py")):
            place = f"{layer}/{path.name}"
            if place not in SILENT:
                for source in _templates(ast.parse(path.read_text(encoding="utf-8"))):
                    yield Text(ENGINE, for_the_window(source), place)


def _templates(tree: ast.Module) -> Iterator[str]:
    silent = _silent_nodes(tree)
    for node in ast.walk(tree):
        if id(node) in silent:
            continue
        if isinstance(node, ast.JoinedStr):
            source = _template(node)
        elif isinstance(node, ast.Constant) and isinstance(node.value, str):
            source = _numbered(node.value)
        elif isinstance(node, ast.Call) and getattr(node.func, "id", "") == "counted":
            yield from _counted(node)
            continue
        else:
            continue
        words = re.sub(r"\{\d+\}", "", source)
        if " " in words.strip() and re.search("[a-z]{3}", words) and not _SQL.search(source):
            yield source


def _counted(call: ast.Call) -> Iterator[str]:
    """What is counted, as one and as many; a translation may have a second form behind a bar (gui/engine_words.py)."""
    noun = call.args[1]
    if isinstance(noun, ast.Constant) and isinstance(noun.value, str):
        yield from (f"1 {noun.value}", f"{{0}} {noun.value}s")


def _numbered(text: str) -> str:
    """The text with the places that `str.format` fills in counted, as those of an f-string are."""
    first, *others = text.split("{}")
    return first + "".join(f"{{{number}}}{part}" for number, part in enumerate(others))


def _template(text: ast.JoinedStr) -> str:
    number, parts = 0, []
    for value in text.values:
        if isinstance(value, ast.Constant):
            parts.append(str(value.value))
        else:
            parts.append(f"{{{number}}}")
            number += 1
    return "".join(parts)


def _silent_nodes(tree: ast.Module) -> set[int]:
    """Docstrings, parts of f-strings, and what inward calls are told."""
    silent: set[int] = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.Module | ast.ClassDef | ast.FunctionDef) and node.body:
            first = node.body[0]
            if isinstance(first, ast.Expr):
                silent.add(id(first.value))
        elif isinstance(node, ast.JoinedStr):
            silent.update(id(part) for part in node.values)
        elif isinstance(node, ast.Call) and _is_inward(node.func):
            silent.update(id(inside) for inside in ast.walk(node))
    return silent


def _is_inward(function: ast.expr) -> bool:
    if isinstance(function, ast.Name):
        return function.id in _INWARD
    return (
        isinstance(function, ast.Attribute)
        and isinstance(function.value, ast.Name)
        and function.value.id in _INWARD_MODULES
    )


def texts() -> list[Text]:
    """All texts, each once, in the order of contexts and places."""
    found: dict[tuple[str, str], Text] = {}
    for text in (*window_texts(), *engine_texts()):
        found.setdefault((text.context, text.source), text)
    return list(found.values())


def known(path: Path) -> dict[tuple[str, str], str]:
    """(context, source) -> translation of a file of Qt Linguist; unfinished ones are left out."""
    if not path.exists():
        return {}
    found = {}
    for context in ET.parse(path).getroot().iter("context"):  # noqa: S314 - our own file
        name = context.findtext("name") or ""
        for message in context.iter("message"):
            translation = message.find("translation")
            if translation is not None and translation.get("type") is None and translation.text:
                found[name, message.findtext("source") or ""] = translation.text
    return found


def write(path: Path, language: str, wanted: list[Text], translated: dict[tuple[str, str], str]) -> list[Text]:
    """Write a file of Qt Linguist; answers what is not translated."""
    root = ET.Element("TS", version="2.1", language=language, sourcelanguage="en")
    missing = []
    for name in (WINDOW, ENGINE):
        context = ET.SubElement(root, "context")
        ET.SubElement(context, "name").text = name
        for text in (t for t in wanted if t.context == name):
            message = ET.SubElement(context, "message")
            ET.SubElement(message, "location", filename=text.place)
            ET.SubElement(message, "source").text = text.source
            said = translated.get((name, text.source))
            translation = ET.SubElement(message, "translation")
            if said is None:
                translation.set("type", "unfinished")
                missing.append(text)
            else:
                translation.text = said
    ET.indent(root, " ")
    body = ET.tostring(root, encoding="unicode")
    path.parent.mkdir(exist_ok=True)
    path.write_text(f'<?xml version="1.0" encoding="utf-8"?>\n<!DOCTYPE TS>\n{body}\n', encoding="utf-8")
    return missing


def compile_loaded(language: str, translated: dict[tuple[str, str], str], source: Path) -> None:
    """Make what the program loads: Qt's own form for the window, JSON for the templates, which Qt could not match."""
    LOADED.mkdir(exist_ok=True)
    target = LOADED / f"influx_backup_{language}.qm"
    subprocess.run(["pyside6-lrelease", "-silent", str(source), "-qm", str(target)], check=True)
    templates = {text: said for (context, text), said in translated.items() if context == ENGINE}
    written = json.dumps(templates, ensure_ascii=False, indent=0, sort_keys=True)
    (LOADED / f"engine_{language}.json").write_text(written + "\n", encoding="utf-8")


def main() -> int:
    """Bring every language up to date; exit code 1 while something is not translated."""
    wanted, left = texts(), 0
    for language in LANGUAGES:
        path = SOURCES / f"influx_backup_{language}.ts"
        translated = known(path)
        missing = write(path, language, wanted, translated)
        compile_loaded(language, known(path), path)
        for text in missing:
            print(f"{language}: not translated: {text.place}: {text.source!r}")
        left += len(missing)
    print(f"{len(wanted)} texts, {left} not translated")
    return 1 if left else 0


if __name__ == "__main__":
    sys.exit(main())
