"""One window per home folder and user: a second start asks the first to show itself, and ends.

Who holds the lock file is the first. The system takes the lock from a killed process, so whoever gets it next may
remove the socket that was left. A socket alone could not tell: two starts at once would each remove the other's.
"""

from __future__ import annotations

import getpass
import hashlib
import logging
import os
import tempfile
from pathlib import Path

from PySide6.QtCore import QLockFile, QObject, Signal, Slot
from PySide6.QtNetwork import QLocalServer, QLocalSocket

from influx_backup_gui.domain.errors import Busy
from influx_backup_gui.gui.activation import own_token, take_token
from influx_backup_gui.gui.tr import tr

log = logging.getLogger(__name__)
# A first program that quits may need ten seconds for a clean cancel; then its lock is free.
_LOOKS, _SURELY_BEGUN, _LOOK_MS = 60, 8, 250
_ANSWER_MS = 5_000
_SHOW, _STAY, _HEARD = b"show", b"stay", b"heard\n"
_LONGEST = 4096
# Bytes of a socket's path that every system takes (unix(7): 108 with the end on Linux; 104 on macOS).
_LONGEST_PATH = 103


class SingleInstance(QObject):
    """`claim` before the window is made. `asked` comes when a later start wants to see this program."""

    asked = Signal()

    def __init__(self, config: Path) -> None:
        """`config` is the folder of the settings."""
        super().__init__()
        self._address, lock = addresses_of(config)
        self._lock = QLockFile(str(lock))
        # Being old is no reason: only a process that is gone, or another boot, frees it.
        self._lock.setStaleLockTime(0)
        self._server = QLocalServer(self)
        self._server.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)
        self._server.newConnection.connect(self._on_connection)

    @property
    def address(self) -> str:
        """Where the first one listens: a path, or on Windows the name of a pipe."""
        return self._address

    def claim(self, show: bool) -> bool:
        """True for the first one, False where the first one was told (`show`: to come to the front). Blocks at most
        20 s, while a first one is quitting. Busy where a first one is there and does not answer."""
        for look in range(_LOOKS):
            if self._lock.tryLock(0):
                return self._listen()
            if self._lock.error() is not QLockFile.LockError.LockFailedError:
                log.warning("a second window cannot be prevented: no lock file at %s", self._address)
                return True
            if self._told(show):
                return False
            # The first one begins to listen just now, or quits: wait for its lock a little.
            if self._lock.tryLock(_LOOK_MS):
                return self._listen()
            if look >= _SURELY_BEGUN:
                # Its process id was given to another program since. A lock that somebody holds does not go away.
                self._lock.removeStaleLockFile()
        raise self._silent()

    def close_door(self) -> None:
        """Answer nobody any more; a later start waits until this program has ended."""
        self._server.close()

    def release(self) -> None:
        """The next start is the first one."""
        self._server.close()
        self._lock.unlock()

    def _listen(self) -> bool:
        QLocalServer.removeServer(self._address)
        if not self._server.listen(self._address):
            log.warning("later starts cannot reach this window: %s", self._server.errorString())
        return True

    def _told(self, show: bool) -> bool:
        """Whether the first one heard us. Busy where it takes the call and says nothing."""
        if not _ours(self._address):
            return False
        socket = QLocalSocket()
        socket.connectToServer(self._address)
        if not socket.waitForConnected(_ANSWER_MS):
            return False
        # Under Wayland a window comes to the front only with the token of the click that asked for it.
        socket.write((_SHOW if show else _STAY) + b" " + own_token().encode() + b"\n")
        while not socket.canReadLine():
            if not socket.waitForReadyRead(_ANSWER_MS):
                if socket.state() is QLocalSocket.LocalSocketState.UnconnectedState:
                    return False
                raise self._silent()
        return bool(socket.readLine().data() == _HEARD)

    def _silent(self) -> Busy:
        holder = self._lock.getLockInfo()
        who = tr(" (process {n})", n=holder[0]) if holder[0] else ""
        return Busy(
            tr("Influx Backup is running already{who} and does not answer.", who=who),
            tr("Wait until it has finished what it does; if it never does, end that process and start again."),
        )

    @Slot()
    def _on_connection(self) -> None:
        while (socket := self._server.nextPendingConnection()) is not None:
            socket.setReadBufferSize(_LONGEST)
            socket.readyRead.connect(self._on_words)
            socket.disconnected.connect(socket.deleteLater)

    @Slot()
    def _on_words(self) -> None:
        socket = self.sender()
        if not isinstance(socket, QLocalSocket) or not socket.canReadLine():
            return
        wish, _, token = bytes(socket.readLine().data()).strip().partition(b" ")
        socket.write(_HEARD)
        socket.disconnectFromServer()
        if wish == _SHOW:
            if token:
                take_token(token.decode(errors="replace"))
            self.asked.emit()


def addresses_of(config: Path) -> tuple[str, Path]:
    """(socket or pipe, lock file) of this user and this home folder; short, whatever the folders are called."""
    windows = os.name == "nt"
    user = getpass.getuser() if windows else str(os.getuid())
    name = f"influx-backup-{hashlib.sha256('|'.join((user, str(config.resolve()))).encode()).hexdigest()[:16]}"
    runtime = Path(os.environ.get("XDG_RUNTIME_DIR") or tempfile.gettempdir())
    usable = runtime.is_dir() and len(os.fsencode(runtime / name)) <= _LONGEST_PATH
    folder = runtime if usable else Path(tempfile.gettempdir())
    return name if windows else str(folder / name), folder / f"{name}.lock"


def _ours(address: str) -> bool:
    """Whether we may speak to it: in a folder that all share, another user could have put it there."""
    if os.name == "nt":
        return True
    try:
        return Path(address).lstat().st_uid == os.getuid()
    except OSError:
        return False
