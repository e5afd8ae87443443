"""The rows of one table as plain Python: slow, short, and written only from facts.md 3.6, 4.3 and measured.md."""

from dataclasses import dataclass, field
from typing import Any

TAGS, FIELDS = ("a", "b"), ("v", "w")
Key = tuple[str | None, str | None, int]
Row = dict[str, Any]


@dataclass
class OracleFile:
    """`rank` decides between values of one key: the highest wins."""

    rows: dict[Key, Row]
    rank: int
    visible: bool = True

    @property
    def times(self) -> list[int]:
        return sorted(time for _, _, time in self.rows)


def key_of(row: Row) -> Key:
    return row.get("a"), row.get("b"), row["time"]


def merge(rows: dict[Key, Row], row: Row) -> None:
    """A later value that is not null replaces an earlier one."""
    known = rows.setdefault(key_of(row), {})
    known.update({name: row[name] for name in FIELDS if row.get(name) is not None})


@dataclass
class Oracle:
    block: int
    buffer: list[Row] = field(default_factory=list)
    files: list[OracleFile] = field(default_factory=list)

    def block_of(self, row: Row) -> int:
        """Towards zero, as the server divides."""
        return int(row["time"] >= 0 or -1) * (abs(row["time"]) // self.block)

    def write(self, rows: list[Row]) -> None:
        self.buffer += rows

    def persist(self, rank: int) -> int:
        """One file for each block; answers how many."""
        blocks: dict[int, dict[Key, Row]] = {}
        for row in self.buffer:
            merge(blocks.setdefault(self.block_of(row), {}), row)
        self.files += [OracleFile(rows, rank) for rows in blocks.values()]
        self.buffer = []
        return len(blocks)

    def restart(self, since: int | None) -> None:
        """The oldest persisted value now wins; what is older than `since` is not seen."""
        for file in self.files:
            file.rank = -abs(file.rank)
            file.visible = since is None or file.times[-1] >= since

    def touched(self, first: int, last: int) -> list[OracleFile]:
        return [f for f in self.files if f.visible and f.times[0] <= last and f.times[-1] >= first]

    def read(self, first: int, last: int, kept_since: int) -> list[tuple[Any, ...]]:
        """Rows as (a, b, time, v, w), by series and time, absent tags first. What wholly ended before is not kept."""
        rows: dict[Key, Row] = {}
        for file in sorted(self.touched(first, last), key=lambda f: f.rank):
            for (a, b, time), values in file.rows.items() if file.times[-1] >= kept_since else ():
                merge(rows, {"a": a, "b": b, "time": time} | values)
        kept = {self.block_of(row) for row in self.buffer if row["time"] >= kept_since}
        for row in self.buffer:
            if self.block_of(row) in kept:
                merge(rows, row)
        found: list[tuple[Any, ...]] = [(*key, *(values.get(name) for name in FIELDS)) for key, values in rows.items()]
        inside = [row for row in found if first <= row[2] <= last]
        return sorted(inside, key=lambda r: [(tag is not None, tag or "") for tag in r[:2]] + [(True, r[2])])
