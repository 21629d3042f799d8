"""Cards to choose from: dilemma choices and answers to cases, with what each costs and why one is refused."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pygame

from game.content.text import Text, say
from game.replay.view_shapes import Option
from game.ui import widgets as w
from game.ui.context import Words
from game.ui.paint import Painter
from game.ui.screens.marks import paint_dots, paint_key
from game.ui.widget import Widget


class KeyBox(Widget):
    """The key that chooses a card, lit when it is chosen."""

    def __init__(self, key: str, chosen: bool = False, refused: bool = False, **place: Any):
        super().__init__(**place)
        self.key_name, self.chosen, self.refused = key, chosen, refused

    def measure_width(self) -> tuple[int, int]:
        return self.ui.f(26), self.ui.f(26)

    def measure_height(self, width: int) -> int:
        return self.ui.f(26)

    def paint(self, painter: Painter) -> None:
        if self.refused and not self.chosen:
            painter.icon("lock", self.rect.center, self.ui.f(17), "ink3")
        else:
            paint_key(painter, self.key_name, self.rect, self.chosen)


class Dots(Widget):
    """What something costs in points of attention."""

    def __init__(self, points: int, **place: Any):
        super().__init__(**place)
        self.points = points

    def measure_width(self) -> tuple[int, int]:
        width = self.ui.f(11) * self.points
        return width, width

    def measure_height(self, width: int) -> int:
        return self.ui.line("small")

    def paint(self, painter: Painter) -> None:
        paint_dots(painter, self.points, self.points, self.rect.right - self.ui.f(2), self.rect.centery)


def option_card(
    option: Option,
    key: str,
    on_click: Callable[[], Any],
    *,
    head: Words | None = None,
    id: str = "",
    shortcut: str = "",
) -> Widget:
    """A card with its key, what is done, and its price; where it is refused, the reason in a sentence."""
    refused = option.refusal is not None and not option.chosen
    ink = "ink3" if refused else "ink"
    words: list[Widget] = []
    if head is not None:
        words.append(w.Label(head, "option", ink))
        words.append(w.Paragraph(option.text, "note", "ink3" if refused else "ink2"))
    else:
        words.append(w.Paragraph(option.name, "body", ink))
    if refused and option.refusal is not None:
        words.append(
            w.Row(w.Icon("lock", 15, "amber"), w.Paragraph(option.refusal, "small", "amber", grow=1))
        )
    card = w.Card(
        w.Row(
            KeyBox(key, option.chosen, refused),
            w.Column(*words, gap=4, grow=1),
            _price(option),
            gap=14,
            across="start",
        ),
        pad=(14, 11, 16, 10),
        selected=option.chosen,
        fill="card",
        on_click=on_click,
        name=head or option.name,
        reason=option.refusal if refused else None,
        id=id,
    )
    card.shortcut = shortcut or key
    return card


def _price(option: Option) -> Widget | None:
    """Points and staff days, one below the other; nothing where it is free of both."""
    lines: list[Widget] = []
    if option.points:
        points = w.Label(say("desk.points", n=option.points), "small", "ink2", shrink=False)
        lines.append(w.Row(Dots(option.points), points, gap=6, align="end"))
    if option.days:
        key = "desk.days_cost" if option.days > 0 else "desk.days_saved"
        days = w.Label(say(key, n=abs(option.days)), "small", "ink2", shrink=False)
        lines.append(w.Row(w.Icon("hourglass", 14), days, gap=4, align="end"))
    return w.Column(*lines, gap=0) if lines else None


class Avatar(Widget):
    """The first letter of a name in a disc."""

    def __init__(self, name: Text, tone: str = "", size: float = 36, **place: Any):
        super().__init__(**place)
        self.name, self.tone, self.size = name, tone, size

    def measure_width(self) -> tuple[int, int]:
        return self.ui.f(self.size), self.ui.f(self.size)

    def measure_height(self, width: int) -> int:
        return self.ui.f(self.size)

    def paint(self, painter: Painter) -> None:
        ink, soft = self.theme.tone(self.tone)
        side = self.ui.f(self.size)
        disc = pygame.Rect(0, 0, side, side)
        disc.center = self.rect.center
        painter.pill(disc, soft, ink if self.theme.contrast else None)
        painter.words(self.ui.say(self.name)[:1], "option", disc, ink, "center", cut=False)
