"""The parts of the window that must be painted again."""

from __future__ import annotations

import pygame

_MOST = 6  # more small rectangles than this cost more than their union


class Dirt:
    def __init__(self) -> None:
        self.rects: list[pygame.Rect] = []
        self.everything = True

    def __bool__(self) -> bool:
        return self.everything or bool(self.rects)

    def add(self, rect: pygame.Rect) -> None:
        if self.everything or rect.w <= 0 or rect.h <= 0:
            return
        rect = pygame.Rect(rect)
        while (hit := rect.collidelist(self.rects)) >= 0:  # overlapping parts would be painted twice
            rect.union_ip(self.rects.pop(hit))
        self.rects.append(rect)
        if len(self.rects) > _MOST:
            self.rects = [self.rects[0].unionall(self.rects[1:])]

    def all(self) -> None:
        self.everything = True
        self.rects = []

    def take(self, window: pygame.Rect) -> list[pygame.Rect]:
        """What there is to do, and a clean slate."""
        found = [window.copy()] if self.everything else [r for rect in self.rects if (r := rect.clip(window))]
        self.everything, self.rects = False, []
        return found
