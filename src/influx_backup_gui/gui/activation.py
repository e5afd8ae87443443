"""The token with which a window may come to the front under Wayland: Qt takes it from the environment."""

from __future__ import annotations

import os

_VARIABLE = "XDG_ACTIVATION_TOKEN"


def own_token() -> str:
    """The one that this process was started with, "" where there is none."""
    return os.environ.get(_VARIABLE, "")


def take_token(token: str) -> None:
    """Use a token that came with a click, when a window is raised next. In the GUI thread."""
    os.environ[_VARIABLE] = token
