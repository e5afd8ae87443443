"""A small desktop for tests: a bus and a screen of its own, a tray, a notification service. All of it is real D-Bus.

The program runs as a process of its own; a test sees what a panel sees, and presses what a person presses.
"""

from __future__ import annotations

import ctypes
import os
import shutil
import subprocess
import sys
import threading
from dataclasses import dataclass
from pathlib import Path
from typing import Any, ClassVar

import pytest

TRAY, NOTES = "org.kde.StatusNotifierWatcher", "org.freedesktop.Notifications"
# What Qt's xcb platform is linked with, and is not part of PySide6.
_LIBRARIES = ("xcb-cursor.so.0", "xcb-icccm.so.4", "xcb-image.so.0", "xcb-keysyms.so.1", "xcb-render-util.so.0",
              "xcb-shape.so.0", "xcb-util.so.1", "xcb-xkb.so.1", "xkbcommon-x11.so.0", "X11.so.6")  # fmt: skip


def require_desktop(screen: bool = True) -> None:
    """Skip where such a desktop cannot be made; without a `screen` it is a bus alone."""
    missing = [
        name for name in ("dbus-daemon", *(("Xvfb", "xwininfo") if screen else ())) if shutil.which(name) is None
    ]
    missing += [f"lib{name}" for name in _LIBRARIES if screen and not _loads(f"lib{name}")]
    if missing:
        pytest.skip(f"not installed: {', '.join(missing)} (Debian: dbus, xvfb, x11-utils, libxcb-cursor0 and others)")
    pytest.importorskip("jeepney")


def _loads(library: str) -> bool:
    try:
        ctypes.CDLL(library)
    except OSError:
        return False
    return True


@dataclass(frozen=True)
class Note:
    """A notification as it reached the service."""

    id: int
    replaces: int
    title: str
    text: str
    actions: tuple[str, ...]
    hints: dict[str, Any]


@dataclass(frozen=True)
class Entry:
    """An entry of the tray's menu, without its mnemonic."""

    id: int
    label: str
    enabled: bool
    visible: bool
    entries: tuple[Entry, ...]


class Desktop:
    """Context manager. `environment` is what a program needs to run on it; without a `screen` only the bus is there."""

    def __init__(self, folder: Path, screen: bool = True) -> None:
        self._folder, self._screen = folder, screen
        folder.mkdir(mode=0o700)
        self.notes: list[Note] = []
        self.markup = self.silent = False
        self._homes: set[Path] = set()
        self.expected = [" INFO "]
        self._item = ""
        self._news = threading.Condition()
        self._processes: list[subprocess.Popen[str]] = []
        self._ended = threading.Event()

    def __enter__(self) -> Desktop:
        bus = self._spawn("dbus-daemon", "--session", "--nofork", "--print-address=1", stdout=subprocess.PIPE)
        assert bus.stdout is not None
        self.address = bus.stdout.readline().strip()
        self.display = self._start_screen() if self._screen else ""
        from jeepney.io.blocking import open_dbus_connection

        self._serving, self._asking = open_dbus_connection(self.address), open_dbus_connection(self.address)
        self._thread = threading.Thread(target=self._serve, name="desktop")
        self._thread.start()
        return self

    def _start_screen(self) -> str:
        reading, writing = os.pipe()
        # Without -noreset it begins anew when its last client goes, and refuses whoever comes at that moment.
        self._spawn("Xvfb", "-displayfd", str(writing), "-screen", "0", "1000x700x24", "-noreset", pass_fds=(writing,))
        os.close(writing)
        with os.fdopen(reading) as told:
            return f":{told.readline().strip()}"

    def _spawn(self, *words: str, **options: Any) -> subprocess.Popen[str]:
        options = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL, **options}
        self._processes.append(subprocess.Popen(words, text=True, **options))
        return self._processes[-1]

    def __exit__(self, *_: object) -> None:
        self._ended.set()
        self._thread.join()
        self._serving.close()
        self._asking.close()
        for process in reversed(self._processes):
            process.terminate()
            process.wait(60)
            if process.stdout is not None:
                process.stdout.close()

    @property
    def environment(self) -> dict[str, str]:
        """The variables of a session on this desktop."""
        kept = {k: v for k, v in os.environ.items() if not k.startswith(("XDG_", "WAYLAND", "DBUS_", "QT_"))}
        buses = {"DBUS_SESSION_BUS_ADDRESS": self.address, "DBUS_SYSTEM_BUS_ADDRESS": self.address}
        session = {**buses, "DISPLAY": self.display, "QT_QPA_PLATFORM": "xcb"}
        folders = {"XDG_RUNTIME_DIR": str(self._folder), "XDG_CONFIG_HOME": str(self._folder / "config")}
        return {**kept, **session, **folders, "NO_AT_BRIDGE": "1"}

    def start_program(self, home: Path, *words: str) -> subprocess.Popen[str]:
        """The program, on this desktop; ended with it."""
        command = (sys.executable, "-m", "influx_backup_gui", "--home", str(home), *words)
        self._homes.add(home)
        with (self._folder / "said").open("a") as said:
            return self._spawn(*command, env=self.environment, stderr=said)

    @property
    def said(self) -> str:
        """Error output (warnings of Qt, tracebacks) and logs of the programs, without the lines that are expected."""
        files = [self._folder / "said", *(log for home in self._homes for log in (home / "logs").glob("*.log"))]
        texts = [file.read_text() for file in files if file.exists()]
        lines = [
            line for text in texts for line in text.splitlines() if not any(part in line for part in self.expected)
        ]
        return "\n".join(lines)

    # --- what a desktop offers ----------------------------------------------------------------------------

    def offer(self, name: str) -> None:
        """Start the tray or the notification service; it is there when this returns."""
        from jeepney import message_bus

        self._bus_call("RequestName", "su", (name, 0))
        self.wait(lambda: self._asking.send_and_get_reply(message_bus.NameHasOwner(name)).body[0])

    def withdraw(self, name: str) -> None:
        """Take it away again."""
        self._item = "" if name == TRAY else self._item
        self._bus_call("ReleaseName", "s", (name,))

    def end_bus(self) -> None:
        """The session ends under the program."""
        self._processes[0].terminate()
        self._processes[0].wait(60)

    def _bus_call(self, member: str, signature: str, body: tuple[Any, ...]) -> None:
        from jeepney import DBusAddress, new_method_call

        bus = DBusAddress("/org/freedesktop/DBus", "org.freedesktop.DBus", "org.freedesktop.DBus")
        # The answer comes to the serving thread, which does not need it.
        self._serving.send(new_method_call(bus, member, signature, body))

    def _serve(self) -> None:
        from jeepney.low_level import MessageType

        while not self._ended.is_set():
            try:
                message = self._serving.receive(timeout=0.1)
            except TimeoutError:
                continue
            except ConnectionResetError:
                return
            if message.header.message_type is MessageType.method_call:
                self._answer(message)

    def _answer(self, message: Any) -> None:
        from jeepney import new_error, new_method_return
        from jeepney.low_level import HeaderFields

        fields = message.header.fields
        member = fields[HeaderFields.member]
        if self.silent:
            return
        if member == "Get":
            values = {"IsStatusNotifierHostRegistered": ("b", True), "ProtocolVersion": ("i", 0)}
            reply = new_method_return(message, "v", (values[message.body[1]],))
        elif member == "RegisterStatusNotifierItem":
            self._item = fields[HeaderFields.sender]
            reply = new_method_return(message)
        elif member == "GetCapabilities":
            reply = new_method_return(message, "as", (["actions", "body", *(["body-markup"] if self.markup else [])],))
        elif member == "Notify":
            _, replaces, _, title, text, actions, hints, _ = message.body
            plain = {name: value for name, (_, value) in hints.items()}
            self.notes.append(Note(len(self.notes) + 1, replaces, title, text, tuple(actions), plain))
            reply = new_method_return(message, "u", (len(self.notes),))
        else:
            reply = new_error(message, "org.freedesktop.DBus.Error.UnknownMethod")
        self._serving.send(reply)
        with self._news:
            self._news.notify_all()

    def wait(self, true: Any, seconds: float = 40.0) -> Any:
        """Wait until this is true, and answer it; looked at whenever the program says something, and now and then."""
        found = None

        def look() -> bool:
            nonlocal found
            found = true()
            return bool(found)

        with self._news:
            for _ in range(int(seconds / 0.1)):
                if look():
                    return found
                self._news.wait(0.1)
        ended = [p.returncode for p in self._processes if p.poll() is not None]
        raise AssertionError(f"not seen within {seconds:.0f} s: {found!r}; ended: {ended}; said: {self.said}")

    # --- what a person sees and does ----------------------------------------------------------------------

    @property
    def has_icon(self) -> bool:
        """Whether the program is in the tray."""
        return bool(self._item)

    def click(self, note: Note, action: str = "default") -> None:
        """Press a notification."""
        self._tell("ActionInvoked", "us", (note.id, action))

    def dismiss(self, note: Note) -> None:
        """Close a notification."""
        self._tell("NotificationClosed", "uu", (note.id, 2))

    def _tell(self, member: str, signature: str, body: tuple[Any, ...]) -> None:
        self.tell("/org/freedesktop/Notifications", NOTES, member, signature, body)

    def tell(self, path: str, interface: str, member: str, signature: str, body: tuple[Any, ...]) -> None:
        """Send a signal to all who listen."""
        from jeepney import DBusAddress, new_signal

        self._serving.send(new_signal(DBusAddress(path, interface=interface), member, signature, body))

    def _ask(self, path: str, interface: str, member: str, signature: str, body: tuple[Any, ...]) -> tuple[Any, ...]:
        from jeepney import DBusAddress, MessageType, new_method_call

        item = DBusAddress(path, self._item, interface)
        reply = self._asking.send_and_get_reply(new_method_call(item, member, signature, body), timeout=60)
        assert reply.header.message_type is MessageType.method_return, reply.body
        return tuple(reply.body)

    def icon(self, name: str) -> Any:
        """A property of the icon: Title, ToolTip, IconPixmap, Menu, Status."""
        interface = "org.kde.StatusNotifierItem"
        return self._ask("/StatusNotifierItem", "org.freedesktop.DBus.Properties", "Get", "ss", (interface, name))[0][1]

    @property
    def tool_tip(self) -> str:
        """What is read when the pointer rests on the icon."""
        return " ".join(self.icon("ToolTip")[2:]).strip()

    def activate(self) -> None:
        """Click the icon."""
        self._ask("/StatusNotifierItem", "org.kde.StatusNotifierItem", "Activate", "ii", (0, 0))

    def menu(self) -> tuple[Entry, ...]:
        """The entries that are shown."""
        path, dbusmenu = self.icon("Menu"), "com.canonical.dbusmenu"
        _, layout = self._ask(path, dbusmenu, "GetLayout", "iias", (0, -1, []))
        return _entry(layout).entries

    def entry(self, label: str) -> Entry | None:
        """The visible entry whose label holds these words, anywhere in the menu."""
        return _find(self.menu(), label)

    def press(self, label: str) -> None:
        """Choose an entry."""
        found = self.entry(label)
        assert found is not None, f"{label} is not in {self.menu()}"
        assert found.enabled, found
        event = (found.id, "clicked", ("i", 0), 0)
        self._ask(self.icon("Menu"), "com.canonical.dbusmenu", "Event", "isvu", event)

    def window_is_shown(self) -> bool:
        """Whether a window of the program can be seen."""
        return bool(self._windows())

    def _windows(self) -> list[str]:
        tree = self._look("-root", "-tree")
        names = [line.split()[0] for line in tree.splitlines() if "Influx Backup" in line]
        return [name for name in names if "IsViewable" in self._look("-id", name)]

    def close_window(self) -> None:
        """Press the cross of the window: what a window manager sends then."""
        for name in self._windows():
            _send_close(self.display, int(name, 16))

    def _look(self, *words: str) -> str:
        command = ("xwininfo", "-display", self.display, *words)
        return subprocess.run(command, capture_output=True, text=True, check=False).stdout


def _entry(layout: tuple[int, dict[str, Any], list[Any]]) -> Entry:
    number, said, below = layout
    values = {name: value for name, (_, value) in said.items()}
    label = str(values.get("label", "")).replace("__", "\0").replace("_", "").replace("\0", "_")
    entries = tuple(_entry(child) for _, child in below)
    return Entry(number, label, values.get("enabled", True), values.get("visible", True), entries)


def _find(entries: tuple[Entry, ...], label: str) -> Entry | None:
    for entry in entries:
        if entry.visible and label in entry.label:
            return entry
        found = _find(entry.entries, label) if entry.visible else None
        if found is not None:
            return found
    return None


class _ClientMessage(ctypes.Structure):
    """XClientMessageEvent of Xlib.h."""

    _fields_: ClassVar = [
        ("type", ctypes.c_int), ("serial", ctypes.c_ulong), ("send_event", ctypes.c_int), ("display", ctypes.c_void_p),
        ("window", ctypes.c_ulong), ("message_type", ctypes.c_ulong), ("format", ctypes.c_int),
        ("data", ctypes.c_long * 5), ("rest", ctypes.c_long * 24),
    ]  # fmt: skip


def _send_close(display: str, window: int) -> None:
    """WM_DELETE_WINDOW, as the Inter-Client Communication Conventions have it (section 4.2.8.1)."""
    xlib = ctypes.CDLL("libX11.so.6")
    xlib.XOpenDisplay.restype = ctypes.c_void_p
    xlib.XInternAtom.restype = ctypes.c_ulong
    screen = ctypes.c_void_p(xlib.XOpenDisplay(display.encode()))
    client_message, bits = 33, 32
    event = _ClientMessage(type=client_message, window=window, format=bits)
    event.message_type = xlib.XInternAtom(screen, b"WM_PROTOCOLS", False)
    event.data[0] = xlib.XInternAtom(screen, b"WM_DELETE_WINDOW", False)
    xlib.XSendEvent(screen, ctypes.c_ulong(window), False, ctypes.c_long(0), ctypes.byref(event))
    xlib.XCloseDisplay(screen)
