"""Small pieces that all views are made of: state labels, buttons with a name, empty states."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtGui import QColor, QKeyEvent, QPalette
from PySide6.QtWidgets import (
    QDialog,
    QFrame,
    QHBoxLayout,
    QLabel,
    QListWidget,
    QPushButton,
    QScrollArea,
    QSizePolicy,
    QSpinBox,
    QVBoxLayout,
    QWidget,
)

from influx_backup_gui.gui import theme
from influx_backup_gui.gui.describe import State
from influx_backup_gui.gui.tr import one_or_many

ICON_SIZE = QSize(18, 18)
# Pixels by which the last letter of a full line may reach beyond the width that was measured.
_OVERHANG = 3
LOOKS = (QEvent.Type.ApplicationPaletteChange, QEvent.Type.PaletteChange, QEvent.Type.StyleChange)
W = TypeVar("W", bound=QWidget)


def button(text: str, icon: str, pressed: Callable[[], object], tip: str = "") -> QPushButton:
    """A push button; its accessible name is its text without the mnemonic."""
    made = QPushButton(theme.icon(icon), text)
    made.setAccessibleName(text.replace("&", "").rstrip("…"))
    made.setToolTip(tip)
    # Outside of dialogs, Enter would do nothing on a button that has the focus.
    made.setAutoDefault(True)
    # Qt hands on whether it is checked, which these do not take.
    made.clicked.connect(lambda _: pressed())
    return made


def named(widget: W, name: str, tip: str = "") -> W:
    """The widget, with the name that a screen reader says."""
    widget.setAccessibleName(name)
    if tip:
        widget.setToolTip(tip)
    return widget


def count_units(box: QSpinBox, one: str, many: str) -> None:
    """Say behind the figure what it counts: `1 day`, `2 days`."""
    box.valueChanged.connect(lambda count: box.setSuffix(one_or_many(count, one, many)))
    box.setSuffix(one_or_many(box.value(), one, many))


def ask(dialog: QDialog) -> bool:
    """Show it until it is closed; whether it was accepted. It goes once the event loop runs again."""
    accepted = dialog.exec() == QDialog.DialogCode.Accepted
    dialog.deleteLater()
    return accepted


class RowList(QListWidget):
    """In a dialog, Enter is for the row that has the focus; Qt would go on and press a button as well."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        super().keyPressEvent(event)
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            event.accept()


class TintedLabel(QLabel):
    """Text in the colour of a role (theme.TINTS), also after the theme has changed."""

    def __init__(self, text: str = "", role: str = "muted", wrap: bool = False) -> None:
        super().__init__(text)
        self._role = role
        self.setWordWrap(wrap)
        if wrap:  # or a form would break its lines at half the width
            policy = self.sizePolicy()
            policy.setHorizontalPolicy(QSizePolicy.Policy.Expanding)
            self.setSizePolicy(policy)
            self.setContentsMargins(0, 0, _OVERHANG, 0)
        self._paint()

    def set_role(self, role: str) -> None:
        """Use the colour of another role."""
        self._role = role
        self._paint()

    def _paint(self) -> None:
        colour = theme.tint(self._role)
        palette = self.palette()
        if palette.color(QPalette.ColorRole.WindowText) != colour:
            palette.setColor(QPalette.ColorRole.WindowText, QColor(colour))
            self.setPalette(palette)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in LOOKS:
            self._paint()


class StateLabel(QWidget):
    """An icon of its own shape beside words: a state is never told by colour alone."""

    def __init__(self, state: State, name: str = "") -> None:
        super().__init__()
        self._name = name
        self._icon, self._text = QLabel(), QLabel()
        self._state = state
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(6)
        row.addWidget(self._icon)
        row.addWidget(self._text, 1)
        self.show_state(state)

    def show_state(self, state: State) -> None:
        """Show another state."""
        self._state = state
        self._icon.setPixmap(theme.icon(state.icon, state.tint).pixmap(ICON_SIZE, self.devicePixelRatioF()))
        self._text.setText(state.text)
        self._text.setAccessibleName(state.text)
        self.setAccessibleName(f"{self._name}: {state.text}" if self._name else state.text)

    @property
    def text(self) -> str:
        """The words."""
        return self._text.text()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in LOOKS:
            self._icon.setPixmap(theme.icon(self._state.icon, self._state.tint).pixmap(ICON_SIZE))


class EmptyState(QWidget):
    """What to do where there is nothing yet."""

    def __init__(self, icon: str, title: str, text: str) -> None:
        super().__init__()
        column = QVBoxLayout(self)
        column.setAlignment(Qt.AlignmentFlag.AlignCenter)
        column.setSpacing(8)
        self._name, self._picture = icon, QLabel()
        picture = self._picture
        self._paint()
        picture.setAlignment(Qt.AlignmentFlag.AlignCenter)
        head = heading(title)
        head.setAlignment(Qt.AlignmentFlag.AlignCenter)
        said = TintedLabel(text, "muted", wrap=True)
        said.setAlignment(Qt.AlignmentFlag.AlignCenter)
        said.setMinimumWidth(300)
        said.setMaximumWidth(420)
        for widget in (picture, head, said):
            column.addWidget(widget, 0, Qt.AlignmentFlag.AlignCenter)

    def _paint(self) -> None:
        self._picture.setPixmap(theme.icon(self._name, "muted").pixmap(QSize(40, 40)))

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in LOOKS:
            self._paint()


def scrolled(area: QScrollArea, page: QWidget) -> None:
    """Let a page scroll up and down, without a frame, where the window is too low for it."""
    area.setWidgetResizable(True)
    area.setFrameShape(QFrame.Shape.NoFrame)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    area.setWidget(page)


def heading(text: str, points: int = 2) -> QLabel:
    """A label that stands above a group."""
    label = QLabel(text)
    font = label.font()
    font.setPointSize(font.pointSize() + points)
    font.setBold(True)
    label.setFont(font)
    return label
