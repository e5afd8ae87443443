"""The token with which a window may come to the front under Wayland: Qt takes it from the environment.

Qt offers no other way (6.11: `requestActivate` reads the variable and removes it; its tray sets it, too). But glibc
moves the environment when a variable is added, and a thread that reads it at that moment crashes. So room for one more
is made before there is any thread: from then on glibc adds and removes this one in place, and frees nothing.
"""

from __future__ import annotations

import os

from PySide6.QtGui import QGuiApplication

_VARIABLE = "XDG_ACTIVATION_TOKEN"


def make_room() -> None:
    """Call it before the first thread starts."""
    if _VARIABLE not in os.environ:
        os.putenv(_VARIABLE, "")
        os.unsetenv(_VARIABLE)


def own_token() -> str:
    """The one that this process was started with, "" where there is none."""
    return os.environ.get(_VARIABLE, "")


def take_token(token: str) -> None:
    """Use a token that came with a click, when a window is raised next. In the GUI thread; only Wayland knows them."""
    if QGuiApplication.platformName().startswith("wayland"):
        # Not through os.environ: Qt removes it without telling Python, and no child needs it.
        os.putenv(_VARIABLE, token)
