"""Icons and colours: the compiled icons are those of resources/, tints can be read, a switch of theme reaches icons."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QColor, QPalette
from PySide6.QtWidgets import (
    QApplication,
    QCheckBox,
    QComboBox,
    QDateTimeEdit,
    QLabel,
    QLineEdit,
    QListWidget,
    QPlainTextEdit,
    QPushButton,
    QRadioButton,
    QSpinBox,
    QTabBar,
    QTableWidget,
    QTextBrowser,
    QTreeWidget,
    QVBoxLayout,
    QWidget,
)
from pytestqt.qtbot import QtBot

from influx_backup_gui.domain.health_records import Colour, Reason, ReasonKind
from influx_backup_gui.gui import resources_rc, theme
from influx_backup_gui.gui.describe import State
from influx_backup_gui.gui.describe_restore import Page
from influx_backup_gui.gui.monitor_reasons import ReasonCard
from influx_backup_gui.gui.restore_steps import StepBar
from influx_backup_gui.gui.widgets import EmptyState, StateLabel
from tests.gui.conftest import Expected
from tests.gui.contrast import contrast

ROOT = Path(__file__).parents[2]


@pytest.fixture
def look(qapp: QApplication) -> Iterator[theme.Theme]:
    """Light again at the end, whatever happens."""
    made = theme.Theme(qapp)
    yield made
    made.use(False)
    made.deleteLater()


def test_the_compiled_icons_are_those_of_the_folder(tmp_path: Path) -> None:
    made = tmp_path / "resources_rc.py"
    tool = Path(sys.executable).parent / "pyside6-rcc"
    words = [
        str(tool),
        "-g",
        "python",
        "--format-version",
        "1",
        "--no-compress",
        str(ROOT / "resources/app.qrc"),
        "-o",
        str(made),
    ]
    subprocess.run(words, check=True, timeout=60)

    assert made.read_bytes() == Path(resources_rc.__file__).read_bytes()


def test_every_icon_file_is_in_the_list() -> None:
    listed = (ROOT / "resources/app.qrc").read_text()
    files = list((ROOT / "resources/icons").glob("*.svg"))
    assert len(files) > 20
    assert [file.name for file in files if f"icons/{file.name}<" not in listed] == []


@pytest.mark.parametrize("dark", [False, True])
@pytest.mark.parametrize("role", theme.TINTS)
def test_every_tint_can_be_read_on_its_ground(role: str, dark: bool, qapp: QApplication) -> None:
    palette = theme.palette_of(dark)
    for ground in (QPalette.ColorRole.Base, QPalette.ColorRole.Window, QPalette.ColorRole.Button):
        assert contrast(QColor(theme.TINTS[role][dark]), palette.color(ground)) >= 4.5


@pytest.mark.parametrize("dark", [False, True])
def test_every_text_of_the_palette_can_be_read_on_its_ground(dark: bool, qapp: QApplication) -> None:
    palette, role = theme.palette_of(dark), QPalette.ColorRole
    grounds = {
        role.WindowText: (role.Window,),
        role.Text: (role.Base, role.AlternateBase),
        role.ButtonText: (role.Button,),
        role.HighlightedText: (role.Highlight,),
        role.ToolTipText: (role.ToolTipBase,),
        role.PlaceholderText: (role.Base,),
        role.Link: (role.Base, role.Window),
    }
    for text, several in grounds.items():
        for ground in several:
            ratio = contrast(palette.color(text), palette.color(ground))
            assert ratio >= 4.5, f"{text.name} on {ground.name}: {ratio:.2f}"


@pytest.mark.parametrize("dark", [False, True])
def test_what_cannot_be_changed_can_still_be_read(dark: bool, look: theme.Theme, qtbot: QtBot) -> None:
    """As it is painted, with the style sheet on top of the palette."""
    look.use(dark)
    field = QLineEdit("WWWWWWWW")
    qtbot.addWidget(field)
    field.setEnabled(False)
    field.resize(160, 28)
    image = field.grab().toImage()
    ground = image.pixelColor(150, 14)
    inside = [image.pixelColor(x, y) for x in range(8, 80) for y in range(6, 22)]
    assert max(contrast(colour, ground) for colour in inside) >= 3


def _box() -> QComboBox:
    box = QComboBox()
    box.addItem("one")
    return box


def _tabs() -> QTabBar:
    tabs = QTabBar()
    tabs.addTab("one")
    tabs.addTab("two")
    return tabs


# One of each kind of control that the window is made of.
CONTROLS: dict[str, Callable[[], QWidget]] = {
    "button": lambda: QPushButton("one"),
    "box to tick": lambda: QCheckBox("one"),
    "choice": lambda: QRadioButton("one"),
    "combo box": _box,
    "field": QLineEdit,
    "number": QSpinBox,
    "moment": QDateTimeEdit,
    "text": QPlainTextEdit,
    "page": QTextBrowser,
    "list": QListWidget,
    "table": lambda: QTableWidget(2, 2),
    "tree": QTreeWidget,
    "tabs": _tabs,
    "step of a restore": StepBar,
}


@pytest.mark.parametrize("dark", [False, True])
@pytest.mark.parametrize("kind", CONTROLS)
def test_where_the_focus_is_can_be_seen(
    kind: str, dark: bool, look: theme.Theme, qtbot: QtBot, expected: Expected
) -> None:
    """As it is painted: what changes when Tab comes there differs by 3:1, as WCAG 2 asks of what is no text."""
    expected.add("does not support propagateSizeHints")
    look.use(dark)
    page, before, control = QWidget(), QPushButton("before"), CONTROLS[kind]()
    if isinstance(control, StepBar):
        control.show_step(Page(1), Page(3), False)
    qtbot.addWidget(page)
    column = QVBoxLayout(page)
    column.addWidget(before)
    column.addWidget(control)
    page.show()
    qtbot.waitUntil(page.isActiveWindow)
    before.setFocus()
    without = control.grab().toImage()
    qtbot.keyClick(before, Qt.Key.Key_Tab)
    focused = QApplication.focusWidget()
    assert focused is not None
    assert focused is control or control.isAncestorOf(focused)
    with_it = control.grab().toImage()
    places = [(x, y) for x in range(without.width()) for y in range(without.height())]
    changed = [p for p in places if without.pixel(*p) != with_it.pixel(*p)]
    seen = [p for p in changed if contrast(without.pixelColor(*p), with_it.pixelColor(*p)) >= 3]
    # Two sides of a small control, at least; a cursor that blinks is less.
    assert len(seen) >= 80


def test_an_icon_made_before_changes_with_the_theme(look: theme.Theme) -> None:
    icon = theme.icon("proved", "good")
    seen = []
    for dark in (False, True):
        look.use(dark)
        seen.append(icon.pixmap(QSize(24, 24)).toImage().pixelColor(3, 12).name())
    assert seen == list(theme.TINTS["good"])


def test_the_system_asks_for_dark_while_running(qapp: QApplication, look: theme.Theme) -> None:
    qapp.styleHints().colorSchemeChanged.emit(Qt.ColorScheme.Dark)
    assert theme.is_dark()
    qapp.styleHints().colorSchemeChanged.emit(Qt.ColorScheme.Light)
    assert not theme.is_dark()


def test_a_name_without_an_icon_is_an_error(qapp: QApplication) -> None:
    with pytest.raises(KeyError, match="nothing"):
        theme.icon("nothing")


# What shows a picture, and the tint of it.
PICTURES: dict[str, tuple[Callable[[], QWidget], str]] = {
    "nothing yet": (lambda: EmptyState("add", "Nothing", "Nothing yet"), "muted"),
    "state": (lambda: StateLabel(State("Added", "add", "muted")), "muted"),
    "reason": (lambda: ReasonCard(Reason(ReasonKind.OVERDUE, Colour.RED, "It is late", "So", "Do it"), ()), "bad"),
}


def painted(widget: QWidget) -> set[str]:
    """The colours of the pictures in it."""
    images = [label.pixmap().toImage() for label in widget.findChildren(QLabel) if not label.pixmap().isNull()]
    assert images
    return {i.pixelColor(x, y).name() for i in images for x in range(i.width()) for y in range(i.height())}


@pytest.mark.parametrize("kind", PICTURES)
def test_a_picture_that_is_shown_changes_with_the_theme(kind: str, look: theme.Theme, qtbot: QtBot) -> None:
    made, tint = PICTURES[kind]
    widget = made()
    qtbot.addWidget(widget)
    widget.setMinimumSize(500, 300)
    widget.show()
    light, dark = theme.TINTS[tint]
    for is_dark, seen, gone in ((True, dark, light), (False, light, dark)):
        look.use(is_dark)
        qtbot.waitUntil(lambda seen=seen: seen in painted(widget))  # type: ignore[misc]
        assert gone not in painted(widget)
