"""Exceptions that nobody expected, in a slot or a thread: logged, told once, and the window lives on."""

from __future__ import annotations

import logging
import sys
import threading
import traceback
from types import TracebackType

from PySide6.QtCore import QObject, Signal

log = logging.getLogger(__name__)


class FaultReporter(QObject):
    """`install` takes over both hooks; `noticed` comes in the GUI thread, once for every distinct place."""

    noticed = Signal(str, str)  # one line, traceback

    def __init__(self) -> None:
        super().__init__()
        self._seen: set[str] = set()
        self._before = sys.excepthook, threading.excepthook

    def install(self) -> None:
        """From now on unexpected exceptions come here."""
        sys.excepthook = self._on_exception
        threading.excepthook = self._on_thread_exception

    def uninstall(self) -> None:
        """Give the hooks back."""
        sys.excepthook, threading.excepthook = self._before

    def _on_exception(self, kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        if issubclass(kind, KeyboardInterrupt | SystemExit):
            self._before[0](kind, error, trace)
            return
        log.error("fault in the window", exc_info=(kind, error, trace))
        where = "".join(traceback.format_tb(trace)[-1:])
        place = f"{kind.__name__} {where}"
        if place not in self._seen:
            self._seen.add(place)
            self.noticed.emit(f"{kind.__name__}: {error}", "".join(traceback.format_exception(kind, error, trace)))

    def _on_thread_exception(self, args: threading.ExceptHookArgs) -> None:
        if args.exc_value is not None:
            self._on_exception(args.exc_type, args.exc_value, args.exc_traceback)
