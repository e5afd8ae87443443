"""Memory that was freed goes back to the system, so that the program stays as small as what it holds.

Arrow's own pools and glibc's heaps keep what they were given once. Measured for 3 M rows (peak, seconds of the system):

    backup    Arrow's pool 328 MB, 0.2 s   fixed threshold of 1 MiB: 226 MB, 0.5 s   of 256 KiB: 195 MB, 1.3 s
    restore   Arrow's pool 640 MB          fixed threshold of 1 MiB: 291 MB, 1.1 s   of 256 KiB: 247 MB, 2.1 s

With two heaps for all threads it stays flat: 1 M and 10 M rows took 187 and 196 MB in a backup (before 170 and 203).
"""

from __future__ import annotations

import ctypes
import os
import sys

# mallopt(3): blocks from this size on are mapped by themselves, and unmapped when they are freed.
_M_MMAP_THRESHOLD, _M_TRIM_THRESHOLD, _M_ARENA_MAX = -3, -1, -8
_TRIM_BYTES = 32 << 20
# Bytes for `return_freed_memory`; mapping costs time of the processor. Small: a restore waits for the server anyway,
# and holds more than a backup. Large: what encodes nothing again, or only proves, holds least.
SMALL_BLOCK, BLOCK, LARGE_BLOCK = 1 << 18, 1 << 19, 1 << 21
# Each of the many threads of a restore would keep a heap of its own.
_ARENAS = 2
# Once, while the program starts and has one thread: setenv(3) beside a getenv(3) of another thread is a crash (seen in
# benchmarks/soak.py), and even localtime(3) asks for TZ each time. It counts for a pyarrow that is not loaded yet.
os.environ.setdefault("ARROW_DEFAULT_MEMORY_POOL", "system")


def return_freed_memory(block: int) -> None:
    """Blocks of `block` bytes and more go back at once, from now on in this process (where the C library is glibc)."""
    if "pyarrow" in sys.modules:
        import pyarrow as pa

        pa.set_memory_pool(pa.system_memory_pool())
    try:
        mallopt = ctypes.CDLL(None).mallopt
    except (AttributeError, OSError, TypeError):
        return
    mallopt(_M_MMAP_THRESHOLD, block)
    mallopt(_M_TRIM_THRESHOLD, _TRIM_BYTES)
    mallopt(_M_ARENA_MAX, _ARENAS)
