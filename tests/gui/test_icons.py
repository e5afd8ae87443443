"""The icon in the formats of Windows and macOS."""

from __future__ import annotations

import struct

from PySide6.QtWidgets import QApplication

from tools import icons


def test_icons_hold_every_size(qapp: QApplication) -> None:
    ico, icns = icons.ico(), icons.icns()
    assert struct.unpack("<HHH", ico[:6]) == (0, 1, len(icons.ICO_SIZES))
    for number, size in enumerate(icons.ICO_SIZES):
        *_, length, at = struct.unpack("<BBBBHHII", ico[6 + 16 * number : 22 + 16 * number])
        assert ico[at : at + 8] == b"\x89PNG\r\n\x1a\n"
        assert struct.unpack(">II", ico[at + 16 : at + 24]) == (size, size)
        assert at + length <= len(ico)
    assert struct.unpack(">4sI", icns[:8]) == (b"icns", len(icns))
