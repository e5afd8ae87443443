"""What to save: databases and tables with check boxes, rows and time span; read in the background, errors in place."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QProgressBar, QStackedWidget, QVBoxLayout, QWidget

from influx_backup_gui.domain.errors import ExitCode, Problem
from influx_backup_gui.domain.instants import parse_instant
from influx_backup_gui.domain.job import Selection
from influx_backup_gui.domain.server import ServerConfig
from influx_backup_gui.gui import describe_server
from influx_backup_gui.gui.check_tree import CheckTree
from influx_backup_gui.gui.session import Session
from influx_backup_gui.gui.tr import tr
from influx_backup_gui.gui.widgets import TintedLabel, button, named
from influx_backup_gui.gui.window_words import told

_TREE, _TROUBLE, _LOADING = 0, 1, 2


class SelectionTree(QWidget):
    """Everything is checked at first. `changed` when the choice or what is there has changed.

    What a person chose of a server stays when it is asked again: new tables are checked where their whole database
    is, new databases where everything is.
    """

    changed = Signal()

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self._readings: list[Any] = []
        self._loaded: ServerConfig | None = None
        self._choices: dict[str, Selection | None] = {}
        self.tree = CheckTree()
        self.tree.setColumnHidden(2, True)
        self.tree.chosen.connect(self._on_chosen)
        self._trouble = TintedLabel("", "bad", wrap=True)
        self.look_back = named(TintedLabel("", "warn", wrap=True), tr("What the server may not show"))
        self.look_back.hide()
        self.again = button(tr("Try &again"), "refresh", self.try_again)
        self.add_server = button(tr("&Add a server…"), "add", session.servers_asked.emit)
        self._stack = QStackedWidget()
        for page in (self.tree, self._trouble_page(), self._loading_page()):
            self._stack.addWidget(page)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._stack, 1)
        column.addWidget(self.look_back)
        session.server_chosen.connect(self.load)
        session.settings_changed.connect(self._on_settings)
        session.run_ended.connect(self._on_run_ended)
        self.load()

    def _trouble_page(self) -> QWidget:
        page = QWidget()
        column = QVBoxLayout(page)
        column.setContentsMargins(0, 0, 0, 0)
        column.addStretch(1)
        column.addWidget(self._trouble)
        row = QHBoxLayout()
        row.addWidget(self.again)
        row.addWidget(self.add_server)
        row.addStretch(1)
        column.addLayout(row)
        column.addStretch(1)
        return page

    def _loading_page(self) -> QWidget:
        page = QWidget()
        column = QVBoxLayout(page)
        column.setContentsMargins(0, 0, 0, 0)
        column.addStretch(1)
        column.addWidget(TintedLabel(tr("Asking the server what it has…"), "muted"))
        busy = named(QProgressBar(), tr("Loading"))
        busy.setRange(0, 0)
        busy.setTextVisible(False)
        busy.setMaximumHeight(6)
        column.addWidget(busy)
        column.addStretch(1)
        return page

    # --- loading --------------------------------------------------------------------------------------

    def load(self) -> None:
        """Ask the server what it has; first names, then rows and time spans."""
        self._drop()
        self.tree.clear()
        self.look_back.hide()
        server = self._session.server
        if not server:
            self._loaded = None
            self._say(tr("No server is known yet."))
            return
        self._loaded = self._session.settings.server(server)
        self._stack.setCurrentIndex(_LOADING)
        self._ask()
        self.changed.emit()

    def _drop(self) -> None:
        for reading in self._readings:
            reading.drop()
        self._readings = []

    def _ask(self) -> None:
        self._drop()
        server, engine, stopping = self._session.server, self._session.engine, self._session.stopping
        self._readings = [
            self._session.read(lambda: engine.inspect(server, False, stopping), self._on_names, self._on_problem)
        ]

    def _on_settings(self) -> None:
        """Address or token of the shown server may be others now; another token is not seen in the settings."""
        server = self._session.server
        known = next((s for s in self._session.settings.servers if s.name == server), None)
        if known != self._loaded or (known is not None and self.trouble):
            self.load()

    def _on_run_ended(self, run: Any) -> None:
        """A restore may have made tables on this server. What is shown stays until the answer: it can be saved."""
        if run.kind != "restore" or run.server != self._session.server:
            return
        if self._stack.currentIndex() == _TREE:
            self._ask()
        else:
            self.load()

    def _on_problem(self, problem: Problem) -> None:
        server = self._loaded
        if server is not None and server.token_source == "ask" and problem.exit_code == ExitCode.NOT_AUTHORISED:
            self._session.forget_token(server.name)
        self._say(told(problem))

    def _say(self, trouble: str, role: str = "bad") -> None:
        self._trouble.setText(trouble)
        self._trouble.set_role(role if self._loaded is not None else "muted")
        self.again.setVisible(self._loaded is not None)
        self.add_server.setVisible(self._loaded is None)
        self._stack.setCurrentIndex(_TROUBLE)
        self.changed.emit()

    def try_again(self) -> None:
        """Load again; a token that has to be typed is asked for first."""
        self._session.ask_token(self._session.server)
        self.load()

    def _on_names(self, found: dict[str, Any]) -> None:
        if not found["databases"]:
            said = tr("This server has no databases yet. As soon as something was written to it, it can be saved.")
            self._say(said, "muted")
            return
        names = {d["name"]: tuple(t["name"] for t in d["tables"]) for d in found["databases"]}
        server, engine, stopping = self._session.server, self._session.engine, self._session.stopping
        if names != self.tree.checks.names():
            self._stack.setCurrentIndex(_LOADING)  # what is ticked for a moment is nobody's choice
            self.tree.fill(names.items())
            if server in self._choices:
                self.tree.choose(self._choices[server])
        self._stack.setCurrentIndex(_TREE)
        self._readings = [
            self._session.read(
                lambda: engine.inspect(server, True, stopping), self._on_counts, self._session.troubled.emit
            )
        ]
        self.changed.emit()

    def _on_chosen(self) -> None:
        """Only what a person did is kept: what has gone for a while is chosen again when it is back."""
        if self._stack.currentIndex() == _TREE:
            self._choices[self._session.server] = self.tree.selection()
            self.changed.emit()

    def _on_counts(self, found: dict[str, Any]) -> None:
        """Figures are put beside names that are still shown; the choice stays."""
        tables = {(d["name"], t["name"]): t for d in found["databases"] for t in d["tables"]}
        self.tree.show_extents({key: _extent(table) for key, table in tables.items()})
        said = describe_server.look_back(found)
        self.look_back.setText(" ".join(said))
        self.look_back.setVisible(bool(said))

    # --- choosing -------------------------------------------------------------------------------------

    def selection(self) -> Selection | None:
        """The choice; everything where all is checked, None where nothing is checked or nothing is known."""
        return self.tree.selection() if self._stack.currentIndex() == _TREE else None

    @property
    def loading(self) -> bool:
        """Whether nothing is known until the server answers."""
        return self._stack.currentIndex() == _LOADING

    @property
    def trouble(self) -> str:
        """What is shown in place of the tree, "" where the tree is."""
        return self._trouble.text() if self._stack.currentIndex() == _TROUBLE else ""


def _extent(table: dict[str, Any]) -> tuple[int, bool, int | None, int | None]:
    first = parse_instant(table["first"]) if table["first"] else None
    last = parse_instant(table["last"]) if table["last"] else None
    return table["rows"], False, first, last
