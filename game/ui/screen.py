"""The base of a screen: builds its widgets, lays them out, sends input to them and repaints what changed."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import TYPE_CHECKING, Any

import pygame

from game.content.nouns import USUAL, Nouns, speaking
from game.ui.context import Ui
from game.ui.dirt import Dirt
from game.ui.field import BLINK, TextField
from game.ui.floating import Dialog, Tooltip
from game.ui.inputs import Inputs
from game.ui.paint import Painter, TextBox
from game.ui.scroll import ScrollView
from game.ui.widget import Widget
from game.ui.words import Label

if TYPE_CHECKING:
    from game.ui.app import App

HOVER_DELAY = 350  # milliseconds before a tooltip


def in_its_nouns(method: Callable[..., Any]) -> Callable[..., Any]:
    """What a screen's method says is said in the nouns of the game it shows."""

    @wraps(method)
    def spoken(screen: Screen, *given: Any, **named: Any) -> Any:
        with speaking(screen.nouns):
            return method(screen, *given, **named)

    return spoken


class Screen(Inputs):
    """Override `build`; call `rebuild()` when what it shows has changed. See game/ui/__init__.py."""

    first_focus = ""  # id of the widget focused when the screen opens; "" for none until Tab is pressed

    def __init__(self, app: App):
        self.app = app
        self.root: Widget = Widget()
        self.dialogs: list[tuple[Callable[[Ui], Dialog], Dialog]] = []
        self.focused: Widget | None = None
        self.hovered: Widget | None = None
        self.pressed: Widget | None = None
        self.keyboard_used = False
        self.tooltip: Tooltip | None = None
        self.dirt = Dirt()
        self.backdrop: pygame.Surface | None = None
        self._ready = False
        self._stale = False
        self._shuffle = False
        self._gliding: list[Any] = []
        self._hover_since = 0
        self._blinked = 0
        self._states: dict[str, Any] = {}
        self._left_behind: tuple[str, int] | None = None  # what had the focus before a dialog opened

    # --------------------------------------------------------------- overrides

    def build(self, ui: Ui) -> Widget:
        """The whole tree of the screen for this Ui."""
        raise NotImplementedError

    @property
    def nouns(self) -> Nouns:
        """What things are called on it: a screen of a game answers with its scenario's."""
        return USUAL

    def opened(self) -> None:
        """It has just become the screen shown."""

    def closed(self) -> None:
        """It leaves the stack."""

    def on_escape(self) -> bool:
        """Esc where no dialog is open; True when it was used."""
        return False

    def on_key(self, event: pygame.event.Event) -> bool:
        """A key nobody else wanted."""
        return False

    def tick(self, now: int) -> None:
        """Called every frame; ask for a repaint with `soil` or `rebuild` only when something changes."""

    def ground(self, painter: Painter, rect: pygame.Rect) -> None:
        """What lies under everything: the desk."""
        painter.desk(rect)

    # -------------------------------------------------------------- life cycle

    @property
    def ui(self) -> Ui:
        return self.app.ui

    @property
    def window(self) -> pygame.Rect:
        return pygame.Rect(0, 0, *self.ui.size)

    def rebuild(self) -> None:
        """Build the tree anew before the next frame; scroll positions, focus and typed text stay."""
        self._stale = True

    def relayout(self) -> None:
        """Measure and arrange the same widgets again before the next frame."""
        self._shuffle = True

    def prepare(self) -> None:
        """Bring tree and layout up to date."""
        if not self._ready or self._stale:
            self._build()
        elif self._shuffle:
            self._shuffle = False
            self._arrange()

    @in_its_nouns
    def _build(self) -> None:
        first = not self._ready
        held = self._identity(self.focused)
        self._states |= {w.id: s for w in self._all() if w.id and (s := w.remember()) is not None}
        self._ready, self._stale, self._shuffle = True, False, False
        self._drop_references()
        self.root = self.build(self.ui).attach(self.ui, self)
        self.dialogs = [(make, make(self.ui).attach(self.ui, self)) for make, _ in self.dialogs]
        self._arrange()
        for widget in self._all():
            if widget.id in self._states:
                widget.recall(self._states[widget.id])
        if first and self.first_focus:
            self.focus(self.find(self.first_focus), quiet=True)
        elif held:
            self._refocus(held)
        self.track_mouse()

    def _arrange(self) -> None:
        self.backdrop = None
        self.hide_tip()
        self.root.arrange(self.window)
        for _, dialog in self.dialogs:
            dialog.arrange(self.window)
        self.dirt.all()

    def _drop_references(self) -> None:
        if isinstance(self.focused, TextField):
            self.app.stop_typing()
        for widget in (self.focused, self.hovered, self.pressed):
            if widget:
                widget.focused = widget.hovered = widget.pressed = False
        self.focused = self.hovered = self.pressed = None
        self._gliding.clear()

    def _all(self) -> list[Widget]:
        return [w for layer in [self.root, *(d for _, d in self.dialogs)] for w in layer.walk()]

    def _identity(self, widget: Widget | None) -> tuple[str, int] | None:
        if widget is None:
            return None
        order = self.focus_order()
        return widget.id, order.index(widget) if widget in order else 0

    def _refocus(self, held: tuple[str, int]) -> None:
        """The same id, or what now stands at its place."""
        order = self.focus_order()
        same = [widget for widget in order if held[0] and widget.id == held[0]]
        if same or order:
            self.focus((same or [order[min(held[1], len(order) - 1)]])[0], quiet=True)

    @in_its_nouns
    def handle(self, event: pygame.event.Event) -> bool:
        return super().handle(event)

    # ----------------------------------------------------------------- dialogs

    @property
    def top(self) -> Widget:
        """The layer that has the input."""
        return self.dialogs[-1][1] if self.dialogs else self.root

    @in_its_nouns
    def open(self, make: Callable[[Ui], Dialog]) -> None:
        """Show a dialog. It is made again when language or size change, so give the way to make it."""
        self.prepare()
        if not self.dialogs:
            self._left_behind = self._identity(self.focused)
        self._drop_references()
        dialog = make(self.ui).attach(self.ui, self)
        self.dialogs.append((make, dialog))
        dialog.arrange(self.window)
        self.hide_tip()
        self.backdrop = None
        self.focus(dialog.first_focus(), quiet=True)
        self.track_mouse()
        self.dirt.all()

    def close_dialog(self) -> None:
        if self.dialogs:
            self._drop_references()
            self.dialogs.pop()
            self.backdrop = None
            self.hide_tip()
            if self.dialogs:
                self.focus(self.dialogs[-1][1].first_focus(), quiet=True)
            elif self._left_behind:
                self._refocus(self._left_behind)
            self.track_mouse()
            self.dirt.all()

    # ------------------------------------------------------------------- lookup

    def find(self, id: str) -> Widget | None:
        """A widget by its id; dialogs are looked through first."""
        self.prepare()
        for layer in [*(dialog for _, dialog in reversed(self.dialogs)), self.root]:
            found = layer.find(id)
            if found:
                return found
        return None

    def get(self, id: str) -> Any:
        """A widget by its id; a KeyError names the ids there are."""
        found = self.find(id)
        if found is None:
            raise KeyError(
                f"no widget {id!r} on {type(self).__name__}; there are {[w.id for w in self._all() if w.id]}"
            )
        return found

    @in_its_nouns
    def texts(self) -> list[TextBox]:
        """Every text of the whole screen with its box and the box that should hold it."""
        self.prepare()
        records: list[TextBox] = []
        surface = pygame.Surface(self.ui.size).convert()
        painter = Painter(surface, self.ui, records)
        for layer, widget in enumerate([self.root, *(dialog for _, dialog in self.dialogs)]):
            painter.layer = layer
            widget.draw(painter)
        if self.tooltip:
            painter.layer += 1
            self.tooltip.draw(painter)
        return records

    # ----------------------------------------------------------------- painting

    def soil(self, rect: pygame.Rect) -> None:
        self.dirt.add(rect)

    def animate(self, widget: Any) -> None:
        """Call `widget.animate()` every frame until it says it is done."""
        if widget not in self._gliding:
            self._gliding.append(widget)

    @in_its_nouns
    def advance(self, now: int) -> None:
        """Everything that moves by itself."""
        self._gliding = [widget for widget in self._gliding if widget.animate()]
        if self._gliding:
            self.track_mouse()
        if isinstance(self.focused, TextField) and now - self._blinked >= BLINK:
            self._blinked = now
            self.focused.caret_on = not self.focused.caret_on
            self.soil(self.focused.rect)
        if self.hovered and not self.tooltip and now - self._hover_since >= HOVER_DELAY and not self.pressed:
            self.show_tip(self.hovered, by_mouse=True)
        self.tick(now)

    @in_its_nouns
    def paint(self, surface: pygame.Surface) -> list[pygame.Rect]:
        """Repaint what is dirty; returns the rectangles that changed, none when nothing did."""
        self.prepare()
        rects = self.dirt.take(self.window)
        for rect in rects:
            surface.set_clip(rect)
            self._paint_layers(surface, rect)
        surface.set_clip(None)
        return rects

    def _paint_layers(self, surface: pygame.Surface, rect: pygame.Rect) -> None:
        painter = Painter(surface, self.ui)
        if self.dialogs:
            self._paint_backdrop(surface)
            surface.blit(self.backdrop, rect, rect)  # type: ignore[arg-type]
            painter.theme = self.ui.theme
            self.dialogs[-1][1].draw(painter)
        else:
            self.ground(painter, rect)
            self.root.draw(painter)
        self._paint_floating(painter)

    def _paint_backdrop(self, surface: pygame.Surface) -> None:
        """The screen under a dialog does not change, so it is painted once."""
        if self.backdrop is not None:
            return
        self.backdrop = pygame.Surface(self.ui.size).convert()
        painter = Painter(self.backdrop, self.ui)
        self.ground(painter, self.window)
        self.root.draw(painter)
        for _, dialog in self.dialogs[:-1]:
            painter.veil(self.window, (20, 18, 12), 110)
            painter.theme = self.ui.theme
            dialog.draw(painter)
        painter.veil(self.window, (20, 18, 12), 110)

    def _paint_floating(self, painter: Painter) -> None:
        for floating in (self.tooltip, *self.app.toasts):
            if floating:
                painter.theme = self.ui.theme
                floating.draw(painter)

    # ------------------------------------------------------------------ tooltip

    @in_its_nouns
    def show_tip(self, widget: Widget, by_mouse: bool = False) -> None:
        """The tooltip of a widget, or of the nearest thing around it that has one."""
        found: Widget | None = widget
        while found is not None and not (found.reason or found.tip or self._cut_text(found)):
            found = found.parent
        if found is None:
            return
        words = found.reason or found.tip or self._cut_text(found)
        tip = Tooltip(words, found.rect, bool(found.reason)).attach(self.ui, self)  # type: ignore[arg-type]
        tip.place(self.window)
        self.hide_tip()
        self.tooltip = tip
        self.soil(tip.bleed())

    def _cut_text(self, widget: Widget) -> str:
        if isinstance(widget, Label) and self.ui.face(widget.style).width(widget.text) > widget.rect.w:
            return widget.text
        return ""

    def hide_tip(self) -> None:
        if self.tooltip:
            self.soil(self.tooltip.bleed())
            self.tooltip = None

    # -------------------------------------------------------------------- focus

    def focus_order(self) -> list[Widget]:
        return [widget for widget in self.top.walk() if widget.can_focus]

    def focus(self, widget: Widget | None, quiet: bool = False) -> None:
        """Give the keyboard to a widget; `quiet` does not scroll to it or show why it is refused."""
        if widget is self.focused:
            return
        if self.focused:
            self.focused.focused = False
            self.focused.soil()
            if isinstance(self.focused, TextField):
                self.app.stop_typing()
        self.focused = widget
        self.hide_tip()
        if widget:
            widget.focused = True
            widget.soil()
            self._welcome(widget, quiet)

    def _welcome(self, widget: Widget, quiet: bool) -> None:
        if not quiet:
            self.reveal(widget)
            if widget.reason and self.keyboard_used:
                self.show_tip(widget)
        if isinstance(widget, TextField):
            self.app.start_typing()
            self.place_input(widget)

    def reveal(self, widget: Widget) -> None:
        """Scroll every scroll view around a widget so that it can be seen."""
        around = widget.parent
        while around is not None:
            if isinstance(around, ScrollView):
                around.reveal(widget.rect)
            around = around.parent

    def place_input(self, field: TextField) -> None:
        self.app.place_input(field.caret_rect())
