"""A newcomer in an empty home, from outside: three questions, a wrong token, the first backup, what is then said.

    make check-outside      (Debian: xvfb xauth at-spi2-core python3-pyatspi dbus-x11)

Everything is found by its role and name, typed and pressed. The server is a process of its own.
"""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

from check_from_outside import application, enabled, find, press, texts, wait_for

_THREE_MINUTES = 180.0


def type_into(app: Any, name: str, text: str) -> None:
    """Replace what a field holds."""
    field = wait_for(lambda: find(app, "text", name) or find(app, "password text", name), f"the field {name!r}")
    field.queryEditableText().setTextContents(text)


def answer(app: Any, server: dict[str, Any]) -> None:
    """The three questions; first with a token that is wrong."""
    wait_for(lambda: find(app, "label", "Welcome to Influx Backup"), "the first run")
    wait_for(lambda: said(app, "no keyring"), "that there is no keyring")
    type_into(app, "Server name", "home")
    type_into(app, "Address", server["url"])
    type_into(app, "Token", "apiv3_wrong")
    press(wait_for(lambda: enabled(find(app, "push button", "Continue")), "Continue"))
    print("told:", wait_for(lambda: said(app, "does not accept the token"), "what is wrong with the token"))
    type_into(app, "Token", server["token"])
    press(wait_for(lambda: enabled(find(app, "push button", "Continue")), "Continue"))
    wait_for(lambda: find(app, "label", "Take the first backup?"), "the offer of the first backup")
    print("told:", wait_for(lambda: said(app, "by schedule"), "when the next one runs").replace("\n", " "))
    press(wait_for(lambda: enabled(find(app, "push button", "Back up now")), "Back up now"))


def said(app: Any, part: str) -> str:
    """The shown label that holds these words; "" where none does."""
    labels = [app]
    while labels:
        node = labels.pop()
        if node.getRoleName() == "label" and part in (node.name or ""):
            return str(node.name)
        labels += [c for c in (node.getChildAtIndex(n) for n in range(min(node.childCount, 400))) if c is not None]
    return ""


def see(app: Any) -> None:
    """The first backup is there, the header says so, and the schedule stands beside it."""
    table = wait_for(lambda: find(app, "table", "Backups"), "the table of backups")
    rows = wait_for(lambda: [r for r in texts(table) if r and r[0] == "Proved"], "a row that says Proved")
    print("read row:", rows[0])
    wait_for(lambda: find(app, "label", "Protected"), "the header says Protected")
    print("told:", wait_for(lambda: said(app, "last proved backup"), "how fresh it is"))


def main() -> int:
    """Answers 0 where a newcomer got there within three minutes. Arguments: the window, then the command line."""
    gui, cli = sys.argv[1], sys.argv[2]
    began = time.monotonic()
    with tempfile.TemporaryDirectory() as home:
        settings = {
            "INFLUX_BACKUP_HOME": home,
            "PYTHON_KEYRING_BACKEND": "keyring.backends.fail.Keyring",
            "QT_LINUX_ACCESSIBILITY_ALWAYS_ON": "1",
        }
        stand_in = subprocess.Popen([cli, "demo", "--json"], stdout=subprocess.PIPE, text=True)
        program = subprocess.Popen([gui], env={**os.environ, **settings})
        try:
            server = first_document(stand_in)
            app = wait_for(lambda: application(program.pid), "the program on the accessibility bus")
            answer(app, server)
            see(app)
            mode = (Path(home) / "home.token").stat().st_mode & 0o777
            if mode != 0o600 or server["token"] in (Path(home) / "settings.json").read_text():
                raise SystemExit(f"the token is not kept as it should be: {mode:o}")
        finally:
            for process in (program, stand_in):
                process.send_signal(signal.SIGTERM)
                process.wait(20)
    took = time.monotonic() - began
    print(f"a newcomer had a proved backup after {took:.0f} s")
    return 0 if took < _THREE_MINUTES else 1


def first_document(process: subprocess.Popen[str]) -> dict[str, Any]:
    """The JSON document that a process prints first."""
    text = ""
    for line in process.stdout or ():
        text += line
        try:
            return dict(json.loads(text))
        except json.JSONDecodeError:
            continue
    raise SystemExit("the demo server said nothing")


if __name__ == "__main__":
    sys.exit(main())
