"""What a virtual screen shows, as a PNG: Xvfb keeps its screen in a file in X's window dump format (XWD)."""

from __future__ import annotations

import struct
import zlib
from dataclasses import dataclass
from pathlib import Path

_LITTLE = 0  # the byte order of a 24-bit screen on every computer that the tests run on
_WORDS, _COLOR = 25, 12  # the header's numbers, and the length of an entry in the colour table


@dataclass(frozen=True, slots=True)
class Picture:
    """Rows of pixels, three bytes each: red, green, blue."""

    rows: tuple[bytes, ...]

    @property
    def width(self) -> int:
        return len(self.rows[0]) // 3

    def cropped(self, left: int, top: int, width: int, height: int) -> Picture:
        return Picture(tuple(row[3 * left : 3 * (left + width)] for row in self.rows[top : top + height]))

    def png(self) -> bytes:
        header = struct.pack(">IIBBBBB", self.width, len(self.rows), 8, 2, 0, 0, 0)
        pixels = zlib.compress(b"".join(b"\0" + row for row in self.rows), 9)
        chunks = (_chunk(b"IHDR", header), _chunk(b"IDAT", pixels), _chunk(b"IEND", b""))
        return b"\x89PNG\r\n\x1a\n" + b"".join(chunks)


def screen_picture(dump: Path) -> Picture:
    """The picture in a window dump."""
    content = dump.read_bytes()
    header = struct.unpack_from(f">{_WORDS}I", content)
    length, width, height, order, line, colors = header[0], header[4], header[5], header[7], header[12], header[19]
    assert (order, header[11]) == (_LITTLE, 32), "the screen has to have 24 bits, as Screen starts it"
    start = length + _COLOR * colors
    return Picture(tuple(_row(content[at : at + 4 * width]) for at in range(start, start + line * height, line)))


def _row(pixels: bytes) -> bytes:
    """Blue, green, red and a byte without meaning, turned round."""
    turned = bytearray(len(pixels) // 4 * 3)
    turned[0::3], turned[1::3], turned[2::3] = pixels[2::4], pixels[1::4], pixels[0::4]
    return bytes(turned)


def _chunk(kind: bytes, content: bytes) -> bytes:
    return struct.pack(">I", len(content)) + kind + content + struct.pack(">I", zlib.crc32(kind + content))
