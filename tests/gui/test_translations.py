"""Every text that a person sees goes through tr(), fits where it is longer, and is German where German is spoken."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QLocale, Qt, QTranslator
from PySide6.QtGui import QAction
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QCheckBox,
    QComboBox,
    QGroupBox,
    QHeaderView,
    QLabel,
    QLineEdit,
    QPushButton,
    QTabBar,
    QVBoxLayout,
    QWidget,
)
from pytestqt.qtbot import QtBot

from influx_backup_gui.domain.job import BackupJob
from influx_backup_gui.gui import engine_words
from influx_backup_gui.gui.app import Program
from influx_backup_gui.gui.language import use_language
from influx_backup_gui.gui.tr import tr
from influx_backup_gui.notify.presets import PRESETS
from tests.gui.conftest import Expected
from tests.gui.dialogs import dialogs
from tests.gui.window_steps import opened

MARK = "¤"
# Not words: names of things, figures, paths, and the program's own name.
NAME = re.compile(
    r"home|default|http\S*|/\S+|[\d\s.,:;·%–—›-]*|[\w/]+/UTC|UTC|Influx Backup|\S*\{server\}\S*|English|Deutsch|"
    r"(lab|plant|sensors)\..+|smtp\.example\.org"
)
# Names of mail providers, and of days as the system has them.
NAMES = {p.title for p in PRESETS} | {QLocale.c().dayName(n, form) for n in range(1, 8) for form in QLocale.FormatType}


class Longer(QTranslator):
    """Every text of ours with a mark, and longer by a part of its length."""

    def __init__(self, part: float, parent: QCoreApplication) -> None:
        super().__init__(parent)
        self._part = part

    def translate(self, context: str, source: str, *_: object) -> str:
        return f"{MARK}{source}{'~' * int(len(source) * self._part)}" if context == "influx-backup" else ""

    def isEmpty(self) -> bool:  # noqa: N802 - Qt's name
        return False


@pytest.fixture(autouse=True)
def offscreen(expected: Expected) -> None:
    expected.add("does not support propagateSizeHints")
    expected.add("does not support raise")


@pytest.fixture
def longer(qapp: QApplication) -> Iterator[Callable[[float], None]]:
    """Makes every text longer from now on, until the test ends."""
    made: list[QTranslator] = []

    def install(part: float) -> None:
        made.append(Longer(part, qapp))
        qapp.installTranslator(made[-1])

    yield install
    for translator in made:
        qapp.removeTranslator(translator)


def texts(widget: QWidget) -> Iterator[str]:
    """What a widget itself says, to the eye and to a screen reader."""
    yield from (widget.toolTip(), widget.accessibleName())
    if isinstance(widget, QLabel | QAbstractButton):
        yield widget.text()
    elif isinstance(widget, QGroupBox):
        yield widget.title()
    elif isinstance(widget, QTabBar):
        yield from (widget.tabText(i) for i in range(widget.count()))
    elif isinstance(widget, QComboBox):
        yield from (widget.itemText(i) for i in range(widget.count()))
    elif isinstance(widget, QLineEdit):
        yield widget.placeholderText()
    elif isinstance(widget, QHeaderView) and widget.model() is not None:
        for section in range(widget.count()):
            yield str(widget.model().headerData(section, widget.orientation()) or "")
    for action in widget.findChildren(QAction, options=Qt.FindChildOption.FindDirectChildrenOnly):
        yield action.text()


def unmarked(inside: QWidget) -> set[str]:
    """Texts below a widget that did not go through tr(). Parts that Qt made of a control are its own."""
    found = set()
    for widget in (inside, *inside.findChildren(QWidget)):
        if not widget.objectName().startswith("qt_"):
            found |= {t for t in texts(widget) if t and MARK not in t and t not in NAMES and not NAME.fullmatch(t)}
    # What the layers below say has templates of its own.
    engine_words.use("de")
    unknown = {t for t in found if engine_words.translated(t.removeprefix("home: ")) == t.removeprefix("home: ")}
    engine_words.use("en")
    return unknown


def squeezed(inside: QWidget) -> set[str]:
    """Texts below a widget that are shown in less room than they need, and not in full in their tool tip."""
    found = set()
    for widget in inside.findChildren(QWidget):
        if isinstance(widget, QPushButton | QCheckBox | QLabel) and widget.isVisible() and widget.text():
            breaks = isinstance(widget, QLabel) and widget.wordWrap()
            small = widget.width() < widget.minimumSizeHint().width()
            if small and not breaks and widget.toolTip() != widget.text():
                found.add(widget.text())
    return found


def each_tab(program: Program, qtbot: QtBot) -> Iterator[QWidget]:
    tabs = program.views.tabs
    for index in range(tabs.count()):
        tabs.setCurrentIndex(index)
        qtbot.wait(50)  # a tab lays itself out when it is shown
        yield tabs.view


def test_the_checks_find_what_is_there(longer: Callable[[float], None], qtbot: QtBot) -> None:
    """Of a window in which one text went through tr() and one did not, and one has no room."""
    longer(0)
    window, field = QWidget(), QLineEdit()
    qtbot.addWidget(window)
    column = QVBoxLayout(window)
    for widget in (QPushButton(tr("Uncommon")), QLabel("home"), QLabel("Said as it stands"), field):
        column.addWidget(widget)
    field.setPlaceholderText("Typed here")
    assert unmarked(window) == {"Said as it stands", "Typed here"}
    window.show()
    assert squeezed(window) == set()
    window.findChildren(QPushButton)[0].setMaximumWidth(10)
    qtbot.waitUntil(lambda: squeezed(window) == {f"{MARK}Uncommon"})


def test_no_text_of_the_window_is_outside_tr(
    longer: Callable[[float], None], qtbot: QtBot, qapp: QApplication, engine: object, tmp_path: Path
) -> None:
    longer(0)
    program = opened(qtbot, qapp, tmp_path / "home")
    try:
        for _ in each_tab(program, qtbot):
            pass
        assert unmarked(program.window) == set()
        for dialog in dialogs(program):
            assert unmarked(dialog) == set()
    finally:
        program.close()


def test_no_text_of_the_first_page_is_outside_tr(
    longer: Callable[[float], None], qtbot: QtBot, qapp: QApplication, tmp_path: Path
) -> None:
    longer(0)
    program = opened(qtbot, qapp, tmp_path / "new")
    try:
        qtbot.waitUntil(lambda: "GB" in program.views.first_run._free.text())
        assert unmarked(program.window) == set()
    finally:
        program.close()


@pytest.mark.parametrize("size", [(1280, 800), (800, 600)])
def test_texts_that_are_longer_by_40_percent_fit(
    longer: Callable[[float], None],
    qtbot: QtBot,
    qapp: QApplication,
    engine: object,
    tmp_path: Path,
    size: tuple[int, int],
) -> None:
    longer(0.4)
    program = opened(qtbot, qapp, tmp_path / "home")
    try:
        program.window.resize(*size)
        for _ in each_tab(program, qtbot):
            assert program.window.width() <= size[0]
            assert squeezed(program.window) == set()
    finally:
        program.close()


def test_texts_of_one_and_a_half_times_the_size_fit(
    qtbot: QtBot, qapp: QApplication, engine: object, tmp_path: Path
) -> None:
    before = qapp.font()
    larger = qapp.font()
    larger.setPointSizeF(before.pointSizeF() * 1.5)
    qapp.setFont(larger)
    program = opened(qtbot, qapp, tmp_path / "home")
    try:
        program.window.resize(1280, 800)
        for _ in each_tab(program, qtbot):
            assert squeezed(program.window) == set()
    finally:
        program.close()
        qapp.setFont(before)


def test_german_is_spoken(german: None, qtbot: QtBot, qapp: QApplication, engine: object, tmp_path: Path) -> None:
    program = opened(qtbot, qapp, tmp_path / "home")
    try:
        said = {t.replace("&", "") for w in program.window.findChildren(QWidget) for t in texts(w)}
        assert {"Sicherung", "Jetzt sichern", "Zeitplan", "Überwachung"} <= said
        with qtbot.waitSignal(program.session.run_ended):
            program.session.start(BackupJob("home"), "x")
        qtbot.waitUntil(lambda: "Geschützt" in program.views.header.state.text)
    finally:
        program.close()


def test_where_the_language_of_the_system_is_unknown_english_is_spoken(qapp: QApplication) -> None:
    assert use_language(qapp, "en") == "en"
    assert use_language(qapp, "xx") in ("en", "de")
