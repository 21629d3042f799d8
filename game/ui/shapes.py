"""Anti-aliased shapes with few pixels kept: corners and shadows are drawn once, large, and stretched as nine
slices. Finer shapes are drawn at several times their size and scaled down."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Hashable, Sequence
from typing import Any

import pygame

from game.ui.theme import Colour

OVERSAMPLE = 4


class Cache:
    """Surfaces by key, bounded by bytes; the oldest go first."""

    def __init__(self, most_bytes: int):
        self.most_bytes = most_bytes
        self.bytes = 0
        self.items: OrderedDict[Hashable, pygame.Surface] = OrderedDict()

    def get(self, key: Hashable, make: Callable[[], pygame.Surface]) -> pygame.Surface:
        found = self.items.get(key)
        if found is not None:
            self.items.move_to_end(key)
            return found
        found = self.items[key] = make()
        self.bytes += _bytes(found)
        while self.bytes > self.most_bytes and len(self.items) > 1:
            self.bytes -= _bytes(self.items.popitem(last=False)[1])
        return found

    def clear(self) -> None:
        self.items.clear()
        self.bytes = 0


def _bytes(surface: pygame.Surface) -> int:
    return surface.get_width() * surface.get_height() * surface.get_bytesize()


def clear_surface(size: tuple[int, int], colour: Sequence[int] = (0, 0, 0)) -> pygame.Surface:
    """Transparent pixels that carry the colour, so that scaling leaves no dark fringe."""
    surface = pygame.Surface((max(1, size[0]), max(1, size[1])), pygame.SRCALPHA)
    surface.fill((*colour[:3], 0))
    return surface


def rounded_base(
    radius: int, fill: Colour | None, border: Colour | None = None, thick: float = 1, alpha: int = 255
) -> pygame.Surface:
    """A small rounded square from which nine slices are cut."""
    side = 2 * (radius + 2) + 2
    big = clear_surface((side * OVERSAMPLE, side * OVERSAMPLE), fill or border or (0, 0, 0))
    area = big.get_rect()
    corner = radius * OVERSAMPLE
    if border is not None:
        pygame.draw.rect(big, (*border, 255), area, border_radius=corner)
        inner = area.inflate(-2 * thick * OVERSAMPLE, -2 * thick * OVERSAMPLE)
        paint = (*fill, alpha) if fill is not None else (*border, 0)
        pygame.draw.rect(big, paint, inner, border_radius=max(0, round(corner - thick * OVERSAMPLE)))
    elif fill is not None:
        pygame.draw.rect(big, (*fill, alpha), area, border_radius=corner)
    return pygame.transform.smoothscale(big, (side, side))


def shadow_base(radius: int, blur: int, colour: Colour, alpha: int) -> pygame.Surface:
    """A blurred rounded square; its border is `2 * blur` wide on every side."""
    side = 2 * (radius + 3 * blur) + 3
    surface = clear_surface((side + 2 * blur, side + 2 * blur), colour)
    area = surface.get_rect().inflate(-4 * blur, -4 * blur)
    pygame.draw.rect(surface, (*colour, alpha), area, border_radius=radius)
    return pygame.transform.gaussian_blur(surface, max(1, blur))


class NineSlice:
    """Draws a small square as a rectangle of any size."""

    def __init__(self, base: pygame.Surface):
        self.base = base.convert_alpha()
        self.corner = (base.get_width() - 1) // 2
        centre = self.base.get_at((self.corner, self.corner))
        self.fill = tuple(centre)
        self._edges: dict[tuple[int, int, int], pygame.Surface] = {}

    def draw(self, target: pygame.Surface, rect: pygame.Rect, hollow: pygame.Rect | None = None) -> None:
        """`hollow` is a part that something opaque will cover: it is not painted."""
        c, side = self.corner, self.base.get_width()
        w, h = rect.w, rect.h
        cx, cy = min(c, w // 2), min(c, h // 2)
        far_x, far_y = side - cx, side - cy
        mid_w, mid_h = w - 2 * cx, h - 2 * cy
        for x, sx in ((rect.x, 0), (rect.right - cx, far_x)):
            for y, sy in ((rect.y, 0), (rect.bottom - cy, far_y)):
                target.blit(self.base, (x, y), (sx, sy, cx, cy))
        if mid_w > 0:
            target.blit(self._edge(0, mid_w, cy), (rect.x + cx, rect.y))
            target.blit(self._edge(1, mid_w, cy), (rect.x + cx, rect.bottom - cy))
        if mid_h > 0:
            target.blit(self._edge(2, mid_h, cx), (rect.x, rect.y + cy))
            target.blit(self._edge(3, mid_h, cx), (rect.right - cx, rect.y + cy))
        if mid_w > 0 and mid_h > 0 and self.fill[3]:
            self._middle(target, pygame.Rect(rect.x + cx, rect.y + cy, mid_w, mid_h), hollow)

    def _edge(self, side: int, length: int, thick: int) -> pygame.Surface:
        key = (side, length, thick)
        found = self._edges.get(key)
        if found is None:
            n, c = self.base.get_width(), self.corner
            source = {
                0: (c, 0, 1, thick),
                1: (c, n - thick, 1, thick),
                2: (0, c, thick, 1),
                3: (n - thick, c, thick, 1),
            }[side]
            size = (length, thick) if side < 2 else (thick, length)
            found = pygame.transform.scale(self.base.subsurface(source), size)
            if len(self._edges) > 64:
                self._edges.clear()
            self._edges[key] = found
        return found

    def _middle(self, target: pygame.Surface, area: pygame.Rect, hollow: pygame.Rect | None) -> None:
        if self.fill[3] == 255:
            target.fill(self.fill[:3], area)
            return
        area_clip = area.clip(target.get_clip())
        for part in _around(area_clip, hollow):
            if part.w > 0 and part.h > 0:
                veil = pygame.Surface(part.size, pygame.SRCALPHA)
                veil.fill(self.fill)
                target.blit(veil, part)


def _around(area: pygame.Rect, hollow: pygame.Rect | None) -> list[pygame.Rect]:
    hole = area.clip(hollow) if hollow else None
    if not hole:
        return [area]
    return [
        pygame.Rect(area.x, area.y, area.w, hole.y - area.y),
        pygame.Rect(area.x, hole.bottom, area.w, area.bottom - hole.bottom),
        pygame.Rect(area.x, hole.y, hole.x - area.x, hole.h),
        pygame.Rect(hole.right, hole.y, area.right - hole.right, hole.h),
    ]


def supersampled(
    size: tuple[int, int], colour: Sequence[int], draw: Callable[[pygame.Surface, int], Any], times: int = 3
):
    """Let `draw(surface, times)` draw large on transparent pixels of `colour`, then scale down."""
    big = clear_surface((size[0] * times, size[1] * times), colour)
    draw(big, times)
    return pygame.transform.smoothscale(big, size)
