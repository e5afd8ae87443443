"""What the tables of the catalog that have a file of their own are made of."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from contextlib import AbstractContextManager


class CatalogPart:
    """Part of the catalog; its errors are the catalog's. `read` answers rows, `change` is one transaction."""

    def __init__(
        self,
        read: Callable[..., list[sqlite3.Row]],
        change: Callable[[], AbstractContextManager[sqlite3.Connection]],
    ) -> None:
        self._read, self._change = read, change
