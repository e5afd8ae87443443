"""The program as a process of its own: it starts, and a polite kill ends it cleanly."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import threading
from pathlib import Path

import pytest


@pytest.mark.skipif(os.name == "nt", reason="Windows knows no SIGTERM that a program can take")
def test_a_polite_kill_ends_it_and_leaves_no_demo_server_in_the_settings(tmp_path: Path) -> None:
    home = tmp_path / "home"
    words = [sys.executable, "-m", "influx_backup_gui", "--home", str(home), "--demo"]
    program = subprocess.Popen(words, stderr=subprocess.PIPE, text=True)
    settings = home / "settings.json"
    look = threading.Event()
    for _ in range(300):
        if settings.exists() and '"demo"' in settings.read_text():
            break
        assert program.poll() is None
        look.wait(0.1)
    assert '"demo"' in settings.read_text()

    program.send_signal(signal.SIGTERM)
    _, said = program.communicate(timeout=60)

    assert program.returncode == 0
    assert '"demo"' not in settings.read_text()
    assert "Traceback" not in said
