"""How a screen reader sees combo boxes: by the name they were given; what is chosen is their description.

On Linux, Qt (6.11) takes what is chosen for the name of a combo box, and its own name is heard nowhere.
"""

from __future__ import annotations

from PySide6.QtCore import QObject
from PySide6.QtGui import QAccessible, QAccessibleInterface
from PySide6.QtWidgets import QAccessibleWidget, QComboBox
from shiboken6 import Shiboken

# Qt deletes them with their boxes; until then Python has to keep them.
_kept: list[ComboAccess] = []


class ComboAccess(QAccessibleWidget):
    """As Qt's own: a list as its only child, and a press opens it."""

    def __init__(self, box: QComboBox) -> None:
        super().__init__(box, QAccessible.Role.ComboBox)
        self._box = box

    def text(self, kind: QAccessible.Text) -> str:
        if kind == QAccessible.Text.Name:
            return self._box.accessibleName()
        if kind in (QAccessible.Text.Value, QAccessible.Text.Description):
            return self._box.currentText()
        return super().text(kind)

    def state(self) -> QAccessible.State:
        state = super().state()
        state.expandable = True
        state.expanded = self._box.view().isVisible()
        return state

    def childCount(self) -> int:
        return 1

    def child(self, index: int) -> QAccessibleInterface:
        return QAccessible.queryAccessibleInterface(self._box.view()) if index == 0 else super().child(index)

    def indexOfChild(self, child: QAccessibleInterface) -> int:
        return 0 if child.object() is self._box.view() else -1

    def actionNames(self) -> list[str]:
        return ["ShowMenu", "Press", "SetFocus"]

    def doAction(self, name: str) -> None:
        if name in ("ShowMenu", "Press"):
            self._box.showPopup()
        else:
            super().doAction(name)


def _made(key: str, widget: QObject) -> ComboAccess | None:
    if key != "QComboBox" or not isinstance(widget, QComboBox) or not widget.accessibleName():
        return None
    _kept[:] = [access for access in _kept if Shiboken.isValid(access)]
    _kept.append(ComboAccess(widget))
    return _kept[-1]


def install() -> None:
    """From now on, for every combo box that has a name; once for each process."""
    QAccessible.installFactory(_made)
