"""Work that goes on side by side, one at a time under each key, so that nobody waits for what is not in its way."""

from __future__ import annotations

import logging
import threading
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from types import TracebackType

log = logging.getLogger(__name__)
# Each backup keeps a core busy and holds two windows of rows in memory.
WIDTH = 4


class Lanes:
    """Context manager; its end waits for what has begun and drops what has not."""

    def __init__(self, width: int = WIDTH) -> None:
        self._pool = ThreadPoolExecutor(width, thread_name_prefix="lane")
        self._lock = threading.Lock()
        self._taken: set[str] = set()

    def __enter__(self) -> Lanes:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._pool.shutdown(wait=True, cancel_futures=True)

    def start(self, key: str, work: Callable[[], object]) -> bool:
        """Do `work` as soon as a lane is free. False where other work under that key waits or goes on.

        What it raises is logged.
        """
        with self._lock:
            if key in self._taken:
                return False
            self._taken.add(key)
        self._pool.submit(self._do, key, work)
        return True

    def _do(self, key: str, work: Callable[[], object]) -> None:
        try:
            work()
        except Exception:
            log.exception("work under %s failed", key)
        finally:
            with self._lock:
                self._taken.discard(key)
