"""How events reach widgets: mouse, keys, typed text, focus by Tab and by arrows."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pygame

from game.ui.field import TextField
from game.ui.keys import chord
from game.ui.widget import Widget

if TYPE_CHECKING:
    from game.ui.floating import Tooltip

_ARROWS = {"left": (-1, 0), "right": (1, 0), "up": (0, -1), "down": (0, 1)}


class Inputs:
    """The half of a screen that listens."""

    if TYPE_CHECKING:
        app: Any
        focused: Widget | None
        hovered: Widget | None
        pressed: Widget | None
        keyboard_used: bool
        tooltip: Tooltip | None
        dialogs: list
        top: Widget
        _hover_since: int
        _mouse: tuple[int, int]

        def focus_order(self) -> list[Widget]: ...
        def focus(self, widget: Widget | None, quiet: bool = False) -> None: ...
        def hide_tip(self) -> None: ...
        def show_tip(self, widget: Widget, by_mouse: bool = False) -> None: ...
        def close_dialog(self) -> None: ...
        def on_escape(self) -> bool: ...
        def on_key(self, event: pygame.event.Event) -> bool: ...
        def prepare(self) -> None: ...

    _mouse = (-1, -1)

    def handle(self, event: pygame.event.Event) -> bool:
        """One event; True when somebody used it."""
        self.prepare()
        match event.type:
            case pygame.MOUSEMOTION:
                return self._moved(event.pos)
            case pygame.MOUSEBUTTONDOWN if event.button == 1:
                return self._down(event.pos)
            case pygame.MOUSEBUTTONUP if event.button == 1:
                return self._up(event.pos)
            case pygame.MOUSEWHEEL:
                return self._wheel(event)
            case pygame.KEYDOWN:
                return self._key(event)
            case pygame.TEXTINPUT if isinstance(self.focused, TextField):
                self.focused.typed(event.text)
                return True
            case pygame.TEXTEDITING if isinstance(self.focused, TextField):
                self.focused.composing(event.text, event.start)
                return True
            case pygame.WINDOWLEAVE:
                return self._moved((-1, -1))
        return False

    # -------------------------------------------------------------------- mouse

    def _moved(self, pos: tuple[int, int]) -> bool:
        self._mouse = pos
        if self.pressed:
            self.pressed.drag(pos)
        self.track_mouse()
        if self.hovered:
            self.hovered.hover(pos)
            self.app.set_pointer(self.hovered.pointer if self.hovered.enabled else "")
        return True

    def track_mouse(self) -> None:
        """Find out what is under the mouse now."""
        found = self.top.at(self._mouse) if self._mouse[0] >= 0 else None
        if found is self.hovered:
            return
        for widget, state in ((self.hovered, False), (found, True)):
            if widget:
                widget.hovered = state
                if widget.reacts:
                    widget.soil()
        self.hovered = found
        self.app.set_pointer(found.pointer if found and found.enabled else "")
        self._hover_since = self.app.now()
        self.hide_tip()

    def _down(self, pos: tuple[int, int]) -> bool:
        self._mouse = pos
        self.keyboard_used = False
        self.track_mouse()
        self.hide_tip()
        widget = self.top.at(pos)
        if self.focused and widget is not self.focused:
            self.focused.soil()
        if widget is None:
            self.focus(None)
            return False
        if widget.can_focus:
            self.focus(widget)
        self.pressed = widget
        widget.pressed = True
        widget.press(pos)
        widget.soil()
        if widget.reason:
            self.show_tip(widget)
        return True

    def _up(self, pos: tuple[int, int]) -> bool:
        widget, self.pressed = self.pressed, None
        if widget is None:
            return False
        widget.pressed = False
        widget.soil()
        widget.release(pos)
        return True

    def _wheel(self, event: pygame.event.Event) -> bool:
        self.hide_tip()
        widget = self._deepest(self.top, self._mouse)
        dy = getattr(event, "precise_y", event.y) or event.y
        while widget is not None:
            if widget.wheel(event.x, dy):
                return True
            widget = widget.parent
        return False

    def _deepest(self, widget: Widget, pos: tuple[int, int]) -> Widget | None:
        """The innermost visible widget under the mouse, whether it takes clicks or not."""
        if not widget.visible or not widget.rect.collidepoint(pos):
            return None
        for child in reversed(widget.children):
            found = self._deepest(child, pos)
            if found:
                return found
        return widget

    # ----------------------------------------------------------------- keyboard

    def _key(self, event: pygame.event.Event) -> bool:
        name = chord(event)
        typing = isinstance(self.focused, TextField)
        if not typing or name in ("tab", "shift+tab", *_ARROWS):
            self._use_keyboard()
        widget = self.focused
        while widget is not None:  # the focused widget first, then what is around it
            if (widget.enabled or widget is not self.focused) and widget.key(event):
                return True
            widget = widget.parent
        if typing and len(name) == 1:
            return True
        return self._command(name) or self._scroll_somewhere(event) or self.on_key(event)

    def _use_keyboard(self) -> None:
        if not self.keyboard_used:
            self.keyboard_used = True
            if self.focused:
                self.focused.soil()

    def _command(self, name: str) -> bool:
        if name in ("tab", "shift+tab"):
            return self._step(1 if name == "tab" else -1)
        if name == "escape":
            return self._escape()
        if name in ("enter", "space") and self.focused:
            if self.focused.enabled:
                self.focused.activate()
            elif self.focused.reason:
                self.show_tip(self.focused)
            return True
        if self._shortcut(name):
            return True
        return name in _ARROWS and self._arrow(*_ARROWS[name])

    def _escape(self) -> bool:
        if self.tooltip:
            self.hide_tip()
            return True
        if self.dialogs:
            dialog = self.dialogs[-1][1]
            if dialog.can_close:
                dialog.close()
            return True
        return self.on_escape()

    def _shortcut(self, name: str) -> bool:
        for widget in self.top.walk():
            if widget.shortcut and widget.shortcut == name:
                if widget.enabled:
                    widget.activate()
                else:
                    self.focus(widget)
                    self.show_tip(widget)
                return True
        return False

    def _step(self, by: int) -> bool:
        order = self.focus_order()
        if not order:
            return False
        if self.focused in order:
            at = (order.index(self.focused) + by) % len(order)
        else:
            at = 0 if by > 0 else len(order) - 1
        self.focus(order[at])
        return True

    def _arrow(self, dx: int, dy: int) -> bool:
        """The nearest widget in a direction: distance along it, and twice the distance across."""
        order = self.focus_order()
        if not order:
            return False
        if self.focused not in order:
            self.focus(order[0])
            return True
        here = self.focused.rect

        def cost(widget: Widget) -> float | None:
            there = widget.rect
            if dx:
                along = there.centerx - here.centerx if dx > 0 else here.centerx - there.centerx
                apart = max(0, there.top - here.bottom, here.top - there.bottom)
                clear = there.left >= here.right - 4 if dx > 0 else there.right <= here.left + 4
                across = abs(there.centery - here.centery) * 0.3
            else:
                along = there.centery - here.centery if dy > 0 else here.centery - there.centery
                apart = max(0, there.left - here.right, here.left - there.right)
                clear = there.top >= here.bottom - 4 if dy > 0 else there.bottom <= here.top + 4
                across = abs(there.centerx - here.centerx) * 0.3
            return along + 2 * apart + across if clear and along > 0 else None

        costs = [
            (c, n)
            for n, widget in enumerate(order)
            if widget is not self.focused and (c := cost(widget)) is not None
        ]
        if not costs:
            return False
        self.focus(order[min(costs)[1]])
        return True

    def _scroll_somewhere(self, event: pygame.event.Event) -> bool:
        """Page keys work without focus: they go to the tallest thing that scrolls."""
        from game.ui.scroll import ScrollView

        views = [w for w in self.top.walk() if isinstance(w, ScrollView) and w.most]
        if not views or chord(event) not in ("pageup", "pagedown", "home", "end"):
            return False
        return max(views, key=lambda view: view.rect.w * view.rect.h).key(event)
