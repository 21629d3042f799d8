"""Numbers to set: steppers and dials."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pygame

from game.ui.context import Words
from game.ui.keys import chord
from game.ui.paint import Painter
from game.ui.widget import Widget


class Stepper(Widget):
    """A whole number between two bounds, with minus and plus. Arrow keys, wheel, clicks."""

    focusable = reacts = True
    pointer = "hand"

    def __init__(
        self,
        number: int = 0,
        low: int = 0,
        high: int = 10,
        on_change: Callable[[int], Any] | None = None,
        *,
        step: int = 1,
        show: Callable[[int], str] = str,
        **place: Any,
    ):
        super().__init__(**place)
        self.number, self.lowest, self.highest, self.on_change = number, low, high, on_change
        self.step, self.show = step, show
        if self.align is None:
            self.align = "start"

    @property
    def value(self) -> int:
        return self.number

    @property
    def text(self) -> str:
        return self.show(self.number)

    def measure_width(self) -> tuple[int, int]:
        face = self.ui.face("button")
        widest = max(face.width(self.show(n)) for n in (self.lowest, self.highest, self.number))
        width = 2 * self.ui.f(32) + widest + self.ui.f(16)
        return width, width

    def measure_height(self, width: int) -> int:
        return self.ui.f(36)

    def ends(self) -> tuple[pygame.Rect, pygame.Rect]:
        side = self.ui.f(32)
        r = self.rect
        return pygame.Rect(r.x, r.y, side, r.h), pygame.Rect(r.right - side, r.y, side, r.h)

    def paint(self, painter: Painter) -> None:
        painter.rounded(self.rect, "card", 8, "line")
        for part, icon, bound in zip(
            self.ends(), ("minus", "plus"), (self.lowest, self.highest), strict=True
        ):
            ink = "ink3" if self.number == bound or not self.enabled else "ink"
            painter.icon(icon, part.center, self.ui.f(16), ink)
        middle = self.rect.inflate(-2 * self.ui.f(32), 0)
        painter.words(self.text, "button", middle, "ink" if self.enabled else "ink3", "center")

    def move(self, steps: int) -> None:
        number = max(self.lowest, min(self.highest, self.number + steps * self.step))
        if self.enabled and number != self.number:
            self.number = number
            self.soil()
            if self.on_change:
                self.on_change(number)

    def release(self, pos: tuple[int, int]) -> None:
        minus, plus = self.ends()
        self.move(-1 if minus.collidepoint(pos) else 1 if plus.collidepoint(pos) else 0)

    def key(self, event: pygame.event.Event) -> bool:
        steps = {"left": -1, "right": 1, "-": -1, "=": 1, "+": 1}.get(chord(event))
        if steps is None:
            return False
        self.move(steps)
        return True


class Slider(Widget):
    """A dial: a number from 0 to 100 on a track, with a word at either end and what it means now above it.

    `meaning` turns the value into words. Drag, click, arrows (shift: big steps), Home and End.
    """

    focusable = reacts = True
    pointer = "hand"

    def __init__(
        self,
        number: int = 50,
        on_change: Callable[[int], Any] | None = None,
        *,
        ends: tuple[Words, Words] = ("", ""),
        title: Words = "",
        meaning: Callable[[int], Words] | None = None,
        step: int = 5,
        low: int = 0,
        high: int = 100,
        tone: str = "blue",
        **place: Any,
    ):
        super().__init__(**place)
        self.number, self.on_change, self.ends, self.title = number, on_change, ends, title
        self.meaning, self.step, self.lowest, self.highest, self.tone = meaning, step, low, high, tone

    @property
    def value(self) -> int:
        return self.number

    @property
    def text(self) -> str:
        said = self.ui.say(self.meaning(self.number)) if self.meaning else str(self.number)
        return f"{self.ui.say(self.title)} {said}".strip()

    def measure_width(self) -> tuple[int, int]:
        return self.ui.f(140), self.ui.f(240)

    def measure_height(self, width: int) -> int:
        above = self.ui.line("note") + self.ui.u(2) if self.title or self.meaning else 0
        below = self.ui.line("axis") if any(self.ends) else 0
        return above + self.ui.f(22) + below

    def track(self) -> pygame.Rect:
        above = self.ui.line("note") + self.ui.u(2) if self.title or self.meaning else 0
        middle = self.rect.y + above + self.ui.f(11)
        thick = self.ui.u(6)
        return pygame.Rect(self.rect.x, middle - thick // 2, self.rect.w, thick)

    def way(self) -> pygame.Rect:
        """Where the middle of the knob can stand."""
        return self.track().inflate(-2 * self.ui.f(9), 0)

    def _x(self) -> float:
        way = self.way()
        return way.x + way.w * (self.number - self.lowest) / max(1, self.highest - self.lowest)

    def paint(self, painter: Painter) -> None:
        track, x = self.track(), self._x()
        if self.title or self.meaning:
            head = pygame.Rect(self.rect.x, self.rect.y, self.rect.w, self.ui.line("note"))
            said = self.ui.say(self.meaning(self.number)) if self.meaning else str(self.number)
            room = min(self.ui.face("note_strong").width(said), head.w * 2 // 3)
            painter.words(
                said, "note_strong", pygame.Rect(head.right - room, head.y, room, head.h), self.tone, "right"
            )
            left = pygame.Rect(head.x, head.y, head.w - room - self.ui.u(8), head.h)
            painter.words(self.ui.say(self.title), "note", left, "ink")
        painter.rounded(track, "track", 3, "ink3" if self.theme.contrast else None)
        done = pygame.Rect(track.x, track.y, max(track.h, round(x - track.x)), track.h)
        painter.rounded(done, self.tone if self.enabled else "ink3", 3)
        painter.disc((x, track.centery), self.ui.f(9), self.tone if self.enabled else "ink3")
        painter.disc((x, track.centery), self.ui.f(5), "card")
        self._ends(painter)

    def _ends(self, painter: Painter) -> None:
        if not any(self.ends):
            return
        row = pygame.Rect(
            self.rect.x, self.rect.bottom - self.ui.line("axis"), self.rect.w, self.ui.line("axis")
        )
        half = row.w // 2 - self.ui.u(4)
        painter.words(self.ui.say(self.ends[0]), "axis", pygame.Rect(row.x, row.y, half, row.h), "ink2")
        right = pygame.Rect(row.right - half, row.y, half, row.h)
        painter.words(self.ui.say(self.ends[1]), "axis", right, "ink2", "right")

    def set(self, number: float) -> None:
        steps = round((number - self.lowest) / self.step)
        number = max(self.lowest, min(self.highest, self.lowest + steps * self.step))
        if self.enabled and number != self.number:
            self.number = int(number)
            self.soil()
            if self.on_change:
                self.on_change(self.number)

    def press(self, pos: tuple[int, int]) -> None:
        self.drag(pos)

    def drag(self, pos: tuple[int, int]) -> None:
        way = self.way()
        self.set(self.lowest + (pos[0] - way.x) / max(1, way.w) * (self.highest - self.lowest))

    def release(self, pos: tuple[int, int]) -> None: ...

    def key(self, event: pygame.event.Event) -> bool:
        steps = {"left": -1, "right": 1, "shift+left": -4, "shift+right": 4}.get(chord(event))
        if steps is not None:
            self.set(self.number + steps * self.step)
        elif chord(event) == "home":
            self.set(self.lowest)
        elif chord(event) == "end":
            self.set(self.highest)
        else:
            return False
        return True
