"""What a person can use in a window, for rules that hold for all of it."""

from __future__ import annotations

from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractSpinBox,
    QComboBox,
    QHeaderView,
    QLineEdit,
    QPlainTextEdit,
    QTabBar,
    QWidget,
)

CONTROLS = (QAbstractButton, QAbstractItemView, QAbstractSpinBox, QComboBox, QLineEdit, QPlainTextEdit)
_OWNERS = (QComboBox, QAbstractSpinBox, QLineEdit, QAbstractItemView)


def is_a_part(widget: QWidget) -> bool:
    """Whether Qt made it as a part of another control."""
    above = widget.parentWidget()
    while above is not None and not isinstance(above, _OWNERS):
        above = above.parentWidget()
    return above is not None or isinstance(widget, QHeaderView) or widget.objectName().startswith("qt_")


def nameless(root: QWidget) -> tuple[int, list[str]]:
    """How many controls there are, and which of them a screen reader has no name for."""
    found = [w for w in root.findChildren(QWidget) if isinstance(w, CONTROLS) and not is_a_part(w)]
    found = [w for w in found if not isinstance(w.parent(), QTabBar)]
    # Qt tells the text of a button where it has no other name.
    without = [w for w in found if not w.accessibleName() and not (isinstance(w, QAbstractButton) and w.text())]
    return len(found), [f"{type(w).__name__} in {type(w.parent()).__name__}" for w in without]
