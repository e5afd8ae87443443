"""When a schedule runs: the kind of timetable, its times, the time zone; with the next five times."""

from __future__ import annotations

from itertools import islice
from zoneinfo import available_timezones

from PySide6.QtCore import QDateTime, QLocale, Qt, QTimer, Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QCompleter,
    QDateTimeEdit,
    QFormLayout,
    QGridLayout,
    QLineEdit,
    QSpinBox,
    QVBoxLayout,
    QWidget,
)

from influx_backup_gui.domain.clock_changes import clock_changes
from influx_backup_gui.domain.errors import BackupError, UsageError
from influx_backup_gui.domain.instants import SECOND
from influx_backup_gui.domain.slots import slots_after, zone_named
from influx_backup_gui.domain.timetable import LAST_DAY, Cron, Daily, EveryHours, Monthly, Timetable, parse_times
from influx_backup_gui.domain.timetable_text import time_text
from influx_backup_gui.gui import describe, describe_schedule
from influx_backup_gui.gui.session import Session
from influx_backup_gui.gui.tr import tr
from influx_backup_gui.gui.widgets import TintedLabel, heading, named
from influx_backup_gui.gui.window_words import told

DAILY, WEEKDAYS, MONTHLY, HOURS, CRON = "daily", "weekdays", "monthly", "hours", "cron"
_CHANGES = 2
_SHOWN = 5
_EVERY_MS = 20_000


class WhenEdit(QWidget):
    """`timetable()` and `zone()` answer what is entered, or raise UsageError with what is wrong with it."""

    changed = Signal()

    def __init__(self, session: Session, timetable: Timetable, zone: str) -> None:
        super().__init__()
        self._session = session
        self.kind = named(QComboBox(), tr("How often"))
        for kind, text in _kinds():
            self.kind.addItem(text, kind)
        self.times = named(QLineEdit("02:00"), tr("Times of day"), tr("One or more, with commas: 02:00, 14:30"))
        self.days = [named(QCheckBox(_short(d)), QLocale().dayName(d + 1)) for d in range(7)]
        self.day = named(QComboBox(), tr("Day of the month"))
        for day in range(1, 32):
            self.day.addItem(tr("Day {n}", n=day), day)
        self.day.addItem(tr("The last day"), LAST_DAY)
        self.hours = named(QSpinBox(), tr("Hours between two backups"))
        self.hours.setRange(1, 744)
        self.hours.setValue(6)
        self.hours.setPrefix(tr("every "))
        self.hours.setSuffix(tr(" h"))
        self._start = session.now() // (60 * SECOND) * 60 * SECOND
        self.start = named(QDateTimeEdit(), tr("Counted from"), tr("By the clock of this machine"))
        self.start.setDisplayFormat("yyyy-MM-dd HH:mm")
        self.start.setCalendarPopup(True)
        self.cron = named(QLineEdit("0 2 * * *"), tr("Cron expression"))
        self.cron.setPlaceholderText(tr("minute hour day month weekday"))
        self.zones = named(QComboBox(), tr("Time zone"), tr("Type a part of its name: berlin"))
        self._told, self._next = TintedLabel("", "muted", wrap=True), TintedLabel("", "plain", wrap=True)
        self._next.setAccessibleName(tr("The next times"))
        self._changes = TintedLabel("", "warn", wrap=True)
        self._changes.setAccessibleName(tr("Clock changes"))
        self._prepare_zones(zone)
        self._lay_out()
        self.show_timetable(timetable)
        self._connect()
        self._on_kind()
        session.read(lambda: sorted(available_timezones()), self._on_zones)

    def _prepare_zones(self, zone: str) -> None:
        self.zones.setEditable(True)
        self.zones.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        self.zones.addItem(zone)
        completer = QCompleter(self.zones.model(), self.zones)
        completer.setFilterMode(Qt.MatchFlag.MatchContains)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        completer.setCompletionMode(QCompleter.CompletionMode.PopupCompletion)
        self.zones.setCompleter(completer)

    def _on_zones(self, names: list[str]) -> None:
        """What is entered stays."""
        entered = self.zones.currentText()
        self.zones.blockSignals(True)
        self.zones.clear()
        self.zones.addItems(names)
        self.zones.setCurrentIndex(self.zones.findText(entered))
        self.zones.setEditText(entered)
        self.zones.blockSignals(False)

    def _lay_out(self) -> None:
        days = QWidget()
        grid = QGridLayout(days)
        grid.setContentsMargins(0, 0, 0, 0)
        for number, box in enumerate(self.days):
            grid.addWidget(box, 0, number)
        grid.setColumnStretch(7, 1)
        self._days = days
        self.form = QFormLayout()
        self.form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.ExpandingFieldsGrow)
        for text, widget in (
            (tr("How o&ften"), self.kind),
            (tr("On &days"), days),
            (tr("Da&y"), self.day),
            (tr("At &times"), self.times),
            (tr("Ho&urs"), self.hours),
            (tr("Counted fr&om"), self.start),
            (tr("C&ron"), self.cron),
            (tr("Time &zone"), self.zones),
        ):
            self.form.addRow(text, widget)
        self.form.addRow("", self._told)
        column = QVBoxLayout(self)
        column.addLayout(self.form)
        column.addWidget(heading(tr("The next five times"), 0))
        column.addWidget(self._next)
        column.addWidget(self._changes)
        column.addStretch(1)

    def show_timetable(self, timetable: Timetable) -> None:
        """Enter these times."""
        kind = {Daily: DAILY, Monthly: MONTHLY, EveryHours: HOURS, Cron: CRON}[type(timetable)]
        if isinstance(timetable, Daily):
            kind = WEEKDAYS if timetable.weekdays else DAILY
            for number, box in enumerate(self.days):
                box.setChecked(not timetable.weekdays or number in timetable.weekdays)
        if isinstance(timetable, Monthly):
            self.day.setCurrentIndex(self.day.findData(timetable.day))
        if isinstance(timetable, Daily | Monthly):
            self.times.setText(", ".join(map(time_text, timetable.times)))
        if isinstance(timetable, EveryHours):
            self.hours.setValue(timetable.hours)
            self._start = timetable.start
        if isinstance(timetable, Cron):
            self.cron.setText(timetable.text)
        self.start.setDateTime(QDateTime.fromSecsSinceEpoch(self._start // SECOND))
        self._start_shown = self.start.dateTime()
        self.kind.setCurrentIndex(self.kind.findData(kind))

    def _connect(self) -> None:
        self.kind.currentIndexChanged.connect(self._on_kind)
        for signal in (
            self.times.textChanged,
            self.day.currentIndexChanged,
            self.hours.valueChanged,
            self.start.dateTimeChanged,
            self.cron.textChanged,
            self.zones.editTextChanged,
            *(box.toggled for box in self.days),
        ):
            signal.connect(self._on_changed)
        # What is said of the time that is left stays true while the window is open.
        self._timer = QTimer(self, interval=_EVERY_MS)
        self._timer.timeout.connect(self._preview)
        self._timer.start()

    def _on_kind(self) -> None:
        kind = self.kind.currentData()
        for widget, kinds in (
            (self._days, (WEEKDAYS,)),
            (self.day, (MONTHLY,)),
            (self.times, (DAILY, WEEKDAYS, MONTHLY)),
            (self.hours, (HOURS,)),
            (self.start, (HOURS,)),
            (self.cron, (CRON,)),
        ):
            self.form.setRowVisible(widget, kind in kinds)
        self._on_changed()

    def _on_changed(self) -> None:
        self._preview()
        self.changed.emit()

    def _preview(self) -> None:
        trouble, advice = self.trouble(), _advice(self.kind.currentData())
        self._told.setText(trouble or advice)
        self._told.set_role("bad" if trouble else "muted")
        self._changes.setText("" if trouble else "\n".join(self.clock_changes))
        self._changes.setVisible(bool(self._changes.text()))
        self._next.setText("–" if trouble else "\n".join(self.next_times) or tr("Never: no such day comes."))

    # --- what is entered --------------------------------------------------------------------------------

    @property
    def next_times(self) -> list[str]:
        """The next five times in words. UsageError as `timetable`."""
        now, zone = self._session.now(), self.zone()
        coming = islice(slots_after(self.timetable(), zone_named(zone), now), _SHOWN)
        return [describe_schedule.slot(instant, zone, now) for instant in coming]

    @property
    def clock_changes(self) -> list[str]:
        """What the clock changes of the coming year do to its times, in words. UsageError as `timetable`."""
        zone = zone_named(self.zone())
        found = clock_changes(self.timetable(), zone, self._session.now())
        return [describe_schedule.clock_change(change, zone) for change in found[:_CHANGES]]

    def trouble(self) -> str:
        """What is wrong with what is entered, "" where nothing is."""
        try:
            self.timetable()
            self.zone()
        except BackupError as error:
            return told(error)
        return ""

    def zone(self) -> str:
        """The name of the time zone."""
        name = self.zones.currentText().strip()
        zone_named(name)
        return name

    def timetable(self) -> Timetable:
        """The rule."""
        kind = self.kind.currentData()
        if kind == HOURS:
            # Qt shows no seconds; what nobody has touched stays as it was.
            same = self.start.dateTime() == self._start_shown
            return EveryHours(
                self.hours.value(), self._start if same else self.start.dateTime().toSecsSinceEpoch() * SECOND
            )
        if kind == CRON:
            return Cron(self.cron.text().strip())
        times = parse_times(self.times.text())
        if kind == MONTHLY:
            return Monthly(self.day.currentData(), times)
        if kind == DAILY:
            return Daily(times)
        days = tuple(number for number, box in enumerate(self.days) if box.isChecked())
        if not days:
            raise UsageError(tr("No day of the week is chosen."), tr("Tick at least one."))
        return Daily(times, days)


def _kinds() -> tuple[tuple[str, str], ...]:
    return (
        (DAILY, tr("Every day")),
        (WEEKDAYS, tr("On chosen days of the week")),
        (MONTHLY, tr("Every month")),
        (HOURS, tr("Every few hours")),
        (CRON, tr("Cron expression")),
    )


def _advice(kind: str) -> str:
    return {
        MONTHLY: tr("In a month that is too short for the day it is the last day."),
        HOURS: tr("Hours that pass: a clock change neither adds nor drops one."),
        CRON: tr("Minute, hour, day of month, month, day of week: 0 2 * * mon-fri"),
    }.get(kind, tr("One or more times with commas: 02:00, 14:30"))


def _short(day: int) -> str:
    return describe.sentence(QLocale().dayName(day + 1, QLocale.FormatType.ShortFormat))
