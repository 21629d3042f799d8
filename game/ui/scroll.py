"""A window onto something taller: wheel, keys and a bar to drag; the focused widget scrolls into view."""

from __future__ import annotations

from typing import Any

import pygame

from game.ui.keys import chord
from game.ui.paint import Painter
from game.ui.widget import Widget


class ScrollView(Widget):
    """One child, as tall as it likes. Shadows, focus rings and the bar reach `edge` units outside."""

    reacts = True

    def __init__(self, child: Widget, *, edge: float = 8, stick: bool = False, **place: Any):
        super().__init__(**place)
        self.children = [child]
        self.edge = edge
        self.stick = stick  # keeps to the end as content grows
        self.offset = 0
        self.target = 0
        self._grab: int | None = None

    @property
    def child(self) -> Widget:
        return self.children[0]

    @property
    def value(self) -> int:
        return self.offset

    @property
    def most(self) -> int:
        return max(0, self._content - self.rect.h)

    @property
    def focusable(self) -> bool:  # type: ignore[override]
        """Reached by Tab only when there is text below and nothing inside that could be focused instead."""
        return self.most > 0 and not any(w.can_focus for w in self.child.walk())

    _content = 0

    def measure_width(self) -> tuple[int, int]:
        return self.child.widths()

    def measure_height(self, width: int) -> int:
        return self.child.tall(width)

    def low(self, width: int) -> int:
        return min(self.tall(width), self.ui.f(56))

    def settle(self) -> None:
        height = self.child.floor(self.rect.w) if self.child.grow else self.child.tall(self.rect.w)
        self._content = max(height, self.rect.h) if self.child.grow else height
        at_end = self.stick and self.offset >= self._last_most
        self.offset = self.most if at_end else max(0, min(self.offset, self.most))
        self.target = self.offset
        self._last_most = self.most
        self.child.arrange(pygame.Rect(self.rect.x, self.rect.y - self.offset, self.rect.w, self._content))

    def view(self) -> pygame.Rect:
        """What is painted: a little more than the rectangle."""
        edge = self.ui.u(self.edge)
        return self.rect.inflate(2 * edge, 2 * min(edge, self.ui.u(6)))

    def bleed(self) -> pygame.Rect:
        return self.view()

    def soil(self) -> None:
        """Under the mouse only the bar changes."""
        if self.screen and self.most:
            self.screen.soil(self.bar().inflate(4, 4))

    _last_most = 0

    def takes_mouse(self) -> bool:
        return self.most > 0

    def at(self, pos: tuple[int, int]) -> Widget | None:
        if not self.visible or not self.view().collidepoint(pos):
            return None
        if self.most and self.bar().inflate(self.ui.u(8), 0).collidepoint(pos):
            return self
        return self.child.at(pos) or (self if self.takes_mouse() else None)

    def draw_children(self, painter: Painter) -> None:
        with painter.clipped(self.view()):
            self.child.draw(painter)

    def paint(self, painter: Painter) -> None:
        """The bar lies under the content, so that a card that reaches out covers it."""
        if self.most and painter.sees(self.bar()):
            strong = self.theme.contrast or self.hovered or self._grab is not None
            painter.rounded(self.bar(), "ink3", 3, alpha=255 if strong else 120)

    def focus_rect(self) -> pygame.Rect:
        return self.rect

    def bar(self) -> pygame.Rect:
        thick, r = self.ui.u(5), self.rect
        length = max(self.ui.u(28), r.h * r.h // max(1, self._content))
        y = r.y + (r.h - length) * self.offset // max(1, self.most)
        x = r.right + min(self.ui.u(3), max(0, self.ui.u(self.edge) - thick))
        return pygame.Rect(min(x, self.ui.size[0] - thick), y, thick, length)

    def scroll_to(self, offset: float, at_once: bool = False) -> bool:
        """Glide there, or jump where motion is off. False when it is there already."""
        target = max(0, min(round(offset), self.most))
        if target == self.target and target == self.offset:
            return False
        self.target = target
        if at_once or not self.ui.motion or not self.screen:
            self._move(target)
        else:
            self.screen.animate(self)
        return True

    def animate(self) -> bool:
        """One step of the glide; True while there is more."""
        gap = self.target - self.offset
        step = gap if abs(gap) < 3 else round(gap * 0.38) or (1 if gap > 0 else -1)
        self._move(self.offset + step)
        return self.offset != self.target

    def _move(self, offset: int) -> None:
        if offset != self.offset:
            self.child.shift(0, self.offset - offset)
            self.offset = offset
            if self.screen:
                self.screen.soil(self.view())

    def reveal(self, rect: pygame.Rect) -> None:
        """Scroll so far that a rectangle inside can be seen."""
        margin = self.ui.u(10)
        rest = self.target - self.offset
        top, bottom = rect.top - rest - margin, rect.bottom - rest + margin
        if top < self.rect.top or rect.h > self.rect.h:
            self.scroll_to(self.target + top - self.rect.top)
        elif bottom > self.rect.bottom:
            self.scroll_to(self.target + bottom - self.rect.bottom)

    def wheel(self, dx: int, dy: int) -> bool:
        return self.scroll_to(self.target - dy * self.ui.f(56)) if self.most else False

    def key(self, event: pygame.event.Event) -> bool:
        page = self.rect.h - self.ui.f(40)
        jumps = {
            "pagedown": self.target + page,
            "pageup": self.target - page,
            "home": 0,
            "end": self.most,
        }
        if self.focused:
            line = self.ui.f(40)
            jumps |= {"down": self.target + line, "up": self.target - line, "space": self.target + page}
        name = chord(event)
        return name in jumps and bool(self.most) and self.scroll_to(jumps[name])

    def press(self, pos: tuple[int, int]) -> None:
        bar = self.bar()
        if pos[0] >= bar.left - self.ui.u(8) and self.most:
            if not bar.top <= pos[1] <= bar.bottom:
                self.scroll_to((pos[1] - self.rect.y) / self.rect.h * self._content - self.rect.h / 2, True)
            self._grab = pos[1] - self.bar().y

    def drag(self, pos: tuple[int, int]) -> None:
        if self._grab is not None:
            room = max(1, self.rect.h - self.bar().h)
            self.scroll_to((pos[1] - self._grab - self.rect.y) / room * self.most, True)

    def release(self, pos: tuple[int, int]) -> None:
        self._grab = None
        if self.screen:
            self.screen.soil(self.view())

    def remember(self) -> Any:
        return self.offset

    def recall(self, state: Any) -> None:
        self.offset = self.target = int(state)
        self.settle()
