"""Compress a stream of a VBA project (压缩): the CompressedContainer of [MS-OVBA] 2.4.1."""

from __future__ import annotations

import struct
from collections.abc import Iterator, Sequence

_CHUNK = 4096
_SIGNATURE = b"\x01"
_SHORTEST_COPY = 3
_CHUNK_SIGNATURE, _COMPRESSED = 0x3000, 0x8000


def compress(data: bytes) -> bytes:
    r"""Compress a module's source or the dir stream.

    >>> compress(b"a" * 73).hex(" ")
    '01 03 b0 02 61 45 00'
    """
    chunks = (data[start : start + _CHUNK] for start in range(0, len(data), _CHUNK))
    return _SIGNATURE + b"".join(map(_compressed_chunk, chunks))


def _compressed_chunk(chunk: bytes) -> bytes:
    packed = b"".join(_token_sequences(chunk))
    if len(packed) <= _CHUNK:
        return _header(len(packed), _COMPRESSED) + packed
    if len(chunk) == _CHUNK:
        return _header(_CHUNK, 0) + chunk
    # A raw chunk always holds 4096 bytes, so this end of the data would come back with zeros behind it.
    half = len(chunk) // 2
    return _compressed_chunk(chunk[:half]) + _compressed_chunk(chunk[half:])


def _header(size: int, compressed: int) -> bytes:
    """The header's size counts its own two bytes and is written less three."""
    return struct.pack("<H", (size - 1) | _CHUNK_SIGNATURE | compressed)


def _token_sequences(chunk: bytes) -> Iterator[bytes]:
    """Put a byte before every eight tokens whose bits say which of them are copies, the first in the lowest bit."""
    every = list(_tokens(chunk))
    for start in range(0, len(every), 8):
        tokens = every[start : start + 8]
        flags = sum(1 << bit for bit, token in enumerate(tokens) if len(token) == 2)
        yield bytes([flags]) + b"".join(tokens)


def _tokens(chunk: bytes) -> Iterator[bytes]:
    """Give literals of one byte and copies of two.

    Only the places where a token starts are remembered, which is what gives the published examples byte for byte.
    """
    starts: dict[bytes, list[int]] = {}  # by the three bytes that stand there
    position = 0
    while position < len(chunk):
        places = starts.setdefault(chunk[position : position + _SHORTEST_COPY], [])
        copied, length = _longest_match(chunk, position, places)
        yield _copy_token(position, copied, length) if length else chunk[position : position + 1]
        places.append(position)
        position += length or 1


def _longest_match(chunk: bytes, position: int, places: Sequence[int]) -> tuple[int, int]:
    """Find which of the places has most of the bytes at a position, the nearest of several, and how many."""
    found, longest = position, 0
    most = min(len(chunk) - position, (0xFFFF >> _offset_bits(position)) + _SHORTEST_COPY)
    for place in reversed(places):
        if chunk[place + longest] != chunk[position + longest]:
            continue
        length = _shared(chunk, place, position, most)
        if length > longest:
            found, longest = place, length
            if length == most:
                break
    return found, longest


def _shared(chunk: bytes, place: int, position: int, most: int) -> int:
    """How many bytes are the same from two places on; three are known to be."""
    length = _SHORTEST_COPY
    while length < most and chunk[place + length] == chunk[position + length]:
        length += 1
    return length


def _copy_token(position: int, copied: int, length: int) -> bytes:
    return struct.pack("<H", (position - copied - 1) << (16 - _offset_bits(position)) | (length - _SHORTEST_COPY))


def _offset_bits(position: int) -> int:
    """How many of a token's 16 bits hold the offset: as many as the farthest offset here needs, four at least."""
    return max((position - 1).bit_length(), 4)
