"""The name of the game as it stands on the title: large, in the face of document heads, with a seal."""

from __future__ import annotations

from typing import Any

import pygame

from game.ui.faces import Face
from game.ui.paint import Painter
from game.ui.stamps import seal
from game.ui.widget import Widget

LARGE, AIR, LATIN = 84, 14, 23  # size of the two characters, room between them, size of the English name
SEAL = 128


class Wordmark(Widget):
    """Two characters, the English name under them, and at the right the seal of an invented town."""

    def __init__(self, scale: float = 1, **place: Any):
        super().__init__(**place)
        self.scale = scale

    @property
    def text(self) -> str:
        return f"{self.ui.t('title.name')} {self.ui.t('title.latin')}"

    def _px(self, units: float) -> int:
        return self.ui.f(units * self.scale)

    def _faces(self) -> tuple[Face, Face]:
        faces = self.ui.stock.faces
        return faces.face("serif-900", self._px(LARGE)), faces.face("serif-400", self._px(LATIN))

    def _name_width(self) -> int:
        return self._faces()[0].width(self.ui.t("title.name")) + self._px(AIR)

    def measure_width(self) -> tuple[int, int]:
        return self._name_width(), self._name_width() + self._px(SEAL + 40)

    def measure_height(self, width: int) -> int:
        return self._px(LARGE * 1.16) + self._px(LATIN * 1.6)

    def paint(self, painter: Painter) -> None:
        large, small = self._faces()
        high = self._px(LARGE * 1.16)
        row = pygame.Rect(self.rect.x, self.rect.y, self.rect.w, high)
        x, baseline = row.x, large.baseline(row.centery)
        for char in self.ui.t("title.name"):
            painter.put(char, large, x, baseline, "ink", row)
            x += large.width(char) + self._px(AIR)
        below = pygame.Rect(row.x, row.bottom, row.w, self._px(LATIN * 1.6))
        latin = self.ui.t("title.latin")
        painter.put(latin, small, below.x, small.baseline(below.centery), "ink2", below)
        if self.rect.w >= self._name_width() + self._px(SEAL + 16):
            self._seal(painter)

    def _seal(self, painter: Painter) -> None:
        picture = seal(self.ui, self.ui.t("title.seal"), self._px(SEAL), -6)
        at = picture.get_rect(midright=(self.rect.right, self.rect.centery))
        painter.picture(picture, at.topleft)
