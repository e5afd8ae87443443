"""Every text has its German, with the same places to fill in, and the program loads what the translator wrote."""

from __future__ import annotations

import json
import re

import pytest
from PySide6.QtCore import QTranslator

from tools.translations import ENGINE, LANGUAGES, LOADED, SOURCES, WINDOW, known, texts


@pytest.fixture(params=LANGUAGES)
def translated(request: pytest.FixtureRequest) -> tuple[str, dict[tuple[str, str], str]]:
    """A language, and (context, source) -> translation."""
    return request.param, known(SOURCES / f"influx_backup_{request.param}.ts")


def places(text: str) -> list[str]:
    """What is filled in; `{1|2}` is the second form of {1}."""
    return sorted(re.sub(r"\|\d", "", place) for place in re.findall(r"\{[\w|]*\}", text))


def test_no_text_is_without_its_translation(translated: tuple[str, dict[tuple[str, str], str]]) -> None:
    """Add it to translations/*.ts after `make translations`."""
    _, said = translated
    assert [f"{t.place}: {t.source}" for t in texts() if (t.context, t.source) not in said] == []


def test_a_translation_fills_in_what_its_source_does(translated: tuple[str, dict[tuple[str, str], str]]) -> None:
    _, said = translated
    wrong = []
    for (context, source), text in said.items():
        forms = re.split(r"\|(?!\d\})", text) if context == ENGINE else [text]
        wrong += [f"{source} -> {form}" for form in forms if places(form) != places(source)]
    assert wrong == []


def test_a_translation_has_no_figure_of_its_own_and_ends_as_its_source_does(
    translated: tuple[str, dict[tuple[str, str], str]],
) -> None:
    """A slip of the editor, or what a longer text left behind, shows there."""
    _, said = translated

    def figures(text: str) -> set[str]:
        return set(re.findall(r"\d+", re.sub(r"\{[\w|]*\}", "", text)))

    def end(text: str) -> str:
        return text[len(text.rstrip("…: ")) :]

    wrong = [f"{source} -> {text}" for (_, source), text in said.items()
             if figures(text) - figures(source) or end(text) != end(source)]  # fmt: skip
    assert wrong == []


def test_letters_to_press_are_where_the_source_has_one(translated: tuple[str, dict[tuple[str, str], str]]) -> None:
    _, said = translated
    pressed = {s: t for (c, s), t in said.items() if c == WINDOW and len(re.findall(r"&\w", s)) == 1}
    assert len(pressed) > 100
    assert [f"{s} -> {t}" for s, t in pressed.items() if len(re.findall(r"&\w", t)) != 1] == []


def test_what_is_loaded_is_what_was_translated(translated: tuple[str, dict[tuple[str, str], str]]) -> None:
    """`make translations` was run after the last change."""
    language, said = translated
    loaded = json.loads((LOADED / f"engine_{language}.json").read_text(encoding="utf-8"))
    assert loaded == {source: text for (context, source), text in said.items() if context == ENGINE}
    translator = QTranslator()
    assert translator.load(str(LOADED / f"influx_backup_{language}.qm"))
    window = {source: text for (context, source), text in said.items() if context == WINDOW}
    assert {source: translator.translate(WINDOW, source) for source in window} == window
