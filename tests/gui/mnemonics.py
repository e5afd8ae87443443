"""The letters that are underlined in what is shown, for tests that look for one that presses two things."""

from __future__ import annotations

from collections import Counter

from PySide6.QtWidgets import QAbstractButton, QLabel, QWidget


def letter_of(text: str) -> str:
    """What is underlined in a text; "" where nothing is."""
    _, mark, after = text.replace("&&", "").partition("&")
    return after[:1].lower() if mark else ""


def texts(inside: QWidget) -> list[str]:
    """The texts with something underlined that are shown."""
    shown = [w for w in inside.findChildren(QWidget) if w.isVisible() and isinstance(w, QAbstractButton | QLabel)]
    return [w.text() for w in shown if letter_of(w.text())]


def twice(found: list[str]) -> list[str]:
    """Those whose letter another one has too."""
    count = Counter(map(letter_of, found))
    return [text for text in found if count[letter_of(text)] > 1]
