"""Grounds and gaps: cards, bars, hairlines, empty room, and the frame of a screen."""

from __future__ import annotations

from typing import Any

import pygame

from game.ui.context import Ui
from game.ui.layout import Column, Pad4
from game.ui.paint import Ink, Painter
from game.ui.scroll import ScrollView
from game.ui.theme import RADIUS
from game.ui.widget import Action, Widget


class Space(Widget):
    """Empty room: fixed units, or growing with `grow=1`."""

    def __init__(self, units: float = 0, **place: Any):
        super().__init__(**place)
        self.units = units

    def measure_width(self) -> tuple[int, int]:
        px = self.ui.u(self.units)
        return px, px

    def measure_height(self, width: int) -> int:
        return self.ui.u(self.units)


def spring() -> Space:
    """Takes all the room that is left."""
    return Space(grow=1)


class Rule(Widget):
    """A hairline: across a column, or upright in a row with `upright=True`."""

    def __init__(self, colour: Ink = "hair", thick: float = 1, upright: bool = False, **place: Any):
        super().__init__(**place)
        self.colour, self.thick, self.upright = colour, thick, upright
        if upright and self.align is None:
            self.align = "fill"

    def measure_width(self) -> tuple[int, int]:
        px = max(1, self.ui.u(self.thick)) if self.upright else 0
        return px, px

    def measure_height(self, width: int) -> int:
        return 0 if self.upright else max(1, self.ui.u(self.thick))

    def paint(self, painter: Painter) -> None:
        painter.fill(self.rect, self.colour)


class Panel(Column):
    """A flat ground: the top bar, the status bar. `edge` draws a line on one side."""

    def __init__(self, *children: Widget | None, colour: Ink = "panel", edge: str = "", **place: Any):
        super().__init__(*children, **place)
        self.colour, self.edge = colour, edge

    def paint(self, painter: Painter) -> None:
        painter.fill(self.rect, self.colour)
        r, thick = self.rect, max(1, self.ui.u(1))
        edges = {
            "top": (r.x, r.y, r.w, thick),
            "bottom": (r.x, r.bottom - thick, r.w, thick),
            "left": (r.x, r.y, thick, r.h),
            "right": (r.right - thick, r.y, thick, r.h),
        }
        if self.edge:
            painter.fill(pygame.Rect(edges[self.edge]), "line")


class Card(Column):
    """A card on the desk. With `on_click` it is a button; `selected` draws it as chosen.

    mark: a coloured bar on its left edge · tab: when selected it reaches right, onto the paper beside it.
    """

    reacts = False

    def __init__(
        self,
        *children: Widget | None,
        fill: Ink = "card",
        border: Ink | None = None,
        mark: Ink | None = None,
        selected: bool = False,
        tab: float = 0,
        raised: bool = True,
        radius: float = RADIUS,
        on_click: Action | None = None,
        name: Any = None,
        pad: Pad4 = 14,
        **place: Any,
    ):
        super().__init__(*children, pad=pad, **place)
        self.fill, self.border, self.mark, self.tab = fill, border, mark, tab
        self.selected, self.raised, self.radius = selected, raised, radius
        self.on_click = on_click
        self.name = name
        self.focusable = self.reacts = on_click is not None
        self.pointer = "hand" if on_click else ""

    @property
    def text(self) -> str:
        if self.name is not None:
            return self.ui.say(self.name)
        return " ".join(word for child in self.children for w in child.walk() if (word := w.text))

    @property
    def value(self) -> bool:
        return self.selected

    def body(self) -> pygame.Rect:
        reach = self.ui.u(self.tab) if self.selected else 0
        return pygame.Rect(self.rect.x, self.rect.y, self.rect.w + reach, self.rect.h)

    def bleed(self) -> pygame.Rect:
        around = super().bleed()
        around.w += self.body().w - self.rect.w
        return around

    def inner_theme(self):
        return self.ui.theme.on_paper if self.fill == "paper" or (self.selected and self.tab) else self.theme

    def paint(self, painter: Painter) -> None:
        body = self.body()
        tabbed = self.selected and self.tab
        fill = self.ui.theme.paper if tabbed else self.fill
        border = self.border
        if self.hovered and self.on_click and self.enabled:
            body = body.move(0, -self.ui.u(1))
            border = border or "line"
        painter.card(body, fill, 3 if tabbed else self.radius, border, self.raised)
        mark = self.mark or ("red" if tabbed else None)
        if mark:
            bar = pygame.Rect(body.x, body.y, self.ui.u(5), body.h)
            with painter.clipped(bar):
                painter.rounded(
                    pygame.Rect(body.x, body.y, self.ui.u(24), body.h), mark, 3 if tabbed else self.radius
                )
        if self.selected and not tabbed:
            painter.rounded(body, None, self.radius, "blue", 2)

    def activate(self) -> None:
        if self.on_click and self.enabled:
            self.on_click()


def frame(ui: Ui, top: Widget | None, middle: Widget, foot: Widget | None = None) -> Widget:
    """A bar above, a bar below, the work between. Where the window is too low for that, all of it scrolls."""
    middle.grow = middle.grow or 1
    if ui.rows >= 430:
        return Column(top, middle, foot, gap=0, grow=1)
    middle.least_height = 330
    return ScrollView(Column(top, middle, foot, gap=0, grow=1), id="frame", edge=0, grow=1)
