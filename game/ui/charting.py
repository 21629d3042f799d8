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


class VillageMap(Chart):
    """The township. Villages can be chosen by mouse, or with the arrows and Enter."""

    wanted = 300.0

    def __init__(
        self,
        places: Sequence[c.Place],
        *,
        town: tuple[float, float, str] | None = None,
        chosen: str = "",
        on_pick: Callable[[str], Any] | None = None,
        **place: Any,
    ):
        super().__init__(**place)
        self.places, self.town, self.chosen, self.on_pick = places, town, chosen, on_pick
        self.focusable = self.reacts = on_pick is not None
        self.over: str | None = None
        self.map: c.TownMap | None = None

    @property
    def value(self) -> str:
        return self.chosen

    def make(self, width: int, height: int) -> c.Drawing:
        spec = c.MapSpec(self.places, self.town, self.chosen)
        self.map = c.town_map(width, height, spec, pen_for(self.ui))
        return self.map.drawing

    def paint(self, painter: Painter) -> None:
        super().paint(painter)
        if self.map and self.hovered and self.over:
            x, y = self.map.spots[self.over]
            side = round(self.map.radius[self.over] + self.ui.u(4))
            ring = pygame.Rect(0, 0, 2 * side, 2 * side)
            ring.center = (round(self.rect.x + x), round(self.rect.y + y))
            painter.pill(ring, None, "ink3", 1.5)

    def _under(self, pos: tuple[int, int]) -> str | None:
        self.drawing()
        where = (pos[0] - self.rect.x, pos[1] - self.rect.y)
        return self.map.nearest(*where, self.ui.u(34)) if self.map else None

    def hover(self, pos: tuple[int, int]) -> None:
        over = self._under(pos)
        if over != self.over:
            self.over = over
            self.soil()

    def pick(self, id: str | None) -> None:
        if id is not None and self.on_pick and self.enabled:
            self.chosen = id
            self.renew()
            self.on_pick(id)

    def release(self, pos: tuple[int, int]) -> None:
        self.pick(self._under(pos))

    def key(self, event: pygame.event.Event) -> bool:
        step = {"left": (-1, 0), "right": (1, 0), "up": (0, -1), "down": (0, 1)}.get(chord(event))
        if step is None or not self.places:
            return False
        here = next((p for p in self.places if p.id == self.chosen), None)
        if here is None:
            self.pick(self.places[0].id)
            return True

        def cost(p: c.Place) -> float:
            along = (p.x - here.x) * step[0] + (p.y - here.y) * step[1]
            across = abs((p.x - here.x) * step[1]) + abs((p.y - here.y) * step[0])
            return along + 2 * across if along > 0 else float("inf")

        best = min(self.places, key=cost)
        if cost(best) == float("inf"):
            return False  # nothing that way: the arrow leaves the map
        self.pick(best.id)
        return True


class Scrubber(Widget):
    """A track over all turns with marks and a red playhead. Drag, click, arrows, Home, End."""

    focusable = reacts = True

    def __init__(
        self,
        turn: int,
        turns: int,
        on_change: Callable[[int], Any] | None = None,
        *,
        marks: Sequence[tuple[int, str]] = (),
        show: Callable[[int], str] | None = None,
        **place: Any,
    ):
        """`marks` are (turn, ink); `show` writes the turn on the playhead's label."""
        super().__init__(**place)
        self.turn, self.turns, self.on_change = turn, max(1, turns), on_change
        self.marks, self.show = marks, show

    @property
    def value(self) -> int:
        return self.turn

    @property
    def text(self) -> str:
        return self.show(self.turn) if self.show else str(self.turn)

    def measure_width(self) -> tuple[int, int]:
        return self.ui.f(160), self.ui.f(480)

    def measure_height(self, width: int) -> int:
        return self.ui.f(26) + (self.ui.line("axis") if self.show else 0)

    def track(self) -> pygame.Rect:
        knob, thick = self.ui.f(9), self.ui.u(6)
        middle = self.rect.bottom - self.ui.f(13)
        return pygame.Rect(self.rect.x + knob, middle - thick // 2, self.rect.w - 2 * knob, thick)

    def x_of(self, turn: float) -> float:
        track = self.track()
        return track.x + track.w * turn / max(1, self.turns - 1)

    def paint(self, painter: Painter) -> None:
        track, x = self.track(), self.x_of(self.turn)
        painter.rounded(track, "track", 3)
        painter.rounded(pygame.Rect(track.x, track.y, max(track.h, round(x - track.x)), track.h), "red", 3)
        for turn, ink in self.marks:
            mark = pygame.Rect(0, 0, self.ui.u(3), self.ui.u(16))
            mark.center = (round(self.x_of(turn)), track.centery)
            painter.fill(mark, ink)
        painter.disc((x, track.centery), self.ui.f(10), "card")
        painter.disc((x, track.centery), self.ui.f(8), "red")
        if self.show:
            words, face = self.show(self.turn), self.ui.face("axis")
            plate = pygame.Rect(0, self.rect.y, face.width(words) + self.ui.u(14), self.ui.line("axis"))
            plate.centerx = round(x)
            plate.clamp_ip(self.rect)
            painter.rounded(plate, "red", 4)
            painter.words(words, "axis", plate, self.theme.on_colour, "center", cut=False)

    def set(self, turn: int) -> None:
        turn = max(0, min(self.turns - 1, turn))
        if self.enabled and turn != self.turn:
            self.turn = turn
            self.soil()
            if self.on_change:
                self.on_change(turn)

    def press(self, pos: tuple[int, int]) -> None:
        self.drag(pos)

    def drag(self, pos: tuple[int, int]) -> None:
        track = self.track()
        self.set(round((pos[0] - track.x) / max(1, track.w) * (self.turns - 1)))

    def release(self, pos: tuple[int, int]) -> None: ...

    def wheel(self, dx: int, dy: int) -> bool:
        self.set(self.turn - int(dy))
        return True

    def key(self, event: pygame.event.Event) -> bool:
        where = {"left": self.turn - 1, "right": self.turn + 1, "home": 0, "end": self.turns - 1}
        turn = where.get(chord(event))
        if turn is None:
            return False
        self.set(turn)
        return True
