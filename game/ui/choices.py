"""One of a few, or on and off: toggles, segments, tabs."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

import pygame

from game.ui.context import Words
from game.ui.keys import chord
from game.ui.paint import Ink, Painter
from game.ui.theme import mix
from game.ui.widget import Widget


class Toggle(Widget):
    """On or off, with its words."""

    focusable = reacts = True
    pointer = "hand"

    def __init__(
        self, words: Words, on: bool = False, on_change: Callable[[bool], Any] | None = None, **place: Any
    ):
        super().__init__(**place)
        self.words, self.on, self.on_change = words, on, on_change

    @property
    def text(self) -> str:
        return self.ui.say(self.words)

    @property
    def value(self) -> bool:
        return self.on

    def _switch(self) -> tuple[int, int]:
        return self.ui.f(38), self.ui.f(22)

    def measure_width(self) -> tuple[int, int]:
        width = self._switch()[0] + self.ui.u(10) + self.ui.face("body").width(self.text)
        return min(width, self.ui.f(120)), width

    def measure_height(self, width: int) -> int:
        return max(self._switch()[1] + self.ui.u(4), self.ui.line("body"))

    def paint(self, painter: Painter) -> None:
        w, h = self._switch()
        track = pygame.Rect(self.rect.x, self.rect.centery - h // 2, w, h)
        painter.pill(track, "teal" if self.on else "track", None if self.on else "ink3")
        knob = h // 2 - self.ui.u(3)
        x = track.right - h / 2 if self.on else track.x + h / 2
        painter.disc((x, track.centery), knob, "on_colour" if self.on else "ink2")
        left = track.right + self.ui.u(10)
        words = pygame.Rect(left, self.rect.y, self.rect.right - left, self.rect.h)
        painter.words(self.text, "body", words, "ink" if self.enabled else "ink3")

    def activate(self) -> None:
        if self.enabled:
            self.on = not self.on
            self.soil()
            if self.on_change:
                self.on_change(self.on)


class Segmented(Widget):
    """One of a few, side by side: `choices` are (value, words). Arrows move, one focus stop."""

    focusable = reacts = True
    pointer = "hand"

    def __init__(
        self,
        choices: Sequence[tuple[Any, Words]],
        chosen: Any = None,
        on_change: Callable[[Any], Any] | None = None,
        *,
        small: bool = False,
        stretch: bool = False,
        **place: Any,
    ):
        super().__init__(**place)
        self.choices, self.chosen, self.on_change = list(choices), chosen, on_change
        self.small, self.stretch = small, stretch
        self._over = -1
        if not stretch and self.align is None:
            self.align = "start"

    @property
    def value(self) -> Any:
        return self.chosen

    @property
    def text(self) -> str:
        return next((self.ui.say(words) for value, words in self.choices if value == self.chosen), "")

    @property
    def style(self) -> str:
        return "small" if self.small else "button"

    def _natural(self) -> list[int]:
        face, side = self.ui.face(self.style), self.ui.f(10 if self.small else 14)
        return [face.width(self.ui.say(words)) + 2 * side for _, words in self.choices]

    def measure_width(self) -> tuple[int, int]:
        total = sum(self._natural()) + self.ui.u(6)
        return min(total, self.ui.f(40) * len(self.choices)), total

    def measure_height(self, width: int) -> int:
        return self.ui.f(28 if self.small else 36)

    def segments(self) -> list[pygame.Rect]:
        inside = self.rect.inflate(-self.ui.u(6), -self.ui.u(6))
        natural = self._natural()
        weights = [1] * len(natural) if self.stretch else natural
        total, x, out = sum(weights) or 1, inside.x, []
        for n in range(len(weights)):
            right = inside.x + round(inside.w * sum(weights[: n + 1]) / total)
            out.append(pygame.Rect(x, inside.y, right - x, inside.h))
            x = right
        return out

    def paint(self, painter: Painter) -> None:
        painter.rounded(
            self.rect,
            mix(self.theme.card, self.theme.track, 0.75),
            9,
            "line" if self.theme.contrast else None,
        )
        for n, (part, (value, words)) in enumerate(zip(self.segments(), self.choices, strict=True)):
            chosen = value == self.chosen
            if chosen:
                painter.rounded(part, "key_ground" if self.enabled else "ink3", 7)
            elif n == self._over and self.hovered and self.enabled:
                painter.rounded(part, "card", 7)
            ink: Ink = "key_ink" if chosen else ("ink2" if self.enabled else "ink3")
            inside = part.inflate(-self.ui.u(6), 0)
            painter.words(self.ui.say(words), self.style, inside, ink, "center")

    def index(self) -> int:
        return next((n for n, (value, _) in enumerate(self.choices) if value == self.chosen), 0)

    def choose(self, n: int) -> None:
        if self.enabled and 0 <= n < len(self.choices) and self.choices[n][0] != self.chosen:
            self.chosen = self.choices[n][0]
            self.soil()
            if self.on_change:
                self.on_change(self.chosen)

    def release(self, pos: tuple[int, int]) -> None:
        for n, part in enumerate(self.segments()):
            if part.collidepoint(pos):
                self.choose(n)

    def hover(self, pos: tuple[int, int]) -> None:
        over = next((n for n, part in enumerate(self.segments()) if part.collidepoint(pos)), -1)
        if over != self._over:
            self._over = over
            self.soil()

    def key(self, event: pygame.event.Event) -> bool:
        step = {"left": -1, "right": 1}.get(chord(event))
        if step is None:
            return False
        self.choose(max(0, min(len(self.choices) - 1, self.index() + step)))
        return True

    def activate(self) -> None:
        self.choose((self.index() + 1) % max(1, len(self.choices)))


class Tabs(Segmented):
    """Tabs over a panel: words with a line under the chosen one."""

    ring_radius = 4

    def measure_height(self, width: int) -> int:
        return self.ui.f(40)

    def paint(self, painter: Painter) -> None:
        painter.hline(self.rect.x, self.rect.bottom - self.ui.u(1), self.rect.w, "line")
        for n, (part, (value, words)) in enumerate(zip(self.segments(), self.choices, strict=True)):
            chosen = value == self.chosen
            over = n == self._over and self.hovered
            inside = part.inflate(-self.ui.u(6), 0)
            painter.words(self.ui.say(words), "button", inside, "ink" if chosen or over else "ink2", "center")
            if chosen:
                bar = pygame.Rect(
                    part.x + self.ui.u(8),
                    self.rect.bottom - self.ui.u(3),
                    part.w - self.ui.u(16),
                    self.ui.u(3),
                )
                painter.rounded(bar, "blue", 1.5)
