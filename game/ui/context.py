"""What every widget needs to lay itself out: sizes, language, theme, the stock of fonts and shapes."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

import pygame

from game.content.text import Text, say
from game.typeset.breaking import ELLIPSIS
from game.ui.faces import Face, Faces
from game.ui.icons import Icons
from game.ui.shapes import Cache, NineSlice, rounded_base, shadow_base
from game.ui.theme import LIGHT, STYLES, Colour, Theme

Words = Text | str
LEAST_TEXT = 12  # real pixels: Chinese below this is unreadable on a projector


class Stock:
    """Fonts, icons and drawn shapes that outlive a screen."""

    def __init__(self, faces: Faces | None = None, icons: Icons | None = None):
        self.faces = faces or Faces()
        self.icons = icons or Icons()
        self.drawings = Cache(48 << 20)
        self._slices: dict[tuple, NineSlice] = {}

    def rounded(
        self, radius: int, fill: Colour | None, border: Colour | None, thick: float, alpha: int = 255
    ) -> NineSlice:
        key = (radius, fill, border, thick, alpha)
        return self._slice(key, lambda: rounded_base(radius, fill, border, thick, alpha))

    def shadow(self, radius: int, blur: int, colour: Colour, alpha: int) -> NineSlice:
        return self._slice(
            ("shadow", radius, blur, colour, alpha), lambda: shadow_base(radius, blur, colour, alpha)
        )

    def forget_sizes(self) -> None:
        """Nothing of another scale or text size will be asked for again."""
        self._slices.clear()
        self.drawings.clear()
        self.faces.forget_sizes()

    def _slice(self, key: tuple, make: Callable[[], pygame.Surface]) -> NineSlice:
        found = self._slices.get(key)
        if found is None:
            found = self._slices[key] = NineSlice(make())
        return found


@dataclass(frozen=True)
class Ui:
    """One way of showing things. A new one is made when the size, language, theme or text size changes."""

    size: tuple[int, int]
    stock: Stock
    lang: str = "zh"
    text: float = 1.0
    theme: Theme = LIGHT
    motion: bool = True
    scale: float = field(init=False)

    def __post_init__(self) -> None:
        w, h = self.size
        object.__setattr__(self, "scale", max(1.0, min(w / 1280, h / 720)))

    @property
    def cols(self) -> float:
        """The window's width in units of text: 1280 at 1280x720 and 100 %, 853 at 150 %."""
        return self.size[0] / (self.scale * self.text)

    @property
    def rows(self) -> float:
        return self.size[1] / (self.scale * self.text)

    @property
    def narrow(self) -> bool:
        """Too narrow for three columns side by side: screens fold a column under a tab."""
        return self.cols < 1140

    @property
    def dots(self) -> str:
        """The ellipsis of the language: the Chinese one floats at mid-height."""
        return ELLIPSIS if self.lang == "zh" else "..."

    def u(self, units: float) -> int:
        """Units of the 1280x720 grid in pixels; for spaces and strokes, which do not grow with the text."""
        return round(units * self.scale)

    def f(self, units: float) -> int:
        """Units in pixels that grow with the text size; for what must hold a number of letters."""
        return round(units * self.scale * self.text)

    def face(self, style: str) -> Face:
        kind = STYLES[style]
        latin_kai = style == "kai" and self.lang == "en"  # its Latin letters sit far apart
        name = "serif-400" if latin_kai else kind.face
        return self.stock.faces.face(name, max(LEAST_TEXT, self.f(kind.size)))

    def line(self, style: str) -> int:
        """The line height of a style."""
        kind = STYLES[style]
        return round(max(LEAST_TEXT, self.f(kind.size)) * kind.leading)

    def say(self, words: Words | None) -> str:
        """Words in the language shown. English takes straight quotes: the curly ones are a full cell wide."""
        if words is None:
            return ""
        if isinstance(words, str):
            return words
        text = words.get(self.lang)
        return text.translate(_STRAIGHT) if self.lang == "en" else text

    def t(self, key: str, **values: object) -> str:
        """A screen string by its key."""
        return self.say(say(key, **values))


_STRAIGHT = str.maketrans("‘’“”", "''\"\"")
