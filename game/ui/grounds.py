"""The desk and the sheets on it: woven linen with a soft vignette, paper with the faintest grain."""

from __future__ import annotations

import numpy as np
import pygame

from game.ui.shapes import Cache
from game.ui.theme import Colour, Theme

_TILE = 256
_grounds = Cache(40 << 20)


def desk(size: tuple[int, int], theme: Theme) -> pygame.Surface:
    """The whole desk, ready to be copied under whatever is repainted."""
    return _grounds.get(("desk", size, theme.name), lambda: _make_desk(size, theme))


def grain(colour: Colour, strength: float) -> pygame.Surface:
    """A tile of paper."""
    return _grounds.get(("grain", colour, strength), lambda: _tile(colour, _paper_noise() * strength))


def tile(target: pygame.Surface, area: pygame.Rect, pattern: pygame.Surface) -> None:
    """Fill an area with a pattern that stays put on the screen, so that parts may be repainted alone."""
    clip = target.get_clip()
    wanted = area.clip(clip)
    if not wanted:
        return
    target.set_clip(wanted)
    w, h = pattern.get_size()
    for x in range(wanted.x - wanted.x % w, wanted.right, w):
        for y in range(wanted.y - wanted.y % h, wanted.bottom, h):
            target.blit(pattern, (x, y))
    target.set_clip(clip)


def _make_desk(size: tuple[int, int], theme: Theme) -> pygame.Surface:
    surface = pygame.Surface(size)
    if theme.contrast:
        surface.fill(theme.desk)
        return surface.convert()
    strength = 1.7 if theme.dark else 2.3
    tile(surface, surface.get_rect(), _tile(theme.desk, _linen_noise() * strength))
    surface.blit(_vignette(size, 70 if theme.dark else 34), (0, 0))
    return surface.convert()


def _linen_noise() -> np.ndarray:
    """Threads along and across, each a little lighter or darker, with some loose fibre."""
    rng = np.random.default_rng(7)
    across = np.repeat(rng.normal(0, 1, (_TILE // 2, 1)), 2, axis=0) + _smear(
        rng.normal(0, 1, (_TILE, _TILE)), 1
    )
    along = np.repeat(rng.normal(0, 1, (1, _TILE // 2)), 2, axis=1) + _smear(
        rng.normal(0, 1, (_TILE, _TILE)), 0
    )
    return 0.42 * (across + along) + 0.25 * rng.normal(0, 1, (_TILE, _TILE))


def _paper_noise() -> np.ndarray:
    rng = np.random.default_rng(11)
    return 0.5 * rng.normal(0, 1, (_TILE, _TILE)) + _smear(rng.normal(0, 1, (_TILE, _TILE)), 0)


def _smear(noise: np.ndarray, axis: int) -> np.ndarray:
    return sum(np.roll(noise, shift, axis) for shift in range(6)) / np.sqrt(6)


def _tile(colour: Colour, noise: np.ndarray) -> pygame.Surface:
    pixels = np.clip(np.array(colour)[None, None, :] + noise[:, :, None], 0, 255).astype(np.uint8)
    return pygame.surfarray.make_surface(pixels).convert()


def _vignette(size: tuple[int, int], depth: int) -> pygame.Surface:
    """Darker towards the corners; drawn small and scaled up, because it is smooth."""
    w, h = 64, 40
    x = np.linspace(-1, 1, w)[:, None]
    y = np.linspace(-1, 1, h)[None, :]
    alpha = np.clip((x**2 + y**2 - 0.35) / 1.65, 0, 1) * depth
    small = pygame.Surface((w, h), pygame.SRCALPHA)
    small.fill((40, 32, 18, 0))
    pygame.surfarray.pixels_alpha(small)[:] = alpha.astype(np.uint8)
    return pygame.transform.smoothscale(small, size)
