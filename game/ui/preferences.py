"""Settings become looks, and what is changed in the window is kept for the next time."""

from __future__ import annotations

from typing import TYPE_CHECKING

from game.content.text import UserError
from game.replay.settings import Settings, load_settings, save_settings
from game.ui.app import Look

if TYPE_CHECKING:
    from game.ui.app import App


def look_of(settings: Settings) -> Look:
    """The looks a person has chosen."""
    return Look(
        lang=settings.language,
        text=settings.text_size / 100,
        dark=settings.dark,
        contrast=settings.contrast,
        motion=settings.motion,
        sound=settings.sound,
        full_screen=settings.full_screen,
    )


def keep(app: App) -> None:
    """From now on every change of the looks is written to the settings file."""
    app.on_look = lambda look: _write(app, look)


def _write(app: App, look: Look) -> None:
    settings = load_settings()
    settings.language = look.lang
    settings.text_size = round(look.text * 100)
    settings.dark, settings.contrast = look.dark, look.contrast
    settings.motion, settings.sound = look.motion, look.sound
    settings.full_screen = look.full_screen
    try:
        save_settings(settings)
    except UserError as error:
        app.toast(error.text, "amber", "warning")
