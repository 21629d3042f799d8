"""A list to choose from: flat rows, one chosen, arrows and page keys go through it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

import pygame

from game.ui.keys import chord
from game.ui.layout import Column, Pad4
from game.ui.paint import Painter
from game.ui.widget import Widget


class ListRow(Column):
    """One row of a list. Its children are any widgets."""

    focusable = reacts = True
    pointer = "hand"
    ring_radius = 4

    def __init__(self, name: str, content: Widget, owner: List, pad: Pad4, **place: Any):
        super().__init__(content, pad=pad, **place)
        self.name, self.owner = name, owner

    @property
    def value(self) -> str:
        return self.name

    @property
    def text(self) -> str:
        return " ".join(word for widget in self.children[0].walk() if (word := widget.text))

    def paint(self, painter: Painter) -> None:
        chosen = self.name == self.owner.chosen
        if chosen or (self.hovered and self.enabled):
            painter.rounded(self.rect, "blue_soft" if chosen else "hair", 5)
        if chosen:
            bar = pygame.Rect(
                self.rect.x, self.rect.y + self.ui.u(6), self.ui.u(3), self.rect.h - self.ui.u(12)
            )
            painter.rounded(bar, "blue", 1.5)
        elif self.owner.lines and self is not self.owner.children[-1]:
            painter.hline(self.rect.x, self.rect.bottom, self.rect.w)

    def activate(self) -> None:
        if self.enabled:
            self.owner.choose(self.name)


class List(Column):
    """Rows as (id, widget). Choosing one calls `on_pick(id)`; the rows' ids are `list id.row id`."""

    def __init__(
        self,
        rows: Sequence[tuple[str, Widget]],
        chosen: str = "",
        on_pick: Callable[[str], Any] | None = None,
        *,
        lines: bool = True,
        row_pad: Pad4 = (10, 7),
        reasons: dict[str, Any] | None = None,
        **place: Any,
    ):
        super().__init__(gap=1, **place)
        self.chosen, self.on_pick, self.lines = chosen, on_pick, lines
        self.children = [
            ListRow(name, row, self, row_pad, id=f"{self.id}.{name}", reason=(reasons or {}).get(name))
            for name, row in rows
        ]

    @property
    def value(self) -> str:
        return self.chosen

    @property
    def text(self) -> str:
        return next((row.text for row in self.children if row.value == self.chosen), "")

    def choose(self, name: str) -> None:
        self.chosen = name
        self.soil()
        if self.on_pick:
            self.on_pick(name)

    def key(self, event: pygame.event.Event) -> bool:
        """Up and down go from row to row; at either end they leave the list."""
        rows = [row for row in self.children if row.visible]
        at = next((n for n, row in enumerate(rows) if row.focused), -1)
        where = {"up": at - 1, "down": at + 1, "home": 0, "end": len(rows) - 1}.get(chord(event))
        if where is None or at < 0 or not 0 <= where < len(rows) or not self.screen:
            return False
        self.screen.focus(rows[where])
        return True
