"""What every view knows: the engine, the queue, background reads, and signals when something has changed."""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QDeadlineTimer, QObject, Signal
from shiboken6 import isValid

from influx_backup_gui.domain.errors import Problem
from influx_backup_gui.domain.job import Job, MoveJob, Run
from influx_backup_gui.domain.progress import CancelToken
from influx_backup_gui.domain.server import ServerConfig
from influx_backup_gui.engine.engine import Engine
from influx_backup_gui.gui.background import Background
from influx_backup_gui.gui.health_watch import HealthWatch
from influx_backup_gui.gui.jobs import JobQueue, QueuedJob
from influx_backup_gui.store.secrets import archive_password
from influx_backup_gui.store.settings import Settings


class Session(QObject):
    """Views connect to its signals and never to each other. All methods return at once."""

    settings_changed = Signal()
    backups_changed = Signal()
    runs_changed = Signal()
    server_chosen = Signal(str)
    restore_asked = Signal(str)  # id of a backup
    token_asked = Signal(str)  # a server whose token has to be typed first
    servers_asked = Signal()  # the dialog of servers
    backup_asked = Signal(str)  # id of a backup that a person wants to see
    health_asked = Signal()
    run_asked = Signal(str)  # id of a run that a person wants to see
    preferences_asked = Signal()
    told = Signal(str)  # a sentence for the status line
    troubled = Signal(object)  # Problem, to be shown in the window
    run_ended = Signal(object)  # Run

    def __init__(self, engine: Engine, background: Background) -> None:
        super().__init__()
        self.engine, self.background = engine, background
        # Ends the network reads of the window when it closes.
        self.stopping = CancelToken()
        self.queue = JobQueue(engine.run)
        self.queue.completed.connect(self._on_completed)
        self.watch = HealthWatch(engine, self.read, self.now)
        for changed in (self.settings_changed, self.backups_changed, self.runs_changed):
            changed.connect(self.watch.look)
        self._password: str | None = None
        engine.use_password(lambda: self._password or archive_password())
        servers = engine.settings.servers
        self._server = servers[0].name if servers else ""

    def test_address(self, config: ServerConfig, token: str | None) -> dict[str, Any]:
        """What a server that is not configured yet says of itself; for background reads."""
        return self.engine.test_address(config, token or self.engine.resources.token(config), self.stopping)

    def needs_token(self, name: str) -> bool:
        """Whether a person has to type the token of this server first."""
        config = next((s for s in self.settings.servers if s.name == name), None)
        return config is not None and config.token_source == "ask" and name not in self.engine.resources.typed_tokens

    def ask_token(self, name: str) -> bool:
        """Ask for the token of this server where a person has to type it; whether it is known then."""
        if self.needs_token(name):
            self.token_asked.emit(name)
        return not self.needs_token(name)

    def remember_token(self, name: str, token: str) -> None:
        """A typed token, for as long as the program runs; never written down."""
        self.engine.resources.typed_tokens[name] = token

    def forget_token(self, name: str) -> None:
        """What was typed is not right: it will be asked again."""
        self.engine.resources.typed_tokens.pop(name, None)

    @property
    def server(self) -> str:
        """The chosen server; "" where there is none."""
        return self._server

    @property
    def settings(self) -> Settings:
        """The settings as they are now."""
        return self.engine.settings

    def choose_server(self, name: str) -> None:
        """Show this server everywhere."""
        if name != self._server:
            self._server = name
            self.server_chosen.emit(name)

    def use_password(self, password: str) -> None:
        """The password of encrypted archives, for as long as the program runs; never written down."""
        self._password = password or None

    def has_password(self) -> bool:
        """Whether one was typed in this session."""
        return self._password is not None

    def start(self, job: Job, title: str) -> QueuedJob:
        """Put a job into the queue."""
        return self.queue.add(job, title)

    def read(
        self,
        work: Callable[[], Any],
        answered: Callable[[Any], None],
        failed: Callable[[Problem], None] | None = None,
        owner: QObject | None = None,
    ) -> Any:
        """A background read; problems go to the window where no `failed` is given. `owner`: as `Background.read`."""
        return self.background.read(work, answered, failed or self.troubled.emit, owner)

    def change_settings(self, change: Callable[[Settings], Settings], then: Callable[[], None] | None = None) -> None:
        """Replace the settings in the background, then tell everybody."""

        self.read(lambda: self.engine.update_settings(change), lambda _: self.after_settings(then))

    def keep(
        self,
        work: Callable[[], Any],
        then: Callable[[Any], object],
        failed: Callable[[Problem], object],
        owner: QObject,
        also: Callable[[], object] = lambda: None,
    ) -> None:
        """Keep in the background what a person entered in `owner`, then tell everybody and do what `also` says.

        Where `owner` was closed meanwhile, neither `then` nor `failed` follows, and a problem goes to the window.
        """

        def done(result: Any) -> None:
            self.after_settings()
            also()
            if isValid(owner):
                then(result)

        def trouble(problem: Problem) -> None:
            (failed if isValid(owner) else self.troubled.emit)(problem)

        self.read(work, done, trouble)

    def after_settings(self, then: Callable[[], None] | None = None) -> None:
        """The settings are others now: tell everybody."""
        names = [s.name for s in self.settings.servers]
        chosen = self._server if self._server in names else names[0] if names else ""
        another = chosen != self._server
        self._server = chosen  # before anybody looks: nobody shall ask for a server that is no more
        self.settings_changed.emit()
        if another:
            self.server_chosen.emit(self._server)
        if then is not None:
            then()

    def change_backups(self, work: Callable[[], Any], then: Callable[[Any], None] | None = None) -> None:
        """Do something to the list of backups in the background (pin, note, delete), then tell everybody."""

        def done(result: Any) -> None:
            self.backups_changed.emit()
            self.runs_changed.emit()
            if isinstance(result, Run) and result.problem is not None:
                self.troubled.emit(result.problem)
            elif then is not None:
                then(result)

        self.read(work, done)

    def now(self) -> int:
        """ns since the epoch."""
        return time.time_ns()

    def _on_completed(self, queued: QueuedJob) -> None:
        if isinstance(queued.job, MoveJob):
            self.after_settings()
        self.backups_changed.emit()
        self.runs_changed.emit()
        if queued.run is not None:
            self.run_ended.emit(queued.run)

    def stop(self, milliseconds: int) -> bool:
        """Stop what runs and wait for it, at most so long; False where something still runs."""
        self.stopping.cancel()
        self.watch.stop()
        self.queue.cancel_all()
        ends = QDeadlineTimer(milliseconds)
        ended = self.queue.wait(milliseconds)
        # Endings that are announced later find no engine any more.
        self.queue.completed.disconnect(self._on_completed)
        self.blockSignals(True)
        return self.background.close(ends.remainingTime()) and ended

    def close(self) -> None:
        """Let go of the engine; call `stop` before."""
        self.engine.close()
