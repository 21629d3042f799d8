"""A gauge that opens its history: the number, how it moved, a small line; and the large chart with words."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any

import pygame

from game.content.text import Text, say
from game.replay.view_shapes import Gauge
from game.typeset import charts as c
from game.ui import widgets as w
from game.ui.drawings import stroke
from game.ui.paint import Painter
from game.ui.shapes import supersampled
from game.ui.theme import Colour, mix

if TYPE_CHECKING:
    from game.ui.screens.frame import PlayScreen


def change_of(gauge: Gauge) -> tuple[str, Text, str] | None:
    """The arrow points up when the number goes up; a rank that goes down the list points down."""
    if gauge.change is None:
        return None
    rising = gauge.change > 0 if gauge.id != "rank" else gauge.change < 0
    way = "" if gauge.change == 0 else "up" if rising else "down"
    return way, gauge.change_shown, {1: "teal", -1: "amber", 0: ""}[gauge.mood]


def beyond(gauge: Gauge) -> bool:
    """Past the line worth watching, or more than half way to the removal line."""
    if gauge.mark is None:
        return False
    line = gauge.mark * 6 / 10 if gauge.id == "blame" else gauge.mark
    return gauge.value > line if gauge.better < 0 else gauge.value < line


class Reading(w.Gauge):
    """A gauge of the top bar with the line of its last months; pressed, it opens its history."""

    focusable = True
    ring_radius = 6

    def __init__(
        self,
        gauge: Gauge,
        *,
        name: Text,
        short: bool,
        on_click: Callable[[], Any],
        icon: str = "",
        **place: Any,
    ):
        super().__init__(
            name,
            gauge.shown,
            icon=icon,
            change=change_of(gauge),
            tone="amber" if beyond(gauge) else "",
            **place,
        )
        self.gauge, self.on_click, self.roomy = gauge, on_click, not short
        self.reacts = True

    def measure_width(self) -> tuple[int, int]:
        number = self.ui.face("gauge").width(self.ui.say(self.number))
        return number + self.ui.f(16), super().measure_width()[1]

    def measure_height(self, width: int) -> int:
        return super().measure_height(width) + self.ui.u(16)

    def activate(self) -> None:
        self.on_click()

    def paint(self, painter: Painter) -> None:
        if self.hovered:
            painter.rounded(self.rect.inflate(self.ui.u(10), self.ui.u(6)), "hair", 6)
        self._paint_head(painter)
        row = pygame.Rect(self.rect.x, self.rect.y + self.ui.line("note"), self.rect.w, self.ui.line("gauge"))
        whole = self.change
        if whole and self.ui.face("gauge").width(
            self.ui.say(self.number)
        ) + self._change_width() > row.w + self.ui.u(8):
            self.change = (whole[0], "", whole[2])  # no room for words: the arrow alone
        self._second_line(painter, row)
        self.change = whole
        self._paint_spark(painter)

    def _paint_head(self, painter: Painter) -> None:
        """Name left; the reading right where there is room for both."""
        line, icon = self.ui.line("note"), self.ui.f(21) if self.icon else 0
        name, face = self.ui.say(self.name), self.ui.face("small")
        if icon:
            px = self.ui.f(16)
            painter.icon(self.icon, (self.rect.x + px / 2, self.rect.y + line / 2), px, "ink2")
        room = self.rect.w - icon
        reading = self.ui.say(self.gauge.reading)
        chip = self.ui.face("chip").width(reading) + 2 * self.ui.f(6)
        if self.roomy and face.width(name) + chip + self.ui.u(6) <= room:
            ink, soft = self.theme.tone(self.tone)
            box = pygame.Rect(self.rect.right - chip, 0, chip, self.ui.f(18))
            box.centery = self.rect.y + line // 2
            painter.pill(box, soft)
            painter.words(reading, "chip", box, ink, "center", cut=False)
            room -= chip + self.ui.u(6)
        painter.words(name, "small", pygame.Rect(self.rect.x + icon, self.rect.y, room, line), "ink2")

    def _paint_spark(self, painter: Painter) -> None:
        high = self.ui.u(15)
        area = pygame.Rect(self.rect.x, self.rect.bottom - high, self.rect.w, high)
        ink = self.theme.amber if beyond(self.gauge) else mix(self.theme.ink2, self.theme.blue, 0.35)
        values = heights(self.gauge)
        key = ("spark", tuple(values), area.size, ink)
        painter.picture(
            painter.ui.stock.drawings.get(key, lambda: spark(values, area.size, ink, self.ui.scale)),
            area.topleft,
        )


def heights(gauge: Gauge) -> list[float]:
    """How high each month's point lies: a rank is drawn with the first place on top."""
    up = -1 if gauge.id == "rank" else 1
    return [up * float(value) for value in gauge.history]


def spark(values: Sequence[float], size: tuple[int, int], ink: Colour, scale: float) -> pygame.Surface:
    """A small line through the months, a dot at the latest."""
    low, high = min(values), max(values)
    spread = (high - low) or 1.0
    edge = 3.2 * scale
    step = (size[0] - 2 * edge) / max(1, len(values) - 1)
    points = [
        (edge + n * step, size[1] - edge - (size[1] - 2 * edge) * ((v - low) / spread if high > low else 0.5))
        for n, v in enumerate(values)
    ]

    def draw(big: pygame.Surface, times: int) -> None:
        large = [(x * times, y * times) for x, y in points]
        stroke(big, large, 1.6 * scale * times, (*ink, 150))
        pygame.draw.circle(big, (*ink, 255), large[-1], 2.9 * scale * times)

    return supersampled(size, ink, draw, 4)


def open_history(screen: PlayScreen, gauge: Gauge) -> None:
    screen.open(lambda ui: history_dialog(screen, gauge, ui.lang))


def history_dialog(screen: PlayScreen, gauge: Gauge, lang: str) -> w.Dialog:
    count = len(gauge.history)
    months = [(screen.play.desk.month - count + n) % 12 + 1 for n in range(count)]
    every = 1 if count <= 9 else 2
    labels = [(n, say("desk.month", month=months[n]).get(lang)) for n in range(0, count, every)]
    values = [float(value) for value in gauge.history]
    marks = (
        [c.Mark(gauge.arrival, say("desk.history_arrival").get(lang))] if gauge.arrival < count - 1 else []
    )
    series = [c.Series(gauge.name.get(lang), values, "blue")]
    if gauge.mark is not None:
        key = "desk.removal_line" if gauge.id == "blame" else "desk.full_time"
        series.append(c.Series(say(key).get(lang), [float(gauge.mark)] * count, "amber", True, 1.6))
    spec = c.LineSpec(series, labels, marks=marks, dots=True)
    now = w.Row(
        w.Label(gauge.shown, "hero"),
        w.Column(
            w.Label(gauge.reading, "strong", "amber" if beyond(gauge) else "ink"),
            w.Label(gauge.change_shown, "note", {1: "teal", -1: "amber", 0: "ink2"}[gauge.mood]),
            gap=0,
        ),
        gap=16,
    )
    body = w.Column(
        now, w.LineChart(spec, id="history.chart"), w.Paragraph(say(f"desk.about.{gauge.id}"), "body"), gap=12
    )
    return w.Dialog(
        say("desk.history", name=gauge.name, n=count),
        body,
        [w.Button(say("toolkit.ok"), screen.close_dialog, kind="primary", id="history.ok")],
        wide=640,
        id="history",
    )
