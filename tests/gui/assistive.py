"""Assistive technology in front of a view: it reads cells and presses what they offer, without pointer and keys."""

from __future__ import annotations

from PySide6.QtGui import QAccessible, QAccessibleInterface
from PySide6.QtWidgets import QAbstractItemView

NAME = QAccessible.Text.Name


def cell(view: QAbstractItemView, name: str, further: int = 0) -> QAccessibleInterface:
    """The cell that says this, or one that stands further right."""
    seen = QAccessible.queryAccessibleInterface(view)
    names = [seen.child(n).text(NAME) for n in range(seen.childCount())]
    return seen.child(names.index(name) + further)


def toggle(view: QAbstractItemView, name: str, further: int = 0) -> None:
    actions = cell(view, name, further).actionInterface()
    assert actions.actionNames() == ["Toggle"]
    actions.doAction("Toggle")
