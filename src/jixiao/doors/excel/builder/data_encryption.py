"""The veil over a project's protection settings (工程保护): Data Encryption of [MS-OVBA] 2.4.3."""

from __future__ import annotations

_VERSION = 2
_SEED = 0x2A  # anything will do, and always the same gives the same file


def encrypted(data: bytes, project_id: str) -> str:
    """Write a setting as the PROJECT stream holds it, in hexadecimal digits; ``project_id`` is the GUID in braces."""
    key = sum(project_id.encode("ascii")) & 0xFF
    ignored = bytes((_SEED & 6) // 2)
    written = bytearray([_SEED, _SEED ^ _VERSION, _SEED ^ key])
    before = key
    for byte in ignored + len(data).to_bytes(4, "little") + data:
        written.append(byte ^ ((written[-2] + before) & 0xFF))
        before = byte
    return written.hex().upper()
