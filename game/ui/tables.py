"""Tables of words and numbers."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

import pygame

from game.typeset.boxes import divide, share
from game.ui.context import Words
from game.ui.paint import Ink, Painter
from game.ui.widget import Widget
from game.ui.words import Label, Paragraph


class Table(Widget):
    """Rows of words. columns: (head, share of the width, "left" | "right" | "center"); cells are words or
    (words, ink). Long cells wrap; a row with an id in `on_pick` can be clicked."""

    def __init__(
        self,
        columns: Sequence[tuple[Words, float, str]],
        rows: Sequence[Sequence[Words | tuple[Words, Ink]]],
        *,
        style: str = "note",
        strong: Sequence[int] = (),
        on_pick: Callable[[int], Any] | None = None,
        **place: Any,
    ):
        super().__init__(**place)
        self.columns, self.on_pick = columns, on_pick
        self.focusable = self.reacts = on_pick is not None
        self.head: list[Widget] = [Label(words, "small", "ink2", side) for words, _, side in columns]
        self.body: list[list[Widget]] = []
        for n, row in enumerate(rows):
            cells: list[Widget] = []
            for (_, _, side), cell in zip(columns, row, strict=True):
                words, ink = cell if isinstance(cell, tuple) else (cell, "ink")
                weight = "note_strong" if n in strong else style
                cells.append(Paragraph(words, weight, ink, side=side))
            self.body.append(cells)
        self.children = [*self.head, *(cell for row in self.body for cell in row)]
        self.over = -1
        self.lines: list[int] = []

    def measure_width(self) -> tuple[int, int]:
        return self.ui.f(60) * len(self.columns), self.ui.f(130) * len(self.columns)

    def _spans(self, width: int) -> list[tuple[int, int]]:
        return divide(width, [share(part) for _, part, _ in self.columns], self.ui.u(12))

    def measure_height(self, width: int) -> int:
        return self.ui.line("small") + self.ui.u(6) + sum(self._row_heights(width))

    def _row_heights(self, width: int) -> list[int]:
        spans, pad = self._spans(width), self.ui.u(10)
        return [max(c.tall(w) for c, (_, w) in zip(row, spans, strict=True)) + pad for row in self.body]

    def settle(self) -> None:
        spans = self._spans(self.rect.w)
        y = self.rect.y
        for cell, (at, w) in zip(self.head, spans, strict=True):
            cell.arrange(pygame.Rect(self.rect.x + at, y, w, self.ui.line("small")))
        y += self.ui.line("small") + self.ui.u(6)
        self.lines = []
        for row, high in zip(self.body, self._row_heights(self.rect.w), strict=True):
            self.lines.append(y - self.rect.y)
            for cell, (at, w) in zip(row, spans, strict=True):
                tall = cell.tall(w)
                cell.arrange(pygame.Rect(self.rect.x + at, y + (high - tall) // 2, w, tall))
            y += high

    def paint(self, painter: Painter) -> None:
        for n, at in enumerate(self.lines):
            if n == self.over and self.hovered and self.on_pick:
                end = self.lines[n + 1] if n + 1 < len(self.lines) else self.rect.h
                painter.fill(pygame.Rect(self.rect.x, self.rect.y + at, self.rect.w, end - at), "hair")
            painter.hline(self.rect.x, self.rect.y + at, self.rect.w, "line" if n == 0 else "hair")

    def _row_at(self, pos: tuple[int, int]) -> int:
        y = pos[1] - self.rect.y
        return max((n for n, at in enumerate(self.lines) if y >= at), default=-1)

    def hover(self, pos: tuple[int, int]) -> None:
        over = self._row_at(pos)
        if over != self.over:
            self.over = over
            self.soil()

    def release(self, pos: tuple[int, int]) -> None:
        row = self._row_at(pos)
        if self.on_pick and row >= 0 and self.rect.collidepoint(pos):
            self.on_pick(row)
