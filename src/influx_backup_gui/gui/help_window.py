"""The help beside the window: its pages, what links from one to another, and a search. Nothing is fetched."""

from __future__ import annotations

from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QDesktopServices, QKeySequence, QShortcut, QTextCursor, QTextDocument
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QSplitter,
    QTextBrowser,
    QVBoxLayout,
    QWidget,
)

from influx_backup_gui.gui.about_dialog import AboutDialog
from influx_backup_gui.gui.tr import tr
from influx_backup_gui.gui.widgets import button, named
from influx_backup_gui.help import FIRST, pages

_NAME = Qt.ItemDataRole.UserRole
_MARGIN = 16
# A long command goes on in a second line, farther in.
_HANGING = 24


class HelpWindow(QDialog):
    """`show_page` opens a page by its name."""

    def __init__(self, parent: QWidget | None) -> None:
        super().__init__(parent)
        self.setWindowTitle(tr("Help"))
        self.resize(980, 640)
        self._pages = {page.name: page for page in pages()}
        self.search = named(QLineEdit(), tr("Search in the help"))
        self.search.setPlaceholderText(tr("Search (Ctrl+F)"))
        self.search.setClearButtonEnabled(True)
        self.contents = named(QListWidget(), tr("Pages of the help"))
        self.browser = named(QTextBrowser(), tr("Page of the help"))
        self.browser.setOpenLinks(False)
        self.page = FIRST
        self._before: list[str] = []
        self.back = button(tr("&Back"), "restore", self.go_back)
        self.back.setAutoDefault(False)  # Return belongs to the search
        self.about = button(tr("&About…"), "note", self._show_about)
        self.about.setAutoDefault(False)
        self._fill("")
        self._lay_out()
        self.search.textChanged.connect(self._fill)
        self.search.returnPressed.connect(self._open_first)
        self.contents.currentItemChanged.connect(self._on_chosen)
        self.browser.anchorClicked.connect(self.follow)
        QShortcut(QKeySequence.StandardKey.Find, self).activated.connect(self.search.setFocus)
        self._show(FIRST)

    def _lay_out(self) -> None:
        left = QWidget()
        column = QVBoxLayout(left)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.search)
        column.addWidget(self.contents, 1)
        row = QHBoxLayout()
        row.addWidget(self.back)
        row.addStretch(1)
        row.addWidget(self.about)
        column.addLayout(row)
        split = QSplitter()
        split.addWidget(left)
        split.addWidget(self.browser)
        split.setStretchFactor(1, 1)
        split.setSizes([self.contents.sizeHintForColumn(0) + 2 * _MARGIN, self.width()])
        QVBoxLayout(self).addWidget(split)
        self.browser.document().setDocumentMargin(_MARGIN)

    def _fill(self, wanted: str) -> None:
        """List the pages that hold these words."""
        words = wanted.casefold().split()
        self.contents.blockSignals(True)
        self.contents.clear()
        for page in self._pages.values():
            if all(word in page.text.casefold() for word in words):
                item = QListWidgetItem(page.title)
                item.setData(_NAME, page.name)
                self.contents.addItem(item)
        self.contents.blockSignals(False)
        self._mark()

    def _open_first(self) -> None:
        if self.contents.count():
            self.show_page(self.contents.item(0).data(_NAME))

    def _on_chosen(self, item: QListWidgetItem | None) -> None:
        if item is not None and item.data(_NAME) != self.page:
            self.show_page(item.data(_NAME))

    def _mark(self) -> None:
        """Mark the page that is shown in the list."""
        self.contents.blockSignals(True)
        for row in range(self.contents.count()):
            if self.contents.item(row).data(_NAME) == self.page:
                self.contents.setCurrentRow(row)
        self.contents.blockSignals(False)

    def _show_about(self) -> None:
        dialog = AboutDialog(self)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.open()

    def show_page(self, name: str) -> None:
        """Show the page of that name."""
        if name != self.page:
            self._before.append(self.page)
            self._show(name)

    def go_back(self) -> None:
        """Show the page that was there before."""
        if self._before:
            self._show(self._before.pop())

    def follow(self, link: QUrl) -> None:
        """Show the page that a link names; what is elsewhere is for the browser of the system."""
        name = link.fileName().removesuffix(".md")
        if link.isRelative() and name in self._pages:
            self.show_page(name)
        else:
            QDesktopServices.openUrl(link)

    def _show(self, name: str) -> None:
        self.page = name
        self.browser.setMarkdown(self._pages[name].text)
        _break_commands(self.browser.document())
        self.back.setEnabled(bool(self._before))
        self._mark()


def _break_commands(document: QTextDocument) -> None:
    """Let long commands go on in a second line: Qt would have a person scroll sideways for their end."""
    block = document.begin()
    while block.isValid():
        form = block.blockFormat()
        if form.nonBreakableLines():
            form.setNonBreakableLines(False)
            form.setLeftMargin(form.leftMargin() + _HANGING)
            form.setTextIndent(-_HANGING)
            QTextCursor(block).setBlockFormat(form)
        block = block.next()
