"""Icons from SVG files, tinted and kept. One that is missing shows as a small ring, never as a crash."""

from __future__ import annotations

from pathlib import Path

import pygame

from game.ui.shapes import Cache, clear_surface
from game.ui.theme import Colour

ICONS = Path(__file__).resolve().parents[2] / "assets" / "icons"


class Icons:
    def __init__(self, folder: Path = ICONS):
        self.folder = folder
        self.missing: set[str] = set()
        self._cache = Cache(6 << 20)

    def get(self, name: str, px: int, colour: Colour) -> pygame.Surface:
        return self._cache.get((name, px, colour), lambda: self._make(name, max(4, px), colour))

    def _make(self, name: str, px: int, colour: Colour) -> pygame.Surface:
        shape = self._shape(name, px)
        tinted = shape.convert_alpha()
        tinted.fill((0, 0, 0, 255), special_flags=pygame.BLEND_RGBA_MULT)
        tinted.fill((*colour, 0), special_flags=pygame.BLEND_RGBA_ADD)
        return tinted

    def _shape(self, name: str, px: int) -> pygame.Surface:
        for candidate in (name, name.removesuffix("-fill")):
            path = self.folder / f"{candidate}.svg"
            if path.exists():
                try:
                    return pygame.image.load_sized_svg(str(path), (px, px))
                except pygame.error:
                    break
        self.missing.add(name)
        ring = clear_surface((px, px))
        pygame.draw.circle(ring, (0, 0, 0, 255), (px // 2, px // 2), px * 3 // 8, max(1, px // 10))
        return ring
