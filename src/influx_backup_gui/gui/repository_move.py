"""Moving a folder of backups, asked before it begins; the job itself is in the queue, with its progress."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QMessageBox, QWidget

from influx_backup_gui.domain.backup import Backup
from influx_backup_gui.domain.job import MoveJob
from influx_backup_gui.gui import describe, describe_monitor
from influx_backup_gui.gui.password_dialog import with_password
from influx_backup_gui.gui.session import Session
from influx_backup_gui.gui.tr import tr
from influx_backup_gui.store.files import free_bytes


def ask_move(session: Session, parent: QWidget, name: str) -> None:
    """Let a person choose where the repository shall go."""
    folder = QFileDialog.getExistingDirectory(parent, tr("Where the backups shall go: an empty folder"))
    if folder:
        confirm_move(session, parent, name, Path(folder))


def confirm_move(session: Session, parent: QWidget, name: str, target: Path) -> None:
    """Say what would happen, and begin where the person agrees. The password of encrypted archives is asked first."""

    def asked(found: tuple[int, tuple[Backup, ...]]) -> None:
        free, backups = found
        question = tr(
            "Move {archives} ({size}) to {target} ({free})?\n\nEach is copied and verified there before it is removed "
            "here; until then nothing changes. Backups that go there wait meanwhile.",
            archives=describe_monitor.archives(len(backups)),
            size=describe.size(sum(b.bytes for b in backups)),
            target=target,
            free=describe.free_space(free),
        )
        if QMessageBox.question(parent, tr("Move the folder"), question) != QMessageBox.StandardButton.Yes:
            return
        hidden = next((b for b in backups if b.encrypted), None)
        if hidden is None:
            start()
        else:
            with_password(session, parent, Path(hidden.path), start)

    def start() -> None:
        session.start(MoveJob(name, str(target)), tr("Move of {name} to {target}", name=name, target=target))

    def read() -> tuple[int, tuple[Backup, ...]]:
        return free_bytes(target), tuple(b for b in session.engine.backups() if b.repository == name)

    session.read(read, asked, owner=parent)
