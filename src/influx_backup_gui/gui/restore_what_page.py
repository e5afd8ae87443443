"""Step 2 of a restore: which databases and tables of the backup, and which time range."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QLineEdit, QVBoxLayout, QWidget

from influx_backup_gui.domain.instants import TimeRange
from influx_backup_gui.domain.job import RestoreJob, Selection
from influx_backup_gui.domain.manifest import Manifest, TableEntry
from influx_backup_gui.domain.restore_selection import chosen_databases, chosen_tables, rows_within
from influx_backup_gui.gui import describe, describe_restore
from influx_backup_gui.gui.check_tree import CheckTree
from influx_backup_gui.gui.session import Session
from influx_backup_gui.gui.time_choice import TimeChoice
from influx_backup_gui.gui.tr import tr
from influx_backup_gui.gui.widgets import TintedLabel, button, named

_NAMED = 2


class RestoreWhatPage(QWidget):
    """Everything is ticked at first; figures count the rows of the chosen time range."""

    changed = Signal()

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self._manifest: Manifest | None = None
        self.tree = CheckTree()
        self.time = TimeChoice()
        self.search = named(QLineEdit(), tr("Search databases and tables"))
        self.search.setPlaceholderText(tr("Search tables"))
        self.search.setClearButtonEnabled(True)
        self.search.textChanged.connect(self.tree.search)
        self._said = TintedLabel("", "muted", wrap=True)
        self._lay_out()
        self.tree.chosen.connect(self._on_changed)
        self.time.changed.connect(self._on_time)

    def _lay_out(self) -> None:
        top = QHBoxLayout()
        shown = tr("Only what the search shows, while you search")
        top.addWidget(button(tr("Tick &all"), "tick", lambda: self.tree.tick_shown(True), shown))
        top.addWidget(button(tr("&Untick all"), "cancel", lambda: self.tree.tick_shown(False), shown))
        top.addWidget(self.search, 1)
        left = QVBoxLayout()
        left.addLayout(top)
        left.addWidget(self.tree, 1)
        right = QVBoxLayout()
        label = QLabel(tr("T&ime range"))
        label.setBuddy(self.time.kind)
        right.addWidget(label)
        right.addWidget(self.time)
        right.addSpacing(8)
        right.addWidget(self._said)
        right.addStretch(1)
        side = QFrame()
        side.setLayout(right)
        side.setFixedWidth(220)
        right.setContentsMargins(8, 0, 0, 0)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addLayout(left, 1)
        row.addWidget(side)
        self.setFocusProxy(self.tree)

    def show_manifest(self, manifest: Manifest, asked: RestoreJob | None = None) -> None:
        """Show what this backup holds; what was `asked` for is ticked, without it everything."""
        self._manifest = manifest
        tables: dict[str, list[str]] = {d.name: [] for d in manifest.databases}
        for entry in manifest.tables:
            tables.setdefault(entry.database, []).append(entry.table)
        self.search.clear()
        self.tree.fill(tables.items())
        self.time.show_range(asked.range if asked else TimeRange())  # and with it the figures
        if asked is not None:
            self.tree.choose(_asked_selection(manifest, asked))

    def _on_time(self) -> None:
        self.tree.show_extents({(t.database, t.table): self._extent(t) for t in self._entries()})
        self._on_changed()

    def _extent(self, entry: TableEntry) -> tuple[int, bool, int | None, int | None]:
        rows, estimated = rows_within(entry, self.range or TimeRange())
        return rows, estimated, entry.first, entry.last

    def _entries(self) -> tuple[TableEntry, ...]:
        return self._manifest.tables if self._manifest else ()

    def _on_changed(self) -> None:
        firsts = [t.first for t in self.wanted() if t.first is not None]
        lasts = [t.last for t in self.wanted() if t.last is not None]
        if firsts and lasts:
            self.time.offer(min(firsts), max(lasts))
        trouble = self.trouble()
        self._said.set_role("bad" if trouble else "muted")
        self._said.setText(trouble or self._summary())
        self.changed.emit()

    def _summary(self) -> str:
        wanted = self.wanted()
        counted = [rows_within(t, self.range or TimeRange()) for t in wanted]
        rows, estimated = sum(n for n, _ in counted), any(e for _, e in counted)
        return describe_restore.chosen(len(wanted), len(self._entries()), rows, estimated)

    # --- answers ----------------------------------------------------------------------------------------

    def trouble(self) -> str:
        """Why this choice cannot be restored; "" where it can."""
        if self.selection is None:
            return tr("Nothing is ticked.")
        if self.range is None:
            return tr("The end of the time range is not after its beginning.")
        return ""

    @property
    def selection(self) -> Selection | None:
        """What is ticked; None where nothing is."""
        return self.tree.selection()

    @property
    def range(self) -> TimeRange | None:
        """The time range; None where its end is not after its beginning."""
        return self.time.range_at(self._session.now())

    def wanted(self) -> tuple[TableEntry, ...]:
        """The tables that are ticked."""
        selection = self.selection
        if selection is None:
            return ()
        everything, whole, single = selection == Selection(), set(selection.databases), set(selection.tables)
        return tuple(t for t in self._entries() if everything or t.database in whole or (t.database, t.table) in single)

    def databases(self) -> tuple[str, ...]:
        """The databases of which something is ticked, those without any table included."""
        selection = self.selection
        held = (
            [*(d.name for d in self._manifest.databases), *(t.database for t in self._entries())]
            if self._manifest
            else []
        )
        return tuple(d for d in dict.fromkeys(held) if selection is not None and selection.wants_database(d))

    @property
    def words(self) -> str:
        """The choice in a few words."""
        tables, databases = self.wanted(), self.databases()
        what = ", ".join(databases) if len(databases) <= _NAMED else tr("{n} databases", n=len(databases))
        span = describe_restore.time_range(self.range) if self.range and not self.range.everything else ""
        return ", ".join(w for w in (what, describe.tables(len(tables)), span) if w)


def _asked_selection(manifest: Manifest, asked: RestoreJob) -> Selection | None:
    """What an earlier restore wanted of this backup; nothing of what the backup does not hold."""
    wanted = [(t.database, t.table) for t, _ in chosen_tables(manifest, asked)]
    names = chosen_databases(manifest, asked)
    whole = [d for d in names if all((t.database, t.table) in wanted for t in manifest.tables if t.database == d)]
    return Selection(tuple(whole), tuple(w for w in wanted if w[0] not in whole))
