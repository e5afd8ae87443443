"""Qt's bindings give back no reference that they did not take (docs/decisions/004)."""

from __future__ import annotations

import sys
from collections.abc import Callable

import pytest
from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QApplication, QLabel

_CALLS = 300


class Sender(QObject):
    sent = Signal(object)


@pytest.mark.skipif(sys.version_info >= (3, 12), reason="None and True are immortal from Python 3.12 on")
@pytest.mark.parametrize("what", ["set_text", "emit"])
def test_calls_without_a_result_do_not_eat_none_and_true(qapp: QApplication, what: str) -> None:
    label, sender = QLabel("x"), Sender()
    calls: dict[str, Callable[[], object]] = {
        "set_text": lambda: label.setText("x"),
        "emit": lambda: sender.sent.emit(1),
    }
    before = sys.getrefcount(None), sys.getrefcount(True)
    for _ in range(_CALLS):
        calls[what]()
    lost = [b - a for b, a in zip(before, (sys.getrefcount(None), sys.getrefcount(True)), strict=True)]

    assert max(lost) < _CALLS // 2
