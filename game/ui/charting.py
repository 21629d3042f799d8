"""Charts as widgets: they make their geometry for the room they get, and answer mouse and keys."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

import pygame

from game.typeset import charts as c
from game.ui.drawings import paint_drawing, pen_for
from game.ui.keys import chord
from game.ui.paint import Painter
from game.ui.widget import Widget


class Chart(Widget):
    """Base: `make(width, height)` gives the drawing; it is made once per size."""

    wanted = 200.0

    def __init__(self, **place: Any):
        super().__init__(**place)
        self._made: tuple[tuple[int, int], c.Drawing] | None = None

    def prepare(self) -> None:
        self._made = None

    reset = prepare

    def make(self, width: int, height: int) -> c.Drawing:
        raise NotImplementedError

    def drawing(self) -> c.Drawing:
        if self._made is None or self._made[0] != self.rect.size:
            self._made = (self.rect.size, self.make(*self.rect.size))
        return self._made[1]

    def renew(self) -> None:
        """Other numbers, the same room."""
        self._made = None
        self.soil()

    @property
    def text(self) -> str:
        return " ".join(label.text for label in self.drawing().labels()) if self.rect.w else ""

    def measure_width(self) -> tuple[int, int]:
        return self.ui.f(160), self.ui.f(320)

    def measure_height(self, width: int) -> int:
        return self.ui.f(self.wanted)

    def low(self, width: int) -> int:
        return min(self.tall(width), self.ui.f(120))

    def paint(self, painter: Painter) -> None:
        paint_drawing(painter, self.drawing(), self.rect)


class LineChart(Chart):
    """Two or more lines, named at their ends. With `on_pick` turns can be chosen by mouse and arrows.

    `read(turn)` gives the words shown beside the pointer.
    """

    wanted = 220.0

    def __init__(
        self,
        spec: c.LineSpec,
        *,
        on_pick: Callable[[int], Any] | None = None,
        read: Callable[[int], str] | None = None,
        **place: Any,
    ):
        super().__init__(**place)
        self.spec, self.on_pick, self.read = spec, on_pick, read
        self.focusable = on_pick is not None
        self.reacts = True
        self.over: int | None = None
        self.chart: c.LineChart | None = None

    @property
    def value(self) -> int | None:
        return self.spec.play

    def make(self, width: int, height: int) -> c.Drawing:
        self.chart = c.line_chart(width, height, self.spec, pen_for(self.ui))
        return self.chart.drawing

    def paint(self, painter: Painter) -> None:
        super().paint(painter)
        if self.hovered and self.over is not None and self.chart and self.over < self.chart.count:
            self._paint_reading(painter, self.chart, self.over)

    def _paint_reading(self, painter: Painter, chart: c.LineChart, turn: int) -> None:
        x = self.rect.x + round(chart.x.at(turn))
        painter.vline(x, self.rect.y + round(chart.top), round(chart.bottom - chart.top), "ink3")
        for series in self.spec.series:
            value = series.values[turn] if turn < len(series.values) else None
            if value is not None:
                painter.disc((x, self.rect.y + chart.y.at(value)), self.ui.u(4), series.ink)
        if not self.read:
            return
        words = self.read(turn)
        wide = painter.ui.face("small").width(words) + self.ui.u(16)
        plate = pygame.Rect(0, 0, wide, self.ui.line("small") + self.ui.u(6))
        plate.midtop = (x, self.rect.y + round(chart.top) + self.ui.u(4))
        plate.clamp_ip(self.rect)
        painter.rounded(plate, "panel", 5, "line")
        painter.words(words, "small", plate.inflate(-self.ui.u(12), 0), "ink", "center", cut=False)

    def hover(self, pos: tuple[int, int]) -> None:
        self.drawing()
        over = self.chart.nearest(pos[0] - self.rect.x) if self.chart else None
        if over != self.over:
            self.over = over
            self.soil()

    def pick(self, turn: int) -> None:
        count = max((len(s.values) for s in self.spec.series), default=1)
        if self.on_pick and self.enabled:
            self.on_pick(max(0, min(count - 1, turn)))

    def release(self, pos: tuple[int, int]) -> None:
        if self.chart and self.rect.collidepoint(pos):
            self.pick(self.chart.nearest(pos[0] - self.rect.x))

    def key(self, event: pygame.event.Event) -> bool:
        now = self.spec.play or 0
        last = max((len(s.values) for s in self.spec.series), default=1) - 1
        where = {"left": now - 1, "right": now + 1, "home": 0, "end": last}.get(chord(event))
        if where is None or not self.on_pick:
            return False
        self.pick(where)
        return True


class Bars(Chart):
    """A list of bars with names and numbers."""

    def __init__(self, bars: Sequence[c.Bar], *, most: float | None = None, **place: Any):
        super().__init__(**place)
        self.bars, self.most = bars, most

    def make(self, width: int, height: int) -> c.Drawing:
        return c.bar_list(width, self.bars, pen_for(self.ui), self.most)

    def measure_height(self, width: int) -> int:
        return round(c.bar_list(width, self.bars, pen_for(self.ui), self.most).height)

    low = measure_height


class StackedBar(Chart):
    """One bar in parts with their names below."""

    def __init__(self, parts: Sequence[c.Part], **place: Any):
        super().__init__(**place)
        self.parts = parts

    def make(self, width: int, height: int) -> c.Drawing:
        return c.stacked_bar(width, self.parts, pen_for(self.ui))

    def measure_height(self, width: int) -> int:
        return round(c.stacked_bar(width, self.parts, pen_for(self.ui)).height)

    low = measure_height


class Waterfall(Chart):
    """Blame walking down the levels."""

    wanted = 240.0

    def __init__(self, steps: Sequence[c.Step], **place: Any):
        super().__init__(**place)
        self.steps = steps

    def make(self, width: int, height: int) -> c.Drawing:
        return c.waterfall(width, height, self.steps, pen_for(self.ui))


class Ribbons(Chart):
    """Flow ribbons between columns of nodes."""

    wanted = 260.0

    def __init__(
        self, nodes: Sequence[c.Node], links: Sequence[c.Link], heads: Sequence[str] = (), **place: Any
    ):
        super().__init__(**place)
        self.nodes, self.links, self.heads = nodes, links, heads

    def make(self, width: int, height: int) -> c.Drawing:
        return c.flow_chart(width, height, self.nodes, self.links, pen_for(self.ui), self.heads).drawing
