"""Small marks: chips, key caps, icons."""

from __future__ import annotations

from typing import Any

import pygame

from game.ui.context import Words
from game.ui.paint import Ink, Painter
from game.ui.widget import Widget


class Chip(Widget):
    """A small word on its tone's soft ground; `outline` as if stamped, `strong` in full colour."""

    def __init__(
        self,
        words: Words,
        tone: str = "",
        *,
        outline: bool = False,
        strong: bool = False,
        icon: str = "",
        **place: Any,
    ):
        super().__init__(**place)
        self.words, self.tone, self.outline, self.strong, self.icon = words, tone, outline, strong, icon

    @property
    def text(self) -> str:
        return self.ui.say(self.words)

    def _icon_room(self) -> int:
        return self.ui.f(17) if self.icon else 0

    def measure_width(self) -> tuple[int, int]:
        face = self.ui.face("chip")
        full = face.width(self.text) + 2 * self.ui.f(8) + self._icon_room()
        return min(full, 12 * face.px), full

    def measure_height(self, width: int) -> int:
        return self.ui.f(21)

    def paint(self, painter: Painter) -> None:
        ink, soft = self.theme.tone(self.tone)
        if self.outline:
            painter.rounded(self.rect, None, 4, ink, 1.5)
        elif self.strong:
            painter.pill(self.rect, ink)
            ink = self.theme.on_colour
        else:
            painter.pill(self.rect, soft, ink if self.theme.contrast else None)
        inside = self.rect.inflate(-2 * self.ui.f(8), 0)
        if self.icon:
            px = self.ui.f(14)
            painter.icon(self.icon, (inside.x + px / 2, inside.centery), px, ink)
            inside = pygame.Rect(
                inside.x + self._icon_room(), inside.y, inside.w - self._icon_room(), inside.h
            )
        painter.words(self.text, "chip", inside, ink, "center")


class KeyCap(Widget):
    """A key of the keyboard, with what it does."""

    def __init__(self, key: str, words: Words = "", **place: Any):
        super().__init__(**place)
        self.key_name, self.words = key, words

    @property
    def text(self) -> str:
        return f"{self.key_name} {self.ui.say(self.words)}".strip()

    def _cap_width(self) -> int:
        return max(self.ui.f(22), self.ui.face("axis").width(self.key_name) + self.ui.f(14))

    def measure_width(self) -> tuple[int, int]:
        words = self.ui.say(self.words)
        full = self._cap_width() + (self.ui.u(6) + self.ui.face("note").width(words) if words else 0)
        return full, full

    def measure_height(self, width: int) -> int:
        return self.ui.f(22)

    def paint(self, painter: Painter) -> None:
        cap = pygame.Rect(self.rect.x, self.rect.y, self._cap_width(), self.rect.h)
        painter.rounded(cap, None, 4, "ink3", 1)
        painter.words(self.key_name, "axis", cap, "ink2", "center")
        words = self.ui.say(self.words)
        if words:
            left = cap.right + self.ui.u(6)
            painter.words(
                words, "note", pygame.Rect(left, self.rect.y, self.rect.right - left, self.rect.h), "ink2"
            )


class Icon(Widget):
    """An icon; on a soft square of its tone with `tile=True`."""

    def __init__(
        self,
        name: str,
        size: float = 20,
        colour: Ink = "ink2",
        *,
        tile: bool = False,
        tone: str = "",
        **place: Any,
    ):
        super().__init__(**place)
        self.name, self.size, self.colour, self.tile, self.tone = name, size, colour, tile, tone

    def _side(self) -> int:
        return self.ui.f(self.size * 1.9 if self.tile else self.size)

    def measure_width(self) -> tuple[int, int]:
        return self._side(), self._side()

    def measure_height(self, width: int) -> int:
        return self._side()

    def paint(self, painter: Painter) -> None:
        colour: Ink = self.colour
        if self.tile:
            colour, soft = self.theme.tone(self.tone)
            square = pygame.Rect(0, 0, self._side(), self._side())
            square.center = self.rect.center
            painter.rounded(square, soft, 9)
        elif self.tone:
            colour = self.theme.tone(self.tone)[0]
        painter.icon(self.name, self.rect.center, self.ui.f(self.size), colour)
