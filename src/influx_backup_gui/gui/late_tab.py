"""Tabs whose page is made when somebody opens it: the first window does not wait for what it does not show."""

from __future__ import annotations

from collections.abc import Callable
from typing import Generic, TypeVar

from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QTabWidget, QVBoxLayout, QWidget

from influx_backup_gui.gui import theme
from influx_backup_gui.gui.tr import tr

W = TypeVar("W", bound=QWidget)


class LateTab(QWidget, Generic[W]):
    """The place of a view. It is made when it is shown, or asked for."""

    def __init__(self, make: Callable[[], W]) -> None:
        super().__init__()
        self._make = make
        self._view: W | None = None

    @property
    def made(self) -> bool:
        """Whether the view is there already."""
        return self._view is not None

    @property
    def view(self) -> W:
        """The view; it is made now if it was not."""
        if self._view is None:
            self._view = self._make()
            whole = QVBoxLayout(self)
            whole.setContentsMargins(0, 0, 0, 0)
            whole.addWidget(self._view)
            self.setFocusProxy(self._view)
        return self._view

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.view.show()


class Tabs(QTabWidget):
    """The tabs of the window."""

    def __init__(self) -> None:
        super().__init__()
        self.setDocumentMode(True)
        self.setAccessibleName(tr("Views"))

    def add(self, page: LateTab[W], icon: str, title: str) -> None:
        """Another one, behind those that are there."""
        self.addTab(page, theme.icon(icon), title)

    def show_view(self, view: QWidget) -> None:
        """Show the tab that holds this view."""
        pages = [self.widget(number) for number in range(self.count())]
        self.setCurrentIndex(next(n for n, page in enumerate(pages) if page is not None and page.isAncestorOf(view)))

    @property
    def view(self) -> QWidget:
        """What is shown."""
        page = self.currentWidget()
        if not isinstance(page, LateTab):
            raise TypeError(page)
        return page.view  # type: ignore[no-any-return] # of some W
