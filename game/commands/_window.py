"""The window for `play`: looks as they were kept, keys that work everywhere, the first screen."""

from __future__ import annotations

import os
from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING

os.environ.setdefault("PYGAME_HIDE_SUPPORT_PROMPT", "1")

import pygame

from game.content.text import UserError, say
from game.replay.settings import load_settings
from game.ui.window import NoDisplay, prepare_sdl

if TYPE_CHECKING:
    from game.replay.session import Session
    from game.ui.app import App
    from game.ui.screen import Screen

ICON = 128  # pixels


def play_in_window(
    opened: Callable[[], Session | None], lang: str, follow: Callable[[App], None] | None = None
) -> int:
    """The game that `opened` gives, with the title under it; the title alone where it gives none. `follow`
    is told of the window before it shows anything.

    Raises NoDisplay where no window can be opened, OldPygame, and what `opened` raises.
    """
    app = open_app(lang)
    if follow:
        follow(app)
    try:
        app.run(lambda app: first_screen(app, opened()))
    except NoDisplay as error:  # there was one, and it went away
        raise UserError(say("play.went_away", why=str(error.__cause__ or "SDL")), 1) from error
    return 0


def open_app(lang: str) -> App:
    """An open window, still empty."""
    prepare_sdl()  # says what is wrong with an old pygame, before anything needs a new one
    from game.ui.app import App
    from game.ui.preferences import keep, look_of
    from game.ui.screens import opening

    app = App(replace(look_of(load_settings()), lang=lang), title=say("play.caption").get(lang))
    pygame.display.set_icon(icon(app))
    keep(app)
    app.keys = {
        "f1": lambda: opening.glossary(app),
        "f10": lambda: opening.settings(app),
        "f11": lambda: opening.full_screen(app),
    }
    return app


def first_screen(app: App, session: Session | None) -> Screen:
    from game.ui.screens import opening
    from game.ui.screens.title import Title

    if session is None:
        return Title(app)
    app.push(Title(app))
    return opening.screen_for(app, session)


def icon(app: App) -> pygame.Surface:
    """Golden scales on the green of the rail."""
    theme, side = app.ui.theme, ICON
    surface = pygame.Surface((side, side), pygame.SRCALPHA)
    pygame.draw.rect(surface, theme.rail, surface.get_rect(), border_radius=side // 5)
    scales = app.stock.icons.get("scales", side * 3 // 4, theme.gold)
    surface.blit(scales, scales.get_rect(center=surface.get_rect().center))
    return surface
