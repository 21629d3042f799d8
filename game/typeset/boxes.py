"""Whole-number boxes: dividing a length, and a rectangle into rows and columns."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Size:
    """What one part asks for: at least `least`, best `want`, and a share `grow` of what is left over."""

    least: int = 0
    want: int = 0
    grow: float = 0


def fixed(length: int) -> Size:
    return Size(length, length, 0)


def share(parts: float = 1, least: int = 0) -> Size:
    """A growing part; shares are equal by weight as long as each is at least `least`."""
    return Size(least, least, parts)


def content(want: int, least: int | None = None, grow: float = 0) -> Size:
    return Size(want if least is None else min(least, want), want, grow)


def divide(total: int, sizes: Sequence[Size], gap: int = 0) -> list[tuple[int, int]]:
    """(start, length) of each part. Parts that grow share what the others leave, none below its least;
    too little room shrinks parts towards their least, never below it."""
    if not sizes:
        return []
    room = total - gap * (len(sizes) - 1)
    lengths = [size.want for size in sizes]
    spare = room - sum(lengths)
    if spare > 0:
        lengths = _grown(room, sizes)
    elif spare < 0:
        slack = [size.want - size.least for size in sizes]
        cut = min(-spare, sum(slack))
        lengths = [a - b for a, b in zip(lengths, _portion(cut, slack), strict=True)]
    out, at = [], 0
    for length in lengths:
        out.append((at, length))
        at += length + gap
    return out


def _grown(room: int, sizes: Sequence[Size]) -> list[int]:
    """Growing parts get equal shares by weight; one whose share is too small keeps what it wants."""
    lengths = [size.want for size in sizes]
    active = [n for n, size in enumerate(sizes) if size.grow > 0]
    while active:
        free = room - sum(length for n, length in enumerate(lengths) if n not in active)
        parts = _portion(free, [sizes[n].grow for n in active])
        small = [n for n, part in zip(active, parts, strict=True) if part < sizes[n].want]
        if not small:
            for n, part in zip(active, parts, strict=True):
                lengths[n] = part
            return lengths
        active = [n for n in active if n not in small]
    return lengths


def _portion(amount: int, weights: Sequence[float]) -> list[int]:
    """Whole parts of `amount` in proportion to `weights`; largest remainders get the odd units."""
    total = sum(weights)
    if total <= 0:
        return [0] * len(weights)
    exact = [amount * weight / total for weight in weights]
    parts = [int(value) for value in exact]
    odd = amount - sum(parts)
    order = sorted(range(len(parts)), key=lambda n: (parts[n] - exact[n], n))
    for n in order[:odd]:
        parts[n] += 1
    return parts


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle of whole units; unpacks as x, y, w, h."""

    x: int
    y: int
    w: int
    h: int

    def __iter__(self) -> Iterator[int]:
        return iter((self.x, self.y, self.w, self.h))

    @property
    def right(self) -> int:
        return self.x + self.w

    @property
    def bottom(self) -> int:
        return self.y + self.h

    @property
    def middle(self) -> tuple[float, float]:
        return self.x + self.w / 2, self.y + self.h / 2

    def inset(
        self, left: int, top: int | None = None, right: int | None = None, bottom: int | None = None
    ) -> Box:
        """Smaller by a padding: one number for all sides, two for sides and top/bottom, or four."""
        top = left if top is None else top
        right = left if right is None else right
        bottom = top if bottom is None else bottom
        return Box(self.x + left, self.y + top, max(0, self.w - left - right), max(0, self.h - top - bottom))

    def shifted(self, dx: int, dy: int) -> Box:
        return Box(self.x + dx, self.y + dy, self.w, self.h)

    def columns(self, sizes: Sequence[Size], gap: int = 0) -> list[Box]:
        return [Box(self.x + at, self.y, length, self.h) for at, length in divide(self.w, sizes, gap)]

    def rows(self, sizes: Sequence[Size], gap: int = 0) -> list[Box]:
        return [Box(self.x, self.y + at, self.w, length) for at, length in divide(self.h, sizes, gap)]

    def contains(self, other: Box, slack: int = 0) -> bool:
        return (
            other.x >= self.x - slack
            and other.y >= self.y - slack
            and other.right <= self.right + slack
            and other.bottom <= self.bottom + slack
        )

    def overlaps(self, other: Box) -> bool:
        return (
            self.x < other.right and other.x < self.right and self.y < other.bottom and other.y < self.bottom
        )

    def clipped(self, other: Box) -> Box:
        x, y = max(self.x, other.x), max(self.y, other.y)
        return Box(x, y, max(0, min(self.right, other.right) - x), max(0, min(self.bottom, other.bottom) - y))


def grid(box: Box, count: int, columns: int, row_height: int, gap: int = 0) -> list[Box]:
    """Equal cells, row by row."""
    out: list[Box] = []
    for start in range(0, count, columns):
        row = Box(box.x, box.y + start // columns * (row_height + gap), box.w, row_height)
        out += row.columns([share()] * columns, gap)[: count - start]
    return out
