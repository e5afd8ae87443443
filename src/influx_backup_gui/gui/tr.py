"""The one way to text that people read, so that it can be translated."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication


def tr(text: str, /, **values: object) -> str:
    """The text in the person's language; `{name}` is replaced by `values`."""
    said = QCoreApplication.translate("influx-backup", text)
    return said.format(**values) if values else said


def one_or_many(number: int, one: str, many: str) -> str:
    """The text for just one, or the other; both come from tr()."""
    return one if number == 1 else many
