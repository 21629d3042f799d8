"""The yellow slip: a question or a word for after, in a handwritten face under a darker head."""

from __future__ import annotations

from typing import Any

import pygame

from game.ui import widgets as w
from game.ui.context import Words
from game.ui.paint import Painter
from game.ui.widget import Widget


class NoteSlip(w.Column):
    def __init__(self, head: Words, words: Words, *below: Widget | None, style: str = "kai", **place: Any):
        self.title = w.Label(head, "strong", "amber", height=30)
        super().__init__(
            self.title, w.Paragraph(words, style, "ink"), *below, gap=6, pad=(18, 0, 18, 14), **place
        )

    def paint(self, painter: Painter) -> None:
        painter.shadow(self.rect, 3, 5, 2)
        painter.rounded(self.rect, "note_ground", 3, "line" if self.theme.contrast else None)
        head = pygame.Rect(self.rect.x, self.rect.y, self.rect.w, self.ui.f(30))
        with painter.clipped(head):
            painter.rounded(pygame.Rect(head.x, head.y, head.w, head.h + self.ui.u(8)), "note_head", 3)
