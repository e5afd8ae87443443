"""How assistive technology ticks a box in a tree or a table: by the action Toggle of its cell.

Qt (6.11 and 6.12) makes the cells itself, Python cannot make others, and their Toggle selects: in a tree the wrong
row. Who presses it believes that the box was ticked. What can be seen of it is the selection. Pointer, keys and the
program select whole rows here; a change of one cell alone was asked for by assistive technology. As an item can also
be selected that way, selecting goes through `TickAccess`, which says that no tick is meant.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QEvent, QItemSelection, QItemSelectionModel, QModelIndex, QPersistentModelIndex, Qt, QTimer
from PySide6.QtGui import QAccessible, QAccessibleInterface, QAccessibleSelectionInterface, QAccessibleStateChangeEvent
from PySide6.QtWidgets import QAbstractItemView, QAccessibleWidget, QTableView, QTreeView, QTreeWidget
from shiboken6 import Shiboken

_Index = QModelIndex | QPersistentModelIndex
_BY_ROWS = QAbstractItemView.SelectionBehavior.SelectRows
_BY_CELLS = QAbstractItemView.SelectionBehavior.SelectItems
_FLAG = QItemSelectionModel.SelectionFlag
_CHECK = Qt.ItemDataRole.CheckStateRole
_TICKABLE = Qt.ItemFlag.ItemIsUserCheckable | Qt.ItemFlag.ItemIsEnabled
_NOTHING = Shiboken.VoidPtr(0)
# Headers are children too.
_CELLS = (QAccessible.Role.Cell, QAccessible.Role.TreeItem)
# One of Qt's views, which stands behind this in the order of the classes below.
_View: Any = object


class _Ticking(_View):  # type: ignore[misc]
    """Selects by rows, whatever moves the selection; by cells where assistive technology asks."""

    def __init__(self) -> None:
        super().__init__()
        self.setSelectionBehavior(_BY_CELLS)
        # Set while an item is selected and not toggled.
        self.only_selects = False
        self._mends = False
        self._told: tuple[QPersistentModelIndex, Any] | None = None

    def event(self, event: QEvent) -> bool:
        return self._as_rows(super().event, event)

    def viewportEvent(self, event: QEvent) -> bool:
        return self._as_rows(super().viewportEvent, event)

    def _as_rows(self, handle: Any, event: QEvent) -> bool:
        """Keys, pointer and paint see a view that selects by rows."""
        before = self.selectionBehavior()
        self.setSelectionBehavior(_BY_ROWS)
        handled = bool(handle(event))
        if Shiboken.isValid(self):
            self.setSelectionBehavior(before)
        return handled

    def selectionCommand(self, index: _Index, event: QEvent | None = None) -> QItemSelectionModel.SelectionFlag:
        """As Qt's, of whole rows where the program selects."""
        found: QItemSelectionModel.SelectionFlag = super().selectionCommand(index, event)
        return found if found == _FLAG.NoUpdate else found | _FLAG.Rows

    def selectionChanged(self, selected: QItemSelection, deselected: QItemSelection) -> None:
        super().selectionChanged(selected, deselected)
        if self._mends:
            return
        for cells, on in ((selected, True), (deselected, False)):
            index = _only_cell(cells)
            if index is not None:
                self._on_cell(index, on)

    def dataChanged(self, first: _Index, last: _Index, roles: Sequence[int] = ()) -> None:
        """Tell assistive technology that the current box was ticked or not: Qt leaves that to who asks."""
        super().dataChanged(first, last, roles)
        index = self.currentIndex()
        here = index.isValid() and index.parent() == first.parent()
        here = here and first.row() <= index.row() <= last.row() and first.column() <= index.column() <= last.column()
        if not here or not QAccessible.isActive():
            return
        told = QPersistentModelIndex(index), index.data(_CHECK)
        if told[1] is not None and told != self._told:
            changed = QAccessible.State()
            changed.checked = True
            cell = QAccessible.queryAccessibleInterface(self).focusChild()
            QAccessible.updateAccessibility(QAccessibleStateChangeEvent(cell, changed))
        self._told = told

    def _on_cell(self, index: QModelIndex, on: bool) -> None:
        """Of this cell alone assistive technology has changed the selection: mend that, and tick the box."""
        toggled = not self.only_selects and self._can_be_ticked(index)
        single = self.selectionMode() == QAbstractItemView.SelectionMode.SingleSelection
        kept = QPersistentModelIndex(index)
        if on:
            # As a click on the box chooses its row.
            self._mend(kept, _FLAG.ClearAndSelect if toggled else _FLAG.Select, toggled)
        elif not (toggled or single):
            self._mend(kept, _FLAG.Deselect, toggled)
        else:
            # Not yet: others would hear first that it is selected again, and then that it was not.
            QTimer.singleShot(0, self, lambda: self._mend(kept, _FLAG.ClearAndSelect, toggled))
        if toggled:
            # A tick may ask a person something, and who pressed waits for the press to end.
            QTimer.singleShot(0, self, lambda: self._tick(kept))

    def _mend(self, index: QPersistentModelIndex, flag: QItemSelectionModel.SelectionFlag, current: bool) -> None:
        """Let the whole row be selected or not, where parts of it are."""
        model, cell = self.selectionModel(), self.model().index(index.row(), index.column(), index.parent())
        if not cell.isValid() or not model.rowIntersectsSelection(cell.row(), cell.parent()):
            return
        self._mends = True
        if current:
            model.setCurrentIndex(cell, flag | _FLAG.Rows)
        else:
            model.select(cell, flag | _FLAG.Rows)
        self._mends = False

    def _can_be_ticked(self, index: _Index) -> bool:
        return self.isEnabled() and index.flags() & _TICKABLE == _TICKABLE and index.data(_CHECK) is not None

    def _tick(self, index: QPersistentModelIndex) -> None:
        if index.isValid() and self._can_be_ticked(index):
            ticked = Qt.CheckState(index.data(_CHECK)) == Qt.CheckState.Checked
            self.model().setData(index, Qt.CheckState.Unchecked if ticked else Qt.CheckState.Checked, _CHECK)


class TickTreeView(_Ticking, QTreeView):
    """A tree whose boxes assistive technology can tick."""


class TickTreeWidget(_Ticking, QTreeWidget):
    """The same with items of its own."""


class TickTableView(_Ticking, QTableView):
    """A table whose boxes assistive technology can tick."""


def _only_cell(cells: QItemSelection) -> QModelIndex | None:
    """The one cell that this is, in a row of several."""
    found = cells.toList()
    if len(found) != 1 or found[0].width() != 1 or found[0].height() != 1:
        return None
    (index,) = found[0].indexes()
    return index if index.model().columnCount(index.parent()) > 1 else None


class _Selection(QAccessibleSelectionInterface):
    """Qt's own is asked what is selected; what shall be is told to the cell, which knows its row."""

    def __init__(self, view: _Ticking, qt: int) -> None:
        super().__init__()
        self._view, self._qt = view, qt

    def _own(self) -> QAccessibleSelectionInterface:
        return QAccessible.accessibleInterface(self._qt).selectionInterface()

    def _turn(self, item: QAccessibleInterface | None, on: bool) -> bool:
        if item is None or item.role() not in _CELLS:
            return False
        single = self._view.selectionMode() == QAbstractItemView.SelectionMode.SingleSelection
        if self.isSelected(item) != on and (on or not single):
            self._view.only_selects = True
            item.actionInterface().doAction("Toggle")
            self._view.only_selects = False
        return self.isSelected(item) == on

    def select(self, item: QAccessibleInterface | None) -> bool:
        return self._turn(item, True)

    def unselect(self, item: QAccessibleInterface | None) -> bool:
        return self._turn(item, False)

    def isSelected(self, item: QAccessibleInterface | None) -> bool:
        return item is not None and item.role() in _CELLS and item.tableCellInterface().isSelected()

    def selectedItemCount(self) -> int:
        return self._own().selectedItemCount()

    def selectedItems(self) -> list[QAccessibleInterface]:
        return self._own().selectedItems()

    def selectedItem(self, number: int) -> QAccessibleInterface:
        return self._own().selectedItem(number)

    def selectAll(self) -> bool:
        return self._own().selectAll()

    def clear(self) -> bool:
        return self._own().clear()


class TickAccess(QAccessibleWidget):
    """All but the selection is what Qt's own says, which stands behind it by the id `qt`."""

    def __init__(self, view: _Ticking, qt: int) -> None:
        super().__init__(view, QAccessible.accessibleInterface(qt).role())
        self._qt = qt
        self._selection = _Selection(view, qt)

    def _own(self) -> QAccessibleInterface:
        # By its id each time: it goes when Qt takes the view away.
        return QAccessible.accessibleInterface(self._qt)

    def interface_cast(self, kind: QAccessible.InterfaceType) -> Any:
        if kind == QAccessible.InterfaceType.SelectionInterface:
            return Shiboken.VoidPtr(Shiboken.getCppPointer(self._selection)[0])
        found: Any = self._own().interface_cast(kind)
        # Shiboken makes an address of the None that is given back. One that is there counts as false: its size is 0.
        return _NOTHING if found is None else found

    def text(self, kind: QAccessible.Text) -> str:
        return self._own().text(kind)

    def state(self) -> QAccessible.State:
        return self._own().state()

    def childCount(self) -> int:
        return self._own().childCount()

    def child(self, index: int) -> QAccessibleInterface:
        return self._own().child(index)

    def indexOfChild(self, child: QAccessibleInterface) -> int:
        return self._own().indexOfChild(child)

    def childAt(self, x: int, y: int) -> QAccessibleInterface:
        return self._own().childAt(x, y)

    def focusChild(self) -> QAccessibleInterface:
        return self._own().focusChild()


# Qt deletes them with their views; until then Python has to keep them.
_kept: list[TickAccess] = []
_asks_qt: set[int] = set()


def _made(key: str, widget: Any) -> TickAccess | None:
    """Asked for a class and for each that it is made from, until somebody answers."""
    if not isinstance(widget, _Ticking) or key != type(widget).__name__ or id(widget) in _asks_qt:
        return None
    _asks_qt.add(id(widget))
    own = QAccessible.queryAccessibleInterface(widget)
    _asks_qt.discard(id(widget))
    _kept[:] = [access for access in _kept if Shiboken.isValid(access)]
    _kept.append(TickAccess(widget, QAccessible.uniqueId(own)))
    return _kept[-1]


def install() -> None:
    """From now on, for every view of the kinds above; once for each process."""
    QAccessible.installFactory(_made)
