"""Containers: columns, rows, rows that wrap, grids, overlays, padding."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import pygame

from game.typeset.boxes import Size, divide
from game.ui.theme import GAP
from game.ui.widget import Widget

Pad4 = float | tuple[float, float] | tuple[float, float, float, float]


def _kept(children: Sequence[Widget | None]) -> list[Widget]:
    return [child for child in children if child is not None]


class Box(Widget):
    """Holds children inside a padding: one number, (sides, top/bottom) or (left, top, right, bottom)."""

    def __init__(self, *children: Widget | None, pad: Pad4 = 0, gap: float = GAP, **place: Any):
        super().__init__(**place)
        self.children = _kept(children)
        self.pad = pad
        self.gap = gap

    def edges(self) -> tuple[int, int, int, int]:
        u, pad = self.ui.u, self.pad
        if isinstance(pad, tuple):
            left, top, right, bottom = pad * 2 if len(pad) == 2 else pad
            return u(left), u(top), u(right), u(bottom)
        return u(pad), u(pad), u(pad), u(pad)

    def inner(self) -> pygame.Rect:
        left, top, right, bottom = self.edges()
        r = self.rect
        return pygame.Rect(r.x + left, r.y + top, max(0, r.w - left - right), max(0, r.h - top - bottom))

    def measure_width(self) -> tuple[int, int]:
        left, _, right, _ = self.edges()
        sizes = [child.widths() for child in self.children if child.visible]
        least, want = self.combine(sizes)
        return least + left + right, want + left + right

    def combine(self, sizes: list[tuple[int, int]]) -> tuple[int, int]:
        return max((a for a, _ in sizes), default=0), max((b for _, b in sizes), default=0)

    def measure_height(self, width: int) -> int:
        left, top, right, bottom = self.edges()
        return self.stacked_height(max(0, width - left - right)) + top + bottom

    def stacked_height(self, width: int) -> int:
        return max((child.tall(width) for child in self.children if child.visible), default=0)

    def low(self, width: int) -> int:
        left, top, right, bottom = self.edges()
        inner = max(0, width - left - right)
        return max((child.floor(inner) for child in self.children if child.visible), default=0) + top + bottom

    def settle(self) -> None:
        inner = self.inner()
        for child in self.children:
            child.arrange(inner)


class Column(Box):
    """One below the other. Children fill the width unless their `align` says start, center or end.

    `spread`: where a column without growing children puts spare height: "start" (below), "center" or "end".
    """

    def __init__(self, *children: Widget | None, spread: str = "start", **place: Any):
        super().__init__(*children, **place)
        self.spread = spread

    def shown(self) -> list[Widget]:
        return [child for child in self.children if child.visible]

    def _width_of(self, child: Widget, width: int) -> int:
        if child.width is not None or child.align in ("start", "center", "end"):
            return min(width, child.widths()[1])
        return width

    def stacked_height(self, width: int) -> int:
        shown = self.shown()
        total = sum(child.tall(self._width_of(child, width)) for child in shown)
        return total + self.ui.u(self.gap) * max(0, len(shown) - 1)

    def low(self, width: int) -> int:
        left, top, right, bottom = self.edges()
        inner, shown = max(0, width - left - right), self.shown()
        total = sum(
            child.floor(inner) if child.grow else child.tall(self._width_of(child, inner)) for child in shown
        )
        return total + self.ui.u(self.gap) * max(0, len(shown) - 1) + top + bottom

    def settle(self) -> None:
        inner, shown = self.inner(), self.shown()
        sizes = [child.size_down(self._width_of(child, inner.w)) for child in shown]
        parts = divide(inner.h, sizes, self.ui.u(self.gap))
        used = parts[-1][0] + parts[-1][1] if parts else 0
        offset = {"start": 0, "center": max(0, inner.h - used) // 2, "end": max(0, inner.h - used)}[
            self.spread
        ]
        for child, (at, height) in zip(shown, parts, strict=True):
            width = self._width_of(child, inner.w)
            x = inner.x + {"center": (inner.w - width) // 2, "end": inner.w - width}.get(child.align or "", 0)
            child.arrange(pygame.Rect(x, inner.y + offset + at, width, height))


class Row(Box):
    """Side by side. `align` of a child is start, center (default), end or fill, across the row."""

    def __init__(self, *children: Widget | None, across: str = "center", spread: str = "start", **place: Any):
        super().__init__(*children, **place)
        self.across = across
        self.spread = spread

    def shown(self) -> list[Widget]:
        return [child for child in self.children if child.visible]

    def combine(self, sizes: list[tuple[int, int]]) -> tuple[int, int]:
        gaps = self.ui.u(self.gap) * max(0, len(sizes) - 1)
        return sum(a for a, _ in sizes) + gaps, sum(b for _, b in sizes) + gaps

    def parts(self, width: int) -> list[tuple[int, int]]:
        return divide(width, [child.size_across() for child in self.shown()], self.ui.u(self.gap))

    def stacked_height(self, width: int) -> int:
        pairs = zip(self.shown(), self.parts(width), strict=True)
        return max((child.tall(length) for child, (_, length) in pairs), default=0)

    def low(self, width: int) -> int:
        left, top, right, bottom = self.edges()
        inner = max(0, width - left - right)
        pairs = zip(self.shown(), self.parts(inner), strict=True)
        return max((child.floor(length) for child, (_, length) in pairs), default=0) + top + bottom

    def settle(self) -> None:
        inner = self.inner()
        parts = self.parts(inner.w)
        used = parts[-1][0] + parts[-1][1] if parts else 0
        offset = {"start": 0, "center": max(0, inner.w - used) // 2, "end": max(0, inner.w - used)}[
            self.spread
        ]
        for child, (at, length) in zip(self.shown(), parts, strict=True):
            across = child.align or self.across
            height = inner.h if across == "fill" else min(inner.h, child.tall(length))
            y = inner.y + {"center": (inner.h - height) // 2, "end": inner.h - height}.get(across, 0)
            child.arrange(pygame.Rect(inner.x + offset + at, y, length, height))


class Flow(Box):
    """Side by side at wanted widths, going on to the next line when the width runs out."""

    def __init__(
        self, *children: Widget | None, line_gap: float | None = None, spread: str = "start", **place: Any
    ):
        super().__init__(*children, **place)
        self.line_gap = self.gap if line_gap is None else line_gap
        self.spread = spread

    def combine(self, sizes: list[tuple[int, int]]) -> tuple[int, int]:
        gaps = self.ui.u(self.gap) * max(0, len(sizes) - 1)
        return max((a for a, _ in sizes), default=0), sum(b for _, b in sizes) + gaps

    def lines(self, width: int) -> list[list[tuple[Widget, int]]]:
        out: list[list[tuple[Widget, int]]] = [[]]
        used = 0
        for child in self.children:
            if not child.visible:
                continue
            want = min(width, child.widths()[1])
            if out[-1] and used + want > width:
                out.append([])
                used = 0
            out[-1].append((child, want))
            used += want + self.ui.u(self.gap)
        return [line for line in out if line]

    def stacked_height(self, width: int) -> int:
        lines = self.lines(width)
        total = sum(max(child.tall(w) for child, w in line) for line in lines)
        return total + self.ui.u(self.line_gap) * max(0, len(lines) - 1)

    def low(self, width: int) -> int:
        return self.tall(width)

    def settle(self) -> None:
        inner = self.inner()
        y, gap = inner.y, self.ui.u(self.gap)
        for line in self.lines(inner.w):
            height = max(child.tall(w) for child, w in line)
            spare = inner.w - sum(w for _, w in line) - gap * (len(line) - 1)
            x = inner.x + {"start": 0, "center": spare // 2, "end": spare}[self.spread]
            for child, w in line:
                own = child.tall(w)
                child.arrange(pygame.Rect(x, y + (height - own) // 2, w, own))
                x += w + gap
            y += height + self.ui.u(self.line_gap)


class Grid(Box):
    """Equal columns: a fixed number, or as many as are at least `cell` units wide."""

    def __init__(self, *children: Widget | None, columns: int = 0, cell: float = 240, **place: Any):
        super().__init__(*children, **place)
        self.columns = columns
        self.cell = cell

    def count(self, width: int) -> int:
        gap = self.ui.u(self.gap)
        return self.columns or max(
            1, min(len(self.children) or 1, (width + gap) // (self.ui.f(self.cell) + gap))
        )

    def combine(self, sizes: list[tuple[int, int]]) -> tuple[int, int]:
        least, want = super().combine(sizes)
        n = self.columns or len(sizes)
        gaps = self.ui.u(self.gap) * max(0, n - 1)
        return (least * self.columns + gaps if self.columns else least), want * n + gaps

    def rows(self, width: int) -> list[list[Widget]]:
        shown = [child for child in self.children if child.visible]
        n = self.count(width)
        return [shown[at : at + n] for at in range(0, len(shown), n)]

    def cells(self, width: int) -> list[tuple[int, int]]:
        return divide(width, [Size(grow=1)] * self.count(width), self.ui.u(self.gap))

    def stacked_height(self, width: int) -> int:
        cells, rows = self.cells(width), self.rows(width)
        total = sum(max(c.tall(w) for c, (_, w) in zip(row, cells, strict=False)) for row in rows)
        return total + self.ui.u(self.gap) * max(0, len(rows) - 1)

    def low(self, width: int) -> int:
        return self.tall(width)

    def settle(self) -> None:
        inner = self.inner()
        cells, y = self.cells(inner.w), inner.y
        rows = self.rows(inner.w)
        heights = [max(c.tall(w) for c, (_, w) in zip(row, cells, strict=False)) for row in rows]
        if self.grow and rows:
            sizes = [Size(h, h, 1) for h in heights]
            heights = [length for _, length in divide(inner.h, sizes, self.ui.u(self.gap))]
        for row, height in zip(rows, heights, strict=True):
            for child, (at, width) in zip(row, cells, strict=False):
                child.arrange(pygame.Rect(inner.x + at, y, width, height))
            y += height + self.ui.u(self.gap)


class Layers(Box):
    """Children on top of each other, each filling the box."""


class Pad(Box):
    """One child with room around it."""
