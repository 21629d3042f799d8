"""The map of villages, and the track over all turns."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

import pygame

from game.typeset import charts as c
from game.ui.charting import Chart
from game.ui.drawings import pen_for
from game.ui.keys import chord
from game.ui.paint import Painter
from game.ui.widget import Widget


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
        signs: Sequence[tuple[int, str]] = (),
        show: Callable[[int], str] | None = None,
        **place: Any,
    ):
        """`marks` are ticks on the track and `signs` discs under it, (turn, ink) each; `show` writes the
        turn on the playhead's label."""
        super().__init__(**place)
        self.turn, self.turns, self.on_change = turn, max(1, turns), on_change
        self.marks, self.signs, self.show = marks, signs, show

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
        for turn, ink in self.signs:
            painter.disc((self.x_of(turn), self.rect.bottom - self.ui.f(4)), self.ui.f(4), ink)
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
