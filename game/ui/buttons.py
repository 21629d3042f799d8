"""Things to press: buttons, icon buttons, the entries of the rail."""

from __future__ import annotations

from typing import Any

import pygame

from game.ui.context import Words
from game.ui.keys import key_cap
from game.ui.paint import Ink, Painter
from game.ui.theme import mix
from game.ui.widget import Action, Widget

# kind -> (ground, ink, border)
_KINDS: dict[str, tuple[Ink | None, Ink, Ink | None]] = {
    "primary": ("blue", "on_colour", None),
    "plain": ("card", "ink", "line"),
    "dark": ("key_ground", "key_ink", None),
    "quiet": (None, "ink2", None),
    "authority": ("red", "on_colour", None),
}


class Button(Widget):
    """kind: primary, plain, dark, quiet, authority · shortcut: a chord shown as a key cap with `show_key`."""

    focusable = reacts = True
    pointer = "hand"

    def __init__(
        self,
        words: Words,
        on_click: Action | None = None,
        *,
        kind: str = "plain",
        icon: str = "",
        shortcut: str = "",
        show_key: bool = False,
        small: bool = False,
        fill_width: bool = False,
        **place: Any,
    ):
        super().__init__(**place)
        self.words, self.on_click, self.kind, self.icon = words, on_click, kind, icon
        self.shortcut, self.show_key, self.small = shortcut, show_key, small
        if not fill_width and self.align is None:
            self.align = "start"

    @property
    def text(self) -> str:
        return self.ui.say(self.words)

    def say(self, words: Words) -> None:
        self.words = words
        self.refresh()

    @property
    def style(self) -> str:
        return "small" if self.small else "button"

    def _icon_room(self) -> int:
        return self.ui.f(25 if self.text else 18) if self.icon else 0

    def _key_room(self) -> int:
        return self.ui.face("axis").width(key_cap(self.shortcut)) + self.ui.f(20) if self.show_key else 0

    def _sides(self) -> int:
        return self.ui.f(9 if self.small or not self.text else 15)

    def measure_width(self) -> tuple[int, int]:
        rest = 2 * self._sides() + self._icon_room() + self._key_room()
        width = self.ui.face(self.style).width(self.text)
        return rest + min(width, 3 * self.ui.face(self.style).px), rest + width

    def measure_height(self, width: int) -> int:
        return self.ui.f(28 if self.small else 38)

    def paint(self, painter: Painter) -> None:
        ground, ink, border = self._colours()
        face = self.rect.move(0, self.ui.u(1)) if self.pressed else self.rect
        if self.kind in ("primary", "authority", "dark") and self.enabled:
            painter.shadow(face, 8, 2, 1, self.theme.shadow_alpha // 2)
        if ground is not None or border is not None:
            painter.rounded(face, ground, 8, border)
        self._inside(painter, face, ink)

    def _colours(self) -> tuple[Ink | None, Ink, Ink | None]:
        ground, ink, border = _KINDS[self.kind]
        if not self.enabled:
            return mix(self.theme.card, self.theme.track, 0.6), self.theme.ink3, "line" if border else None
        if self.hovered:
            if ground is None:
                return self.theme.hair, "ink", border
            base = self.theme[ground] if isinstance(ground, str) else ground
            if self.kind == "plain":
                return mix(base, self.theme.blue_soft, 0.6), ink, "blue"
            return mix(base, (255, 255, 255), 0.12), ink, border
        return ground, ink, border

    def _inside(self, painter: Painter, face: pygame.Rect, ink: Ink) -> None:
        inside = face.inflate(-2 * self._sides(), 0)
        width = min(
            self.ui.face(self.style).width(self.text), inside.w - self._icon_room() - self._key_room()
        )
        x = inside.x + max(0, inside.w - width - self._icon_room() - self._key_room()) // 2
        if self.icon:
            px = self.ui.f(16 if self.small else 18)
            painter.icon(self.icon, (x + px / 2, face.centery), px, ink)
            x += self._icon_room()
        painter.words(self.text, self.style, pygame.Rect(x, face.y, width, face.h), ink)
        if self.show_key:
            cap = pygame.Rect(x + width + self.ui.f(8), 0, self._key_room() - self.ui.f(8), self.ui.f(20))
            cap.centery = face.centery
            painter.rounded(cap, None, 4, ink, 1)
            painter.words(key_cap(self.shortcut), "axis", cap, ink, "center")

    def activate(self) -> None:
        if self.on_click and self.enabled:
            self.on_click()


class IconButton(Button):
    """Only an icon; `tip` says what it does, and tests and screen texts read that as its text."""

    def __init__(
        self, icon: str, tip: Words, on_click: Action | None = None, *, kind: str = "quiet", **place: Any
    ):
        super().__init__("", on_click, kind=kind, icon=icon, tip=tip, **place)

    @property
    def text(self) -> str:
        return ""

    @property
    def name(self) -> str:
        return self.ui.say(self.tip)

    def measure_width(self) -> tuple[int, int]:
        side = self.measure_height(0)
        return side, side


class RailButton(Widget):
    """An entry of the dark rail: icon over word, a gold mark when chosen, a red count of what waits."""

    focusable = reacts = True
    pointer = "hand"

    def __init__(
        self,
        icon: str,
        words: Words,
        on_click: Action | None = None,
        *,
        selected: bool = False,
        count: int = 0,
        shortcut: str = "",
        **place: Any,
    ):
        super().__init__(**place)
        self.icon, self.words, self.on_click = icon, words, on_click
        self.selected, self.count, self.shortcut = selected, count, shortcut

    @property
    def text(self) -> str:
        return self.ui.say(self.words)

    @property
    def value(self) -> bool:
        return self.selected

    def measure_width(self) -> tuple[int, int]:
        width = self.ui.face("small").width(self.text) + self.ui.f(10)
        return min(width, self.ui.f(60)), width

    def measure_height(self, width: int) -> int:
        return self.ui.f(62)

    def paint(self, painter: Painter) -> None:
        ink = self.theme.rail_ink if self.selected or self.hovered else self.theme.rail_ink2
        if self.selected or self.hovered:
            painter.rounded(
                self.rect, "rail_on" if self.selected else mix(self.theme.rail, self.theme.rail_on, 0.6), 9
            )
        if self.selected:
            bar = pygame.Rect(
                self.rect.x - self.ui.u(6),
                self.rect.y + self.ui.u(8),
                self.ui.u(4),
                self.rect.h - self.ui.u(16),
            )
            painter.rounded(bar, "gold", 2)
        px = self.ui.f(23)
        middle = (self.rect.centerx, self.rect.y + self.ui.f(9) + px / 2)
        painter.icon(self.icon + ("-fill" if self.selected else ""), middle, px, ink)
        words = pygame.Rect(self.rect.x, self.rect.y + self.ui.f(36), self.rect.w, self.ui.f(20))
        painter.words(self.text, "small", words, ink, "center")
        if self.count:
            self._badge(painter)

    def _badge(self, painter: Painter) -> None:
        text = str(self.count) if self.count < 100 else "99+"
        wide = max(self.ui.f(17), self.ui.face("axis").width(text) + self.ui.f(8))
        badge = pygame.Rect(self.rect.centerx + self.ui.f(6), self.rect.y + self.ui.f(2), wide, self.ui.f(17))
        painter.pill(badge, self.ui.theme.red if not self.theme.dark else (200, 60, 48))
        painter.words(text, "axis", badge, (255, 255, 255), "center")

    def activate(self) -> None:
        if self.on_click and self.enabled:
            self.on_click()
