"""What changed between the releases of InfluxDB 3, as far as a client can see it (facts.md 1.1, 1.2, 4.1, 5)."""

from __future__ import annotations

from dataclasses import dataclass

# The newest patch release of each line that still shows the behaviour of the recordings and of facts.md 5. Of 3.11
# only its release notes are known.
_RELEASES = {
    "3.0": (3, 0, 3),
    "3.1": (3, 1, 0),
    "3.2": (3, 2, 1),
    "3.3": (3, 3, 0),
    "3.4": (3, 4, 2),
    "3.5": (3, 5, 0),
    "3.6": (3, 6, 0),
    "3.7": (3, 7, 0),
    "3.8": (3, 8, 2),
    "3.9": (3, 9, 1),
    "3.10": (3, 10, 1),
    "3.11": (3, 11, 2),
}

_OLD_FILE_LIMIT = (
    "External error: Query would exceed file limit of {limit} parquet files. Please specify a smaller time range for "
    "your query. You can increase the file limit with the `--query-file-limit` option in the serve command, however, "
    "query performance will be slower and the server may get OOM killed or become unstable as a result"
)
_NEW_FILE_LIMIT = (
    "External error: Query would scan {limit} Parquet files, exceeding the file limit. InfluxDB 3 Core caps file "
    "access to prevent performance degradation and memory issues. Use a narrower time range, or increase the limit "
    "with --query-file-limit (this may cause slower queries or instability).\n\n"
    "Upgrade to InfluxDB 3 Enterprise for automatic compaction and faster queries."
)


@dataclass(frozen=True)
class Profile:
    """One release and edition; every question about it is a property, so that version tests stand here alone."""

    version: tuple[int, int, int]
    edition: str

    def since(self, *version: int) -> bool:
        """Whether this release is `version` or newer."""
        return self.version >= version

    @property
    def version_text(self) -> str:
        return ".".join(map(str, self.version))

    @property
    def file_limit_text(self) -> str:
        """Format string with `limit` (facts.md 4.1)."""
        return _NEW_FILE_LIMIT if self.since(3, 8) else _OLD_FILE_LIMIT

    @property
    def query_error_prefix(self) -> str:
        return "" if self.since(3, 9, 1) else "query error: error while planning query: "

    @property
    def execution_error_prefix(self) -> str:
        """Of what fails before anything was sent (influxdb3_server/src/http.rs, `Error::Datafusion`)."""
        return "" if self.since(3, 9, 1) else "datafusion error: "

    @property
    def time_type(self) -> str:
        """The type of `time` in information_schema (facts.md 3.1)."""
        return "Timestamp(ns)" if self.since(3, 9) else "Timestamp(Nanosecond, None)"

    @property
    def write_error_title(self) -> str:
        return "line protocol parsing error" if self.since(3, 10) else "parsing failed for write_lp endpoint"

    @property
    def client_error(self) -> int:
        """Status of what is the client's fault but was answered as 500 up to 3.9 (facts.md 1.1)."""
        return 400 if self.since(3, 10) else 500

    @property
    def too_large(self) -> int:
        return 413 if self.since(3, 10) else 500

    @property
    def database_limit(self) -> int:
        return 5 if self.edition == "Core" else 100

    @property
    def table_limit(self) -> int:
        return 2000 if self.edition == "Core" else 4000

    @property
    def tag_limit(self) -> int:
        if self.since(3, 10):
            return 4096
        return 256 if self.since(3, 4) else 250

    @property
    def column_limit_counts_time(self) -> bool:
        return not self.since(3, 10)

    @property
    def absent_tag(self) -> str | None:
        """What a row answers for a tag it was written without (facts.md 3.3, empty tag value)."""
        return None if self.since(3, 1) else ""

    @property
    def refuses_duplicate_tags(self) -> bool:
        """One tag twice in a line, from 3.9.8 and 3.10.3 (facts.md 1.4)."""
        return self.since(3, 10, 3) or (3, 9, 8) <= self.version < (3, 10)

    @property
    def lists_no_files_of_unknown_tables(self) -> bool:
        """Instead of breaking the connection (facts.md 3.2, traps of system.parquet_files)."""
        return self.since(3, 11, 2)

    @property
    def longest_string(self) -> int:
        """Bytes of a key, tag value or string field (facts.md 3.3)."""
        return 1 << 20 if self.since(3, 9) else 1 << 16

    @property
    def longest_database_name(self) -> int:
        return 511 if self.since(3, 10) else 64

    @property
    def precisions(self) -> tuple[str, ...]:
        """Accepted names, in the order the server lists them in its error (recording step 69)."""
        if self.since(3, 6):
            return ("auto", "s", "second", "millisecond", "ms", "microsecond", "u", "us", "n", "nanosecond", "ns")
        return ("auto", "second", "millisecond", "microsecond", "nanosecond")


def known_profiles() -> tuple[str, ...]:
    """Names `profile_of` takes, oldest first."""
    return tuple(_RELEASES)


def profile_of(name: str, edition: str) -> Profile:
    """The profile of a line (`3.6`) or of one release (`3.6.0`). Raises ValueError for anything else."""
    if edition not in ("Core", "Enterprise"):
        raise ValueError(f"no such edition: {edition}")
    if name in _RELEASES:
        return Profile(_RELEASES[name], edition)
    numbers = name.split(".")
    if len(numbers) != 3 or ".".join(numbers[:2]) not in _RELEASES:
        raise ValueError(f"no such profile: {name}")
    return Profile((int(numbers[0]), int(numbers[1]), int(numbers[2])), edition)
