"""The program's icon as each system wants it, drawn from resources/icons/app.svg: python -m tools.icons FOLDER.

influx-backup.svg (Linux), influx-backup.ico (Windows), influx-backup.icns (macOS). Both of the latter are a row of PNGs
behind a table; Windows reads PNGs in them since Vista, macOS since 10.7.
"""

from __future__ import annotations

import os
import struct
import sys
from pathlib import Path

from PySide6.QtCore import QBuffer, QByteArray, QIODevice
from PySide6.QtGui import QGuiApplication, QImage, QPainter
from PySide6.QtSvg import QSvgRenderer

SOURCE = Path(__file__).parents[1] / "resources" / "icons" / "app.svg"
# The accent of the light theme (gui/theme.py): it is seen on light and on dark panels.
COLOUR = "#1f5fa8"
ICO_SIZES = (16, 24, 32, 48, 64, 128, 256)
# Types of Apple's icon format for PNGs, and their width in pixels.
ICNS_TYPES = {b"icp4": 16, b"icp5": 32, b"ic07": 128, b"ic08": 256, b"ic09": 512, b"ic10": 1024}


def svg() -> str:
    """The drawing in the program's colour."""
    return SOURCE.read_text(encoding="utf-8").replace('fill="#000"', f'fill="{COLOUR}"')


def png(width: int) -> bytes:
    """The icon as a square picture."""
    image = QImage(width, width, QImage.Format.Format_ARGB32)
    image.fill(0)
    painter = QPainter(image)
    QSvgRenderer(QByteArray(svg().encode())).render(painter)
    painter.end()
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    image.save(buffer, "PNG")  # type: ignore[call-overload]  # its types say bytes, it takes text alone
    return bytes(buffer.data().data())


def ico() -> bytes:
    """All sizes in Windows' format: a header, an entry of 16 bytes for each, the pictures. 256 is written as 0."""
    pictures = [png(size) for size in ICO_SIZES]
    table, at = b"", 6 + 16 * len(pictures)
    for size, picture in zip(ICO_SIZES, pictures, strict=True):
        table += struct.pack("<BBBBHHII", size % 256, size % 256, 0, 0, 1, 32, len(picture), at)
        at += len(picture)
    return struct.pack("<HHH", 0, 1, len(pictures)) + table + b"".join(pictures)


def icns() -> bytes:
    """All sizes in Apple's format: type and length before each; the whole length in front."""
    parts = [(kind, png(size)) for kind, size in ICNS_TYPES.items()]
    body = b"".join(kind + struct.pack(">I", len(picture) + 8) + picture for kind, picture in parts)
    return b"icns" + struct.pack(">I", len(body) + 8) + body


def main(folder: Path) -> int:
    """Write all of them."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    application = QGuiApplication.instance() or QGuiApplication([])
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "influx-backup.svg").write_text(svg(), encoding="utf-8")
    (folder / "influx-backup.ico").write_bytes(ico())
    (folder / "influx-backup.icns").write_bytes(icns())
    del application
    return 0


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1])))
