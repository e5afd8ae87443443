"""The values of tags, held once a table and told by number."""

from __future__ import annotations

from typing import Any

import pyarrow as pa
import pyarrow.compute as pc

from influx_backup_gui.demo.schema import TAG_TYPE


class Labels:
    """The values of one tag, numbered as they appear; only grows. Guarded by the lock of its table."""

    def __init__(self) -> None:
        self._numbers: dict[str, int] = {}
        self._values: Any = pa.array([], pa.string())
        self._ranks: Any = pa.array([], pa.int64())

    def encode(self, column: Any) -> Any:
        """int32 numbers for a string or dictionary column."""
        if isinstance(column, pa.ChunkedArray):
            column = column.combine_chunks()
        if not pa.types.is_dictionary(column.type):
            column = column.cast(pa.string()).dictionary_encode()
        numbers = self._numbers
        values = column.dictionary.to_pylist()
        mapping = [None if value is None else numbers.setdefault(value, len(numbers)) for value in values]
        return pc.take(pa.array(mapping, pa.int32()), column.indices)

    def values(self) -> Any:
        """All values by number."""
        if len(self._values) != len(self._numbers):
            self._values = pa.array(list(self._numbers), pa.string())
        return self._values

    def ranks(self) -> Any:
        """For each number the place of its value in sort order."""
        if len(self._ranks) != len(self._numbers):
            self._ranks = pc.inverse_permutation(pc.sort_indices(self.values()).cast(pa.int64()))
        return self._ranks


def labelled(numbers: Any, values: Any, absent: str | None) -> Any:
    """Tag numbers as a dictionary array that carries only the values it uses; `absent` stands where there is none."""
    if absent is not None:
        text = pc.fill_null(pc.take(values, numbers), absent) if len(values) else pa.repeat(absent, len(numbers))
        return text.dictionary_encode()
    if not len(values):
        return pa.nulls(len(numbers), TAG_TYPE)
    used = numbers.dictionary_encode()
    indices = used.indices.cast(pa.int32())
    return pa.DictionaryArray.from_arrays(indices, pc.take(values, used.dictionary))
