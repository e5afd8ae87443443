"""What the layers below say is German where German is spoken: whole sentences, and in small places too."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QLocale
from pytestqt.qtbot import QtBot

from influx_backup_gui.domain.health_records import Colour, Health, Reason, ReasonKind
from influx_backup_gui.domain.job import Outcome, Run, Trigger
from influx_backup_gui.domain.timetable import Cron
from influx_backup_gui.gui import describe_tray
from influx_backup_gui.gui.backup_form import BackupForm
from influx_backup_gui.gui.restore_report_text import report_text
from influx_backup_gui.gui.schedule_edit_when import WhenEdit
from influx_backup_gui.gui.session import Session
from influx_backup_gui.gui.tray_state import TrayFacts
from influx_backup_gui.gui.window_words import in_window

UNFINISHED = "It was not finished."


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
        ("Started 1 day 4 h late.", "1 Tag 4 h verspätet begonnen."),
        ("Started 2 days 3 h late.", "2 Tage 3 h verspätet begonnen."),
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


def test_days_and_hours_are_declined(german: None) -> None:
    said = in_window(
        "lab.t has had no new rows for 2 days 3 h (since 3 May), which is longer than usual: its sensor may have "
        "stopped. The backup is fine."
    )
    assert said.startswith("lab.t hat seit 2 Tagen 3 h keine neuen Zeilen bekommen")


def test_figures_and_days_are_german(german: None) -> None:
    assert QLocale().toString(1204) == "1.204"
    assert QLocale().toString(1.5) == "1,5"


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
