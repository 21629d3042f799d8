"""Small marks: the stamp of a decision, the key of a shortcut, the dots of what something costs."""

from __future__ import annotations

from typing import Any

import pygame

from game.ui.context import Ui, Words
from game.ui.paint import Painter
from game.ui.shapes import clear_surface
from game.ui.theme import Colour
from game.ui.widget import Widget

TILT = 4.0
_TIMES = 3


class Stamped(Widget):
    """A word in a tilted frame: what he has decided, in the blue of his pen."""

    def __init__(self, words: Words, tone: str = "blue", *, style: str = "small_strong", **place: Any):
        super().__init__(**place)
        self.words, self.tone, self.style = words, tone, style

    @property
    def text(self) -> str:
        return self.ui.say(self.words)

    def picture(self) -> pygame.Surface:
        ink = self.theme.tone(self.tone)[0]
        key = ("decided", self.text, self.style, ink, self.ui.scale, self.ui.text)
        return self.ui.stock.drawings.get(key, lambda: _stamp(self.ui, self.text, self.style, ink))

    def measure_width(self) -> tuple[int, int]:
        width = self.picture().get_width()
        return width, width

    def measure_height(self, width: int) -> int:
        return self.picture().get_height()

    def paint(self, painter: Painter) -> None:
        picture = self.picture()
        painter.picture(picture, picture.get_rect(center=self.rect.center).topleft)


def _stamp(ui: Ui, words: str, style: str, ink: Colour) -> pygame.Surface:
    base = ui.face(style)
    face = ui.stock.faces.face(base.name, base.px * _TIMES)
    side, high = round(face.px * 0.45), round(face.px * 1.5)
    big = clear_surface((face.width(words) + 2 * side, high), ink)
    pygame.draw.rect(big, (*ink, 255), big.get_rect(), max(2, round(face.px * 0.09)), round(face.px * 0.22))
    big.blit(face.surface(words, ink), (side, face.baseline(high / 2) - face.ascent))
    small = pygame.transform.smoothscale(big, (big.get_width() // _TIMES, high // _TIMES))
    return pygame.transform.rotozoom(small, TILT, 1)


def paint_key(painter: Painter, key: str, rect: pygame.Rect, chosen: bool = False) -> None:
    """The dark square with the key that presses something."""
    painter.rounded(rect, "blue" if chosen else "key_ground", 5)
    painter.words(key, "small_strong", rect, "on_colour" if chosen else "key_ink", "center", cut=False)


def paint_dots(
    painter: Painter, full: int, most: int, right: int, middle: int, upright: bool = False
) -> None:
    """Small discs for points: a row ending at `right`, or a pile filled from below."""
    ui, ink = painter.ui, "blue"
    side, step = ui.f(8), ui.f(11)
    for n in range(most):
        x = right - side - (0 if upright else (most - 1 - n) * step)
        dot = pygame.Rect(x, 0, side, side)
        dot.centery = middle + round(((most - 1) / 2 - n) * step) if upright else middle
        if n < full:
            painter.pill(dot, ink)
        else:
            painter.pill(dot, None, "ink3", 1.2)
