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
    QWidget,
)
from pytestqt.qtbot import QtBot

from influx_backup_gui.domain.health_records import Colour, Health, Reason, ReasonKind
from influx_backup_gui.domain.job import BackupJob, Outcome, Run, Trigger
from influx_backup_gui.domain.timetable import Cron
from influx_backup_gui.gui import describe_tray, engine_words
from influx_backup_gui.gui.app import Program
from influx_backup_gui.gui.backup_form import BackupForm
from influx_backup_gui.gui.help_window import HelpWindow
from influx_backup_gui.gui.language import use_language
from influx_backup_gui.gui.repositories_dialog import RepositoriesDialog
from influx_backup_gui.gui.restore_report_text import report_text
from influx_backup_gui.gui.schedule_edit_when import WhenEdit
from influx_backup_gui.gui.servers_dialog import ServersDialog
from influx_backup_gui.gui.session import Session
from influx_backup_gui.gui.settings_import import SettingsImportDialog
from influx_backup_gui.gui.tray_state import TrayFacts
from influx_backup_gui.gui.window_words import in_window
from influx_backup_gui.help import pages
from tests.gui.conftest import Expected
from tests.gui.test_first_run import opened
from tests.gui.test_restore_access import mnemonics

MARK = "¤"
# Not words: names of things, figures, paths, and the program's own name.
NAME = re.compile(
    r"home|default|http\S*|/\S+|[\d\s.,:;·%–—›-]*|[\w/]+/UTC|UTC|Influx Backup|\S*\{server\}\S*|English|Deutsch"
)


class Longer(QTranslator):
    """Every text of ours with a mark, and longer by a part of its length."""

    def __init__(self, part: float, parent: QCoreApplication) -> None:
        super().__init__(parent)
        self._part = part

    def translate(self, context: str, source: str, *_: object) -> str:
        return f"{MARK}{source}{'~' * int(len(source) * self._part)}" if context == "influx-backup" else ""

    def isEmpty(self) -> bool:  # noqa: N802 - Qt's name
        return False


UNFINISHED = "It was not finished."


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
            found |= {t for t in texts(widget) if t and MARK not in t and not NAME.fullmatch(t.strip())}
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


def dialogs(program: Program) -> Iterator[QWidget]:
    for made in (ServersDialog, RepositoriesDialog, SettingsImportDialog):
        yield made(program.session, program.window)
    program.show_preferences()
    yield program._preferences


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
        qtbot.waitUntil(lambda: "GB" in program.views.first_run._free.text(), timeout=5_000)
        assert unmarked(program.window) == set()
    finally:
        program.close()


def test_the_help_is_no_part_of_the_rule(qtbot: QtBot, longer: Callable[[float], None]) -> None:
    longer(0)
    window = HelpWindow(None)
    qtbot.addWidget(window)
    assert unmarked(window) <= {page.title for page in pages()}


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


def test_no_two_controls_share_a_mnemonic_in_german(
    german: None, qtbot: QtBot, qapp: QApplication, engine: object, tmp_path: Path
) -> None:
    program = opened(qtbot, qapp, tmp_path / "home")
    try:
        tabs = program.views.tabs
        of_tabs = [text[text.index("&") + 1].lower() for n in range(tabs.count()) if "&" in (text := tabs.tabText(n))]
        assert len(of_tabs) == 4
        for _ in each_tab(program, qtbot):
            letters = of_tabs + mnemonics(program.window)
            assert sorted(set(letters)) == sorted(letters), tabs.tabText(tabs.currentIndex())
    finally:
        program.close()


def test_german_is_spoken(german: None, qtbot: QtBot, qapp: QApplication, engine: object, tmp_path: Path) -> None:
    program = opened(qtbot, qapp, tmp_path / "home")
    try:
        said = {t.replace("&", "") for w in program.window.findChildren(QWidget) for t in texts(w)}
        assert {"Sicherung", "Jetzt sichern", "Zeitplan", "Überwachung"} <= said
        with qtbot.waitSignal(program.session.run_ended, timeout=30_000):
            program.session.start(BackupJob("home"), "x")
        qtbot.waitUntil(lambda: "Geschützt" in program.views.header.state.text, timeout=10_000)
    finally:
        program.close()


@pytest.mark.parametrize(
    ("english", "said"),
    [
        ("There is no server 'lab'.", "Es gibt keinen Server 'lab'."),
        ("Known: lab, home.", "Bekannt: lab, home."),
        ("The disk is full: /x. Free some space, or choose another repository.",
         "Der Datenträger ist voll: /x. Schaffen Sie Platz, oder wählen Sie eine andere Ablage."),
        ("This backup needs about 1.5 GB; 200 MB are free in /b.",
         "Diese Sicherung braucht etwa 1,5 GB; 200 MB sind frei in /b."),
        ("1,204 rows of 1 table", "1.204 Zeilen aus 1 Tabelle"),
        ("18.2 M rows of 41 tables, 1.5 GB, proved.", "18,2 M Zeilen aus 41 Tabellen, 1,5 GB, bewiesen."),
        ("Column 'a' holds NaN 3 times.", "Spalte 'a' enthält NaN 3-mal."),
        ("The disk of repository default will be full in 3 days",
         "Der Datenträger der Ablage default wird voll in 3 Tagen"),
        ("The disk of repository default will be full in 1 day",
         "Der Datenträger der Ablage default wird voll in 1 Tag"),
        ("Something that no template knows: 1,204 rows.", "Something that no template knows: 1.204 rows."),
        ("Unpin it first: influx-backup unpin X", "Lösen Sie sie zuerst ab: Mehr, Ablösen."),
    ],
)  # fmt: skip
def test_sentences_of_the_layers_below_are_german(german: None, english: str, said: str) -> None:
    assert in_window(english).rstrip(".") == said.rstrip(".")


def test_figures_and_days_are_german(german: None) -> None:
    assert QLocale().toString(1204) == "1.204"
    assert QLocale().toString(1.5) == "1,5"


def test_where_the_language_of_the_system_is_unknown_english_is_spoken(qapp: QApplication) -> None:
    assert use_language(qapp, "en") == "en"
    assert use_language(qapp, "xx") in ("en", "de")


def test_what_the_layers_below_say_is_german_in_small_places_too(german: None, session: Session, qtbot: QtBot) -> None:
    """Beside a field that was typed wrong, in the tray, in a report that is saved."""
    when = WhenEdit(session, Cron("0 2 * * *"), "UTC")
    qtbot.addWidget(when)
    when.cron.setText("* *")
    assert when.trouble().startswith("Der Cron-Ausdruck '* *' ist nicht zu verstehen")
    form = BackupForm(session)
    qtbot.addWidget(form)
    form.template.setText("{nothing}")
    assert form.trouble().startswith("Die Namensvorlage hat ein unbekanntes Feld")
    reason = Reason(ReasonKind.NO_PROVED_BACKUP, Colour.RED, "There is no proved backup.", "", "", "home")
    assert "There" not in describe_tray.state_line(TrayFacts(Health(Colour.RED, (reason,))))
    table = {"database": "d", "table": "t", "verified": False, "action": "create", "rows": 1, "problem": UNFINISHED}
    run = Run("r", "restore", Trigger.MANUAL, Outcome.FAILED, 0, 1, "", details={"tables": [table]})
    assert UNFINISHED not in report_text(run)
