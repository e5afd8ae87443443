"""How a screen reader sees combo boxes: by the name they were given; what is chosen is their description.

On Linux, Qt (6.11) takes what is chosen for the name of a combo box, and its own name is heard nowhere. It also lets
nobody choose: selecting an item of the list from outside changes nothing, and its items know no press. Here a
selection that no pointer and no key made is a choice, and the box can be stepped through by its actions.
"""

from __future__ import annotations

from PySide6.QtCore import QObject, QTimer
from PySide6.QtGui import QAccessible, QAccessibleInterface
from PySide6.QtWidgets import QAccessibleWidget, QComboBox
from shiboken6 import Shiboken

# Qt deletes them with their boxes; until then Python has to keep them.
_kept: list[ComboAccess] = []
# Qt's own names for the next and the previous value.
_NEXT, _BEFORE = "Increase", "Decrease"


class ComboAccess(QAccessibleWidget):
    """As Qt's own: a list as its only child, and a press opens it."""

    def __init__(self, box: QComboBox) -> None:
        super().__init__(box, QAccessible.Role.ComboBox)
        self._box = box
        self._view = box.view()
        self._view.selectionModel().selectionChanged.connect(self._on_selected)

    def _on_selected(self) -> None:
        open_then = self._view.isVisible()
        QTimer.singleShot(0, self._box, lambda: self._look(open_then))

    def _look(self, open_then: bool) -> None:
        """Take a selection for a choice, unless pointer or keys made it: these move the current row along."""
        view, box = self._view, self._box
        if view.isVisible() and not open_then:
            # What is chosen is selected while the list opens.
            return
        rows = [index.row() for index in view.selectionModel().selectedIndexes()]
        moved = open_then and rows == [view.currentIndex().row()]
        if len(rows) == 1 and rows[0] != box.currentIndex() and not moved:
            box.hidePopup()
            self._choose(rows[0])
        if not view.isVisible():
            # Or the same row could not be selected again.
            view.clearSelection()

    def _choose(self, row: int) -> None:
        """As if a person had chosen it."""
        if 0 <= row < self._box.count() and self._box.isEnabled():
            self._box.setCurrentIndex(row)
            self._box.activated.emit(row)
            self._box.textActivated.emit(self._box.itemText(row))

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
        return 2 if self._box.isEditable() else 1

    def child(self, index: int) -> QAccessibleInterface:
        below = (self._view, self._box.lineEdit())[index] if index < self.childCount() else None
        return super().child(index) if below is None else QAccessible.queryAccessibleInterface(below)

    def indexOfChild(self, child: QAccessibleInterface) -> int:
        below = [self._view, self._box.lineEdit()][: self.childCount()]
        return next((n for n, widget in enumerate(below) if child.object() is widget), -1)

    def actionNames(self) -> list[str]:
        return ["ShowMenu", "Press", "SetFocus", _NEXT, _BEFORE]

    def doAction(self, name: str) -> None:
        if name in ("ShowMenu", "Press"):
            self._box.showPopup()
        elif name in (_NEXT, _BEFORE):
            self._choose(self._box.currentIndex() + (1 if name == _NEXT else -1))
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
