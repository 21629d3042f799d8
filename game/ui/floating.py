"""What floats above a screen: dialogs, the tooltip, toasts."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import pygame

from game.content.text import say
from game.ui.buttons import Button, IconButton
from game.ui.context import Ui, Words
from game.ui.layout import Column, Flow, Pad, Row
from game.ui.paint import Painter
from game.ui.panels import Space
from game.ui.scroll import ScrollView
from game.ui.widget import Action, Widget
from game.ui.words import Label, Paragraph


class Dialog(Widget):
    """A sheet in the middle of the dimmed screen: title, body that scrolls when long, buttons.

    Esc, the cross and a click outside call `on_close` (by default: close). The first button that is
    `primary` has the focus, unless `focus` names another id. `paper=True` makes it a sheet of paper.
    """

    def __init__(
        self,
        title: Words,
        body: Widget,
        buttons: Sequence[Widget] = (),
        *,
        wide: float = 560,
        note: Words | None = None,
        on_close: Action | None = None,
        can_close: bool = True,
        focus: str = "",
        paper: bool = False,
        id: str = "dialog",
    ):
        super().__init__(id=id)
        self.title, self.wide, self.on_close, self.can_close = title, wide, on_close, can_close
        self.focus_id, self.paper = focus, paper
        self.buttons = list(buttons)
        self.scroll = ScrollView(body, id=f"{id}.scroll", grow=1, edge=10)
        self.sheet_rect = pygame.Rect(0, 0, 0, 0)
        cross = IconButton("x", say("toolkit.close"), self.close, id=f"{id}.close") if can_close else None
        head = Row(Paragraph(title, "section", grow=1, balance=True), cross, gap=12, across="start")
        parts: list[Widget | None] = [head]
        if note is not None:
            parts.append(Paragraph(note, "note", "ink2"))
        parts += [Space(2), self.scroll]
        if self.buttons:
            parts.append(Pad(Flow(*self.buttons, gap=10, spread="end"), pad=(0, 10, 0, 0)))
        self.sheet = Column(*parts, gap=6, pad=(26, 20, 26, 22))
        self.children = [self.sheet]

    @property
    def text(self) -> str:
        return self.ui.say(self.title)

    def inner_theme(self):
        return self.ui.theme.on_paper if self.paper else self.theme

    def settle(self) -> None:
        margin = self.ui.u(24)
        width = min(self.ui.f(self.wide), self.rect.w - 2 * margin)
        height = min(self.sheet.tall(width), self.rect.h - 2 * margin)
        self.sheet_rect = pygame.Rect(0, 0, width, height)
        self.sheet_rect.center = self.rect.center
        self.sheet.arrange(self.sheet_rect)

    def paint(self, painter: Painter) -> None:
        if self.paper:
            painter.paper(self.sheet_rect, 0)
        else:
            painter.shadow(self.sheet_rect, 10, 14, 6)
            painter.rounded(
                self.sheet_rect, "card", 10, "line" if self.theme.dark or self.theme.contrast else None
            )

    def bleed(self) -> pygame.Rect:
        return self.sheet_rect.inflate(2 * self.ui.u(34), 2 * self.ui.u(34))

    def at(self, pos: tuple[int, int]) -> Widget | None:
        return self.sheet.at(pos) or self

    def release(self, pos: tuple[int, int]) -> None:
        if self.can_close and not self.sheet_rect.collidepoint(pos):
            self.close()

    def close(self) -> None:
        if self.on_close:
            self.on_close()
        elif self.screen:
            self.screen.close_dialog()

    def first_focus(self) -> Widget | None:
        """The widget named, else the primary button, else the first thing there is."""
        focusable = [widget for widget in self.walk() if widget.can_focus]
        named = [w for w in focusable if w.id == self.focus_id and self.focus_id]
        primary = [w for w in focusable if isinstance(w, Button) and w.kind == "primary"]
        return (
            named or primary or [w for w in focusable if w.id != f"{self.id}.close"] or focusable or [None]
        )[0]


def confirm(
    title: Words, words: Words, yes: Words, action: Action, *, no: Words | None = None, screen: Any
) -> None:
    """Ask before something that cannot be undone."""

    def agreed() -> None:
        screen.close_dialog()
        action()

    def build(_ui: Ui) -> Dialog:
        return Dialog(
            title,
            Paragraph(words, "body"),
            [
                Button(no or say("toolkit.cancel"), screen.close_dialog, id="confirm.no"),
                Button(yes, agreed, kind="primary", id="confirm.yes"),
            ],
            wide=460,
            id="confirm",
        )

    screen.open(build)


class Tooltip(Widget):
    """A few words beside a widget. Refusals are shown with a lock, so that they read as reasons."""

    def __init__(self, words: Words, anchor: pygame.Rect, refused: bool = False):
        super().__init__(id="tooltip")
        self.anchor, self.refused = anchor, refused
        self.body = Paragraph(words, "small", "ink", lines=8)
        self.children = [self.body]

    @property
    def text(self) -> str:
        return self.body.text

    def place(self, window: pygame.Rect) -> None:
        """Below the anchor, or above it where there is no room."""
        pad_x, pad_y, icon = self.ui.u(10), self.ui.u(7), self.ui.f(20) if self.refused else 0
        most = min(self.ui.f(300), window.w - 2 * self.ui.u(16))
        width = min(most, self.body.widths()[1] + 2)
        if self.body.tall(width) > self.ui.line("small"):
            width = min(most, self.ui.f(300))
        rect = pygame.Rect(0, 0, width + 2 * pad_x + icon, self.body.tall(width) + 2 * pad_y)
        rect.midtop = (self.anchor.centerx, self.anchor.bottom + self.ui.u(8))
        if rect.bottom > window.bottom - 4:
            rect.bottom = self.anchor.top - self.ui.u(8)
        self.rect = rect.clamp(window.inflate(-self.ui.u(12), -self.ui.u(8)))
        inside = self.rect.inflate(-2 * pad_x, -2 * pad_y)
        self.body.arrange(pygame.Rect(inside.x + icon, inside.y, width, inside.h))

    def paint(self, painter: Painter) -> None:
        painter.shadow(self.rect, 6, 6, 3)
        painter.rounded(self.rect, "panel", 6, "line")
        if self.refused:
            px = self.ui.f(15)
            x = self.rect.x + self.ui.u(10) + px / 2
            painter.icon("lock", (x, self.rect.y + self.ui.u(7) + self.ui.line("small") / 2), px, "amber")

    def bleed(self) -> pygame.Rect:
        return self.rect.inflate(2 * self.ui.u(20), 2 * self.ui.u(20))

    def takes_mouse(self) -> bool:
        return False


class Toast(Widget):
    """A short message at the foot of the window that leaves by itself."""

    def __init__(self, words: Words, tone: str = "", icon: str = "", until: int = 0):
        super().__init__(id="toast")
        self.words, self.tone, self.icon, self.until = words, tone, icon, until
        self.body = Label(words, "note", "panel")
        self.children = [self.body]

    @property
    def text(self) -> str:
        return self.body.text

    def place(self, window: pygame.Rect, lift: int) -> None:
        pad, icon = self.ui.u(14), self.ui.f(24) if self.icon else 0
        width = min(window.w - self.ui.u(40), self.body.widths()[1] + 2 * pad + icon)
        rect = pygame.Rect(0, 0, width, self.ui.line("note") + self.ui.u(16))
        rect.midbottom = (window.centerx, window.bottom - self.ui.u(56) - lift)
        self.rect = rect
        self.body.arrange(pygame.Rect(rect.x + pad + icon, rect.y, rect.w - 2 * pad - icon, rect.h))

    def inner_theme(self):
        return self.theme

    def paint(self, painter: Painter) -> None:
        painter.shadow(self.rect, 8, 6, 3)
        painter.rounded(self.rect, "ink", 8)
        if self.icon:
            px = self.ui.f(17)
            colour = self.theme["gold"] if not self.theme.dark else self.theme["card"]
            painter.icon(self.icon, (self.rect.x + self.ui.u(14) + px / 2, self.rect.centery), px, colour)

    def bleed(self) -> pygame.Rect:
        return self.rect.inflate(2 * self.ui.u(20), 2 * self.ui.u(20))

    def takes_mouse(self) -> bool:
        return False
