"""Events as a person makes them, for tests of the window."""

from __future__ import annotations

from typing import Any

import pygame

from game.ui.app import App, Look
from game.ui.screen import Screen
from game.ui.widget import Widget

_MODS = {"ctrl": pygame.KMOD_CTRL, "shift": pygame.KMOD_SHIFT, "alt": pygame.KMOD_ALT}
_NAMES = {"enter": "return", "pageup": "page up", "pagedown": "page down"}


def window(lang: str = "zh", size: tuple[int, int] = (1280, 720), text: float = 1.0, **look) -> Any:
    """The program without a screen and without motion."""
    return App(Look(lang=lang, text=text, motion=False, **look), size=size, headless=True)


def key_event(name: str) -> pygame.event.Event:
    *mods, key = name.split("+")
    code = pygame.key.key_code(_NAMES.get(key, key))
    return pygame.event.Event(pygame.KEYDOWN, key=code, mod=sum(_MODS[mod] for mod in mods), unicode="")


def press(app: App, *names: str) -> None:
    """Keys one after the other: press(app, "tab", "shift+tab", "ctrl+z")."""
    for name in names:
        app.step([key_event(name)])


def type_text(app: App, text: str) -> None:
    app.step([pygame.event.Event(pygame.TEXTINPUT, text=text)])


def move(app: App, pos: tuple[int, int]) -> None:
    app.step([pygame.event.Event(pygame.MOUSEMOTION, pos=pos, rel=(0, 0), buttons=(0, 0, 0))])


def down(app: App, pos: tuple[int, int]) -> None:
    app.step([pygame.event.Event(pygame.MOUSEBUTTONDOWN, pos=pos, button=1)])


def up(app: App, pos: tuple[int, int]) -> None:
    app.step([pygame.event.Event(pygame.MOUSEBUTTONUP, pos=pos, button=1)])


def click(app: App, what: Widget | str | tuple[int, int]) -> None:
    """A click on a widget, on the widget with an id, or at a place."""
    widget = app.screen.get(what) if isinstance(what, str) else what
    pos = widget.rect.center if isinstance(widget, Widget) else widget
    move(app, pos)
    down(app, pos)
    up(app, pos)


def wheel(app: App, steps: int, pos: tuple[int, int]) -> None:
    """Positive steps turn the wheel away from the person: the content moves down."""
    move(app, pos)
    app.step([pygame.event.Event(pygame.MOUSEWHEEL, x=0, y=steps, precise_x=0.0, precise_y=float(steps))])


def focused(screen: Screen) -> str:
    return screen.focused.id if screen.focused else ""
