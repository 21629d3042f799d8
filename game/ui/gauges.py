"""What the top bar holds: gauges, the calendar leaf, points still to spend, meters."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import pygame

from game.ui.context import Words
from game.ui.paint import Painter
from game.ui.shapes import supersampled
from game.ui.widget import Widget


class Gauge(Widget):
    """A name, a number, how it moved, a word, and where it stands on a track with its target range.

    change: ("up" | "down" | "", words, tone) · share: 0-1 on the track, None for no track · band: 0-1 range.
    """

    def __init__(
        self,
        name: Words,
        number: Words,
        *,
        icon: str = "",
        change: tuple[str, Words, str] | None = None,
        word: Words | None = None,
        tone: str = "",
        share: float | None = None,
        band: tuple[float, float] | None = None,
        **place: Any,
    ):
        super().__init__(**place)
        self.name, self.number, self.icon, self.change = name, number, icon, change
        self.word, self.tone, self.share, self.band = word, tone, share, band
        self.reacts = False

    @property
    def text(self) -> str:
        parts = [self.name, self.number, self.change[1] if self.change else None, self.word]
        return " ".join(self.ui.say(part) for part in parts if part)

    @property
    def value(self) -> str:
        return self.ui.say(self.number)

    def _head(self) -> int:
        return self.ui.face("note").width(self.ui.say(self.name)) + (self.ui.f(22) if self.icon else 0)

    def _change_width(self) -> int:
        if not self.change:
            return 0
        arrow = self.ui.f(14) if self.change[0] else 0
        return arrow + self.ui.face("note_strong").width(self.ui.say(self.change[1])) + self.ui.u(8)

    def _chip_width(self) -> int:
        if self.word is None:
            return 0
        return self.ui.face("chip").width(self.ui.say(self.word)) + 2 * self.ui.f(7)

    def measure_width(self) -> tuple[int, int]:
        number = self.ui.face("gauge").width(self.ui.say(self.number))
        chip = self._chip_width()
        line = number + self._change_width() + (chip + self.ui.u(10) if chip else 0)
        least = max(min(self._head(), self.ui.f(70)), number + self._change_width())
        return least, max(self._head(), line)

    def measure_height(self, width: int) -> int:
        track = self.ui.u(11) if self.share is not None or self.band else 0
        return self.ui.line("note") + self.ui.line("gauge") + track

    def paint(self, painter: Painter) -> None:
        x, y = self.rect.x, self.rect.y
        head = pygame.Rect(x, y, self.rect.w, self.ui.line("note"))
        if self.icon:
            px = self.ui.f(17)
            painter.icon(self.icon, (x + px / 2, head.centery), px, "ink2")
            head = pygame.Rect(x + self.ui.f(22), y, self.rect.w - self.ui.f(22), head.h)
        painter.words(self.ui.say(self.name), "note", head, "ink2")
        self._second_line(painter, pygame.Rect(x, head.bottom, self.rect.w, self.ui.line("gauge")))
        if self.share is not None or self.band:
            self._track(painter)

    def _second_line(self, painter: Painter, row: pygame.Rect) -> None:
        face, number = self.ui.face("gauge"), self.ui.say(self.number)
        painter.words(number, "gauge", pygame.Rect(row.x, row.y, face.width(number), row.h))
        x = row.x + face.width(number) + self.ui.u(8)
        if self.change:
            way, words, tone = self.change
            ink = self.theme.tone(tone)[0]
            if way:
                painter.picture(*_arrow(painter, way, (x, row.centery), ink))
                x += self.ui.f(14)
            said = self.ui.say(words)
            style = "note_strong" if way else "small"
            painter.words(said, style, pygame.Rect(x, row.y, self.ui.face(style).width(said), row.h), ink)
            x += self.ui.face(style).width(said) + self.ui.u(8)
        chip = self._chip_width()
        if chip and row.right - x >= chip:
            ink, soft = self.theme.tone(self.tone)
            box = pygame.Rect(row.right - chip, 0, chip, self.ui.f(20))
            box.centery = row.centery
            painter.pill(box, soft)
            painter.words(self.ui.say(self.word), "chip", box, ink, "center", cut=False)

    def _track(self, painter: Painter) -> None:
        thick = self.ui.u(6)
        track = pygame.Rect(self.rect.x, self.rect.bottom - thick - self.ui.u(2), self.rect.w, thick)
        painter.rounded(track, "track", 3)
        if self.band:
            low, high = (round(track.w * share) for share in self.band)
            painter.rounded(pygame.Rect(track.x + low, track.y, max(thick, high - low), thick), "band", 3)
        if self.share is not None:
            at = track.x + round((track.w - self.ui.u(3)) * min(1.0, max(0.0, self.share)))
            tick = pygame.Rect(at, track.y - self.ui.u(3), self.ui.u(3), thick + self.ui.u(6))
            painter.rounded(tick, "ink", 1)


def _arrow(
    painter: Painter, way: str, at: tuple[int, int], ink: tuple[int, int, int]
) -> tuple[pygame.Surface, tuple[int, int]]:
    """A small filled triangle."""
    side = painter.ui.f(10)

    def make() -> pygame.Surface:
        up = [(0, side), (side, side), (side / 2, side * 0.12)]
        points = up if way == "up" else [(x, side - y) for x, y in up]

        def draw(big: pygame.Surface, times: int) -> None:
            pygame.draw.polygon(big, ink, [(px * times, py * times) for px, py in points])

        return supersampled((side, side), ink, draw, 4)

    surface = painter.ui.stock.drawings.get(("arrow", way, side, ink), make)
    return surface, (at[0], round(at[1] - side / 2))


class CalendarLeaf(Widget):
    """A leaf of a tear-off calendar: the month in red, the turn or solar term below."""

    def __init__(self, top: Words, bottom: Words, **place: Any):
        super().__init__(**place)
        self.top, self.bottom = top, bottom

    @property
    def text(self) -> str:
        return f"{self.ui.say(self.top)} {self.ui.say(self.bottom)}"

    def measure_width(self) -> tuple[int, int]:
        words = max(self.ui.face("small_strong").width(self.ui.say(self.top)), self._style_width())
        width = max(self.ui.f(56), words + self.ui.f(16))
        return width, width

    def _style(self) -> str:
        return "gauge" if len(self.ui.say(self.bottom)) <= 2 else "strong"

    def _style_width(self) -> int:
        return self.ui.face(self._style()).width(self.ui.say(self.bottom))

    def measure_height(self, width: int) -> int:
        return self.ui.f(56)

    def paint(self, painter: Painter) -> None:
        painter.card(self.rect, "card", 6)
        head = pygame.Rect(self.rect.x, self.rect.y, self.rect.w, self.ui.f(19))
        red = (181, 35, 26)
        with painter.clipped(head):
            painter.rounded(pygame.Rect(head.x, head.y, head.w, head.h * 2), red, 6)
        painter.words(self.ui.say(self.top), "small_strong", head, (255, 255, 255), "center")
        rest = pygame.Rect(self.rect.x, head.bottom, self.rect.w, self.rect.h - head.h)
        painter.words(self.ui.say(self.bottom), self._style(), rest, "ink", "center")


class Points(Widget):
    """Points to spend: full discs are left, rings are spent, pale ones would be spent by what is planned."""

    def __init__(self, left: int, most: int, *, planned: int = 0, name: Words = "", **place: Any):
        super().__init__(**place)
        self.left, self.most, self.planned, self.name = left, most, planned, name

    @property
    def value(self) -> int:
        return self.left

    @property
    def text(self) -> str:
        return f"{self.ui.say(self.name)} {self.left}/{self.most}".strip()

    def _name_width(self) -> int:
        name = self.ui.say(self.name)
        return self.ui.face("note_strong").width(name) + self.ui.u(10) if name else 0

    def measure_width(self) -> tuple[int, int]:
        width = self._name_width() + self.most * self.ui.f(19)
        return width, width

    def measure_height(self, width: int) -> int:
        return self.ui.line("note_strong")

    def paint(self, painter: Painter) -> None:
        name = self.ui.say(self.name)
        if name:
            row = pygame.Rect(self.rect.x, self.rect.y, self._name_width(), self.rect.h)
            painter.words(name, "note_strong", row, "ink", cut=False)
        x = self.rect.x + self._name_width()
        for n in range(self.most):
            dot = pygame.Rect(x + n * self.ui.f(19), 0, self.ui.f(14), self.ui.f(14))
            dot.centery = self.rect.centery
            if n < self.left - self.planned:
                painter.pill(dot, "blue")
            elif n < self.left:
                painter.pill(dot, "blue_soft", "blue", 1.5)
            else:
                painter.pill(dot, None, "ink3", 1.5)


class Meter(Widget):
    """How much of something is used: a bar in parts with a limit. parts: (share of the whole, tone)."""

    def __init__(
        self, parts: Sequence[tuple[float, str]], *, limit: float = 1.0, thick: float = 8, **place: Any
    ):
        super().__init__(**place)
        self.parts, self.limit, self.thick = parts, limit, thick

    @property
    def value(self) -> float:
        return sum(share for share, _ in self.parts)

    def measure_width(self) -> tuple[int, int]:
        return self.ui.f(60), self.ui.f(160)

    def measure_height(self, width: int) -> int:
        return self.ui.u(self.thick + 6)

    def paint(self, painter: Painter) -> None:
        track = pygame.Rect(self.rect.x, 0, self.rect.w, self.ui.u(self.thick))
        track.centery = self.rect.centery
        painter.rounded(track, "track", 3)
        whole = max(self.limit, self.value, 1e-9)
        x = float(track.x)
        for share, tone in self.parts:
            width = track.w * share / whole
            if width >= 1:
                part = pygame.Rect(round(x), track.y, round(x + width) - round(x), track.h)
                painter.rounded(part, self.theme.tone(tone)[0], 3)
            x += width
        if self.value > self.limit:
            at = track.x + round(track.w * self.limit / whole)
            painter.fill(pygame.Rect(at, track.y - self.ui.u(3), self.ui.u(2), track.h + self.ui.u(6)), "ink")
