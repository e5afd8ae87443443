"""Text of many rows, laid end to end by one call: each distinct piece is held once, and rows are numbers of pieces."""

from __future__ import annotations

from array import array

import pyarrow as pa
import pyarrow.compute as pc

_INT32 = pa.int32()


def text_scalar(text: str | None) -> pa.Scalar:
    """A scalar of Arrow; with its type, because finding that out takes longer than a small call (measured: 0.1 ms)."""
    return pa.scalar(text, pa.string())


def joined(*parts: pa.Array | str) -> pa.Array:
    """Texts end to end, row by row; null where one is null."""
    typed = [text_scalar(p) if isinstance(p, str) else p for p in parts]
    return pc.binary_join_element_wise(*typed, text_scalar(""))


def _texts(*texts: str) -> pa.Array:
    return pa.array(texts, pa.string())


class LaidText:
    """Every row is made of the same places, in the order of the calls; a place of a row may be empty.

    A text that is the same in all rows waits in `_fixed`, so that it becomes one piece with what follows it.
    """

    def __init__(self, rows: int) -> None:
        self._rows = rows
        self._row_numbers = pc.cumulative_sum(pa.repeat(pa.scalar(1, _INT32), rows), start=-1)
        self._fixed = ""
        self._pieces: list[pa.Array] = []
        self._count = 0
        # For each place the number of its piece in all rows, and the places where that differs from row to row.
        self._same: list[int] = []
        self._varied: dict[int, array[int]] = {}

    def fixed(self, text: str) -> None:
        """The same in every row."""
        self._fixed += text

    def pick(self, numbers: pa.Array, texts: pa.Array) -> None:
        """One of `texts` for each row, by its number; nothing where the number or the text is null."""
        before, self._fixed = self._fixed, ""
        pieces = joined(before, pc.fill_null(texts, text_scalar("")))
        first = self._hold(pa.concat_arrays([pieces, _texts(before)]))
        chosen = pc.fill_null(numbers.cast(_INT32), pa.scalar(len(texts), _INT32))
        self._vary(pc.add(chosen, pa.scalar(first, _INT32)))

    def each(self, texts: pa.Array) -> None:
        """A text of its own for each row; nothing where it is null."""
        self._flush()
        first = self._hold(texts)
        self._vary(pc.add(self._row_numbers, pa.scalar(first, _INT32)))

    def where(self, mask: pa.Array, text: str) -> None:
        """The text in the rows where the mask is true, nothing in the others."""
        self.pick(mask.cast(_INT32), _texts("", text))

    def lay(self) -> tuple[memoryview, memoryview]:
        """The text of all rows (bytes), and where in it each row begins and the last one ends (int32)."""
        self._flush()
        width = len(self._same)
        numbers = array("i", self._same) * self._rows
        for place, varied in self._varied.items():
            numbers[place::width] = varied
        indices = pa.Array.from_buffers(_INT32, len(numbers), [None, pa.py_buffer(numbers)])
        _, offsets, text = pa.concat_arrays(self._pieces).take(indices).buffers()
        return memoryview(text), memoryview(offsets).cast("i")[: len(numbers) + 1 : width]

    def _flush(self) -> None:
        if self._fixed:
            self._same.append(self._hold(_texts(self._fixed)))
            self._fixed = ""

    def _hold(self, pieces: pa.Array) -> int:
        first = self._count
        self._pieces.append(pieces)
        self._count += len(pieces)
        return first

    def _vary(self, numbers: pa.Array) -> None:
        held = array("i")
        held.frombytes(memoryview(numbers.buffers()[1])[4 * numbers.offset : 4 * (numbers.offset + len(numbers))])
        self._varied[len(self._same)] = held
        self._same.append(0)
