"""The window itself: what SDL must be told before it starts, and clear words where there is no display."""

from __future__ import annotations

import os
import sys

import pygame

from game.content.text import UserError, say

LEAST = (1024, 600)


class NoDisplay(UserError):
    """There is no screen to open a window on, or it went away."""

    def __init__(self, why: str = ""):
        super().__init__(say("toolkit.no_display", why=why or "SDL"), exit_code=3)


class OldPygame(UserError):
    """The package `pygame` is installed instead of pygame-ce."""

    def __init__(self) -> None:
        super().__init__(say("toolkit.old_pygame", version=pygame.version.ver), exit_code=3)


def prepare_sdl(headless: bool = False) -> None:
    """Before init: software surface on Linux, true pixels on Windows, the candidate list of input methods."""
    if not getattr(pygame, "IS_CE", False):
        raise OldPygame
    if headless:
        os.environ["SDL_VIDEODRIVER"] = os.environ["SDL_AUDIODRIVER"] = "dummy"
    if sys.platform.startswith("linux"):
        os.environ.setdefault("SDL_FRAMEBUFFER_ACCELERATION", "0")  # a flip then takes 0.3 ms, not 9
    os.environ.setdefault("SDL_WINDOWS_DPI_AWARENESS", "permonitorv2")
    os.environ.setdefault("SDL_IME_SHOW_UI", "1")
    os.environ.setdefault("SDL_VIDEO_ALLOW_SCREENSAVER", "1")


def open_window(
    size: tuple[int, int] | None, title: str, headless: bool = False, full_screen: bool = False
) -> pygame.Surface:
    """The window's surface. Without a size: as large as the desktop allows."""
    prepare_sdl(headless)
    if not headless and _no_display_named():
        raise NoDisplay("DISPLAY")
    try:
        pygame.display.init()
        if not headless and pygame.display.get_driver() in ("offscreen",):
            raise NoDisplay("no video device")
        if full_screen and not headless:
            surface = fill_screen(True)
        else:
            surface = pygame.display.set_mode(size or _fitting(), 0 if headless else pygame.RESIZABLE)
    except pygame.error as error:
        raise NoDisplay(str(error)) from error
    pygame.display.set_caption(title)
    pygame.key.set_repeat(350, 40)
    pygame.key.stop_text_input()
    if not headless:
        _limit_size()
    return surface


def _no_display_named() -> bool:
    """Known before SDL tries every driver, each complaining in its own words."""
    names = ("DISPLAY", "WAYLAND_DISPLAY", "SDL_VIDEODRIVER")
    return sys.platform.startswith("linux") and not any(os.environ.get(name) for name in names)


def fill_screen(on: bool) -> pygame.Surface:
    """The whole screen, or a window again. Raises NoDisplay."""
    try:
        if on:
            return pygame.display.set_mode((0, 0), pygame.FULLSCREEN)
        surface = pygame.display.set_mode(_fitting(), pygame.RESIZABLE)
    except pygame.error as error:
        raise NoDisplay(str(error)) from error
    _limit_size()
    return surface


def _fitting() -> tuple[int, int]:
    """Most of the desktop, in steps that keep whole scales."""
    try:
        width, height = pygame.display.get_desktop_sizes()[0]
    except (pygame.error, IndexError):
        return 1280, 720
    for wide, high in ((2560, 1440), (1920, 1080), (1600, 900), (1280, 720)):
        if wide <= width * 0.92 and high <= height * 0.88:
            return wide, high
    return max(LEAST[0], min(1280, width)), max(LEAST[1], min(720, height - 80))


def _limit_size() -> None:
    try:
        pygame.Window.from_display_module().minimum_size = LEAST
    except (AttributeError, pygame.error, ValueError):
        return  # a window too small is laid out as if it were of the least size


def usable(size: tuple[int, int]) -> tuple[int, int]:
    return max(640, size[0]), max(400, size[1])


def close_window() -> None:
    pygame.display.quit()


def set_title(words: str) -> None:
    pygame.display.set_caption(words)
