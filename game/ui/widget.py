"""The base of everything on a screen: a rectangle with an id that lays itself out, paints and takes input.

A widget is made as plain data, then attached (it learns the Ui and its parent), measured and arranged.
Sizes given to a widget are units of the 1280x720 grid; `rect` is in pixels of the window.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, Any

import pygame

from game.typeset.boxes import Size, fixed, share
from game.ui.context import Ui, Words
from game.ui.paint import Painter
from game.ui.theme import RADIUS, Theme

if TYPE_CHECKING:
    from game.ui.screen import Screen

Action = Callable[[], Any]


class Widget:
    """Keyword arguments every widget takes:

    id: stable name for tests, focus and remembered state
    grow: share of the spare room
    width, height: fixed units; `width` grows with the text size unless `text_width=False`
    least_width, least_height: units below which it must not shrink
    align: its place across the parent's direction: start, center, end, fill
    tip: tooltip · reason: why it cannot be used now (it is then disabled and shows the reason)
    lift: painted after its siblings of less lift, where it reaches over them
    """

    focusable = False
    reacts = False  # repainted when the mouse enters or leaves
    shortcut = ""  # a chord such as "1", "f1" or "ctrl+z" that activates it from anywhere on the screen
    ring_radius: float = RADIUS
    pointer = ""  # the shape of the mouse over it: "hand", "text", or "" for the arrow
    rings = True  # shows the focus ring; a field that is being typed in shows its border instead

    def __init__(
        self,
        *,
        id: str = "",
        grow: float = 0,
        width: float | None = None,
        height: float | None = None,
        least_width: float | None = None,
        least_height: float | None = None,
        tip: Words | None = None,
        reason: Words | None = None,
        align: str | None = None,
        text_width: bool = True,
        lift: int = 0,
    ):
        self.id = id
        self.grow = grow
        self.width = width
        self.height = height
        self.least_width = least_width
        self.least_height = least_height
        self.tip = tip
        self.reason = reason
        self.align = align
        self.text_width = text_width
        self.lift = lift
        self.children: list[Widget] = []
        self.parent: Widget | None = None
        self.screen: Screen | None = None
        self.rect = pygame.Rect(0, 0, 0, 0)
        self.hovered = self.focused = self.pressed = False
        self.visible = True
        self._widths: tuple[int, int] | None = None
        self._heights: dict[int, int] = {}

    # ---------------------------------------------------------------- the tree

    def attach(
        self, ui: Ui, screen: Screen | None = None, parent: Widget | None = None, theme: Theme | None = None
    ):
        """Make the widget part of a screen. Returns itself."""
        self.ui, self.screen, self.parent = ui, screen, parent
        self.theme: Theme = theme or ui.theme
        self._widths, self._heights = None, {}
        self.prepare()
        for child in self.children:
            child.attach(ui, screen, self, self.inner_theme())
        return self

    def prepare(self) -> None:
        """Hook: the Ui is known, the children are not attached yet."""

    def inner_theme(self) -> Theme:
        return self.theme

    def walk(self) -> Iterator[Widget]:
        """Itself and everything inside that is visible, in reading order."""
        if self.visible:
            yield self
            for child in self.children:
                yield from child.walk()

    def find(self, id: str) -> Widget | None:
        return next((widget for widget in self.walk() if widget.id == id), None)

    @property
    def enabled(self) -> bool:
        return self.reason is None

    @property
    def text(self) -> str:
        """What the widget says, in the language shown."""
        return ""

    @property
    def value(self) -> Any:
        """What the widget holds: a number, a chosen id, what was typed."""
        return None

    # ------------------------------------------------------------------ layout

    def widths(self) -> tuple[int, int]:
        """(least, wanted) width in pixels."""
        if self._widths is None:
            if self.width is not None:
                px = self.ui.f(self.width) if self.text_width else self.ui.u(self.width)
                self._widths = (px, px)
            else:
                least, want = self.measure_width()
                if self.least_width is not None:
                    least = self.ui.f(self.least_width)
                self._widths = (min(least, max(want, least)), max(want, least))
        return self._widths

    def tall(self, width: int) -> int:
        """The height it needs at a width."""
        found = self._heights.get(width)
        if found is None:
            found = self._heights[width] = (
                self.ui.f(self.height) if self.height is not None else self.measure_height(width)
            )
        return found

    def measure_width(self) -> tuple[int, int]:
        return 0, 0

    def measure_height(self, width: int) -> int:
        return 0

    def low(self, width: int) -> int:
        """The height below which it must not shrink when it grows with its parent."""
        return self.tall(width)

    def size_across(self) -> Size:
        least, want = self.widths()
        if self.grow and self.width is None:
            return share(self.grow, least)
        return Size(least, want, 0)

    def size_down(self, width: int) -> Size:
        return share(self.grow, self.floor(width)) if self.grow else fixed(self.tall(width))

    def floor(self, width: int) -> int:
        low = self.low(width)
        return low if self.least_height is None else max(low, self.ui.f(self.least_height))

    def arrange(self, rect: pygame.Rect) -> None:
        self.rect = pygame.Rect(rect)
        self.settle()

    def settle(self) -> None:
        """Place the children inside `rect`."""
        for child in self.children:
            child.arrange(self.rect)

    def shift(self, dx: int, dy: int) -> None:
        """Move with everything inside, as scrolling does."""
        self.rect.move_ip(dx, dy)
        for child in self.children:
            child.shift(dx, dy)

    def refresh(self) -> None:
        """The content changed its size: forget measures up to the root and lay out again."""
        widget: Widget | None = self
        while widget is not None:
            widget._widths, widget._heights = None, {}
            widget.reset()
            widget = widget.parent
        if self.screen:
            self.screen.relayout()

    def reset(self) -> None:
        """Hook: forget what was computed from the content."""

    # ---------------------------------------------------------------- painting

    def draw(self, painter: Painter) -> None:
        """Paint itself and its children, when anything of them can be seen."""
        if not self.visible or not painter.sees(self.bleed()):
            return
        painter.theme, painter.widget = self.theme, self.id or painter.widget
        self.paint(painter)
        self.draw_children(painter)
        painter.theme, painter.widget = self.theme, self.id or painter.widget
        self.paint_over(painter)
        if self.focused and self.rings and self.screen and self.screen.keyboard_used:
            painter.ring(self.focus_rect(), self.ring_radius)

    def draw_children(self, painter: Painter) -> None:
        for child in sorted(self.children, key=lambda child: child.lift):
            child.draw(painter)

    def paint(self, painter: Painter) -> None:
        """Below the children."""

    def paint_over(self, painter: Painter) -> None:
        """Above the children."""

    def bleed(self) -> pygame.Rect:
        """The rectangle with shadow and focus ring around it."""
        edge = self.ui.u(14)
        return self.rect.inflate(2 * edge, 2 * edge)

    def soil(self) -> None:
        """Ask to be painted again."""
        if self.screen:
            self.screen.soil(self.bleed())

    # ------------------------------------------------------------------- input

    @property
    def can_focus(self) -> bool:
        """A widget that is refused can still be reached, so that its reason can be read."""
        return self.focusable and self.visible

    def at(self, pos: tuple[int, int]) -> Widget | None:
        """The widget under the mouse that takes input."""
        if not self.visible or not self.rect.collidepoint(pos):
            return None
        for child in reversed(self.children):
            found = child.at(pos)
            if found:
                return found
        return self if self.takes_mouse() else None

    def takes_mouse(self) -> bool:
        return self.focusable or self.reacts or self.tip is not None or self.reason is not None

    def activate(self) -> None:
        """Clicked, or Enter or Space pressed."""

    def press(self, pos: tuple[int, int]) -> None: ...

    def drag(self, pos: tuple[int, int]) -> None: ...

    def release(self, pos: tuple[int, int]) -> None:
        if self.enabled and self.rect.collidepoint(pos):
            self.activate()

    def hover(self, pos: tuple[int, int]) -> None:
        """The mouse moved inside."""

    def key(self, event: pygame.event.Event) -> bool:
        """A key while focused; True when it was used."""
        return False

    def wheel(self, dx: int, dy: int) -> bool:
        """The wheel turned over it or something inside it; True when it was used."""
        return False

    def focus_rect(self) -> pygame.Rect:
        return self.rect

    def remember(self) -> Any:
        """What must survive when the screen is built anew; None for nothing."""
        return None

    def recall(self, state: Any) -> None: ...
