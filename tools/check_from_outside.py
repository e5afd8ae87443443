"""Drives the real window through the accessibility bus, as a blind person's screen reader does.

    make check-outside      (Debian: xvfb xauth at-spi2-core python3-pyatspi dbus-x11)

It starts the window on the demo server, chooses a profile from its list, unticks a table and ticks it again, presses
"Back up now" by its name, and reads the new row of the table. It runs with the system's Python, which has pyatspi; the
program it starts has its own.
"""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import tempfile
import threading
from collections.abc import Callable, Iterator
from typing import Any

import pyatspi
from gi.repository import Atspi, GLib

_PATIENCE = 40.0
_LOOK = threading.Event()


def wait_for(find: Callable[[], Any], what: str) -> Any:
    """The first true answer; SystemExit when none comes."""
    for _ in range(int(_PATIENCE / 0.2)):
        try:
            found = find()
        except Exception:  # noqa: BLE001 - a widget that has just gone answers with any error
            found = None
        if found:
            return found
        _LOOK.wait(0.2)
    raise SystemExit(f"not found within {_PATIENCE:.0f} s: {what}")


def walk(node: Any) -> Iterator[Any]:
    """The node and everything below it."""
    yield node
    for number in range(min(node.childCount, 400)):
        child = node.getChildAtIndex(number)
        if child is not None:
            yield from walk(child)


# On a busy machine a tab that is opened for the first time takes longer than the usual 0.8 s. Milliseconds.
Atspi.set_timeout(10_000, 15_000)


def application(pid: int) -> Any:
    """The program on the bus."""
    for app in pyatspi.Registry.getDesktop(0):
        if app is not None and app.childCount and app.get_process_id() == pid:
            return app
    return None


def find(app: Any, role: str, name: str) -> Any:
    """The control of that role and name that is shown."""
    for node in walk(app):
        if node.getRoleName() == role and node.name == name and node.getState().contains(pyatspi.STATE_SHOWING):
            return node
    return None


def press(node: Any) -> None:
    """Press a button."""
    action = node.queryAction()
    names = [action.getName(n) for n in range(action.nActions)]
    action.doAction(names.index("Press"))


def choose(app: Any, name: str, item: str) -> None:
    """Choose from a combo box: select the item of its list, which need not be open."""
    box = wait_for(lambda: find(app, "combo box", name), f"the combo box {name!r}")
    items = box.getChildAtIndex(0)
    texts = [items.getChildAtIndex(n).name for n in range(items.childCount)]
    items.querySelection().selectChild(texts.index(item))
    wait_for(lambda: box.description == item, f"{name} says {item!r}")
    print(f"chose {item!r} in {name!r}, of {texts}")


def ticked(cell: Any) -> bool:
    """Whether the box of a cell is ticked; it has to say that it has one."""
    state = cell.getState()
    assert state.contains(pyatspi.STATE_CHECKABLE), cell.name
    return bool(state.contains(pyatspi.STATE_CHECKED))


def events() -> bool:
    """Take what the bus has told meanwhile."""
    while GLib.MainContext.default().pending():
        GLib.MainContext.default().iteration(False)
    return True


def toggle(app: Any, tree: str, name: str) -> None:
    """Untick the box of that row, and tick it again; selecting the row ticks nothing."""
    rows = wait_for(lambda: find(app, "tree", tree), f"the tree {tree!r}")
    table = rows.queryTable()
    cell = next(c for c in (table.getAccessibleAt(n, 0) for n in range(table.nRows)) if c.name == name)
    told: list[tuple[str, bool]] = []
    pyatspi.Registry.registerEventListener(
        lambda event: told.append((event.source.name, bool(event.detail1))), "object:state-changed:checked"
    )
    for wanted in (False, True):
        cell.queryAction().doAction(0)
        wait_for(lambda w=wanted: ticked(cell) is w, f"{name} is ticked: {wanted}")
        wait_for(lambda w=wanted: events() and told[-1:] == [(name, w)], f"{name} is told to be ticked: {wanted}")
    rows.querySelection().selectChild(cell.getIndexInParent())
    wait_for(lambda: cell.getState().contains(pyatspi.STATE_SELECTED), f"{name} is selected")
    assert ticked(cell), f"{name} was unticked by selecting it"
    print(f"unticked and ticked {name!r} in {tree!r}")


def texts(table: Any) -> list[list[str]]:
    """What the cells of a table say."""
    rows = table.queryTable()
    return [[rows.getAccessibleAt(r, c).name or "" for c in range(rows.nColumns)] for r in range(rows.nRows)]


_FRAME = (
    ("combo box", "Server"),
    ("push button", "Servers"),
    ("push button", "Folders"),
    ("page tab", "Backup"),
    ("page tab", "Restore"),
    ("page tab", "Schedule"),
    ("page tab", "Monitor"),
)
# What each tab shows once there is a backup.
_TABS = {
    "Backup": (
        ("tree", "Databases and tables"),
        ("combo box", "Time range"),
        ("text", "Name template"),
        ("combo box", "Repository"),
        ("combo box", "Profile"),
        ("check box", "Encrypt"),
        ("text", "Note"),
        ("push button", "Back up now"),
        ("text", "Search"),
        ("table", "Backups"),
        ("push button", "Restore"),
        ("push button", "Verify"),
        ("push button", "Delete"),
        ("tree", "Tables of the backup"),
    ),
    "Restore": (("table", "Backups to restore from"), ("push button", "Open archive"), ("push button", "Next")),
    "Schedule": (),
    "Monitor": (("page tab", "History"), ("page tab", "Log")),
}


def has(app: Any, role: str, name: str) -> None:
    """That control is shown, or the check ends."""
    wait_for(lambda: find(app, role, name), f"{role} {name!r}")
    print(f"found {role} {name!r}")


def choose_tab(app: Any, name: str) -> None:
    """Show a tab of the window."""
    tab = wait_for(lambda: find(app, "page tab", name), f"the tab {name}")
    tab.parent.querySelection().selectChild(tab.getIndexInParent())


def check(app: Any) -> None:
    """Every control that a person needs is there by role and name, and does what it says."""
    start = wait_for(lambda: enabled(find(app, "push button", "Back up now")), "Back up now, enabled")
    for role, name in _FRAME:
        has(app, role, name)
    choose(app, "Time range", "From – to")
    choose(app, "Time range", "All times")
    choose(app, "Profile", "Fast: as the server sent it")
    toggle(app, "Databases and tables", "meter")
    press(start)
    table = wait_for(lambda: find(app, "table", "Backups"), "the table of backups")
    rows = wait_for(lambda: [r for r in texts(table) if r and r[0] == "Proved"], "a row that says Proved")
    print("read row:", rows[0])
    wait_for(lambda: find(app, "label", "Protected"), "the header says Protected")
    print("the header says Protected")
    for tab, controls in _TABS.items():
        choose_tab(app, tab)
        for role, name in controls:
            has(app, role, name)


def enabled(node: Any) -> Any:
    """The node, if it can be pressed."""
    return node if node is not None and node.getState().contains(pyatspi.STATE_ENABLED) else None


def main() -> int:
    """Answers 0 when everything was found."""
    with tempfile.TemporaryDirectory() as home:
        settings = {
            "INFLUX_BACKUP_HOME": home,
            "PYTHON_KEYRING_BACKEND": "keyring.backends.fail.Keyring",
            "QT_LINUX_ACCESSIBILITY_ALWAYS_ON": "1",
        }
        program = subprocess.Popen([*sys.argv[1:], "--demo"], env={**os.environ, **settings})
        try:
            check(wait_for(lambda: application(program.pid), "the program on the accessibility bus"))
        finally:
            program.send_signal(signal.SIGTERM)
            program.wait(20)
    return 0


if __name__ == "__main__":
    sys.exit(main())
