"""Charts of the screens that look back: a sum drawn out, and what happened over what it came to."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

import pygame

from game.typeset import charts as c
from game.ui.charting import Chart
from game.ui.drawings import pen_for
from game.ui.keys import chord
from game.ui.paint import Painter


class RunningSum(Chart):
    """The parts of a ledger, each starting where the one before ended, and the total."""

    def __init__(self, terms: Sequence[c.Term], total: c.Term, *, most: float = 100, **place: Any):
        super().__init__(**place)
        self.terms, self.total, self.most = terms, total, most

    def make(self, width: int, height: int) -> c.Drawing:
        return c.running_sum(width, self.terms, self.total, pen_for(self.ui), self.most)

    def measure_height(self, width: int) -> int:
        return round(self.make(width, 0).height)

    low = measure_height


class TimelineChart(Chart):
    """Rows of events over lines. `on_turn` moves the playhead by mouse and arrows; `on_event` tells an
    event by its key, reached with the arrows when `steps="events"`."""

    wanted = 320.0

    def __init__(
        self,
        spec: c.TimelineSpec,
        *,
        on_turn: Callable[[int], Any] | None = None,
        on_event: Callable[[str], Any] | None = None,
        read: Callable[[str], str] | None = None,
        **place: Any,
    ):
        super().__init__(**place)
        self.spec, self.on_turn, self.on_event, self.read = spec, on_turn, on_event, read
        self.focusable = on_turn is not None or on_event is not None
        self.reacts = True
        self.over: str | None = None
        self.line: c.Timeline | None = None

    @property
    def value(self) -> Any:
        return self.spec.chosen if self.on_event else self.spec.play

    def make(self, width: int, height: int) -> c.Drawing:
        self.line = c.timeline(width, height, self.spec, pen_for(self.ui))
        return self.line.drawing

    def low(self, width: int) -> int:
        rows = c.row_height(self.spec.lanes, pen_for(self.ui)) * len(self.spec.rows)
        return round(rows) + self.ui.f(120)

    def measure_height(self, width: int) -> int:
        return max(self.low(width), self.ui.f(self.wanted))

    def paint(self, painter: Painter) -> None:
        super().paint(painter)
        if self.line and self.hovered and self.over is not None and self.over in self.line.spots:
            x, y = self.line.spots[self.over]
            ring = pygame.Rect(0, 0, self.ui.f(24), self.ui.f(24))
            ring.center = (round(self.rect.x + x), round(self.rect.y + y))
            painter.pill(ring, None, "ink3", 1.5)
            if self.read:
                self._paint_words(painter, self.read(self.over), ring)

    def _paint_words(self, painter: Painter, words: str, at: pygame.Rect) -> None:
        """A plate beside the sign, shortened where the chart is narrow."""
        pad = self.ui.u(10)
        wide = min(self.ui.face("small").width(words) + 2 * pad, self.rect.w)
        plate = pygame.Rect(0, 0, wide, self.ui.line("small") + self.ui.u(8))
        plate.midtop = (at.centerx, at.bottom + self.ui.u(2))
        plate.clamp_ip(self.rect)
        painter.shadow(plate, 5, 4, 2)
        painter.rounded(plate, "panel", 5, "line")
        painter.words(words, "small", plate.inflate(-2 * pad, 0), "ink", "center")

    def _inside(self, pos: tuple[int, int]) -> tuple[int, int]:
        return pos[0] - self.rect.x, pos[1] - self.rect.y

    def hover(self, pos: tuple[int, int]) -> None:
        self.drawing()
        over = self.line.nearest(*self._inside(pos)) if self.line and (self.on_event or self.read) else None
        if over != self.over:
            self.over = over
            self.soil()

    def press(self, pos: tuple[int, int]) -> None:
        self.drag(pos)

    def drag(self, pos: tuple[int, int]) -> None:
        """The playhead follows the mouse."""
        self.drawing()
        if self.on_turn and self.line:
            turn = self.line.chart.nearest(self._inside(pos)[0])
            if turn != self.spec.play:
                self.on_turn(turn)

    def release(self, pos: tuple[int, int]) -> None:
        self.drawing()
        key = self.line.nearest(*self._inside(pos)) if self.line else None
        if key and self.on_event:
            self.on_event(key)

    def key(self, event: pygame.event.Event) -> bool:
        step = {"left": -1, "right": 1, "home": -99, "end": 99}.get(chord(event))
        if step is None:
            return False
        if self.on_event:
            return self._next_event(step)
        if self.on_turn and self.spec.play is not None:
            self.on_turn(self.spec.play + step)
            return True
        return False

    def _next_event(self, step: int) -> bool:
        """The events in the order of their months, then of their rows."""
        keys = [e.key for e in sorted(self.spec.events, key=lambda e: (e.at, e.row, e.lane)) if e.key]
        if not keys or not self.on_event:
            return False
        here = keys.index(self.spec.chosen) if self.spec.chosen in keys else -1 if step > 0 else 0
        self.on_event(keys[max(0, min(len(keys) - 1, here + step))])
        return True
