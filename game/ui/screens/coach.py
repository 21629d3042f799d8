"""Notes of the first turn: one at a time, beside what it speaks of, gone with a click or when it was done."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pygame

from game.content.text import say
from game.ui import widgets as w
from game.ui.paint import Painter
from game.ui.screens.play import COACH
from game.ui.widget import Widget

if TYPE_CHECKING:
    from game.ui.screens.desk import Desk

WIDE = 272
PLACES = {  # note -> (ids it may point at, the side of them it stands on)
    "inbox": (("inbox", "tabs"), "right"),
    "verbs": (("verb.real", "tabs"), "left"),
    "gauges": (("gauge.compliance",), "below"),
    "commit": (("commit",), "above"),
}


def with_coach(screen: Desk, root: Widget) -> Widget:
    if not screen.play.coach:
        return root
    return w.Layers(root, Coach(screen, screen.play.coach[0]))


class Coach(Widget):
    """A yellow slip with a small point towards its subject; everything else stays usable."""

    def __init__(self, screen: Desk, name: str):
        super().__init__(id="coach.layer")
        self.name = name
        step = f"{COACH.index(name) + 1}/{len(COACH)}"
        self.slip = w.Column(
            w.Paragraph(say(f"desk.coach.{name}"), "note"),
            w.Row(
                w.Label(step, "axis", "ink2", grow=1),
                w.Button(
                    say("desk.coach.skip"),
                    lambda: self.drop(screen, True),
                    kind="quiet",
                    small=True,
                    id="coach.skip",
                ),
                w.Button(
                    say("desk.coach.ok"), lambda: self.drop(screen), kind="dark", small=True, id="coach.ok"
                ),
                gap=6,
            ),
            gap=8,
            pad=(14, 12, 10, 10),
        )
        self.children = [self.slip]
        self.side = PLACES[name][1]

    def drop(self, screen: Desk, all_of_them: bool = False) -> None:
        screen.play.coach = [] if all_of_them else screen.play.coach[1:]
        screen.rebuild()

    def at(self, pos: tuple[int, int]) -> Widget | None:
        return self.slip.at(pos) or (self if self.slip.rect.collidepoint(pos) else None)

    def takes_mouse(self) -> bool:
        return False

    def subject(self) -> pygame.Rect:
        root = self.screen.root if self.screen else self
        for id in PLACES[self.name][0]:
            found = root.find(id)
            if found and found.rect.w:
                return found.rect
        return pygame.Rect(self.rect.centerx, self.rect.centery, 1, 1)

    def settle(self) -> None:
        at, gap = self.subject(), self.ui.u(14)
        width = min(self.ui.f(WIDE), self.rect.w - 2 * gap)
        slip = pygame.Rect(0, 0, width, self.slip.tall(width))
        if self.side == "right":
            slip.midleft = (at.right + gap, at.centery + self.ui.u(40))
        elif self.side == "left":
            slip.topright = (at.left - gap, at.y)
        elif self.side == "below":
            slip.midtop = (at.centerx, at.bottom + gap + self.ui.u(6))
        else:
            slip.bottomright = (at.right, at.top - gap - self.ui.u(4))
        slip.clamp_ip(self.rect.inflate(-2 * gap, -2 * gap))
        self.slip.arrange(slip)

    def paint(self, painter: Painter) -> None:
        slip = self.slip.rect
        painter.shadow(slip, 6, 8, 4)
        painter.rounded(slip, "note_ground", 6, "note_head", 1.5)
        self._point(painter, slip)

    def _point(self, painter: Painter, slip: pygame.Rect) -> None:
        """The corner that points at the subject."""
        at, size = self.subject(), self.ui.u(9)
        if self.side in ("left", "right"):
            x = slip.left if self.side == "right" else slip.right
            y = min(max(at.centery, slip.top + 2 * size), slip.bottom - 2 * size)
            out = -size if self.side == "right" else size
            points = [(x, y - size), (x, y + size), (x + out, y)]
        else:
            y = slip.top if self.side == "below" else slip.bottom
            x = min(max(at.centerx, slip.left + 2 * size), slip.right - 2 * size)
            out = -size if self.side == "below" else size
            points = [(x - size, y), (x + size, y), (x, y + out)]
        pygame.draw.polygon(painter.surface, painter.ink("note_ground"), points)
