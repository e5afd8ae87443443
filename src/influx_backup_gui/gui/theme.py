"""Looks: calm colours in light and dark, following the system also while running, and icons tinted when painted."""

from __future__ import annotations

from functools import cache

from PySide6.QtCore import QByteArray, QFile, QIODevice, QObject, QPoint, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QGuiApplication, QIcon, QIconEngine, QPainter, QPalette, QPixmap, QPixmapCache
from PySide6.QtSvg import QSvgRenderer
from PySide6.QtWidgets import QApplication

from influx_backup_gui.gui import resources_rc  # noqa: F401 - importing it registers the icons

# Role of an icon or text -> colour on light and on dark ground; each has at least 4.5:1 against the base.
TINTS = {
    "plain": ("#3c4650", "#d3dae1"),
    "good": ("#17703a", "#5fd08a"),
    "warn": ("#8a5a00", "#f0b74a"),
    "bad": ("#b3261e", "#ff9f97"),
    "accent": ("#1f5fa8", "#7ab8ff"),
    "muted": ("#56616c", "#aeb7c0"),
}
_ROLE = QPalette.ColorRole
_LIGHT = {
    _ROLE.Window: "#f4f5f7", _ROLE.WindowText: "#1d242b", _ROLE.Base: "#ffffff", _ROLE.AlternateBase: "#f7f8fa",
    _ROLE.Text: "#1d242b", _ROLE.Button: "#eceef1", _ROLE.ButtonText: "#1d242b", _ROLE.BrightText: "#b3261e",
    _ROLE.Highlight: "#1f5fa8", _ROLE.HighlightedText: "#ffffff", _ROLE.Link: "#1f5fa8", _ROLE.ToolTipBase: "#ffffff",
    _ROLE.ToolTipText: "#1d242b", _ROLE.PlaceholderText: "#6b7580", _ROLE.Accent: "#1f5fa8", _ROLE.Mid: "#b8bfc7",
    _ROLE.Light: "#ffffff", _ROLE.Midlight: "#e3e6ea", _ROLE.Dark: "#9aa3ad", _ROLE.Shadow: "#70787f",
}  # fmt: skip
_DARK = {
    _ROLE.Window: "#2b2f35", _ROLE.WindowText: "#e3e7eb", _ROLE.Base: "#1d2024", _ROLE.AlternateBase: "#22262b",
    _ROLE.Text: "#e3e7eb", _ROLE.Button: "#3a4048", _ROLE.ButtonText: "#e3e7eb", _ROLE.BrightText: "#ff8a80",
    _ROLE.Highlight: "#4f8fdc", _ROLE.HighlightedText: "#0b0f14", _ROLE.Link: "#7ab8ff", _ROLE.ToolTipBase: "#2a2f36",
    _ROLE.ToolTipText: "#e3e7eb", _ROLE.PlaceholderText: "#8b96a1", _ROLE.Accent: "#4f8fdc", _ROLE.Mid: "#565e67",
    _ROLE.Light: "#3a4149", _ROLE.Midlight: "#30363d", _ROLE.Dark: "#101215", _ROLE.Shadow: "#000000",
}  # fmt: skip

# Lines between areas, edges of fields, and the boxes to tick: on light and on dark ground.
# Around what has the focus where the style draws nothing that can be seen (3:1 against what was there before).
_LINES = {
    "LINE": ("#dde1e6", "#454b53"),
    "EDGE": ("#b8bfc7", "#5a626b"),
    "MARK": ("#7b858f", "#8b96a1"),
    "FOCUS": ("#1f5fa8", "#8fc3ff"),
}
_SHEET = """
QTabWidget::pane { border: 0; }
QToolTip { padding: 3px; }
QHeaderView::section { padding: 4px 6px; border: 0; border-bottom: 1px solid LINE; }
QTreeView, QTableView, QPlainTextEdit, QTextEdit, QListView { border: 1px solid LINE; border-radius: 4px; }
QTreeView:focus, QTableView:focus, QPlainTextEdit:focus, QTextEdit:focus, QListView:focus { border-color: FOCUS; }
QTabBar::tab:focus { border: 2px solid FOCUS; border-radius: 3px; background: palette(base); padding: 3px 8px; }
QTreeView::item { padding: 2px 4px; }
QTableView::item { padding: 0 4px; }
QComboBox, QAbstractSpinBox { min-height: 20px; }
QSplitter::handle { background: transparent; }
QLineEdit { border: 1px solid EDGE; border-radius: 3px; padding: 3px 5px; background: palette(base); }
QLineEdit:focus { border-color: FOCUS; }
QAbstractSpinBox QLineEdit, QComboBox QLineEdit { border: 0; padding: 0; }
QCheckBox::indicator, QTreeView::indicator, QTableView::indicator {
    width: 13px; height: 13px; border: 1px solid MARK; border-radius: 3px; background: palette(base);
}
QCheckBox::indicator:checked, QTreeView::indicator:checked, QTableView::indicator:checked {
    background: palette(highlight); border-color: palette(highlight); image: url(:/icons/tick.svg);
}
QTreeView::indicator:indeterminate {
    background: palette(highlight); border-color: palette(highlight); image: url(:/icons/dash.svg);
}
QRadioButton::indicator {
    width: 13px; height: 13px; border: 1px solid MARK; border-radius: 7px; background: palette(base);
}
QRadioButton::indicator:checked {
    width: 7px; height: 7px; border: 4px solid palette(highlight); background: #ffffff;
}
QCheckBox, QRadioButton { border: 1px solid transparent; border-radius: 3px; }
QCheckBox:focus, QRadioButton:focus { border-color: FOCUS; }
"""


def is_dark() -> bool:
    """Whether the ground is dark just now."""
    return QGuiApplication.palette().color(_ROLE.Window).lightness() < 128


def tint(role: str) -> QColor:
    """The colour of a role on the present ground."""
    return QColor(TINTS[role][is_dark()])


def palette_of(dark: bool) -> QPalette:
    """The palette for a light or a dark system."""
    palette = QPalette()
    for role, colour in (_DARK if dark else _LIGHT).items():
        palette.setColor(role, QColor(colour))
    faded = QColor("#7a848e" if dark else "#8b949d")
    for role in (_ROLE.Text, _ROLE.ButtonText, _ROLE.WindowText):
        palette.setColor(QPalette.ColorGroup.Disabled, role, faded)
    return palette


class Theme(QObject):
    """Keeps the program's palette equal to what the system wants."""

    def __init__(self, app: QApplication) -> None:
        super().__init__()
        self._app = app
        app.setStyle("Fusion")
        hints = app.styleHints()
        hints.colorSchemeChanged.connect(self._on_scheme)
        self._on_scheme(hints.colorScheme())

    def _on_scheme(self, scheme: Qt.ColorScheme) -> None:
        self.use(scheme == Qt.ColorScheme.Dark)

    def use(self, dark: bool) -> None:
        """Switch to light or dark."""
        self._app.setPalette(palette_of(dark))
        sheet = _SHEET
        for name, colours in _LINES.items():
            sheet = sheet.replace(name, colours[dark])
        self._app.setStyleSheet(sheet)


class _TintedEngine(QIconEngine):
    """Paints a one-colour SVG in the colour that its role has at that moment."""

    def __init__(self, name: str, role: str) -> None:
        super().__init__()
        self._name, self._role = name, role
        self._picture = _svg(name)

    def clone(self) -> QIconEngine:
        return _TintedEngine(self._name, self._role)

    def paint(self, painter: QPainter, rect: QRect, mode: QIcon.Mode, state: QIcon.State) -> None:
        size = rect.size() * painter.device().devicePixelRatio()
        pixmap = self.pixmap(size, mode, state)
        painter.drawPixmap(rect, pixmap)

    def pixmap(self, size: QSize, mode: QIcon.Mode, state: QIcon.State) -> QPixmap:
        if size.isEmpty():  # there is no room for it just now
            return QPixmap(size)
        # A list asks for the same one for each of its rows, each time it is painted.
        colour = self._colour(mode)
        key = f"{self._name} {size.width()}x{size.height()} {colour.name(QColor.NameFormat.HexArgb)}"
        pixmap = QPixmap()
        if not QPixmapCache.find(key, pixmap):
            pixmap = self._painted(size, colour)
            QPixmapCache.insert(key, pixmap)
        return pixmap

    def _painted(self, size: QSize, colour: QColor) -> QPixmap:
        side = min(size.width(), size.height())
        pixmap = QPixmap(size)
        pixmap.fill(Qt.GlobalColor.transparent)
        painter = QPainter(pixmap)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        corner = QPoint((size.width() - side) // 2, (size.height() - side) // 2)
        QSvgRenderer(self._picture).render(painter, QRectF(QRect(corner, QSize(side, side))))
        painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_SourceIn)
        painter.fillRect(pixmap.rect(), colour)
        painter.end()
        return pixmap

    def _colour(self, mode: QIcon.Mode) -> QColor:
        palette = QGuiApplication.palette()
        if mode == QIcon.Mode.Disabled:
            return palette.color(QPalette.ColorGroup.Disabled, _ROLE.ButtonText)
        if mode == QIcon.Mode.Selected:
            return palette.color(_ROLE.HighlightedText)
        return tint(self._role)


@cache
def _svg(name: str) -> QByteArray:
    """The picture; tables ask for an icon each time a cell of theirs is measured or painted."""
    file = QFile(f":/icons/{name}.svg")
    if not file.open(QIODevice.OpenModeFlag.ReadOnly):
        raise KeyError(f"there is no icon {name!r}")
    return file.readAll()


def icon(name: str, role: str = "plain") -> QIcon:
    """The icon of that name (resources/icons), in the colour of the role; it changes with the theme by itself."""
    return QIcon(_TintedEngine(name, role))
