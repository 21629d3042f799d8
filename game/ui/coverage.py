"""Which characters a font file holds, read from its cmap table: pygame itself cannot tell."""

from __future__ import annotations

import struct
from bisect import bisect_right
from pathlib import Path
from typing import BinaryIO


class Coverage:
    """The set of characters of one font file as sorted ranges."""

    def __init__(self, ranges: list[tuple[int, int]]):
        self.starts = [start for start, _ in ranges]
        self.ends = [end for _, end in ranges]

    def __contains__(self, char: str) -> bool:
        code = ord(char)
        at = bisect_right(self.starts, code) - 1
        return at >= 0 and code <= self.ends[at]


def read_coverage(path: Path) -> Coverage | None:
    """None when the file is missing, cut short or no font at all.

    pygame opens such a file without a word and the process dies at the first question about it.
    """
    try:
        with path.open("rb") as file:
            table = _cmap_table(file)
        ranges = sorted(_ranges(table))
        return Coverage(ranges) if ranges else None
    except (OSError, struct.error, LookupError, ValueError):
        return None


def _cmap_table(file: BinaryIO) -> bytes:
    file_size = file.seek(0, 2)
    file.seek(0)
    head = file.read(12)
    base = 0
    if head[:4] == b"ttcf":
        file.seek(12)
        base = struct.unpack(">I", file.read(4))[0]
        file.seek(base)
        head = file.read(12)
    tables = {}
    for _ in range(struct.unpack(">H", head[4:6])[0]):
        tag, _sum, offset, length = struct.unpack(">4sIII", file.read(16))
        tables[tag] = (offset, length)
        if offset + length > file_size:
            raise ValueError("the file is cut short")
    offset, length = tables[b"cmap"]
    file.seek(offset)
    return file.read(length)


def _ranges(table: bytes) -> list[tuple[int, int]]:
    """The widest Unicode subtable: format 12 when there is one, else format 4."""
    found: dict[int, int] = {}
    for n in range(struct.unpack_from(">H", table, 2)[0]):
        platform, _encoding, offset = struct.unpack_from(">HHI", table, 4 + 8 * n)
        if platform in (0, 3):
            found[struct.unpack_from(">H", table, offset)[0]] = offset
    if 12 in found:
        count = struct.unpack_from(">I", table, found[12] + 12)[0]
        return [struct.unpack_from(">II", table, found[12] + 16 + 12 * n) for n in range(count)]  # type: ignore[misc]
    if 4 in found:
        return _format4(table, found[4])
    return []


def _format4(table: bytes, at: int) -> list[tuple[int, int]]:
    count = struct.unpack_from(">H", table, at + 6)[0] // 2
    ends = struct.unpack_from(f">{count}H", table, at + 14)
    starts = struct.unpack_from(f">{count}H", table, at + 16 + 2 * count)
    return [(start, end) for start, end in zip(starts, ends, strict=True) if start <= end < 0xFFFF]
